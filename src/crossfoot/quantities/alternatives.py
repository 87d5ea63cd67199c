"""Two numbers with "or" between them as one figure.

or = number "or" number    neighbours only: "two or three years", "three or four million", "20 or 30 people"
or = article unit "or two"                                     "a year or two", "an hour or two"
"""

from __future__ import annotations

from decimal import Decimal

from crossfoot.model.quantity import Kind
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import Passage
from crossfoot.quantities.range_ends import read_end
from crossfoot.quantities.ranges import fuse, lend

_UNITS = frozenset((Kind.MEASURE, Kind.DURATION, Kind.PERCENTAGE_POINTS))
#: Units shorter than this are abbreviations.
_SPELLED = 3


def read_or(p: Passage, low: Figure) -> bool:
    """Extend a bare number to the range of it and its neighbour behind "or"."""
    if p.word(low.last) != p.words.or_word or low.value is None or low.kind is not Kind.NUMBER or low.scaled:
        return False
    high = read_end(p, low.last + 1)
    if high is None or high.value is None or high.signed:
        return False
    size = p.words.groups.get(p.lower[high.last - 1], 1)
    printed = high.value.scaleb(-high.power) / size
    if not _neighbours(low.value, printed) or not lend(low, high):
        return False
    low.value *= size
    fuse(low, high)
    return True


def _neighbours(low: Decimal, high: Decimal) -> bool:
    """Whether nothing lies between two whole numbers, or two round ones: 20 or 30, 8,000 or 9,000."""
    if low <= 0:
        return False
    step = Decimal(1).scaleb(low.adjusted())
    return high == low + 1 or (low % step == 0 and high == low + step)


def read_or_two(p: Passage, i: int) -> Figure | None:
    """ "a year or two" at the word two."""
    words, j = p.words, i - 2
    if p.word(i - 1) != words.or_word or j - 1 < max(p.floor, p.claimed) or words.small.get(p.lower[i]) != 2:
        return None
    if (
        p.lower[j - 1] not in words.articles
        or p.lower[j] not in words.suffixes
        or words.is_plural(p.lower[j])
    ):
        return None
    if words.is_plural(p.word(i + 1)):
        return None  # "a day or two nights"
    for length, suffix in words.suffixes.matches(p.lower, j, p.text, p.starts, p.ends):
        if length == 1 and suffix.kind in _UNITS and not suffix.weak and len(p.lower[j]) >= _SPELLED:
            figure = Figure(suffix.kind, j - 1, i + 1)
            figure.low, figure.high = words.decimal(1), words.decimal(2)
            figure.unit, figure.form = suffix.unit, "words"
            return figure
    return None
