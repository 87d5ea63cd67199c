"""Share columns: each figure over the total of its column, or all shares together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.detectors.table_fits import Fit, Trial, best_fit, ratio, readings_of, value_of
from crossfoot.model.interval import Interval
from crossfoot.rulebook import Rule
from crossfoot.tables import CellFigure, LineKind, Table, TotalKind, sort_of
from crossfoot.tables.labels import has_one

_MAX_TOTALS = 4
_HUNDRED = 100
_FEW = 3


def share_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every share column with the amounts that most of its figures fit; else its own sum."""
    for table in page.tables:
        for number, column in enumerate(table.columns):
            if column.kind is LineKind.SHARE and not has_one(column.words, "changes"):
                fit = best_fit(_fits(table, number)) or _whole(table, number)
                yield from readings_of(rule, fit)


def _rows(table: Table) -> list[int]:
    return [number for number, row in enumerate(table.rows) if row.kind is not LineKind.SECTION]


def _fits(table: Table, share: int) -> Iterator[Fit]:
    for base, column in enumerate(table.columns):
        if column.kind is not LineKind.AMOUNT:
            continue
        totals = [number for number in _rows(table) if table.rows[number].total is not TotalKind.NONE]
        for total in totals[-_MAX_TOTALS:]:
            yield Fit("of-total", list(_over_total(table, share, base, total)), clear=len(totals) == 1)
        plain = [
            number
            for number in _rows(table)
            if number not in totals and table.rows[number].kind is LineKind.AMOUNT
        ]
        yield Fit("of-sum", list(_over_sum(table, share, base, plain)))


def _over_total(table: Table, share: int, base: int, total: int) -> Iterator[Trial]:
    whole = table.at(total, base)
    for number in _rows(table):
        stated, part = table.at(number, share), table.at(number, base)
        if (
            number == total
            or whole is None
            or stated is None
            or part is None
            or sort_of(part) != sort_of(whole)
        ):
            continue
        computed = ratio(part, whole)
        if computed is not None:
            yield Trial({"share": stated, "part": part, "total": whole}, computed, value_of(stated))


def _over_sum(table: Table, share: int, base: int, rows: list[int]) -> Iterator[Trial]:
    """Without a total row; only where no row of the column is missing."""
    parts = [figure for number in rows if (figure := table.at(number, base)) is not None]
    if (
        len(parts) < _FEW
        or len(parts) < len(rows)
        or table.ragged
        or len({sort_of(part) for part in parts}) > 1
    ):
        return
    whole = reduce(Interval.__add__, (value_of(part) for part in parts))
    if whole.low <= 0:
        return
    for number in rows:
        stated, part = table.at(number, share), table.at(number, base)
        if stated is not None and part is not None and part.amount >= 0:
            cells: dict[str, CellFigure | tuple[CellFigure, ...]] = {
                "share": stated, "part": part, "parts": tuple(parts),
            }  # fmt: skip
            yield Trial(cells, value_of(part) / whole, value_of(stated))


def _whole(table: Table, share: int) -> Fit | None:
    """All shares against the 100% below them."""
    rows = _rows(table)
    totals = [number for number in rows if table.rows[number].total is TotalKind.STRONG]
    if len(totals) != 1 or totals[0] not in (rows[0], rows[-1]) or table.partial or table.ragged:
        return None
    whole = table.at(totals[0], share)
    others = [number for number in rows if number != totals[0]]
    if any(
        table.rows[number].kind is LineKind.PARTIAL or table.rows[number].total is not TotalKind.NONE
        for number in others
    ):
        return None
    parts = tuple(figure for number in others if (figure := table.at(number, share)) is not None)
    if whole is None or whole.amount != _HUNDRED or len(parts) < _FEW or len(parts) < len(others):
        return None
    cells: dict[str, CellFigure | tuple[CellFigure, ...]] = {"shares": parts, "whole": whole}
    computed = reduce(Interval.__add__, (value_of(part) for part in parts))
    return Fit("of-hundred", [Trial(cells, computed, value_of(whole))])
