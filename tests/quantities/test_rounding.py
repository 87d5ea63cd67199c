"""The rounding table, row by row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from crossfoot.model.interval import Interval
from crossfoot.quantities import Figure, extract_figures
from crossfoot.quantities.rounding import granularity

ROWS = [
    # text, the figure's text, strict, lenient
    ("worth $5.5 billion now", "$5.5 billion", "[5.45e9, 5.55e9]", "[5.45e9, 5.6e9)"),
    ("it sold 800 million shares", "800 million", "[799.5e6, 800.5e6]", "[799.5e6, 801e6)"),
    ("6,812 people came", "6,812", "[6812, 6812]", "[6812, 6812]"),
    ("7,000 people came", "7,000", "[6999.5, 7000.5]", "[6500, 7500]"),
    ("250 people came", "250", "[250, 250]", "[250, 250]"),
    ("about 250 people came", "250", "[225, 275]", "[200, 300]"),
    ("about 250 or more people came", "250", "[225, +inf)", "[200, +inf)"),
    ("about 250 or fewer people came", "250", "(-inf, 275]", "(-inf, 300]"),
    ("at $1.50 each", "$1.50", "[1.495, 1.505]", "[1.495, 1.505]"),
    ("at $45,000 each", "$45,000", "[44999.5, 45000.5]", "[44500, 45500]"),
    ("up 5% now", "5%", "[4.5, 5.5]", "[4.5, 6)"),
    ("up 2.50% now", "2.50%", "[2.495, 2.505]", "[2.495, 2.505]"),
    ("down to -6.6% now", "-6.6%", "[-6.65, -6.55]", "(-6.7, -6.55]"),
    ("a quarter of it", "a quarter", "[0.235, 0.265]", "[0.225, 0.275]"),
    ("around a quarter of it", "a quarter", "[0.225, 0.275]", "[0.2, 0.3]"),
    ("two-fifths of it", "two-fifths", "[0.39, 0.41]", "[0.38, 0.42]"),
    ("nearly 30% of it", "30%", "[25, 30)", "[20, 30]"),
    ("more than 30% of it", "30%", "(30, 40]", "(30, inf)"),
    ("at least 30% of it", "30%", "[30, inf)", "[30, inf)"),
    ("up to 30% of it", "30%", "(-inf, 30]", "(-inf, 30]"),
    ("fewer than 30 ships", "30", "(-inf, 30]", "(-inf, 30]"),
    ("that 7–8 billion yuan", "7–8 billion yuan", "[6.5e9, 8.5e9]", "[6.5e9, 8.5e9]"),
    ("took between 8 and 6 weeks", "between 8 and 6 weeks", "[5.5, 8.5]", "[5.5, 8.5]"),
    ("it doubled to", "doubled", "[1.9, 2.1]", "[1.75, 2.5]"),
    ("it halved to", "halved", "[0.475, 0.525]", "[0.4, 0.6]"),
    ("it more than doubled to", "doubled", "(2, 3]", "(2, inf)"),
    ("it more than halved to", "halved", "[0.25, 0.5)", "[0, 0.5)"),
    ("it nearly halved to", "halved", "(0.5, 0.5625]", "[0.5, 0.625]"),
    ("it at least halved to", "halved", "[0, 0.5]", "[0, 0.5]"),
    ("more than half as many as", "half as many", "(0.5, 0.75]", "(0.5, inf)"),
    ("it nearly doubled to", "doubled", "[1.75, 2)", "[1.5, 2]"),
    ("Ada Example, 46, said", "46", "[46, 47)", "[46, 47)"),
    ("one in 10 homes", "one in 10", "around 0.1", "around 0.1"),
    ("in 1996, when", "1996", "[1996, 1996]", "[1996, 1996]"),
    ("dozens of people", "dozens", "(-inf, inf)", "(-inf, inf)"),
    ("two and a half miles", "two and a half miles", "[2.45, 2.55]", "[2.25, 2.75]"),
    ("it took 5 years", "5 years", "[4.5, 5.5]", "[4.5, 6)"),
]


def figure_of(text: str, printed: str) -> Figure:
    return next(f for f in extract_figures(text).figures if f.text == printed)


def interval(shown: str) -> Interval:
    low, high = shown[1:-1].split(", ")
    return Interval(Decimal(low), Decimal(high), shown[0] == "[", shown[-1] == "]")


@pytest.mark.parametrize(("text", "printed", "strict", "lenient"), [row for row in ROWS if row[2]])
def test_row_of_the_table(text: str, printed: str, strict: str, lenient: str) -> None:
    figure = figure_of(text, printed)
    if strict.startswith("around"):
        assert figure.interval.contains(Decimal(strict.split()[1]))
        return
    assert figure.interval == interval(strict)
    assert figure.lenient == interval(lenient)


@pytest.mark.parametrize(("text", "printed"), [(row[0], row[1]) for row in ROWS])
def test_lenient_never_excludes_what_strict_allows(text: str, printed: str) -> None:
    for figure in extract_figures(text).figures:
        assert figure.lenient.encloses(figure.interval)
        low, high = figure.floats
        assert low <= float(figure.lenient.low)
        assert high >= float(figure.lenient.high)


@pytest.mark.parametrize(
    ("text", "printed", "leniency"),
    [
        ("worth $5.5 billion now", "$5.5 billion", "truncated"),
        ("7,000 people came", "7,000", "loose zeros"),
        ("about 250 people came", "250", "hedge"),
        ("6,812 people came", "6,812", None),
    ],
)
def test_the_leniency_has_a_name(text: str, printed: str, leniency: str | None) -> None:
    assert figure_of(text, printed).leniency == leniency


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("7000", "1000"),
        ("250", "50"),
        ("1500", "500"),
        ("50e6", "10e6"),
        ("5.5", "0.5"),
        ("6812", "1"),
        ("1", "0.25"),
        ("0", "1"),
    ],
)
def test_granularity(number: str, expected: str) -> None:
    assert granularity(Decimal(number)) == Decimal(expected)


def test_just_over_is_bounded_above_and_more_than_is_not() -> None:
    near, far = (
        figure_of("just over 1.5 million cars", "1.5 million"),
        figure_of("over 1.5 million cars", "1.5 million"),
    )
    assert near.hedge == far.hedge == "above"
    assert near.lenient.high == Decimal("2.0e6")
    assert far.lenient.high is None or not far.lenient.high.is_finite()


def test_a_change_of_hedge_is_read_again() -> None:
    figure = figure_of("it rose 30% then", "30%")
    before = figure.lenient
    figure.hedge = "above"
    figure.reread()
    assert figure.lenient != before


def test_the_public_form_carries_the_intervals() -> None:
    quantity = figure_of("worth $5.5 billion now", "$5.5 billion").quantity()
    assert quantity.interval == interval("[5.45e9, 5.55e9]")
    assert (quantity.text, quantity.unit, quantity.value) == ("$5.5 billion", "USD", Decimal("5.5e9"))
