"""Contests told set by set or half by half: who won the match must have won the sets, and scores only grow.

"Recovered to beat the third seed 4-6, 6-3, 6-2": the one who beat the other has the sets. "Leading 21-14 at the break,
they added another 17 and won 38-20": what was scored by the break, and after it, is the winner's score.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.margins import scores
from crossfoot.detectors.series import set_list, sides
from crossfoot.detectors.tape import compiled, figure_set, make_tape, named, words_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_TABLE = "sport"
WINNERS = Trigger(lists=("sport.beat-verb", "sport.prevailed"))
ADDED = Trigger(lists=("sport.added",))
#: Tokens behind a score in which the break is named; sentences from the break to the end.
_BEHIND, _REACH = 4, 2
_TRAILING = frozenset({"adrift", "behind", "deficit", "down", "trail", "trailed", "trailing"})
_PASSIVE = frozenset({"was", "were", "been", "being", "is", "are"})


def set_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """The last set, and where the winner lost as many as were won, the last of those that were lost."""
    for view in page.where(WINNERS):
        found = set_list(page, view)
        if not found or not _won(page, view, found[0]):
            continue
        won = [(pair := sides(page.figures[index]))[0] > pair[1] for index in found]
        lost = [index for index, ahead in zip(found, won, strict=True) if not ahead]
        told = lost[-1] if 2 * len(lost) >= len(found) else found[-1]
        yield Reading(rule, {"score": told}, Tier.ANCHORED, "sentence")


def _won(page: Page, view: View, first: int) -> bool:
    """Whether the last word of the sets is that of a winner: "beat", no "was beaten" and no "lost"."""
    lower, words, stop = page.extraction.tokens.lower, wordings(_TABLE), page.figures[first].first
    start = view.sentence.first
    found = [place for name in ("beat-verb", "prevailed") for place in words[name].find(lower, start, stop)]
    if not found:
        return False
    at, last = max(found)
    between = lower[last:stop]
    passive = lower[at - 1] in _PASSIVE or between[:1] == ["by"]
    named = words["lost"].within(lower, at, stop) or ";" in between or "after" in between
    return not passive and not named


def grown_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """What stood at the break, what was added, and the score at the end."""
    number = figure_set(Kind.COUNT, Kind.NUMBER)
    told = compiled(
        f"(?<!\\S){words_of(_TABLE, 'added')}(?:another |a further |further )?{named('n', number)}"
    )
    for view in page.where(ADDED):
        tape = make_tape(page, view)
        added = [tape.at[match.start("n")] for match in told.finditer(tape.line)]
        printed = [
            index
            for number in range(view.number - _REACH, view.number + _REACH)
            if (other := page.by_sentence.get(number)) is not None
            for index in scores(page, other)
        ]
        if len(added) != 1 or len(printed) != 2 or not printed[0] < added[0] < printed[1]:
            continue
        if not view.words.isdisjoint(_TRAILING) or wordings(_TABLE)["alone"].stands_in(page, view):
            continue  # the score at the break may name the other side first
        if _at_break(page, printed[0]) and not _at_break(page, printed[1]):
            filled = {"before": printed[0], "added": added[0], "score": printed[1]}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence", "grown")


def _at_break(page: Page, index: int) -> bool:
    lower, last = page.extraction.tokens.lower, page.figures[index].last
    return wordings(_TABLE)["break"].within(lower, last, last + _BEHIND)
