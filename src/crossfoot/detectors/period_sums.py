"""Scores of two periods and the score they come to: "28-21 in the first quarter and 25-24 in the second: 53-45".

Nothing but the sum need say so: of the two sides one has exactly the points of both periods.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.margins import scores
from crossfoot.model.finding import Tier
from crossfoot.rulebook import Rule

_WORDS = (
    "half",
    "quarter",
    "quarters",
    "period",
    "periods",
    "third",
    "leg",
    "frame",
    "half-time",
    "halftime",
    "interval",
)
PERIODS = Trigger(words=_WORDS)
#: Scores of sets and of low-scoring games agree by chance.
_LEAST = 10
_SIDES = 2
#: Tokens behind a score in which a word tells that it is the score so far.
_NEAR = 2
_STAGE, _BREAKS = 4, frozenset({"break", "half", "halftime", "interval", "turn"})
_STANDING = frozenset({"adrift", "after", "ahead", "behind", "by", "clear", "down", "up"})


def period_sums(rule: Rule, page: Page) -> Iterator[Reading]:
    """Every three scores in a row of one sentence or two, of which the last is the sum of the others on one side."""
    for view in page.where(PERIODS):
        found = _scores(page, view)
        for one, two, total in zip(found, found[1:], found[2:], strict=False):
            if _sums_nearly(page, one, two, total) and not _is_standing(page, one, two):
                yield Reading(rule, {"first": one, "second": two, "total": total}, Tier.ANCHORED, "previous")


def _scores(page: Page, view: View) -> list[int]:
    after = page.by_sentence.get(view.number + 1)
    return [*scores(page, view), *(scores(page, after) if after is not None else ())]


def _sums_nearly(page: Page, one: int, two: int, total: int) -> bool:
    sides = [_sides(page, index) for index in (one, two, total)]
    if any(len(side) != _SIDES for side in sides) or max(sides[2]) < _LEAST:
        return False
    first, second, whole = sides
    ways = [(first[0] + other, first[1] + another) for other, another in (second, second[::-1])]
    hits = [
        sum(have == want for have, want in zip(way, told, strict=True))
        for way in ways
        for told in (whole, whole[::-1])
    ]
    return max(hits) >= 1


def _is_standing(page: Page, one: int, two: int) -> bool:
    """ "22-9 ahead, 31-24 after three quarters": the score so far, not that of a period."""
    lower = page.extraction.tokens.lower
    grows = all(late >= soon for soon, late in zip(_sides(page, one), _sides(page, two), strict=True))
    near = [lower[page.figures[index].last : page.figures[index].last + _NEAR] for index in (one, two)]
    stages = (lower[page.figures[index].last : page.figures[index].last + _STAGE] for index in (one, two))
    if any("after" in words and not _BREAKS.isdisjoint(words) for words in stages):
        return False  # "52-44 after the break" is that of the half
    return grows and any(not _STANDING.isdisjoint(words) for words in near)


def _sides(page: Page, index: int) -> tuple[Decimal, ...]:
    figure = page.figures[index]
    if len(figure.parts) == _SIDES:
        return figure.parts
    return (figure.low, figure.high) if figure.low is not None and figure.high is not None else ()
