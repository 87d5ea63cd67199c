"""Law family: intervals as sets: hull, intersection, enclosure."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from crossfoot.model.interval import Interval
from tests.model.strategies import inside, intervals, members


@given(a=intervals(), b=intervals())
def test_hull_and_intersection_commute(a: Interval, b: Interval) -> None:
    assert a.hull(b) == b.hull(a)
    assert a.intersection(b) == b.intersection(a)
    assert a.intersects(b) == b.intersects(a)


@given(a=intervals(), b=intervals())
def test_a_hull_encloses_both_and_nothing_wider_is_needed(a: Interval, b: Interval) -> None:
    hull = a.hull(b)
    assert hull.encloses(a)
    assert hull.encloses(b)
    assert hull.low in (a.low, b.low)
    assert hull.high in (a.high, b.high)


@given(a=intervals(), b=intervals())
def test_enclosure_is_an_order(a: Interval, b: Interval) -> None:
    assert a.encloses(a)
    if a.encloses(b) and b.encloses(a):
        assert a == b
    assert a.encloses(b) == (a.hull(b) == a) == (a.intersection(b) == b)


@given(data=st.data(), a=intervals(), b=intervals())
def test_what_an_enclosed_interval_holds_its_encloser_holds(
    data: st.DataObject, a: Interval, b: Interval
) -> None:
    value: Fraction = data.draw(members(a))
    assert inside(value, a.hull(b))
    if b.encloses(a):
        assert inside(value, b)


@given(a=intervals(), b=intervals())
def test_equality_and_hash_go_together(a: Interval, b: Interval) -> None:
    if a == b:
        assert hash(a) == hash(b)
    assert (a == b) == (a.encloses(b) and b.encloses(a))
