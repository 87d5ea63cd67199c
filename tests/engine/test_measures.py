"""Units for formulas: rooms, and rates told by two spans of time."""

from decimal import Decimal

import pytest

from crossfoot.engine.measures import functions
from crossfoot.engine.operands import Source
from crossfoot.formula import Operand
from crossfoot.model.interval import Interval
from crossfoot.quantities import extract_figures


def operand(text: str) -> Operand:
    return Operand(Interval.point(Decimal(0)), Source(extract_figures(f"It was {text}.").figures[0], 0))


def called(name: str, *texts: str) -> Interval | None:
    return functions(0)[name](*map(operand, texts))


def test_a_volume_is_three_lengths_or_a_length_over_an_area() -> None:
    assert called("volume", "2 metres", "3 metres", "4 metres", "9 cubic metres") == Interval.point(1)
    assert called("area", "3 metres", "250 square metres", "750 cubic metres") == Interval.point(1)
    assert called("volume", "2 metres", "3 metres", "4kg", "9 cubic metres") is None


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("40 cars a day", "9,000 a year", 246, 372),
        ("five litres a second", "18,000 litres an hour", 3500, 3700),
        ("60 calls an hour", "one a minute", Decimal("0.016"), Decimal("0.017")),
    ],
)
def test_a_rate_by_another_span(one: str, other: str, low: Decimal, high: Decimal) -> None:
    found = called("respanned", one, other)
    assert found is not None
    assert low <= found.low
    assert found.high <= high


def test_rates_of_other_things_have_no_common_span() -> None:
    assert called("respanned", "$5 a head", "$40 a year") is None
