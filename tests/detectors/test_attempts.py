"""Shares of attempts."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("She is batting .345, 50 for 145.", "apart"),
        ("With 50 hits in 145 at-bats, her average is .345.", "apart"),
        ("His 9-of-14 shooting (64.3%) decided it.", "joined"),
        ("The Herons (10-6) are third with a mark of .625.", "record"),
    ],
)
def test_a_rate_of_success(text: str, case: str) -> None:
    assert [found["case"] for found in bound("success-rate", text)] == [case]


@pytest.mark.parametrize(
    "text",
    [
        "She is batting .345; against left-handers she is 12 for 60.",
        "The p-value was .045, and 50 of 145 patients improved.",
        "His 9-of-14 shooting lifted a team that allowed 38%.",
        "The bill passed 10-6, and .125 inches of rain fell.",
    ],
)
def test_a_rate_of_something_else(text: str) -> None:
    assert bound("success-rate", text) == []


def test_a_rounded_share_is_no_tally() -> None:
    assert bound("success-rate", "Over 6-in-10 (62%) of them favour it.") == []
