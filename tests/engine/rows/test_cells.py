"""Cells of text: figures with the decimals that are printed, and what cannot be read."""

from decimal import Decimal

import pytest

np = pytest.importorskip("numpy", reason="numpy comes with the extra [data]")
cells = pytest.importorskip("crossfoot.engine.rows.cells", reason="numpy comes with the extra [data]")


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("53.25", "53.25", 2),
        ("5.20", "5.20", 2),
        ("-7", "-7", 0),
        ("800,000,000", "800000000", 0),
        ("1 234.5", "1234.5", 1),
        ("(56)", "-56", 0),
        ("46.2 billion", "46200000000", -8),
        ("HK$53.25", "53.25", 2),
        ("6.6%", "0.066", 3),
        ("4.62E+10", "46200000000", -8),
        (" 12 ", "12", 0),
    ],
)
def test_a_figure_keeps_its_digits(text: str, value: str, places: int) -> None:
    read = cells.read_cells([text])
    assert read.problems == ()
    assert read.value(0) == Decimal(value)
    assert (read.middle[0], read.places[0]) == (float(value), places)


@pytest.mark.parametrize("text", ["", "  ", "n/a", "N/A", "-", "..", "nan", "null", "#N/A"])
def test_marks_for_nothing_are_missing(text: str) -> None:
    assert cells.read_cells([text]).missing.tolist() == [True]


@pytest.mark.parametrize("text", ["twelve", "1.2.3", "2024-01-05", "=1+1", "1" * 100, "<b>", "1e9999"])
def test_anything_else_is_a_problem(text: str) -> None:
    read = cells.read_cells(["5", text])
    assert [problem.row for problem in read.problems] == [1]


@pytest.mark.parametrize(
    "column",
    [
        ["1,234.5", "1.234,5"],
        ["1,234", "1 234"],
        ["1,234", "1'234"],
        ["0,25", "1,234.5"],
        ["12,5", "13,5"],
        ["1.234", "1,234"],
    ],
)
def test_two_ways_of_writing_numbers_are_not_guessed_at(column: list[str]) -> None:
    assert cells.read_cells(column).problems


@pytest.mark.parametrize("column", [["1,234", "56", "7.5"], ["1,234.500", "5.125"], ["1.234", "5.678"]])
def test_one_way_is_no_problem(column: list[str]) -> None:
    assert not cells.read_cells(column).problems


def test_a_decimal_comma_that_is_said_is_read() -> None:
    read = cells.read_cells(["1.234,50", "0,5", "12", "1.234"], ",")
    assert read.problems == ()
    assert read.middle.tolist() == [1234.5, 0.5, 12.0, 1234.0]
    assert read.places.tolist() == [2, 1, 0, 0]
    assert cells.read_cells(["1,5", "1,234.5"], ",").problems
