"""Law family: a minus sign mirrors an interval, its ends and their openness, through every operation."""

from hypothesis import given

from crossfoot.model.interval import Interval
from tests.model.strategies import SMALL, intervals

EXACT = intervals(SMALL)


@given(a=intervals())
def test_a_minus_sign_swaps_the_ends(a: Interval) -> None:
    mirrored = -a
    assert (mirrored.low, mirrored.high) == (a.high.copy_negate(), a.low.copy_negate())
    assert (mirrored.low_closed, mirrored.high_closed) == (a.high_closed, a.low_closed)
    assert -mirrored == a


@given(a=intervals(), b=intervals())
def test_subtracting_is_adding_the_mirror_image(a: Interval, b: Interval) -> None:
    assert a - b == a + (-b)


@given(a=intervals(), b=intervals())
def test_a_factors_sign_is_the_products_sign(a: Interval, b: Interval) -> None:
    assert -(a * b) == (-a) * b == a * (-b)
    assert (-a) * (-b) == a * b


@given(a=intervals(), b=intervals())
def test_a_quotient_takes_its_sign_from_either_side(a: Interval, b: Interval) -> None:
    assert -(a / b) == (-a) / b == a / (-b)
    assert (-a) / (-b) == a / b


@given(a=intervals())
def test_even_powers_forget_the_sign_and_odd_ones_keep_it(a: Interval) -> None:
    assert (-a) ** 2 == a**2
    assert (-a) ** 3 == -(a**3)
    assert abs(-a) == abs(a)
    assert (-a).root(3) == -(a.root(3))


@given(a=intervals(), b=intervals())
def test_the_smaller_of_two_is_the_larger_of_their_mirror_images(a: Interval, b: Interval) -> None:
    assert -(a.minimum(b)) == (-a).maximum(-b)


@given(a=EXACT)
def test_size_is_never_negative_and_reaches_both_ends(a: Interval) -> None:
    size = abs(a)
    assert size.low >= 0
    assert size.encloses(a) or a.low < 0
    assert size.hull(-size).encloses(a)
