"""What a printed figure allows: the strict and the lenient interval of every kind.

ulp is the place value of the last written digit after scaling; g, the granularity, is the largest of 1, 2.5 and
5 x 10^k that divides the number and is at most a third of it (7,000: 1,000; 250: 50; 1,500: 500; 50m: 10m).

    written                         strict                    lenient
    5.5 billion, 7 million          v ± ulp/2                 [v - ulp/2, v + ulp), truncation granted
    6,812 people; 250 dead; nine    exactly v                 exactly v
    7,000 people                    v ± 1/2                   v ± g/2: whole numbers from 1,000 that end in 00
    $45,000                         v ± 1/2                   v ± half the place of its last digit that is not 0
    5.0; $1.50; 2.50%; 250 (bare)   v ± ulp/2                 the same
    5%; 6.6%                        v ± ulp/2                 [v - ulp/2, v + ulp)
    5 years                         v ± ulp/2                 [v - ulp/2, v + ulp)
    a half, third, quarter          v ± 1.5 points            v ± 2.5 points      (other fractions 1 and 2 points)
    two and a half                  v ± 0.05                  v ± half of that fraction's place (here 0.25)
    about v                         v ± g/2                   v ± g               (fractions 2.5 and 5 points)
    nearly v                        [v - g/2, v)              [v - g, v]
    close to v                      [v - g/2, v + g/4]        v ± g
    more than v                     (v, v + g]                (v, infinity)
    at least v                      [v, infinity)             the same
    up to, at most, under v         (-infinity, v]            the same
    about v or more                 [v - g/2, infinity)       [v - g, infinity)   (or less: the other way round)
    7-8 billion                     [7 - ulp/2, 8 + ulp/2]    the same; a third to a half as its ends
    doubled, twice, halved          v ± 5%                    [0.875 v, 1.25 v]; halved [0.4, 0.6]
    three times, tenfold (in words) v ± 5%                    [0.875 v, 1.15 v]
    3 times, 2.5x (in digits)       v ± ulp/2                 [v - ulp/2, v + ulp), truncation granted
    one in n                        [1/(n+1/2), 1/(n-1/2)]    the same; others a/b ± 1.5 and 2.5 points
    9-of-14                         exactly 9/14              the same
    n to 1                          (n ± 1/2) to 1            the same
    more than halved                [v/2, v)                  [0, v): the hedge is of the fall; others likewise
    an age of n                     [n, n + 1)                the same
    year, rank, weekday, clock      exactly v                 exactly v
    dozens, dates, scores           everything                everything

Hedges come first; a hedge never makes an interval narrower than the digits alone. Ordering and direction words
compare printed values, not these intervals.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from crossfoot.model.decimals import is_multiple
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind

if TYPE_CHECKING:
    from crossfoot.quantities.figure import Figure

_ZERO = Decimal(0)
#: A base that a rate is told for, not a sample.
_LARGE_BASE = 100
_HALF = Decimal("0.5")
_STEPS = (Decimal(5), Decimal("2.5"), Decimal(1))
_EXACT = frozenset((Kind.YEAR, Kind.ORDINAL, Kind.WEEKDAY, Kind.CLOCK, Kind.PERIOD, Kind.DATE, Kind.SCORE))
_TRUNCATED = frozenset((Kind.PERCENT, Kind.DURATION))
_COMMON = frozenset((Decimal(2), Decimal(3), Decimal(4)))
_LOOSE_FROM = 1000
_TWICE = 2
_FINEST = 4


def strict(figure: Figure) -> Interval:
    """The interval that the digits and the hedge allow, taken at their word."""
    return _interval(figure, False)


def lenient(figure: Figure) -> Interval:
    """The widest interval that careful usage allows; a value outside is an error."""
    return _interval(figure, True)


def leniency(figure: Figure) -> str | None:
    """What makes the lenient interval wider than the strict one: hedge, loose zeros, truncated, or nothing."""
    if figure.interval == figure.lenient:
        return None
    if figure.hedge is not None or figure.kind in (Kind.FRACTION, Kind.MULTIPLE):
        return "hedge"
    return "loose zeros" if _is_loose(figure) else "truncated"


def _interval(figure: Figure, loose: bool) -> Interval:
    if figure.is_range:
        return _range(figure, loose)
    value = figure.value
    if value is None:
        return Interval.everything()
    if figure.kind in _EXACT:
        return Interval.point(value)
    if value < 0:
        return -_positive(figure, -value, loose)
    return _positive(figure, value, loose)


def _positive(figure: Figure, value: Decimal, loose: bool) -> Interval:
    if figure.kind is Kind.RATIO:
        plain = _ratio(figure, value, loose)
    elif figure.kind is Kind.FRACTION:
        plain = Interval.around(value, _fraction_half(value, loose))
    elif figure.kind is Kind.MULTIPLE and figure.form in ("verb", "words"):
        plain = _multiple(value, loose, figure.form == "verb")
    elif figure.kind is Kind.AGE:
        plain = Interval(value, value + 1, True, False)
    else:
        plain = _digits(figure, value, loose)
    return plain if figure.hedge is None else _hedged(figure, value, plain, loose)


def _ulp(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def granularity(value: Decimal) -> Decimal:
    """The roundness of a positive number.

    >>> [str(granularity(Decimal(n))) for n in ("7000", "250", "1500", "6812")]
    ['1E+3', '5E+1', '5E+2', '1']
    """
    if not value:
        return _ulp(value)
    third = value / 3
    top = third.adjusted()
    for k in range(top, min(top, _exponent(value)) - _FINEST, -1):
        for step in _STEPS:
            candidate = step.scaleb(k)
            if candidate <= third and value % candidate == 0:
                return candidate.normalize()
    return _ulp(value)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _digits(figure: Figure, value: Decimal, loose: bool) -> Interval:
    ulp = _ulp(value)
    if figure.form == "fraction" and figure.kind is not Kind.FRACTION:
        return _mixed(figure, value, loose)
    if loose and _is_loose(figure):
        return Interval.around(value, _loose_half(figure, value))
    counts = figure.kind is Kind.COUNT and (figure.noun is not None or figure.unit is None)
    counts = counts or (figure.kind is Kind.NUMBER and value >= 2 and _is_spelled(figure))
    if counts and not figure.scaled and ulp == 1:
        return Interval.point(value) if not (_is_loose(figure)) else Interval.around(value, _HALF)
    if loose and (figure.scaled or (figure.kind in _TRUNCATED and not _ends_in_zero(value))):
        return Interval(value - ulp / 2, value + ulp, True, False)
    return Interval.around(value, ulp / 2)


def _is_spelled(figure: Figure) -> bool:
    """Whether a number is written in letters: "nine of them" is counted, not measured."""
    return figure.text.replace("-", "").isalpha()


def _ends_in_zero(value: Decimal) -> bool:
    """Whether a zero was printed behind the point, which is never an accident."""
    return _exponent(value) < 0 and value.as_tuple().digits[-1] == 0


def _is_loose(figure: Figure) -> bool:
    """A plain whole number of 1,000 or more that ends in two zeros."""
    value = figure.value
    if value is None or figure.scaled or figure.form != "digits" or figure.kind is Kind.PERCENT:
        return False
    return abs(value) >= _LOOSE_FROM and _exponent(value) == 0 and is_multiple(value, 100)


def _loose_half(figure: Figure, value: Decimal) -> Decimal:
    if figure.kind is Kind.MONEY:
        return Decimal(1).scaleb(_exponent(value.normalize())) / 2
    return granularity(value) / 2


def _mixed(figure: Figure, value: Decimal, loose: bool) -> Interval:
    """Two and a half million, 11-1/2: the fraction's own place."""
    unit = Decimal(1).scaleb(figure.power)
    if not loose:
        return Interval.around(value, unit / 20)
    rest = (value / unit) % 1
    place = rest if rest <= _HALF else 1 - rest
    return Interval.around(value, max(place * unit / 2, unit / 20))


def _fraction_half(value: Decimal, loose: bool) -> Decimal:
    common = any(abs(value * n - round(value * n)) < Decimal("0.001") for n in _COMMON) and value < 1
    points = (
        (Decimal("2.5") if loose else Decimal("1.5")) if common else (Decimal(2) if loose else Decimal(1))
    )
    return points / 100


def _ratio(figure: Figure, value: Decimal, loose: bool) -> Interval:
    a, b = figure.parts
    if a == 1 and b > 1:
        return Interval(1 / (b + _HALF), 1 / (b - _HALF))
    if b == 1:
        return Interval.around(a, _HALF)
    if is_tally(figure):
        return Interval.point(value)
    if b >= _LARGE_BASE and a < b:
        return Interval.around(
            value, _HALF / b
        )  # "8 in every 100,000": the count is rounded, the base is chosen
    return Interval.around(value, (Decimal("0.025") if loose else Decimal("0.015")) * max(value, Decimal(1)))


def is_tally(figure: Figure) -> bool:
    """Whether a ratio counts tries, "9-of-14" and "19-for-27", and is no rounded share such as "3-in-10"."""
    joint = figure.text.strip("0123456789")
    return figure.kind is Kind.RATIO and joint in ("-of-", "-for-") and 1 not in figure.parts


def _multiple(value: Decimal, loose: bool, verb: bool) -> Interval:
    if not loose:
        return Interval.around(value, value / 20)
    if value < 1:
        return Interval.around(value, value / 5)
    top = Decimal("1.25") if verb or value <= _TWICE else Decimal("1.15")
    return Interval(value * Decimal("0.875"), value * top)


def _range(figure: Figure, loose: bool) -> Interval:
    assert figure.low is not None
    assert figure.high is not None
    low, high = min(figure.low, figure.high), max(figure.low, figure.high)
    if figure.kind is Kind.AGE:
        return Interval(low, high + 1, True, False)
    if figure.kind in _EXACT:
        return Interval(low, high)
    if figure.kind is Kind.FRACTION:
        return Interval(low - _fraction_half(low, loose), high + _fraction_half(high, loose))
    slack = granularity(high) / 2 if figure.hedge == "approx" and loose else _ZERO
    return Interval(low - max(_ulp(low) / 2, slack), high + max(_ulp(high) / 2, slack))


def _step(figure: Figure, value: Decimal) -> Decimal:
    """The width that hedges are measured in."""
    if figure.kind in (Kind.FRACTION, Kind.RATIO):
        return Decimal("0.05") * max(value, Decimal(1))
    if figure.kind is Kind.MULTIPLE:
        return value / 4
    return max(granularity(value), _ulp(value))


def _hedged_loss(hedge: str, value: Decimal, plain: Interval, half: Decimal, loose: bool) -> Interval:
    """Hedges of the size of a fall, turned round: what more than halved is under half of what it was."""
    match hedge:
        case "above" if loose:
            return Interval(_ZERO, value, True, False)
        case "above":
            return Interval(value / 2, value, True, False)
        case "below":
            return Interval(value, value + half, loose, True)
        case "at-least":
            return Interval(_ZERO, value)
        case "up-to" | "at-most":
            return Interval.at_least(value)
        case _:
            return plain.hull(Interval.around(value, half))


def _hedged(figure: Figure, value: Decimal, plain: Interval, loose: bool) -> Interval:
    step = _step(figure, value)
    half = step if loose else step / 2
    if not step:  # "nearly 0 times"
        return plain
    if figure.kind is Kind.MULTIPLE and figure.form == "verb" and value < 1:
        return _hedged_loss(figure.hedge or "", value, plain, half, loose)
    match figure.hedge:
        case "approx":
            return plain.hull(Interval.around(value, half))
        case "below":
            return Interval(value - half, value, True, loose)
        case "close":
            return plain.hull(Interval(value - half, value + (step if loose else step / 4)))
        case "above":
            if loose and not figure.soft:
                return Interval.at_least(value, closed=False)
            top = max(value / 2, step) if figure.kind is Kind.MULTIPLE else step
            return Interval(value, value + top, False, True)
        case "at-least":
            return Interval.at_least(value - half if figure.soft else value)
        case _:
            return Interval.at_most(value + half if figure.soft else value)
