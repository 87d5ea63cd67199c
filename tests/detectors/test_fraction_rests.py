"""What a fraction of a whole leaves."""

from __future__ import annotations

import pytest

import crossfoot


def _rules(text: str) -> set[str]:
    return {finding.rule for finding in crossfoot.check(text).discrepancies}


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "text"),
    [
        ("200", "300", "told-fraction", "Nine out of ten of the 2,000 members voted yes; only {} said no."),
        (
            "400",
            "600",
            "told-fraction",
            (
                "Seven out of every eight of the island's 3,200 voters backed the ban, meaning that "
                "just {} were against it."
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
        "Nine out of ten of the 2,000 members voted yes; only 40 of the village's dogs were there.",
    ],
)
def test_what_only_looks_related_is_left_alone(text: str) -> None:
    assert not _rules(text)
