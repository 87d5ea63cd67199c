"""Whether words tell that two levels are of two times, and which of them is the earlier one."""

from __future__ import annotations

from crossfoot.binding.page import Page, View
from crossfoot.detectors.telling_chances import PRONOUNS
from crossfoot.detectors.wording import hedged_first, wordings, year_at
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.quantity import Kind

_TABLE = "tellings"
#: Tokens behind a change, and behind its "than", that tell the earlier time.
_REACH, _SINCE, _AGO = 8, 5, 6
_COPULAS = frozenset({"are", "is", "was", "were"})
_BECOME = frozenset({
    "become", "climbed", "come", "declined", "doubled", "dropped", "dwindled", "fallen", "gone", "grown", "halved",
    "reached", "risen", "shrunk", "slipped", "soared", "sunk", "swelled", "swollen", "trebled", "tripled",
})  # fmt: skip


def at_two_times(page: Page, view: View, size: int, old: int, new: int, known: bool) -> int:
    """2 if one level is told of an earlier time and the other of a later one, 1 if only one of them is, 0 if neither.

    ``known``: the change is one that the reader knows of, so that no words of time are asked for; they may still say
    that it went the other way.
    """
    then, now = page.view_of(old), page.view_of(new)
    if then is None or now is None:
        return 0
    years = year_at(page, then, old), year_at(page, now, new)
    if years[0] is not None and years[1] is not None:
        return 2 * (years[0] < years[1])
    lists, lower = wordings(_TABLE), page.extraction.tokens.lower
    before, after = _clause(page, then, old), _clause(page, now, new)
    earlier = lists["then-words"].within(lower, *before)
    later = lists["now-words"].within(lower, *after) or _had_become(lower, *after)
    if lists["future-words"].within(lower, *after) and lists["present-words"].within(lower, *before):
        return 2
    if lists["then-words"].within(lower, *after) and not later and not earlier:
        return 0
    return earlier + later or int(known or since_then(page, view, size))


def _had_become(lower: list[str], first: int, last: int) -> bool:
    """ "By last September that had become 448": "had" before a verb of change does not speak of the older time."""
    pairs = zip(lower[first:last], lower[first + 1 : last], strict=False)
    return any(one == "had" and two in _BECOME for one, two in pairs)


def since_then(page: Page, view: View, size: int) -> bool:
    """ "better than before the work", "on what she inherited": the change itself tells of an earlier time."""
    last = page.figures[size].last
    end = min(last + _REACH, view.sentence.last)
    lower = page.extraction.tokens.lower
    than = lower.index("than", last, end) if "than" in lower[last:end] else end
    ago = not words_of("other-time").isdisjoint(lower[than : min(than + _AGO, end)])
    return ago or wordings(_TABLE)["since-words"].within(lower, last, end)


def _clause(page: Page, view: View, index: int) -> tuple[int, int]:
    """The tokens of the clause of a figure: between semicolons, or the figures on either side."""
    lower, figure = page.extraction.tokens.lower, page.figures[index]
    first, last = view.sentence.first, view.sentence.last
    for other in view.plain.place:
        one = page.figures[other]
        if one.kind in (Kind.DURATION, Kind.ORDINAL) or other == index:
            continue
        if one.last <= figure.first:
            first = max(first, one.last)
        elif one.first >= figure.last:
            last = min(last, one.first)
    stops = [token for token in range(first, last) if lower[token] == ";"]
    first = max([first, *(token + 1 for token in stops if token < figure.first)])
    return first, min([last, *(token for token in stops if token >= figure.last)])


def is_said_of(page: Page, view: View, size: int) -> bool:
    """ "Prices were 2.1% higher than a year before": at the head of its sentence, what was higher is named."""
    lower, first = page.extraction.tokens.lower, hedged_first(page, view, size)
    copula = first - 1 > view.sentence.first and lower[first - 1] in _COPULAS
    subject = lower[view.sentence.first : first - 1]
    return copula and len(subject) == 1 and subject[0] not in PRONOUNS


def since_when(page: Page, view: View, size: int) -> bool:
    """ "have doubled since 1999, when a cottage cost €70,000": where it started from is told behind."""
    last = page.figures[size].last
    behind = page.extraction.tokens.lower[last : min(last + _SINCE, view.sentence.last)]
    return behind[:1] == ["since"] and "when" in behind


def leaves_level(page: Page, view: View, size: int) -> bool:
    """ "was cut 15%, leaving $68m where there had been $80m": the level that it led to follows."""
    lower, last = page.extraction.tokens.lower, page.figures[size].last
    return lower[last : last + 2] in ([",", "leaving"], [",", "bringing"], [",", "lifting"], [",", "taking"])
