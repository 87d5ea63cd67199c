"""What the figures of a column or row are: amounts, percentages, changes, shares, ranks, years, rates."""

from __future__ import annotations

import re
from itertools import pairwise

from crossfoot.model.quantity import Kind
from crossfoot.tables.cells import Blank, CellFigure
from crossfoot.tables.labels import Words, has_one, is_one
from crossfoot.tables.table import LineKind, Table, TotalKind
from crossfoot.tables.units import header_unit

_YEARS = (1500, 2100)
_HALF = 0.5
_PER_BOX = re.compile(r"\(%\)|\bper\b", re.IGNORECASE)


def total_kind(words: Words) -> TotalKind:
    """Whether a label is that of a total.

    >>> total_kind(("grand", "total")), total_kind(("total", "costs")), total_kind(("costs",))
    (<TotalKind.STRONG: 'strong'>, <TotalKind.WEAK: 'weak'>, <TotalKind.NONE: 'none'>)
    """
    if is_one(words, "totals"):
        return TotalKind.STRONG
    if is_one(words, "weak_totals") or is_one(words[:1], "total_openings"):
        return TotalKind.WEAK
    if words and (is_one(words[-1:], "total_openings") or is_one(words[-1:], "totals")):
        return TotalKind.WEAK
    return TotalKind.NONE


def column_kind(table: Table, place: int) -> LineKind:
    """What a column holds, by its header first, then by its figures."""
    words = table.columns[place].words
    label = table.columns[place].label
    figures = table.column_figures(place)
    filled = sum(row[place] not in (Blank.BLANK, Blank.NIL, Blank.SUPPRESSED) for row in table.cells)
    if not figures or len(figures) < filled * _HALF:
        return LineKind.LABEL
    if is_one(words, "counters") or label.strip() == "#" or (not words and _counts_up(figures)):
        return LineKind.COUNTER
    if words and (is_one(words[:1], "ranks") or is_one(words[-1:], "ranks")):
        return LineKind.RANK
    if is_one(words, "years") or (_all_years(figures) and not _is_period(words)):
        return LineKind.YEAR
    return _measured(words, label, figures)


def _measured(words: Words, label: str, figures: list[CellFigure]) -> LineKind:
    unit = header_unit(label)
    percent = sum(figure.kind is Kind.PERCENT for figure in figures) > len(figures) * _HALF
    percent = percent or (unit is not None and unit.percent)
    if has_one(words, "changes") or (unit is not None and unit.points):
        return LineKind.CHANGE
    money = unit is not None and unit.currency is not None
    if (
        not money
        and has_one(words, "shares")
        and (percent or not is_one(words, "shares") or _below_101(figures))
    ):
        return LineKind.SHARE
    if percent and (not words or set(words) <= {"%", "percent", "pct", "of", "total", "per", "cent"}):
        return LineKind.SHARE
    if is_one(words, "running") or is_one(words[:1], "running_openings"):
        return LineKind.RUNNING
    if percent:
        return LineKind.PERCENT
    if has_one(words, "rates") or has_one(words, "averages") or _PER_BOX.search(label):
        return LineKind.RATE
    return LineKind.AMOUNT


def _counts_up(figures: list[CellFigure]) -> bool:
    """Whether a column without a header only numbers its rows."""
    steps = {after.amount - before.amount for before, after in pairwise(figures)}
    return len(figures) > 2 and steps == {1}


def _below_101(figures: list[CellFigure]) -> bool:
    return all(0 <= figure.amount <= 101 for figure in figures)


def _is_period(words: Words) -> bool:
    """A column headed 2024 holds the figures of that year."""
    return any(word.isdigit() and len(word) == 4 for word in words)


def _all_years(figures: list[CellFigure]) -> bool:
    return all(
        figure.kind in (Kind.NUMBER, Kind.YEAR)
        and _YEARS[0] <= figure.amount <= _YEARS[1]
        and figure.text.isdigit()
        for figure in figures
    )


def row_kind(table: Table, number: int) -> LineKind:
    """What a row holds: amounts unless its label or its figures say otherwise."""
    row = table.rows[number]
    figures = [
        cell
        for place, cell in enumerate(table.cells[number])
        if isinstance(cell, CellFigure) and table.columns[place].kind is LineKind.AMOUNT
    ]
    if not any(isinstance(cell, CellFigure) for cell in table.cells[number]):
        return LineKind.SECTION
    if has_one(row.words[:2], "partial"):
        return LineKind.PARTIAL
    if has_one(row.words, "changes") and row.total is TotalKind.NONE:
        return LineKind.CHANGE
    unit = header_unit(row.label)
    if (unit is not None and unit.percent) or (
        figures and all(figure.kind is Kind.PERCENT for figure in figures)
    ):
        return LineKind.PERCENT
    if is_one(row.words, "averages") or has_one(row.words, "rates"):
        return LineKind.RATE
    return LineKind.AMOUNT
