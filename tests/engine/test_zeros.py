"""A figure may be zero: nothing may be divided by it."""

import re
from functools import cache

import pytest

from crossfoot.engine.checker import Checker

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@cache
def checker() -> Checker:
    return Checker()


@pytest.mark.parametrize(
    "text",
    [
        "The 24 players had 12 cards, an average of zero cards each.",
        "Gross margin was 0%, with cost of sales of £60m on sales of £100m.",
        "The groups differed, z = 1.69, p < .0.",
        "The researchers tracked 25 otters along the river. Six died in the first year, which puts mortality at 0%.",
        "The pooled trials found no clear effect on a cold (mean difference −0.4 days, 95% CI −1.0 to 0).",
        "Dogs outnumbered cats by 5 to 0 at the show, where 40 owners took part.",
        "Each had paid between €0 and €0. Two men were held.",
        "The study enrolled 900 patients, of whom 540 were given the drug, 0 a placebo and 150 no treatment.",
    ],
)
def test_a_text_with_a_zero_is_checked(text: str) -> None:
    assert checker().check(text).coverage.found >= 2


@pytest.mark.slow
def test_a_zero_in_the_place_of_any_figure_of_any_example_is_borne() -> None:
    tried = 0
    for rule in checker().rulebook:
        for example in rule.examples:
            for number in _NUMBER.finditer(example.text):
                text = f"{example.text[: number.start()]}0{example.text[number.end() :]}"
                checker().check(text, as_of=example.as_of)
                tried += 1
    assert tried > 4_000
