"""Ranges whose ends are parts, ratios or multiples.

range = ["between"] part ("to" | "and" | "or") part
        "a third to a half", "between one in four and one in three", "a twofold to threefold rise"

"From a third to a half" is a move, and stays two figures.
"""

from __future__ import annotations

from crossfoot.model.quantity import Kind
from crossfoot.quantities import number_words, numbers, ratios
from crossfoot.quantities.amounts import from_numeral
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.numerals import fraction
from crossfoot.quantities.passage import Passage
from crossfoot.quantities.ranges import changing, fuse, governor, ranging

_KINDS = frozenset((Kind.FRACTION, Kind.RATIO, Kind.MULTIPLE))


def read_part_range(p: Passage, low: Figure) -> bool:
    """Extend a part, ratio or multiple to a range if its like follows."""
    words, j = p.words, low.last
    joint = p.word(j)
    if low.kind not in _KINDS or low.value is None or low.form == "verb":
        return False
    if joint not in (words.to_word, words.joiner, words.or_word):
        return False
    before = governor(p, low)
    between = p.word(before) == words.between_word and before >= p.floor
    if (joint == words.joiner) != between or (joint == words.to_word and not _is_range(p, before)):
        return False
    high = _end(p, low.kind, j + 1)
    if high is None or high.value is None or not (low.value < high.value or between):
        return False
    fuse(low, high, before if between else None)
    return True


def _is_range(p: Passage, before: int) -> bool:
    """Whether "to" tells a range: no word of change stands before it, and "from" only behind a word of ranges."""
    if ranging(p, before):
        return True
    return p.word(before) != p.words.from_word and not changing(p, before)


def _end(p: Passage, kind: Kind, k: int) -> Figure | None:
    if kind is Kind.FRACTION:
        return _fraction(p, k)
    return _ratio(p, k) if kind is Kind.RATIO else _fold(p, k)


def _fraction(p: Passage, k: int) -> Figure | None:
    """ "a half", "half", "three-quarters" at token ``k``, where its phrase ends or goes on with "of" and the like."""
    words = p.words
    i = k + 1 if p.word(k) in words.articles else k
    word = p.word(i)
    if word in words.parts_one and (i > k or word == words.half):
        last, value = i + 1, fraction(1, words.parts_one[word])
    else:
        numeral = number_words.read_fraction_words(p, k) if word in words.small and i == k else None
        if numeral is None:
            return None
        last, value = numeral.last, numeral.value
    behind = p.word(last)
    if behind[:1].isalnum() and behind not in words.fraction_follows:
        return None
    figure = Figure(Kind.FRACTION, k, last, value)
    figure.form = "fraction"
    return figure


def _ratio(p: Passage, k: int) -> Figure | None:
    if p.word(k) not in p.words.small and not p.word(k).isdecimal():
        return None
    numeral = numbers.read_digits(p, k) if p.word(k).isdecimal() else number_words.read_words(p, k)
    figure = None if numeral is None else from_numeral(numeral)
    return (
        figure if figure is not None and ratios.read_ratio(p, figure) and figure.kind is Kind.RATIO else None
    )


def _fold(p: Passage, k: int) -> Figure | None:
    words = p.words
    word = p.word(k)
    if not word.endswith(words.fold_suffix) or word not in words.multiple_words:
        return None
    figure = Figure(Kind.MULTIPLE, k, k + 1, words.multiple_words[word])
    figure.form = "words"
    return figure
