"""Turn a formula round: which values of one figure would make it hold, the others staying as they are.

Where the name occurs once in a comparison, the operations above it are undone one by one, from the outside
in; each step gives exactly the values for which some choice of the other figures reaches the target.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from crossfoot.formula.evaluate import Box, Undecided
from crossfoot.formula.monotone import Term
from crossfoot.formula.nodes import (
    Binary,
    Call,
    ListCall,
    Name,
    Negative,
    Node,
    Power,
    Relation,
    Sides,
    arithmetic_names,
)
from crossfoot.formula.search import search
from crossfoot.model.directed import UP
from crossfoot.model.interval import Interval

_EVERYTHING = Interval.everything()
_NOT_NEGATIVE = Interval.at_least(0)
_MIRRORED: dict[Relation, Relation] = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


class _NoValue(Exception):
    """No value would do."""


class _NotInvertible(Exception):
    """The term cannot be turned round for that name."""


def solve(sides: Sides, name: str, box: Box, item: int | None = None) -> Interval | None:
    """Give the values of `name` (of one item of it, when it is a list) that satisfy a comparison, or None."""
    left, relation, right = sides
    times = (arithmetic_names(left) + arithmetic_names(right)).count(name)
    if times != 1:
        return search(sides, name, box) if times and name in box.figures else None
    try:
        return _Inverse(name, item, box).of_comparison(left, relation, right)
    except (_NoValue, _NotInvertible, Undecided):
        return None


def narrow(sides: Sides, box: Box) -> Box | None:
    """Take out of the box what cannot satisfy a comparison; None when nothing is left."""
    left, relation, right = sides
    names = arithmetic_names(left) + arithmetic_names(right)
    figures = dict(box.figures)
    for name in names:
        if names.count(name) > 1 or name not in figures:
            continue
        try:
            allowed = (
                _Inverse(name, None, box).of_comparison(left, relation, right).intersection(figures[name])
            )
        except (_NotInvertible, Undecided):
            continue
        except _NoValue:
            return None
        if allowed is None:
            return None
        figures[name] = allowed
    return Box(figures, box.lists, box.settled)


class _Inverse:
    """The steps that undo a term, for one name and one box."""

    def __init__(self, name: str, item: int | None, box: Box) -> None:
        self.name = name
        self.item = item
        self.box = box

    def image(self, node: Node) -> Interval:
        return Term.of(node).over(self.box)

    def holds_name(self, node: Node) -> bool:
        return self.name in arithmetic_names(node)

    def of_comparison(self, left: Node, relation: Relation, right: Node) -> Interval:
        if relation == "!=":
            raise _NotInvertible
        if self.holds_name(right):
            left, relation, right = right, _MIRRORED[relation], left
        return self.of_term(left, _allowed(relation, self.image(right)))

    def of_term(self, node: Node, target: Interval) -> Interval:
        """Give the values of the name for which the term can lie in the target."""
        match node:
            case Name():
                return target
            case ListCall(function, name):
                return self.of_list(function, name, target)
            case Negative(operand):
                return self.of_term(operand, -target)
            case Binary(operator, left, right):
                if self.holds_name(left):
                    return self.of_term(left, _undo_left(operator, target, self.image(right)))
                return self.of_term(right, _undo_right(operator, target, self.image(left)))
            case Power(base, exponent):
                return self.of_term(base, _undo_power(target, exponent, self.image(base)))
            case Call(function, arguments):
                return self.of_call(function, arguments, target)
            case _:
                raise _NotInvertible

    def of_list(self, function: str, name: str, target: Interval) -> Interval:
        items = self.box.lists[name]
        if self.item is None or not 0 <= self.item < len(items):
            raise _NotInvertible
        others = [item for place, item in enumerate(items) if place != self.item]
        if function == "mean":
            target, function = target * len(items), "sum"
        for other in others:
            target = _UNDO_EACH[function](target, other)
        return target

    def of_call(self, function: str, arguments: Sequence[Node], target: Interval) -> Interval:
        place = next(place for place, argument in enumerate(arguments) if self.holds_name(argument))
        argument = arguments[place]
        match function:
            case "abs":
                target = _either_sign(_common(target, _NOT_NEGATIVE), self.image(argument))
            case "sqrt":
                target = _common(target, _NOT_NEGATIVE) ** 2
            case "floor":
                target = _undo_floor(target)
            case "sum" | "min" | "max":
                for other in (*arguments[:place], *arguments[place + 1 :]):
                    target = _UNDO_EACH[function](target, self.image(other))
            case _:
                raise _NotInvertible
        return self.of_term(argument, target)


def _common(first: Interval, second: Interval) -> Interval:
    both = first.intersection(second)
    if both is None:
        raise _NoValue
    return both


def _allowed(relation: Relation, other: Interval) -> Interval:
    match relation:
        case "==":
            return other
        case "<" | "<=":
            return (
                Interval.at_most(other.high, relation == "<=" and other.high_closed)
                if other.high.is_finite()
                else _EVERYTHING
            )
        case _:
            return (
                Interval.at_least(other.low, relation == ">=" and other.low_closed)
                if other.low.is_finite()
                else _EVERYTHING
            )


def _undo_left(operator: str, target: Interval, other: Interval) -> Interval:
    """Give every x for which x + other (x - other, x * other, x / other) can lie in the target."""
    match operator:
        case "+":
            return target - other
        case "-":
            return target + other
        case "*":
            return _factor(target, other)
        case _:
            if other.is_point and not other.low:
                raise _NotInvertible
            return target * other


def _undo_right(operator: str, target: Interval, other: Interval) -> Interval:
    """Give every x for which other + x (other - x, other * x, other / x) can lie in the target."""
    match operator:
        case "+":
            return target - other
        case "-":
            return other - target
        case "*":
            return _factor(target, other)
        case _:
            return _factor(other, target)


def _factor(product: Interval, other: Interval) -> Interval:
    """Give every x for which x * other can lie in the product."""
    if other.contains(0) and product.contains(0):
        return _EVERYTHING
    if other.is_point and not other.low:
        raise _NoValue
    return product / other


def _undo_power(target: Interval, exponent: int, current: Interval) -> Interval:
    if exponent == 0:
        raise _NotInvertible
    if exponent < 0:
        target, exponent = _factor(Interval.point(1), target), -exponent
    if exponent % 2:
        return target.root(exponent)
    return _either_sign(_common(target, _NOT_NEGATIVE).root(exponent), current)


def _either_sign(size: Interval, current: Interval) -> Interval:
    """Give the values of that size on the side of zero where the figure stands now; both, when it is on both."""
    if current.low >= 0:
        return size
    return -size if current.high <= 0 else size.hull(-size)


def _undo_floor(target: Interval) -> Interval:
    low = target.low.to_integral_value(ROUND_CEILING)
    high = target.high.to_integral_value(ROUND_FLOOR)
    if low == target.low and not target.low_closed:
        low = UP.add(low, Decimal(1))
    if high == target.high and not target.high_closed and high.is_finite():
        high = UP.subtract(high, Decimal(1))
    if low > high:
        raise _NoValue
    return Interval(low, UP.add(high, Decimal(1)), True, False)


def _undo_maximum(target: Interval, other: Interval) -> Interval:
    """Give every x for which max(x, other) can lie in the target."""
    if other.intersects(target):
        return Interval(_EVERYTHING.low, target.high, False, target.high_closed)
    if target.reaches_below(other):
        raise _NoValue
    return target


_UNDO_EACH: dict[str, Callable[[Interval, Interval], Interval]] = {
    "sum": lambda target, other: target - other,
    "max": _undo_maximum,
    "min": lambda target, other: -_undo_maximum(-target, -other),
}
