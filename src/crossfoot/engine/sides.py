"""The two sides of an equation, as a reader compares them: what was worked out, and what is printed."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from crossfoot.engine.diagnosis import target_of
from crossfoot.engine.evaluation import Evaluation
from crossfoot.engine.numbers import open_text, written_like
from crossfoot.engine.operands import scale_of
from crossfoot.model.finding import Side
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

#: More digits than anybody prints; ends are rounded outward to them.
_DIGITS = 12
_DOWN = Context(prec=_DIGITS, rounding=ROUND_FLOOR)
_UP = Context(prec=_DIGITS, rounding=ROUND_CEILING)
_BARE = re.compile(r"[^\w\d]*(\d[\d,]*(?:\.\d+)?)[^\w\d]*")
_DAYS = frozenset({Kind.DATE, Kind.WEEKDAY})


def sides_of(evaluation: Evaluation, figures: list[Figure]) -> tuple[Side | None, Side | None]:
    """(computed, stated) of an equation between amounts; (None, None) where there is nothing to compare."""
    reading, outcome = evaluation.reading, evaluation.outcome
    check = reading.rule.check_for(reading.case)
    if check is None or "==" not in check.source or outcome.computed is None or outcome.stated is None:
        return None, None
    target = target_of(reading)
    filling = reading.figures[target] if target else reading.indexes[0]
    figure = figures[filling if isinstance(filling, int) else filling[0]]
    if figure.kind in _DAYS or figure.date is not None:
        return None, None
    printed = isinstance(filling, int) and target is not None
    return _side(outcome.computed, figure), _side(outcome.stated, figure, 1 if printed else 0)


def _side(interval: Interval, figure: Figure, extra: int = 0) -> Side:
    """One side; ``extra`` decimals show what rounding allows of a printed figure: "32.5% to 33.5%" for 33%."""
    scale = scale_of(figure) * _factor(figure)
    low = _DOWN.divide(interval.low, scale) if interval.low.is_finite() else None
    high = _UP.divide(interval.high, scale) if interval.high.is_finite() else None
    return Side(_plain(low), _plain(high), _text(interval, figure, extra))


def _text(interval: Interval, figure: Figure, extra: int) -> str:
    if not interval.is_bounded:
        return open_text(figure, interval)
    if interval.is_point:
        return written_like(figure, interval.low)
    low, high = (written_like(figure, end, extra) for end in (interval.low, interval.high))
    return low if low == high else f"{low} to {high}"


def _factor(figure: Figure) -> Decimal:
    """What a figure is counted in that its own text does not say: 1000 below the header "£k" of a column."""
    digits = _BARE.fullmatch(figure.text)
    shown = Decimal(digits[1].replace(",", "")) if digits else Decimal(0)
    if not shown or not figure.value:
        return Decimal(1)
    return figure.value.copy_abs() / shown


def _plain(end: Decimal | None) -> Decimal | None:
    """Without the zeros that division leaves, and never in scientific form."""
    return None if end is None else Decimal(f"{end.normalize():f}")
