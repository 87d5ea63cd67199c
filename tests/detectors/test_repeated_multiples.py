"""A multiple that repeats every so often, over a span or between two years."""

from __future__ import annotations

import pytest

from crossfoot import check

#: What is wrong, what is right, and a passage in which it is told.
TOLD = [
    ("300", "400", "Doubling every three years, the fleet went from 50 vans to {} in nine years."),
    ("162", "192", "Water lilies on the pond doubled every two days: 6 lilies became {} in ten days."),
    ("$200", "$100", "The price of a ticket halved every year, falling from $800 to {} in three years."),
    (
        "£2,700",
        "£4,050",
        "The club tripled its takings each year and made {} after three years, having made £150.",
    ),
    (
        "$42m",
        "$24m",
        "Sales have doubled every two years since 2008, when they were $3m; in 2014 they were {}.",
    ),
]


@pytest.mark.parametrize(("wrong", "right", "text"), TOLD)
def test_it_leads_from_the_first_to_the_last(wrong: str, right: str, text: str) -> None:
    assert [one.rule for one in check(text.format(wrong)).discrepancies] == ["repeated-multiple"]
    assert not check(text.format(right)).discrepancies


@pytest.mark.parametrize(
    "text",
    [
        "Doubling every three years, the fleet has 50 vans and 300 drivers, nine years after the firm began.",
        "Prices double every ten years. Bread cost 40p in 1980 and 52p three years later.",
        "Sales doubled in each of three years, and the firm now has 40 shops and 500 staff.",
    ],
)
def test_other_figures_stay_silent(text: str) -> None:
    assert not check(text).discrepancies
