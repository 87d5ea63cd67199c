"""The crossfoot: a table added up both ways, and the one cell whose change would repair both sums."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Filling, Reading
from crossfoot.detectors.table_sums import Sum, added, find_sums
from crossfoot.model.finding import Tier
from crossfoot.model.interval import Interval
from crossfoot.rulebook import Rule
from crossfoot.tables import CellFigure, Table


def crossfoot_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The corner of each table that adds up both ways, or the cell in which its failing sums meet."""
    for table in page.tables:
        filled = _agreeing(table) or _repairable(table)
        if filled is not None:
            case, figures = filled
            yield Reading(rule, figures, Tier.ANCHORED, "table", case=case)


def _agreeing(table: Table) -> tuple[str, dict[str, Filling]] | None:
    """The corner, if every sum of the table holds."""
    down, over = find_sums(table, across=False), find_sums(table, across=True)
    if not down or not over or not all(one.holds for one in (*down, *over)):
        return None
    for column in down:
        for row in over:
            if column.total is row.total:
                return "corner", {
                    "cell": column.total.index, "down": _indexes(column.parts), "across": _indexes(row.parts),
                }  # fmt: skip
    return None


def _repairable(table: Table) -> tuple[str, dict[str, Filling]] | None:
    """Two failing sums, one each way, that share one cell and want the same of it."""
    down = [one for one in find_sums(table, across=False) if one.firm and not one.holds]
    over = [one for one in find_sums(table, across=True) if one.firm and not one.holds]
    if len(down) != 1 or len(over) != 1:
        return None
    column, row = down[0], over[0]
    shared = [figure for figure in column.figures if figure in row.figures]
    if len(shared) != 1 or not needed(column, shared[0]).intersects(needed(row, shared[0])):
        return None
    return _filled(shared[0], column, row)


def needed(one: Sum, cell: CellFigure) -> Interval:
    """What a cell must be for one sum to hold."""
    if cell is one.total:
        return added(one.parts)
    return one.total.lenient - added([part for part in one.parts if part is not cell])


def _filled(cell: CellFigure, column: Sum, row: Sum) -> tuple[str, dict[str, Filling]]:
    """The wording by the cell's place: among the parts both ways, a total one way, or the corner."""
    if cell is column.total and cell is row.total:
        return "corner", {"cell": cell.index, "down": _indexes(column.parts), "across": _indexes(row.parts)}
    if cell is not column.total and cell is not row.total:
        return "inner", {
            "cell": cell.index,
            "down": _indexes(column.parts, cell), "column_total": column.total.index,
            "across": _indexes(row.parts, cell), "row_total": row.total.index,
        }  # fmt: skip
    own, other = (column, row) if cell is column.total else (row, column)
    return "edge", {
        "cell": cell.index, "own": _indexes(own.parts),
        "across": _indexes(other.parts, cell), "corner": other.total.index,
    }  # fmt: skip


def _indexes(figures: tuple[CellFigure, ...], without: CellFigure | None = None) -> tuple[int, ...]:
    return tuple(figure.index for figure in figures if figure is not without)
