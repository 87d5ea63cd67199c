"""Law family: an image is tight where a name stands more than once and the term only rises or only falls with it."""

from decimal import Decimal

import pytest
from hypothesis import given

from crossfoot.formula import Operand, parse
from crossfoot.model.interval import Interval
from tests.formula.strategies import POSITIVE, around, operands, point


def image(term: str, given_operands: dict[str, Operand]) -> Interval:
    result = parse(f"{term} == z").holds({**given_operands, "z": Operand(Interval.everything())}).computed
    assert result is not None
    return result


@pytest.mark.parametrize(
    ("doubled", "single"),
    [
        ("(a - b) / b", "a / b - 1"),
        ("a / (a + b)", "1 / (1 + b / a)"),
        ("a + a", "2 * a"),
        ("a * a", "a ** 2"),
        ("a * b + a * c", "a * (b + c)"),
        ("a - (a - b)", "b"),
        ("a * a * a", "a ** 3"),
        ("sum(a, a, a)", "3 * a"),
        ("max(a, a)", "a"),
        ("max(a + b, a)", "a + b"),
        ("abs(a) + a", "2 * a"),
        ("abs(-a) + a", "2 * a"),
        ("sqrt(a) * sqrt(a)", "sqrt(a) ** 2"),
        ("-a - a", "-2 * a"),
        ("a ** -1 - a", "a ** -1 - a * 1"),
    ],
)
@given(given_operands=operands(POSITIVE, unbounded=False))
def test_writing_a_name_twice_costs_nothing(
    doubled: str, single: str, given_operands: dict[str, Operand]
) -> None:
    twice, once = image(doubled, given_operands), image(single, given_operands)
    slack = Decimal("1e-25") * (1 + abs(once.low) + abs(once.high))
    assert abs(twice.low - once.low) <= slack
    assert abs(twice.high - once.high) <= slack
    assert (twice.low_closed, twice.high_closed) == (once.low_closed, once.high_closed) or "sqrt" in doubled


def test_a_name_on_both_sides_is_one_figure() -> None:
    wide = {"a": around("100", "10"), "b": point(1)}
    assert parse("a == a + b").holds(wide).fails
    assert parse("a < a + b").holds(wide).holds
    assert parse("a > a + b").holds(wide).fails
    assert parse("a != a").holds(wide).fails
    assert parse("a == a").holds(wide).holds


def test_where_a_term_turns_its_image_only_widens() -> None:
    turning = image("a * (1 - a)", {"a": Operand(Interval(Decimal(0), Decimal(1)))})
    assert turning.encloses(Interval(Decimal(0), Decimal("0.25")))


def test_an_end_that_is_never_reached_stays_open() -> None:
    half_open = {"a": Operand(Interval(Decimal(1), Decimal(2), False, True)), "b": point(3)}
    assert str(image("a / (a + b)", half_open)) == "(0.25, 0.4]"


def test_an_end_where_the_term_has_no_value_falls_back_to_the_wider_image() -> None:
    from_zero = {"a": Operand(Interval(Decimal(0), Decimal(2), False, True)), "b": point(3)}
    assert image("(b - a) / a", from_zero).encloses(Interval.at_least(Decimal("0.5")))


def test_a_pole_in_between_leaves_the_wider_image() -> None:
    assert image("a / (a - b)", {"a": around("3", "1"), "b": point(3)}) == Interval.everything()
    assert image("1 / (a - b) + a", {"a": around("3", "1"), "b": point(3)}) == Interval.everything()


def test_the_engines_answer_takes_part_in_the_direction_of_a_term() -> None:
    check = parse("price * fx(price, total) / (price * fx(price, total) + rest) == share")
    full = {"price": around("100", "20"), "total": point(1), "rest": point(10), "share": point("0.5")}
    outcome = check.holds(full, {"fx": lambda price, total: Interval.point(Decimal("0.1"))})
    assert outcome.computed is not None
    assert Interval(Decimal("0.444"), Decimal("0.546")).encloses(outcome.computed)


def test_a_term_too_long_to_multiply_out_is_still_enclosed() -> None:
    term = "(a + b + c + d) ** 8 / (a + 1)"
    full = {name: around("2", "0.1") for name in "abcd"}
    assert image(term, full).contains(Decimal(8) ** 8 / 3)


def test_an_infinite_end_keeps_its_interval() -> None:
    unbounded = {"a": Operand(Interval.at_least(1)), "b": point(3)}
    assert image("a / (a + b)", unbounded).encloses(Interval(Decimal("0.25"), Decimal(1), True, False))


def test_whole_and_sign_rise() -> None:
    given_operands = {"a": Operand(Interval(Decimal("1.5"), Decimal("3.5")))}
    assert str(image("floor(a) + a", given_operands)) == "[2.5, 6.5]"
    assert str(image("sign(a) + a", given_operands)) == "[2.5, 4.5]"


def test_a_list_that_stands_twice_moves_as_one() -> None:
    parts = [around("10", "1"), around("20", "1")]
    check = parse("sum(parts) / (sum(parts) + rest) == share")
    outcome = check.holds({"parts": parts, "rest": point(70), "share": point("0.3")})
    assert outcome.computed is not None
    assert outcome.computed.encloses(Interval(Decimal("0.2858"), Decimal("0.3137")))
    assert Interval(Decimal("0.2857"), Decimal("0.3138")).encloses(outcome.computed)
    mean = parse("mean(parts) - sum(parts) == x").holds({"parts": parts, "x": point(-15)})
    assert str(mean.computed) == "[-16, -14]"
    spread = parse("max(parts) - min(parts) == x").holds({"parts": parts, "x": point(10)})
    assert spread.computed is not None
    assert spread.computed.encloses(Interval.around(10, 2))
