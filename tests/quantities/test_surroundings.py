"""What the clause around a figure says of it."""

from __future__ import annotations

import pytest

from crossfoot.model.quantity import Quantity
from crossfoot.quantities import extract


def the(text: str, figure: str) -> Quantity:
    return next(found for found in extract(text) if found.text == figure)


SALES = "Sales fell 5% to $3bn in the third quarter from $4bn a year earlier, while profit may rise to $1bn next year."


@pytest.mark.parametrize(
    ("text", "figure", "direction"),
    [
        (SALES, "5%", "down"),
        (SALES, "$1bn", "up"),
        ("A rise of 6% was reported.", "6%", "up"),
        ("It has 40 rooms.", "40", None),
        ("Prices rose 2%, but wages fell 3%.", "2%", "up"),
        ("Prices rose 2%, but wages fell 3%.", "3%", "down"),
        ("It has 40 rooms; rents rose 5%.", "40", None),
    ],
)
def test_direction_is_that_of_the_nearest_word_of_change(
    text: str, figure: str, direction: str | None
) -> None:
    assert the(text, figure).direction == direction


@pytest.mark.parametrize(
    ("text", "figure", "modality"),
    [
        (SALES, "$3bn", "actual"),
        (SALES, "$1bn", "conditional"),
        ("It expects sales of $5bn.", "$5bn", "forecast"),
        ("Sales will reach $5bn and $6bn.", "$6bn", "forecast"),
        ("The target is 300 shops.", "300", "target"),
        ("It aims to open 300 shops.", "300", "target"),
        ("It would cost $5m.", "$5m", "conditional"),
        ("It was built in May for $5m.", "$5m", "actual"),
        ("Sales were $4bn, which should be $5bn next year.", "$4bn", "actual"),
    ],
)
def test_modality_is_told_by_the_part_of_the_clause(text: str, figure: str, modality: str) -> None:
    assert the(text, figure).modality == modality


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        (SALES, "$3bn", "third quarter"),
        (SALES, "$4bn", "a year earlier"),
        (SALES, "$1bn", "next year"),
        ("Sales were $4bn in 2009.", "$4bn", "2009"),
        ("Sales were $4bn in July.", "$4bn", "July"),
        ("Sales in 2009 were $4bn; they had been $3bn in 2008.", "$3bn", "2008"),
        ("It may cost $4bn.", "$4bn", None),
        ("May Example paid $4bn.", "$4bn", None),
        ("Sales were $4bn in 2009.", "2009", None),
    ],
)
def test_period_is_the_nearest_time_of_the_clause(text: str, figure: str, period: str | None) -> None:
    assert the(text, figure).period == period


@pytest.mark.parametrize(
    ("text", "adjustments"),
    [
        ("Like-for-like sales rose 3%.", ("Like-for-like",)),
        ("Sales rose 3% in real terms.", ("in real terms",)),
        ("Adjusted sales rose 3% at constant currency.", ("Adjusted", "at constant currency")),
        ("Sales rose 3%.", ()),
        ("Sales rose 3%, or underlying sales did.", ()),
    ],
)
def test_adjustments_are_those_of_the_part_between_commas(text: str, adjustments: tuple[str, ...]) -> None:
    assert the(text, "3%").adjustments == adjustments


def test_a_list_has_three_figures_of_a_kind() -> None:
    found = extract("It sold 40 cars, 30 vans and 20 lorries for $5m, and 2 boats.")
    assert [(q.text, q.listed) for q in found if q.kind.value == "count"][:3] == [
        ("40", True), ("30", True), ("20", True)
    ]  # fmt: skip
    assert not the("It sold 40 cars and 30 vans.", "40").listed


def test_sentence_and_clause_are_numbered() -> None:
    found = extract("It has 4 halls. It sold 40 cars, but 30 came back.")
    assert [(q.text, q.sentence, q.clause) for q in found] == [("4", 0, 0), ("40", 1, 0), ("30", 1, 1)]
