"""Terms as quotients of two polynomials, to see which way they move.

In `a / (a + b)` the derivative by `a` is `((a + b) - a) / (a + b)²`: only after collecting, to `b / (a +
b)²`, can intervals tell that it is positive. So a term made of the four operations and whole powers is
multiplied out once, when the formula is read, and the top of its derivative is kept collected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from functools import reduce
from typing import NamedTuple

from crossfoot.formula.evaluate import Box, known
from crossfoot.formula.nodes import Binary, Name, Negative, Node, Number, Power, Settled
from crossfoot.model.interval import Interval

_MAX_MONOMIALS = 60

Monomial = tuple[tuple[str, int], ...]
"""Names with their exponents, sorted: a²b is (("a", 2), ("b", 1)); a settled call counts as a name."""

Polynomial = Mapping[Monomial, Fraction]

_ONE: Polynomial = {(): Fraction(1)}


class _NotRational(Exception):
    """The term has a function in it, or is too long when multiplied out."""


class Direction(NamedTuple):
    """Whether a term rises or falls with one name: the top of its derivative, and the bottom of the term, collected."""

    slope: tuple[tuple[Interval, Monomial], ...]
    bottom: tuple[tuple[Interval, Monomial], ...]

    def over(self, box: Box) -> Interval | None:
        """Give an interval with the sign of the derivative over a box; None when the term may have a pole there."""
        return None if _image(self.bottom, box).contains(0) else _image(self.slope, box)


def direction(node: Node, name: str) -> Direction | None:
    """Work out which way a term moves with a name; None when it is not made of the four operations and whole powers."""
    try:
        top, bottom = _quotient(node)
        slope = _add(_times(_derivative(top, name), bottom), _times(top, _derivative(bottom, name)), -1)
    except _NotRational:
        return None
    return Direction(_ready(slope), _ready(bottom))


def _quotient(node: Node) -> tuple[Polynomial, Polynomial]:
    match node:
        case Number(value):
            return {(): Fraction(value)}, _ONE
        case Name(name):
            return {((name, 1),): Fraction(1)}, _ONE
        case Settled():
            return {((node.key, 1),): Fraction(1)}, _ONE
        case Negative(operand):
            top, bottom = _quotient(operand)
            return _add({}, top, -1), bottom
        case Power(base, exponent):
            top, bottom = _quotient(base)
            if exponent < 0:
                top, bottom = bottom, top
            return _raised(top, abs(exponent)), _raised(bottom, abs(exponent))
        case Binary(operator, left, right):
            return _combined(operator, _quotient(left), _quotient(right))
        case _:
            raise _NotRational


def _combined(
    operator: str, left: tuple[Polynomial, Polynomial], right: tuple[Polynomial, Polynomial]
) -> tuple[Polynomial, Polynomial]:
    (top, bottom), (other_top, other_bottom) = left, right
    match operator:
        case "*":
            return _times(top, other_top), _times(bottom, other_bottom)
        case "/":
            return _times(top, other_bottom), _times(bottom, other_top)
    sign = 1 if operator == "+" else -1
    if bottom == other_bottom:
        return _add(top, other_top, sign), bottom
    return _add(_times(top, other_bottom), _times(other_top, bottom), sign), _times(bottom, other_bottom)


def _add(first: Polynomial, second: Polynomial, sign: int = 1) -> Polynomial:
    result = dict(first)
    for monomial, factor in second.items():
        result[monomial] = result.get(monomial, Fraction(0)) + sign * factor
    return _limited({monomial: factor for monomial, factor in result.items() if factor})


def _times(first: Polynomial, second: Polynomial) -> Polynomial:
    result: Polynomial = {}
    for monomial, factor in first.items():
        result = _add(result, {_product(monomial, other): factor * by for other, by in second.items()})
    return result


def _product(first: Monomial, second: Monomial) -> Monomial:
    return tuple(sorted((Counter(dict(first)) + Counter(dict(second))).items()))


def _raised(base: Polynomial, exponent: int) -> Polynomial:
    return reduce(_times, [base] * exponent, _ONE)


def _derivative(polynomial: Polynomial, name: str) -> Polynomial:
    result: Polynomial = {}
    for monomial, factor in polynomial.items():
        exponent = dict(monomial).get(name, 0)
        if exponent:
            lower = Counter(dict(monomial)) - Counter([name])
            result = _add(result, {tuple(sorted(lower.items())): factor * exponent})
    return result


def _limited(polynomial: Polynomial) -> Polynomial:
    if len(polynomial) > _MAX_MONOMIALS:
        raise _NotRational
    return polynomial


def _ready(polynomial: Polynomial) -> tuple[tuple[Interval, Monomial], ...]:
    return tuple(
        (Interval.point(factor.numerator) / factor.denominator, monomial)
        for monomial, factor in polynomial.items()
    )


def _image(polynomial: tuple[tuple[Interval, Monomial], ...], box: Box) -> Interval:
    result = Interval.point(0)
    for factor, monomial in polynomial:
        for name, exponent in monomial:
            value = box.figures.get(name)
            factor *= (known(box.settled[name]) if value is None else value) ** exponent
        result += factor
    return result
