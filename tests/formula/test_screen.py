"""Law family: the float screen never rejects what Decimal accepts; and it does reject what is plainly wrong."""

import sys
import timeit
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossfoot.formula import Operand, parse
from crossfoot.formula.screen import reach
from crossfoot.model.interval import Interval
from tests.formula.strategies import FORMULAS, NAMES, around, operands, point, usable
from tests.model.strategies import ENDS

EXTREME = st.one_of(
    ENDS,
    st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from(
        [Decimal(text) for text in ("0", "1e-30", "-1e-30", "1e30", "1e400", "-1e-400", "1e24", "1e-24")]
    ),
)


@settings(max_examples=600)
@given(source=FORMULAS, given_operands=st.one_of(operands(), operands(EXTREME)))
def test_the_screen_never_rejects_what_decimal_accepts(
    source: str, given_operands: dict[str, Operand]
) -> None:
    check = usable(source)
    if check is not None and not check.screen(given_operands):
        outcome = check.holds(given_operands)
        assert outcome.fails or outcome.undecided


@settings(max_examples=300)
@given(
    shape=st.sampled_from(
        ["a / b - 1 == c", "a * b * c == d", "(a - b) / b == c", "a / (a + b) == c", "a * (1 + b) ** 10 == c"]
    ),
    given_operands=operands(EXTREME),
)
@example(shape="a * b * c == d", given_operands=dict.fromkeys(NAMES, point("1e-24")))
@example(shape="a * b * c == d", given_operands=dict.fromkeys(NAMES, point("0")))
def test_nor_in_the_shapes_that_rules_have(shape: str, given_operands: dict[str, Operand]) -> None:
    check = parse(shape)
    if check.holds(given_operands).holds:
        assert check.screen(given_operands)


@settings(max_examples=300)
@given(
    source=st.sampled_from(
        ["a / b - 1 == {}", "a * b == {}", "a / (a + b) == {}", "sqrt(a * b) - c == {}", "(a - b) * c == {}",
         "floor(a) / 3 * 3 - floor(a) == {}", "a ** 3 / b ** 2 == {}"]
    ),
    given_operands=operands(ENDS, unbounded=False),
)  # fmt: skip
def test_the_screen_accepts_the_very_ends_of_what_was_computed(
    source: str, given_operands: dict[str, Operand]
) -> None:
    """The hardest case: a stated figure that meets the computed one in a single value."""
    computed = (
        parse(source.format("z")).holds({**given_operands, "z": Operand(Interval.everything())}).computed
    )
    if computed is None:
        return
    for end in (computed.low, computed.high):
        if end.is_finite():
            assert parse(source.format("z")).screen({**given_operands, "z": Operand(Interval.point(end))})


@pytest.mark.parametrize(
    ("source", "given_operands"),
    [
        ("a / b - 1 == c", {"a": point(125), "b": point(100), "c": point("0.35")}),
        ("a * b == c", {"a": around("800", "0.5"), "b": point("53.25"), "c": around("65000", "500")}),
        ("a < b", {"a": point(3), "b": point(2)}),
        ("a <= b", {"a": point(3), "b": point(2)}),
        ("a > b", {"a": point(2), "b": point(3)}),
        ("a >= b", {"a": point(2), "b": point(3)}),
        ("a == b and a == c", {"a": point(1), "b": point(1), "c": point(2)}),
        ("sum(a) == b", {"a": [point(1), point(2)], "b": point(4)}),
        ("mean(a) == b", {"a": [point(1), point(2)], "b": point(4)}),
        ("max(a) - min(a) == b", {"a": [point(1), point(5)], "b": point(3)}),
        ("count(a) == b", {"a": [point(1), point(5)], "b": point(3)}),
        ("sqrt(a) == b", {"a": point(9), "b": point(4)}),
        ("a ** -2 == b", {"a": point(2), "b": point(4)}),
        ("a ** 0 == b", {"a": point(2), "b": point(4)}),
        ("-a / -b == c", {"a": point(-4), "b": point(-2), "c": point(3)}),
        ("low(a) <= b <= high(a)", {"a": around("10", "1"), "b": point(12)}),
    ],
)
def test_what_is_plainly_wrong_is_rejected(source: str, given_operands: dict[str, object]) -> None:
    assert not parse(source).screen(given_operands)  # type: ignore[arg-type]
    assert parse(source).holds(given_operands).fails  # type: ignore[arg-type]


@pytest.mark.parametrize("source", ["fx(a, b) == c", "a * fx(a, b) == b and year(a) == 1", "a != b"])
def test_what_floats_cannot_tell_is_let_through(source: str) -> None:
    assert parse(source).screen({name: point(5) for name in "abc"})


def test_a_comparison_without_the_engine_still_screens_beside_one_with_it() -> None:
    check = parse("fx(a, b) == c and a > b")
    assert not check.screen({"a": point(1), "b": point(2), "c": point(1)})


def test_a_term_of_too_many_factors_is_not_screened() -> None:
    many = parse(" * ".join(["a"] * 9) + " == b")
    assert reach(many.comparisons[0].left.node) > 290
    assert many.tests == ()
    assert many.screen({"a": point(2), "b": point(5)})


@pytest.mark.parametrize("function", ["mean", "max", "min"])
def test_an_empty_list_is_let_through(function: str) -> None:
    assert parse(f"{function}(a) == b").screen({"a": [], "b": point(1)})


def test_bounds_may_be_kept_by_the_caller() -> None:
    check = parse("sum(parts) == whole")
    bounds = {"parts": [(1.0, 1.0), (2.0, 2.0)], "whole": (3.0, 3.0)}
    assert check.screen_bounds(bounds)
    assert not check.screen_bounds({**bounds, "whole": (4.0, 5.0)})


@pytest.mark.parametrize(("left", "right"), [((0.0, 0.0), (0.0, 0.0)), ((-1.0, 2.0), (0.0, 0.0))])
def test_division_by_zero_is_not_an_error_in_floats(
    left: tuple[float, float], right: tuple[float, float]
) -> None:
    assert parse("a / b == c").screen_bounds({"a": left, "b": right, "c": (5.0, 5.0)})


@pytest.mark.slow
@pytest.mark.skipif(sys.gettrace() is not None, reason="a tracer takes more time than the work")
def test_a_screen_costs_microseconds() -> None:
    check = parse("new / old - 1 == change")
    bounds = {name: point(5).bounds for name in check.names}
    run = timeit.repeat(lambda: check.screen_bounds(bounds), timer=process_time, number=20_000, repeat=5)
    # Ten times what it takes on an idle machine.
    assert min(run) / 20_000 < 5e-6
