"""Sums that are all their sentences tell: profit and loss, margins, shares sold."""

from __future__ import annotations

import pytest

from crossfoot import check

#: The rule, what is wrong, what is right, and a passage in which it is told.
TOLD = [
    (
        "worked-out",
        "170",
        "70",
        "Receipts were 640 crore rupees; outlays, 710 crore rupees. The shortfall was {} crore rupees.",
    ),
    (
        "worked-out",
        "£17m",
        "£7m",
        "How can a club that earns £31m and spends £38m, and so loses {} a year, survive?",
    ),
    (
        "margin",
        "45 per cent",
        "30 per cent",
        "Gross profit was 450 million kronor. Sales were 1.5 billion kronor. That makes the margin {}.",
    ),
    ("margin", "25%", "15%", "We took £200,000 and kept £30,000, which makes a margin of {}."),
    ("share-sale", "$59 million", "$95 million", "We sold five million shares at $19 and banked {}."),
    ("share-sale", "$21", "$12", "Selling 15 million shares brought the lender $180 million, or {} apiece."),
    (
        "share-sale",
        "HK$180 million",
        "HK$130 million",
        "The offer: shares, 20 million; price, HK$6.50; proceeds, {}.",
    ),
]
SILENT = [
    "The club had income of £61m, paid wages of £40m and lost £9m before tax.",
    "The club had income of £61m, spent £40m on wages and lost £9m before tax.",
    "Sales were £240 million and profit £36 million; the margin a year earlier was 13%.",
    "In January it had 300 million shares in issue, at A$2. It is now worth A$1.1 billion.",
    "It placed 12 million new shares at £2.50 each. Sales in the year were £300m.",
    "The company sold 10 million shares at $15, raising $140.4 million after fees and expenses.",
]


@pytest.mark.parametrize(("rule", "wrong", "right", "text"), TOLD)
def test_the_only_sums_of_a_stretch_are_meant(rule: str, wrong: str, right: str, text: str) -> None:
    assert rule in {one.rule for one in check(text.format(wrong)).discrepancies}
    assert not check(text.format(right)).discrepancies


@pytest.mark.parametrize("text", SILENT)
def test_sums_of_other_things_stay_silent(text: str) -> None:
    assert not check(text).discrepancies
