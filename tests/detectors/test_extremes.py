"""The least and the most of one thing."""

import pytest

from tests.detectors.bindings import bound


def test_two_superlatives_of_one_noun() -> None:
    text = "The cheapest flat costs 145,000 euros, whereas the most expensive, with two terraces, is 620,000 euros."
    assert bound("range-order", text) == [
        {"low": "145,000 euros", "high": "620,000 euros", "case": "extremes"}
    ]


def test_neighbouring_sentences_and_hedges() -> None:
    text = "The post pays a minimum of 32,000 pounds. After five years a maximum of 41,500 pounds is reached."
    assert bound("range-order", text)[-1]["high"] == "41,500 pounds"


@pytest.mark.parametrize(
    "text",
    [
        "The cheapest flat costs 145,000 euros, the most expensive garage 62,000 euros.",
        "The lowest price since 2001 was $40, the highest $38.",
        "Roads are rated 14.4% (17th lowest) and bridges 8.6% (25th highest).",
        "The minimum age is 16 and the maximum fine 5 pounds.",
        "The lowest bid was $3m, the next $4m and the highest $2m.",
    ],
)
def test_different_things_are_not_compared(text: str) -> None:
    assert bound("range-order", text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("He keeps as few as 40 hens, or as many as 70.", "40", "70"),
        ("She wants at least thirty pupils and at most forty.", "thirty", "forty"),
        (
            "The lower of the bids was £3m.\n\nA mast of 40 metres fell.\n\nThe higher bid, of £4m, came from Oslo.",
            "£3m",
            "£4m",
        ),
    ],
)
def test_least_and_most_said_in_other_words(text: str, low: str, high: str) -> None:
    assert bound("range-order", text) == [{"low": low, "high": high, "case": "extremes"}]


def test_bounds_of_two_parties_are_not_compared() -> None:
    assert not bound(
        "range-order", "It owed no more than $40 million, while its rival wanted at least $90 million."
    )
