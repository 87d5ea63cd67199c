"""The counts of a ratio, found by the names of its sides."""

from __future__ import annotations

import pytest

import crossfoot


def _rules(text: str) -> set[str]:
    return {finding.rule for finding in crossfoot.check(text).discrepancies}


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "text"),
    [
        (
            "3:1",
            "4:1",
            "ratio-words",
            (
                "There are 420 hectares of red grapes. White varieties cover 140.\n\nNow the ratio of "
                "red to white is {}, and merchants want nothing else."
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
        ("There are 600 goats and 150 sheep in the valley, and the ratio of ewes to rams is ten to one."),
    ],
)
def test_what_only_looks_related_is_left_alone(text: str) -> None:
    assert not _rules(text)
