"""Sentences about a table: a figure beside the exact label of one row and of one column, against that cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.windows import middle_of, plausible
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule
from crossfoot.tables import CellFigure, Line, LineKind, Table
from crossfoot.tables.labels import Words

_LEVELS = frozenset({LineKind.AMOUNT, LineKind.RATE, LineKind.PERCENT, LineKind.SHARE})
_PLAIN = frozenset({Kind.NUMBER, Kind.COUNT})
#: A figure in one of these roles is not the level that a cell holds.
_OTHER_ROLES = frozenset(
    {"delta", "comparison", "expected", "extreme", "old-level", "rate", "lead", "of-whole"}
)
_SHORTEST = 3


class _Labels(NamedTuple):
    """Rows and columns by the words of their labels; a label that two of them share is nobody's."""

    rows: Mapping[Words, int]
    columns: Mapping[Words, int]


def text_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every sentence outside the tables that names one cell of one table and has one figure like it."""
    labelled = [(table, _labels(table)) for table in page.tables]
    for view in page.views if labelled else ():
        if view.sentence.kind not in ("prose", "item"):
            continue
        cells = [
            cell for table, labels in labelled if (cell := _named_cell(page, view, table, labels)) is not None
        ]
        if len(cells) != 1:
            continue
        stated = _like(page, view, cells[0])
        if stated is not None:
            yield Reading(rule, {"stated": stated, "cell": cells[0].index}, Tier.ANCHORED, "table")


def _labels(table: Table) -> _Labels:
    return _Labels(_once(table.rows), _once(table.columns))


def _once(lines: Sequence[Line]) -> dict[Words, int]:
    found: dict[Words, int] = {}
    doubled: set[Words] = set()
    for number, line in enumerate(lines):
        if line.words in found:
            doubled.add(line.words)
        if sum(map(len, line.words)) >= _SHORTEST:
            found[line.words] = number
    return {words: number for words, number in found.items() if words not in doubled}


def _named_cell(page: Page, view: View, table: Table, labels: _Labels) -> CellFigure | None:
    """The cell of the one row and the one column that a sentence names."""
    rows = _found(page, view, labels.rows, [row.label for row in table.rows])
    columns = [number for number in _found(page, view, labels.columns, None) if number != table.label_column]
    levels = [number for number, column in enumerate(table.columns) if column.kind in _LEVELS]
    if len(rows) != 1 or len(columns) > 1:
        return None
    if not columns:
        # An only column may go without its name, if the figure counts what it is headed with.
        return _counted_cell(page, view, table, rows[0], levels[0]) if len(levels) == 1 else None
    return table.at(rows[0], columns[0]) if columns[0] in levels else None


def _counted_cell(page: Page, view: View, table: Table, row: int, column: int) -> CellFigure | None:
    words = table.columns[column].words
    nouns = {page.figures[index].noun for index in view.figures} - {None}
    heads = {noun for noun in nouns if noun in words or f"{noun}s" in words}
    years = any(page.figures[index].kind is Kind.YEAR for index in view.figures)
    return table.at(row, column) if heads and not years else None


def _found(page: Page, view: View, labels: Mapping[Words, int], printed: Sequence[str] | None) -> list[int]:
    """The lines whose whole label stands in a sentence, longest first at each place; rows with their capitals."""
    tokens, text = page.extraction.tokens, page.extraction.text
    longest = max(map(len, labels), default=0)
    found: list[int] = []
    place = view.sentence.first
    while place < view.sentence.last:
        size = 0
        for size in range(min(longest, view.sentence.last - place), 0, -1):
            number = labels.get(tuple(tokens.lower[place : place + size]))
            if number is None:
                continue
            start, end = tokens.starts[place], tokens.ends[place + size - 1]
            if printed is None or text[start:end].split() == printed[number].split():
                found.append(number)
                break
        else:
            size = 1
        place += size
    return found


def _like(page: Page, view: View, cell: CellFigure) -> int | None:
    """The only figure of a sentence that is of the cell's kind and unit, if it is a level."""
    like = [index for index in view.figures if same_sort(page.figures[index], cell)]
    if len(like) != 1 or view.roles.get(like[0], set()) & _OTHER_ROLES:
        return None
    figure = page.figures[like[0]]
    near = plausible(abs(middle_of(figure)), abs(float(cell.amount)))
    return like[0] if near and figure.per is None else None


def same_sort(figure: Figure, cell: CellFigure) -> bool:
    """Whether a figure of the text is of the kind and unit of a cell; counts and bare numbers are one kind."""
    if figure.identifier:
        return False
    if cell.kind in _PLAIN:
        return figure.kind in _PLAIN
    return figure.kind is cell.kind and figure.unit == cell.unit
