"""One column of figures: what each cell says, and what its digits allow.

The precision is that of the digits: "5.20" is anything from 5.195 to 5.205. A column without any decimals holds
whole numbers, and these are read in two ways: as exact counts where something is worked out from them (three
items at 2.50 make 7.50), as rounded ones where they state what came of it (a third of 100 is 33). Stated decimals
replace both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

import numpy as np

from crossfoot.engine.rows.cells import CellProblem, read_cells
from crossfoot.engine.rows.floats import decimals_of, noise_of
from crossfoot.formula.columns import Column
from crossfoot.model.interval import Interval

EXACT: Literal["exact"] = "exact"
Decimals = int | Literal["exact"] | None
"""How many decimals the figures of a column are rounded to (-3: to thousands), "exact", or None: as the digits say."""

#: Decimals that may be stated; further out nothing is left of a float.
FEWEST, MOST = -18, 18


@dataclass(frozen=True, slots=True)
class Precision:
    """What is known of a whole column when one stretch of it is looked at.

    Attributes:
        decimals: those that are stated.
        whole: whether it holds whole numbers only.
        places: the decimals of a column of floats, that of its longest figure; None where cells keep their text.
    """

    decimals: Decimals = None
    whole: bool = False
    places: int | None = None

    def and_of(self, other: Precision) -> Precision:
        """The precision of two stretches of one column together: floats have the decimals of the longest of them."""
        known = [one.places for one in (self, other) if one.places is not None]
        return Precision(self.decimals, self.whole and other.whole, max(known) if known else None)


@dataclass(frozen=True, slots=True)
class RowColumn:
    """The cells of one column, or of a stretch of it.

    Attributes:
        title: the column's name in the data.
        middle: the figures as floats; NaN where there is none.
        missing: the rows whose cell is empty or says that there is no figure.
        places: the decimals of each cell, or one number for all.
        value: the figure of a row, exactly.
        text: the cell of a row, as printed.
        noise: the share of its size by which a figure may be off, because floats were computed.
        problems: cells that are neither a figure nor missing.
    """

    title: str
    middle: Any
    missing: Any
    places: Any
    value: Callable[[int], Decimal] = field(repr=False)
    text: Callable[[int], str] = field(repr=False)
    noise: float = 0.0
    problems: tuple[CellProblem, ...] = ()

    def __len__(self) -> int:
        return len(self.middle)

    @classmethod
    def of_texts(cls, title: str, cells: Sequence[str | None], mark: str = ".") -> RowColumn:
        """Read cells of text; `mark` stands before the decimals."""
        read = read_cells(cells, mark)
        return cls(
            title,
            read.middle,
            read.missing,
            read.places,
            read.value,
            lambda row: (cells[row] or "").strip(),
            problems=read.problems,
        )

    @classmethod
    def of_numbers(cls, title: str, values: Any) -> RowColumn:
        """Take an array of integers or floats; NaN is a missing cell, an infinity a problem."""
        if values.dtype.kind in "iu":
            return cls._of_integers(title, values)
        missing = np.isnan(values)
        infinite = np.isinf(values)
        known = values[~(missing | infinite)] if missing.any() or infinite.any() else values
        places = decimals_of(known)
        problems = [
            CellProblem(int(row), str(values[row]), "is no number") for row in np.flatnonzero(infinite)
        ]
        return cls(
            title,
            values,
            missing,
            places,
            lambda row: Decimal(repr(float(values[row]))),
            lambda row: "" if missing[row] else _float_text(float(values[row])),
            noise_of(known, places),
            tuple(problems),
        )

    @classmethod
    def _of_integers(cls, title: str, values: Any) -> RowColumn:
        missing = np.zeros(len(values), bool)
        return cls(
            title,
            values.astype(float),
            missing,
            0,
            lambda row: Decimal(int(values[row])),
            lambda row: str(values[row]),
        )

    @property
    def whole(self) -> bool:
        """Whether no cell has decimals, or a scale word."""
        return (
            bool(np.all(self.places == 0))
            if isinstance(self.places, int)
            else bool(np.all((self.places == 0) | self.missing))
        )

    def precision(self, decimals: Decimals = None) -> Precision:
        """What the digits of these cells, or the decimals stated, say of the column."""
        return Precision(decimals, self.whole, self.places if isinstance(self.places, int) else None)

    def column(self, precision: Precision, states: bool) -> Column:
        """The cells as the vectorised evaluator takes them."""
        half = self._half(precision, states)
        if self.noise and precision.decimals != EXACT and not (precision.whole and not states):
            floor = self.noise * np.abs(self.middle)
            if not isinstance(half, float) or np.nanmax(floor, initial=0.0) > half:
                half = np.maximum(half, floor)
        return Column(self.middle, half)

    def _half(self, precision: Precision, states: bool) -> Any:
        decimals = self._decimals(precision, states)
        if decimals is None:
            return 0.0
        if isinstance(decimals, int):
            return float(f"5e{-decimals - 1}")
        halves: Mapping[int, float] = {int(one): float(f"5e{-int(one) - 1}") for one in np.unique(decimals)}
        if len(halves) == 1:
            return next(iter(halves.values()))
        return np.array(list(halves.values()))[np.searchsorted(list(halves), decimals)]

    def _decimals(self, precision: Precision, states: bool) -> Any:
        """Decimals for all cells, or one number a cell; None for exact figures."""
        if precision.decimals is not None:
            return None if precision.decimals == EXACT else precision.decimals
        if precision.whole:
            return 0 if states else None
        return self.places if precision.places is None else precision.places

    def interval(self, row: int, precision: Precision, states: bool) -> Interval:
        """What one cell allows, exactly."""
        value = self.value(row)
        decimals = self._decimals(precision, states)
        if decimals is None:
            return Interval.point(value)
        half = Decimal(5).scaleb(-int(decimals if isinstance(decimals, int) else decimals[row]) - 1)
        return Interval.around(value, max(half, abs(value) * Decimal(self.noise)))


def _float_text(value: float) -> str:
    text = f"{value:.15g}"
    return text if "e" not in text else f"{Decimal(text):f}"
