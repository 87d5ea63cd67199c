"""A nought where a figure stands breaks nothing: no rule divides by it."""

import pytest

import crossfoot

TEXTS = [
    "Gross margin came in at 0%, with cost of goods at €58m and sales at €100m.",
    "Of 40 bridges surveyed 14 need repair. The engineers call that share, 0%, alarming.",
    "Advertised pay for the posts ranges from £27,400 up to £0, plus a weekend allowance.",
    "Mean change in pressure was -3.1 mmHg (95% CI -5.6 to 0) on the drug and 0 (-1.9 to 2.7) on placebo.",
    "The side scored 12 goals in 6 games, an average of 0 goals a game.",
    "It took 5 points from 0 starts, an average of 3 points per start.",
    "Each of the 12 sides had 0 points, which makes 0 points, 0% of 0.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_nought_breaks_nothing(text: str) -> None:
    assert crossfoot.check(text).coverage is not None
