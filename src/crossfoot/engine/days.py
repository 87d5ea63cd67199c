"""The calendar for formulas: weekdays, valid dates, completed years and days between dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from crossfoot.engine.operands import figure_of
from crossfoot.engine.times import Times
from crossfoot.formula import EngineFunction, Operand
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import DateParts, Kind
from crossfoot.quantities import Figure
from crossfoot.reference import calendar

#: A day and month without a year is near the publication date.
_NEAR_DAYS = 270
_LEAP_DAY = (2, 29)
#: Weekdays of older dates depend on the calendar of the place.
_GREGORIAN = 1583
_HOURS, _NOON, _SIXTY = 24, 12, 60
#: What counts the hours of a half of the day.
_HALF = re.compile("[ap]\\.?m", re.IGNORECASE)


def functions(times: Times, choice: int) -> Mapping[str, EngineFunction]:
    """The functions by name; ``choice`` numbers the years that a date without one may fall in."""
    return {
        "weekday": partial(_weekday, times, choice),
        "is_date": partial(_is_date, times),
        "is_time": _is_time,
        "year": _year,
        "years_old": partial(_years_old, times.as_of),
        "years_between": _years_between,
        "days_between": _days_between,
    }


def _weekday(times: Times, choice: int, operand: Operand) -> Interval | None:
    parts = figure_of(operand).date
    if parts is None or parts[1] is None or parts[2] is None:
        return None
    years: list[int] = [parts[0]] if parts[0] is not None else _likely_years(times, parts)
    if not years:
        return None
    year = years[min(choice, len(years) - 1)]
    if year < _GREGORIAN:
        return None
    day = calendar.weekday(year, parts[1], parts[2])
    return Interval.point(day) if day is not None else None


def _likely_years(times: Times, parts: DateParts) -> list[int]:
    """Years that put a day and month near the publication date, nearest first; then the years the text names."""
    home = times.as_of or times.anchor  # a text without a date of its own goes by the full date that it names
    if home is None or parts[1] is None or parts[2] is None:
        return []
    found: list[tuple[int, int]] = []
    for year in (home.year, home.year - 1, home.year + 1):
        if calendar.is_date(year, parts[1], parts[2]):
            away = abs((date(year, parts[1], parts[2]) - home).days)
            if away <= _NEAR_DAYS:
                found.append((away, year))
    near = [year for _, year in sorted(found)]
    return near + [year for year in times.years if year not in near]


def _is_date(times: Times, operand: Operand) -> Interval | None:
    """Whether the calendar has the day; a 29 February without a year is one of a year near the article, or named."""
    parts = figure_of(operand).date
    if parts is None:
        return None
    year, month, day = parts
    if month is None or day is None:
        return None
    if year is None and times.as_of is not None and (month, day) == _LEAP_DAY:
        leap = any(calendar.is_date(one, month, day) for one in _likely_years(times, parts))
        return Interval.point(1 if leap else 0)
    return Interval.point(1 if calendar.is_date(year, month, day) else 0)


def _is_time(operand: Operand) -> Interval | None:
    """Whether a clock can show the time as printed: no minute past 59, nothing past 24:00 or, with "pm", past 12:59."""
    text = figure_of(operand).text
    groups = [int(group) for group in re.findall("[0-9]+", text)]
    if groups and groups[0] > _NOON and _HALF.search(text):
        return Interval.point(0)
    if len(groups) < 2:
        return Interval.point(0 if groups and groups[0] >= _SIXTY else 1)
    return Interval.point(
        1 if groups[1] < _SIXTY and groups[0] * _SIXTY + groups[1] <= _HOURS * _SIXTY else 0
    )


def _year(operand: Operand) -> Interval | None:
    figure = figure_of(operand)
    if figure.date is not None and figure.date[0] is not None:
        return Interval.point(figure.date[0])
    return figure.interval if figure.kind is Kind.YEAR else None


def _parts(figure: Figure) -> DateParts:
    if figure.date is not None:
        return figure.date
    return (int(figure.value) if figure.value is not None else None, None, None)


def _years_old(as_of: date | None, born: Operand) -> Interval | None:
    return _completed(_parts(figure_of(born)), (as_of.year, as_of.month, as_of.day)) if as_of else None


def _years_between(first: Operand, second: Operand) -> Interval | None:
    return _completed(_parts(figure_of(first)), _parts(figure_of(second)))


def _completed(one: DateParts, two: DateParts) -> Interval | None:
    """Completed years; an unknown day or month allows both sides of the birthday."""
    if one[0] is None or two[0] is None:
        return None
    gap = two[0] - one[0]
    early = (one[1] or 12, one[2] or 31) if one[1] else (12, 31)
    late = (one[1] or 1, one[2] or 1)
    low = gap if (two[1] or 1, two[2] or 1) >= early else gap - 1
    high = gap if (two[1] or 12, two[2] or 31) >= late else gap - 1
    return Interval(Decimal(low), Decimal(high))


def _days_between(first: Operand, second: Operand) -> Interval | None:
    one, two = _parts(figure_of(first)), _parts(figure_of(second))
    if None in one[1:] or None in two[1:]:
        return None
    year = one[0] or two[0] or 2001
    starts, ends = (one[0] or year, one[1] or 1, one[2] or 1), (two[0] or year, two[1] or 1, two[2] or 1)
    if not (calendar.is_date(*starts) and calendar.is_date(*ends)):
        return None
    return Interval.point((date(*ends) - date(*starts)).days)
