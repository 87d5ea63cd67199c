"""Two shares of things that exclude each other."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("In the test 82% passed and 18% failed.", "exhaustive"),
        ("Its members are 44% male and 56% female.", "exhaustive"),
        ("It was 54% for, 41% against.", "exclusive"),
    ],
)
def test_two_shares(text: str, case: str) -> None:
    assert [found["case"] for found in bound("opposite-shares", text)] == [case]


@pytest.mark.parametrize(
    "text",
    [
        "Turnout was 62% of men and 58% of women.",
        "In the test 82% of girls and 75% of boys passed.",
        "Pay rose 3% for men and 4% for women.",
        "Some 40% passed, 30% failed and 30% were away.",
    ],
)
def test_shares_of_two_things(text: str) -> None:
    assert bound("opposite-shares", text) == []
