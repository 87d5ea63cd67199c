"""What formulas ask about stretches of time: elapsed time between dates, order of dates, times of day.

A printed date is a stretch of days: "1998" is a year long, "March 1998" a month. Elapsed time is therefore an
interval, in the unit of the figure that states it, and counting both end days is allowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from crossfoot.engine.operands import Source, scale_of
from crossfoot.formula import EngineFunction, Operand
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import DateParts, Kind
from crossfoot.quantities import Figure
from crossfoot.reference import calendar, units

#: A text may be printed some days after or before the date it carries.
_PRINT_DAYS = 3
_DAY_MINUTES = 24 * 60
#: How much a month or year may differ from its mean length when told in days or weeks.
_UNEVEN = Decimal("0.08")
#: The year of two days that are told without any.
_ANY_YEAR = 2001
_LEAP_DAY = (2, 29)


class Days(NamedTuple):
    """The first and the last day that a printed date may mean."""

    first: date
    last: date

    @classmethod
    def of(cls, parts: DateParts, year: int | None = None) -> Days | None:
        """The days of a date; ``year`` stands in for one that is not printed. None for an impossible date."""
        own, month, day = parts
        own = own if own is not None else year
        if own is None or not 1 <= own <= 9998:
            return None
        if month is None:
            return cls(date(own, 1, 1), date(own, 12, 31))
        if day is None:
            last = calendar.days_in_month(own, month) if 1 <= month <= 12 else 0
            return cls(date(own, month, 1), date(own, month, last)) if last else None
        return (
            cls(date(own, month, day), date(own, month, day)) if calendar.is_date(own, month, day) else None
        )


def functions(as_of: date | None, choice: int) -> Mapping[str, EngineFunction]:
    """The functions of this subject for one article and one choice of what its words may mean."""
    return {
        "elapsed": partial(_elapsed, as_of),
        "elapsed_since": partial(_elapsed_since, as_of),
        "in_order": partial(_in_order, as_of),
        "clock_span": partial(_clock_span, choice),
        "lifetime": _lifetime,
        "within_years": _within_years,
        "years_apart": _years_apart,
        "time_unit": _time_unit,
        "differ": _differ,
        "years_of": _years_of,
        "years_until": partial(_years_until, as_of),
    }


def _figure(operand: Operand) -> Figure:
    assert isinstance(operand.source, Source)
    return operand.source.figure


def _parts(figure: Figure) -> DateParts:
    if figure.date is not None:
        return figure.date
    return (int(figure.value) if figure.value is not None else None, None, None)


def _pair(as_of: date | None, first: Figure, second: Figure) -> tuple[Days, Days] | None:
    """Both dates as days; a missing year is that of the other date, or of the article."""
    one, two = _parts(first), _parts(second)
    year = one[0] or two[0] or (as_of.year if as_of else None)
    if year is None and one[1] is not None and two[1] is not None:
        year = _ANY_YEAR
    start, end = Days.of(one, year), Days.of(two, year)
    if start is None or end is None:
        return None
    if one[0] is None and two[0] is None and end.last < start.first:
        end = Days(_next_year(end.first), _next_year(end.last))
    return start, end


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == _LEAP_DAY else day.day)


def _in_unit(low: int, high: int, unit: str | None) -> Interval | None:
    """So many days in a unit of time, one day more or less allowed."""
    size = units.factor(unit, "day") if unit else None
    if size is None:
        return None
    return Interval(Decimal(low - 1), Decimal(high + 1)) * size.denominator / size.numerator


def _elapsed(as_of: date | None, first: Operand, second: Operand, span: Operand) -> Interval | None:
    pair = _pair(as_of, _figure(first), _figure(second))
    if pair is None:
        return None
    one, two = sorted(pair, key=lambda days: days.first)
    return _in_unit(max(0, (two.first - one.last).days), (two.last - one.first).days, _figure(span).unit)


def _elapsed_since(as_of: date | None, then: Operand, span: Operand) -> Interval | None:
    days = Days.of(_parts(_figure(then)), as_of.year if as_of else None)
    if as_of is None or days is None:
        return None
    slack = timedelta(_PRINT_DAYS)
    low, high = as_of - slack - days.last, as_of + slack - days.first
    return _in_unit(max(0, low.days), max(0, high.days), _figure(span).unit)


def _in_order(as_of: date | None, first: Operand, second: Operand) -> Interval | None:
    """1 unless the first date is surely after the second."""
    one, two = _figure(first), _figure(second)
    if one is two and one.low is not None and one.high is not None:
        return Interval.point(1 if one.low <= one.high else 0)
    year = as_of.year if as_of else _ANY_YEAR
    start, end = Days.of(_parts(one), year), Days.of(_parts(two), year)
    if start is None or end is None:
        return None
    return Interval.point(0 if start.first > end.last else 1)


def _clock_span(choice: int, first: Operand, second: Operand, span: Operand) -> Interval | None:
    """Time from one clock time to the next; the second choice lets an hour without am or pm be either."""
    one, two = _figure(first), _figure(second)
    if one.value is None or two.value is None:
        return None
    gap = (two.value - one.value + _DAY_MINUTES) % _DAY_MINUTES
    if choice == 1 and not (_has_half(one) and _has_half(two)):
        gap = (gap + _DAY_MINUTES // 2) % _DAY_MINUTES
    size = units.factor(_figure(span).unit or "", "minute")
    if size is None:
        return None
    return Interval.point(gap) * size.denominator / size.numerator


def _has_half(figure: Figure) -> bool:
    """Whether am or pm is printed, or the hour can only be one of the two."""
    return any(letter.isalpha() for letter in figure.text) or (figure.value or Decimal(0)) >= 13 * 60


def _lifetime(period: Operand) -> Interval | None:
    """Completed years of a life from one year to another."""
    figure = _figure(period)
    if figure.kind is not Kind.PERIOD or figure.low is None or figure.high is None:
        return None
    gap = figure.high - figure.low
    return Interval(gap - 1, gap) if gap > 0 else None


def _within_years(period: Operand, span: Operand) -> Interval | None:
    """Time from some day of the first year of a period to some day of its last."""
    figure = _figure(period)
    if figure.kind is not Kind.PERIOD or figure.low is None or figure.high is None:
        return None
    first, last = date(int(figure.low), 1, 1), date(int(figure.high), 12, 31)
    gap = int(figure.high - figure.low)
    low = (date(first.year + max(gap - 1, 0), 1, 1) - first).days
    return _in_unit(low, (last - first).days, _figure(span).unit) if gap > 0 else None


def _years_apart(first: Operand, second: Operand) -> Interval | None:
    """The difference of two years, as one counts anniversaries."""
    one, two = _parts(_figure(first))[0], _parts(_figure(second))[0]
    return None if one is None or two is None else Interval.point(two - one)


def _years_until(as_of: date | None, first: Operand) -> Interval | None:
    """Years to the year of the article, or the one before or after: a birthday is told of late or in advance."""
    year = _parts(_figure(first))[0]
    if as_of is None or year is None:
        return None
    return Interval(Decimal(as_of.year - year - 1), Decimal(as_of.year - year + 1))


def _time_unit(stated: Operand, other: Operand) -> Interval | None:
    """The factor between two units of time; a month has 28 to 31 days, or four weeks in common talk."""
    one, two = _figure(stated).unit, _figure(other).unit
    size = units.factor(one, two) if one and two else None
    if size is None:
        return None
    uneven = {"month", "year", "quarter", "decade", "century"}
    even = (one in uneven) == (two in uneven)
    return (Interval.point(size.numerator) / Decimal(size.denominator)).widened(
        Decimal("0.001") if even else _UNEVEN
    )


def _differ(first: Operand, second: Operand) -> Interval | None:
    """0 if two printed values are the same in another unit, or as a percentage and a fraction."""
    one, two = _figure(first), _figure(second)
    if one.value is None or two.value is None or one.hedge is not None or two.hedge is not None:
        return None
    size = units.factor(one.unit, two.unit) if one.unit and two.unit and one.kind is two.kind else None
    if size is not None:
        same = one.value * size.numerator == two.value * size.denominator
    elif one.kind is two.kind:
        return None
    else:
        same = one.value * scale_of(one) == two.value * scale_of(two)
    return Interval.point(0 if same else 1)


def _years_of(span: Operand) -> Interval | None:
    """A stretch of time in years."""
    unit = _figure(span).unit
    size = units.factor(unit, "year") if unit else None
    return None if size is None else span.interval * size.numerator / size.denominator
