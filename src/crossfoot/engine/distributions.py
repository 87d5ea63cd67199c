"""p-values of test statistics, as functions of formulas.

The normal distribution is exact in the standard library. Student's t, F and chi-square come from SciPy, which
is imported at the first call that needs it; without it nothing is said about such a test. Every p-value falls
as the statistic moves away from its centre, so an interval of statistics gives an interval of p-values by its
ends; the ends are widened by more than the error of either library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from importlib import import_module
from math import inf, sqrt
from statistics import NormalDist
from typing import Any

from crossfoot.engine.operands import figure_of
from crossfoot.formula import EngineFunction, Operand
from crossfoot.model.interval import Interval

_ERROR = 1e-9
#: Farther out than this the tail is nothing.
_FAR = 38.0


def _p_normal(statistic: Operand) -> Interval | None:
    return _falling(statistic.interval, lambda z: 2 * NormalDist().cdf(-min(z, _FAR)))


def _p_student(statistic: Operand, df: Operand) -> Interval | None:
    degrees, library = _whole(df), _scipy()
    if degrees is None or library is None:
        return None
    return _falling(statistic.interval, lambda t: 2 * library.t.sf(t, degrees))


def _p_fisher(statistic: Operand, df: Operand, df2: Operand) -> Interval | None:
    one, two, library = _whole(df), _whole(df2), _scipy()
    if one is None or two is None or library is None:
        return None
    return _falling(statistic.interval, lambda f: library.f.sf(f, one, two))


def _p_fisher_joined(statistic: Operand, df: Operand) -> Interval | None:
    """Degrees of freedom printed without a space: "F(2,57)"."""
    numbers = re.fullmatch("([0-9]+),([0-9]+)", figure_of(df).text)
    library = _scipy()
    if numbers is None or library is None:
        return None
    one, two = int(numbers[1]), int(numbers[2])
    return _falling(statistic.interval, lambda f: library.f.sf(f, one, two))


def _p_chi_square(statistic: Operand, df: Operand) -> Interval | None:
    degrees = _whole(df)
    if degrees is None:
        return None
    if degrees == 1:
        return _falling(statistic.interval, lambda x: 2 * NormalDist().cdf(-min(sqrt(x), _FAR)))
    library = _scipy()
    return _falling(statistic.interval, lambda x: library.chi2.sf(x, degrees)) if library else None


def _p_correlation(statistic: Operand, df: Operand) -> Interval | None:
    degrees, library = _whole(df), _scipy()
    if degrees is None or library is None:
        return None
    ends = abs(statistic.interval).as_floats()
    if ends[0] >= 1:
        return None

    def p_of(r: float) -> float:
        return 2 * float(library.t.sf(r * sqrt(degrees / (1 - r * r)), degrees)) if r < 1 else 0.0

    return _falling(statistic.interval, p_of)


def _whole(operand: Operand) -> int | None:
    """Degrees of freedom as printed; fractional ones (Welch, Greenhouse-Geisser) are not recomputed."""
    middle = operand.interval.middle
    whole = int(middle) if middle.is_finite() else 0
    return whole if whole == middle and whole > 0 else None


def _falling(statistics: Interval, p_of: Callable[[float], float]) -> Interval:
    """The p-values of an interval of statistics."""
    low, high = abs(statistics).as_floats()
    top = p_of(max(low, 0.0))
    bottom = 0.0 if high == inf else p_of(high)
    return Interval(
        Decimal(repr(max(float(bottom) - _ERROR, 0.0))), Decimal(repr(min(float(top) + _ERROR, 1.0)))
    )


@cache
def _scipy() -> Any:
    """``scipy.stats``, or None where it is not installed."""
    try:
        return import_module("scipy.stats")
    except ImportError:
        return None


FUNCTIONS: Mapping[str, EngineFunction] = {
    "p_normal": _p_normal,
    "p_student": _p_student,
    "p_fisher": _p_fisher,
    "p_fisher_joined": _p_fisher_joined,
    "p_chi_square": _p_chi_square,
    "p_correlation": _p_correlation,
}
