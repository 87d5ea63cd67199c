"""A distance, the fuel burned on it, and the economy that they make."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    "text",
    [
        "On nine gallons the van did 342 miles: 83 miles to the gallon.",
        "At 83mpg, 342 miles needs nine gallons.",
        "It went 342 miles on nine gallons. That is 83mpg.",
    ],
)
def test_any_order(text: str) -> None:
    assert [(one["distance"], one["fuel"]) for one in bound("fuel-economy", text)] == [
        ("342 miles", "nine gallons")
    ]


def test_two_economies_have_no_trip() -> None:
    assert (
        bound(
            "fuel-economy", "It does 40mpg in town and 52mpg on the road; it went 300 miles on nine gallons."
        )
        == []
    )
