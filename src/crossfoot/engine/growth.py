"""Growth over several periods, as functions of formulas: the factor by which a figure is multiplied.

Between two named years the number of periods may be one more or one less than the difference (both years may
count), so that the functions of two dates give the factors of all three. Simple growth, where the same amount
is added each period, is a reading of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, localcontext

from crossfoot.engine.operands import Source, scale_of
from crossfoot.formula import EngineFunction, Operand
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_ONE = Decimal(1)
_MOST = 400
_PRECISION = 40
#: Periods in one of a unit, by the period that the rate is for.
_PERIODS = {("decade", "year"): 10, ("year", "quarter"): 4, ("year", "month"): 12, ("quarter", "month"): 3}
#: How far the last digits of a power may be off.
_SLACK = Decimal("1e-20")

Factor = Callable[[Decimal, int], Decimal]


def _compound(rate: Decimal, periods: int) -> Decimal:
    with localcontext() as context:
        context.prec = _PRECISION
        return (_ONE + rate) ** periods


def _simple(rate: Decimal, periods: int) -> Decimal:
    return _ONE + rate * periods


def _over(factor: Factor, sign: int) -> EngineFunction:
    def function(rate: Operand, span: Operand) -> Interval | None:
        periods = _periods_in(_figure(rate), _figure(span))
        return None if periods is None else _factors(factor, _rate(factor, rate) * sign, (periods,))

    return function


def _rate(factor: Factor, rate: Operand) -> Interval:
    """Who adds up a rate instead of compounding it adds what is printed."""
    figure = _figure(rate)
    if factor is _simple and figure.hedge is None and figure.value is not None:
        return Interval.point(figure.value * scale_of(figure))
    return rate.interval


def _exactly(sign: int) -> EngineFunction:
    """Interest that is promised is paid at the rate that is printed."""

    def function(rate: Operand, span: Operand) -> Interval | None:
        periods = _periods_in(_figure(rate), _figure(span))
        return None if periods is None else _exact(rate, periods, sign)

    return function


def _exactly_between(sign: int) -> EngineFunction:
    def function(rate: Operand, first: Operand, last: Operand) -> Interval | None:
        start, end = _figure(first).value, _figure(last).value
        if start is None or end is None or not 0 < end - start <= _MOST:
            return None
        return _exact(rate, int(end - start), sign)

    return function


def _exact(rate: Operand, periods: int, sign: int) -> Interval | None:
    figure = _figure(rate)
    if figure.value is None:
        return None
    return _factors(_compound, Interval.point(figure.value * scale_of(figure) * sign), (periods,))


def _between(factor: Factor, sign: int) -> EngineFunction:
    def function(rate: Operand, first: Operand, last: Operand) -> Interval | None:
        start, end = _figure(first).value, _figure(last).value
        if start is None or end is None or not 0 < end - start <= _MOST:
            return None
        periods = int(end - start)
        return _factors(factor, _rate(factor, rate) * sign, (max(periods - 1, 1), periods, periods + 1))

    return function


def _figure(operand: Operand) -> Figure:
    assert isinstance(operand.source, Source)
    return operand.source.figure


def _periods_in(rate: Figure, span: Figure) -> int | None:
    """How many periods of the rate a span holds; a rate whose period is said in other words is yearly."""
    per = rate.per or "year"
    if span.value is None:
        return None
    counted = span.kind in (Kind.COUNT, Kind.NUMBER)  # "after nine harvests"
    each = 1 if counted or span.unit == per else _PERIODS.get((span.unit or "", per))
    periods = span.value * each if each is not None else None
    if periods is None or periods != int(periods) or not 0 < periods <= _MOST:
        return None
    return int(periods)


def _factors(factor: Factor, rate: Interval, periods: tuple[int, ...]) -> Interval | None:
    """All factors; both kinds of growth rise with the rate as long as it stays above -100 percent."""
    if rate.low <= -_ONE or not rate.is_bounded:
        return None
    found = [factor(end, count) for end in (rate.low, rate.high) for count in periods]
    low, high = min(found), max(found)
    return Interval(low - abs(low) * _SLACK, high + abs(high) * _SLACK)


FUNCTIONS: Mapping[str, EngineFunction] = {
    "growth": _over(_compound, 1),
    "growth_exact": _exactly(1),
    "growth_exact_between": _exactly_between(1),
    "growth_simple": _over(_simple, 1),
    "growth_between": _between(_compound, 1),
    "growth_between_simple": _between(_simple, 1),
    "shrinkage": _over(_compound, -1),
    "shrinkage_exact": _exactly(-1),
    "shrinkage_exact_between": _exactly_between(-1),
    "shrinkage_simple": _over(_simple, -1),
    "shrinkage_between": _between(_compound, -1),
    "shrinkage_between_simple": _between(_simple, -1),
}
