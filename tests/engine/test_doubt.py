"""What keeps an accusation silent: figures that crowd it, and figures that explain it."""

from __future__ import annotations

import pytest

from crossfoot import check


def accused(text: str) -> list[str]:
    """The rules that report a discrepancy."""
    return [finding.rule for finding in check(text).discrepancies]


@pytest.mark.parametrize(
    ("rule", "explained", "wrong"),
    [
        (
            "mean-of-total",
            "The surgery has 9,800 patients and four doctors, so 2,450 to a doctor; the average is 1,900.",
            "The surgery has 9,800 patients and four doctors, an average of 1,900.",
        ),
        (
            "per-unit",
            "Contracts were signed for 214 houses, with 38,520 rooms. That works out at 180 rooms a house.",
            "Contracts were signed for 214 houses, with 38,520 rooms. That works out at 280 rooms a house.",
        ),
    ],
)
def test_an_equation_that_holds_with_a_figure_beside_it(rule: str, explained: str, wrong: str) -> None:
    assert accused(explained) == []
    assert rule in accused(wrong)


def test_a_product_explains_its_figures() -> None:
    """The price is of the placing, not of the orders that the words lead to."""
    text = (
        "The placing, at 52.5 kroner a share, drew orders for 90 million shares, three times the {} on offer, "
        "and raised 1.575 billion kroner."
    )
    assert accused(text.format("30 million")) == []


def test_figures_between_those_of_a_mere_cue() -> None:
    alone = "On 320 trips it carried 9,600 passengers, an average load of 36."
    crowded = "On 320 trips it carried 9,600 passengers at 12 euros over 90 km, an average load of 36."
    assert accused(alone) == ["mean-of-total"]
    assert accused(crowded) == []


def test_a_slip_that_chance_seldom_brings_about_outweighs_the_crowd() -> None:
    text = "On 400 trips it carried 9,600 passengers at 12 euros over 90 km, an average load of {}."
    assert accused(text.format("26")) == []
    assert accused(text.format("42")) == ["mean-of-total"]


def test_far_apart_without_a_slip_is_another_thing_in_a_frame_too() -> None:
    text = (
        "Taking in $700 million of debt, the price rises to $4 billion, 9.5 times last year's EBITDA of {}."
    )
    assert accused(text.format("about $420 million")) == []


def test_what_was_doubted_is_weak() -> None:
    text = "On 400 trips it carried 9,600 passengers at 12 euros over 90 km, an average load of 26."
    reasons = {one.figure.text: one.reason for one in check(text).coverage.unchecked}
    assert reasons["26"] == "weak"


def test_shares_that_make_a_hundred_with_a_bare_number() -> None:
    text = "Some 57 percent of the members said yes, 38 no; the other {} percent spoilt their papers."
    assert accused(text.format("5")) == []


def test_two_digits_swapped_far_from_agreement_outweigh_nothing() -> None:
    text = (
        "July's count was 115,000. Joblessness, 4.3 percent, is up since January; 1.5 million have been out of work "
        "for more than 27 weeks, one in five of the 7.2 million unemployed."
    )
    assert accused(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The 64 members - 31 of them Labour, 20 Conservative and eight Green - met in May, five as independents.",
        "Holders get half a share, worth 240p at Friday's 480p, and 60p in cash, or 300p in all.",
        "The plant will cut 250 posts in the spring and 150 in the autumn, a third of its 1,200 staff.",
        "It does 38 miles to the gallon on paper; on a 412-mile trip it used 12.1 gallons, about 34 to the gallon.",
    ],
)
def test_a_figure_beside_it_makes_up_what_is_missing(text: str) -> None:
    assert accused(text) == []


def test_a_sum_with_no_such_figure_is_accused() -> None:
    assert accused("The 64 members - 31 of them Labour, 20 Conservative and eight Green - met in May.") == [
        "breakdown"
    ]
