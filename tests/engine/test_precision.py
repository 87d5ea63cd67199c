"""Figures side by side are read to one place; alone, or hedged, or unlike, they keep their own rounding."""

from __future__ import annotations

from decimal import Decimal

import pytest

import crossfoot
from crossfoot.engine.precision import beside, place_of
from crossfoot.quantities import extract_figures


def _accused(text: str) -> bool:
    return bool(crossfoot.check(text).discrepancies)


@pytest.mark.parametrize(
    ("text", "place"), [("£48,000", "1000"), ("£1.25bn", "10000000"), ("£1.50", "0.01"), ("£4,480", "10")]
)
def test_place_of_the_last_digit(text: str, place: str) -> None:
    assert place_of(extract_figures(f"It cost {text}.").figures[0]) == Decimal(place)


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 21% to 4,480 units from 4,000 units.",
        "The price went up from €30,000 to €48,000, a rise of 40%.",
    ],
)
def test_a_coarse_figure_beside_a_finer_one_is_not_loose(text: str) -> None:
    assert _accused(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 12% to 4,480 units from 4,000 units.",
        "Sales rose 13% to 4,480 units from 4,000 units.",
        "Sales rose 21% to 4,480 units from about 4,000 units.",
        "Sales rose 34% to $1.62 billion from $1.2 billion.",
    ],
)
def test_rounding_is_still_allowed_for(text: str) -> None:
    assert not _accused(text)


def test_two_figures_alone_are_not_held_to_one_place() -> None:
    figures = extract_figures("£1.24m, or £1.2m").figures
    assert beside({"one": 0, "other": 1}, figures) == {}
