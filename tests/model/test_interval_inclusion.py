"""Law family: whatever the operands can be, the result can be; wider operands never give a narrower result."""

import operator
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crossfoot.model.interval import Interval
from tests.model.strategies import inside, intervals, members

ZERO = Interval.point(0)
BINARY = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "min": min,
    "max": max,
}
UNARY = {
    "neg": operator.neg,
    "abs": abs,
    **{f"**{n}": (lambda x, n=n: x**n) for n in (0, 1, 2, 3, 4, -1, -2, -3)},
}


def apply(name: str, left: Interval, right: Interval) -> Interval:
    if name in ("min", "max"):
        return left.minimum(right) if name == "min" else left.maximum(right)
    result = BINARY[name](left, right)
    assert isinstance(result, Interval)
    return result


@pytest.mark.parametrize("name", BINARY)
@given(data=st.data(), left=intervals(), right=intervals())
def test_a_result_holds_what_its_operands_give(
    name: str, data: st.DataObject, left: Interval, right: Interval
) -> None:
    x, y = data.draw(members(left)), data.draw(members(right))
    assume(name != "/" or y != 0)
    assert inside(BINARY[name](x, y), apply(name, left, right))


@pytest.mark.parametrize("name", UNARY)
@given(data=st.data(), interval=intervals())
def test_a_result_holds_what_its_operand_gives(name: str, data: st.DataObject, interval: Interval) -> None:
    x = data.draw(members(interval))
    assume("**-" not in name or x != 0)
    function: Callable[[Fraction], Fraction] = UNARY[name]
    assert inside(function(x), UNARY[name](interval))


@pytest.mark.parametrize("degree", [1, 2, 3, 4, 7])
@given(data=st.data(), interval=intervals())
def test_a_root_holds_every_value_whose_power_is_inside(
    degree: int, data: st.DataObject, interval: Interval
) -> None:
    x = data.draw(members(interval))
    assert inside(abs(x) if degree % 2 == 0 else x, (interval**degree).root(degree))


@pytest.mark.parametrize("name", BINARY)
@given(a=intervals(), b=intervals(), c=intervals())
def test_wider_operands_never_give_a_narrower_result(
    name: str, a: Interval, b: Interval, c: Interval
) -> None:
    # Nothing can be divided by zero alone, and everything stands for that nothing.
    assume(name != "/" or ZERO not in (a, c))
    assert apply(name, a.hull(b), c).encloses(apply(name, a, c))
    assert apply(name, c, a.hull(b)).encloses(apply(name, c, a))
