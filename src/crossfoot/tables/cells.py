"""One cell: a figure with what its digits allow, nothing ("-", "n/a", ".."), or words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache

from crossfoot.lexicon import table
from crossfoot.model.interval import Interval
from crossfoot.model.notation import ENGLISH, Notation
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure, extract_figures
from crossfoot.tables.units import HeaderUnit

#: Decoration around a cell's content, and footnote marks behind it.
_OPENING = re.compile(r"[*_`~ \t\u00a0]*")
_CLOSING = re.compile(r"(?:[*_`~†‡§¶¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜ \t\u00a0]|\[[^\[\]]{1,3}\]|(?<=\d)[a-dr](?![^\W\d_]))*")
_PLAIN = re.compile(r"(\d{1,3}(?:([, \u00a0\u202f\u2009'’])\d{3})(?:\2\d{3})*|\d+)(\.\d+)?([ \u00a0]?%)?")
#: The decimal comma and its thousands in the English way.
_SWAPPED = str.maketrans(".,", ",.")
_SIGNS: Mapping[str, int] = {"+": 1, "-": -1, "–": -1, "−": -1, "—": -1, "▲": 1, "▼": -1}
_KINDS = frozenset(
    {
        Kind.MONEY, Kind.NUMBER, Kind.COUNT, Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS, Kind.MEASURE,
        Kind.ORDINAL, Kind.MULTIPLE, Kind.DURATION, Kind.YEAR,
    }
)  # fmt: skip
_TRAILING_WORDS = 2
#: A number that is longer is a key or a serial number.
_MOST_DIGITS = 20


class Blank(StrEnum):
    """Why a cell has no figure: it says none, is empty, is held back, or has words."""

    NIL = "nil"
    BLANK = "blank"
    SUPPRESSED = "suppressed"
    WORDS = "words"


class CellFigure(Figure):
    """A figure that fills a cell of a table.

    ``half`` is what rounding allows on either side; ``loose`` the same where the table grants more (all figures of
    the column end in zeros, or a note says that sums may not agree), None where the kind has a leniency of its own.
    ``row`` counts the rows below the header from 1, ``column`` is the header; ``index`` is the place among the
    figures of the text. ``printed_unit``: the cell itself showed its unit.
    """

    __slots__ = ("half", "loose", "row", "column", "index", "printed_unit")

    def __init__(self, kind: Kind, value: Decimal) -> None:
        super().__init__(kind, 0, 0, value)
        self.half = _half(value)
        self.loose: Decimal | None = self.half
        self.row = 0
        self.column = ""
        self.index = -1
        self.printed_unit = False

    @property
    def interval(self) -> Interval:
        """What the printed digits allow."""
        assert self.value is not None
        return Interval.around(self.value, self.half)

    @property
    def lenient(self) -> Interval:
        """What the digits and the table allow."""
        if self.loose is None:
            return super().lenient
        assert self.value is not None
        return Interval.around(self.value, max(self.loose, self.half))

    @property
    def floats(self) -> tuple[float, float]:
        """Float bounds of ``lenient``, widened outward."""
        return self.lenient.as_floats()

    @property
    def slack(self) -> Decimal:
        """What rounding allows on either side, the table's own leniency included."""
        return self.half if self.loose is None else max(self.loose, self.half)

    @property
    def amount(self) -> Decimal:
        """The printed value; a cell's figure always has one."""
        assert self.value is not None
        return self.value


def _half(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal("0.5")


def read_cell(text: str, start: int, end: int, notation: Notation = ENGLISH) -> CellFigure | Blank:
    """The figure of a cell of a text that prints its numbers in a notation, or why there is none.

    Offsets of the figure are those of ``text``; its sign, parentheses and unit belong to it, footnote marks do not.
    """
    content = text[start:end]
    blank = _blanks().get(content.strip("*_` ").lower() or content.strip().lower())
    if blank is not None:
        return blank
    opened = _OPENING.match(text, start, end)
    first = opened.end() if opened else start
    last = _closed(text, first, end)
    figure = _figure(text[first:last], notation)
    if figure is None:
        return Blank.WORDS
    figure.notation = notation
    figure.text = text[first:last]
    figure.start = figure.hedge_start = first
    figure.end = last
    return figure


def _closed(text: str, first: int, end: int) -> int:
    """Where the content ends, footnote marks left out; looks back no further than such marks are long."""
    for at in range(first, end):
        if text[at].isdigit() or text[at] in "%)" or text[at].isalpha():
            closing = _CLOSING.match(text, at + 1, end)
            if closing and closing.end() == end:
                return at + 1
    return end


def _figure(core: str, notation: Notation) -> CellFigure | None:
    """A cell's content read as one figure: sign or parentheses, then the rest."""
    if sum(map(str.isdigit, core)) > _MOST_DIGITS:
        return None
    sign, signed, body = 1, False, core
    if body.startswith("(") and body.endswith(")") and len(body) > 2:
        sign, signed, body = -1, True, body[1:-1].strip()
    elif body[:1] in _SIGNS:
        sign, signed, body = _SIGNS[body[0]], True, body[1:].lstrip()
    figure = _plain(body, notation) or _worded(body, notation)
    if figure is None or figure.value is None:
        return None
    if sign < 0:
        figure.value = -figure.value
    figure.signed = signed or figure.value < 0
    return figure


def _plain(body: str, notation: Notation) -> CellFigure | None:
    """Digits and perhaps a percent sign: nearly every cell."""
    match = _PLAIN.fullmatch(body if notation.decimal == "." else body.translate(_SWAPPED))
    if match is None:
        return None
    digits = re.sub(r"\D", "", match[1])
    value = Decimal(digits + (match[3] or ""))
    return CellFigure(Kind.PERCENT if match[4] else Kind.NUMBER, value)


def _worded(body: str, notation: Notation) -> CellFigure | None:
    """A cell with a currency, a scale or a unit, read as it would be in a sentence."""
    if len(body) > 40 or not any(character.isdigit() for character in body):
        return None
    figures = extract_figures(body, notation).figures
    if len(figures) != 1 or figures[0].value is None or figures[0].kind not in _KINDS:
        return None
    found = figures[0]
    rest = body[found.end :].strip()
    if body[: found.start].strip(" =") or (rest.strip("=") and not _is_noun(rest)) or found.value is None:
        return None
    figure = CellFigure(found.kind, found.value)
    for name in ("unit", "noun", "per", "form", "scaled", "power", "hedge", "parts"):
        setattr(figure, name, getattr(found, name))
    figure.printed_unit = found.unit is not None
    return figure


def _is_noun(rest: str) -> bool:
    words = rest.split()
    return len(words) <= _TRAILING_WORDS and all(word.isalpha() for word in words)


@cache
def _blanks() -> Mapping[str, Blank]:
    rows = table("table_labels")["missing"]
    found = {str(mark).strip(): Blank(name) for name, marks in rows.items() for mark in marks}
    return {**found, "": Blank.BLANK}


def put_unit(figure: CellFigure, unit: HeaderUnit) -> None:
    """Give a bare number the unit and scale that its header (or caption, or row label) states."""
    if figure.kind is not Kind.NUMBER or figure.value is None:
        return
    if unit.percent:
        figure.kind = Kind.PERCENT
    elif unit.points:
        figure.kind = Kind.PERCENTAGE_POINTS
    elif unit.currency:
        figure.kind, figure.unit = Kind.MONEY, unit.currency
    if unit.power and not figure.scaled:
        figure.value = figure.value.scaleb(unit.power)
        figure.scaled, figure.power = True, unit.power
    figure.half = _half(figure.value)
    figure.loose = figure.half
