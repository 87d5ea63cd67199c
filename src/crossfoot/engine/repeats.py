"""A multiple that repeats, as functions of formulas: doubled every three years, over nine years, is eight times."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from crossfoot.engine.operands import Source
from crossfoot.formula import EngineFunction, Operand
from crossfoot.model.interval import Interval
from crossfoot.quantities import Figure

_MOST = 64
#: Seconds and months in units of time: one of the two sorts is no whole number of the other.
_SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1_200}


def _every(multiple: Operand, every: Operand, span: Operand) -> Interval | None:
    return _times(_figure(multiple), _length(_figure(span)), _length(_figure(every)))


def _each(multiple: Operand, span: Operand) -> Interval | None:
    count = _figure(span).value
    return _times(_figure(multiple), ("span", count) if count is not None else None, ("span", Decimal(1)))


def _every_between(multiple: Operand, every: Operand, first: Operand, last: Operand) -> Interval | None:
    return _times(_figure(multiple), _years(first, last), _length(_figure(every)))


def _each_between(multiple: Operand, first: Operand, last: Operand) -> Interval | None:
    return _times(_figure(multiple), _years(first, last), ("months", Decimal(_MONTHS["year"])))


def _years(first: Operand, last: Operand) -> tuple[str, Decimal] | None:
    start, end = _figure(first).value, _figure(last).value
    return None if start is None or end is None else ("months", (end - start) * _MONTHS["year"])


def _length(figure: Figure) -> tuple[str, Decimal] | None:
    """A stretch of time in seconds or in months."""
    for sort, units in (("seconds", _SECONDS), ("months", _MONTHS)):
        if figure.unit in units and figure.value is not None:
            return sort, figure.value * units[figure.unit]
    return None


def _times(
    multiple: Figure, span: tuple[str, Decimal] | None, every: tuple[str, Decimal] | None
) -> Interval | None:
    """The multiple to the power of the periods in a span, where these are a whole number."""
    if span is None or every is None or span[0] != every[0] or not every[1] or multiple.value is None:
        return None
    periods = span[1] / every[1]
    if periods != int(periods) or not 0 < periods <= _MOST:
        return None
    return Interval.point(multiple.value ** int(periods))


def _figure(operand: Operand) -> Figure:
    assert isinstance(operand.source, Source)
    return operand.source.figure


FUNCTIONS: Mapping[str, EngineFunction] = {
    "repeated_each": _each,
    "repeated_each_between": _each_between,
    "repeated_every": _every,
    "repeated_every_between": _every_between,
}
