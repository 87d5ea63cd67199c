"""Durations tied to two dates or hours by their place alone."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    "text",
    [
        "The siege began in 1923 and ended in 1958: 53 years.",
        "Work started in 1923 and the tunnel opened in 1958, which means it took 53 years.",
        "They wed in 1923 and parted in 1958, a marriage of 53 years.",
        "Some 53 years separate the first edition (1923) from the second (1958).",
        "53 years after the shop opened in 1923, it closed in 1958.",
        "She was mayor from 1923 to 1958. Those 53 years changed the town.",
    ],
)
def test_a_stretch_is_tied_to_its_dates(text: str) -> None:
    assert [(one["start"], one["end"]) for one in bound("year-span", text)] == [("1923", "1958")]


@pytest.mark.parametrize(
    "text",
    [
        "The tunnel was begun in 1923 and opened in 1958, two years late.",
        "Born in 1923, he joined the club in 1958 and played for it for 12 years.",
        "The painter (1923-1958) lived in Rome for 12 years.",
        "It opened in 1923; the mayor of 1958 was 12 years older.",
    ],
)
def test_a_stretch_of_its_own(text: str) -> None:
    assert bound("year-span", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Depart 9.15am, arrive 11.55am: two hours and 10 minutes.",
        "The bus due at 9.15am came at 11.55am, two hours and 10 minutes late.",
    ],
)
def test_hours_and_the_time_between(text: str) -> None:
    assert [(one["start"], one["end"]) for one in bound("clock-span", text)] == [("9.15am", "11.55am")]
