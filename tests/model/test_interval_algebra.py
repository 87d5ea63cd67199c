"""Law family: commuting, associating, distributing (which only widens), and neutral elements."""

from hypothesis import given

from crossfoot.model.interval import Interval
from tests.model.strategies import SMALL, intervals

EXACT = intervals(SMALL)  # so few digits that no result is rounded
ONE = Interval.point(1)
ZERO = Interval.point(0)


@given(a=intervals(), b=intervals())
def test_sums_and_products_commute(a: Interval, b: Interval) -> None:
    assert a + b == b + a
    assert a * b == b * a


@given(a=EXACT, b=EXACT, c=EXACT)
def test_sums_and_products_associate(a: Interval, b: Interval, c: Interval) -> None:
    assert (a + b) + c == a + (b + c)
    assert (a * b) * c == a * (b * c)


@given(a=EXACT, b=EXACT, c=EXACT)
def test_multiplying_out_only_widens(a: Interval, b: Interval, c: Interval) -> None:
    assert (a * b + a * c).encloses(a * (b + c))


@given(a=EXACT, b=EXACT, c=SMALL)
def test_a_single_factor_distributes_exactly(a: Interval, b: Interval, c: object) -> None:
    assert (a + b) * c == a * c + b * c  # type: ignore[operator]


@given(a=intervals())
def test_zero_and_one_change_nothing_but_rounding(a: Interval) -> None:
    for same in (a + ZERO, a - ZERO, a * ONE, a / ONE, a**1):
        assert same.encloses(a)
    assert a * ZERO == ZERO


@given(a=EXACT, b=EXACT)
def test_taking_away_gives_back_at_least_what_was_there(a: Interval, b: Interval) -> None:
    assert ((a + b) - b).encloses(a)


@given(a=EXACT, b=EXACT)
def test_dividing_gives_back_at_least_what_was_there(a: Interval, b: Interval) -> None:
    if not b.contains(0):
        assert ((a * b) / b).encloses(a)


@given(a=EXACT)
def test_powers_are_products_without_the_double_counting(a: Interval) -> None:
    assert (a * a).encloses(a**2)
    assert (a**2 * a).encloses(a**3)
    assert a**4 == (a**2) ** 2
