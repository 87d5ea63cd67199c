"""Lists of figures and the one behind them that they come to."""

from __future__ import annotations

import pytest

import crossfoot


def _rules(text: str) -> set[str]:
    return {finding.rule for finding in crossfoot.check(text).discrepancies}


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "text"),
    [
        (
            "275",
            "257",
            "total-of-parts",
            (
                "Hassan shot rounds of 68, 71, 66 and 70 to finish on {}, two strokes better than the "
                "next man."
            ),
        ),
        (
            "96",
            "106",
            "total-of-parts",
            (
                "Across four quarters of 22, 19, 31 and 24 points the visitors piled up {} in all, "
                "their best for 14 months."
            ),
        ),
    ],
)
def test_the_wrong_figure_is_found_and_the_right_one_is_not(
    right: str, wrong: str, rule: str, text: str
) -> None:
    assert not _rules(text.format(right))
    assert rule in _rules(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "He shot rounds of 68, 71, 66 and 70, and made 540 dollars a shot.",
    ],
)
def test_what_only_looks_related_is_left_alone(text: str) -> None:
    assert not _rules(text)
