"""How finely figures that stand side by side are printed.

"Up from 4,000 to 4,480" prints both to the same place: noughts at the end of the coarser one are dropped digits no more
than they are in its neighbour. Alone, 4,000 may stand for 3,600; beside 4,480 it stands for itself, or nearly.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from crossfoot.binding.reading import Filling
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_KINDS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
#: Of two figures that state one value the coarser may well be the rounder: it takes a third that is worked out.
_LEAST = 3
#: Levels further apart than this are not printed to one place.
_APART = 20
#: However finely its neighbour is printed, a figure may be rounded by this share of itself.
_ROUNDED = Decimal("0.02")


def beside(figures: Mapping[str, Filling], page: list[Figure]) -> dict[int, Decimal]:
    """For figures of a reading that stand beside one of their sort, as fine or finer: how far off each may be."""
    indexes = [filling for filling in figures.values() if isinstance(filling, int)]
    if len(indexes) < _LEAST:
        return {}
    found: dict[int, Decimal] = {}
    for index in indexes:
        one = page[index]
        finest = [
            place_of(page[other]) for other in indexes if other != index and _are_alike(one, page[other])
        ]
        if finest and min(finest) <= place_of(one):
            found[index] = max(min(finest), _ROUNDED * abs(one.value or Decimal(0)))
    return found


def clipped(interval: Interval, figure: Figure, most: Decimal, scale: Decimal) -> Interval:
    """An interval with no more than ``most`` on either side of the printed value."""
    value = (figure.value or Decimal(0)) * scale
    within = Interval.around(value, most * scale)
    if within.low <= interval.low and interval.high <= within.high:
        return interval
    return Interval(
        max(interval.low, within.low),
        min(interval.high, within.high),
        interval.low_closed or within.low > interval.low,
        interval.high_closed or within.high < interval.high,
    )


def place_of(figure: Figure) -> Decimal:
    """The place of the last digit that is not a dropped nought: 1,000 for 48,000."""
    value = figure.value or Decimal(0)
    _, digits, exponent = value.normalize().as_tuple()
    printed = value.as_tuple().exponent
    finest = min(exponent, printed) if isinstance(printed, int) and printed < 0 else exponent
    return Decimal(1).scaleb(finest) if digits != (0,) and isinstance(finest, int) else Decimal(1)


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are levels of one sort, of like size, and neither is hedged."""
    if not {one.kind, other.kind} <= _KINDS or (
        one.kind is not other.kind and not {one.kind, other.kind} <= _PLAIN
    ):
        return False
    if one.unit != other.unit or one.hedge or other.hedge or not one.value or not other.value:
        return False
    return one.value / _APART <= other.value <= one.value * _APART
