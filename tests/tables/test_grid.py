"""Where tables stand in a text, and what their cells span."""

import pytest

from crossfoot.tables.grid import find_grids


def cells(text: str) -> list[list[list[str]]]:
    return [[[text[cell.start : cell.end] for cell in row] for row in grid.rows] for grid in find_grids(text)]


def test_a_ruled_table_has_a_header_and_rows() -> None:
    assert cells("Before.\n\n| a | b |\n|---|--:|\n| c | 1 |\n\nAfter.") == [[["a", "b"], ["c", "1"]]]


def test_outer_pipes_may_be_missing() -> None:
    assert cells("a | b\n--|--\nc | 1\nd | 2") == [[["a", "b"], ["c", "1"], ["d", "2"]]]


def test_without_a_ruling_three_lines_of_one_width_are_needed() -> None:
    assert cells("a | b\nc | 1\nd | 2") == [[["a", "b"], ["c", "1"], ["d", "2"]]]
    assert cells("a | b\nc | 1") == []


def test_a_row_of_dashes_below_the_first_is_a_row() -> None:
    assert cells("| a | b |\n|---|---|\n| - | - |\n| c | 1 |")[0][1] == ["-", "-"]


def test_rulings_between_rows_are_left_out() -> None:
    assert cells("+---+---+\n| a | b |\n+===+===+\n| c | 1 |\n+---+---+\n| d | 2 |\n+---+---+") == [
        [["a", "b"], ["c", "1"], ["d", "2"]]
    ]


def test_an_escaped_pipe_parts_nothing() -> None:
    assert cells("| a | b |\n|---|---|\n| c \\| d | 1 |")[0][1] == ["c \\| d", "1"]


def test_a_line_of_another_width_is_left_out_and_told() -> None:
    (grid,) = find_grids("| a | b |\n|---|---|\n| c | 1 | 2 |\n| d | 3 |")
    assert len(grid.rows) == 2
    assert grid.ragged


def test_the_indent_of_a_cell_is_kept() -> None:
    (grid,) = find_grids("| a | b |\n|---|---|\n| c | 1 |\n|    d | 2 |")
    assert [row[0].indent for row in grid.rows] == [1, 1, 4]


@pytest.mark.parametrize(
    "text", ["", "|", "||", "| |\n|-|", "a | b", "Sport | The Gazette\n\nNews", "|-|-|\n|-|-|"]
)
def test_stray_pipes_are_no_table(text: str) -> None:
    assert cells(text) == []
