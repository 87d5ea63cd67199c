"""Figures stated twice: only a known slip accuses."""

import pytest

import crossfoot

RULES = ["restatement", "scale-slip", "headline-body", "attribute-conflict"]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("restatement", "It bought 1,240 letters.\n\nThe 1,420 letters are on show."),
        ("scale-slip", "The fund manages $3.47 billion.\n\nThe fund has $3.47 million abroad."),
        ("headline-body", "Mill to cut 540 jobs\n\nThe mill will cut 450 jobs in May."),
        ("attribute-conflict", "Jon Ferber, 46, won. The 64-year-old baker is a widower."),
    ],
)
def test_a_slip_between_two_mentions_is_told(rule: str, text: str) -> None:
    assert [finding.rule for finding in crossfoot.check(text, rules=RULES).discrepancies] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "It bought 1,240 letters.\n\nThe 300 letters in French are on show.",
        "It has 84 shops. The 48 shops of the north were sold.",
        "The fund manages $3.47 billion. Rain cost the state $3.47 million.",
        "Mill to cut 450 jobs\n\nThe mill has 540 workers.",
        "Jon Ferber, 46, won. A 64-year-old baker came second.",
    ],
)
def test_two_things_are_not_one(text: str) -> None:
    assert not crossfoot.check(text, rules=RULES).discrepancies
