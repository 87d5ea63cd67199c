"""Measures told twice, far apart: believed where they agree, or would but for two digits."""

from __future__ import annotations

import pytest

import crossfoot

_ESTATE = (
    "Its {} of hill and forest were for sale.\n\nNeighbours had six months.\n\nAll {} would be held in trust."
)


def _accused(text: str) -> list[str]:
    return [claim.text for one in crossfoot.check(text).discrepancies for claim in one.claims]


def test_two_digits_that_changed_places_accuse() -> None:
    assert _accused(_ESTATE.format("1,850 acres", "479 hectares")) == ["1,850 acres", "479 hectares"]


@pytest.mark.parametrize(
    "measures",
    [
        ("1,850 acres", "749 hectares"),
        ("1,850 acres", "612 hectares"),
        ("1,850 acres", "about 700 hectares"),
        ("1,850 hectares", "479 hectares"),
        ("180 acres", "37 hectares"),
    ],
)
def test_what_agrees_or_is_no_slip_is_not_accused(measures: tuple[str, str]) -> None:
    assert _accused(_ESTATE.format(*measures)) == []


def test_a_figure_that_agrees_with_another_is_of_that() -> None:
    text = _ESTATE.format("1,850 acres", "749 hectares") + " The park next to it has 479 hectares."
    assert _accused(text) == []
