"""Percentages in two units at once."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    "text",
    [
        "The rate is 12% per 100,000 people.",
        "It slipped three percentage points percent.",
        "Margins fell 25% basis points.",
        "Turnout was 61 percent percent.",
        "We see 4 per cent in every 1,000 births.",
    ],
)
def test_two_units(text: str) -> None:
    (found,) = bound("mixed-rate-unit", text)
    assert found["case"] == "two-units"


@pytest.mark.parametrize(
    "text",
    [
        "The rate is 12 per 100,000 people, up 9% on the year.",
        "A rise of 5% in 1,000 days.",
        "Some 12% of 100,000 homes are damp.",
        "Rates rose 25 basis points, or 0.25%.",
    ],
)
def test_one_unit(text: str) -> None:
    assert bound("mixed-rate-unit", text) == []
