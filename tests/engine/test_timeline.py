"""Elapsed time, order and hours, from printed dates."""

from datetime import date
from decimal import Decimal

import pytest

from crossfoot.engine import timeline
from crossfoot.engine.operands import Source
from crossfoot.formula import Operand
from crossfoot.model.interval import Interval
from crossfoot.quantities import extract_figures


def operands(text: str) -> list[Operand]:
    """The figures of a text as a formula gets them."""
    figures = extract_figures(text).figures
    return [Operand(figure.interval, Source(figure, index)) for index, figure in enumerate(figures)]


def call(name: str, text: str, as_of: date | None = None, choice: int = 0) -> Interval | None:
    return timeline.functions(as_of, choice)[name](*operands(text))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("from 1990 to 2002, 12 years", 11, 13),
        ("from March 1990 to March 2002, 12 years", "11.9", "12.1"),
        ("from 3 May 2001 to 17 May 2001, 14 days", 13, 15),
        ("from 28 December to 3 January, six days", 5, 7),
        ("in 2002 and 1990, 12 years", 11, 13),
    ],
)
def test_elapsed_allows_what_the_dates_leave_open(text: str, low: object, high: object) -> None:
    found = call("elapsed", text)
    assert found is not None
    assert (
        Decimal(str(low)) - Decimal("0.1") <= found.low <= found.high <= Decimal(str(high)) + Decimal("0.1")
    )


def test_an_impossible_date_gives_no_time() -> None:
    assert call("elapsed", "from 31 June 1990 to 3 July 1990, 3 days") is None


@pytest.mark.parametrize(
    ("text", "expected"), [("in 1990 and 2002", 1), ("in 2002 and 1990", 0), ("in 2002 and May 2002", 1)]
)
def test_order_fails_only_when_it_is_sure(text: str, expected: int) -> None:
    assert call("in_order", text) == Interval.point(expected)


def test_a_backward_span_is_out_of_order() -> None:
    [span] = operands("Ilse Vogt (1977-1902)")
    assert timeline.functions(None, 0)["in_order"](span, span) == Interval.point(0)


def test_since_needs_the_date_of_the_article() -> None:
    assert call("elapsed_since", "in 2004, 20 years ago") is None
    found = call("elapsed_since", "in 2004, 20 years ago", as_of=date(2024, 6, 1))
    assert found is not None
    assert found.contains(20)
    assert not found.contains(18)


def test_hours_without_am_or_pm_may_be_either() -> None:
    text = "from 9:30 to 2:00, 4 hours"
    assert [call("clock_span", text, choice=choice) for choice in (0, 1)] == [
        Interval.point(Decimal("16.5")),
        Interval.point(Decimal("4.5")),
    ]


def test_a_birthday_may_be_told_of_a_year_early_or_late() -> None:
    assert call("years_until", "in 1969", as_of=date(2019, 5, 1)) == Interval(Decimal(49), Decimal(51))
