"""Whole numbers and multiples, of any size."""

from __future__ import annotations

from decimal import Decimal

import pytest

import crossfoot
from crossfoot.model.decimals import is_multiple, is_whole


@pytest.mark.parametrize(("value", "whole"), [("0", True), ("-3.0", True), ("2.5", False), ("61e33", True)])
def test_a_whole_number(value: str, whole: bool) -> None:
    assert is_whole(Decimal(value)) is whole


@pytest.mark.parametrize(
    ("value", "told"), [("1500", True), ("-200", True), ("1501", False), ("1e33", False)]
)
def test_a_multiple_of_a_hundred(value: str, told: bool) -> None:
    assert is_multiple(Decimal(value), 100) is told


@pytest.mark.parametrize("huge", ["61e33", "1.5e40", "10^40", "1e-40"])
@pytest.mark.parametrize(
    "sentence",
    [
        "The {} people included 10 men and 20 women.",
        "The firm has {} staff, up from 20. It employs {} people.",
        "The Example {} fell 5 points to 95.",
        "One in 5 of the {} households, or 20, was asked.",
    ],
)
def test_a_figure_beyond_counting_is_read_like_any_other(huge: str, sentence: str) -> None:
    assert crossfoot.check(sentence.replace("{}", huge)).figures
