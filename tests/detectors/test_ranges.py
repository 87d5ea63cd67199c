"""Ranges: ends, middle, distance, and values that cannot be."""

import pytest

from tests.detectors.bindings import bound


def test_fused_and_spoken_ranges() -> None:
    assert bound("range-order", "It pays between 40 and 45 grants.")[0]["range"] == "between 40 and 45"
    assert bound("range-order", "Tests cost anywhere from $90 to $240.") != []


@pytest.mark.parametrize(
    "text",
    [
        "They held a 51%-43% advantage among women.",
        "The shares traded in a 52-week range of $86 to $68.",
        "Sales fell from 90 to 45.",
    ],
)
def test_results_and_changes_are_no_ranges(text: str) -> None:
    assert bound("range-order", text) == []


def test_the_middle_of_a_range() -> None:
    text = "It set a range of €41–€43 a share, the midpoint of which is €42."
    assert bound("midpoint", text)[0]["middle"] == "€42"
    assert bound("midpoint", "In the middle of 2019 it paid $5 for shares worth $90 to $100.") == []


def test_the_distance_between_two_ends() -> None:
    text = "Rents go from £650 for a room to £1,900 for a flat, a spread of £1,250."
    assert bound("range-span", text) == [
        {"low": "£650", "high": "£1,900", "distance": "£1,250", "case": "any"}
    ]


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("It is cooled to -269°C.", "celsius-limit"),
        ("The storm has a probability of 0.7.", "probability-limit"),
    ],
)
def test_values_with_a_limit(text: str, case: str) -> None:
    assert [found["case"] for found in bound("impossible-value", text)] == [case]


@pytest.mark.parametrize(
    "text", ["Attendance rose 120%.", "The tariff on rooms is 150%.", "It ran at 108% of capacity."]
)
def test_values_without_one(text: str) -> None:
    assert bound("impossible-value", text) == []
