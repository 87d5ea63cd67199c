"""Scores of two periods and the score they come to."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("They took the first quarter 28-21 and the second 25-24 for a 53-54 lead.", "53-54"),
        ("Down 14-20 at half-time, they won the second half 21-3. It ended 35-32.", "35-32"),
    ],
)
def test_one_side_with_the_points_of_both_periods_is_enough(text: str, total: str) -> None:
    assert [one["total"] for one in bound("aggregate", text)] == [total]


@pytest.mark.parametrize(
    "text",
    [
        "They led 14-10 at half-time and won 31-17; a week ago they lost 20-12.",
        "They won the first leg 2-1 and the second 3-0, after a 4-4 draw in May.",
    ],
)
def test_other_scores_are_left_alone(text: str) -> None:
    assert bound("aggregate", text) == []
