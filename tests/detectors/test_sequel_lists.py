"""Lists told by semicolons, by days of the week, by a copula or by the sentence behind."""

from __future__ import annotations

import pytest

import crossfoot

_RIGHT = {
    "four": "The panel has {} members: Ann Roe, a judge; Peter Lund, who ran the port; Mei Sato; and Paul Okoro.",
    "two": "Rehearsals take place on {} evenings a week: Monday and Friday.",
    "three": "The {} winners were Okonkwo, Lindqvist and Baptiste.",
    "five": "The estate has {} farms.\n\nThey are Highfield, Nether Hall, Coldwell, Birks and The Mount.",
    "six": 'The shortlist runs to {} novels. They are "Salt", "The Ferryman", "Low Water", "Debt", "Ash" and "Glass".',
}


def _accused(text: str) -> list[str]:
    return [one.rule for one in crossfoot.check(text).discrepancies]


@pytest.mark.parametrize("right", list(_RIGHT))
def test_the_right_number_is_silent(right: str) -> None:
    assert _accused(_RIGHT[right].format(right)) == []


@pytest.mark.parametrize("right", list(_RIGHT))
def test_a_wrong_number_is_accused(right: str) -> None:
    assert _accused(_RIGHT[right].format("seven")) == ["list-count"]


@pytest.mark.parametrize(
    "text",
    [
        "It employs five farmers. They are paid in May and June.",
        "The five winners were announced in Oslo, Bergen and Paris.",
        "It is open seven evenings a week, Friday and Saturday until late.",
    ],
)
def test_what_is_no_list_of_them_is_silent(text: str) -> None:
    assert _accused(text) == []
