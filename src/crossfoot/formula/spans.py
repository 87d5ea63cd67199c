"""Arithmetic on columns of intervals, in floats that know how far they may be from the truth.

A `Span` holds the two ends of one interval a row, as NumPy arrays (or single floats, for what is the same in
every row), and a bound on the distance of each end from its true value. Every operation adds what its own
rounding may cost, so that `low - error` and `high + error` enclose the true interval, and `low + error` and
`high - error` lie inside it. Where an operation has no such bound (a divisor that may be zero, a whole number
that may be the next one) the ends become NaN, and whatever is made of them is left to the Decimal evaluator.

Nothing here may overflow or underflow: `columns.py` refuses formulas and figures that are too far from one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

Array = Any
"""A NumPy array of floats, or one float."""

#: Twice what one rounding may cost, as a share of the result.
UNIT = 2.0**-52
#: Whole floats below this are exact, and so are their sums and products that stay below it.
_EXACT = 2.0**53


@dataclass(frozen=True, slots=True)
class Span:
    """The ends of one interval a row; `error` bounds the distance of each from its true value.

    `whole`: the ends are whole numbers, exactly. `positive`: no end is below zero.
    """

    low: Array
    high: Array
    error: Array
    whole: bool = False
    positive: bool = False

    @property
    def size(self) -> Array:
        """The size of the end that is farther from zero."""
        return self.high if self.positive else np.maximum(np.abs(self.low), np.abs(self.high))


def constant(value: float, exact: bool) -> Span:
    """A number written in the formula."""
    whole = exact and value == int(value) and abs(value) < _EXACT
    return Span(value, value, 0.0 if whole else UNIT * abs(value), whole, value >= 0)


def around(middle: Array, half: Array) -> Span:
    """`middle` ± `half`, both the floats nearest to what is meant."""
    if isinstance(half, float) and not half:
        whole = bool(np.all(middle == np.rint(middle)) and np.max(np.abs(middle), initial=0.0) < _EXACT)
        positive = bool(np.min(middle, initial=0.0) >= 0)
        return Span(middle, middle, 0.0 if whole else UNIT * np.abs(middle), whole, positive)
    low, high = middle - half, middle + half
    positive = bool(np.min(low, initial=0.0) >= 0)
    return Span(low, high, 2 * UNIT * (np.abs(middle) + half), positive=positive)


def _rounded(low: Array, high: Array, error: Array, whole: bool, positive: bool) -> Span:
    """A result with the cost of its own rounding; exact when it is made of whole numbers and small enough."""
    result = Span(low, high, error, positive=positive)
    size = result.size
    if whole and np.max(size, initial=0.0) < _EXACT:
        return Span(low, high, 0.0, True, positive)
    return Span(low, high, error + UNIT * size, positive=positive)


def add(a: Span, b: Span) -> Span:
    """a + b"""
    return _rounded(
        a.low + b.low, a.high + b.high, a.error + b.error, a.whole and b.whole, a.positive and b.positive
    )


def subtract(a: Span, b: Span) -> Span:
    """a - b"""
    return _rounded(a.low - b.high, a.high - b.low, a.error + b.error, a.whole and b.whole, False)


def negative(a: Span) -> Span:
    """-a"""
    return Span(-a.high, -a.low, a.error, a.whole)


def multiply(a: Span, b: Span) -> Span:
    """a * b"""
    if a.positive and b.positive:
        low, high = a.low * b.low, a.high * b.high
    else:
        corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
        low, high = reduce(np.minimum, corners), reduce(np.maximum, corners)
    error = 0.0 if a.whole and b.whole else a.size * b.error + b.size * a.error + a.error * b.error
    return _rounded(low, high, error, a.whole and b.whole, a.positive and b.positive)


def divide(a: Span, b: Span) -> Span:
    """a / b; nothing is known where b may be zero"""
    apart = (b.low if b.positive else np.minimum(np.abs(b.low), np.abs(b.high))) - b.error
    known = (apart > 0) & ((b.low > 0) | (b.high < 0))
    first, second = b.low, b.high
    if not np.all(known):
        first, second, apart = (np.where(known, value, np.nan) for value in (first, second, apart))
    positive = a.positive and b.positive
    if positive:
        low, high = a.low / second, a.high / first
    else:
        corners = [a.low / first, a.low / second, a.high / first, a.high / second]
        low, high = reduce(np.minimum, corners), reduce(np.maximum, corners)
    result = Span(low, high, 0.0, positive=positive)
    return _rounded(low, high, (a.error + result.size * b.error) / apart, False, positive)


def power(a: Span, exponent: int) -> Span:
    """a ** exponent"""
    base = absolute(a) if exponent % 2 == 0 else a
    times = abs(exponent)
    if not times:
        return Span(1.0 + 0 * base.low, 1.0 + 0 * base.high, 0.0, base.whole, True)  # NaN stays NaN
    low, high = reduce(np.multiply, [base.low] * times), reduce(np.multiply, [base.high] * times)
    # The ends move by n·e·(x+e)ⁿ⁻¹ at the most, and each of the n products is rounded once.
    error = times * (base.error * (base.size + base.error) ** (times - 1))
    if not base.whole:
        error = error + times * UNIT * base.size**times
    result = _rounded(low, high, error, base.whole, base.positive)
    return divide(constant(1.0, True), result) if exponent < 0 else result


def absolute(a: Span) -> Span:
    """abs(a)"""
    if a.positive:
        return a
    low = np.maximum(0.0, np.maximum(a.low, -a.high))
    return Span(low, a.size, a.error, a.whole, True)


def root(a: Span) -> Span:
    """sqrt(a); nothing is known where a may be negative throughout"""
    high = np.sqrt(np.where(a.high - a.error >= 0, np.maximum(a.high, 0.0), np.nan))
    low = np.sqrt(np.maximum(a.low, 0.0))
    # A root moves by e/√x at the most, and by √e near zero.
    near = np.maximum(low, np.sqrt(a.error))
    error = np.where(near > 0, a.error / np.where(near > 0, near, 1.0), 0.0)
    return Span(low, high, error + UNIT * high, positive=True)


def floor(a: Span) -> Span:
    """floor(a); nothing is known where an end may lie on either side of a whole number"""
    if a.whole:
        return a

    def end(value: Array) -> Array:
        first = np.floor(value - a.error)
        return np.where(first == np.floor(value + a.error), first, np.nan)

    return Span(end(a.low), end(a.high), 0.0, positive=a.positive)


def sign(a: Span) -> Span:
    """sign(a); nothing is known where an end may be zero"""
    if a.whole:
        return Span(np.sign(a.low), np.sign(a.high), 0.0, True)

    def end(value: Array) -> Array:
        return np.where(np.abs(value) > a.error, np.sign(value), np.nan)

    return Span(end(a.low), end(a.high), 0.0)


def total(items: Sequence[Span]) -> Span:
    """sum(items)"""
    return reduce(add, items)


def mean(items: Sequence[Span]) -> Span:
    """mean(items)"""
    return divide(total(items), constant(float(len(items)), True))


def smallest(items: Sequence[Span]) -> Span:
    """min(items)"""
    return _extreme(items, np.minimum)


def largest(items: Sequence[Span]) -> Span:
    """max(items)"""
    return _extreme(items, np.maximum)


def _extreme(items: Sequence[Span], pick: Callable[[Array, Array], Array]) -> Span:
    return Span(
        reduce(pick, [item.low for item in items]),
        reduce(pick, [item.high for item in items]),
        reduce(np.maximum, [item.error for item in items]),
        all(item.whole for item in items),
        all(item.positive for item in items),
    )


OPERATIONS: Mapping[str, Callable[[Span, Span], Span]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
}
FOLDS: Mapping[str, Callable[[Sequence[Span]], Span]] = {
    "sum": total,
    "mean": mean,
    "min": smallest,
    "max": largest,
    "abs": lambda items: absolute(items[0]),
    "sqrt": lambda items: root(items[0]),
    "floor": lambda items: floor(items[0]),
    "sign": lambda items: sign(items[0]),
}
