"""Growth reckoned from one rate, one stretch of time and one pair of amounts, told in any words."""

from __future__ import annotations

import pytest

from crossfoot import check

#: What is wrong, what is right, and a passage in which it is told.
TOLD = [
    ("$16,164", "$11,664", "A debt of $10,000 on which 8% is charged annually stands at {} two years later."),
    ("$593", "$393", "Put $200 away at 7% and leave it alone for ten years: you will have {}."),
    ("19%", "10%", "To reach €1.61bn by 2030 from €1bn in 2025, at {} CAGR, it must borrow."),
    ("£27,180", "£21,870", "Losing a tenth of its value each year, a £30,000 tractor is worth {} after three."),
    ("18%", "8%", "The herd numbered 250 in 2010. It has grown by {} a year ever since. In 2020 there were 540 head."),
    ("£112.55", "£121.55", "It cost £100. Each January it goes up by 5%. After four such increases members pay {}."),
    ("£28,678", "£26,878", "Had pay kept growing at 3% a year, £20,000 in 2008 would have been {} in 2018."),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "right", "text"), TOLD)
def test_the_pair_is_found(wrong: str, right: str, text: str) -> None:
    assert [one.rule for one in check(text.format(wrong)).discrepancies] == ["compound-growth"]
    assert not check(text.format(right)).discrepancies


@pytest.mark.parametrize(
    "text",
    [
        "Members pay 5% more each year. Over 10 years the club has raised £4,100 for a roof that will cost £9,000.",
        "It pays 13 percent annual interest on a five-year loan. It had $200 million, and raised $140 million in May.",
        "Sales grew by 6% a year from 1,200 in 2010 to 1,857 in 2020.",
        "Wages rose 3% a year for ten years; the firm has 4,100 staff and 5,700 pensioners.",
    ],
)
def test_amounts_that_no_slip_parts_are_left_alone(text: str) -> None:
    assert not check(text).discrepancies
