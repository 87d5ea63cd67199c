"""Formulas that a table may follow: each is tried on every line, and the one that the lines bear out is taken.

A label proposes what a column is worked out from; only figures decide. Lines in which the formula fails are accused
when most others hold, or when labels leave no doubt and there is nothing else to go by.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from crossfoot.binding.reading import Reading
from crossfoot.detectors.windows import plausible
from crossfoot.model.finding import Tier
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule
from crossfoot.tables import CellFigure

#: A fit within an interval wider than this share of its value proves little.
_TELLING = 0.2
#: All lines in which a formula holds must not do so by chance more often than this.
_BY_CHANCE = 0.02
_CHANCE_OF_WIDTH = 0.6
_HUNDREDTH = frozenset({Kind.PERCENT, Kind.PERCENTAGE_POINTS})

Cells = Mapping[str, CellFigure | tuple[CellFigure, ...]]


class Trial(NamedTuple):
    """A formula in one line: the cells that fill it, what they give and what is stated."""

    cells: Cells
    computed: Interval
    stated: Interval

    @property
    def holds(self) -> bool:
        """Whether what is computed may be what is stated."""
        return self.computed.intersects(self.stated)

    @property
    def telling(self) -> bool:
        """Whether it holds and would not do so by chance."""
        return self.holds and self.width <= _TELLING

    @property
    def width(self) -> float:
        """How much the two leave open, over their size."""
        width = self.computed.relative_width + self.stated.relative_width
        return width if math.isfinite(width) else math.inf

    @property
    def near(self) -> bool:
        """Whether a slip could lie between the two."""
        computed, stated = float(self.computed.middle), float(self.stated.middle)
        return (computed > 0) == (stated > 0) and plausible(abs(computed), abs(stated))


class Fit(NamedTuple):
    """A formula (``case``) for some columns, tried in every line; ``clear``: the labels leave no doubt."""

    case: str | None
    trials: Sequence[Trial]
    clear: bool = False

    @property
    def holding(self) -> int:
        """Lines in which it holds."""
        return sum(trial.holds for trial in self.trials)

    @property
    def failing(self) -> int:
        """Lines in which it fails."""
        return len(self.trials) - self.holding

    @property
    def telling(self) -> int:
        """Lines in which it holds and would not by chance."""
        return sum(trial.telling for trial in self.trials)

    @property
    def by_chance(self) -> float:
        """How likely all lines in which it holds would do so for figures of their size that mean something else."""
        size = max((float(abs(trial.stated.middle)) for trial in self.trials), default=0.0)
        open_ends = (float(trial.computed.width + trial.stated.width) for trial in self.trials if trial.holds)
        return math.prod(min(1.0, _CHANCE_OF_WIDTH * width / size) for width in open_ends) if size else 1.0

    @property
    def is_borne_out(self) -> bool:
        """Whether failing lines are the exception."""
        if self.holding > 1 and self.by_chance <= _BY_CHANCE:
            return self.failing < self.holding
        if self.clear and self.failing == 1:
            return self.telling > 0 or (len(self.trials) == 1 and self.trials[0].near)
        return self.clear and self.failing == 0 and self.telling > 0


def best_fit(fits: Iterable[Fit]) -> Fit | None:
    """The formula that most lines bear out, the first among equals; None if none is."""
    good = [fit for fit in fits if fit.trials and fit.is_borne_out]
    return max(good, key=lambda fit: (fit.holding - fit.failing, fit.telling), default=None)


def readings_of(rule: Rule, fit: Fit | None) -> Iterator[Reading]:
    """A reading for every line of a fit."""
    for trial in fit.trials if fit is not None else ():
        figures = {
            name: tuple(one.index for one in cell) if isinstance(cell, tuple) else cell.index
            for name, cell in trial.cells.items()
        }
        assert fit is not None
        yield Reading(rule, figures, Tier.ANCHORED, "table", case=fit.case)


def value_of(figure: CellFigure) -> Interval:
    """What a figure may be inside a formula: a percentage as a fraction."""
    if figure.kind is Kind.BASIS_POINTS:
        return figure.lenient / 10_000
    return figure.lenient / 100 if figure.kind in _HUNDREDTH else figure.lenient


def ratio(one: CellFigure, other: CellFigure) -> Interval | None:
    """One over the other, if the other is surely positive and the one is not negative."""
    if value_of(other).low <= 0 or one.amount < 0:
        return None
    return value_of(one) / value_of(other)
