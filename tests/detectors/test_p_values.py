"""Which numbers are p-values, and what they are held against."""

import pytest

from crossfoot.detectors.p_values import held_against, p_values
from crossfoot.detectors.tape import make_tape
from tests.detectors.bindings import page_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The gap was plain (p = 0.03).", ["0.03"]),
        ("The p-value for that comparison was 0.38, they wrote.", ["0.38"]),
        ("The p-value fell below 0.05, at 0.031.", ["0.031"]),
        ("They wrote of it, giving p as 0.8.", ["0.8"]),
        ("The p-value fell short; 0.31 was the share.", []),
    ],
)
def test_p_values_are_read_some_words_behind_their_name(text: str, found: list[str]) -> None:
    page = page_of(text)
    tape = make_tape(page, page.views[0])
    assert [page.figures[index].text for index in p_values(tape, page)] == found


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The p-value, at 0.09, was above the usual cut-off of 0.05.", ["above"]),
        ("The p-value fell below 0.05, at 0.031.", ["below"]),
        ("The p-value, at 0.09, was not below 0.05.", []),
    ],
)
def test_a_threshold_is_told_by_the_side(text: str, side: list[str]) -> None:
    page = page_of(text)
    tape = make_tape(page, page.views[0])
    (p,) = p_values(tape, page)
    assert [held.side for held in held_against(page, tape, p)] == side
