"""Shares and their price, parts of a company and the worth of the whole."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (
            "The price, 65 kronor, means that the 20m shares bring them 3.1bn kronor.",
            ("20m", "65 kronor", "3.1bn kronor"),
        ),
        (
            "Its shares closed at 350p. There are 60 million of them, worth £120m.",
            ("60 million", "350p", "£120m"),
        ),
        (
            "Multiply 30 million shares by the 66p they trade at and you get £198m.",
            ("30 million", "66p", "£198m"),
        ),
    ],
)
def test_shares_price_and_sum_a_slip_apart(text: str, triple: tuple[str, str, str]) -> None:
    found = bound("shares-at-price", text)
    assert [(one["shares"], one["price"], one["sum"]) for one in found] == [triple]


@pytest.mark.parametrize(
    "text",
    [
        "Some 4 million shares were traded at $32, and it owes banks $218 million.",
        "It paid a dividend of $0.32 on its 60 million shares and owes $91 million.",
        "He sold 20,000 shares at $31 in May, when the fund paid out $900,000.",
    ],
)
def test_other_sums_are_left_alone(text: str) -> None:
    assert bound("shares-at-price", text) == []


def test_a_part_its_price_and_the_whole() -> None:
    found = bound("stake-and-whole", "The $63m paid for its 45% suggests an enterprise worth $410m.")
    assert [(one["part"], one["whole"], one["paid"]) for one in found] == [("45%", "$410m", "$63m")]


@pytest.mark.parametrize(
    "text",
    [
        "A 30% stake went for €450m, but control is dearer, and analysts value the whole bottler at €1.8bn.",
        "Sales rose 35% to £70m, and the group is worth £2bn.",
    ],
)
def test_another_whole_is_left_alone(text: str) -> None:
    assert bound("stake-and-whole", text) == []
