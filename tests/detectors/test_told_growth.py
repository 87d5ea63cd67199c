"""Growth whose result stands among other figures: totals of two changes, amounts, what a fall leaves."""

from __future__ import annotations

import pytest

import crossfoot


def _rules(text: str) -> set[str]:
    return {finding.rule for finding in crossfoot.check(text).discrepancies}


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "text"),
    [
        (
            "8,640",
            "6,840",
            "compound-growth",
            (
                "The herd has expanded by 20% in each of the past three years. From 5,000 reindeer, it "
                "has thus grown to {}, more than the four villages can feed."
            ),
        ),
        (
            "15.5%",
            "25.5%",
            "chained-changes",
            (
                "Prices rose 10% in 2021 and another 5% in 2022, making the basket {} dearer in two "
                "years, says a survey of 40 shops."
            ),
        ),
        (
            "48%",
            "68%",
            "compound-growth",
            (
                "Tax bills go up by 4% every year. At the end of ten years the residents of its 23 "
                "wards will be paying {} more than they are today."
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
        ("The fund gained 20% in 2020 and lost 8% in 2021, while its rival ended the two years 15% ahead."),
        (
            "Yields have grown by 3% a year since 2010. The farm sold 2,900 tonnes in 2023 and "
            "1,950 in 2022; it will spend $2m over five years."
        ),
    ],
)
def test_what_only_looks_related_is_left_alone(text: str) -> None:
    assert not _rules(text)
