"""What an interval is, case by case."""

import pickle
from decimal import ROUND_UP, Decimal, localcontext
from fractions import Fraction

import pytest

from crossfoot.model.interval import Interval

INFINITY = Decimal("Infinity")


def span(text: str) -> Interval:
    """Read "[1, 2)" back: what `str` writes."""
    low, high = text[1:-1].split(", ")
    return Interval(Decimal(low), Decimal(high), text[0] == "[", text[-1] == "]")


@pytest.mark.parametrize(
    ("low", "high", "low_closed", "high_closed"),
    [
        ("2", "1", True, True),
        ("1", "1", True, False),
        ("1", "1", False, True),
        ("1", "1", False, False),
        ("Infinity", "Infinity", True, True),
        ("-Infinity", "-Infinity", True, True),
        ("NaN", "1", True, True),
        ("1", "NaN", True, True),
        ("sNaN", "1", True, True),
    ],
)
def test_an_interval_that_holds_nothing_is_refused(
    low: str, high: str, low_closed: bool, high_closed: bool
) -> None:
    with pytest.raises(ValueError, match=r"holds nothing|not a number"):
        Interval(Decimal(low), Decimal(high), low_closed, high_closed)


def test_infinite_ends_are_open_whatever_is_asked() -> None:
    assert Interval(-INFINITY, INFINITY) == Interval.everything()
    assert str(Interval(-INFINITY, Decimal(5))) == "(-Infinity, 5]"
    assert Interval.at_least(3) == Interval(Decimal(3), INFINITY)


def test_floats_are_refused_by_name() -> None:
    with pytest.raises(TypeError, match=r"not float: 0\.1"):
        Interval.point(0.1)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Interval.point(1) + 0.1  # type: ignore[operator]


def test_an_interval_is_a_plain_value() -> None:
    interval = span("(1.5, 2]")
    assert pickle.loads(pickle.dumps(interval)) == interval
    assert len({interval, span("(1.50, 2.0]")}) == 1
    with pytest.raises(AttributeError):
        interval.low = Decimal(0)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("left", "operator", "right", "result"),
    [
        ("[1, 2)", "+", "[3, 4]", "[4, 6)"),
        ("[1, 2)", "-", "(3, 4]", "[-3, -1)"),
        ("[1, 2)", "*", "[3, 4]", "[3, 8)"),
        ("[1, 2)", "*", "[-4, -3]", "(-8, -3]"),
        ("(-1, 2]", "*", "[3, 4)", "(-4, 8)"),
        ("(-1, 2)", "*", "[0, 0]", "[0, 0]"),
        ("[0, 1]", "*", "(2, 3)", "[0, 3)"),
        ("(0, 1]", "*", "[2, 3]", "(0, 3]"),
        ("(-2, 1]", "*", "[-1, 2)", "(-4, 2)"),
        ("[0, 0]", "*", "(-Infinity, Infinity)", "[0, 0]"),
        ("[0, 1]", "*", "[1, Infinity)", "[0, Infinity)"),
        ("(0, 1]", "*", "(0, Infinity)", "(0, Infinity)"),
        ("(-Infinity, -1]", "*", "[2, Infinity)", "(-Infinity, -2]"),
        ("[1, 2)", "/", "[4, 8]", "[0.125, 0.5)"),
        ("[1, 2]", "/", "(4, 8)", "(0.125, 0.5)"),
        ("[-1, 2]", "/", "[4, 8)", "[-0.25, 0.5]"),
        ("[1, 2]", "/", "[-8, -4]", "[-0.5, -0.125]"),
        ("[1, 2]", "/", "[-1, 1]", "(-Infinity, Infinity)"),
        ("[1, 2]", "/", "[0, 0]", "(-Infinity, Infinity)"),
        ("[1, 2]", "/", "[0, 4]", "[0.25, Infinity)"),
        ("[1, 2]", "/", "(0, 4)", "(0.25, Infinity)"),
        ("[1, 2]", "/", "[-4, 0]", "(-Infinity, -0.25]"),
        ("[-1, 2]", "/", "[0, 4]", "(-Infinity, Infinity)"),
        ("[0, 2]", "/", "[0, 4]", "[0, Infinity)"),
        ("(0, 2]", "/", "(0, 4]", "(0, Infinity)"),
        ("[1, 2]", "/", "[1, Infinity)", "(0, 2]"),
        ("[1, Infinity)", "/", "[1, Infinity)", "(0, Infinity)"),
        ("[0, 2]", "/", "[1, Infinity)", "[0, 2]"),
    ],
)
def test_arithmetic_keeps_track_of_both_ends(left: str, operator: str, right: str, result: str) -> None:
    x, y = span(left), span(right)
    given = {"+": x + y, "-": x - y, "*": x * y} if operator != "/" else {"/": x / y}
    assert given[operator] == span(result)


@pytest.mark.parametrize(
    ("base", "exponent", "result"),
    [
        ("(-1, 2]", 2, "[0, 4]"),
        ("(-3, 2]", 2, "[0, 9)"),
        ("[-3, -2)", 2, "(4, 9]"),
        ("(-1, 2]", 3, "(-1, 8]"),
        ("[2, 4)", -1, "(0.25, 0.5]"),
        ("[0, 2]", -2, "[0.25, Infinity)"),
        ("[-1, 2]", -1, "(-Infinity, Infinity)"),
        ("[-5, 7)", 0, "[1, 1]"),
        ("[2, Infinity)", 2, "[4, Infinity)"),
        ("(-Infinity, 2]", 3, "(-Infinity, 8]"),
        ("[-1, 2]", 1, "[-1, 2]"),
    ],
)
def test_whole_powers(base: str, exponent: int, result: str) -> None:
    assert span(base) ** exponent == span(result)


def test_a_power_that_is_not_whole_is_refused() -> None:
    with pytest.raises(TypeError):
        Interval.point(2) ** Decimal("0.5")  # type: ignore[operator]


@pytest.mark.parametrize(
    ("interval", "degree", "result"),
    [
        ("[4, 9)", 2, "[2, 3)"),
        ("(-4, 9]", 2, "[0, 3]"),
        ("[-27, 8)", 3, "[-3, 2)"),
        ("[0.0625, Infinity)", 4, "[0.5, Infinity)"),
        ("(0, 1]", 1, "(0, 1]"),
    ],
)
def test_exact_roots_stay_exact(interval: str, degree: int, result: str) -> None:
    assert span(interval).root(degree) == span(result)


@pytest.mark.parametrize(
    ("root", "degree"), [("1.2345678901234567890123", 2), ("-1.2345678901234567890123", 3)]
)
def test_a_long_root_whose_power_is_longer_still_stays_exact(root: str, degree: int) -> None:
    with localcontext() as context:
        context.prec = 100
        power = Decimal(root) ** degree
    assert Interval.point(power).root(degree) == Interval.point(Decimal(root))


def test_a_negative_interval_has_no_even_root() -> None:
    with pytest.raises(ValueError, match="no even root"):
        span("[-4, -1]").root(2)


def test_a_result_too_long_is_rounded_outward() -> None:
    third = Interval.point(1) / 3
    assert Fraction(third.low) < Fraction(1, 3) < Fraction(third.high)
    assert third.width == Decimal("1e-34")
    two = Interval.point(2).root(2)
    assert Fraction(two.low) ** 2 < 2 < Fraction(two.high) ** 2


def test_the_callers_decimal_context_is_neither_used_nor_changed() -> None:
    with localcontext() as context:
        context.prec, context.rounding = 3, ROUND_UP
        context.clear_flags()
        total = Interval.around(Decimal("1234.5678"), Decimal("0.0001")) * Decimal("1.0001")
        assert not any(context.flags.values())
    assert total.encloses(Interval.point(Decimal("1234.5678") * Decimal("1.0001")))


def test_sizes_beyond_all_figures_neither_overflow_nor_lose_the_truth() -> None:
    huge = Interval.point(Decimal("9e999999"))
    assert (huge * huge).high == INFINITY
    assert (huge * huge).low.is_finite()
    tiny = Interval.point(Decimal("1e-999999")) ** 4
    assert tiny.low == 0
    assert tiny.high > 0


def test_zero_is_never_minus_zero() -> None:
    assert str(Interval.point(5) - 5) == "[0, 0]"
    assert str(-Interval.point(0)) == "[0, 0]"


@pytest.mark.parametrize(
    ("interval", "middle", "width", "relative"),
    [
        ("[95, 105]", "100", "10", 0.1),
        ("(-105, -95)", "-100", "10", 0.1),
        ("[7, 7]", "7", "0", 0.0),
        ("[0, 0]", "0", "0", 0.0),
        ("[-1, 1]", "0", "2", float("inf")),
        ("[3, Infinity)", "3", "Infinity", float("inf")),
        ("(-Infinity, 3]", "3", "Infinity", float("inf")),
        ("(-Infinity, Infinity)", "0", "Infinity", float("inf")),
    ],
)
def test_middle_and_widths(interval: str, middle: str, width: str, relative: float) -> None:
    asked = span(interval)
    assert (asked.middle, asked.width, asked.relative_width) == (Decimal(middle), Decimal(width), relative)


def test_widened_moves_each_end_by_a_share_of_itself() -> None:
    assert span("[95, 105)").widened(Decimal("0.1")) == span("[85.5, 115.5)")
    assert span("[-10, 0]").widened(Decimal("0.1")) == span("[-11, 0]")
    assert span("(1, Infinity)").widened(Decimal("0.5")) == span("(0.5, Infinity)")


def test_open_ends_decide_whether_neighbours_meet() -> None:
    assert span("[1, 2]").intersects(span("[2, 3]"))
    assert not span("[1, 2)").intersects(span("[2, 3]"))
    assert not span("[1, 2]").intersects(span("(2, 3]"))
    assert span("[1, 2]").intersection(span("[2, 3]")) == Interval.point(2)
    assert span("[1, 2)").intersection(span("[2, 3]")) is None
    assert span("(1, 5]").intersection(span("[1, 5)")) == span("(1, 5)")
    assert span("(1, 2]").hull(span("[1, 5)")) == span("[1, 5)")


def test_reaching_below() -> None:
    assert span("[1, 2]").reaches_below(span("(1, 3]"))
    assert not span("[2, 3]").reaches_below(span("[1, 2]"))
    assert span("[2, 3]").reaches_below(span("[1, 2]"), or_equal=True)
    assert not span("[2, 3]").reaches_below(span("[1, 2)"), or_equal=True)


def test_smaller_and_larger_of_two() -> None:
    assert span("[1, 4)").minimum(span("(1, 4]")) == span("[1, 4)")
    assert span("[1, 4)").maximum(span("(1, 4]")) == span("(1, 4]")
    assert span("[1, 2]").minimum(Interval.everything()) == Interval.at_most(2)


def test_size() -> None:
    assert abs(span("(-3, 2]")) == span("[0, 3)")
    assert abs(span("(-3, 3]")) == span("[0, 3]")
    assert abs(span("[-3, -2)")) == span("(2, 3]")
    assert abs(span("[2, 3)")) == span("[2, 3)")


def test_numbers_mix_with_intervals_on_both_sides() -> None:
    assert 1 - span("[0.25, 0.5)") == span("(0.5, 0.75]")
    assert Decimal(2) * span("[1, 2)") == span("[2, 4)")
    assert 1 / span("[2, 4)") == span("(0.25, 0.5]")
    assert 1 + span("[2, 4)") == span("[3, 5)")
    for wrong in (lambda: "1" + span("[1, 2]"), lambda: "1" - span("[1, 2]"), lambda: "1" / span("[1, 2]")):
        with pytest.raises(TypeError):
            wrong()
    for wrong in (lambda: span("[1, 2]") - "1", lambda: span("[1, 2]") * "1", lambda: span("[1, 2]") / "1"):
        with pytest.raises(TypeError):
            wrong()


def test_encloses_and_contains() -> None:
    assert span("[1, 3]").encloses(span("(1, 3)"))
    assert not span("(1, 3)").encloses(span("[1, 2]"))
    assert span("(1, 3]").contains(3)
    assert not span("(1, 3]").contains(1)
    assert Interval.everything().encloses(span("[1, 2]"))
