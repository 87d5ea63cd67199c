"""Ranges of parts, ratios and multiples, and moves from one to another, which are none."""

from decimal import Decimal

import pytest

from crossfoot.quantities import Figure, extract_figures


def only(text: str) -> Figure:
    (figure,) = extract_figures(text).figures
    return figure


@pytest.mark.parametrize(
    ("text", "printed", "ends"),
    [
        ("between a third and a half of them", "between a third and a half", ((1, 3), (1, 2))),
        ("a third to a half of them", "a third to a half", ((1, 3), (1, 2))),
        ("a third or half of them", "a third or half", ((1, 3), (1, 2))),
        ("about a quarter to a third of them", "a quarter to a third", ((1, 4), (1, 3))),
        ("between a quarter and a third of it", "between a quarter and a third", ((1, 4), (1, 3))),
        ("two-thirds to three-quarters of it", "two-thirds to three-quarters", ((2, 3), (3, 4))),
        ("between one in four and one in three", "between one in four and one in three", ((1, 4), (1, 3))),
        ("one in four to one in three children", "one in four to one in three", ((1, 4), (1, 3))),
        ("a twofold to threefold rise", "twofold to threefold", ((2, 1), (3, 1))),
    ],
)
def test_two_parts_are_one_range(
    text: str, printed: str, ends: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    figure = only(text)
    assert figure.text == printed
    assert figure.value is None
    for end, (a, b) in zip((figure.low, figure.high), ends, strict=True):
        assert end == Decimal(a) / b


def test_the_ends_are_as_loose_as_the_parts_are() -> None:
    figure = only("between a third and a half of them")
    third = Decimal(1) / 3
    assert (figure.interval.low, figure.interval.high) == (third - Decimal("0.015"), Decimal("0.515"))
    assert (figure.lenient.low, figure.lenient.high) == (third - Decimal("0.025"), Decimal("0.525"))


@pytest.mark.parametrize(
    "text",
    [
        "rose from a third to a half of it",
        "went from one in five to one in four",
        "it grew a third to a half of that",
        "a half and a third of it",
        "a half to a third of it",
    ],
)
def test_a_move_or_a_list_stays_apart(text: str) -> None:
    found = extract_figures(text).figures
    assert len(found) == 2
    assert not any(figure.is_range for figure in found)


@pytest.mark.parametrize("text", ["a third to the neighbours", "a third or so", "half or more of it"])
def test_a_part_alone_is_no_range(text: str) -> None:
    assert not only(text).is_range
