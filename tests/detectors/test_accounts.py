"""Totals and remainders whose entries are told over several sentences."""

import pytest

from crossfoot.detectors.accounts import swap_fits
from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "parts", "total"),
    [
        (
            "The hall cost £40m. A pool followed for £22m. In all, the town has spent £62m.",
            "£40m|£22m",
            "£62m",
        ),
        (
            "They picked 30 tonnes of plums. Pears made 12 tonnes. Add the four tonnes still on the trees and the "
            "crop comes to 46 tonnes.",
            "30 tonnes|12 tonnes|four tonnes",
            "46 tonnes",
        ),
        (
            "Divers found eight bodies. Five people are missing, which brings the number of victims to 13.",
            "eight|Five",
            "13",
        ),
        (
            "The valley has four lakes. Together they hold 90 megalitres, with Ash accounting for 50, Elm for 30 and "
            "Oak for 10.",
            "50|30|10",
            "90 megalitres",
        ),
    ],
)
def test_a_closing_figure_finds_its_entries(text: str, parts: str, total: str) -> None:
    assert bound("total-of-parts", text) == [{"parts": parts, "total": total}]


def test_a_person_without_a_figure_is_one_more() -> None:
    text = "Crews found nine victims. Another man, 54, died later, and six were on the stairs, bringing the toll to 16."
    assert bound("total-of-parts", text) == [{"parts": "nine|six", "total": "16", "case": "lone-person"}]


@pytest.mark.parametrize(
    "text",
    [
        "Copper made up 27m tonnes and tin 2m tonnes; smaller volumes were lead. In all, 36m tonnes left.",
        "It raised £40m in May. Profit rose £22m. In all, the town has spent £62m.",
        "It raised £40m in May and £22m in June, of which £62m was paid. In all, the town has spent £62m.",
        "The hall cost £40m. A pool followed for £22m. In all, the town has spent £900m.",
        "It drew 300 visitors and 200 children. In all, 600 cars were parked.",
        "Shares rose to $23.65. The fund lent $90bn and $50bn. In all, it has $150bn.",
        "Costs of £40m and £22m were each told twice. In all, each spent £92m.",
    ],
)
def test_no_account_is_made_up(text: str) -> None:
    assert bound("total-of-parts", text) == []


@pytest.mark.parametrize(
    ("text", "whole", "parts", "rest"),
    [
        (
            "The school has 82 pupils. The town house takes fifty-five. The rest, 27, walk to the mill.",
            "82",
            "fifty-five",
            "27",
        ),
        (
            "It owes £400m. It paid £130m in May. A further £95m followed. What is left, £175m, falls due in June.",
            "£400m",
            "£130m|£95m",
            "£175m",
        ),
        (
            "It paid off £20m in May and £45m in June; from the original £310m, £245m is still outstanding.",
            "£310m",
            "£20m|£45m",
            "£245m",
        ),
        ("Of her 30 rounds she has fought 18. She has 12 to play.", "30", "18", "12"),
    ],
)
def test_what_is_left_finds_its_whole(text: str, whole: str, parts: str, rest: str) -> None:
    assert bound("remainder", text) == [{"whole": whole, "parts": parts, "rest": rest}]


@pytest.mark.parametrize(
    ("values", "total", "fits"),
    [
        ([2.0, 13.0], 33.0, True),
        ([2.0, 13.0], 34.0, False),
        ([1.4e10, 3.1e11], 3.24e11, False),
        ([0.5, 21.0], 12.5, True),
    ],
)
def test_swapped_digits_explain_a_sum(values: list[float], total: float, fits: bool) -> None:
    assert swap_fits(values, total) is fits
