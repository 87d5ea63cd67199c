"""Ratios in words: M to N, 1:N, one for every N, and a part against the rest of its whole."""

from __future__ import annotations

import pytest

import crossfoot


def _rules(text: str) -> set[str]:
    return {finding.rule for finding in crossfoot.check(text).discrepancies}


@pytest.mark.parametrize(
    ("right", "wrong", "text"),
    [
        ("150", "110", "Girls at the school outnumber boys two to one. There are 300 girls and {} boys."),
        ("100", "150", "Girls outnumber boys five to two: 250 girls to {} boys."),
        (
            "120",
            "220",
            "The county's doctor-to-patient ratio is 1:800; it has 96,000 patients and {} doctors.",
        ),
        (
            "15",
            "25",
            "There is one carer for every six residents at the home, which has 90 residents and {} carers.",
        ),
        ("36", "26", "Outnumbering men by three to one, women took {} of the 48 places on the course."),
        ("£30bn", "£20bn", "Imports exceeded exports by a ratio of three to two: £45bn against {}."),
    ],
)
def test_two_amounts_must_be_the_ratio_of_each_other(right: str, wrong: str, text: str) -> None:
    assert _rules(text.format(right)) == set()
    assert _rules(text.format(wrong)) & {"ratio-words", "ratio-told"}


@pytest.mark.parametrize(
    "text",
    [
        "The school has 1,020 pupils and 60 teachers, and beat its rival three to one.",
        "One officer for every 400 people is the rule in a county of 90,000 people with 310 officers.",
        "The poll of 1,200 people, 600 in each city, has a margin of error of 4 points for each city.",
    ],
)
def test_scores_and_norms_are_no_ratios(text: str) -> None:
    assert _rules(text) == set()
