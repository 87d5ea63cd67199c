"""More than, less than, and marks that are passed."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "larger", "smaller"),
    [
        ("The party won 34% of the vote, more than the 29% it took in May.", "34%", "29%"),
        ("The model costs £310, less than its rival's £365.", "£365", "£310"),
        ("The index rose to 54.7 from 50.9, above the forecast of 51.0.", "54.7", "51.0"),
    ],
)
def test_comparison(text: str, larger: str, smaller: str) -> None:
    assert bound("comparison", text) == [{"larger": larger, "smaller": smaller}]


@pytest.mark.parametrize(
    "text",
    [
        "It won 24% of the vote, more than twice the 11% of May.",
        "It sold 40 more than the 300 that were planned.",
        "It employs 200 people, more than 300 of whom are part-time.",
        "The Kenyan won with a last lap of 61 seconds, ahead of Ayele in 30:14.9.",
        "Its star, who is now 13, beat 800 others for the role.",
        "Sales are down 28 percent, below the industry's 16 percent.",
    ],
)
def test_no_comparison_of_two_values(text: str) -> None:
    assert bound("comparison", text) == []


def test_a_mark_that_is_passed() -> None:
    assert bound("threshold", "The index fell below 7,000 to 6,948.") == [
        {"larger": "7,000", "smaller": "6,948", "case": "any"}
    ]
    assert bound("threshold", "The index fell below 7,000 before closing at 7,048.") == []
