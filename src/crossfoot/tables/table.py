"""A table of an article: lines (rows and columns) with what they are, and cells with figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from crossfoot.model.quantity import Kind
from crossfoot.tables.cells import Blank, CellFigure
from crossfoot.tables.labels import Words

Cell = CellFigure | Blank


class LineKind(StrEnum):
    """What the figures of a row or column are."""

    AMOUNT = "amount"
    PERCENT = "percent"
    CHANGE = "change"
    SHARE = "share"
    RANK = "rank"
    YEAR = "year"
    RATE = "rate"
    COUNTER = "counter"
    RUNNING = "running"
    PARTIAL = "partial"
    SECTION = "section"
    LABEL = "label"


class TotalKind(StrEnum):
    """How surely a line is a total: by its words alone, only if other sums bear it out, or not at all."""

    NONE = "none"
    WEAK = "weak"
    STRONG = "strong"


@dataclass(slots=True)
class Line:
    """A row or a column: its label as printed, the words of that, what it holds, how deep it is set in."""

    label: str
    words: Words
    kind: LineKind = LineKind.AMOUNT
    total: TotalKind = TotalKind.NONE
    indent: int = 0
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Table:
    """A table: ``cells[row][column]``, rows without the header.

    ``partial``: the caption says that only some rows are shown. ``rounding``: a note says that sums may not agree.
    ``ragged``: some line did not fit and is missing. ``start`` to ``end`` is the table in the checked text.
    ``worked_out`` keeps what several detectors need of it.
    """

    start: int
    end: int
    caption: str
    rows: list[Line]
    columns: list[Line]
    cells: list[list[Cell]]
    label_column: int
    partial: bool = False
    rounding: bool = False
    ragged: bool = False
    figures: list[CellFigure] = field(default_factory=list)
    worked_out: dict[str, object] = field(default_factory=dict)

    def at(self, row: int, column: int) -> CellFigure | None:
        """The figure of a cell, if it has one."""
        cell = self.cells[row][column]
        return cell if isinstance(cell, CellFigure) else None

    def blank(self, row: int, column: int) -> Blank | None:
        """Why a cell has no figure, if it has none."""
        cell = self.cells[row][column]
        return cell if isinstance(cell, Blank) else None

    def column_figures(self, column: int) -> list[CellFigure]:
        """The figures of a column from top to bottom."""
        return [cell for row in self.cells if isinstance(cell := row[column], CellFigure)]


class Side(NamedTuple):
    """A table looked at along one axis: items that may add up, across lines in which they do.

    Down (``across`` False) the items are rows and each column is a sum; across it is the other way round.
    """

    table: Table
    across: bool

    @property
    def items(self) -> list[Line]:
        """The lines that may be parts and totals."""
        return self.table.columns if self.across else self.table.rows

    @property
    def lines(self) -> list[Line]:
        """The lines in each of which the items have one figure."""
        return self.table.rows if self.across else self.table.columns

    def at(self, item: int, line: int) -> CellFigure | None:
        """The figure of an item in a line."""
        return self.table.at(line, item) if self.across else self.table.at(item, line)

    def blank(self, item: int, line: int) -> Blank | None:
        """Why an item has no figure in a line."""
        return self.table.blank(line, item) if self.across else self.table.blank(item, line)


def sort_of(figure: CellFigure) -> tuple[Kind, str | None]:
    """What figures must share to be added up: bare and counted numbers are one sort."""
    return (Kind.NUMBER, None) if figure.kind is Kind.COUNT else (figure.kind, figure.unit)


def trailing_zeros(figures: list[CellFigure]) -> int:
    """How many zeros all of some whole numbers end in."""
    zeros = 12
    for figure in figures:
        value = figure.amount.scaleb(-figure.power)
        if not value:
            continue
        if value != value.to_integral_value():
            return 0
        zeros = min(zeros, int(Decimal(value).normalize().as_tuple().exponent))
    return max(zeros, 0) if zeros < 12 else 0
