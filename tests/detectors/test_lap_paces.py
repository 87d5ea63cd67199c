"""Paces, distances and times."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "She ran the 10km in 43:20, a pace of 4:20 per km.",
            {"distance": "10km", "time": "43:20", "pace": "4:20", "case": "by-length"},
        ),
        (
            "At 65 seconds a lap, the 25 laps took him 27:05.",
            {"distance": "25", "time": "27:05", "pace": "65 seconds", "case": "by-lap"},
        ),
    ],
)
def test_a_pace(text: str, found: dict[str, str]) -> None:
    assert bound("pace", text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "She ran the 10km in 43:20 after a first mile of 6:10 a mile.",
        "Buses come every four minutes. The 12km line opened 20 minutes late.",
        "He needs 50 minutes; at five minutes a kilometre 3km or 10km are no matter.",
    ],
)
def test_a_part_or_a_choice(text: str) -> None:
    assert bound("pace", text) == []
