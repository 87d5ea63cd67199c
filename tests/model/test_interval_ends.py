"""Law family: an end is closed exactly if its value is reached, and open ends are approached, never passed."""

import operator
from fractions import Fraction

import pytest
from hypothesis import assume, given

from crossfoot.model.interval import Interval
from tests.model.strategies import SMALL, inside, intervals

BOUNDED = intervals(SMALL, unbounded=False)
OPERATIONS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
NEAR = Fraction(1, 10**9)


def ends(interval: Interval) -> list[tuple[Fraction, bool]]:
    """Both ends as exact values, with whether each is inside."""
    return [
        (Fraction(interval.low), interval.low_closed),
        (Fraction(interval.high), interval.high_closed),
    ]


def best(name: str, a: Interval, b: Interval, largest: bool) -> tuple[Fraction, bool]:
    """The extreme value at the corners, worked out another way, and whether some choice inside reaches it."""
    apply = OPERATIONS[name]
    corners = [(apply(x, y), x, x_closed, y, y_closed) for x, x_closed in ends(a) for y, y_closed in ends(b)]
    value = (max if largest else min)(corner[0] for corner in corners)
    reached = any(
        (x_closed and y_closed)
        or (name in "*/" and x == 0 and x_closed)
        or (name == "*" and y == 0 and y_closed)
        for corner, x, x_closed, y, y_closed in corners
        if corner == value
    )
    return value, reached


@pytest.mark.parametrize("name", OPERATIONS)
@given(a=BOUNDED, b=BOUNDED)
def test_bounded_results_are_exactly_the_range(name: str, a: Interval, b: Interval) -> None:
    assume(name != "/" or not (b.low <= 0 <= b.high))
    result = OPERATIONS[name](a, b)
    assert isinstance(result, Interval)
    for largest, end, closed in [
        (False, result.low, result.low_closed),
        (True, result.high, result.high_closed),
    ]:
        value, reached = best(name, a, b, largest)
        assert abs(Fraction(end) - value) <= abs(value) * Fraction(1, 10**33)
        assert closed == reached
        assert value <= Fraction(end) if largest else value >= Fraction(end)


@given(a=BOUNDED, b=BOUNDED)
def test_a_common_value_exists_exactly_if_they_intersect(a: Interval, b: Interval) -> None:
    candidates = [value for value, _ in ends(a) + ends(b)]
    candidates += [(x + y) / 2 for x in candidates for y in candidates]
    common = [value for value in candidates if inside(value, a) and inside(value, b)]
    both = a.intersection(b)
    assert a.intersects(b) == bool(common) == (both is not None)
    if both is not None:
        assert all(inside(value, both) for value in common)
        assert a.encloses(both)
        assert b.encloses(both)


@given(a=BOUNDED, b=BOUNDED)
def test_reaching_below_means_that_a_choice_exists(a: Interval, b: Interval) -> None:
    def choices(interval: Interval) -> list[Fraction]:
        low, high = Fraction(interval.low), Fraction(interval.high)
        points = [low, low + (high - low) * NEAR, (low + high) / 2, high - (high - low) * NEAR, high]
        return [point for point in points if inside(point, interval)]

    assert a.reaches_below(b) == any(x < y for x in choices(a) for y in choices(b))
    assert a.reaches_below(b, or_equal=True) == any(x <= y for x in choices(a) for y in choices(b))


@given(a=BOUNDED)
def test_even_powers_reach_zero_when_the_base_does(a: Interval) -> None:
    assert (a**2).contains(0) == a.contains(0)
    assert abs(a).contains(0) == a.contains(0)
