"""Scores the figures against the specifications of Microsoft's Recognizers-Text (English).

Those print what their recognizers should find, in their conventions; here the conventions are adapted, never the
engine. An expected entity is right where a figure overlaps it, one of the two spans holds the other, and the value
(and unit) is the same:

    a number      is the number of any figure: "5 million" of "$5 million", "20" of "20 km", "7" of "7 June"
    a range       of one side is a figure with a hedge: "more than 40" is (40,)
    cents, pence  have the value that is printed, not its hundredth
    two units     "5 feet 2 inches" may be counted in the larger or in the smaller one
    a rate        "50 metres per millisecond" is a figure in metres with its rate apart
    two of five   are two figures, the first over the second
    a rank        "two millionth" holds the number two
    bitcoins      are counted, as they are sold by the piece
    a unit        is compared by its name, through ``units.yaml`` beside this module
    a name        "SCP-173" is a figure that takes part in no sum; the numbers printed in it are those expected of it
    no number     a unit alone ("dollars") or an order told from where one stands ("the next page") is right where no
                  figure is read: none stands there

What is not right belongs to a kind of ``differences.yaml``, where it is told why (on purpose, or a known gap), or is
a fault.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from crossfoot.lexicon.load import parse
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure, extract_figures
from crossfoot.reference.units import factor

MODELS = ("Number", "Percent", "Currency", "Dimension", "NumberRange", "Age", "Temperature", "Ordinal")
_OUT_OF = "out of"
_PAIR = 2
_RELATIVE = "ordinal.relative"
_DIGITS = re.compile(r"[0-9]+")
_NO_VALUE = ("", "None", "null")
_CLOSE = Decimal("1e-6")
_ENDS = re.compile(r"[\[(](?P<low>[^,]*),(?P<high>[^,]*)[\])]")
_ABOVE = frozenset(("above", "at-least"))
_RANK_POWERS = (2, 3, 6, 9, 12)
_BELOW = frozenset(("below", "up-to", "at-most"))


def _table(name: str) -> Any:
    return parse(Path(__file__).with_name(name).read_text(encoding="utf-8"))


_UNITS: dict[str, Any] = _table("units.yaml")
DIFFERENCES: list[dict[str, Any]] = _table("differences.yaml")


@dataclass(frozen=True, slots=True)
class Expected:
    """One entity that a specification expects: its text, span (end exclusive), value as printed there, and unit."""

    model: str
    sentence: str
    text: str
    start: int
    end: int
    kind: str
    value: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class Scored:
    """What became of one expected entity: ``value`` and ``span`` right, and the figures that overlap it."""

    expected: Expected
    value: bool
    span: bool
    exact: bool
    found: tuple[str, ...]
    named: bool


def read(folder: Path, model: str) -> Iterator[Expected]:
    """The entities that the specification of a model expects."""
    for case in json.loads((folder / f"{model}Model.json").read_text(encoding="utf-8-sig")):
        for row in case["Results"]:
            resolution = row.get("Resolution") or {}
            start = row.get("Start", case["Input"].lower().find(row["Text"].lower()))
            yield Expected(
                model, case["Input"], row["Text"], start, start + len(row["Text"]), row["TypeName"],
                str(resolution.get("value", "")), resolution.get("unit"),
            )  # fmt: skip


def score(expected: Expected) -> Scored:
    """Compare one expected entity with the figures that overlap it."""
    figures = extract_figures(expected.sentence).figures
    near = [f for f in figures if f.hedge_start < expected.end and expected.start < f.end]
    right = [f for f in near if _same(expected, f, near)] or _quotient(expected, near)
    spans = [f for f in right if _holds(expected, f)]
    if no_number(expected):
        none = not near
        return Scored(expected, none, none, none, tuple(map(repr, near)), False)
    exact = any((f.start, f.end) == (expected.start, expected.end) for f in right)
    named = any(f.identifier for f in near)
    return Scored(expected, bool(right), bool(spans), exact, tuple(map(repr, near)), named)


def no_number(expected: Expected) -> bool:
    """Whether no number stands in an entity: a unit alone, an order told from where one stands."""
    return expected.value in _NO_VALUE or expected.kind == _RELATIVE


def difference(scored: Scored) -> str | None:
    """The kind of ``differences.yaml`` that an entity belongs to which is not right; None for a fault."""
    expected = scored.expected
    for row in DIFFERENCES:
        if "text" in row and not re.search(row["text"], expected.text, re.IGNORECASE):
            continue
        if "unit" in row and row["unit"] != expected.unit:
            continue
        if "kind" in row and row["kind"] != expected.kind:
            continue
        if "name" in row and not scored.named:
            continue
        return str(row["kind_of_case"])
    return None


def _holds(expected: Expected, figure: Figure) -> bool:
    inside = figure.hedge_start <= expected.start and expected.end <= figure.end
    return inside or (expected.start <= figure.start and figure.end <= expected.end)


def _same(expected: Expected, figure: Figure, near: list[Figure]) -> bool:
    if figure.identifier:
        return expected.model == "Number" and expected.value in _DIGITS.findall(figure.text)
    if expected.model == "NumberRange":
        return _same_range(expected, figure, near)
    if expected.model == "Dimension" and _same_length(expected, figure):
        return True
    try:
        value = Decimal(expected.value.rstrip("%"))
    except InvalidOperation:
        return False
    return any(_equal(value, v) for v in _values(figure)) and _CHECKS[expected.model](expected, figure)


def _quotient(expected: Expected, near: list[Figure]) -> list[Figure]:
    """Both figures of "two out of five hundred", where the first over the second is what is expected."""
    if len(near) != _PAIR or expected.model != "Number" or _OUT_OF not in expected.text:
        return []
    one, two = (f.value for f in near)
    return near if one and two and _equal(Decimal(expected.value), one / two) else []


def _equal(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= _CLOSE * max(abs(a), abs(b))


def _values(figure: Figure) -> list[Decimal]:
    """Every number that the figure may stand for in the other conventions."""
    found = [v for v in (figure.value, figure.low, figure.high) if v is not None]
    found += [v.scaleb(2) for v in found if figure.power < 0]
    found += [v.scaleb(-figure.power) for v in found if figure.power > 0]
    found += figure.parts
    if figure.kind is Kind.ORDINAL and figure.form == "words":
        found += [v.scaleb(-power) for v in found for power in _RANK_POWERS]
    found += [Decimal(part) for part in figure.date or () if part is not None]
    if figure.kind is Kind.CLOCK and figure.value is not None:
        found += [figure.value // 60, figure.value % 60]
    return found


def _money(expected: Expected, figure: Figure) -> bool:
    codes = _UNITS["currencies"].get(expected.unit, [])
    if figure.noun is not None and figure.noun in codes:
        return True
    return figure.kind is Kind.MONEY and (figure.unit in codes or not expected.unit)


def _measure(expected: Expected, figure: Figure) -> bool:
    plain = (expected.unit or "").lower()
    rate = f"{figure.unit}_per_{figure.per}"
    return (
        rate in _UNITS["units"].get(expected.unit, [])
        or figure.unit in _UNITS["units"].get(expected.unit, [])
        or figure.noun == plain
    )


def _same_length(expected: Expected, figure: Figure) -> bool:
    """The same quantity in another unit: "12 ft 2 in" is 12.1667 feet there and 146 inches here."""
    units = _UNITS["units"].get(expected.unit, [])
    if not units or figure.unit is None or figure.value is None or not expected.value:
        return False
    ratio = factor(figure.unit, units[0])
    if ratio is None or figure.kind is not Kind.MEASURE:
        return False
    return _equal(Decimal(expected.value), figure.value * ratio.numerator / ratio.denominator)


def _age(expected: Expected, figure: Figure) -> bool:
    return figure.kind is Kind.AGE and expected.unit in ("Age", (figure.unit or "").capitalize())


_CHECKS: dict[str, Callable[[Expected, Figure], bool]] = {
    "Number": lambda expected, figure: True,
    "Percent": lambda expected, figure: figure.kind is Kind.PERCENT,
    "Currency": _money,
    "Dimension": _measure,
    "Age": _age,
    "Temperature": _measure,
    "Ordinal": lambda expected, figure: figure.kind in (Kind.ORDINAL, Kind.PERIOD, Kind.FRACTION, Kind.DATE),
}


def _same_range(expected: Expected, figure: Figure, near: list[Figure]) -> bool:
    match = _ENDS.fullmatch(expected.value)
    if match is None:
        return False
    low, high = (Decimal(end) if end else None for end in (match["low"], match["high"]))
    if low is not None and high is not None:
        if figure.is_range:
            return {figure.low, figure.high} == {low, high}
        pair = [v for f in near for v in _values(f)]
        return any(_equal(low, v) for v in pair) and any(_equal(high, v) for v in pair)
    bound = low if low is not None else high
    hedges = _ABOVE if low is not None else _BELOW
    return bound is not None and figure.hedge in hedges and any(_equal(bound, v) for v in _values(figure))
