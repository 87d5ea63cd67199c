"""Change columns: what went before and what came after, found among the other columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.detectors.table_fits import Fit, Trial, best_fit, ratio, readings_of, value_of
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule
from crossfoot.tables import CellFigure, LineKind, Side, sort_of
from crossfoot.tables.labels import has_one

_LEVELS = frozenset({LineKind.AMOUNT, LineKind.RATE, LineKind.PERCENT, LineKind.RUNNING, LineKind.SHARE})
_MAX_LEVELS = 8
_POINTS = frozenset({Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS})
_YEAR = re.compile(r"(?<!\d)(?:((?:1[5-9]|20)\d\d)|(?:fy\s?|['’])(\d\d))(?!\d)", re.IGNORECASE)
_PART = re.compile(r"\b([qh])\s?([1-4])\b|\b([1-4])([qh])", re.IGNORECASE)

Period = tuple[int, int]


def change_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every change column (and row) with the two levels that most of its figures fit."""
    for table in page.tables:
        for across in (True, False):
            side = Side(table, across)
            for number, item in enumerate(side.items):
                if item.kind is LineKind.CHANGE and not has_one(item.words, "adjusted"):
                    yield from readings_of(rule, best_fit(_fits(side, number)))


def _fits(side: Side, change: int) -> Iterator[Fit]:
    levels = [number for number, item in enumerate(side.items) if item.kind in _LEVELS]
    levels = sorted(levels, key=lambda number: abs(number - change))[:_MAX_LEVELS]
    for old, new in permutations(sorted(levels), 2):
        first, second = period_of(side.items[old].label), period_of(side.items[new].label)
        if first is not None and second is not None and first > second:
            continue
        clear = len(levels) == 2 and first is not None and second is not None and first != second
        for case in ("relative", "difference"):
            trials = [
                one
                for line in range(len(side.lines))
                if (one := _trial(side, case, (old, new, change), line)) is not None
            ]
            yield Fit(case, trials, clear)


def _trial(side: Side, case: str, items: tuple[int, int, int], line: int) -> Trial | None:
    old, new, change = (side.at(item, line) for item in items)
    if old is None or new is None or change is None or sort_of(old) != sort_of(new):
        return None
    cells = {"change": change, "new": new, "old": old}
    if case == "difference":
        if not _same_measure(old, change):
            return None
        return Trial(cells, value_of(new) - value_of(old), value_of(change))
    quotient = ratio(new, old) if change.kind is Kind.PERCENT and old.kind not in _POINTS else None
    return Trial(cells, quotient - 1, value_of(change)) if quotient is not None else None


def _same_measure(level: CellFigure, change: CellFigure) -> bool:
    """Whether a change is in the unit of its levels: points for percentages, else the same or a bare number."""
    if level.kind in _POINTS:
        return change.kind in _POINTS
    return sort_of(level) == sort_of(change)


def period_of(label: str) -> Period | None:
    """The year (and quarter or half) that a header names.

    >>> period_of("Q3 2024"), period_of("FY24"), period_of("Sales")
    ((2024, 3), (2024, 0), None)
    """
    year, part = _YEAR.search(label), _PART.search(label)
    if year is None and part is None:
        return None
    number = int(year[1]) if year and year[1] else 2000 + int(year[2]) if year else 0
    return number, int(part[2] or part[3]) if part else 0
