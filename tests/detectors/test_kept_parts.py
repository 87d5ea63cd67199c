"""What is kept of each hundred, and margins told as a share of sales."""

from __future__ import annotations

import pytest

import crossfoot


def _rules(text: str) -> set[str]:
    return {finding.rule for finding in crossfoot.check(text).discrepancies}


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "text"),
    [
        (
            "€450,000",
            "€540,000",
            "margin",
            (
                '"On every €100 that we invoice, €15 stays with us," she says. Billings were €3m last '
                "year, so profits must have been {}."
            ),
        ),
        (
            "$3",
            "$5",
            "margin",
            (
                "The airline's net profit was $150m. Its revenue came to $5bn. For every $100 of fares "
                "it therefore kept {}."
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
        "Each gave $10 of every $100 that was spent. Sales were $3m in May and $4m in June.",
    ],
)
def test_what_only_looks_related_is_left_alone(text: str) -> None:
    assert not _rules(text)
