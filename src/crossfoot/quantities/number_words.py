"""Numerals in words.

words = twenty-one | two hundred and six | two-and-a-half million | two dozen
half  = half a million | half-million | half a dozen            part = two-thirds | one quarter
"""

from __future__ import annotations

from decimal import Decimal

from crossfoot.quantities.numerals import (
    Numeral,
    denominator,
    fraction,
    read_and_a_half,
    read_scaled_part,
    read_scales,
    small_number,
)
from crossfoot.quantities.passage import DASHES, Passage

_QUARTERS = 4
_TEN = 10
#: So many tokens an aside between dashes may have.
_ASIDE = 15
#: "One" before such parts and a noun is a rank.
_RANKS = 100
#: So many tokens the numerator of "twenty-three fifths" has at most.
_LONGEST = 12
_HALF = Decimal("0.5")
#: Scale words shorter than this ("m", "bn") do not follow words.
_SPELLED = 4
#: So many words behind "point" at most.
_DECIMALS = 6


class _Sum:
    """The value so far: ``total`` of what has been scaled, ``group`` of what may still be."""

    __slots__ = ("group", "joined", "power", "round", "total")

    def __init__(self) -> None:
        self.total: Decimal | None = None
        self.group: int | None = None
        self.power = 0
        self.round = False
        self.joined = 0

    def add_small(self, value: int) -> bool:
        """Add "six", "fifty"; False where the word begins another number."""
        joined = _join(self.group, value)
        if joined is None:
            return False
        if self.group is not None and self.group % 100 == 0:
            self.joined = self.group
        self.group, self.round = joined, False
        return True

    def in_groups(self, size: int) -> Decimal:
        """The value with its last part counted in dozens: "three hundred and two dozen" is 324."""
        group = self.group or 1
        return (
            self.value - group + self.joined + (group - self.joined) * size if self.group else Decimal(size)
        )

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
        if word in words.groups and (so_far.group is None or so_far.group < 100 or so_far.joined):
            return Numeral(i, j + 1, so_far.in_groups(words.groups[word]), "words")
        if not (_take(p, so_far, word, j == i) or _joins(p, so_far, j, between)):
            break
        j += 1
    if j == i:
        return None
    while p.lower[j - 1] == "-" or p.lower[j - 1] == words.joiner:
        j -= 1
    return _point(p, i, j, so_far) or _finish(p, i, j, so_far)


def _point(p: Passage, i: int, j: int, so_far: _Sum) -> Numeral | None:
    """ "two point five million", "forty point seven one", "two hundred point seventy-one"."""
    words = p.words
    if p.word(j) != words.point or so_far.power:
        return None
    decimals = ""
    j += 1
    if p.word(j) in words.tens:
        number, j = small_number(p, j)
        decimals = str(number)
    while p.word(j) in words.small and len(decimals) < _DECIMALS:
        decimals += str(words.small[p.lower[j]])
        j += 1
    if not decimals:
        return None
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
        joined = p.hyphen(j) or _hyphen_apart(p, j)
        return so_far.group is not None and joined and _continues(p, j + 1, so_far.group)
    return word == p.words.joiner and so_far.round and not between and _small_follows(p, j + 1)


def _hyphen_apart(p: Passage, j: int) -> bool:
    """Whether a hyphen between spaces joins "fifty - two": no other one stands near, as it would around an aside."""
    apart = p.word(j - 1) in p.words.tens and 0 < p.words.small.get(p.word(j + 1), 0) < _TEN
    spaced = apart and p.starts[j] == p.ends[j - 1] + 1 and p.starts[j + 1] == p.ends[j] + 1
    return spaced and not any(
        p.lower[k] in DASHES and not p.hyphen_like(k)
        for k in range(max(0, j - _ASIDE), min(j + _ASIDE, p.size))
        if k != j
    )


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
    """Whether "and" goes on to "six" in "two hundred and six", not to "two-thirds" or "one half"."""
    number, after = small_number(p, j)
    if number <= 0:
        return False
    part = denominator(p, after + 1 if p.word(after) == "-" else after, number == 1)
    return part is None or number >= part[0]


def _finish(p: Passage, i: int, j: int, so_far: _Sum) -> Numeral:
    scaled = so_far.group is None
    numeral = Numeral(i, j, so_far.value, "words", so_far.power if scaled else 0)
    if not so_far.power:
        read_and_a_half(p, numeral)
        read_scales(p, numeral, False)
    elif scaled and not read_scaled_part(p, numeral):  # a million and a half
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
    if number == 1 and denominator >= _RANKS and not _ends_part(p, j + 1, True):
        return None  # "the one millionth visitor"
    return Numeral(i, j + 1, fraction(number, denominator), "fraction")


def _large_fraction(p: Passage, i: int) -> Numeral | None:
    """ "twenty-three fifths", "one twenty-fifth": any numeral before parts that are no stretch of the year."""
    if not _fraction_near(p, i):
        return None
    numeral = read_words(p, i)
    if numeral is None or numeral.form != "words" or numeral.last >= p.size:
        return None
    top, j = numeral.value, numeral.last
    if p.hyphen(j):
        top, j = _without_last(p, top, j - 1)
    one = numeral.value == 1
    found = denominator(p, j, one) if top > 0 else None
    if (
        found is None
        or (found[0] in (2, _QUARTERS) and j == numeral.last)
        or not _ends_part(p, found[1], one)
    ):
        return None
    return Numeral(i, found[1], _mixed(p, i, j, top, found[0]), "fraction")


def _fraction_near(p: Passage, i: int) -> bool:
    """Whether a word of parts stands so near that the numerals between may be its numerator."""
    words = p.words
    for k in range(i + 1, min(i + _LONGEST, p.size)):
        word = p.lower[k]
        if word in words.parts_many or word in words.parts_one or word in words.firsts:
            return True
        if word != "-" and not _is_number_word(p, k):
            return False
    return False


def _without_last(p: Passage, value: Decimal, k: int) -> tuple[Decimal, int]:
    """The numerator and the denominator's token of "one hundred thirty-fifths": the hyphen binds the two words."""
    word = p.lower[k]
    if word in p.words.tens:
        return value - p.words.tens[word], k
    return (value / 100, k) if word == p.words.hundred else (value, k + 2)


def _mixed(p: Passage, i: int, j: int, top: Decimal, parts: int) -> Decimal:
    """The value of a numerator over its parts; "two hundred and fifty-four hundredths" is 200 and a part."""
    joint = next((k for k in range(j - 1, i, -1) if p.lower[k] == p.words.joiner), None)
    if joint is not None:
        rest, behind = small_number(p, joint + 1)
        if behind == j and rest < parts:
            return top - rest + fraction(rest, parts)
    return top / parts


def _ends_part(p: Passage, k: int, one: bool) -> bool:
    """Whether a fraction may end at token ``k``: "one twenty-fifth birthday" is a rank."""
    if p.hyphen(k):
        return p.word(k + 1) in p.words.suffixes
    behind = p.word(k)
    return not one or not behind[:1].isalnum() or behind in p.words.fraction_follows


def _is_number_word(p: Passage, j: int) -> bool:
    words = p.words
    word = p.word(j)
    known = word in words.small or word in words.tens or word in words.scales
    return known or word == words.hundred or word == words.joiner
