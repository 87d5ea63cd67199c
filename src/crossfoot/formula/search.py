"""Find by search which values of one figure satisfy a comparison that names it more than once.

The difference of the two sides is followed over sizes around the figure's own, on its side of zero. Where it
passes once from surely below zero to surely above (or back), the values between are closed in by bisection;
anything less plain gives no answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from crossfoot.formula.evaluate import Box, Undecided
from crossfoot.formula.monotone import Term
from crossfoot.formula.nodes import Binary, Sides
from crossfoot.model.directed import DOWN, UP, ZERO
from crossfoot.model.interval import Interval

_DOUBLINGS = 24
_BISECTIONS = 50
_TWO = Decimal(2)

Place = Callable[[Decimal], int | None]
"""Where the difference lies at a value: -1 below zero, 1 above it, 0 possibly at it, None unknown."""


def search(sides: Sides, name: str, box: Box) -> Interval | None:
    """Give the values of `name` for which the sides can be equal; None when that cannot be told."""
    return _search(
        sides,
        name,
        tuple(box.figures.items()),
        tuple((key, tuple(row)) for key, row in box.lists.items()),
        tuple(box.settled.items()),
    )


@lru_cache(
    maxsize=64
)  # what a slip would be, what would mend it and whether to doubt it ask the same in a row
def _search(
    sides: Sides,
    name: str,
    figures: tuple[tuple[str, Interval], ...],
    lists: tuple[tuple[str, tuple[Interval, ...]], ...],
    settled: tuple[tuple[str, Interval | str], ...],
) -> Interval | None:
    left, relation, right = sides
    box = Box(dict(figures), dict(lists), dict(settled))
    start = box.figures[name].middle
    if relation != "==" or not start:
        return None
    difference = Term.of(Binary("-", left, right))
    place = _place(difference, name, box)
    found = _crossing(
        place,
        [UP.multiply(start, UP.power(_TWO, doubling)) for doubling in range(-_DOUBLINGS, _DOUBLINGS + 1)],
    )
    if found is None:
        return None
    first, last = sorted(found)
    between = replace(box, figures={**box.figures, name: Interval(first, last)})
    if _may_turn(difference, name, between):
        return None
    return Interval(first, last)


def _may_turn(difference: Term, name: str, box: Box) -> bool:
    try:
        slope = difference.slope(name, box)
    except Undecided:
        return True
    return slope.low < 0 < slope.high


def _place(difference: Term, name: str, box: Box) -> Place:
    def place(value: Decimal) -> int | None:
        try:
            image = difference.over(replace(box, figures={**box.figures, name: Interval.point(value)}))
        except Undecided:
            return None
        if image.contains(ZERO):
            return 0
        return 1 if image.low >= 0 else -1

    return place


def _crossing(place: Place, values: list[Decimal]) -> tuple[Decimal, Decimal] | None:
    """Close in on the only stretch where the place passes from -1 to 1 or back, from both sides."""
    places = [place(value) for value in values]
    sure = [(where, value) for where, value in zip(places, values, strict=True) if where]
    turns = [(before, after) for before, after in pairwise(sure) if before[0] != after[0]]
    if None in places or len(turns) != 1:
        return None
    (side, before), (other_side, after) = turns[0]
    return _edge(place, before, after, side), _edge(place, after, before, other_side)


def _edge(place: Place, sure: Decimal, beyond: Decimal, side: int) -> Decimal:
    """Give the last value, to a hair, that is still surely on its side."""
    for _ in range(_BISECTIONS):
        middle = DOWN.add(DOWN.divide(sure, _TWO), UP.divide(beyond, _TWO))
        if place(middle) == side:
            sure = middle
        else:
            beyond = middle
    return sure
