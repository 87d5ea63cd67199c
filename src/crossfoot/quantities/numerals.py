"""What digits and words share: the numeral, its fraction tail and its scale words.

    scale = {million | bn | crore | glued k, m, b, t}        tail = "and a half" | "-and-three-quarters"

A numeral's value keeps its printed precision: "5.5 billion" is ``Decimal("5.5E+9")``.
"""

from __future__ import annotations

from decimal import Decimal

from crossfoot.quantities.passage import Passage

_MAX_SCALES = 3
#: A second scale word multiplies only from a hundred thousand up, or "thousand" before "million".
_SECOND_SCALE = 5
#: Unit words longer than this are no abbreviation.
_LETTERS = 3


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

    def scale(self, power: int, last: int) -> None:
        """Multiply by a power of ten whose word ends before token ``last``."""
        self.value = self.value.scaleb(power)
        self.power += power
        self.last = last


def fraction(numerator: int, denominator: int) -> Decimal:
    """A vulgar fraction as a Decimal, to 28 digits.

    >>> fraction(3, 8)
    Decimal('0.375')
    """
    return Decimal(numerator) / Decimal(denominator)


def read_and_a_half(p: Passage, numeral: Numeral) -> None:
    """Take "and a half", "-and-a-quarter", "and three quarters" behind a whole number."""
    found = mixed_part(p, numeral.last)
    if found is not None:
        part, last = found
        numeral.value += part
        numeral.last = last
        numeral.form = "fraction"


def mixed_part(p: Passage, j: int) -> tuple[Decimal, int] | None:
    """The value of "and a half" at token ``j``, and the token behind it."""
    words = p.words
    if p.word(j) == "-":
        j += 1
    if p.word(j) != words.joiner:
        return None
    j = _past_hyphen(p, j + 1)
    top = p.word(j)
    number = 1 if top in words.articles else words.small.get(top, 0)
    if not number:
        return None
    j = _past_hyphen(p, j + 1)
    part = (words.parts_one if number == 1 else words.parts_many).get(p.word(j))
    return None if part is None else (fraction(number, part), j + 1)


def _past_hyphen(p: Passage, j: int) -> int:
    return j + 1 if p.word(j) == "-" else j


def read_scales(p: Passage, numeral: Numeral, money: bool) -> None:
    """Take the scale words, or the glued scale letter, behind a number."""
    for _ in range(_MAX_SCALES):
        if numeral.last >= p.size or not _read_scale(p, numeral, money):
            return


def _read_scale(p: Passage, numeral: Numeral, money: bool) -> bool:
    """Take one scale; whether another may follow."""
    words = p.words
    j = numeral.last
    word = p.lower[j]
    if word == "-" and p.hyphen(j) and p.lower[j + 1] in words.scales:
        j += 1
        word = p.lower[j]
    power = words.scales.get(word)
    if power is not None:
        if numeral.power and power < _SECOND_SCALE:
            return False
        numeral.scale(power, j + 1)
        return True
    times = 100 if word == words.hundred else words.groups.get(word)
    if times and numeral.power == 0:
        numeral.value *= times
        numeral.last = j + 1
        return True
    if p.glued(j):
        _glued_scale(p, numeral, word, money)
    return False


def _glued_scale(p: Passage, numeral: Numeral, letters: str, money: bool) -> None:
    words = p.words
    power = words.money_scales.get(letters) if money else None
    if power is None and not numeral.power and letters not in words.money_scales:
        power = words.glued_scales.get(letters)
    if power is None:
        return
    j = numeral.last
    behind = p.word(j + 1)
    if behind and p.glued(j + 1) and (behind[0].isalnum() or behind in "²³"):
        return
    if letters == words.metre_letter and not money and is_metre(p, numeral.first, j):
        return
    numeral.scale(power, j + 1)


def is_metre(p: Passage, first: int, j: int) -> bool:
    """Whether the glued "m" at token ``j`` is a metre: "a 5m-high wall", "the 100m sprint", "a depth of 20m"."""
    words = p.words
    behind = p.word(_past_hyphen(p, j + 1))
    if behind in words.metre_after or behind == "/":
        return True
    if any(p.word(k) in words.metre_near for k in range(j + 1, j + 6)):
        return True
    if _has_unit(p, j + 1):
        return False
    if p.lower[first] in words.metre_races and not words.is_plural(behind):
        return True
    moved = p.word(first - 1) in words.metre_not_after
    near = range(max(0, first - 4), first)
    return any(p.word(k) in words.metre_before and not (moved and p.word(k) in words.changes) for k in near)


def _has_unit(p: Passage, j: int) -> bool:
    """Whether the word behind the glued "m" is a unit, of which there are millions: "18.4m tonnes", "400m euro"."""
    word = p.word(j)
    if len(word) <= _LETTERS or word not in p.words.suffixes or p.glued(j):
        return False
    found = p.words.suffixes.matches(p.lower, j, p.text, p.starts, p.ends)
    return any(not suffix.weak or p.words.is_plural(word) for _, suffix in found)
