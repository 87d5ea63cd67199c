"""Sums in tables: which rows and columns are totals, of which others, and whether each sum holds.

A label proposes a total; the figures say of what. Of all sets of parts that the order, the indentation and the
sub-totals allow, the one that holds in most columns is taken; a column in which it fails is accused only if others
bear it out, or if the table is so simple that nothing else can be meant.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from typing import NamedTuple, cast

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.detectors.windows import plausible
from crossfoot.model.finding import Tier
from crossfoot.model.interval import Interval
from crossfoot.rulebook import Rule
from crossfoot.tables import Blank, CellFigure, LineKind, Side, Table, TotalKind, sort_of

_MAX_TOTALS, _MAX_SUFFIX, _MAX_UNNAMED = 12, 20, 30
#: How likely the sums that hold may do so by chance: for parts by labels and order, and for any stretch of items.
_BY_CHANCE, _BY_CHANCE_UNNAMED = 0.05, 0.005
_CHANCE_OF_WIDTH = 0.6


class Sum(NamedTuple):
    """A total and its parts in one line of a table; ``firm``: it may accuse."""

    across: bool
    line: int
    total: CellFigure
    parts: tuple[CellFigure, ...]
    holds: bool
    firm: bool = False

    @property
    def figures(self) -> tuple[CellFigure, ...]:
        """The parts, then the total."""
        return (*self.parts, self.total)

    @property
    def chance(self) -> float:
        """How likely figures that have nothing to do with each other would add up so well."""
        place = 2 * self.total.half or Decimal(1).scaleb(self.total.power)
        slack = sum((2 * figure.half for figure in self.figures), place)
        size = abs(self.total.amount)
        return min(1.0, _CHANCE_OF_WIDTH * float(slack / size)) if size else 1.0


def column_total_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every column with a total row."""
    yield from _readings(rule, page, across=False)


def row_total_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every row with a total column."""
    yield from _readings(rule, page, across=True)


def _readings(rule: Rule, page: Page, across: bool) -> Iterator[Reading]:
    for table in page.tables:
        for one in find_sums(table, across):
            parts = tuple(part.index for part in one.parts)
            if one.holds or one.firm:
                yield Reading(rule, {"parts": parts, "total": one.total.index}, Tier.ANCHORED, "table")


def added(figures: Sequence[CellFigure]) -> Interval:
    """What figures can add up to."""
    return reduce(Interval.__add__, (figure.lenient for figure in figures), Interval.point(0))


def _adds_up(figures: Sequence[CellFigure], total: CellFigure) -> bool:
    """Whether the sum of the intervals meets the total's; in plain decimals, for it is asked thousands of times."""
    off = sum((figure.amount for figure in figures), -total.amount)
    return abs(off) <= sum((figure.slack for figure in figures), total.slack)


def find_sums(table: Table, across: bool) -> list[Sum]:
    """All sums along one axis that the labels and the figures make clear."""
    key = "sums across" if across else "sums down"
    if key not in table.worked_out:
        table.worked_out[key] = _Finder(Side(table, across)).sums()
    return cast("list[Sum]", table.worked_out[key])


class _Choice(NamedTuple):
    """A set of parts for one total, and what becomes of it in each line; ``named``: no mere stretch of items."""

    parts: tuple[int, ...]
    sums: tuple[Sum, ...]
    named: bool

    @property
    def holding(self) -> int:
        return sum(one.holds for one in self.sums)

    @property
    def failing(self) -> int:
        return len(self.sums) - self.holding

    @property
    def by_chance(self) -> float:
        """How likely all that hold would do so by chance."""
        return math.prod(one.chance for one in self.sums if one.holds)


class _Finder:
    """The search for totals along one axis, first item to last; ``covered``: items that are in a total found before."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.members = [
            number
            for number, item in enumerate(side.items)
            if item.kind is LineKind.AMOUNT and self._filled(number)
        ]
        #: Rows whose words say that they are rates or changes, which they need not be.
        self.doubtful = [
            number
            for number, item in enumerate(side.items)
            if not side.across and item.kind in (LineKind.RATE, LineKind.CHANGE) and self._filled(number)
        ]
        self.lines = [number for number, line in enumerate(side.lines) if line.kind is LineKind.AMOUNT]
        self.found: dict[int, _Choice] = {}
        self.covered: set[int] = set()

    def _filled(self, item: int) -> bool:
        return any(self.side.at(item, line) is not None for line in range(len(self.side.lines)))

    def sums(self) -> list[Sum]:
        """The sums of every total that is borne out."""
        sums: list[Sum] = []
        for number in self._proposed():
            choice = self._best(number)
            if choice is None:
                continue
            accepted, firm = self._judge(number, choice)
            if accepted:
                self.found[number] = choice
                self.covered.update(choice.parts)
                sums += [
                    Sum(one.across, one.line, one.total, one.parts, one.holds, firm) for one in choice.sums
                ]
        return sums

    def _proposed(self) -> list[int]:
        """Items that may be totals: by their words, by what is set in below them, or, in a short table, any."""
        named = [
            number
            for place, number in enumerate(self.members)
            if self.side.items[number].total is not TotalKind.NONE or self._heads(place)
        ][:_MAX_TOTALS]
        if len(self.members) > _MAX_UNNAMED:
            return named
        return self.members if not self.side.table.partial else named

    def _heads(self, place: int) -> bool:
        items, members = self.side.items, self.members
        return (
            not self.side.across
            and place + 2 < len(members)
            and items[members[place + 1]].indent > items[members[place]].indent
        )

    def _best(self, number: int) -> _Choice | None:
        """The parts that fit best; among equals the plainest."""
        choices = []
        unnamed = self._is_unnamed(number) and number != self.members[-1]
        for parts, named in self._since(number) if unnamed else self._candidates(number):
            sums = tuple(self._sums_of(number, parts))
            if sums:
                choices.append(_Choice(parts, sums, named))
        return max(choices, key=lambda choice: (choice.holding - choice.failing, choice.named), default=None)

    def _is_unnamed(self, number: int) -> bool:
        place = self.members.index(number)
        return self.side.items[number].total is TotalKind.NONE and not self._heads(place)

    def _since(self, number: int) -> Iterator[tuple[tuple[int, ...], bool]]:
        """What a sub-total without a name may sum: everything since the one before it."""
        parts = tuple(other for other in self.members if max(self.found, default=-1) < other < number)
        if len(parts) > 1:
            yield parts, True

    def _candidates(self, number: int) -> Iterator[tuple[tuple[int, ...], bool]]:
        items = self.side.items
        before = [other for other in self.members if other < number]
        after = [other for other in self.members if other > number]
        sets: list[list[int]] = [
            [other for other in before if other not in self.covered],
            [other for other in before if other not in self.found],
            [other for other in before if other > max(self.found, default=-1)],
            [other for other in before if other in self.found],
        ]
        if self.doubtful:
            everything = sorted([*before, *(other for other in self.doubtful if other < number)])
            sets.append([other for other in everything if other not in self.covered])
        if before:
            shallow = min(items[other].indent for other in before)
            sets.append([other for other in before if items[other].indent == shallow])
        deeper = []
        for other in after:
            if items[other].indent <= items[number].indent:
                break
            deeper.append(other)
        if deeper:
            shallow = min(items[other].indent for other in deeper)
            sets.append([other for other in deeper if items[other].indent == shallow])
        if not before:
            sets.append([other for other in after if items[other].total is TotalKind.NONE])
        seen: set[tuple[int, ...]] = set()
        for parts in map(tuple, sets):
            if len(parts) > 1 and parts not in seen:
                seen.add(parts)
                yield parts, True
        for size in range(2, min(len(before) - 1, _MAX_SUFFIX) + 1):
            if tuple(before[-size:]) not in seen:
                yield tuple(before[-size:]), False

    def _sums_of(self, number: int, parts: tuple[int, ...]) -> Iterator[Sum]:
        for line in self.lines:
            total = self.side.at(number, line)
            if total is None:
                continue
            figures = [figure for part in parts if (figure := self.side.at(part, line)) is not None]
            blanks = {self.side.blank(part, line) for part in parts} - {None}
            if len(figures) < 2 or any(sort_of(figure) != sort_of(total) for figure in figures):
                continue
            holds = _adds_up(figures, total)
            # What is held back or not known may be any amount; a dash may be nothing, so it only counts if it fits.
            if blanks - {Blank.NIL} or (blanks and not holds):
                continue
            yield Sum(self.side.across, line, total, tuple(figures), holds)

    def _judge(self, number: int, choice: _Choice) -> tuple[bool, bool]:
        """Whether these are the total and its parts at all, and whether a line in which it fails is accused."""
        strong = self.side.items[number].total is TotalKind.STRONG
        if self._is_unnamed(number):
            last = number == self.members[-1]
            borne_out = choice.holding >= 2 and choice.by_chance <= _BY_CHANCE_UNNAMED
            return borne_out and choice.failing <= (last and choice.holding > 2), True
        if strong and choice.named:
            if choice.holding == 0:
                alone = len(choice.sums) == 1 and self._is_simple(number) and _is_near(choice.sums[0])
                return alone, alone
            return True, choice.failing <= choice.holding
        likely = _BY_CHANCE if choice.named else _BY_CHANCE_UNNAMED
        return choice.holding > 0 and choice.by_chance <= likely, choice.failing <= choice.holding

    def _is_simple(self, number: int) -> bool:
        """One total, at the end or the start, of items that are all of one depth and all shown."""
        side, members = self.side, self.members
        others = [other for other in members if other != number]
        return (
            not side.across  # one row alone may be anything: a product, a sum of some
            and number in (members[0], members[-1])
            and not side.table.partial
            and not side.table.ragged
            and all(side.items[other].total is TotalKind.NONE for other in others)
            and len({side.items[other].indent for other in others}) == 1
            and not self.doubtful
            and not any(line.kind in (LineKind.PARTIAL, LineKind.SECTION) for line in side.items)
        )


def _is_near(one: Sum) -> bool:
    """Whether the sum is off by what a slip could make of it."""
    computed, stated = float(added(one.parts).middle), float(one.total.amount)
    return (computed > 0) == (stated > 0) and plausible(abs(computed), abs(stated))
