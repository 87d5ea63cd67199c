"""Law family: solving gives all values that would make the check hold, and (where nothing is doubled) only them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crossfoot.formula import Operand, parse
from crossfoot.model.interval import Interval
from tests.formula.strategies import POSITIVE, around, choice, operands, point, value_at
from tests.model.strategies import inside, members

SHAPES = [
    "a / b - 1 == z",
    "a * b * c == z",
    "a + b - c == z",
    "-(a - b) / c == z",
    "a / (b / c) == z",
    "a ** 2 / b == z",
    "(a + 1) ** 3 == z",
    "b / a ** 2 == z",
    "a ** -1 + b == z",
    "abs(a - 300) == z",
    "sum(a, b, c) == z",
    "2 * a + 0.5 * b == z",
    "z == c * (1 - a)",
]


@pytest.mark.parametrize("shape", SHAPES)
@given(data=st.data(), given_operands=operands(POSITIVE, unbounded=False))
def test_every_value_that_satisfies_is_found(
    shape: str, data: st.DataObject, given_operands: dict[str, Operand]
) -> None:
    values = data.draw(choice(given_operands))
    left, _, right = shape.partition(" == ")
    result = value_at(left if right == "z" else right, values)
    assert isinstance(result, Fraction)
    near = Decimal(result.numerator) / Decimal(result.denominator)
    z = Operand(Interval.around(near, abs(near) * Decimal("1e-20") + Decimal("1e-20")))
    for name in "abc":
        if name in parse(shape).names:
            found = parse(shape).solve(name, {**given_operands, "z": z})
            assert found is not None
            assert inside(values[name], found)


@pytest.mark.parametrize("shape", SHAPES)
@given(data=st.data(), given_operands=operands(POSITIVE, unbounded=False), z=POSITIVE)
def test_every_value_found_satisfies(
    shape: str, data: st.DataObject, given_operands: dict[str, Operand], z: Decimal
) -> None:
    check = parse(shape)
    full = {**given_operands, "z": Operand(Interval.around(z, Decimal("0.05")))}
    name = data.draw(st.sampled_from(sorted(check.names - {"z"})))
    found = check.solve(name, full)
    assume(found is not None and found.width > Decimal("1e-20"))
    assert found is not None
    value = data.draw(members(found))
    assume(
        inside(value, found) and Fraction(found.low) < value < Fraction(found.high)
        if found.is_bounded
        else True
    )
    printed = Decimal(value.numerator) / Decimal(value.denominator)
    outcome = check.holds({**full, name: Operand(Interval.point(printed))})
    assert outcome.holds or outcome.undecided


@pytest.mark.parametrize(
    ("source", "name", "result"),
    [
        ("a < 5", "a", "(-Infinity, 5)"),
        ("a <= 5", "a", "(-Infinity, 5]"),
        ("5 < a", "a", "(5, Infinity)"),
        ("2 * a >= 5", "a", "[2.5, Infinity)"),
        ("1 < a and a <= 3", "a", "(1, 3]"),
        ("1 < a <= 3", "a", "(1, 3]"),
        ("max(a, 3) == 5", "a", "[5, 5]"),
        ("max(a, 3) == 3", "a", "(-Infinity, 3]"),
        ("max(a, 3) == 2", "a", None),
        ("min(a, 3) == 2", "a", "[2, 2]"),
        ("min(a, 3) == 3", "a", "[3, Infinity)"),
        ("floor(a) == 4", "a", "[4, 5)"),
        ("floor(a) == 4.5", "a", None),
        ("sqrt(a) == 3", "a", "[9, 9]"),
        ("sqrt(a) == -3", "a", None),
        ("a ** 2 == 9", "a", "[3, 3]"),
        ("a ** 2 == -9", "a", None),
        ("a ** -1 == 4", "a", "[0.25, 0.25]"),
        ("a ** 0 == 1", "a", None),
        ("abs(a) == 3", "a", "[3, 3]"),
        ("a * 0 == 1", "a", None),
        ("a * 0 == 0", "a", "(-Infinity, Infinity)"),
        ("a != 3", "a", None),
        ("sign(a) == 1", "a", None),
        ("a == 1 and 2 == 3", "a", None),
        ("a == 1 and a == 2", "a", None),
        ("low(a) == 1", "a", None),
        ("5 / a == 0", "a", None),
        ("a / 0.5 == 4", "a", "[2.0, 2.0]"),
        ("a / (2 - 2) == 4", "a", None),
        ("a < 4 and floor(a) == 3.5", "a", None),
    ],
)
def test_each_operation_is_undone(source: str, name: str, result: str | None) -> None:
    found = parse(source).solve(name, {"a": point(7)})
    assert (None if found is None else str(found)) == result


@pytest.mark.parametrize(
    ("low", "high", "result"),
    [
        ("3", "5", "[4, 5)"),
        ("3.5", "5.5", "[4, 6)"),
        ("3.2", "4", None),
        ("3", "4", None),
    ],
)
def test_rounding_down_is_undone_with_regard_to_open_ends(low: str, high: str, result: str | None) -> None:
    target = Operand(Interval(Decimal(low), Decimal(high), False, False))
    found = parse("floor(a) == b").solve("a", {"a": point(7), "b": target})
    assert (None if found is None else str(found)) == result


def test_the_root_on_the_figures_own_side_is_given() -> None:
    assert parse("a ** 2 == 9").solve("a", {"a": point(-7)}) == Interval.point(-3)
    assert parse("abs(a) == 3").solve("a", {"a": point(-7)}) == Interval.point(-3)
    assert parse("abs(a) == 3").solve("a", {"a": around("0", "1")}) == Interval.around(0, 3)


def test_a_figure_that_is_not_there_yet_can_be_solved_for() -> None:
    assert parse("a + b == c").solve("a", {"b": point(2), "c": point(5)}) == Interval.point(3)


def test_a_name_that_the_formula_does_not_have_has_no_solution() -> None:
    assert parse("a == b").solve("z", {"a": point(2), "b": point(5)}) is None


def test_one_item_of_a_list_is_solved_for() -> None:
    parts = [around("1.2", "0.05"), around("1.0", "0.05"), around("0.9", "0.05")]
    total = parse("sum(parts) == whole")
    assert total.solve("parts", {"parts": parts, "whole": point(4)}, item=1) == Interval.around(
        Decimal("1.9"), Decimal("0.1")
    )
    assert total.solve("parts", {"parts": parts, "whole": point(4)}) is None
    assert total.solve("parts", {"parts": parts, "whole": point(4)}, item=3) is None
    mean = parse("mean(parts) == m")
    assert mean.solve("parts", {"parts": [point(1), point(2)], "m": point(2)}, item=0) == Interval.point(2)
    most = parse("max(parts) == top")
    assert most.solve("parts", {"parts": [point(1), point(2)], "top": point(2)}, item=0) == Interval.at_most(
        2
    )
    assert most.solve("parts", {"parts": [point(1), point(3)], "top": point(2)}, item=0) is None


def test_the_engine_s_answer_is_a_constant_when_solving() -> None:
    check = parse("price * fx(price, total) == total")
    env = {"fx": lambda price, total: Interval.around(Decimal("0.128"), Decimal("0.001"))}
    found = check.solve("price", {"price": point(50), "total": point("6.4")}, env)
    assert found is not None
    assert found.contains(50)
    assert check.solve("price", {"price": point(50), "total": point("6.4")}) is None


def test_a_name_that_stands_twice_is_found_by_search() -> None:
    check = parse("part / (part + rest) == share")
    full = {"part": point(30), "rest": around("70", "1"), "share": point("0.31")}
    found = check.solve("part", full)
    assert found is not None
    exact = Interval.around(70, 1) * Decimal("0.31") / Decimal("0.69")
    assert found.encloses(exact)
    assert float(found.width / exact.width) < 1.000001
    assert check.solve("rest", full) is not None


def test_a_search_that_finds_no_single_crossing_gives_no_answer() -> None:
    full = {"a": point(3), "b": point(5)}
    assert parse("a * a + a == -1 - b").solve("a", full) is None
    assert parse("a - a == b").solve("a", full) is None
    assert parse("a - a == b - b").solve("a", full) is None
    assert parse("a * (10 - a) == b").solve("a", full) is None
    assert parse("a * a < b").solve("a", full) is None
    assert parse("floor(a - 2) - floor(a) / 2 == b").solve("a", full) is None
    assert parse("a * abs(b) / abs(b - 5) - a == b").solve("a", full) is None
    assert parse("1 / (a - 3) + a == b").solve("a", full) is None
    assert parse("a * a == b").solve("a", {"a": point(0), "b": point(4)}) is None


def test_a_search_follows_a_negative_figure_on_its_side() -> None:
    found = parse("a * a * a == b").solve("a", {"a": point(-3), "b": point(-64)})
    assert found is not None
    assert abs(found.middle + 4) < Decimal("1e-9")
