"""A change and the only two levels near, believed where one slip parts them."""

from __future__ import annotations

import pytest

from crossfoot import check

#: What is wrong, what is right, and a passage in which it is told.
TOLD = [
    ("a half", "a third", "Its crew shrank by {}: it had 48 hands and has 32."),
    ("45%", "55%", "Knock {} off the list price of $1,200 and you pay $540."),
    (
        "157",
        "175",
        "The choir lost 37 of its voices, over the winter. It had 212 singers in October and has {} now.",
    ),
]


@pytest.mark.parametrize(("wrong", "right", "text"), TOLD)
def test_the_slip_tells_that_they_belong_together(wrong: str, right: str, text: str) -> None:
    assert [one.rule for one in check(text.format(wrong)).discrepancies] == ["told-change"]
    assert not check(text.format(right)).discrepancies


@pytest.mark.parametrize(
    "text",
    [
        "Revenue dropped to $720.7 million from $1.1 billion as deliveries of homes tumbled 29 percent to 2,691 homes.",
        "It sold about 9,366,000 units. Its sales of 9.37 million rose 3 percent.",
        "The rest of the range is 20% off, with boots at $89 and a stove at $300.",
    ],
)
def test_levels_of_something_else_are_left_alone(text: str) -> None:
    assert not check(text).discrepancies
