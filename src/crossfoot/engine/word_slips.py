"""Slips of words: a third for a quarter, tripled for doubled, thirteen for thirty.

Figures in letters have no digits to change places, but they slip no less: a word is taken for another of its sort, or
two that sound alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

#: Shares that have a word of their own, as numerator and denominator.
_FRACTIONS = (
    (1, 2),
    (1, 3),
    (2, 3),
    (1, 4),
    (3, 4),
    (1, 5),
    (2, 5),
    (3, 5),
    (4, 5),
    (1, 6),
    (1, 8),
    (1, 10),
    (9, 10),
)
#: Multiples that are told by a word: doubled, threefold, half as many.
_MULTIPLES = (2, 3, 4, 5, 6, 7, 8, 9, 10)
#: The first number of those that sound like ten times themselves: thirteen to nineteen, thirty to ninety.
_TEENS = range(13, 20)
_SMALL = range(1, 10)
_POINTS = frozenset({Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS})
#: Rates are moved by quarters of a point.
_QUARTERS = (25, 50, 75, 100)


def teen_values(figure: Figure) -> Iterator[Decimal]:
    """What sounds like the value: 13 for 30, in letters or in digits."""
    if figure.value is None or figure.value != int(figure.value):
        return
    value = int(figure.value)
    if value in _TEENS:
        yield Decimal(10 * (value - 10))
    elif value % 10 == 0 and value // 10 + 10 in _TEENS:
        yield Decimal(value // 10 + 10)


def word_values(figure: Figure) -> Iterator[Decimal]:
    """The values of the words that may have been meant instead of one that has no digits, or of 25 basis points."""
    value = figure.value
    if value is None:
        return
    if figure.kind is Kind.BASIS_POINTS and value in _QUARTERS:
        yield from (Decimal(n) for n in _QUARTERS)
    if any(mark.isdigit() for mark in figure.text):
        return
    if value < 1 and (figure.kind is Kind.FRACTION or figure.kind in _POINTS or figure.kind is Kind.PERCENT):
        yield from (Decimal(a) / Decimal(b) for a, b in _FRACTIONS)
    elif figure.kind is Kind.MULTIPLE:
        yield from (Decimal(1) / n if value < 1 else Decimal(n) for n in _MULTIPLES)
    elif value in _SMALL and (figure.kind in _POINTS or figure.kind is Kind.PERCENT):
        yield from (Decimal(n) for n in _SMALL if n != value)
