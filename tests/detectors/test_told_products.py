"""Products told of a number of things and what each of them has."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (
            "With each of its 26 branches giving out 350 parcels, it will hand over 91,000 parcels.",
            ("26", "350", "91,000"),
        ),
        ("Eighteen players each paid £265, so the club took £47,700.", ("Eighteen", "£265", "£47,700")),
        (
            "It ordered a dozen planes. The price is $27 million a plane.\n\nThe deal is worth $342 million.",
            ("a dozen", "$27 million", "$342 million"),
        ),
    ],
)
def test_a_product_is_bound_that_is_one_slip_away(text: str, triple: tuple[str, str, str]) -> None:
    found = bound("worked-product", text)
    assert [(one["number"], one["rate"], one["result"]) for one in found] == [triple]


@pytest.mark.parametrize(
    "text",
    [
        "The 60 judges were paid £300 each and the hall cost £21,000.",
        "Its population is 800,000 and its birth rate 12 per thousand, or 9,600 births.",
        "Its payroll was cut by 70 per cent, to 1,080, after two furnaces closed; it was 3,600.",
        "The school bought 40 tablets at $250 each, after a grant of $90,000.",
        "Each of the 12 sides had 0 points, and all of them 24 points.",
    ],
)
def test_what_is_no_slip_away_is_left_alone(text: str) -> None:
    assert bound("worked-product", text) == []


@pytest.mark.parametrize("rule", ["worked-product", "worked-out", "worked-share", "mean-of-total"])
@pytest.mark.parametrize(
    "text",
    [
        "The side scored 12 goals in 6 games, an average of 0 goals a game.",
        "It took 5 points from 0 starts, an average of 3 points per start.",
        "Each of the 12 sides had 0 points, which makes 0 points, 0% of 0.",
        "It lost $0 on sales of $0, leaving $0: 50% of them.",
    ],
)
def test_noughts_break_nothing(rule: str, text: str) -> None:
    assert all(isinstance(reading, dict) for reading in bound(rule, text))
