"""Two days of a sentence that run backwards."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The fair, which ended on 2 August, began on 12 August.", ("12 August", "2 August")),
        (
            "The trial started on 4 November 2024 and finished on 13 October 2024.",
            ("4 November 2024", "13 October 2024"),
        ),
        ("The fair runs from 12 August to 2 August.", ("12 August", "2 August")),
    ],
)
def test_backwards(text: str, days: tuple[str, str]) -> None:
    assert days in [(one["first"], one["then"]) for one in bound("event-order", text)]


@pytest.mark.parametrize(
    "text",
    [
        "The exhibition opens on 14 November and closes on 28 February.",
        "The hall opened on 12 August and the mill next to it closed on 2 August.",
        "The fair runs from 28 December to 3 January 2025.",
    ],
)
def test_over_new_year_or_of_two_things(text: str) -> None:
    assert bound("event-order", text) == []
