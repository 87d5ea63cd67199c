"""Law family: float bounds lie outside, closely where figures live, and zero stays zero."""

import math
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from crossfoot.model.interval import Interval
from tests.model.strategies import intervals

ANY = st.decimals(allow_nan=False, allow_infinity=False)


@given(interval=intervals(ANY))
def test_float_bounds_enclose_any_interval(interval: Interval) -> None:
    low, high = interval.as_floats()
    assert low <= high
    assert low == -math.inf or Fraction(low) <= Fraction(interval.low)
    assert high == math.inf or Fraction(high) >= Fraction(interval.high)
    assert low < math.inf
    assert high > -math.inf


@given(interval=intervals(ANY))
def test_a_bound_keeps_its_slack_or_is_exactly_zero(interval: Interval) -> None:
    _, high = interval.as_floats()
    if math.isfinite(high) and interval.high:
        exact = Fraction(interval.high)
        assert Fraction(high) >= exact + abs(exact) * Fraction(9, 10**10)
    if not interval.high:
        assert high == 0.0


@given(value=st.decimals(Decimal("1e-20"), Decimal("1e20")))
def test_bounds_are_close_for_any_size_a_figure_has(value: Decimal) -> None:
    low, high = Interval.point(value).as_floats()
    assert high - low <= 3e-9 * high
    assert Interval.point(-value).as_floats() == (-high, -low)


def test_bounds_stay_within_the_reach_of_the_screen() -> None:
    assert Interval.point(Decimal("1e400")).as_floats() == (1e24 * (1 - 2e-9), math.inf)
    assert Interval.point(Decimal("-1e400")).as_floats() == (-math.inf, -1e24 * (1 - 2e-9))
    assert Interval.point(Decimal("1e-400")).as_floats() == (0.0, 1e-24 * (1 + 2e-9))
    assert Interval.everything().as_floats() == (-math.inf, math.inf)
    assert Interval.point(0).as_floats() == (0.0, 0.0)
