"""Numerals in words.

words = twenty-one | two hundred and six | two-and-a-half million | two dozen
half  = half a million | half-million | half a dozen            part = two-thirds | one quarter
"""

from __future__ import annotations

from decimal import Decimal

from crossfoot.quantities.numerals import Numeral, fraction, mixed_part, read_and_a_half, read_scales
from crossfoot.quantities.passage import Passage

_QUARTERS = 4
#: So many tokens the numerator of "twenty-three fifths" has at most.
_LONGEST = 7
_HALF = Decimal("0.5")
#: Scale words shorter than this ("m", "bn") do not follow words.
_SPELLED = 4
#: So many words behind "point" at most.
_DECIMALS = 6


class _Sum:
    """The value so far: ``total`` of what has been scaled, ``group`` of what may still be."""

    __slots__ = ("group", "power", "round", "total")

    def __init__(self) -> None:
        self.total: Decimal | None = None
        self.group: int | None = None
        self.power = 0
        self.round = False

    def add_small(self, value: int) -> bool:
        """Add "six", "fifty"; False where the word begins another number."""
        joined = _join(self.group, value)
        if joined is None:
            return False
        self.group, self.round = joined, False
        return True

    def add_hundred(self) -> bool:
        if self.group is not None and not 0 < self.group < 100:
            return False
        self.group, self.round = (self.group or 1) * 100, True
        return True

    def add_scale(self, power: int, opens: bool) -> bool:
        if (self.group is None and not opens) or (self.power and power >= self.power):
            return False
        scaled = Decimal(self.group or 1).scaleb(power)
        self.total = scaled if self.total is None else self.total + scaled
        self.power, self.group, self.round = power, None, True
        return True

    @property
    def value(self) -> Decimal:
        if self.total is None:
            return Decimal(self.group or 0)
        return self.total if self.group is None else self.total + self.group


def _join(group: int | None, value: int) -> int | None:
    if group is None:
        return value
    if group % 100 == 0 and group:
        return group + value if value else None
    if value < 10 and value and group % 100 >= 20 and group % 10 == 0:
        return group + value
    return None


def read_words(p: Passage, i: int, between: bool = False) -> Numeral | None:
    """The numeral written in words at token ``i``; ``between`` keeps "and" for the other end of a range."""
    words = p.words
    so_far = _Sum()
    j = i
    while j < p.size:
        word = p.lower[j]
        if word in words.groups and (so_far.group is None or so_far.group < 100):
            return Numeral(i, j + 1, Decimal((so_far.group or 1) * words.groups[word]), "words")
        if not (_take(p, so_far, word, j == i) or _joins(p, so_far, j, between)):
            break
        j += 1
    if j == i:
        return None
    while p.lower[j - 1] == "-" or p.lower[j - 1] == words.joiner:
        j -= 1
    return _point(p, i, j, so_far) or _finish(p, i, j, so_far)


def _point(p: Passage, i: int, j: int, so_far: _Sum) -> Numeral | None:
    """ "two point five million", "forty point seven one"."""
    words = p.words
    if p.word(j) != words.point or so_far.power or p.word(j + 1) not in words.small:
        return None
    decimals = ""
    j += 1
    while p.word(j) in words.small and len(decimals) < _DECIMALS:
        decimals += str(words.small[p.lower[j]])
        j += 1
    numeral = Numeral(i, j, Decimal(f"{so_far.value}.{decimals}"), "words")
    read_scales(p, numeral, False)
    return numeral


def _take(p: Passage, so_far: _Sum, word: str, opens: bool) -> bool:
    words = p.words
    value = words.small.get(word)
    if value is None:
        value = words.tens.get(word)
    if value is not None:
        return so_far.add_small(value)
    if word == words.hundred:
        return so_far.add_hundred()
    return word in words.scales and so_far.add_scale(words.scales[word], opens)


def _joins(p: Passage, so_far: _Sum, j: int, between: bool) -> bool:
    """Whether the hyphen or "and" at token ``j`` goes on with the number."""
    word = p.lower[j]
    if word == "-":
        return so_far.group is not None and p.hyphen(j) and _continues(p, j + 1, so_far.group)
    return word == p.words.joiner and so_far.round and not between and _small_follows(p, j + 1)


def _continues(p: Passage, j: int, group: int) -> bool:
    words = p.words
    word = p.word(j)
    value = words.small.get(word, words.tens.get(word))
    if value is not None:
        return _join(group, value) is not None
    return (word == words.hundred and group < 100) or word in words.groups or _is_scale(p, word)


def _is_scale(p: Passage, word: str) -> bool:
    return len(word) > _SPELLED and word in p.words.scales


def _small_follows(p: Passage, j: int) -> bool:
    """Whether "and" goes on to "six" in "two hundred and six", not to "two-thirds"."""
    word = p.word(j)
    after = j + 2 if p.word(j + 1) == "-" else j + 1
    small = p.words.small.get(word, p.words.tens.get(word, 0)) > 0
    return small and p.word(after) not in p.words.parts_many


def _finish(p: Passage, i: int, j: int, so_far: _Sum) -> Numeral:
    scaled = so_far.group is None
    numeral = Numeral(i, j, so_far.value, "words", so_far.power if scaled else 0)
    if not so_far.power:
        read_and_a_half(p, numeral)
        read_scales(p, numeral, False)
    elif scaled:
        found = mixed_part(p, j)
        if found is not None:  # a million and a half
            numeral.value += found[0].scaleb(so_far.power)
            numeral.last = found[1]
        else:
            read_scales(p, numeral, False)  # two thousand million
    return numeral


def read_half(p: Passage, i: int) -> Numeral | None:
    """ "half a million", "half a dozen", "half-million" at the word half."""
    j = i + 1
    if p.word(j) == "-" or p.word(j) in p.words.articles:
        j += 1
    word = p.word(j)
    if word in p.words.groups:
        return Numeral(i, j + 1, Decimal(p.words.groups[word]) / 2, "words")
    if not _is_scale(p, word):
        return None
    power = p.words.scales[word]
    return Numeral(i, j + 1, _HALF.scaleb(power), "words", power)


def read_fraction_words(p: Passage, i: int) -> Numeral | None:
    """ "two-thirds", "one third", "twenty-three fifths" at the number word ``i``."""
    number = p.words.small.get(p.lower[i])
    j = i + 2 if p.word(i + 1) == "-" else i + 1
    denominator = (p.words.parts_one if number == 1 else p.words.parts_many).get(p.word(j))
    if not number or denominator is None:
        return _large_fraction(p, i)
    if denominator == _QUARTERS and number not in (1, 3):
        return None  # "for two quarters" tells of a year
    if p.hyphen(j + 1) and p.word(j + 2) not in p.words.suffixes:
        return None
    return Numeral(i, j + 1, fraction(number, denominator), "fraction")


def _large_fraction(p: Passage, i: int) -> Numeral | None:
    """ "twenty-three fifths": a numeral of several words before parts that are no stretch of the year."""
    if p.lower[i] not in p.words.tens and p.lower[i] not in p.words.small:
        return None
    last = i
    while last - i < _LONGEST and (p.word(last) == "-" or _is_number_word(p, last)):
        last += 1
    denominator = p.words.parts_many.get(p.word(last))
    if denominator is None or denominator in (2, _QUARTERS) or last == i:
        return None
    numeral = read_words(p, i)
    if numeral is None or numeral.last != last or numeral.form != "words":
        return None
    return Numeral(i, last + 1, numeral.value / denominator, "fraction")


def _is_number_word(p: Passage, j: int) -> bool:
    word = p.word(j)
    return word in p.words.small or word in p.words.tens or word == p.words.hundred or word == p.words.joiner
