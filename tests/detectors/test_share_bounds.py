"""Shares and parts that may not pass their whole."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Attendance was 96.8%.", "share-limit"),
        ("Over the holiday 91% of the hotel's rooms were occupied.", "share-limit"),
        ("They won nine of their 11 games.", "part-limit"),
        ("Used were 60 litres of a 50-litre tank.", "part-limit"),
        ("Twelve in every ten homes are damp.", "every-limit"),
    ],
)
def test_what_has_a_limit(text: str, case: str) -> None:
    assert [found["case"] for found in bound("share-bound", text)] == [case]


@pytest.mark.parametrize(
    "text",
    [
        "Attendance rose 120%.",
        "The tariff on rooms is 150%.",
        "It ran at 108% of capacity.",
        "Chapter 12 of 10 years of work is out.",
        "He pays 20 of 15 euros.",
    ],
)
def test_what_has_none(text: str) -> None:
    assert [found for found in bound("share-bound", text) if found["case"] == "share-limit"] == []
