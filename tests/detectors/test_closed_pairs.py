"""A change and the only two levels of its sentence, whatever order the three stand in."""

from __future__ import annotations

import pytest

from crossfoot import check

#: What is wrong, and a passage in which it is told; with the right figure in its place nothing is said.
TOLD = [
    (
        "$3.1 million",
        "$1.3 million",
        "The judge cut the award by {}, leaving her $2.9 million, instead of $4.2 million.",
    ),
    ("a third", "a quarter", "Attendance averaged 57 (it was 76 in 2014), {} fewer."),
    (
        "80%",
        "50%",
        "With a second crane the yard unloads 54 boxes an hour compared with 36 before, a {} improvement.",
    ),
    ("24", "14", "We had 19 apprentices when I took over and we have 33 today, so that is {} more."),
    ("35 per cent", "25 per cent", "The coat, £120 before Christmas, is down to £90 with {} off."),
    ("seven", "five", "The amendment failed, 47 votes to 52, {} short of the other side."),
    ("30%", "20%", "Shop cuts phone price {} to $320 from $400"),
    (
        "21 percentage points",
        "12 percentage points",
        "Church weddings made up 41 per cent in 2003. By 2013 they made up 29 per cent. The share thus shrank by {}.",
    ),
]
SILENT = [
    "Net rose $5m $25m against $20m.",  # no word stands between the first two
    "The offer of 540p was a 12% premium to the average price of the past three months; the shares closed at 521p.",
    "Bonds were raised to $750 million from $500 million, and investors placed orders for $2.1 billion.",
    "Crude fell 48 cents to $96.81 a barrel, off lows of $96.37.",
    "The firm had 400 staff in 2015. It has 900 now, and sales per employee have risen by 12%.",
    "Revenue of £90m less costs of £75m left a profit of £15m.",
    "The lender would get a $1 billion payment under the $3 billion package, before it was given $2.33 billion.",
]


@pytest.mark.parametrize(("wrong", "right", "text"), TOLD)
def test_only_two_levels_are_meant(wrong: str, right: str, text: str) -> None:
    found = check(text.format(wrong)).discrepancies
    assert any(wrong in (claim.text for claim in one.claims) for one in found)
    assert not check(text.format(right)).discrepancies


@pytest.mark.parametrize("text", SILENT)
def test_other_figures_are_no_levels(text: str) -> None:
    assert not check(text).discrepancies
