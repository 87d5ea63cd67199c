"""Three figures, one of them the product of the others, by what a slip between them is worth."""

import pytest

from crossfoot.detectors.factors import ALONE, APART, LOOSE, Factors, chosen
from tests.detectors.bindings import page_of

TEXT = "They sold 45 pots, 12 jars and 540 lids for 504 francs."


def _chosen(text: str, *ways: Factors) -> Factors | None:
    return chosen(page_of(text), ways)


def test_what_fits_goes_before_all_slips() -> None:
    fits, slips = Factors(0, 1, 2, LOOSE), Factors(0, 1, 3, ALONE)
    assert _chosen(TEXT, slips, fits) == fits


def test_a_slip_is_believed_if_it_is_unlikely_by_chance() -> None:
    assert _chosen(TEXT, Factors(0, 1, 3, APART)) == Factors(0, 1, 3, APART)


def test_two_slips_prove_nothing() -> None:
    text = "They sold 45 pots, 12 jars, 450 lids and 504 caps."
    assert _chosen(text, Factors(0, 1, 2, ALONE), Factors(0, 1, 3, ALONE)) is None


@pytest.mark.parametrize(
    "text",
    [
        "It has 0 rows of 12 seats, 500 in all.",
        "It has 45 rows of 12 seats, 99 in all.",
        "Seven plants build 128,000 cars each, 420,140 cars in all.",
    ],
)
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    assert _chosen(text, Factors(0, 1, 2, APART)) is None
