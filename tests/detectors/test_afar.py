"""Operands paragraphs apart: market values, stakes, premiums."""

import pytest

from tests.detectors.bindings import bound

CAPITAL = (
    "Kestrel's stock ended at {price}.\n\nIt makes valves. It has about 80 million shares in issue.\n\n"
    "The market thus puts its worth at $3.4 billion."
)


def test_a_market_value_finds_its_shares_and_their_price() -> None:
    found = bound("market-cap", CAPITAL.format(price="$42.50"))
    assert found == [{"shares": "80 million", "price": "$42.50", "worth": "$3.4 billion"}]


@pytest.mark.parametrize(
    "text",
    [
        CAPITAL.format(price="$42.50 on Monday. In March the price was $38"),
        CAPITAL.format(price="$900"),
        CAPITAL.format(price="$42.50").replace("The market", "The offer"),
    ],
)
def test_no_market_value_where_another_could_be_meant(text: str) -> None:
    assert not bound("market-cap", text)


def test_a_stake_finds_its_price_and_the_whole() -> None:
    text = (
        "Half of the vineyard belonged to a doctor.\n\nLast month she sold her half for $3.4 million.\n\n"
        "On that footing the estate would be worth $6.8 million."
    )
    assert {"stake": "Half", "paid": "$3.4 million", "worth": "$6.8 million"} in bound(
        "stake-valuation", text
    )


@pytest.mark.parametrize(
    "text",
    [
        "She sold half of the vineyard for $3.4 million. A car went for $1m.\n\nThe estate is worth $6.8 million.",
        "She sold half of the vineyard for $3.4 million.\n\nThe bank's loan is worth $6.8 million.",
        "A 30% stake went for €450m, but control has a premium, and analysts put the whole at a value of €1.8bn.",
    ],
)
def test_no_stake_where_another_sum_could_be_meant(text: str) -> None:
    assert not bound("stake-valuation", text)


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        (
            "Last year investors thought the firm worth $2bn. A fund that took 5% in March paid $60m, so its price "
            "has come down to a value of $1.2bn.",
            "$60m",
        ),
        (
            "In exchange for 20% of the equity, the brothers who run it got $1.8m. That prices the bakery, which "
            "turns out loaves by the thousand, at $9m.",
            "$1.8m",
        ),
    ],
)
def test_of_several_sums_only_one_that_was_paid_is_the_price_of_a_stake(text: str, paid: str) -> None:
    assert {found["paid"] for found in bound("stake-valuation", text)} == {paid}


def test_what_is_owed_is_the_worth_of_nothing() -> None:
    assert not bound(
        "market-cap", "The issuer, with 81 million shares worth $11 each, owes $1.9 billion in all."
    )


def test_a_price_of_before_is_what_a_discount_is_measured_from() -> None:
    text = "All shares were placed at 960 yen. Before that they had been at 1,200 yen. That is a discount of a fifth."
    assert {found["reference"] for found in bound("premium-discount", text)} == {"1,200 yen"}


def test_a_premium_finds_its_two_prices() -> None:
    text = (
        "The stock finished at C$22.40.\n\nThree directors left.\n\n"
        "The bid, worth C$28 for each share, carries a premium of 25 per cent."
    )
    assert bound("premium-discount", text) == [
        {"gap": "25 per cent", "price": "C$28", "reference": "C$22.40", "case": "premium"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The stock rose 4 percent to finish at $22.40. The bid of $28 a share is good. It carries a premium of 25%.",
        "The stock finished at $22.40. It carries a premium of 25% to the average price. The bid is $28.",
        "The stock finished at $28. The bid of $22.40 a share came late.\n\nIt carries a premium of 25%.",
    ],
)
def test_no_premium_where_the_prices_are_of_something_else(text: str) -> None:
    assert not bound("premium-discount", text)
