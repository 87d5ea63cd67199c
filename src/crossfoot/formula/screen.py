"""The fast look: the same arithmetic in floats, rounded outward, to throw out readings that surely fail.

A comparison is rejected only when the float images are apart, and those always enclose the Decimal ones:
every bound starts 1e-9 of its size outside (`Interval.as_floats`), an operation loses at most 1e-16 of the
sizes it works on, and no intermediate result can overflow or underflow, because the sizes of the bounds are
limited and a term of too many factors is not screened (`reach`). Every image is the natural one, never
narrower than what Decimal would accept.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from crossfoot.formula.nodes import (
    Binary,
    Call,
    ListCall,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Relation,
    Settled,
)
from crossfoot.formula.operands import Bounds
from crossfoot.model.directed import FLOAT_REACH
from crossfoot.model.interval import Interval

FloatBox = Mapping[str, Any]
"""Bounds for each name, a sequence of them for a list."""

FloatImage = Callable[[FloatBox], Bounds]
Test = Callable[[FloatBox], bool]

_ALL: Bounds = (-math.inf, math.inf)
MAX_REACH = 290
_LEAF_REACH = FLOAT_REACH + 17  # a difference of two floats is a whole number of their last places
_SLACK = 1e-9


def compile_test(left: Node, relation: Relation, right: Node) -> Test | None:
    """Compile a comparison to a test that is False only when it surely fails; None when floats cannot tell."""
    try:
        if max(reach(left), reach(right)) > MAX_REACH or relation == "!=":
            return None
        first, second = _compile(left), _compile(right)
    except _Unscreened:
        return None
    return _TESTS[relation](first, second)


class _Unscreened(Exception):
    """A term that only the engine can give a value to."""


def reach(node: Node) -> int:
    """Give an exponent of ten that no intermediate float of a term passes, nor its inverse (zero, infinity apart)."""
    match node:
        case Binary("+" | "-", left, right):
            return max(reach(left), reach(right)) + 1
        case Binary("*", left, right):
            return reach(left) + reach(right)
        case Binary(_, left, right):
            return reach(left) + reach(right) + 17
        case Power(base, exponent):
            return max(_LEAF_REACH, reach(base) * abs(exponent) + 17)
        case Negative(operand):
            return reach(operand)
        case Call(_, arguments):
            return max(map(reach, arguments), default=_LEAF_REACH) + 17
        case ListCall():
            return _LEAF_REACH + 17
        case _:
            return _LEAF_REACH


def _compile(node: Node) -> FloatImage:
    match node:
        case Number(value):
            constant = Interval.point(value).as_floats()
            return lambda box: constant
        case Name(name):
            return lambda box: box[name]
        case ListCall(function, name):
            fold = _FOLDS[function]
            return lambda box: fold(box[name])
        case Settled(function, names):
            return _compile_settled(function, names[0])
        case Negative(operand):
            return _negative(_compile(operand))
        case Power(base, exponent):
            return _power(_compile(base), exponent)
        case Binary(operator, left, right):
            return _OPERATIONS[operator](_compile(left), _compile(right))
        case Call(function, arguments):
            images, fold = [_compile(argument) for argument in arguments], _FOLDS[function]
            return lambda box: fold([image(box) for image in images])


def _compile_settled(function: str, name: str) -> FloatImage:
    if function == "count":
        return lambda box: _loosened(len(box[name]), len(box[name]))
    if function in ("low", "high", "middle"):
        # The end itself is one of the values between the bounds.
        return lambda box: box[name]
    raise _Unscreened


# ---- comparisons: each is written so that a NaN, were there one, would not reject


def _equal(first: FloatImage, second: FloatImage) -> Test:
    def test(box: FloatBox) -> bool:
        low, high = first(box)
        other_low, other_high = second(box)
        return not (high < other_low or other_high < low)

    return test


def _less(first: FloatImage, second: FloatImage) -> Test:
    return lambda box: not first(box)[0] > second(box)[1]


def _greater(first: FloatImage, second: FloatImage) -> Test:
    return lambda box: not first(box)[1] < second(box)[0]


_TESTS: Mapping[str, Callable[[FloatImage, FloatImage], Test]] = {
    "==": _equal,
    "<": _less,
    "<=": _less,
    ">": _greater,
    ">=": _greater,
}

# ---- operations


def _sum(first: FloatImage, second: FloatImage) -> FloatImage:
    def add(box: FloatBox) -> Bounds:
        a, b = first(box)
        c, d = second(box)
        return a + c, b + d

    return add


def _difference(first: FloatImage, second: FloatImage) -> FloatImage:
    def subtract(box: FloatBox) -> Bounds:
        a, b = first(box)
        c, d = second(box)
        return a - d, b - c

    return subtract


def _product(first: FloatImage, second: FloatImage) -> FloatImage:
    def multiply(box: FloatBox) -> Bounds:
        return times(first(box), second(box))

    return multiply


def _quotient(first: FloatImage, second: FloatImage) -> FloatImage:
    def divide(box: FloatBox) -> Bounds:
        a, b = first(box)
        c, d = second(box)
        if c > 0.0:
            return (a / d if a >= 0.0 else a / c), (b / c if b >= 0.0 else b / d)
        return over((a, b), (c, d))

    return divide


_OPERATIONS: Mapping[str, Callable[[FloatImage, FloatImage], FloatImage]] = {
    "+": _sum,
    "-": _difference,
    "*": _product,
    "/": _quotient,
}


def _negative(inner: FloatImage) -> FloatImage:
    def negate(box: FloatBox) -> Bounds:
        low, high = inner(box)
        return -high, -low

    return negate


def _loosened(low: float, high: float) -> Bounds:
    """Give back the slack that rounding to a whole number took away."""
    return low - abs(low) * _SLACK, high + abs(high) * _SLACK


def _power(inner: FloatImage, exponent: int) -> FloatImage:
    if exponent == 0:
        return lambda box: _loosened(1.0, 1.0)

    def raise_to(box: FloatBox) -> Bounds:
        result = (1.0, 1.0)
        bounds = inner(box)
        if exponent % 2 == 0:
            bounds = _size([bounds])
        for _ in range(abs(exponent)):
            result = times(result, bounds)
        return over((1.0, 1.0), result) if exponent < 0 else result

    return raise_to


def times(left: Bounds, right: Bounds) -> Bounds:
    """Multiply bounds; zero times infinity is zero, as in `Interval`."""
    a, b = left
    c, d = right
    if a >= 0.0 and c >= 0.0:
        high = b * d
        return a * c, high if high == high else 0.0
    corners = [0.0 if corner != corner else corner for corner in (a * c, a * d, b * c, b * d)]
    return min(corners), max(corners)


def over(left: Bounds, right: Bounds) -> Bounds:
    """Divide bounds; by something with zero inside, or zero alone, anything."""
    a, b = left
    c, d = right
    if d <= 0.0 and c < 0.0:
        a, b, c, d = -b, -a, -d, -c
    if c > 0.0:
        return (a / d if a >= 0.0 else a / c), (b / c if b >= 0.0 else b / d)
    if c < 0.0 or d == 0.0:
        return _ALL
    if a >= 0.0:
        return a / d, math.inf
    return (-math.inf, b / d) if b <= 0.0 else _ALL


def _size(arguments: Sequence[Bounds]) -> Bounds:
    low, high = arguments[0]
    if low >= 0.0:
        return low, high
    return (-high, -low) if high <= 0.0 else (0.0, max(-low, high))


def _root(arguments: Sequence[Bounds]) -> Bounds:
    low, high = arguments[0]
    # A root halves the slack of its argument, so it is given back.
    return math.sqrt(max(low, 0.0)) * (1 - _SLACK), math.sqrt(max(high, 0.0)) * (1 + _SLACK)


def _floor(arguments: Sequence[Bounds]) -> Bounds:
    low, high = arguments[0]
    return _loosened(
        math.floor(low) if low > -math.inf else low, math.floor(high) if high < math.inf else high
    )


def _sign(arguments: Sequence[Bounds]) -> Bounds:
    low, high = arguments[0]
    return _loosened(-1.0 if low < 0.0 else 0.0, 1.0 if high > 0.0 else 0.0)


def _total(items: Sequence[Bounds]) -> Bounds:
    # fsum: the error of a plain sum grows with its length, and would outgrow the slack.
    return math.fsum(item[0] for item in items), math.fsum(item[1] for item in items)


def _mean(items: Sequence[Bounds]) -> Bounds:
    if not items:
        return _ALL
    low, high = _total(items)
    return low / len(items), high / len(items)


def _smallest(items: Sequence[Bounds]) -> Bounds:
    return (min(item[0] for item in items), min(item[1] for item in items)) if items else _ALL


def _largest(items: Sequence[Bounds]) -> Bounds:
    return (max(item[0] for item in items), max(item[1] for item in items)) if items else _ALL


_FOLDS: Mapping[str, Callable[[Sequence[Bounds]], Bounds]] = {
    "sum": _total,
    "mean": _mean,
    "min": _smallest,
    "max": _largest,
    "abs": _size,
    "sqrt": _root,
    "floor": _floor,
    "sign": _sign,
}
