"""Some of those of the sentence before."""

import pytest

from tests.detectors.bindings import bound


def test_a_part_that_opens_its_sentence() -> None:
    text = "Eleven judges sat. Seven were for the ban, which is 64% of the bench."
    assert bound("percent-of-sample", text) == [{"part": "Seven", "whole": "Eleven", "share": "64%"}]


@pytest.mark.parametrize(
    "text",
    [
        "The union has 400 members. Nine were injured, and pay is 30% below that of 2009.",
        "Sales of 80 aircraft were agreed. Twelve, or 40 percent of those sold to lessors, are wide.",
    ],
)
def test_another_share(text: str) -> None:
    assert bound("percent-of-sample", text) == []
