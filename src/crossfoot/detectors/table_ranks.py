"""Rank columns: the ranks must agree with the column that they were given for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.model.finding import Tier
from crossfoot.rulebook import Rule
from crossfoot.tables import CellFigure, LineKind, Table, sort_of
from crossfoot.tables.labels import has_one

_ORDERING = frozenset({LineKind.AMOUNT, LineKind.RATE, LineKind.PERCENT, LineKind.SHARE})
#: So many figures are in order by chance in fewer than one table of ten; one more must be there to accuse.
_ORDERED, _ACCUSING = 4, 5
_CASES = ("most-first", "least-first")

Ranked = tuple[CellFigure, CellFigure]


def rank_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Neighbours in rank and their figures in the column that the ranks follow, but for one figure at most."""
    for table in page.tables:
        for number, column in enumerate(table.columns):
            if column.kind is LineKind.RANK and not has_one(column.words, "previous"):
                yield from _readings(rule, table, number)


def _readings(rule: Rule, table: Table, rank: int) -> Iterator[Reading]:
    orders = [
        (breaks, case, ranked)
        for number, column in enumerate(table.columns)
        if column.kind in _ORDERING
        for ranked in [_ranked(table, rank, number)]
        for case in _CASES
        if len(ranked) >= _ORDERED and (breaks := _breaks(ranked, case)) is not None
    ]
    whole = [order for order in orders if not order[0]]
    broken = [order for order in orders if order[0] and len(order[2]) >= _ACCUSING]
    chosen = whole[:1] or (broken if len(broken) == 1 else [])
    for breaks, case, ranked in chosen:
        for place, ((mine, better), (other, worse)) in enumerate(pairwise(ranked)):
            if mine.amount < other.amount and (place in breaks or not breaks):
                yield Reading(
                    rule, {"better": better.index, "worse": worse.index}, Tier.ANCHORED, "table", case=case
                )


def _ranked(table: Table, rank: int, column: int) -> list[Ranked]:
    """Rank and figure of every row, by rank; nothing if ranks or units are not of one kind."""
    rows = [
        (place, figure)
        for row in range(len(table.rows))
        if (place := table.at(row, rank)) is not None and (figure := table.at(row, column)) is not None
    ]
    rows.sort(key=lambda pair: pair[0].amount)
    if len({sort_of(figure) for _, figure in rows}) > 1 or len({place.amount for place, _ in rows}) < 2:
        return []
    return rows


def _breaks(ranked: Sequence[Ranked], case: str) -> list[int] | None:
    """Where neighbours are out of order: none, or the one place that leaving out one figure would mend; else None."""
    values = [figure.amount if case == "most-first" else -figure.amount for _, figure in ranked]
    places = [place.amount for place, _ in ranked]
    breaks = [
        at for at in range(len(values) - 1) if places[at] < places[at + 1] and values[at] < values[at + 1]
    ]
    if not breaks:
        # Figures that are all the same are in any order.
        return [] if len(set(values)) > 1 else None
    if len(breaks) > 1:
        return None
    at = breaks[0]
    return breaks if any(_is_sorted(values[:out] + values[out + 1 :]) for out in (at, at + 1)) else None


def _is_sorted(values: Sequence[object]) -> bool:
    return all(one >= other for one, other in pairwise(values))  # type: ignore[operator]  # all are Decimals
