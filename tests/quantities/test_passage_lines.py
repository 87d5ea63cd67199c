"""Nouns and units that stand on another line."""

import pytest

from crossfoot import extract


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_label_is_neither_noun_nor_unit(gap: str) -> None:
    text = f"Year 7: 182{gap}Year 8: 175{gap}Parks: 1,385"
    counted = [(quantity.text, quantity.noun, quantity.unit) for quantity in extract(text)][1::2]
    assert counted == [("182", None, None), ("175", None, None)]


def test_a_wrapped_line_goes_on() -> None:
    assert [(one.text, one.noun) for one in extract("The county has 1,385\nparks.")] == [("1,385", "park")]


@pytest.mark.parametrize(
    "text", ["a boy of nine on the boat", "A widow of 82, she sang.", "a man of 40 was held"]
)
def test_an_age_behind_a_person(text: str) -> None:
    assert [quantity.kind.value for quantity in extract(text)] == ["age"]
