"""Values written in the style of a printed figure."""

from decimal import Decimal

import pytest

from crossfoot.engine.numbers import written_like
from crossfoot.lexicon.notations import notation_named
from crossfoot.quantities import extract_figures


@pytest.mark.parametrize(
    ("printed", "value", "text"),
    [
        (".09", "0.0089", "0.0089"),
        ("0.09", "0.0089", "0.0089"),
        ("$5.50", "6.25", "$6.25"),
        ("1,200", "1350", "1,350"),
        ("43:20", "2640", "44:00"),
        ("2:05:48", "7600", "2:06:40"),
        ("6 minutes and 30 seconds", "400", "400 seconds"),
    ],
)
def test_a_value_like_the_printed_one(printed: str, value: str, text: str) -> None:
    figure = extract_figures(f"It came to {printed} in all.").figures[0]
    assert written_like(figure, Decimal(value)) == text


@pytest.mark.parametrize(
    ("printed", "value", "text"),
    [
        ("1.234,5", "2345.6", "2.345,6"),
        ("1.500", "12500", "12.500"),
        ("0,75", "0.5", "0,50"),
        ("12,50", "1234.5", "1234,50"),
        ("1 234 567,8", "2345678.9", "2 345 678,9"),
        ("-1,5", "-2.5", "-2,5"),
        ("1.5", "2.5", "2.5"),
    ],
)
def test_it_is_printed_in_the_notation_of_its_text(printed: str, value: str, text: str) -> None:
    figure = extract_figures(f"It came to {printed} in all.", notation_named("continental")).figures[0]
    assert written_like(figure, Decimal(value)) == text


def test_a_decimal_comma_among_english_numbers_stays_one() -> None:
    figure = extract_figures("It came to 12,5 in all.").figures[0]
    assert written_like(figure, Decimal("13.5")) == "13,5"
