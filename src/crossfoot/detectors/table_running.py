"""Running columns: each level is the one before it and what came in (less what went out)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.detectors.table_fits import Fit, Trial, best_fit, readings_of, value_of
from crossfoot.rulebook import Rule
from crossfoot.tables import CellFigure, LineKind, Table, TotalKind, sort_of
from crossfoot.tables.labels import is_one

_FLOWS = frozenset({LineKind.AMOUNT, LineKind.SHARE, LineKind.PERCENT, LineKind.CHANGE})
_MAX_FLOWS = 6


def running_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every running column with the flows that most of its steps fit."""
    for table in page.tables:
        for number, column in enumerate(table.columns):
            if column.kind is LineKind.RUNNING:
                fit = best_fit(_fits(table, number))
                yield from readings_of(rule, fit)


def _fits(table: Table, running: int) -> Iterator[Fit]:
    flows = [number for number, column in enumerate(table.columns) if column.kind in _FLOWS][:_MAX_FLOWS]
    rows = [
        number
        for number, row in enumerate(table.rows)
        if row.total is not TotalKind.STRONG and row.kind is not LineKind.SECTION
    ]
    for order in (rows, rows[::-1]):
        steps = list(pairwise(order))
        for flow in flows:
            clear = bool(order) and _opens(table, running, flow, order[0])
            yield _fit("flow", [_one(table, running, flow, step) for step in steps], clear)
        for into, out in permutations(flows, 2):
            yield _fit("in-out", [_both(table, running, (into, out), step) for step in steps])


def _opens(table: Table, running: int, flow: int, row: int) -> bool:
    """Whether a column that is called cumulative begins with its first flow."""
    level, moved = table.at(row, running), table.at(row, flow)
    named = is_one(table.columns[running].words[:1], "running_openings")
    return named and level is not None and moved is not None and level.amount == moved.amount


def _fit(case: str, trials: list[Trial | None], clear: bool = False) -> Fit:
    """A wrong level spoils its own step and the next: of two such only the first is kept."""
    kept: list[Trial] = []
    for trial in trials:
        if trial is None:
            continue
        before = kept[-1] if kept else None
        if (
            before is not None
            and not before.holds
            and not trial.holds
            and trial.cells["previous"] is before.cells["running"]
        ):
            continue
        kept.append(trial)
    return Fit(case, kept, clear)


def _one(table: Table, running: int, flow: int, step: tuple[int, int]) -> Trial | None:
    before, level, moved = table.at(step[0], running), table.at(step[1], running), table.at(step[1], flow)
    if before is None or level is None or moved is None or not _alike(before, level, moved):
        return None
    cells = {"running": level, "previous": before, "flow": moved}
    return Trial(cells, value_of(before) + value_of(moved), value_of(level))


def _both(table: Table, running: int, flows: tuple[int, int], step: tuple[int, int]) -> Trial | None:
    before, level = table.at(step[0], running), table.at(step[1], running)
    into, out = (table.at(step[1], flow) for flow in flows)
    if before is None or level is None or into is None or out is None or not _alike(before, level, into, out):
        return None
    cells = {"running": level, "previous": before, "received": into, "paid": out}
    return Trial(cells, value_of(before) + value_of(into) - value_of(out), value_of(level))


def _alike(*figures: CellFigure) -> bool:
    return len({sort_of(figure) for figure in figures}) == 1
