"""What formulas ask of the world: exchange rates, units, the calendar; as one or several choices.

An article that gives its date has rates around that date; a year that it names may be meant instead; without a
date the rates are the band over the years that the text allows. Each is a choice, and any choice that fits
silences a rule. The clock is never read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from crossfoot.engine import distributions, games, growth, timeline
from crossfoot.engine.operands import Source, scale_of
from crossfoot.formula import EngineFunction, Operand
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import DateParts, Kind
from crossfoot.quantities import Figure
from crossfoot.reference import calendar, units
from crossfoot.reference.rates import Rates

#: Reference rates are mid-rates of one hour; what a newsroom used may be this far away.
_RATE_SLACK = Decimal("0.02")
#: Rates that are a unit of their own.
_PER_UNITS = {
    ("litre", "100 kilometre"): "litre_per_100_kilometres",
    ("mile", "gallon"): "mile_per_gallon",
    ("kilometre", "litre"): "kilometre_per_litre",
    ("mile", "hour"): "mile_per_hour",
    ("kilometre", "hour"): "kilometre_per_hour",
    ("metre", "second"): "metre_per_second",
}
#: Units are converted with short factors ("0.45 kg to the pound").
_UNIT_SLACK = Decimal("0.01")
#: A round number stands for this much of itself on either side at most.
_ROUND_SHARE = Decimal("0.04")
#: A text without a date may be this much older than the first year that it names.
_OLDER = 5
#: A day and month without a year is near the publication date.
_NEAR_DAYS = 270
#: Rates that ended this many days before the data do say nothing of an undated text.
_LOST = 3650
#: Spans that are no units of their own: a night is a day, for what is paid by it.
_SPANS = {"night": ("day", 1), "fortnight": ("week", 2), "quarter": ("month", 3), "decade": ("year", 10)}
#: Where working time is shorter than the calendar's.
_WORKING: Mapping[tuple[str, str], tuple[int, int]] = {
    ("week", "day"): (5, 7), ("month", "day"): (20, 31), ("year", "day"): (250, 366), ("day", "hour"): (8, 24),
    ("week", "hour"): (35, 168), ("year", "hour"): (1_700, 8_784),
}  # fmt: skip
#: A ton has three sizes and an ounce two, so that six choices may be needed for a pair of units.
_CHOICES = 8
_LEAP_DAY = (2, 29)
#: Weekdays of older dates depend on the calendar of the place.
_GREGORIAN = 1583
_FIRST, _LAST = date(1999, 1, 4), date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class Times:
    """The dates a text gives: its own, and the years it names (past ones matter for rates)."""

    as_of: date | None
    years: tuple[int, ...]
    dollars: bool = False

    @classmethod
    def of(cls, figures: list[Figure], as_of: date | None) -> Times:
        """Collect the years of all dates and years of a text."""
        years = {
            int(figure.value) for figure in figures if figure.kind is Kind.YEAR and figure.value is not None
        }
        years |= {
            figure.date[0] for figure in figures if figure.date is not None and figure.date[0] is not None
        }
        dollars = any(_bare_dollar(figure) for figure in figures)
        return cls(as_of, tuple(sorted(year for year in years if 1900 <= year <= 2100)), dollars)

    def periods(self) -> Iterator[tuple[date, date] | None]:
        """Periods for exchange rates, likeliest first; None stands for the days around ``as_of``."""
        if self.as_of is None:
            first = date(min(self.years) - _OLDER, 1, 1) if self.years else _FIRST
            yield max(first, _FIRST), _LAST
            return
        yield None
        for year in self.years:
            if _FIRST.year <= year <= self.as_of.year:
                yield date(year, 1, 1), date(year, 12, 31)


def environments(times: Times, rates: Rates) -> list[Mapping[str, EngineFunction]]:
    """One environment for each choice of period and of year, likeliest first."""
    return [
        {
            "fx": partial(_fx, rates, times.as_of, period, american),
            "fx_named": partial(_fx_named, times, rates, period, american),
            "unit": partial(_unit, choice),
            "convert": _convert,
            "unhedged": _unhedged,
            "rescaled": _rescaled,
            "spans": _spans,
            "area": _area,
            "pace": _pace,
            "into": partial(_into, rates, times.as_of, period, american, choice),
            "reading": _reading,
            "degrees": _degrees,
            "points": _points,
            "printed": _printed,
            "base": _base,
            "shrunk": _shrunk,
            "risk": _risk,
            "in_area": _in_area,
            **distributions.FUNCTIONS,
            **games.FUNCTIONS,
            **growth.FUNCTIONS,
            "ascending": _ascending,
            "years_old": partial(_years_old, times.as_of),
            "weekday": partial(_weekday, times, choice),
            "is_date": partial(_is_date, times),
            "year": _year,
            "gap_of": _gap_of,
            "votes_of": _votes_of,
            "years_between": _years_between,
            "days_between": _days_between,
            **timeline.functions(times.as_of, choice),
        }
        for american in ((False, True) if times.dollars else (False,))
        for choice, period in enumerate(_padded(times))
    ]


def _padded(times: Times) -> list[tuple[date, date] | None]:
    """As many choices as a date without a year, or a unit with several sizes, may need."""
    periods = list(times.periods())
    return periods + [periods[-1]] * (max(_CHOICES, 3 + len(times.years)) - len(periods))


def _figure(operand: Operand) -> Figure:
    assert isinstance(operand.source, Source)
    return operand.source.figure


def _bare_dollar(figure: Figure) -> bool:
    """Whether a plain "$" was taken for another dollar because of the country the text is about."""
    return figure.kind is Kind.MONEY and figure.text.startswith("$") and figure.unit != "USD"


def _currency(operand: Operand, american: bool) -> str | None:
    figure = _figure(operand)
    return "USD" if american and _bare_dollar(figure) else figure.unit


def _fx(
    rates: Rates,
    as_of: date | None,
    period: tuple[date, date] | None,
    american: bool,
    stated: Operand,
    other: Operand,
) -> Interval | None:
    """``american``: a plain "$" is the dollar of the United States, whatever the text is about."""
    base, quote = _currency(stated, american), _currency(other, american)
    if base is None or quote is None:
        return None
    if base == quote:
        return Interval.point(1)
    if as_of is None and not _reaches_now(rates, base, quote):
        return None
    if period is None:
        band = rates.around(base, quote, as_of) if as_of else None
    else:
        band = rates.band(base, quote, *period)
    return band.widened(_RATE_SLACK) if band is not None else None


def _fx_named(
    times: Times,
    rates: Rates,
    period: tuple[date, date] | None,
    american: bool,
    stated: Operand,
    other: Operand,
) -> Interval | None:
    """As ``fx``, but only in an article with a date: without one the band is too wide to say anything."""
    if times.as_of is None:
        return None
    return _fx(rates, times.as_of, period, american, stated, other)


def _convert(stated: Operand, other: Operand) -> Interval | None:
    """A measure as one in the unit of another, whatever the way: miles per gallon become litres per 100 km."""
    one, two = _full_unit(_figure(stated)), _full_unit(_figure(other))
    if one is None or two is None:
        return None
    found = [
        converted
        for left in units.readings(one)
        for right in units.readings(two)
        if (converted := units.convert(stated.interval, left, right)) is not None
    ]
    return Interval(min(x.low for x in found), max(x.high for x in found)) if found else None


def _unhedged(operand: Operand) -> Interval | None:
    """The values that the digits allow, whatever hedge stands before them."""
    figure = _figure(operand)
    if figure.value is None:
        return None
    exponent = figure.value.as_tuple().exponent
    return Interval.around(figure.value, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0))


def _full_unit(figure: Figure) -> str | None:
    """The unit with what it is per: "litres per 100 kilometres" is a unit of its own."""
    if figure.per is None:
        return figure.unit
    return _PER_UNITS.get((figure.unit or "", figure.per))


def _rescaled(stated: Operand, other: Operand) -> Interval | None:
    """By how much a rate is multiplied when it is told per another unit: a price a gallon, a price a litre."""
    one, two = _figure(stated).per, _figure(other).per
    size = units.factor(one, two) if one and two else None
    if size is None:
        return None
    ratio = Interval.point(size.denominator) / Decimal(size.numerator)
    return ratio.widened(_UNIT_SLACK)


def _unit(choice: int, stated: Operand, other: Operand) -> Interval | None:
    """The factor between two units; an ambiguous word ("ton", "gallon") has one for each choice."""
    one, two = _figure(stated).unit, _figure(other).unit
    if one is None or two is None:
        return None
    factors = units.factors(one, two)
    if not factors:
        return None
    factor = factors[min(choice, len(factors) - 1)]
    size = Interval.point(factor.numerator) / Decimal(factor.denominator)
    return size.widened(_UNIT_SLACK + _roundness(_figure(stated)) + _roundness(_figure(other)))


def _roundness(figure: Figure) -> Decimal:
    """How far a converted round number may be rounded beyond its digits: "(240 miles)" for 242."""
    value = abs(figure.value) if figure.value is not None else Decimal(0)
    if not value or figure.form != "digits":
        return Decimal(0)
    digits = str(value.normalize().as_tuple().digits[-1])
    exponent = value.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or (exponent <= 0 and digits != "5") or "." in figure.text:
        return Decimal(0)
    step = Decimal(5 if digits == "5" else 1).scaleb(exponent) / 2
    return min(step / value, _ROUND_SHARE)


def _area(one: Operand, two: Operand, whole: Operand) -> Interval | None:
    names = [_figure(operand).unit or "" for operand in (one, two)]
    sides = [units.factor(name, "metre") for name in names]
    under = units.factor(_figure(whole).unit or "", "square_metre")
    if sides[0] is None or sides[1] is None or not under:
        return None
    factor = sides[0] * sides[1] / under
    return Interval.point(Decimal(factor.numerator) / Decimal(factor.denominator))


def _pace(distance: Operand, time: Operand, speed: Operand) -> Interval | None:
    named = _figure(speed).unit
    parts = units.parts(named) if named else None
    length, span = _figure(distance).unit, _figure(time).unit
    if parts is None or length is None or span is None:
        return None
    over, under = units.factor(length, parts[0]), units.factor(span, parts[1])
    if over is None or under is None:
        return None
    factor = over / under
    return Interval.point(Decimal(factor.numerator) / Decimal(factor.denominator))


def _spans(number: Operand, rate: Operand) -> Interval | None:
    """Working days and hours are allowed for: a week has five days or seven, a year 250 or 366."""
    unit, per = _figure(number).unit, _figure(rate).per
    if _figure(number).kind is not Kind.DURATION or per is None or unit == per:
        return Interval.point(1)
    name, times = _SPANS.get(per, (per, 1))
    factor = units.factor(unit, name) if unit else None
    if factor is None:
        return None if unit and units.dimension(name) == "time" else Interval.point(1)
    factor /= times
    size = Decimal(factor.numerator) / Decimal(factor.denominator)
    low, high = _WORKING.get((unit or "", per), (size, size))
    return Interval(Decimal(low) * Decimal("0.985"), Decimal(high) * Decimal("1.015"))


def _reaches_now(rates: Rates, base: str, quote: str) -> bool:
    """Whether the rates of a pair come near the end of the data: a text without a date may be later than a lost peg."""
    pair, whole = rates.span(base, quote), rates.span("EUR", "USD")
    return pair is not None and whole is not None and (whole[1] - pair[1]).days < _LOST


def _into(
    rates: Rates,
    as_of: date | None,
    period: tuple[date, date] | None,
    american: bool,
    choice: int,
    stated: Operand,
    other: Operand,
) -> Interval | None:
    one, two = _figure(stated), _figure(other)
    if Kind.MONEY in (one.kind, two.kind):
        return _fx(rates, as_of, period, american, stated, other) if one.kind is two.kind else None
    return Interval.point(1) if one.unit == two.unit else _unit(choice, stated, other)


def _reading(stated: Operand, other: Operand) -> Interval | None:
    one, two = _figure(stated).unit, _figure(other).unit
    if one is None or two is None or not (units.is_temperature(one) and units.is_temperature(two)):
        return None
    return units.convert_temperature(stated.interval, one, two)


def _degrees(stated: Operand, other: Operand) -> Interval | None:
    one, two = _figure(stated).unit, _figure(other).unit
    factor = units.difference_factor(one, two) if one and two else None
    return (
        Interval.point(Decimal(factor.numerator) / Decimal(factor.denominator))
        if factor is not None
        else None
    )


def _risk(operand: Operand) -> Interval | None:
    """So many in so many, the first rounded to a whole number; anything else as it is read."""
    parts = _figure(operand).parts
    if len(parts) != 2 or not parts[1]:
        return operand.interval
    return Interval.around(parts[0], Decimal("0.5")) / parts[1]


def _shrunk(operand: Operand) -> Interval | None:
    """ "Reduced tenfold" leaves a tenth; "halved" is a ratio already."""
    interval = operand.interval
    return Interval.point(1) / interval if interval.low >= 1 else interval


def _base(operand: Operand) -> Interval | None:
    if _figure(operand).kind is Kind.RATIO:
        return Interval.point(1)
    per = _figure(operand).per or ""
    words = {"hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000}
    number = int(per) if per.isdigit() else words.get(per)
    return Interval.point(number) if number else None


def _in_area(area: Operand, rate: Operand) -> Interval | None:
    one, two = _figure(area).unit, _figure(rate).per
    factors = units.factors(one, two) if one and two else ()
    if not factors:
        return None
    sizes = [Decimal(factor.numerator) / Decimal(factor.denominator) for factor in factors]
    return Interval(min(sizes), max(sizes))


def _printed(operand: Operand) -> Interval | None:
    """A round sum that somebody put in is meant exactly; a hedged one is not."""
    figure = _figure(operand)
    if figure.value is None or figure.hedge is not None:
        return operand.interval
    return Interval.point(figure.value * scale_of(figure))


def _points(operand: Operand) -> Interval | None:
    """Only points as such ("two points") are counts; of anything else the formula is not meant."""
    figure = _figure(operand)
    if figure.kind in (Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS):
        return Interval.point(1)
    return Interval.point(100) if figure.unit == "point" or figure.noun == "point" else None


def _ascending(operand: Operand) -> Interval | None:
    figure = _figure(operand)
    if figure.low is None or figure.high is None:
        return None
    return Interval.point(1 if figure.low <= figure.high else 0)


def _weekday(times: Times, choice: int, operand: Operand) -> Interval | None:
    parts = _figure(operand).date
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
    if times.as_of is None or parts[1] is None or parts[2] is None:
        return []
    found: list[tuple[int, int]] = []
    for year in (times.as_of.year, times.as_of.year - 1, times.as_of.year + 1):
        if calendar.is_date(year, parts[1], parts[2]):
            away = abs((date(year, parts[1], parts[2]) - times.as_of).days)
            if away <= _NEAR_DAYS:
                found.append((away, year))
    near = [year for _, year in sorted(found)]
    return near + [year for year in times.years if year not in near]


def _is_date(times: Times, operand: Operand) -> Interval | None:
    """Whether the calendar has the day; a 29 February without a year is one of a year near the article, or named."""
    parts = _figure(operand).date
    if parts is None:
        return None
    year, month, day = parts
    if month is None or day is None:
        return None
    if year is None and times.as_of is not None and (month, day) == _LEAP_DAY:
        leap = any(calendar.is_date(one, month, day) for one in _likely_years(times, parts))
        return Interval.point(1 if leap else 0)
    return Interval.point(1 if calendar.is_date(year, month, day) else 0)


def _year(operand: Operand) -> Interval | None:
    figure = _figure(operand)
    if figure.date is not None and figure.date[0] is not None:
        return Interval.point(figure.date[0])
    return figure.interval if figure.kind is Kind.YEAR else None


def _parts(figure: Figure) -> DateParts:
    if figure.date is not None:
        return figure.date
    return (int(figure.value) if figure.value is not None else None, None, None)


def _years_old(as_of: date | None, born: Operand) -> Interval | None:
    return _completed(_parts(_figure(born)), (as_of.year, as_of.month, as_of.day)) if as_of else None


def _years_between(first: Operand, second: Operand) -> Interval | None:
    return _completed(_parts(_figure(first)), _parts(_figure(second)))


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
    one, two = _parts(_figure(first)), _parts(_figure(second))
    if None in one[1:] or None in two[1:]:
        return None
    year = one[0] or two[0] or 2001
    starts, ends = (one[0] or year, one[1] or 1, one[2] or 1), (two[0] or year, two[1] or 1, two[2] or 1)
    if not (calendar.is_date(*starts) and calendar.is_date(*ends)):
        return None
    return Interval.point((date(*ends) - date(*starts)).days)


def _gap_of(score: Operand) -> Interval | None:
    parts = _figure(score).parts
    return Interval.point(abs(parts[0] - parts[1])) if len(parts) == 2 else None


def _votes_of(score: Operand) -> Interval | None:
    parts = _figure(score).parts
    return Interval.point(sum(parts, Decimal(0))) if parts else None
