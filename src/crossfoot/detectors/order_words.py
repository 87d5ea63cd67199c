"""What every reading of a word of order shares: the word, and which figures it can compare."""

from __future__ import annotations

from typing import NamedTuple

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.windows import roles_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
#: Spans of a rate.
SPANS = frozenset({"year", "month", "week", "day", "hour", "season"})
#: Figures further apart than this are of different things.
_FACTOR = 4.0
#: Tokens beside a percentage in which a word tells that it is one of a rise or fall.
_BESIDE = 4
_OTHERS = frozenset({"delta", "threshold"})


class Cue(NamedTuple):
    """A word of order: its tokens, and whether its subject has more (1) or less (-1).

    ``fast``: speed counts by what is told; ``leads``: the word tells who is ahead of whom ("had the edge").
    """

    first: int
    last: int
    way: int
    fast: bool
    leads: bool = False


def comparable(page: Page, one: int, two: int, related: bool = False) -> bool:
    """Whether two figures may be compared; ``related``: words say that they are, whatever they count."""
    a, b = page.figures[one], page.figures[two]
    if a.hedge in BOUNDS or b.hedge in BOUNDS:
        return False
    if a.per != b.per and not (a.per in SPANS and b.per is None and a.kind is Kind.MEASURE):
        return (
            False  # the span is told of the first one only: "4,100 tonnes a year, behind A with 6,300 tonnes"
        )
    if a.kind is Kind.PERCENT and any(_moves(page, i) for i in (one, two)):
        return False
    if any(_OTHERS & roles_of(page, i) for i in (one, two)):
        return False
    named = None not in (a.noun, b.noun) and a.noun != b.noun
    if named and (not related or "words" in (a.form, b.form)):
        return False  # "made four changes to the side that beat England in the Six Nations"
    low, high = sorted((float(a.value or 0), float(b.value or 0)))
    return low > 0 and high / low <= _FACTOR


def _moves(page: Page, index: int) -> bool:
    """Whether a percentage is one of a rise or fall, by the words beside it."""
    view, lower = page.view_of(index), page.extraction.tokens.lower
    if view is None:
        return False
    first, last = page.figures[index].first, page.figures[index].last
    near = max(view.sentence.first, first - _BESIDE), min(view.sentence.last, last + _BESIDE)
    return wordings("comparing")["falling"].within(lower, *near) or wordings("ordering")["moving"].within(
        lower, *near
    )


def is_time(page: Page, view: View, one: int, two: int) -> bool:
    """Whether the figures are times or strokes: who is ahead has fewer."""
    figures = [page.figures[one], page.figures[two]]
    few = not view.words.isdisjoint(wordings("ordering")["fewest"].rows)
    return few or any(figure.kind is Kind.DURATION for figure in figures)


def ordered(rule: Rule, first: int, second: int, way: int) -> Reading:
    """``way`` is 1 where the first figure is the larger one."""
    larger, smaller = (first, second) if way > 0 else (second, first)
    return Reading(rule, {"larger": larger, "smaller": smaller}, Tier.ANCHORED, "sentence")
