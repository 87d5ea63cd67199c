"""Make the image of a term tight where a name occurs more than once.

Plain interval arithmetic takes every occurrence of a name for another figure, so that `part / (part + rest)`
comes out too wide. Where the term only rises or only falls with that name over the whole box, its extremes
lie at the name's ends: the slope, enclosed by interval arithmetic, shows it. A name whose slope may have
either sign keeps its interval, which only widens.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from crossfoot.formula.evaluate import (
    CALL_IMAGES,
    Box,
    Image,
    Undecided,
    compile_image,
    divide,
    power,
    total,
)
from crossfoot.formula.nodes import (
    Binary,
    Call,
    ListCall,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Settled,
    arithmetic_names,
)
from crossfoot.formula.rational import Direction, direction
from crossfoot.model.interval import Interval

_NONE = Interval.point(0)
_ONE = Interval.point(1)
_RISING = Interval.at_least(0)
_PART = Interval(Decimal(0), Decimal(1))
_EITHER = Interval(Decimal(-1), Decimal(1))


class Term(NamedTuple):
    """A term ready to be evaluated: its tree, its image, and the names that stand in it more than once."""

    node: Node
    image: Image
    repeated: Mapping[str, Direction | None]

    @classmethod
    def of(cls, node: Node) -> Term:
        """Compile a term."""
        names = arithmetic_names(node)
        repeated = {name: direction(node, name) for name in names if names.count(name) > 1}
        return cls(node, compile_image(node), repeated)

    def over(self, box: Box) -> Interval:
        """Give the image of the term over a box, as tight as can be shown."""
        natural = self.image(box)
        if not self.repeated:
            return natural
        return self._at_ends(box, natural)

    def slope(self, name: str, box: Box) -> Interval:
        """Give an interval whose sign is that of the slope over the box."""
        collected = self.repeated[name]
        found = collected.over(box) if collected is not None else None
        return _slope(self.node, name, box)[1] if found is None else found

    def _at_ends(self, box: Box, natural: Interval) -> Interval:
        slopes = {name: self.slope(name, box) for name in self.repeated}
        try:
            lowest, low_reached = _moved(box, slopes, to_low=True)
            highest, high_reached = _moved(box, slopes, to_low=False)
            low, high = self.image(lowest), self.image(highest)
        except Undecided:
            # An end that the figure never reaches, such as the zero of a divisor, has no value of its own.
            return natural
        tight = Interval.everything()
        if low.low <= high.high:
            tight = _between(low, high, low_reached, high_reached)
        return natural.intersection(tight) or natural


def _between(low: Interval, high: Interval, low_reached: bool, high_reached: bool) -> Interval:
    if low.low == high.high:
        return Interval(low.low, high.high)
    return Interval(low.low, high.high, low.low_closed and low_reached, high.high_closed and high_reached)


def _moved(box: Box, slopes: Mapping[str, Interval], to_low: bool) -> tuple[Box, bool]:
    """Put each name at the end where the term is lowest (or highest), and say whether all those ends are reached."""
    figures, lists = dict(box.figures), dict(box.lists)
    reached = True
    for name, slope in slopes.items():
        if not (slope.low >= 0 or slope.high <= 0):
            continue
        at_low = (slope.low >= 0) == to_low
        # Along a flat stretch an open end loses nothing: its value is reached from inside.
        strict = not slope.contains(0)
        if name in figures:
            figures[name], closed = _end(figures[name], at_low)
            reached &= closed or not strict
        else:
            ends = [_end(item, at_low) for item in lists[name]]
            lists[name] = tuple(end for end, _ in ends)
            reached &= all(closed for _, closed in ends) or not strict
    return Box(figures, lists, box.settled), reached


def _end(interval: Interval, at_low: bool) -> tuple[Interval, bool]:
    value = interval.low if at_low else interval.high
    if not value.is_finite():
        return interval, True
    return Interval.point(value), interval.low_closed if at_low else interval.high_closed


Slope = tuple[Interval, Interval]
"""The image of a term, and that of its derivative by one name (by each item alike, when the name is a list)."""


def _slope(node: Node, name: str, box: Box) -> Slope:
    match node:
        case Name(other):
            return box.figures[other], _ONE if other == name else _NONE
        case ListCall(function, other):
            return compile_image(node)(box), _list_slope(
                function, len(box.lists[other])
            ) if other == name else _NONE
        case Number() | Settled():
            return compile_image(node)(box), _NONE
        case Negative(operand):
            value, slope = _slope(operand, name, box)
            return -value, -slope
        case Power(base, exponent):
            value, slope = _slope(base, name, box)
            return power(value, exponent), power(
                value, exponent - 1
            ) * exponent * slope if exponent else _NONE
        case Binary(operator, left, right):
            return _binary_slope(operator, _slope(left, name, box), _slope(right, name, box))
        case Call(function, arguments):
            return _call_slope(function, [_slope(argument, name, box) for argument in arguments])


def _list_slope(function: str, length: int) -> Interval:
    match function:
        case "sum":
            return _ONE
        case "mean":
            return _ONE / length
        case _:
            return _PART


def _binary_slope(operator: str, left: Slope, right: Slope) -> Slope:
    (x, dx), (y, dy) = left, right
    match operator:
        case "+":
            return x + y, dx + dy
        case "-":
            return x - y, dx - dy
        case "*":
            return x * y, dx * y + x * dy
    quotient = divide(x, y)
    # Two ways to write the same derivative; each is the narrower one somewhere.
    by_parts, by_quotient = (dx * y - x * dy) / y**2, (dx - quotient * dy) / y
    return quotient, by_parts.intersection(by_quotient) or by_parts


def _call_slope(function: str, arguments: Sequence[Slope]) -> Slope:
    values = [value for value, _ in arguments]
    value = CALL_IMAGES[function](values)
    inner = arguments[0][1]
    match function:
        case "abs":
            factor = _ONE if values[0].low >= 0 else -_ONE if values[0].high <= 0 else _EITHER
        case "sqrt":
            factor = _ONE / (value * 2)
        case "floor" | "sign":
            factor = _RISING
        case "sum":
            return value, total([slope for _, slope in arguments])
        case _:
            return value, _extreme_slope(value, arguments)
    return value, factor * inner


def _extreme_slope(value: Interval, arguments: Sequence[Slope]) -> Interval:
    """The slope of a `min` or `max` is that of whichever argument is the extreme one."""
    possible = [slope for image, slope in arguments if image.intersects(value)]
    return reduce(Interval.hull, possible)
