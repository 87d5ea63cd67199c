"""Sizes of an offering, stated exchange rates and prices of each, told apart from what they come to."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "old", "new", "way"),
    [
        (
            "The loan, launched at €400 million, was increased to €550 million.",
            "€400 million",
            "€550 million",
            "up",
        ),
        (
            "Bankers spoke of $3bn for the bond. The firm trimmed the deal on Tuesday. Its size: $2bn.",
            "$3bn",
            "$2bn",
            "down",
        ),
    ],
)
def test_a_planned_size_and_the_one_that_came_of_it(text: str, old: str, new: str, way: str) -> None:
    assert {"old": old, "new": new, "case": way} in bound("deal-size", text)


def test_what_is_raised_need_not_be_an_offering() -> None:
    assert not bound("deal-size", "It launched a $3bn bond and cut its dividend. The tax bill was $2bn.")


def test_an_offering_grows_by_what_was_added() -> None:
    text = "The brokers enlarged the placing by 10 million shares. It had been 35 million.\n\nIt is now 45 million."
    assert bound("deal-change", text) == [
        {"change": "10 million", "new": "45 million", "old": "35 million", "case": "up"}
    ]


def test_a_stated_rate_finds_its_two_amounts() -> None:
    text = (
        "It turned down 64 million francs.\n\nAt 0.90 francs to the dollar, the offer was worth $71 million."
    )
    assert bound("stated-exchange-rate", text) == [
        {"base": "$71 million", "rate": "0.90 francs", "quoted": "64 million francs"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "At 25 francs to the dollar, the 64 million francs came to $71 million.",
        "With the pound buying $1.27, exporters are unhappy. A seat costs £185, a coat $90.",
        "At 0.90 francs to the dollar, 64 million francs and 12 million francs came to $71 million.",
    ],
)
def test_no_rate_where_it_cannot_be_one_or_two_amounts_could_be_meant(text: str) -> None:
    assert not bound("stated-exchange-rate", text)


def test_a_price_of_each_finds_number_and_sum() -> None:
    text = "It ordered a dozen ferries.\n\nEach vessel costs $45 million.\n\nThe entire order comes to $540 million."
    assert bound("total-of-each", text) == [
        {"number": "a dozen", "price": "$45 million", "total": "$540 million"}
    ]


def test_no_price_of_each_where_two_numbers_could_be_meant() -> None:
    text = "It ordered a dozen ferries and 40 buses. Each vessel costs $45 million. The order comes to $540 million."
    assert not bound("total-of-each", text)
