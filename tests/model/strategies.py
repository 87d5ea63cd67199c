"""Intervals, their members, and exact membership, for the property tests."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from crossfoot.model.interval import Interval

# Few digits, so that ends often meet, are often zero, and results are often exact.
SMALL = st.decimals(-20, 20, places=1, allow_nan=False, allow_infinity=False)
LARGE = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=Decimal("-1e15"), max_value=Decimal("1e15")
)
ENDS = st.one_of(SMALL, SMALL, SMALL, LARGE)


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[Decimal] = ENDS, unbounded: bool = True) -> Interval:
    """Points, bounded intervals and half lines, with every mix of open and closed ends."""
    shape = draw(
        st.sampled_from(["point", "both", "both", "both", *(["up", "down", "all"] if unbounded else [])])
    )
    low_closed, high_closed = draw(st.booleans()), draw(st.booleans())
    first, second = sorted((draw(ends), draw(ends)))
    if shape == "all":
        return Interval.everything()
    if shape == "up":
        return Interval.at_least(first, low_closed)
    if shape == "down":
        return Interval.at_most(second, high_closed)
    if shape == "point" or first == second:
        return Interval.point(first)
    return Interval(first, second, low_closed, high_closed)


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Fraction:
    """A value inside: an end if it is closed, or anything between."""
    low = Fraction(interval.low) if interval.low.is_finite() else None
    high = Fraction(interval.high) if interval.high.is_finite() else None
    if low is None or high is None:
        start = low if low is not None else high if high is not None else Fraction(0)
        low, high = low if low is not None else start - 1000, high if high is not None else start + 1000
    share = draw(st.fractions(0, 1, max_denominator=1000))
    value = low + (high - low) * share
    return value if inside(value, interval) else (low + high) / 2


def inside(value: Fraction, interval: Interval) -> bool:
    """Exact membership of a fraction, which `Interval.contains` cannot be asked."""
    above = not interval.low.is_finite() or value > Fraction(interval.low)
    below = not interval.high.is_finite() or value < Fraction(interval.high)
    at_low = interval.low_closed and interval.low.is_finite() and value == Fraction(interval.low)
    at_high = interval.high_closed and interval.high.is_finite() and value == Fraction(interval.high)
    return (above or at_low) and (below or at_high)
