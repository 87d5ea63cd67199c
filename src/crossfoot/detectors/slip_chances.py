"""Figures as evidence: whether one slip of the keyboard turns a relation that fails into one that holds as printed.

Two figures that have nothing to do with each other are seldom a slip apart, the less so the more digits they have.
Where that coincidence is unlikely, a few words are enough to believe that the figures belong together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

#: Digits compared of two values.
_PRECISION = 12
#: Powers of ten that a slip may leave out or add.
_POWERS = 4
#: The share of a decade that one unit of its leading digits takes, on average.
_DENSITY = 0.45
#: Values of the printed precision that are tried.
_TRIED = 20
#: Counts below this are exact however many noughts they end in.
_EXACT = 100_000


def step_of(figure: Figure) -> float:
    """How far two neighbouring values of a figure's precision are apart.

    >>> from crossfoot.quantities import extract_figures
    >>> [step_of(figure) for figure in extract_figures("1,850 boats, £1.2 million").figures]
    [1.0, 100000.0]
    """
    value = abs(float(figure.value or 0))
    counted = figure.kind in (Kind.COUNT, Kind.NUMBER) and not figure.scaled
    if counted and value < _EXACT and value == int(value):
        return 1.0
    return float(figure.interval.width)


def digits_of(value: float) -> str:
    """The significant digits of a value, without the noughts before and behind.

    >>> digits_of(0.0250), digits_of(40_100.0)
    ('25', '401')
    """
    mantissa = f"{value:.{_PRECISION}g}".split("e")[0]
    return mantissa.replace(".", "").replace("-", "").lstrip("0").rstrip("0")


def ways_to_slip(stated: float, needed: float) -> int:
    """How many values are the same kind of slip away from the needed one, if the stated one is; 0 if it is none.

    >>> ways_to_slip(342, 324), ways_to_slip(965, 865), ways_to_slip(8_100, 81), ways_to_slip(512, 865)
    (2, 27, 4, 0)
    """
    if stated <= 0 or needed <= 0:
        return 0
    one, two = digits_of(stated), digits_of(needed)
    if one == two:
        return _POWERS
    size = max(len(one), len(two))
    if math.floor(math.log10(stated) + 1e-9) != math.floor(math.log10(needed) + 1e-9):
        return 0
    if {one, two} in ({f"1{digit}", str(digit)} for digit in range(3, 10)):
        return 1  # thirteen for thirty
    one, two = one.ljust(size, "0"), two.ljust(size, "0")
    apart = [place for place in range(size) if one[place] != two[place]]
    if len(apart) == 1:
        return 9 * size
    if len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(one) == sorted(two):
        return size - 1
    return 0


def chance_of_slip(stated: float, needed: float, slack: float) -> float | None:
    """The probability that an unrelated value would be such a slip of the needed one; None if it is no slip.

    Args:
        stated: the printed value.
        needed: the value that would make the relation hold.
        slack: how far apart two values are that the rounding of all figures lets one tell apart.
    """
    ways = ways_to_slip(stated, needed)
    if not ways:
        return None
    # Round values are commoner than their digits tell: 90,000 and 20,000 are one of nine values apart.
    size = max(len(digits_of(stated)), len(digits_of(needed)))
    return min(1.0, ways * max(slack / needed * _DENSITY, 10.0 ** (1 - size) / 9))


def chance_of_near_slip(stated: float, needed: float, slack: float, step: float) -> float | None:
    """The same where the needed value is known only to within some rounding: for any value of the printed precision.

    One wrong digit is left out: with some rounding most values are one digit away from each other.

    >>> chance_of_near_slip(17_580.0, 15_780.8, 2.2, 1.0) is None
    False
    >>> chance_of_near_slip(15_380.0, 15_780.8, 2.2, 1.0) is None
    True
    """
    first, last = math.ceil((needed - slack) / step), math.floor((needed + slack) / step)
    values = [k * step for k in range(first, min(last, first + _TRIED) + 1)]
    ways = [value for value in values if _moves(stated, value) > 0]
    return chance_of_slip(stated, ways[0], 2 * slack) if ways else None


def _moves(stated: float, needed: float) -> int:
    """Ways to slip but for one wrong digit."""
    one, two = digits_of(stated), digits_of(needed)
    return ways_to_slip(stated, needed) if one == two or sorted(one) == sorted(two) else 0


def slack_of(figures: Sequence[Figure]) -> float:
    """The rounding of several figures that are added up, together."""
    return sum(map(step_of, figures))
