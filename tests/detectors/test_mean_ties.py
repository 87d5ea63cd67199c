"""Averages, and the totals and numbers of other things around them."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    "text",
    [
        "It hired 400 people and now employs 5,700. A woman has 1.5 children on average. There are 2,600 vans.",
        "Calls to 999 were answered in 9 seconds on average, and officers took 14 minutes to arrive.",
    ],
)
def test_a_total_of_something_else_is_left_alone(text: str) -> None:
    assert bound("mean-of-total", text) == []


def test_what_is_counted_again_is_the_number() -> None:
    text = "The survey logged 4,320 butterflies. There were 36 recorders. On average every one spotted 120."
    assert [one["number"] for one in bound("mean-of-total", text)] == ["36"]
