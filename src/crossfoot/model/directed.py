"""Decimal arithmetic that is rounded one way on purpose.

Every lower end of an interval is rounded down and every upper end up, so that what is computed always
encloses what is true. The two contexts are private and never become the current context of a thread: a
caller's own decimal settings are neither read nor changed.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, InvalidOperation
from math import inf
from typing import NamedTuple

PRECISION = 34

# InvalidOperation stays trapped: an infinity handled wrongly must be a loud fault, never a NaN in somebody's
# finding.
DOWN = Context(prec=PRECISION, rounding=ROUND_FLOOR, Emin=-999_999, Emax=999_999, traps=[InvalidOperation])
UP = Context(prec=PRECISION, rounding=ROUND_CEILING, Emin=-999_999, Emax=999_999, traps=[InvalidOperation])
_GUESS = Context(prec=PRECISION + 6, Emin=-9_999_999, Emax=9_999_999, traps=[InvalidOperation])

ZERO = Decimal(0)
INFINITY = Decimal("Infinity")
MINUS_INFINITY = Decimal("-Infinity")


# Float bounds beyond 10^24 (or nearer to zero than 10^-24) are only outward, not close: a formula of several
# factors then neither overflows nor underflows, which the float screen relies on.
FLOAT_REACH = 24
_LARGE = Decimal(f"1e{FLOAT_REACH}")
_SMALL = Decimal(f"1e-{FLOAT_REACH}")
_OUTWARD = 1e-9


class End(NamedTuple):
    """One end of an interval: where it is, and whether that value itself belongs to the interval."""

    value: Decimal
    closed: bool


class Corner(NamedTuple):
    """What an operation gives at one pair of ends: rounded down, rounded up, and whether that value is reached."""

    down: Decimal
    up: Decimal
    reached: bool


def product(left: End, right: End) -> Corner:
    """Multiply two ends. Zero times anything, an infinity included, is zero, and is reached whenever the zero is."""
    x, x_closed = left
    y, y_closed = right
    if not x or not y:
        return Corner(ZERO, ZERO, (not x and x_closed) or (not y and y_closed))
    return Corner(DOWN.multiply(x, y), UP.multiply(x, y), x_closed and y_closed)


def quotient(left: End, right: End, side: int) -> Corner:
    """Divide two ends. A divisor's end at zero is a limit from the positive (`side` 1) or the negative (-1) side."""
    x, x_closed = left
    y, y_closed = right
    if not x:
        return Corner(ZERO, ZERO, x_closed)
    if y.is_infinite():
        return Corner(ZERO, ZERO, False)
    if not y:
        limit = INFINITY if (x > 0) == (side > 0) else MINUS_INFINITY
        return Corner(limit, limit, False)
    return Corner(DOWN.divide(x, y), UP.divide(x, y), x_closed and y_closed)


def power_down(base: Decimal, exponent: int) -> Decimal:
    """Raise a base of zero or more to a power of one or more, rounded down at every step."""
    return _power(base, exponent, DOWN)


def power_up(base: Decimal, exponent: int) -> Decimal:
    """Raise a base of zero or more to a power of one or more, rounded up at every step."""
    return _power(base, exponent, UP)


def _power(base: Decimal, exponent: int, context: Context) -> Decimal:
    # Context.power is only promised to be within one unit of the last place, on either side: squaring keeps
    # the direction.
    result = None
    while exponent:
        if exponent & 1:
            result = base if result is None else context.multiply(result, base)
        exponent >>= 1
        if exponent:
            base = context.multiply(base, base)
    assert result is not None
    return context.plus(result)


def root_down(value: Decimal, degree: int) -> Decimal:
    """Give the root of a value of zero or more, rounded down (exact roots stay exact)."""
    guess = _root(value, degree)
    while guess > 0 and power_up(guess, degree) > value:
        if _is_exact_root(guess, degree, value):
            break
        guess = DOWN.next_minus(guess)
    return max(guess, ZERO)


def root_up(value: Decimal, degree: int) -> Decimal:
    """Give the root of a value of zero or more, rounded up (exact roots stay exact)."""
    guess = _root(value, degree)
    while power_down(guess, degree) < value:
        if _is_exact_root(guess, degree, value):
            break
        guess = UP.next_plus(guess)
    return guess


def _root(value: Decimal, degree: int) -> Decimal:
    if not value or value.is_infinite() or degree == 1:
        return value
    if degree == 2:
        return DOWN.sqrt(value)
    guess = _GUESS.power(value, _GUESS.divide(Decimal(1), Decimal(degree)))
    return Context(prec=PRECISION).plus(guess)


def _is_exact_root(guess: Decimal, degree: int, value: Decimal) -> bool:
    wide = Context(prec=degree * PRECISION + 2, Emin=-99_999_999, Emax=99_999_999)
    result = guess
    for _ in range(degree - 1):
        result = wide.multiply(result, guess)
    return result == value


def from_zero(
    value: Decimal,
    exponent: int,
    outward: Callable[[Decimal, int], Decimal],
    mirrored: Callable[[Decimal, int], Decimal],
) -> Decimal:
    """Apply a power or root to a value of either sign: the outward one away from zero, its mirror image below."""
    if value >= 0:
        return outward(value, exponent)
    return mirrored(value.copy_negate(), exponent).copy_negate()


def upper_float(value: Decimal) -> float:
    """Give a float at or above a value, by 1e-9 of its size; zero stays zero."""
    if value > _LARGE:
        return inf
    if value.copy_negate() > _LARGE:
        return -1e24 * (1 - 2 * _OUTWARD)
    if value.copy_abs() < _SMALL:
        return 1e-24 * (1 + 2 * _OUTWARD) if value > 0 else 0.0
    number = float(value)
    return number + abs(number) * _OUTWARD
