"""Scores the figures against the specifications of Microsoft's Recognizers-Text (English).

Those print what their recognizers should find, in their conventions; here the conventions are adapted, never the
engine. An expected entity is right where a figure overlaps it, one of the two spans holds the other, and the value
(and unit) is the same:

    a number      is the number of any figure: "5 million" of "$5 million", "20" of "20 km", "7" of "7 June"
    a range       of one side is a figure with a hedge: "more than 40" is (40,)
    cents, pence  have the value that is printed, not its hundredth
    a unit        is compared by its name, through ``units.yaml`` beside this module
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

MODELS = ("Number", "Percent", "Currency", "Dimension", "NumberRange", "Age", "Temperature", "Ordinal")
_CLOSE = Decimal("1e-6")
_ENDS = re.compile(r"[\[(](?P<low>[^,]*),(?P<high>[^,]*)[\])]")
_ABOVE = frozenset(("above", "at-least"))
_BELOW = frozenset(("below", "up-to", "at-most"))
_UNITS: dict[str, Any] = parse(Path(__file__).with_name("units.yaml").read_text(encoding="utf-8"))


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
    right = [f for f in near if _same(expected, f, near)]
    spans = [f for f in right if _holds(expected, f)]
    exact = any((f.start, f.end) == (expected.start, expected.end) for f in right)
    named = any(f.identifier for f in near)
    return Scored(expected, bool(right), bool(spans), exact, tuple(map(repr, near)), named)


def _holds(expected: Expected, figure: Figure) -> bool:
    inside = figure.hedge_start <= expected.start and expected.end <= figure.end
    return inside or (expected.start <= figure.start and figure.end <= expected.end)


def _same(expected: Expected, figure: Figure, near: list[Figure]) -> bool:
    if figure.identifier:
        return False
    if expected.model == "NumberRange":
        return _same_range(expected, figure, near)
    try:
        value = Decimal(expected.value.rstrip("%"))
    except InvalidOperation:
        return expected.value in ("null", "None", "")
    return any(_equal(value, v) for v in _values(figure)) and _CHECKS[expected.model](expected, figure)


def _equal(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= _CLOSE * max(abs(a), abs(b))


def _values(figure: Figure) -> list[Decimal]:
    """Every number that the figure may stand for in the other conventions."""
    found = [v for v in (figure.value, figure.low, figure.high) if v is not None]
    found += [v.scaleb(2) for v in found if figure.power < 0]
    found += [v.scaleb(-figure.power) for v in found if figure.power > 0]
    found += figure.parts
    found += [Decimal(part) for part in figure.date or () if part is not None]
    if figure.kind is Kind.CLOCK and figure.value is not None:
        found += [figure.value // 60, figure.value % 60]
    return found


def _money(expected: Expected, figure: Figure) -> bool:
    codes = _UNITS["currencies"].get(expected.unit, [])
    return figure.kind is Kind.MONEY and (figure.unit in codes or not expected.unit)


def _measure(expected: Expected, figure: Figure) -> bool:
    return figure.unit in _UNITS["units"].get(expected.unit, [])


def _age(expected: Expected, figure: Figure) -> bool:
    return figure.kind is Kind.AGE and (expected.unit or "").lower() == figure.unit


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
