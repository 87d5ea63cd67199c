"""Numerals: digits, number words, mixed forms, scale words.

    numeral  = (digits [fraction] | words) {scale} ["and a half"]
    digits   = 1234 | 1,234,567.8 | 1,23,456 | 1.234,5 | 1½ | 11-1/2
    words    = ["a"] twenty-one | two hundred and six | two-and-a-half | a dozen | half a million

A numeral's value keeps its printed precision: "5.5 billion" is ``Decimal("5.5E+9")``.
"""

from __future__ import annotations

import re
from decimal import Decimal

from crossfoot.quantities.passage import Passage

#: Longer runs of digits are serial numbers, and no Decimal is made of them.
LONGEST = 24
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
_COMMA_DECIMAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{1,2}")
_HALF = Decimal("0.5")
_MAX_SCALES = 3


class Numeral:
    """A number as printed: tokens ``first`` up to ``last``, value, and how it was written.

    ``power`` is the power of ten that scale words gave it; ``form`` is digits, words or fraction.
    """

    __slots__ = ("first", "form", "last", "power", "value")

    def __init__(self, first: int, last: int, value: Decimal, form: str, power: int = 0) -> None:
        self.first = first
        self.last = last
        self.value = value
        self.form = form
        self.power = power


def decimal_of(group: str) -> Decimal | None:
    """The value of one digit group, or None when its separators make no number.

    >>> decimal_of("1,23,456"), decimal_of("1.5"), decimal_of("2.5.1")
    (Decimal('123456'), Decimal('1.5'), None)
    """
    if len(group) > LONGEST:
        return None
    if group.isdigit():
        return Decimal(group)
    if ":" in group:
        return None
    if "," not in group:
        return Decimal(group) if _DECIMAL.fullmatch(group) else None
    if _GROUPED.fullmatch(group) or _INDIAN.fullmatch(group):
        return Decimal(group.replace(",", ""))
    if _COMMA_DECIMAL.fullmatch(group):
        return Decimal(group.replace(".", "").replace(",", "."))
    return None


def fraction(numerator: int, denominator: int) -> Decimal:
    """A vulgar fraction as a Decimal, to 28 digits.

    >>> fraction(3, 8)
    Decimal('0.375')
    """
    return Decimal(numerator) / Decimal(denominator)


def read_digits(p: Passage, i: int, money: bool = False) -> Numeral | None:
    """The numeral that begins at the digit group ``i``; ``money`` when a currency sign stands before it."""
    value = decimal_of(p.lower[i])
    if value is None:
        return None
    numeral = Numeral(i, i + 1, value, "digits")
    if i + 1 < p.size:
        _fraction_tail(p, numeral)
        _and_a_half(p, numeral)
        _scales(p, numeral, money)
    return numeral


def read_point(p: Passage, i: int) -> Numeral | None:
    """The numeral ".5", whose point is token ``i``."""
    group = p.word(i + 1)
    if not group.isdigit() or not p.glued(i + 1) or len(group) > LONGEST:
        return None
    numeral = Numeral(i, i + 2, Decimal("0." + group), "digits")
    _scales(p, numeral, False)
    return numeral


def _fraction_tail(p: Passage, numeral: Numeral) -> None:
    """Take "½", "/8" or "-1/2" behind the digits."""
    j = numeral.last
    word = p.lower[j]
    sign = p.words.fraction_signs.get(word)
    if sign is not None:
        numeral.value += fraction(*sign)
        numeral.last = j + 1
        numeral.form = "fraction"
        return
    if word == "/":
        part = _slash(p, numeral.first)
        if part is not None and not _dated(p, numeral.first, j + 2):
            numeral.value, numeral.last, numeral.form = part, j + 2, "fraction"
        return
    if word == "-" and p.hyphen(j):
        j += 1
    if word.isdigit() or j > numeral.last:
        part = _slash(p, j)
        if part is not None and p.lower[numeral.first].isdigit() and p.word(j + 3) != "/":
            numeral.value += part
            numeral.last, numeral.form = j + 3, "fraction"


def _slash(p: Passage, i: int) -> Decimal | None:
    """The value of "3/8" at tokens i to i+2."""
    if i + 2 >= p.size or p.lower[i + 1] != "/" or p.lower[i + 2] not in p.words.slash_denominators:
        return None
    top = p.lower[i]
    if not (top.isdigit() and len(top) < 3 and p.glued(i + 1) and p.glued(i + 2)):
        return None
    if int(top) >= int(p.lower[i + 2]):
        return None
    return fraction(int(top), int(p.lower[i + 2]))


def _dated(p: Passage, first: int, last: int) -> bool:
    """Whether "1/2" goes on or began as a longer chain of slashes (a date)."""
    return p.word(last) == "/" or (p.word(first - 1) == "/" and p.glued(first))


def _and_a_half(p: Passage, numeral: Numeral) -> None:
    """Take "and a half", "-and-a-quarter", "and three quarters" behind a whole number."""
    found = mixed_part(p, numeral.last)
    if found is not None:
        part, last = found
        numeral.value += part
        numeral.last = last
        numeral.form = "fraction"


def mixed_part(p: Passage, j: int) -> tuple[Decimal, int] | None:
    """ "and a half" at token ``j``: its value and the token behind it."""
    words = p.words
    if p.word(j) == "-":
        j += 1
    if p.word(j) != words.joiner:
        return None
    j += 1
    if p.word(j) == "-":
        j += 1
    top = p.word(j)
    number = 1 if top in words.articles else words.small.get(top, 0)
    if not number:
        return None
    j += 1
    if p.word(j) == "-":
        j += 1
    part = (words.parts_one if number == 1 else words.parts_many).get(p.word(j))
    return None if part is None else (fraction(number, part), j + 1)


def _scales(p: Passage, numeral: Numeral, money: bool) -> None:
    """Take the scale words, or the glued scale letter, behind a number."""
    words = p.words
    for _ in range(_MAX_SCALES):
        j = numeral.last
        if j >= p.size:
            return
        word = p.lower[j]
        if word == "-" and p.hyphen(j) and p.lower[j + 1] in words.scales:
            j += 1
            word = p.lower[j]
        power = words.scales.get(word)
        if power is None:
            if not numeral.power and word in words.glued_scales and p.glued(j):
                _glued_scale(p, numeral, word, money)
            elif word in words.money_scales and money and p.glued(j):
                _scale(numeral, words.money_scales[word], j + 1)
            elif word == words.hundred and numeral.power == 0:
                numeral.value *= 100
                numeral.last = j + 1
                continue
            return
        if numeral.power and power < 5:
            return
        _scale(numeral, power, j + 1)


def _scale(numeral: Numeral, power: int, last: int) -> None:
    numeral.value = numeral.value.scaleb(power)
    numeral.power += power
    numeral.last = last


def _glued_scale(p: Passage, numeral: Numeral, letter: str, money: bool) -> None:
    j = numeral.last
    behind = p.word(j + 1)
    if behind and p.glued(j + 1) and (behind[0].isalnum() or behind == "²" or behind == "³"):
        return
    if letter in p.words.money_scales and not money:
        return
    if letter == "m" and not money and is_metre(p, numeral.first, j):
        return
    _scale(numeral, p.words.glued_scales[letter], j + 1)


def is_metre(p: Passage, first: int, j: int) -> bool:
    """Whether the glued "m" at token ``j`` is a metre: "a 5m-high wall", "the 100m sprint", "a depth of 20m"."""
    words = p.words
    behind = p.word(j + 1)
    if behind == "-":
        behind = p.word(j + 2)
    if behind in words.metre_after or behind == "/":
        return True
    if p.lower[first] in words.metre_races and not words.is_plural(behind):
        return True
    return any(p.word(k) in words.metre_before for k in range(max(0, first - 4), first))


def read_words(p: Passage, i: int, between: bool = False) -> Numeral | None:
    """The numeral written in words at token ``i``; ``between`` keeps "and" for the other end of a range."""
    words = p.words
    total: Decimal | None = None
    group: int | None = None
    power = 0
    j = i
    last_was_large = False
    while j < p.size:
        word = p.lower[j]
        if word == "-" and group is not None and p.hyphen(j):
            if not _continues(p, j + 1, group):
                break
            j += 1
            continue
        value = words.small.get(word)
        if value is None:
            value = words.tens.get(word)
        if value is not None:
            joined = _join(group, value)
            if joined is None:
                break
            group, last_was_large = joined, False
        elif word == words.hundred and (group is None or 0 < group < 100):
            group, last_was_large = (group or 1) * 100, True
        elif word in words.groups and (group is None or group < 100):
            return Numeral(i, j + 1, Decimal((group or 1) * words.groups[word]), "words")
        elif (
            word in words.scales
            and (group is not None or j == i)
            and (not power or words.scales[word] < power)
        ):
            power = words.scales[word]
            scaled = Decimal(group or 1).scaleb(power)
            total = scaled if total is None else total + scaled
            group, last_was_large = None, True
        elif word == words.joiner and last_was_large and not between and _small_follows(p, j + 1):
            pass
        else:
            break
        j += 1
    if j == i:
        return None
    while p.lower[j - 1] == "-" or p.lower[j - 1] == words.joiner:
        j -= 1
    return _finish_words(p, i, j, total, group, power)


def _finish_words(
    p: Passage, i: int, j: int, total: Decimal | None, group: int | None, power: int
) -> Numeral:
    if total is None:
        value = Decimal(group or 0)
    else:
        value = total if group is None else total + group
    numeral = Numeral(i, j, value, "words", power if group is None else 0)
    if group is not None and not power:
        _and_a_half(p, numeral)
        _scales(p, numeral, False)
    elif group is None and power:
        found = mixed_part(p, j)
        if found is not None:  # a million and a half
            numeral.value += found[0].scaleb(power)
            numeral.last = found[1]
        else:
            _scales(p, numeral, False)  # two thousand million
    return numeral


def _join(group: int | None, value: int) -> int | None:
    """The group with one more number word, or None where the word begins another number."""
    if group is None:
        return value
    if group % 100 == 0 and group:
        return group + value if value else None
    if value < 10 and value and 20 <= group % 100 and group % 10 == 0:
        return group + value
    return None


def _continues(p: Passage, j: int, group: int) -> bool:
    word = p.word(j)
    value = p.words.small.get(word, p.words.tens.get(word))
    if value is not None:
        return _join(group, value) is not None
    return (
        (word == p.words.hundred and group < 100)
        or word in p.words.groups
        or len(word) > 4
        and word in p.words.scales
    )


def _small_follows(p: Passage, j: int) -> bool:
    word = p.word(j)
    return (word in p.words.small or word in p.words.tens) and word != "zero" and not _is_fraction(p, j + 1)


def _is_fraction(p: Passage, j: int) -> bool:
    if p.word(j) == "-":
        j += 1
    return p.word(j) in p.words.parts_many


def read_half(p: Passage, i: int) -> Numeral | None:
    """ "half a million", "half a dozen", "half-million" at the word half."""
    j = i + 1
    if p.word(j) == "-" or p.word(j) in p.words.articles:
        j += 1
    word = p.word(j)
    if word in p.words.groups:
        return Numeral(i, j + 1, Decimal(p.words.groups[word]) / 2, "words")
    power = p.words.scales.get(word)
    if power is None or len(word) < 4:
        return None
    return Numeral(i, j + 1, _HALF.scaleb(power), "words", power)


def read_fraction_words(p: Passage, i: int) -> Numeral | None:
    """ "two-thirds", "one third", "three quarters" at the number word ``i``."""
    number = p.words.small.get(p.lower[i])
    if not number:
        return None
    j = i + 2 if p.word(i + 1) == "-" else i + 1
    denominator = (p.words.parts_one if number == 1 else p.words.parts_many).get(p.word(j))
    if denominator is None:
        return None
    return Numeral(i, j + 1, fraction(number, denominator), "fraction")
