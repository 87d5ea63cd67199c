"""Statements in tables: profit from revenue and cost, closing from opening, net assets from assets and liabilities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.detectors.table_fits import Fit, Trial, best_fit, readings_of, value_of
from crossfoot.detectors.table_sums import find_sums
from crossfoot.lexicon import table as lexicon_table
from crossfoot.model.interval import Interval
from crossfoot.rulebook import Rule
from crossfoot.tables import CellFigure, LineKind, Side, sort_of
from crossfoot.tables.labels import Words, statement_lines

_LEVELS = frozenset({LineKind.AMOUNT, LineKind.RUNNING})
_NO_LINES = frozenset({LineKind.SECTION, LineKind.PERCENT})
_MAX_OPTIONAL = 4


class Statement(NamedTuple):
    """A result and the lines that make it, each with its sign; those of ``optional`` may be missing."""

    result: str
    needed: tuple[tuple[str, int], ...]
    optional: tuple[tuple[str, int], ...]


@cache
def _statements() -> tuple[Statement, ...]:
    def signed(entries: list[str]) -> tuple[tuple[str, int], ...]:
        return tuple((entry[1:], -1 if entry[0] == "-" else 1) for entry in entries)

    return tuple(
        Statement(row["result"], signed(row["with"]), signed(row.get("and", [])))
        for row in lexicon_table("table_labels")["statements"]
    )


def balance_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every line of a statement with the lines that the dictionary makes it of; the best fitting of each result."""
    for table in page.tables:
        for across in (False, True):
            side = Side(table, across)
            named = _named(side)
            inner = _summed(side) if named else set()
            for result in dict.fromkeys(statement.result for statement in _statements()):
                if result in named:
                    fits = (
                        fit
                        for one in _statements()
                        if one.result == result
                        for fit in _fits(side, named, one, inner)
                    )
                    yield from readings_of(rule, best_fit(fits))


def _named(side: Side) -> dict[str, int]:
    """The items that are lines of a statement, by line; a line that occurs twice is none."""
    lines = statement_lines()
    found = [
        (line, number)
        for number, item in enumerate(side.items)
        if item.kind not in _NO_LINES and (line := lines.get(_bare(item.words))) is not None
    ]
    often = Counter(line for line, _ in found)
    return {line: number for line, number in found if often[line] == 1}


def _bare(words: Words) -> Words:
    """A label without its year: "Sales 2024"."""
    return tuple(word for word in words if not (word.isdigit() and len(word) == 4)) or words


def _fits(side: Side, named: dict[str, int], statement: Statement, inner: set[int]) -> Iterator[Fit]:
    """With all the optional lines that stand in the table, and with none."""
    if any(line not in named for line, _ in statement.needed):
        return
    extra = [(line, sign) for line, sign in statement.optional if line in named][:_MAX_OPTIONAL]
    variants = [(*statement.needed, *extra), *([statement.needed] if extra else [])]
    for entries in variants:
        if len(entries) < 2:
            continue
        items = [(named[line], sign) for line, sign in entries]
        complete = _is_complete(side, [number for number, _ in items], named[statement.result], inner)
        for case in ("balance", "sum"):
            trials = [
                one
                for line, kind in enumerate(side.lines)
                if kind.kind in _LEVELS
                and (one := _trial(side, case, items, named[statement.result], line)) is not None
            ]
            yield Fit(case, trials, complete)


def _summed(side: Side) -> set[int]:
    """Items that are in a sub-total already."""
    parts = {id(part) for one in find_sums(side.table, side.across) if one.holds for part in one.parts}
    return {
        number
        for number in range(len(side.items))
        if any(id(side.at(number, line)) in parts for line in range(len(side.lines)))
    }


def _is_complete(side: Side, parts: list[int], result: int, inner: set[int]) -> bool:
    """Whether nothing else with figures stands among the parts and their result, but what a sub-total holds."""
    first, last = min(*parts, result), max(*parts, result)
    between = {number for number in range(first, last + 1) if side.items[number].kind is LineKind.AMOUNT}
    return between - inner <= {*parts, result}


def _trial(side: Side, case: str, items: list[tuple[int, int]], result: int, line: int) -> Trial | None:
    """What is taken away is shown either plain or as a negative; what is negative is added as it stands."""
    stated = side.at(result, line)
    plus: list[CellFigure] = []
    minus: list[CellFigure] = []
    for item, sign in items:
        figure = side.at(item, line)
        if figure is None or stated is None or sort_of(figure) != sort_of(stated):
            return None
        (plus if sign > 0 or figure.amount < 0 else minus).append(figure)
    if stated is None or not plus or (case == "balance") != bool(minus):
        return None
    cells: dict[str, CellFigure | tuple[CellFigure, ...]] = {"result": stated, "added": tuple(plus)}
    computed = _total(plus)
    if minus:
        cells["taken"] = tuple(minus)
        computed = computed - _total(minus)
    return Trial(cells, computed, value_of(stated))


def _total(figures: list[CellFigure]) -> Interval:
    total = Interval.point(0)
    for figure in figures:
        total = total + value_of(figure)
    return total
