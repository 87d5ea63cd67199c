"""Values written in the style of a printed figure."""

from decimal import Decimal

import pytest

from crossfoot.engine.numbers import written_like
from crossfoot.quantities import extract_figures


@pytest.mark.parametrize(
    ("printed", "value", "text"),
    [
        (".09", "0.0089", "0.0089"),
        ("0.09", "0.0089", "0.0089"),
        ("$5.50", "6.25", "$6.25"),
        ("1,200", "1350", "1,350"),
    ],
)
def test_a_value_like_the_printed_one(printed: str, value: str, text: str) -> None:
    figure = extract_figures(f"It came to {printed} in all.").figures[0]
    assert written_like(figure, Decimal(value)) == text
