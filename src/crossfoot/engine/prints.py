"""What formulas ask of a figure as it is printed: its digits, its ends, its hedge, the sides of a score."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from crossfoot.engine.operands import figure_of, scale_of
from crossfoot.formula import EngineFunction, Operand
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind

_FINE = frozenset({"second", "minute"})
_TOLD_TO_HALVES, _QUARTER = 12, Decimal("0.25")


def _unhedged(operand: Operand) -> Interval | None:
    """The values that the digits allow, whatever hedge stands before them."""
    figure = figure_of(operand)
    if figure.value is None:
        return None
    exponent = figure.value.as_tuple().exponent
    return Interval.around(figure.value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))


def _digits(operand: Operand) -> Interval | None:
    """The printed value itself: a limit is not rounded."""
    value = figure_of(operand).value
    return None if value is None else Interval.point(value)


def _risk(operand: Operand) -> Interval | None:
    """So many in so many, the first rounded to a whole number; anything else as it is read."""
    parts = figure_of(operand).parts
    if len(parts) != 2 or not parts[1]:
        return operand.interval
    return Interval.around(parts[0], Decimal("0.5")) / parts[1]


def _shrunk(operand: Operand) -> Interval | None:
    """ "Reduced tenfold" leaves a tenth; "halved" is a ratio already."""
    interval = operand.interval
    return Interval.point(1) / interval if interval.low >= 1 else interval


def _base(operand: Operand) -> Interval | None:
    if figure_of(operand).kind is Kind.RATIO:
        return Interval.point(1)
    per = figure_of(operand).per or ""
    words = {"hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000}
    number = int(per) if per.isdigit() else words.get(per)
    return Interval.point(number) if number else None


def _printed(operand: Operand) -> Interval | None:
    """A round sum that somebody put in is meant exactly; a hedged one is not."""
    figure = figure_of(operand)
    if figure.value is None or figure.hedge is not None:
        return operand.interval
    return Interval.point(figure.value * scale_of(figure))


def _measured(operand: Operand) -> Interval | None:
    """A stretch of time as it is told beside a speed or a rate: to the half, since two and a half is as easily said."""
    figure = figure_of(operand)
    value = figure.value
    whole = (
        value is not None and figure.kind is Kind.DURATION and figure.hedge is None and value == int(value)
    )
    if not whole or value is None or figure.unit in _FINE or not 0 < value <= _TOLD_TO_HALVES:
        return operand.interval
    return Interval.around(value, _QUARTER)


def _points(operand: Operand) -> Interval | None:
    """Only points as such ("two points") are counts; of anything else the formula is not meant."""
    figure = figure_of(operand)
    if figure.kind in (Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS):
        return Interval.point(1)
    return Interval.point(100) if figure.unit == "point" or figure.noun == "point" else None


def _ascending(operand: Operand) -> Interval | None:
    figure = figure_of(operand)
    if figure.low is None or figure.high is None:
        return None
    return Interval.point(1 if figure.low <= figure.high else 0)


def _gap_of(score: Operand) -> Interval | None:
    parts = figure_of(score).parts
    return Interval.point(abs(parts[0] - parts[1])) if len(parts) == 2 else None


def _votes_of(score: Operand) -> Interval | None:
    parts = figure_of(score).parts
    return Interval.point(sum(parts, Decimal(0))) if parts else None


FUNCTIONS: Mapping[str, EngineFunction] = {
    "digits": _digits,
    "unhedged": _unhedged,
    "risk": _risk,
    "shrunk": _shrunk,
    "base": _base,
    "printed": _printed,
    "measured": _measured,
    "points": _points,
    "ascending": _ascending,
    "gap_of": _gap_of,
    "votes_of": _votes_of,
}
