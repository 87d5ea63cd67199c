"""Shares that are allotted to different owners: at most the whole, and silence where a thing may be counted twice."""

from __future__ import annotations

import pytest

import crossfoot


def _rules(text: str) -> set[str]:
    return {finding.rule for finding in crossfoot.check(text).discrepancies}


@pytest.mark.parametrize(
    "text",
    [
        "The state keeps 60% of the mine and sold 50% to a French firm.",
        "The bank holds 72% of the stock and the staff 48%.",
        "Half the water comes from the river, a third from wells and 27% from rain.",
        "Oil accounts for 62% of exports, and gas for 58%.",
        "With 58% of the votes in the hands of the founders, the public has only 52%.",
    ],
)
def test_what_one_has_no_other_has(text: str) -> None:
    assert _rules(text) == {"allotted-shares"}


@pytest.mark.parametrize(
    "text",
    [
        "The state keeps 50% of the mine and sold 50% to a French firm.",
        "The firm has 70% of the market at home, 55% in Spain and 40% in Italy.",
        "Some 80% of homes have a television, 70% a radio and 45% a telephone.",
        "A parent gets 16 weeks at 80% of pay and a further 12 at 60%.",
        "Of the 31 percent of firms that have reported, 83 percent have beaten forecasts.",
        "The party got 60% of the vote in 2010 and 55% in 2014.",
    ],
)
def test_shares_of_several_wholes_are_left_alone(text: str) -> None:
    assert _rules(text) == set()
