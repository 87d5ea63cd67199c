"""Columns that nearly all rows work out from two others, whatever their headers say.

Only figures speak here, so much is asked of them: at least eight rows, nine in ten of which the formula fits, figures
printed tightly enough to tell, and hardly any fit when the rows of the column are moved against the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.detectors.table_fits import Fit, Trial, readings_of, value_of
from crossfoot.model.interval import Interval
from crossfoot.rulebook import Rule
from crossfoot.tables import CellFigure, LineKind, Table, TotalKind

_FEWEST_ROWS, _MOST_COLUMNS = 8, 12
_FITTING, _BY_MOVING = 0.9, 0.34
#: So many moves at most tell whether a fit is chance.
_MOVES = 24
_TELLING = 0.05
#: Columns that name or order rows, or have a rule of their own.
_SETTLED = frozenset(
    {
        LineKind.LABEL,
        LineKind.COUNTER,
        LineKind.RANK,
        LineKind.YEAR,
        LineKind.SHARE,
        LineKind.CHANGE,
        LineKind.RUNNING,
    }
)

Work = Callable[[Interval, Interval], Interval]
#: A difference is a sum, and a ratio a product, seen from another of its columns.
_WORKS: Mapping[str, Work] = {
    "sum": lambda one, other: one + other,
    "product": lambda one, other: one * other,
}
Bounds = tuple[float, float]


class _Column(NamedTuple):
    """The figures of a column by row, and their float bounds."""

    number: int
    cells: Mapping[int, CellFigure]
    bounds: Mapping[int, Bounds]


def inferred_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """For every column without a relation of its own, each row with the formula that most rows bear out."""
    for table in page.tables:
        columns = list(_columns(table))
        if 2 < len(columns) <= _MOST_COLUMNS:
            taken: set[int] = set()
            for target in reversed(columns):
                fit = _best(target, [one for one in columns if one is not target and one.number not in taken])
                if fit is not None:
                    taken.add(target.number)
                    yield from readings_of(rule, fit)


def _columns(table: Table) -> Iterator[_Column]:
    """The columns that amounts fill, the rows of totals left out."""
    rows = [number for number, row in enumerate(table.rows) if row.total is TotalKind.NONE]
    for number, line in enumerate(table.columns):
        if line.kind in _SETTLED:
            continue
        cells = {row: cell for row in rows if (cell := table.at(row, number)) is not None}
        if len(cells) >= _FEWEST_ROWS:
            bounds = {row: value_of(cell).as_floats() for row, cell in cells.items()}
            yield _Column(number, cells, bounds)


def _best(target: _Column, others: list[_Column]) -> Fit | None:
    for left, right in combinations(others, 2):
        rows = [row for row in target.cells if row in left.cells and row in right.cells]
        if len(rows) < _FEWEST_ROWS:
            continue
        for case, work in _WORKS.items():
            if _fits(case, target, left, right, rows):
                return _fit(case, work, target, left, right, rows)
    return None


def _fits(case: str, target: _Column, left: _Column, right: _Column, rows: list[int]) -> bool:
    """Whether the formula fits nearly all rows, and few once the column is moved against the others."""
    computed = [_floats(case, left.bounds[row], right.bounds[row]) for row in rows]
    stated = [target.bounds[row] for row in rows]
    holding = _holding(computed, stated)
    if holding < len(rows) * _FITTING or not _is_telling(computed, stated):
        return False
    steps = range(1, len(rows), 1 + len(rows) // _MOVES)
    return max(_holding(computed, stated[by:] + stated[:by]) for by in steps) <= holding * _BY_MOVING


def _floats(case: str, left: Bounds, right: Bounds) -> Bounds:
    if case == "sum":
        return left[0] + right[0], left[1] + right[1]
    corners = [one * other for one in left for other in right]
    return min(corners), max(corners)


def _holding(computed: list[Bounds], stated: list[Bounds]) -> int:
    return sum(
        low <= top and bottom <= high for (low, high), (bottom, top) in zip(computed, stated, strict=True)
    )


def _is_telling(computed: list[Bounds], stated: list[Bounds]) -> bool:
    """Whether the figures are tight: their widths small against how far the column spreads."""
    middles = [(low + high) / 2 for low, high in stated]
    spread = max(middles) - min(middles)
    widths = sorted(
        high - low + top - bottom for (low, high), (bottom, top) in zip(computed, stated, strict=True)
    )
    return spread > 0 and widths[len(widths) // 2] <= spread * _TELLING


def _fit(case: str, work: Work, target: _Column, left: _Column, right: _Column, rows: list[int]) -> Fit:
    trials = []
    for row in rows:
        cells = {"figure": target.cells[row], "left": left.cells[row], "right": right.cells[row]}
        computed = work(value_of(left.cells[row]), value_of(right.cells[row]))
        trials.append(Trial(cells, computed, value_of(target.cells[row])))
    return Fit(case, trials)
