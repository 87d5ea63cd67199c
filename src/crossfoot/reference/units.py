"""Exact conversion between units of measure.

The table behind it is generated from the unit lexicon through pint (``scripts/generate_unit_factors.py``), so nothing
here is rounded and pint is never imported. Units are named by their canonical name, the key in ``lexicon/units.yaml``.
A name that is not there has no dimension and converts to nothing, which is an answer and not an error: a counted
noun is asked about in the same way as a kilometre.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from crossfoot import lexicon
from crossfoot.model.interval import Interval

_TEMPERATURE = "temperature"
# Twice the one is half the other: miles per gallon and litres per 100 kilometres.
_RECIPROCAL = {frozenset({"fuel-economy", "fuel-consumption"})}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's dimension and size: a reading times `factor` plus `offset` is in SI base units."""

    dimension: str
    factor: Fraction | None = None
    offset: Fraction = Fraction(0)
    alternatives: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def dimension(unit: str) -> str | None:
    """Name what a unit measures ("length", "fuel-economy"), or None for a word that is not a unit."""
    row = _unit(unit)
    return row.dimension if row else None


def is_temperature(unit: str) -> bool:
    """Say whether a unit is a scale of temperature, whose readings and differences convert differently."""
    return dimension(unit) == _TEMPERATURE


def alternatives(unit: str) -> tuple[str, ...]:
    """Give the other units that the same printed word may mean: a "ton" is a short ton, a long ton or a tonne."""
    row = _unit(unit)
    return row.alternatives if row else ()


def parts(unit: str) -> tuple[str, str] | None:
    """Give numerator and denominator of a rate such as "bpd": ("barrel", "day"); None for other units."""
    row = _unit(unit)
    return (row.parts[0], row.parts[1]) if row and row.parts else None


@cache
def factor(a: str, b: str) -> Fraction | None:
    """Say how many `b` make one `a`.

    None when the two do not measure the same thing, when either has no size of its own ("degrees"), and for readings
    of temperature, whose scales start at different zeros.

    Example:
        >>> factor("mile", "kilometre")
        Fraction(25146, 15625)
    """
    return None if is_temperature(a) and a != b else difference_factor(a, b)


@cache
def difference_factor(a: str, b: str) -> Fraction | None:
    """Say how many `b` a *difference* of one `a` makes; as `factor`, but a rise of 5 C is one of 9 F.

    Example:
        >>> difference_factor("celsius", "fahrenheit")
        Fraction(9, 5)
    """
    left, right = _unit(a), _unit(b)
    if left is None or right is None or left.dimension != right.dimension:
        return None
    if left.factor is None or right.factor is None:
        return None
    return left.factor / right.factor


def readings(unit: str) -> tuple[str, ...]:
    """Give the unit itself and all it may mean instead, the likeliest first."""
    return (unit, *alternatives(unit))


@cache
def factors(a: str, b: str) -> tuple[Fraction, ...]:
    """Give the factor between `a` and `b` for every reading of either word, the usual one first, none twice."""
    found = (factor(x, y) for x in readings(a) for y in readings(b))
    return tuple(dict.fromkeys(size for size in found if size is not None))


def convert(value: Interval, a: str, b: str) -> Interval | None:
    """Express a measure of `a` in `b`; None when that cannot be done.

    Temperatures are taken as readings, and fuel economy turns into consumption: 23.5 miles per gallon is 10 litres
    per 100 kilometres.
    """
    size = factor(a, b)
    if size is not None:
        return _scaled(value, size)
    if is_temperature(a):
        return convert_temperature(value, a, b)
    product = _reciprocal(a, b)
    return None if product is None else Interval.point(product.numerator) / product.denominator / value


def convert_temperature(value: Interval, a: str, b: str) -> Interval | None:
    """Express a reading of the thermometer in another scale: 20 celsius is 68 fahrenheit.

    None when either is not a scale of temperature, or does not say which ("degrees").
    """
    left, right = _unit(a), _unit(b)
    size = difference_factor(a, b)
    if left is None or right is None or right.factor is None or size is None or not is_temperature(a):
        return None
    shift = (left.offset - right.offset) / right.factor
    return _scaled(value, size) + Interval.point(shift.numerator) / shift.denominator


def _scaled(value: Interval, size: Fraction) -> Interval:
    return value * size.numerator / size.denominator


def _reciprocal(a: str, b: str) -> Fraction | None:
    left, right = _unit(a), _unit(b)
    if left is None or right is None or left.factor is None or right.factor is None:
        return None
    if frozenset({left.dimension, right.dimension}) not in _RECIPROCAL:
        return None
    return 1 / (left.factor * right.factor)


@cache
def _unit(name: str) -> Unit | None:
    row = _rows().get(name)
    if row is None:
        return None
    size = Fraction(row["factor"]) if "factor" in row else None
    offset = Fraction(row.get("offset", 0))
    return Unit(
        row["dimension"], size, offset, tuple(row.get("alternatives", ())), tuple(row.get("parts", ()))
    )


@cache
def _rows() -> dict[str, dict[str, Any]]:
    text = Path(lexicon.__file__).with_name("unit_factors.json").read_text(encoding="utf-8")
    rows: dict[str, dict[str, Any]] = json.loads(text)
    return rows
