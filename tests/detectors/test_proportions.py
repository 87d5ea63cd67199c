"""Percentages told apart from the counts that they are of."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "part", "whole", "share"),
    [
        ("They tracked 25 otters. Six died, which puts mortality at 24%.", "Six", "25", "24%"),
        (
            "They saw 15 pubs. In four of them it was short. A failure rate of 27% is high.",
            "four",
            "15",
            "27%",
        ),
        ("Of the 16 wells, five held arsenic above the limit; that is 31%.", "five", "16", "31%"),
    ],
)
def test_a_rate_finds_its_counts(text: str, part: str, whole: str, share: str) -> None:
    assert bound("percent-of-sample", text) == [{"part": part, "whole": whole, "share": share}]


@pytest.mark.parametrize(
    "text",
    [
        "They tracked 25 otters and 12 mink. Six died, which puts mortality at 24%.",
        "It has 48 shops. Shares fell 23 points, or 50%, in an hour.",
        "They tracked 25 otters. Six boats sank. A failure rate of 27% is high.",
        "They tracked 25 otters. Six died in May. Rain was at least 24% above the norm.",
    ],
)
def test_no_rate_is_made_up(text: str) -> None:
    assert bound("percent-of-sample", text) == []
