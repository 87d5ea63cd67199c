"""Units for formulas: factors, temperatures, areas, paces, spans of time."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial

from crossfoot.engine.operands import figure_of
from crossfoot.formula import EngineFunction, Operand
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference import units

#: Rates that are a unit of their own.
_PER_UNITS = {
    ("litre", "100 kilometre"): "litre_per_100_kilometres",
    ("mile", "gallon"): "mile_per_gallon",
    ("kilometre", "litre"): "kilometre_per_litre",
    ("mile", "hour"): "mile_per_hour",
    ("kilometre", "hour"): "kilometre_per_hour",
    ("metre", "second"): "metre_per_second",
}
#: What is told for a hundred of the second.
_PER_HUNDRED = {"litre_per_100_kilometres": ("litre", "kilometre")}
#: Units are converted with short factors ("0.45 kg to the pound").
_UNIT_SLACK = Decimal("0.01")
#: A round number stands for this much of itself on either side at most.
_ROUND_SHARE = Decimal("0.04")
#: Spans that are no units of their own: a night is a day, for what is paid by it.
_SPANS = {"night": ("day", 1), "fortnight": ("week", 2), "quarter": ("month", 3), "decade": ("year", 10)}
#: Marks on the dials of ovens, the step from one to the next, and how far apart the same mark of two dials may be.
_OVEN = {"celsius": (100, 300, 5), "fahrenheit": (200, 575, 5)}
_OVEN_MARKS = {"celsius": Decimal(7), "fahrenheit": Decimal(12)}
#: Where working time is shorter than the calendar's.
_WORKING: Mapping[tuple[str, str], tuple[int, int]] = {
    ("week", "day"): (5, 7), ("month", "day"): (20, 31), ("year", "day"): (250, 366), ("day", "hour"): (8, 24),
    ("week", "hour"): (35, 168), ("year", "hour"): (1_700, 8_784),
}  # fmt: skip


def functions(choice: int) -> Mapping[str, EngineFunction]:
    """The functions by name; ``choice`` numbers the sizes that an ambiguous unit may have."""
    return {
        "unit": partial(unit_of, choice),
        "convert": _convert,
        "rescaled": _rescaled,
        "spans": _spans,
        "area": _area,
        "volume": _volume,
        "respanned": _respanned,
        "pace": _pace,
        "reading": _reading,
        "degrees": _degrees,
        "in_area": _in_area,
    }


def _convert(stated: Operand, other: Operand) -> Interval | None:
    """A measure as one in the unit of another, whatever the way: miles per gallon become litres per 100 km."""
    one, two = _full_unit(figure_of(stated)), _full_unit(figure_of(other))
    if one is None or two is None:
        return None
    found = [
        converted
        for left in units.readings(one)
        for right in units.readings(two)
        if (converted := units.convert(stated.interval, left, right)) is not None
    ]
    return Interval(min(x.low for x in found), max(x.high for x in found)) if found else None


def _full_unit(figure: Figure) -> str | None:
    """The unit with what it is per: "litres per 100 kilometres" is a unit of its own."""
    if figure.per is None:
        return figure.unit
    return _PER_UNITS.get((figure.unit or "", figure.per))


def _rescaled(stated: Operand, other: Operand) -> Interval | None:
    """By how much a rate is multiplied when it is told per another unit: a price a gallon, a price a litre."""
    one, two = figure_of(stated).per, figure_of(other).per
    size = units.factor(one, two) if one and two else None
    if size is None:
        return None
    ratio = Interval.point(size.denominator) / Decimal(size.numerator)
    return ratio.widened(_UNIT_SLACK)


def unit_of(choice: int, stated: Operand, other: Operand) -> Interval | None:
    """The factor between two units; an ambiguous word ("ton", "gallon") has one for each choice."""
    one, two = figure_of(stated).unit, figure_of(other).unit
    if one is None or two is None:
        return None
    factors = units.factors(one, two)
    if not factors:
        return None
    factor = factors[min(choice, len(factors) - 1)]
    size = Interval.point(factor.numerator) / Decimal(factor.denominator)
    return size.widened(_UNIT_SLACK + _roundness(figure_of(stated)) + _roundness(figure_of(other)))


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
    names = [figure_of(operand).unit or "" for operand in (one, two)]
    if units.factor(names[1], "square_metre") is not None:
        return _filled(names[0], names[1], figure_of(whole).unit or "")
    sides = [units.factor(name, "metre") for name in names]
    under = units.factor(figure_of(whole).unit or "", "square_metre")
    if sides[0] is None or sides[1] is None or not under:
        return None
    return _point(sides[0] * sides[1] / under)


def _filled(depth: str, base: str, whole: str) -> Interval | None:
    """How many of a volume's unit one of depth over one of an area makes."""
    high, under, room = units.factor(depth, "metre"), units.factor(base, "square_metre"), None
    room = units.factor(whole, "cubic_metre")
    return _point(high * under / room) if high and under and room else None


def _volume(one: Operand, two: Operand, three: Operand, whole: Operand) -> Interval | None:
    sides = [units.factor(figure_of(operand).unit or "", "metre") for operand in (one, two, three)]
    room = units.factor(figure_of(whole).unit or "", "cubic_metre")
    if sides[0] is None or sides[1] is None or sides[2] is None or not room:
        return None
    return _point(sides[0] * sides[1] * sides[2] / room)


def _respanned(stated: Operand, other: Operand) -> Interval | None:
    """How many of a rate's spans make one of another's, working days and hours allowed for."""
    one, two = figure_of(stated).per, figure_of(other).per
    size = units.factor(two, one) if one and two and one != two else None
    if size is None:
        return None
    if size < 1:
        inverse = _respanned(other, stated)
        return None if inverse is None else Interval(1 / inverse.high, 1 / inverse.low)
    whole = Decimal(size.numerator) / Decimal(size.denominator)
    low, high = _WORKING.get((two or "", one or ""), (whole, whole))
    return Interval(Decimal(low) * Decimal("0.985"), Decimal(high) * Decimal("1.015"))


def _point(factor: Fraction) -> Interval:
    return Interval.point(Decimal(factor.numerator) / Decimal(factor.denominator))


def _pace(distance: Operand, time: Operand, speed: Operand) -> Interval | None:
    named = figure_of(speed).unit
    parts = _PER_HUNDRED.get(named or "") or (units.parts(named) if named else None)
    length, span = figure_of(distance).unit, figure_of(time).unit
    if named is None or length is None or span is None:
        return None
    over, under = (
        units.factor(length, parts[0] if parts else "metre"),
        units.factor(span, parts[1] if parts else "second"),
    )
    size = Fraction(1) if parts else units.factor(named, "metre_per_second")
    size = Fraction(1, 100) if named in _PER_HUNDRED else size
    if over is None or under is None or not size:
        return None
    factor = over / under / size
    return Interval.point(Decimal(factor.numerator) / Decimal(factor.denominator))


def _spans(number: Operand, rate: Operand) -> Interval | None:
    """Working days and hours are allowed for: a week has five days or seven, a year 250 or 366."""
    unit, per = figure_of(number).unit, figure_of(rate).per
    if figure_of(number).kind is not Kind.DURATION or per is None or unit == per:
        return Interval.point(1)
    name, times = _SPANS.get(per, (per, 1))
    factor = units.factor(unit, name) if unit else None
    if factor is None:
        return None if unit and units.dimension(name) == "time" else Interval.point(1)
    factor /= times
    size = Decimal(factor.numerator) / Decimal(factor.denominator)
    low, high = _WORKING.get((unit or "", per), (size, size))
    return Interval(Decimal(low) * Decimal("0.985"), Decimal(high) * Decimal("1.015"))


def _reading(stated: Operand, other: Operand) -> Interval | None:
    one, two = figure_of(stated).unit, figure_of(other).unit
    if one is None or two is None or not (units.is_temperature(one) and units.is_temperature(two)):
        return None
    read = units.convert_temperature(stated.interval, one, two)
    slack = _OVEN_MARKS.get(two)
    if (
        read is None
        or slack is None
        or not (_is_oven_mark(figure_of(stated)) and _is_oven_mark(figure_of(other)))
    ):
        return read
    return Interval(read.low - slack, read.high + slack)


def _is_oven_mark(figure: Figure) -> bool:
    """Whether a temperature is one that stands on the dial of an oven: 180C and 350F are the same mark of two dials."""
    low, high, step = _OVEN.get(figure.unit or "", (0, 0, 1))
    return figure.value is not None and low <= figure.value <= high and figure.value % step == 0


def _degrees(stated: Operand, other: Operand) -> Interval | None:
    one, two = figure_of(stated).unit, figure_of(other).unit
    factor = units.difference_factor(one, two) if one and two else None
    return (
        Interval.point(Decimal(factor.numerator) / Decimal(factor.denominator))
        if factor is not None
        else None
    )


def _in_area(area: Operand, rate: Operand) -> Interval | None:
    one, two = figure_of(area).unit, figure_of(rate).per
    factors = units.factors(one, two) if one and two else ()
    if not factors:
        return None
    sizes = [Decimal(factor.numerator) / Decimal(factor.denominator) for factor in factors]
    return Interval(min(sizes), max(sizes))
