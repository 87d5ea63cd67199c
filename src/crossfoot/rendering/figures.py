"""Values and intervals as people write them."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind, Quantity

#: Kinds whose number is a name or a place in time, where thousands are not parted: 2025, not 2,025.
_UNPARTED = frozenset({Kind.YEAR, Kind.PERIOD, Kind.DATE})


def shown_value(figure: Quantity) -> str:
    """The value with thousands parted, ``low to high`` for a range, a date as far as it is known: 2025-03, ?-03-25."""
    if figure.date is not None:
        known = "-".join("?" if part is None else f"{part:02d}" for part in figure.date)
        return known.removesuffix("-?").removesuffix("-?")
    if figure.value is not None:
        return number(figure.value, figure.kind)
    if figure.low is not None and figure.high is not None:
        return f"{number(figure.low, figure.kind)} to {number(figure.high, figure.kind)}"
    return ""


def shown_interval(figure: Quantity) -> str:
    """What the digits allow: ``5.45 to 5.55``, ``over 40``, or nothing where the value is exact."""
    if figure.date is not None or figure.interval.is_point:
        return ""
    return interval_text(figure.interval, figure.kind)


def interval_text(interval: Interval, kind: Kind = Kind.NUMBER) -> str:
    """An interval in words; an open infinite end is left out."""
    low, high = interval.low.is_finite(), interval.high.is_finite()
    if low and high:
        return f"{number(interval.low, kind)} to {number(interval.high, kind)}"
    if low:
        return f"{'from' if interval.low_closed else 'over'} {number(interval.low, kind)}"
    if high:
        return f"{'up to' if interval.high_closed else 'under'} {number(interval.high, kind)}"
    return "any"


def number(value: Decimal, kind: Kind = Kind.NUMBER) -> str:
    """Digits with thousands parted, no trailing zeros behind the point, never in scientific form."""
    if not value.is_finite():
        return "any"
    text = f"{value:f}" if kind in _UNPARTED else f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
