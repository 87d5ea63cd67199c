"""Lists that marks set off, behind the number of their items or before it."""

import pytest

from tests.detectors.bindings import bound

LISTS = [
    ("Cakes in six flavours, lemon, ginger, walnut, cherry and plum, were on the stall.", "listed-five"),
    ("Sparrows, finches and wrens are the four species it covers.", "listed-three"),
    ("Wheat, barley, oats and rye: these three crops fill the valley.", "listed-four"),
    ("He plays four instruments. They are the flute, the oboe, the harp and the lute.", "listed-four"),
    ("Lessons are given in four languages (Welsh, Polish and Urdu).", "listed-three"),
]


@pytest.mark.parametrize(("text", "case"), LISTS)
def test_the_items_of_a_list_are_counted(text: str, case: str) -> None:
    assert [found["case"] for found in bound("list-count", text)] == [case]


@pytest.mark.parametrize(
    "text",
    [
        "Its three leagues, involving cars and pickup trucks, are at risk.",
        "Sales fell in its three biggest markets of the United States, Japan and China.",
        "Six people were arrested, among them a vicar, a clerk, a baker and two sailors.",
        "The five towns, which are Ely, March and others, will have new buses.",
        "The two companies, banks and insurers, will merge.",
        "He has three sons: a baker, a vicar and others who went abroad.",
    ],
)
def test_what_is_no_full_list_is_not_counted(text: str) -> None:
    assert bound("list-count", text) == []
