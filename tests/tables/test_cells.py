"""Cells: value first, then every way of printing it; and cells that hold no figure."""

from decimal import Decimal

import pytest

from crossfoot.model.quantity import Kind
from crossfoot.tables.cells import Blank, CellFigure, put_unit, read_cell
from crossfoot.tables.units import HeaderUnit


@pytest.mark.parametrize(
    ("value", "unit", "kind", "cells"),
    [
        ("1234", None, Kind.NUMBER, ["1,234", "1234", "1 234", "1\u202f234", "**1,234**", "1,234*", "1,234 [a]"]),
        ("-1234", None, Kind.NUMBER, ["(1,234)", "-1,234", "–1,234", "−1234", "*(1,234)*"]),
        ("12.50", None, Kind.NUMBER, ["12.50"]),
        ("25", None, Kind.PERCENT, ["25%", "+25%", "25 %", "25%*"]),
        ("-10", None, Kind.PERCENT, ["–10%", "(10%)", "−10 %"]),
        ("6.40E+8", "USD", Kind.MONEY, ["$640m", "US$640 million", "USD 640m"]),
        ("-6.40E+8", "USD", Kind.MONEY, ["($640m)", "-$640m"]),
        ("3.480E+10", "INR", Kind.MONEY, ["Rs 3,480 crore"]),
        ("2", None, Kind.ORDINAL, ["2nd"]),
    ],
)  # fmt: skip
def test_a_figure_is_read_with_its_precision(
    value: str, unit: str | None, kind: Kind, cells: list[str]
) -> None:
    for content in cells:
        text = f"x | {content} | y"
        figure = read_cell(text, 4, 4 + len(content))
        assert isinstance(figure, CellFigure), content
        assert (str(figure.value), figure.unit, figure.kind) == (value, unit, kind), content
        assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    ("blank", "cells"),
    [
        (Blank.NIL, ["-", "–", "nil"]),
        (Blank.BLANK, ["", "  "]),
        (Blank.SUPPRESSED, ["n/a", "N/A", "..", "*", "nm", "tbc", "[c]"]),
        (Blank.WORDS, ["Kent", "45 (30%)", "12-18", "see note 3", "3:2 pens", "K2 peak"]),
    ],
)
def test_a_cell_without_a_figure_says_why(blank: Blank, cells: list[str]) -> None:
    assert {content: read_cell(content, 0, len(content)) for content in cells} == dict.fromkeys(cells, blank)


def test_the_header_gives_bare_numbers_their_unit_and_scale() -> None:
    figure = read_cell("41.2", 0, 4)
    assert isinstance(figure, CellFigure)
    put_unit(figure, HeaderUnit("GBP", 6))
    assert (figure.kind, figure.unit, figure.amount, figure.half) == (
        Kind.MONEY,
        "GBP",
        Decimal("4.12E+7"),
        Decimal("5E+4"),
    )


def test_a_cell_that_shows_its_own_unit_keeps_it() -> None:
    figure = read_cell("$1.5bn", 0, 6)
    assert isinstance(figure, CellFigure)
    put_unit(figure, HeaderUnit("GBP", 6))
    assert (figure.unit, figure.amount) == ("USD", Decimal("1.5E+9"))
