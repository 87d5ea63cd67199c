"""Figures told again with two of their digits exchanged."""

import pytest

from tests.detectors.bindings import bound

RETOLD = [
    ("Costs have reached €18.4m, and the mayor admits the €14.8m bill may grow.", ("€18.4m", "€14.8m")),
    ("A flock of 312 ewes was stolen; all 321 ewes were in lamb.", ("312", "321")),
    ("She won the seat by 1,204 votes. A majority of 1,402 makes it a target.", ("1,204", "1,402")),
    ("Ferry fares climb 8.5 per cent, an increase of 5.8 per cent in all.", ("8.5 per cent", "5.8 per cent")),
    ("The studio spent $64m.\n\nIt opened in May.\n\nWith a budget of $46m, it needs a long run.", ("$64m", "$46m")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pair"), RETOLD)
def test_a_figure_told_again_is_bound_to_the_one_it_was(text: str, pair: tuple[str, str]) -> None:
    assert pair in [(found["first"], found["again"]) for found in bound("restatement", text)]


@pytest.mark.parametrize(
    "text",
    [
        "She made 1,204 loaves in March and 1,402 in April.",
        "The museum has 57 paintings from Lisbon and 75 from Porto.",
        "It lost $2.1 billion, a loss that included $1.2 billion in mortgages.",
        "Twenty-one bodies have been brought up. The 12 men who are below will be reached.",
        "Fares were raised from 312 yen to 321 yen.",
        "The farm has 312 ewes. Another 321 ewes graze elsewhere.",
    ],
)
def test_figures_of_two_things_are_left_alone(text: str) -> None:
    assert bound("restatement", text) == []
