"""Intervals of Decimals with open and closed ends, and their arithmetic.

An interval says what a printed figure allows: "5.5" allows everything from 5.45 to 5.55. Arithmetic gives
every value that the operands could give and, where a result has more than 34 digits, a hair more: ends are
rounded outward. An end is closed only if its value can be reached, so that "less than 5" and "5 or more"
never agree by accident. Infinite ends are always open.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from crossfoot.model.directed import (
    DOWN,
    INFINITY,
    MINUS_INFINITY,
    UP,
    ZERO,
    Corner,
    End,
    from_zero,
    power_down,
    power_up,
    product,
    quotient,
    root_down,
    root_up,
    upper_float,
)

_TWO = Decimal(2)


@dataclass(frozen=True, slots=True, init=False)
class Interval:
    """All values between two ends; an end belongs to the interval when it is closed.

    Example:
        >>> price = Interval(Decimal("5.45"), Decimal("5.55"))
        >>> print(price * 2, price / Interval.point(5), -price)
        [10.90, 11.10] [1.09, 1.11] [-5.55, -5.45]

    Raises:
        ValueError: for an interval that holds nothing, and for an end that is not a number.
    """

    low: Decimal
    high: Decimal
    low_closed: bool
    high_closed: bool

    def __init__(
        self, low: Decimal, high: Decimal, low_closed: bool = True, high_closed: bool = True
    ) -> None:
        """Intervals are made by the hundred in an article, so each field is set once, by its slot."""
        if low.is_nan() or high.is_nan():
            raise ValueError("an end of the interval is not a number")
        if low < high:
            low_closed = low_closed and low != MINUS_INFINITY
            high_closed = high_closed and high != INFINITY
        elif low != high or not (low_closed and high_closed and low.is_finite()):
            raise ValueError(f"the interval {_shown(low, high, low_closed, high_closed)} holds nothing")
        # Rounding down gives -0, which would be printed.
        _set_low(self, low or ZERO)
        _set_high(self, high or ZERO)
        _set_low_closed(self, low_closed)
        _set_high_closed(self, high_closed)

    def __str__(self) -> str:
        return _shown(self.low, self.high, self.low_closed, self.high_closed)

    # ---- making one

    @classmethod
    def point(cls, value: Decimal | int) -> Interval:
        """Give the interval that holds one value only."""
        value = _decimal(value)
        return cls(value, value)

    @classmethod
    def around(cls, value: Decimal | int, half: Decimal | int) -> Interval:
        """Give `value` ± `half`, both ends closed."""
        value, half = _decimal(value), _decimal(half)
        return cls(DOWN.subtract(value, half), UP.add(value, half))

    @classmethod
    def everything(cls) -> Interval:
        """Give the interval that excludes nothing."""
        return _EVERYTHING

    @classmethod
    def at_least(cls, value: Decimal | int, closed: bool = True) -> Interval:
        """Give everything from `value` up; with `closed=False`, everything above it."""
        return cls(_decimal(value), INFINITY, closed, False)

    @classmethod
    def at_most(cls, value: Decimal | int, closed: bool = True) -> Interval:
        """Give everything up to `value`; with `closed=False`, everything below it."""
        return cls(MINUS_INFINITY, _decimal(value), False, closed)

    # ---- asking it

    @property
    def is_point(self) -> bool:
        """Whether it holds one value only."""
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.low.is_finite() and self.high.is_finite()

    @property
    def width(self) -> Decimal:
        """The distance between the ends, rounded up; infinite when an end is."""
        return UP.subtract(self.high, self.low)

    @property
    def middle(self) -> Decimal:
        """The value half-way; of a half line its end, of everything zero."""
        if self.is_bounded:
            # Halves first: the sum of two very large ends would overflow.
            return (
                self.low
                if self.is_point
                else DOWN.add(DOWN.divide(self.low, _TWO), DOWN.divide(self.high, _TWO))
            )
        if self.low.is_finite():
            return self.low
        return self.high if self.high.is_finite() else ZERO

    @property
    def relative_width(self) -> float:
        """The width over the size of the middle: 0 for a point, infinite when an end is or when the middle is zero."""
        if self.is_point:
            return 0.0
        middle = self.middle
        if not middle or not self.is_bounded:
            return float("inf")
        return float(UP.divide(self.width, middle.copy_abs()))

    def contains(self, value: Decimal | int) -> bool:
        """Say whether `value` lies inside."""
        value = _decimal(value)
        above = value > self.low or (value == self.low and self.low_closed)
        return above and (value < self.high or (value == self.high and self.high_closed))

    def encloses(self, other: Interval) -> bool:
        """Say whether every value of `other` lies inside."""
        low = self.low < other.low or (self.low == other.low and (self.low_closed or not other.low_closed))
        high = self.high > other.high or (
            self.high == other.high and (self.high_closed or not other.high_closed)
        )
        return low and high

    def reaches_below(self, other: Interval, or_equal: bool = False) -> bool:
        """Say whether some value of this one is less than (or equal to) some value of `other`."""
        if self.low < other.high:
            return True
        return or_equal and self.low == other.high and self.low_closed and other.high_closed

    def intersects(self, other: Interval) -> bool:
        """Say whether the two have a value in common."""
        return self.reaches_below(other, or_equal=True) and other.reaches_below(self, or_equal=True)

    def as_floats(self) -> tuple[float, float]:
        """Give both ends as floats, moved outward by 1e-9 of their size; zero stays zero.

        A size above 1e24 or below 1e-24 is not followed: such an end moves outward to the limit, to infinity
        or to zero.
        """
        return -upper_float(self.low.copy_negate()), upper_float(self.high)

    # ---- combining

    def intersection(self, other: Interval) -> Interval | None:
        """Give the values common to both, or None when there are none."""
        if not self.intersects(other):
            return None
        low = other if _starts_later(other, self) else self
        high = other if _ends_later(self, other) else self
        return Interval(low.low, high.high, low.low_closed, high.high_closed)

    def hull(self, other: Interval) -> Interval:
        """Give the smallest interval that encloses both."""
        low = other if _starts_later(self, other) else self
        high = other if _ends_later(other, self) else self
        return Interval(low.low, high.high, low.low_closed, high.high_closed)

    def minimum(self, other: Interval) -> Interval:
        """Give the values that the smaller of the two can take."""
        low = other if _starts_later(self, other) else self
        high = other if _ends_later(self, other) else self
        return Interval(low.low, high.high, low.low_closed, high.high_closed)

    def maximum(self, other: Interval) -> Interval:
        """Give the values that the larger of the two can take."""
        low = other if _starts_later(other, self) else self
        high = other if _ends_later(other, self) else self
        return Interval(low.low, high.high, low.low_closed, high.high_closed)

    def widened(self, fraction: Decimal | int) -> Interval:
        """Move each end outward by `fraction` of its own size: [95, 105] widened by 0.1 is [85.5, 115.5]."""
        share = _decimal(fraction)
        low = (
            DOWN.subtract(self.low, UP.multiply(self.low.copy_abs(), share))
            if self.low.is_finite()
            else self.low
        )
        high = (
            UP.add(self.high, UP.multiply(self.high.copy_abs(), share))
            if self.high.is_finite()
            else self.high
        )
        return Interval(low, high, self.low_closed, self.high_closed)

    # ---- arithmetic

    def __neg__(self) -> Interval:
        return Interval(self.high.copy_negate(), self.low.copy_negate(), self.high_closed, self.low_closed)

    def __abs__(self) -> Interval:
        if self.low >= 0:
            return self
        return -self if self.high <= 0 else _between(_ZERO_END, max(_high(-self), _high(self)))

    def __add__(self, other: Interval | Decimal | int) -> Interval:
        right = _interval(other)
        if right is None:
            return NotImplemented
        low_closed = self.low_closed and right.low_closed
        high_closed = self.high_closed and right.high_closed
        return Interval(DOWN.add(self.low, right.low), UP.add(self.high, right.high), low_closed, high_closed)

    __radd__ = __add__

    def __sub__(self, other: Interval | Decimal | int) -> Interval:
        right = _interval(other)
        if right is None:
            return NotImplemented
        low_closed = self.low_closed and right.high_closed
        high_closed = self.high_closed and right.low_closed
        return Interval(
            DOWN.subtract(self.low, right.high), UP.subtract(self.high, right.low), low_closed, high_closed
        )

    def __rsub__(self, other: Decimal | int) -> Interval:
        return (-self) + other

    def __mul__(self, other: Interval | Decimal | int) -> Interval:
        right = _interval(other)
        if right is None:
            return NotImplemented
        if self.low > 0 and right.low > 0:
            return Interval(
                DOWN.multiply(self.low, right.low),
                UP.multiply(self.high, right.high),
                self.low_closed and right.low_closed,
                self.high_closed and right.high_closed,
            )
        return _spanning([product(x, y) for x in _ends(self) for y in _ends(right)])

    __rmul__ = __mul__

    def __truediv__(self, other: Interval | Decimal | int) -> Interval:
        """Divide. A divisor with zero inside, or zero itself, gives everything; one ending at zero, a half line."""
        right = _interval(other)
        if right is None:
            return NotImplemented
        if self.low > 0 and right.low > 0:
            return Interval(
                DOWN.divide(self.low, right.high),
                UP.divide(self.high, right.low),
                self.low_closed and right.high_closed,
                self.high_closed and right.low_closed,
            )
        if right.low < 0 < right.high or right.low == right.high == 0:
            return _EVERYTHING
        side = 1 if right.low >= 0 else -1
        return _spanning([quotient(x, y, side) for x in _ends(self) for y in _ends(right)])

    def __rtruediv__(self, other: Decimal | int) -> Interval:
        left = _interval(other)
        return NotImplemented if left is None else left / self

    def __pow__(self, exponent: int) -> Interval:
        """Raise to an integer power; to the power 0 it is 1, and a negative power is one over the positive one."""
        if not isinstance(exponent, int):
            return NotImplemented
        if exponent <= 0:
            return _POINT_ONE if exponent == 0 else _POINT_ONE / self**-exponent
        base = abs(self) if exponent % 2 == 0 else self
        low, high = _low(base), _high(base)
        return Interval(
            from_zero(low.value, exponent, power_down, power_up),
            from_zero(high.value, exponent, power_up, power_down),
            low.closed,
            high.closed,
        )

    def root(self, degree: int) -> Interval:
        """Give the roots of the values of zero and more (of all values, when the degree is odd).

        Raises:
            ValueError: for an even root of an interval that is negative throughout.
        """
        part: Interval | None = self
        if degree % 2 == 0:
            part = self.intersection(_NOT_NEGATIVE)
        if part is None:
            raise ValueError(f"no even root of the negative interval {self}")
        return Interval(
            from_zero(part.low, degree, root_down, root_up),
            from_zero(part.high, degree, root_up, root_down),
            part.low_closed,
            part.high_closed,
        )


# What sets the slots of a frozen object, in half the time of ``object.__setattr__``.
_set_low, _set_high, _set_low_closed, _set_high_closed = (
    vars(Interval)[name].__set__ for name in ("low", "high", "low_closed", "high_closed")
)


def _shown(low: Decimal, high: Decimal, low_closed: bool, high_closed: bool) -> str:
    return f"{'[' if low_closed else '('}{low}, {high}{']' if high_closed else ')'}"


_EVERYTHING = Interval(MINUS_INFINITY, INFINITY, False, False)
_NOT_NEGATIVE = Interval(ZERO, INFINITY, True, False)
_POINT_ONE = Interval(Decimal(1), Decimal(1))
_ZERO_END = End(ZERO, True)


def _decimal(value: Decimal | int) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    raise TypeError(f"an interval is made of Decimals, not {type(value).__name__}: {value!r}")


def _interval(value: object) -> Interval | None:
    if isinstance(value, Interval):
        return value
    if isinstance(value, Decimal | int):
        return Interval.point(value)
    return None


def _low(interval: Interval) -> End:
    return End(interval.low, interval.low_closed)


def _high(interval: Interval) -> End:
    return End(interval.high, interval.high_closed)


def _ends(interval: Interval) -> tuple[End, ...]:
    low = End(interval.low, interval.low_closed)
    return (low,) if interval.low == interval.high else (low, End(interval.high, interval.high_closed))


def _starts_later(one: Interval, other: Interval) -> bool:
    """Whether the low end of one lies above that of the other; at the same value an open one does."""
    return one.low > other.low or (one.low == other.low and other.low_closed and not one.low_closed)


def _ends_later(one: Interval, other: Interval) -> bool:
    """Whether the high end of one lies above that of the other; at the same value a closed one does."""
    return one.high > other.high or (one.high == other.high and one.high_closed and not other.high_closed)


def _between(low: End, high: End) -> Interval:
    return Interval(low.value, high.value, low.closed, high.closed)


def _spanning(corners: list[Corner]) -> Interval:
    low = min(corner.down for corner in corners)
    high = max(corner.up for corner in corners)
    low_closed = any(corner.reached and corner.down == low for corner in corners)
    high_closed = any(corner.reached and corner.up == high for corner in corners)
    return Interval(low, high, low_closed, high_closed)
