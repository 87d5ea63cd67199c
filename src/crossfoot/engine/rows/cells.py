"""Cells of text: the figures in them with the decimals printed, and what cannot be read as one.

A cell is a plain number ("-5.20", "4.62E+10"), or whatever a cell of a table in an article may be ("1,234",
"(56)", "46.2 billion", "HK$53.25", "6.6%": a percent is a fraction). Two ways of writing numbers in one column
("1,234.5" and "1.234,5") cannot both be read, and neither is guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import numpy as np

from crossfoot.engine.operands import scale_of
from crossfoot.lexicon import table
from crossfoot.tables.cells import Blank, CellFigure, read_cell

_PLAIN = re.compile(r"[-+]?[0-9]{1,20}(?:\.([0-9]{1,30}))?")
_POWER = re.compile(r"[-+]?[0-9](?:\.[0-9]{1,30})?[eE][-+]?[0-9]{1,3}")
_GROUPED = re.compile(r"[-+(]?[^\d\s.,]{0,4} ?[0-9]{1,3}(?:([, \u00a0\u202f\u2009'’.])[0-9]{3})+(?![0-9])")
#: What only a decimal comma explains: "1.234,5", "0,25", "1.234.567".
_COMMA = re.compile(
    r"\D{0,6}(?:[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{1,3}(?:\.[0-9]{3}){2,})\D{0,12}"
)
#: A number as it must be written where the comma stands before the decimals.
_WITH_COMMA = re.compile(r"[^0-9.,]{0,12}(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?[^0-9.,]{0,40}")
_LONGEST = 80
#: "1.234" beside "1,234" may be either; with any other number of decimals it is a decimal point.
_LIKE_THOUSANDS = 3
_NOT_FOLLOWED = Decimal("1e300")


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that cannot be used; `row` counts from 0 within the stretch that was read."""

    row: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Cells:
    """The figures of a column: floats, decimals, what is missing, and each figure exactly."""

    middle: Any
    missing: Any
    places: Any
    value: Callable[[int], Decimal]
    problems: tuple[CellProblem, ...]


def read_cells(cells: Sequence[str | None], mark: str = ".") -> Cells:
    """Read a column; `mark` ("." or ",") stands before the decimals."""
    middle = np.full(len(cells), np.nan)
    places = np.zeros(len(cells), np.int16)
    missing = np.zeros(len(cells), bool)
    problems: list[CellProblem] = []
    style = _Style(mark)
    known: dict[str, tuple[float, int] | str | None] = {}
    for row, cell in enumerate(cells):
        text = cell.strip() if cell else ""
        plain = _PLAIN.fullmatch(text) if mark == "." else None
        if plain:
            middle[row] = float(text)
            places[row] = len(plain[1] or "")
            if plain[1]:
                style.see_point(text, row, len(plain[1]))
            continue
        if text not in known:
            known[text] = _read(text, style, row)
        found = known[text]
        if isinstance(found, str):
            problems.append(CellProblem(row, text, found))
        elif found is None:
            missing[row] = True
        else:
            middle[row], places[row] = found
    problems += style.problems()

    def value(row: int) -> Decimal:
        figure = figure_of(cells[row] or "", mark)
        assert figure is not None
        return figure[1]

    return Cells(middle, missing, places, value, tuple(sorted(problems, key=lambda problem: problem.row)))


def _read(text: str, style: _Style, row: int) -> tuple[float, int] | str | None:
    """The figure of a cell and its decimals, None for none, or why it cannot be read."""
    if is_missing(text):
        return None
    style.see(text, row)
    found = figure_of(text, style.mark)
    if found is None:
        return "is no number"
    if abs(found[1]) > _NOT_FOLLOWED:
        return "is too large"
    exponent = found[1].as_tuple().exponent
    return float(found[1]), -exponent if isinstance(exponent, int) else 0


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no figure."""
    return not text or text.lower() in _missing_marks()


def figure_of(text: str, mark: str = ".") -> tuple[CellFigure | None, Decimal] | None:
    """The figure of a cell that has one, as tables read it, and its exact value with the decimals printed."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if mark == ",":
        if not _WITH_COMMA.fullmatch(text):
            return None
        text = text.replace(".", "").replace(",", ".")
    if _PLAIN.fullmatch(text) or _POWER.fullmatch(text):
        return None, Decimal(text)
    found = read_cell(text, 0, len(text))
    if isinstance(found, Blank) or found.value is None:
        return None
    scale = scale_of(found)
    return found, found.value if scale == 1 else found.value.scaleb(scale.adjusted())


@cache
def _missing_marks() -> frozenset[str]:
    return frozenset(
        str(mark).strip().lower() for marks in table("table_labels")["missing"].values() for mark in marks
    )


class _Style:
    """How the numbers of a column are written: one mark before decimals, one between thousands."""

    def __init__(self, mark: str) -> None:
        self.mark = mark
        self.comma: tuple[int, str] | None = None
        self.point: tuple[int, str] | None = None
        self.sure_point = False
        self.grouped: dict[str, tuple[int, str]] = {}

    def see(self, text: str, row: int) -> None:
        """Take note of how a cell is written."""
        if self.mark == "." and self.comma is None and _COMMA.fullmatch(text):
            self.comma = row, text
            return
        match = _GROUPED.match(text)
        self.sure_point |= "." in text
        if match and (match[1] != "." or self.mark == ","):
            self.grouped.setdefault(" " if match[1].isspace() else match[1], (row, text))

    def see_point(self, text: str, row: int, decimals: int) -> None:
        """Take note of a plain number with a point in it."""
        if decimals == _LIKE_THOUSANDS and len(text.lstrip("+-")) <= 2 * _LIKE_THOUSANDS + 1:
            self.point = self.point or (row, text)
        else:
            self.sure_point = True

    def problems(self) -> list[CellProblem]:
        """What does not go together."""
        if self.point and not self.sure_point and "," in self.grouped:
            row, text = self.grouped[","]
            return [
                CellProblem(
                    *self.point,
                    f"has a point where '{text}' (row {row + 1}) has a comma: which parts thousands?",
                )
            ]
        if self.comma is not None and self.grouped:
            row, text = next(iter(self.grouped.values()))
            return [
                CellProblem(*self.comma, f"has a decimal comma, but '{text}' (row {row + 1}) a decimal point")
            ]
        if self.comma is not None:
            return [CellProblem(*self.comma, "has a decimal comma: say decimal: ',' if all do")]
        if len(self.grouped) > 1:
            (row, text), second = list(self.grouped.values())[:2]
            return [CellProblem(*second, f"parts its thousands in another way than '{text}' (row {row + 1})")]
        return []
