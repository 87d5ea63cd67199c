"""The Gregorian calendar: which dates there are, and on which weekday they fall.

Dates before its adoption are counted by it all the same (the proleptic calendar), as news reports do.
Weekdays are numbered from Monday, 0, to Sunday, 6.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

FIRST_YEAR, LAST_YEAR = date.min.year, date.max.year
_LEAP_YEAR = 2000
_MONTHS_A_QUARTER = 3


def is_date(year: int | None, month: int, day: int) -> bool:
    """Say whether there is such a day; without a year, whether any year has it (February 29 does, June 31 never).

    A year outside 1 to 9999 is judged by its leap rule like any other.
    """
    return 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def days_in_month(year: int | None, month: int) -> int:
    """Count the days of a month; without a year, the most it can have.

    Raises:
        ValueError: when `month` is not 1 to 12.
    """
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    if year is None:
        year = _LEAP_YEAR
    # The calendar repeats every 400 years, so a year that Python's dates cannot hold has a twin that they can.
    return monthrange(year % 400 + 400, month)[1]


def weekday(year: int, month: int, day: int) -> int | None:
    """Give the weekday of a date, Monday 0; None when there is no such date."""
    if not is_date(year, month, day):
        return None
    return date(year % 400 + 400, month, day).weekday()


def candidate_years(month: int, day: int, as_of: date | None, on: int | None = None) -> tuple[int, ...]:
    """Give the years that a date printed without one may belong to, the likeliest first.

    That is the year of publication and its two neighbours, those in which the date exists; with `on`, only those in
    which it falls on that weekday. The year that brings the date nearest to publication comes first. Without a date
    of publication nothing can be said, and the answer is empty.
    """
    if as_of is None:
        return ()
    years = [
        year
        for year in (as_of.year - 1, as_of.year, as_of.year + 1)
        if FIRST_YEAR <= year <= LAST_YEAR and is_date(year, month, day)
    ]
    fitting = [year for year in years if on is None or weekday(year, month, day) == on]
    return tuple(sorted(fitting, key=lambda year: (abs((date(year, month, day) - as_of).days), year)))


def years_with_weekday(month: int, day: int, on: int, first: int, last: int) -> Iterator[int]:
    """Yield the years from `first` to `last` in which a date falls on a weekday: when it would have been true."""
    return (year for year in range(first, last + 1) if weekday(year, month, day) == on)


def quarter_bounds(year: int, quarter: int) -> tuple[date, date]:
    """Give the first and the last day of a quarter, 1 to 4, of a calendar year.

    Raises:
        ValueError: for any other quarter, and for a year that a date cannot have.
    """
    if not 1 <= quarter <= 4:
        raise ValueError(f"there is no quarter {quarter}")
    last = quarter * _MONTHS_A_QUARTER
    return date(year, last - _MONTHS_A_QUARTER + 1, 1), date(year, last, days_in_month(year, last))


def year_bounds(year: int) -> tuple[date, date]:
    """Give the first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """Give the first and the last day of a month."""
    return date(year, month, 1), date(year, month, days_in_month(year, month))


def years_between(first: date, last: date) -> int:
    """Count the whole years from one day to another, as an age is counted; negative when `last` comes first.

    Somebody born on February 29 is a year older on March 1 of a common year.
    """
    if last < first:
        return -years_between(last, first)
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def days_between(first: date, last: date) -> int:
    """Count the days from one date to another; negative when `last` comes first."""
    return (last - first).days
