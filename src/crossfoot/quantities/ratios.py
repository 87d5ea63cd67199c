"""Ratios: "one in five", "two out of every three", "17 to one", "3-to-1", "1-for-20".

The value is the first number over the second; ``parts`` are the two as printed.
"""

from __future__ import annotations

from decimal import Decimal

from crossfoot.model.quantity import Kind
from crossfoot.quantities import number_words, numbers, ranges
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.numerals import Numeral
from crossfoot.quantities.passage import Passage

_ROUND = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000, 10000, 100000, 1000000))
_MOST = 10**9
_TWO = 2
_WHOLE = 100
#: Digits of a year, which "one man in 1930" has.
_YEAR = 4
#: A word of change as near as this makes "by 14 to 96" a move and no vote.
_NEAR = 3
#: So far before a ratio "outnumber" may stand.
_FAR = 7


def read_ratio(p: Passage, figure: Figure) -> bool:
    """Make a ratio of the whole number ``figure`` and the one behind it, where the words between say so."""
    value = figure.value
    if figure.kind is not Kind.NUMBER or value is None or figure.power or value != int(value):
        return False
    j = figure.last
    word = p.word(j)
    words = p.words
    every = word.isalpha() and p.word(j + 1) in words.ratio_in and p.word(j + 2) in words.every
    if (
        (value < 10 and (word in words.ratio_nouns or every))
        or word == words.times_word
        or _is_of_one(p, j, value)
    ):
        j += 1
        word = p.word(j)
    if word == "-" and p.hyphen(j):
        return _hyphenated(p, figure, j)
    if word in words.ratio_in or (word == words.of and p.word(j + 1) in words.every):
        return _share(p, figure, j + 1)
    if word in words.ratio_out and p.word(j + 1) == words.of:
        return _share(p, figure, j + 2)
    if word == words.to_word:
        return _to_one(p, figure, j + 1)
    return word == words.over and abs(value) == 1 and _one_over(p, figure, j + 1)


def _is_of_one(p: Passage, j: int, value: Decimal) -> bool:
    """ "One farm in 30 was hit": any noun behind one, and digits that count nothing behind "in"."""
    if (
        value != 1
        or not p.word(j).isalpha()
        or p.word(j) in p.words.noun_stops
        or p.word(j + 1) not in p.words.ratio_in
    ):
        return False
    digits, behind = p.word(j + 2), p.word(j + 3)
    return (
        digits.isdecimal()
        and len(digits) < _YEAR
        and (not behind[:1].isalnum() or behind in p.words.noun_stops)
    )


def _one_over(p: Passage, figure: Figure, k: int) -> bool:
    """ "one over three" at the end of its phrase; "one over three years" counts."""
    other = _number(p, k)
    if other is None or figure.value is None or other.value < _TWO or p.word(other.last)[:1].isalnum():
        return False
    figure.kind, figure.form, figure.last = Kind.FRACTION, "fraction", other.last
    figure.value /= other.value
    return True


def _number(p: Passage, k: int) -> Numeral | None:
    word = p.word(k)
    if word[:1].isdecimal():
        numeral = numbers.read_digits(p, k)
        if (
            numeral is None
            or (p.words.decimal_mark in word and not numeral.power)
            or (1900 <= numeral.value <= 2035 and p.words.group_mark not in word)
        ):
            return None
        return numeral
    if word in p.words.articles and p.hyphen(k + 1) and _is_large(p, k + 2):
        return number_words.read_words(p, k + 2)
    if word in p.words.articles and _is_large(p, k + 1):
        return number_words.read_words(p, k + 1)
    if word in p.words.small or word in p.words.tens or word == p.words.hundred:
        return number_words.read_words(p, k)
    return None


def _is_large(p: Passage, k: int) -> bool:
    return p.word(k) in p.words.scales or p.word(k) == p.words.hundred


def _share(p: Passage, figure: Figure, k: int) -> bool:
    words = p.words
    every = p.word(k) in words.every
    k += every
    whole = _number(p, k)
    if whole is None or figure.value is None or not figure.value < whole.value <= _MOST:
        return False
    behind = p.word(whole.last)
    counts = behind in words.suffixes or behind in words.ratio_not_before
    if (counts and not every) or (behind == "-" and p.glued(whole.last)):
        return False
    if int(whole.value) not in _ROUND and figure.value != 1:
        return False
    return _make(figure, whole, figure.value, whole.value)


def _to_one(p: Passage, figure: Figure, k: int) -> bool:
    words = p.words
    other = _number(p, k)
    if other is None or figure.value is None:
        return False
    if p.word(other.last) in words.suffixes and p.word(other.last) not in words.ratio_in:
        return False  # "five to one in favour" has no inches
    before = p.word(figure.first - 1)
    compared = p.lower[max(figure.first - _FAR, 0) : figure.first]
    if not words.ratio_verbs.isdisjoint(compared):
        return _make(figure, other, figure.value, other.value)
    if ranges.changing(p, figure.first - 2, _NEAR):
        return False
    if other.value == 1 and figure.value > 1 and before != words.from_word and before not in words.changes:
        return _make(figure, other, figure.value, other.value)
    if before in words.ratio_words or (
        before in words.score_to and p.word(figure.first - 2) not in words.changes
    ):
        figure.parts = (figure.value, other.value)
        figure.kind, figure.value, figure.form, figure.last = Kind.SCORE, None, "ratio", other.last
        return True
    if p.word(figure.first - 2) in words.ratio_words:
        return _make(figure, other, figure.value, other.value)
    return False


def _hyphenated(p: Passage, figure: Figure, j: int) -> bool:
    """ "3-to-1", "1-for-20", "one-in-five"."""
    words = p.words
    joint = p.word(j + 1)
    if not p.hyphen(j + 2) or joint not in words.ratio_joints:
        return False
    other = _number(p, j + 3)
    if other is None or figure.value is None or not other.value:
        return False
    if p.word(other.last) in words.score_after and joint == words.to_word and other.value != 1:
        figure.parts = (figure.value, other.value)
        figure.kind, figure.value, figure.form, figure.last = Kind.SCORE, None, "ratio", other.last
        return True
    unit = p.word(other.last) in words.suffixes and p.word(other.last) not in words.score_after
    if joint == words.to_word and (p.hyphen(other.last) or unit):
        return False  # "a 5-to-6% rise" is a range
    return _make(figure, other, figure.value, other.value)


def read_shares(p: Passage, i: int) -> Figure | None:
    """ "a 60/40 split" at the first share, where the two make a hundred."""
    first, second = p.lower[i], p.lower[i + 2]
    if len(first) != _TWO or len(second) != _TWO or int(first) + int(second) != _WHOLE:
        return None
    figure = Figure(Kind.NUMBER, i, i + 1)
    _pair(figure, Decimal(first), Decimal(second), i + 3)
    return figure


def _make(figure: Figure, other: Numeral, a: Decimal, b: Decimal) -> bool:
    """Make the figure a ratio of two numbers; nothing is so many to none."""
    if b:
        _pair(figure, a, b, other.last)
    return bool(b)


def _pair(figure: Figure, a: Decimal, b: Decimal, last: int) -> None:
    figure.kind, figure.form, figure.last = Kind.RATIO, "ratio", last
    figure.parts = (a, b)
    figure.value = a / b
