"""Times that no clock shows, angles that no sky has."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The shot was heard at 21:75, as the bus left.", "21:75"),
        ("The pumps failed at 11.75pm on Sunday.", "11.75pm"),
        ("He was stopped at 25:45 on Saturday near the harbour.", "25:45"),
        ("She finished in three hours, 72 minutes and 11 seconds.", "72 minutes and 11 seconds"),
        ("The comet will pass 141 degrees above the southern horizon.", "141"),
    ],
)
def test_what_cannot_be(text: str, value: str) -> None:
    assert value in [one["value"] for one in bound("impossible-value", text)]


@pytest.mark.parametrize(
    "text",
    [
        "He scored at 25:45 of the second period.",
        "The odds at 25:75 were long.",
        "She ran it in 72 minutes, 11 seconds.",
        "The train leaves at 23:59.",
    ],
)
def test_what_can(text: str) -> None:
    assert bound("impossible-value", text) == []
