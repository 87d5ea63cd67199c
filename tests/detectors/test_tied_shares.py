"""A share told of "so many of so many": in either order, over a full stop, or with its whole behind it."""

from __future__ import annotations

import pytest

import crossfoot


def _accused(text: str) -> list[tuple[str, ...]]:
    found = crossfoot.check(text).discrepancies
    return [tuple(claim.text for claim in one.claims) for one in found if one.rule == "tied-share"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The mill sold 420 of 600 bales, which means that 60% of the crop is gone.", ("420", "600", "60%")),
        ("We sent 30 letters to a list of 120. That's 35% of it.", ("30", "120", "35%")),
        ("She lost 21 cows from a herd of 140. That's 50% of them.", ("21", "140", "50%")),
        ("Four-fifths of the cost is met by insurers: £8m out of £16m.", ("£8m", "£16m", "Four-fifths")),
        ("It spent £12m on roads. That was a third of its budget of £63m.", ("£12m", "£63m", "a third")),
        ("The state pays 10% of the cost, or £30m of the £300bn.", ("£30m", "£300bn", "10%")),
        ("They asked 600 nurses, of whom 45% (207) were leaving.", ("207", "600", "45%")),
    ],
)
def test_the_share_must_be_theirs(text: str, figures: tuple[str, ...]) -> None:
    assert _accused(text) == [figures]


@pytest.mark.parametrize(
    "text",
    [
        "The mill sold 420 of 600 bales, which means that 70% of the crop is gone.",
        "The mill sold 420 of 600 bales; 35% of the hands are women.",
        "Of the 25 dams nine were cracked. That is worse than in 2010, when rain was 15% above the norm.",
        "She lost 21 cows from a herd of 140. Milk fetches 50% more than last year.",
    ],
)
def test_other_shares_are_left_alone(text: str) -> None:
    assert _accused(text) == []
