"""Time that has passed since a date, told in an article that has a date of its own.

"Ten years ago, in 2009", "since 1763, that is for 262 years", "it is 30 years since the colony was handed over, in
1996", "started as a trainee in 1979 and retires this month, after 46 years".
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.sole_stretches import sole_start
from crossfoot.detectors.spans import governed
from crossfoot.detectors.wording import hedged_first, of_kinds, wordings, year_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_DATES = frozenset({Kind.DATE, Kind.YEAR})
_LASTING = Trigger(kinds=(Kind.DURATION,))
#: Tokens between a duration and "since", and from there to the date.
_STEP, _FAR = 3, 12
#: Tokens from "has" to "for", and from a stretch to what it began with.
_YET = 6
_THAT_IS = frozenset(
    {
        ",",
        "(",
        "–",
        "—",
        "that",
        "is",
        "for",
        "or",
        "now",
        "a",
        "total",
        "of",
        "some",
        "in",
        "all",
        "which",
        "makes",
        "it",
        "making",
        "means",
        "so",
    }
)
_IT_IS = frozenset({"is", "be", "been", "was", "'s"})


@needs(_LASTING)
def ago_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """ "Ten years ago, in 2009" and "in 2009, ten years ago": the date directly beside the duration."""
    ago, lower = wordings("timeline")["ago"], page.extraction.tokens.lower
    for view in page.where(_LASTING):
        for span in of_kinds(page, view, {Kind.DURATION}):
            figure = page.figures[span]
            size = ago.at(lower, figure.last, view.sentence.last) if figure.last < view.sentence.last else 0
            if figure.hedge in BOUNDS:
                continue
            since = _since(page, view, span) or _ever_since(page, view, span) or _leaving(page, view, span)
            since = _ever_yet(page, view, span) if since is None else since
            since = sole_start(page, view, span) if since is None else since
            if since is not None:
                yield Reading(rule, {"then": since, "span": span}, Tier.ANCHORED, "sentence")
            if not size:
                continue
            for then in of_kinds(page, view, _DATES):
                if _touching(page, view, span, size, then):
                    yield Reading(rule, {"then": then, "span": span}, Tier.ANCHORED, "sentence")


def _since(page: Page, view: View, span: int) -> int | None:
    """ "It is 30 years since the colony was handed over, in 1996": the only date of the sentence, behind "since"."""
    lower, figure = page.extraction.tokens.lower, page.figures[span]
    behind = lower[figure.last : min(figure.last + _STEP + 1, view.sentence.last)]
    dates = [i for i in of_kinds(page, view, _DATES) if year_of(page.figures[i]) is not None]
    if (
        "since" not in behind
        or len(dates) != 1
        or _IT_IS.isdisjoint(lower[max(view.sentence.first, figure.first - 4) : figure.first])
    ):
        return None
    then = page.figures[dates[0]]
    gap = lower[figure.last + behind.index("since") + 1 : then.first]
    ends = then.last >= view.sentence.last or lower[then.last] in (".", ",", ";", ")", "–", "—")
    told = (
        bool(gap)
        and gap[-1] in ("in", "on", "the")
        and not {";", "and", "but", "when", "who", "which"} & set(gap)
    )
    return (
        dates[0]
        if then.first >= figure.last and told and len(gap) <= _FAR and (ends or gap[-1] == "the")
        else None
    )


def _ever_since(page: Page, view: View, span: int) -> int | None:
    """ "since 1763, that is for 262 years": nothing but a mark and a "that is" between."""
    lower, first = page.extraction.tokens.lower, hedged_first(page, view, span)
    past = [i for i in of_kinds(page, view, _DATES) if page.figures[i].last <= first]
    if not past or year_of(page.figures[past[-1]]) is None or len(past) > 1:
        return None
    then = page.figures[past[-1]]
    gap = lower[then.last : first]
    beside = 0 < len(gap) <= _STEP + 2 and all(word in _THAT_IS for word in gap)
    return past[-1] if beside and lower[then.first - 1] == "since" else None


def _ever_yet(page: Page, view: View, span: int) -> int | None:
    """ "The club has been going for 40 years, having started in 1985": it goes on, and the only date is its start."""
    lower, words, figure = page.extraction.tokens.lower, wordings("timeline"), page.figures[span]
    dates = [i for i in of_kinds(page, view, _DATES) if year_of(page.figures[i]) is not None]
    first = hedged_first(page, view, span)
    if len(dates) != 1 or len(of_kinds(page, view, {Kind.DURATION})) != 1 or figure.per is not None:
        return None
    then = page.figures[dates[0]]
    gap = lower[figure.last : then.first]
    lasting = lower[first - 1] == "for" and not {"has", "have"}.isdisjoint(
        lower[max(0, first - _YET) : first]
    )
    since = gap == [",", "since"] or (
        gap[:1] == [","]
        and len(gap) <= _YET
        and not {"and", "but", "who", "which", ";"} & set(gap)
        and words["begin"].within(gap, 0, len(gap))
    )
    return dates[0] if lasting and since and then.first >= figure.last else None


def _leaving(page: Page, view: View, span: int) -> int | None:
    """ "started as a trainee in 1979 and retires this month, after 46 years": the stretch ends with the article."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    dates = [i for i in of_kinds(page, view, _DATES) if year_of(page.figures[i]) is not None]
    first = hedged_first(page, view, span)
    if len(dates) != 1 or lower[first - 1] != "after" or not governed(page, view, dates[0], "begin"):
        return None
    then = page.figures[dates[0]]
    going = then.last <= first and words["going"].within(lower, then.last, first)
    return dates[0] if going and len(of_kinds(page, view, {Kind.DURATION})) == 1 else None


def _touching(page: Page, view: View, span: int, size: int, then: int) -> bool:
    """Whether nothing but a comma, a bracket and a preposition stands between "ten years ago" and a date."""
    figure, other = page.figures[span], page.figures[then]
    first, last = hedged_first(page, view, span), figure.last + size
    lower = page.extraction.tokens.lower
    if other.last <= first:
        gap = lower[other.last : first]
        return len(gap) <= 2 and all(word in (",", "(", "–", "—", "-") for word in gap) and bool(gap)
    gap = lower[last : hedged_first(page, view, then)]
    return 0 < len(gap) <= 3 and all(word in (",", "(", "–", "—", "in", "on", "back") for word in gap)
