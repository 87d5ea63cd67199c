"""Totals that the text tells of a table without a total row: "The four ferries burned 1,914 tonnes between them"."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.runs import classes_at, is_measured
from crossfoot.detectors.table_text import same_sort
from crossfoot.detectors.wholes import near
from crossfoot.detectors.windows import middle_of
from crossfoot.model.finding import Tier
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule
from crossfoot.tables import CellFigure, LineKind, Table, TotalKind, sort_of

_LEAST = 3
_TOLD = frozenset({"total-word"})
_REACHED = frozenset({"new-verb", "bring-verb", "amount-to"})


def told_total_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every sentence that tells the total of one column of the only table that has no total row."""
    tables = [table for table in page.tables if _may_be_added(table)]
    if len(tables) != 1 or len(page.tables) != 1:
        return
    columns = list(_columns(tables[0]))
    for view in page.views if columns else ():
        if view.sentence.kind not in ("prose", "item"):
            continue
        found = [
            (number, cells)
            for number, cells in columns
            if _is_told(view, page, book, tables[0], number, columns)
        ]
        if len(found) != 1:
            continue
        cells = found[0][1]
        stated = [index for index in view.plain.place if _is_large(page, index, cells)]
        if len(stated) == 1 and _may_be_total(view, page, book, stated[0], cells):
            parts = tuple(cell.index for cell in cells)
            yield Reading(rule, {"parts": parts, "stated": stated[0]}, Tier.ANCHORED, "table")


def _may_be_added(table: Table) -> bool:
    rows = [row for row in table.rows if row.kind is LineKind.AMOUNT]
    plain = all(row.total is TotalKind.NONE for row in table.rows) and len(rows) == len(table.rows) >= _LEAST
    return plain and not table.partial and not table.ragged


def _columns(table: Table) -> Iterator[tuple[int, list[CellFigure]]]:
    """The columns of amounts without a gap, all of one sort."""
    for number, column in enumerate(table.columns):
        cells = table.column_figures(number)
        whole = len(cells) == len(table.rows) and len({sort_of(cell) for cell in cells}) == 1
        if column.kind is LineKind.AMOUNT and whole and number != table.label_column:
            yield number, cells


def _is_told(
    view: View,
    page: Page,
    book: Codebook,
    table: Table,
    number: int,
    columns: list[tuple[int, list[CellFigure]]],
) -> bool:
    """Whether a sentence names the column, or speaks of a total where there is only one column."""
    words = table.columns[number].words
    if len(columns) > 1:
        return (
            bool(words)
            and set(words) <= view.words
            and not any(set(row.words) <= view.words for row in table.rows)
        )
    rows = [classes_at(view, book, item) for item in range(len(view.plain.chars))]
    return any(classes & (_TOLD | _REACHED) for classes in rows) and not any(
        row.words and set(row.words) <= view.words for row in table.rows
    )


def _is_large(page: Page, index: int, cells: list[CellFigure]) -> bool:
    """Whether a figure of the cells' sort is larger than each of them."""
    figure = page.figures[index]
    return same_sort(figure, cells[0]) and middle_of(figure) > max(abs(float(cell.amount)) for cell in cells)


def _may_be_total(view: View, page: Page, book: Codebook, index: int, cells: list[CellFigure]) -> bool:
    figure = page.figures[index]
    if figure.value is None or figure.hedge in BOUNDS or figure.per is not None:
        return False
    changed = is_measured(view, book, view.plain.place[index]) and not _reached(view, book, index)
    if changed:
        return False
    return near(sum(abs(float(cell.amount)) for cell in cells), middle_of(figure))


def _reached(view: View, book: Codebook, index: int) -> bool:
    return bool(classes_at(view, book, view.plain.place[index] - 1) & _REACHED)
