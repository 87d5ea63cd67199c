"""Tables on a page of a PDF: lines with the same gaps between their words, a header above and figures below.

Rulings tell nothing (most tables have none), and columns may be as near to each other as words. What is not sure is no
table: half of one would have the wrong sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossfoot.documents.pdf_lines import Line

Cell = tuple[int, int] | None
Stretch = tuple[float, float]

#: A table: this many rows, cells of so many characters.
_LEAST_ROWS, _MOST_ROWS, _LONGEST_CELL = 3, 100, 60
#: Words in a cell that is no label.
_MOST_WORDS = 6
#: In heights of the type: the least gap between columns, the most between words, the most between rows.
_LEAST_GAP, _WORD_GAP, _WIDEST_ROW = 0.15, 0.45, 4.0
#: How far the distances of rows may differ.
_UNEVEN = 1.6
#: A page of more lines is no page that people read.
_MOST_LINES = 400
_YEAR = re.compile(r"\b(?:1[89]|20|21)\d\d\b|\b(?:Q|H|FY)\d", re.IGNORECASE)


def table_rows(lines: list[Line], at: int) -> list[list[Cell]]:
    """The rows of the table that begins with a line: for each of its lines the range of text in each column.

    Empty where none begins there.
    """
    if len(lines) > _MOST_LINES or " " not in lines[at].text:
        return []
    rows = _grown(lines, at)
    # A line above a table may share some of its gaps by chance; then the table from the next line on goes further.
    if len(rows) < _LEAST_ROWS or (at + 1 < len(lines) and len(_grown(lines, at + 1)) >= len(rows)):
        return []
    found = lines[at : at + len(rows)]
    # Rows without their header are what a cell of two lines leaves of a table.
    heads = [found[0].text[slice(*cell)] for cell in rows[0][1:] if cell]
    if any(_is_figure(head) and not _YEAR.search(head) for head in heads):
        return []
    cells = [
        line.text[slice(*cell)] for line, row in zip(found, rows, strict=True) for cell in row[1:] if cell
    ]
    below = cells[len(heads) :]
    numeric = sum(_is_figure(cell) for cell in below)
    filled = all(any(row[column] for row in rows[1:]) for column in range(len(rows[0])))
    return rows if filled and len(rows[0]) > 1 and numeric * 3 >= 2 * len(below) else []


def _grown(lines: list[Line], at: int) -> list[list[Cell]]:
    """The rows of as many lines as have gaps in common."""
    rivers = list(_gaps(lines[at]))
    rows: list[list[Cell]] = []
    distance, below = 0.0, False
    last = at + 1
    while rivers and last < len(lines) and last - at < _MOST_ROWS:
        step = lines[last - 1].base - lines[last].base
        even = not distance or distance / _UNEVEN < step < distance * _UNEVEN
        if not (even and 0 < step < _WIDEST_ROW * lines[last].size):
            break
        shared = list(_shared(rivers, list(_gaps(lines[last]))))
        tried = _columns(lines[at : last + 1], shared) if shared else []
        if not tried or not _are_short(lines[at:], tried):
            break
        # Figures stand below the header, and when they end, so does the table.
        numeric = _has_figures(lines[last], tried[-1])
        if below and not numeric:
            break
        below = below or numeric
        rivers, rows, distance, last = shared, tried, step, last + 1
    return rows


def _gaps(line: Line) -> Iterator[Stretch]:
    """The stretches between the words of a line that are wide enough to part columns."""
    for at, character in enumerate(line.text):
        if character == " ":
            left, right = line.boxes[4 * at], line.boxes[4 * at + 1]
            if right - left > _LEAST_GAP * line.size:
                yield left, right


def _shared(some: list[Stretch], others: list[Stretch]) -> Iterator[Stretch]:
    """What two ascending lists of stretches have in common."""
    one = other = 0
    while one < len(some) and other < len(others):
        left, right = max(some[one][0], others[other][0]), min(some[one][1], others[other][1])
        if right - left > 1.0:
            yield left, right
        if some[one][1] < others[other][1]:
            one += 1
        else:
            other += 1


def _columns(lines: list[Line], rivers: list[Stretch]) -> list[list[Cell]]:
    """The rows by column; a gap that only parts the words of a few cells parts no columns."""
    rows = [_cells(line, rivers) for line in lines]
    for column in range(len(rivers), 0, -1):
        filled = [number for number, row in enumerate(rows) if row[column]]
        if len(filled) * 2 < len(rows) and all(_is_word(lines[at], rows[at], column) for at in filled):
            for row in rows:
                last = row.pop(column)
                before = row[column - 1]
                if last and before:
                    row[column - 1] = before[0], last[1]
    return rows


def _is_word(line: Line, row: list[Cell], column: int) -> bool:
    """Whether a cell stands no further behind the one before it than a word."""
    cell = row[column]
    assert cell is not None
    blank = cell[0] - 1
    return (
        row[column - 1] is not None
        and line.boxes[4 * blank + 1] - line.boxes[4 * blank] < _WORD_GAP * line.size
    )


def _cells(line: Line, rivers: list[Stretch]) -> list[Cell]:
    """The ranges of a line's text between the rivers; None where a gap is as wide as a whole column."""
    cells: list[Cell] = []
    start = column = 0
    for at, character in enumerate(line.text):
        if character != " ":
            continue
        crossed = 0
        while column < len(rivers) and rivers[column][1] <= line.boxes[4 * at + 1] + 0.1:
            column, crossed = column + 1, crossed + 1
        if crossed:
            cells += [(start, at), *[None] * (crossed - 1)]
            start = at + 1
    return [*cells, (start, len(line.text))]


def _are_short(lines: list[Line], rows: list[list[Cell]]) -> bool:
    """Whether no cell is as long as prose; the first of a row, its label, may have more words than others."""
    cells = [
        (line.text[slice(*cell)], at)
        for line, row in zip(lines, rows, strict=False)
        for at, cell in enumerate(row)
        if cell
    ]
    return all(len(text) <= _LONGEST_CELL and (not at or text.count(" ") < _MOST_WORDS) for text, at in cells)


def _has_figures(line: Line, row: list[Cell]) -> bool:
    """Whether half the cells of a row, its first apart, are figures."""
    cells = [line.text[slice(*cell)] for cell in row[1:] if cell]
    return sum(_is_figure(cell) for cell in cells) * 2 >= len(cells)


def _is_figure(cell: str) -> bool:
    """Whether a good part of a cell is digits; or nothing is in it: a dash."""
    said = [letter for letter in cell if letter.isalnum()]
    return sum(letter.isdigit() for letter in said) * 3 >= len(said)
