"""Limits, and values that are said to break or keep them."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "larger", "smaller"),
    [
        (
            "The deficit may not exceed 3 percent. At 3.6 percent it breaks the ceiling.",
            "3.6 percent",
            "3 percent",
        ),
        ("A quorum of 25 is required. Only 19 came, so there was no quorum.", "25", "19"),
        ("Bylaws cap the stalls at 120. The market had 134 and so exceeded the limit.", "134", "120"),
        ("The limit is 50 mg. The test showed 41 mg, within the limit.", "50 mg", "41 mg"),
        ("At least 60 votes were needed. It got 64 and so passed.", "64", "60"),
    ],
)
def test_a_limit_and_its_value(text: str, larger: str, smaller: str) -> None:
    (reading,) = bound("threshold", text)
    assert (reading["larger"], reading["smaller"]) == (larger, smaller)


@pytest.mark.parametrize(
    "text",
    [
        "It wants to bring the deficit below the ceiling of 3 percent from over 7 percent.",
        "The limit is 50 mg. It would be over the limit at 60 mg.",
        "The limit is 50 mg, for drivers of buses the limit is 20 mg. The test showed 30 mg, over the limit.",
        "The limit is 50 mg. The test showed 30 ml, over the limit.",
    ],
)
def test_what_is_uncertain_is_left_alone(text: str) -> None:
    assert bound("threshold", text) == []
