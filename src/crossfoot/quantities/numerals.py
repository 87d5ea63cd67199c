"""What digits and words share: the numeral, its fraction tail and its scale words.

    scale = {million | bn | crore | glued k, m, b, t}        tail = "and a half" | "-and-three-quarters"

A numeral's value keeps its printed precision: "5.5 billion" is ``Decimal("5.5E+9")``.
"""

from __future__ import annotations

from decimal import Decimal

from crossfoot.quantities.passage import Passage

#: Behind the digits it says that the figure is at least so large.
PLUS = "+"
_MAX_SCALES = 3
#: A second scale word multiplies only from a hundred thousand up, or "thousand" before "million".
_SECOND_SCALE = 5
_SECOND = 2
_TEN = 10
_THOUSAND = 1000
#: Unit words longer than this are no abbreviation.
_LETTERS = 3
#: Tokens back from a bracket to the length that it converts.
_SIDE = 4


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
    """The value of "and a half", "and fifty-four hundredths" at token ``j``, and the token behind it."""
    words = p.words
    if p.word(j) == "-":
        j += 1
    if p.word(j) != words.joiner:
        return None
    j = _past_hyphen(p, j + 1)
    number, j = (1, j + 1) if p.word(j) in words.articles else small_number(p, j)
    part = denominator(p, _past_hyphen(p, j), number == 1) if number else None
    if part is None and number > 1 and p.word(j) == "-":
        part = _before_unit(p, j + 1)
    if part is None or number >= part[0]:
        return None
    return fraction(number, part[0]), part[1]


def _before_unit(p: Passage, j: int) -> tuple[int, int] | None:
    """The denominator in the singular of "one and three-quarter million", "-and-three-quarter-hour"."""
    behind = p.word(_past_hyphen(p, j + 1))
    found = p.words.parts_one.get(p.word(j))
    return (found, j + 1) if found and (behind in p.words.scales or behind in p.words.suffixes) else None


def read_scaled_part(p: Passage, numeral: Numeral) -> bool:
    """Take "and a half" behind a scale word: of that scale, or of a smaller one that follows ("and a half million").

    Any other part than a half must end its phrase: "rose to 3 million and a third died".
    """
    words = p.words
    found = mixed_part(p, numeral.last)
    if found is None:
        return False
    part, last = found
    smaller = words.scales.get(p.word(last), 0)
    behind = p.word(last)
    if 0 < smaller < numeral.power and len(behind) > _LETTERS:
        numeral.value += part.scaleb(smaller)
        numeral.last = last + 1
        return True
    half = p.lower[last - 1] == words.half and behind != words.of
    if not (half or not behind[:1].isalnum() or behind in words.suffixes):
        return False
    numeral.value += part.scaleb(numeral.power)
    numeral.last = last
    return True


def small_number(p: Passage, j: int) -> tuple[int, int]:
    """The number under a hundred in words at token ``j`` (0 where there is none), and the token behind it."""
    words = p.words
    ten = words.tens.get(p.word(j))
    if ten is None:
        return words.small.get(p.word(j), 0), j + 1
    unit = words.small.get(p.word(_past_hyphen(p, j + 1)), 0)
    return (ten + unit, _past_hyphen(p, j + 1) + 1) if 0 < unit < _TEN else (ten, j + 1)


def denominator(p: Passage, j: int, one: bool) -> tuple[int, int] | None:
    """The denominator in words at token ``j`` ("fifth", "thirty-fifths", "one hundred fifth"), the token behind it.

    ``one``: of a numerator of one, which has the singular. "Ten-thousandths" needs its hyphen, as do all of one part
    and those that would tell seconds.
    """
    words = p.words
    word = p.word(j)
    found = (words.parts_one if one else words.parts_many).get(word)
    if found is not None:
        return found, j + 1
    hyphened = p.hyphen(j + 1)
    k = j + 2 if hyphened else j + 1
    if word in words.tens:
        unit = words.ordinals.get(p.word(k) if one else p.word(k).removesuffix("s"), 0)
        plain = hyphened or not (one or unit == _SECOND)
        whole = p.word(k) in words.ordinals if one else p.word(k).endswith("s")
        return (words.tens[word] + unit, k + 1) if plain and whole and 0 < unit < _TEN else None
    if hyphened and (word == words.hundred or words.small.get(word) == _TEN):
        scale = (words.parts_one if one else words.parts_many).get(p.word(k), 0)
        return (scale * (100 if word == words.hundred else _TEN), k + 1) if scale >= _THOUSAND else None
    return _past_hundred(p, j, one)


def _past_hundred(p: Passage, j: int, one: bool) -> tuple[int, int] | None:
    """ "one hundred fifth", "two hundred and tenths" at token ``j``."""
    words = p.words
    hundreds = words.small.get(p.word(j), 0)
    if not 0 < hundreds < _TEN or p.word(j + 1) != words.hundred:
        return None
    k = j + 3 if p.word(j + 2) == words.joiner else j + 2
    rest = denominator(p, k, one) if p.word(k) in words.tens else None
    if rest is None:
        part = (words.parts_one if one else words.parts_many).get(p.word(k), 100)
        rest = (part, k + 1)
    return (hundreds * 100 + rest[0], rest[1]) if rest[0] < 100 else None


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
    if p.word(j + 1) in words.scales and ((word == "-" and p.hyphen(j)) or (word == PLUS and p.glued(j))):
        j += 1  # "$20-million", "$20+ billion"
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
    capital = words.decimal_capitals.get(p.printed(j, j + 1)) if len(word) == 1 else None
    if (capital or word in words.decimal_scales) and _decimal_apart(p, j, bool(capital)):
        numeral.scale(capital or words.decimal_scales[word], j + 1)
        return False
    if p.glued(j) or (money and word in words.apart_scales and not p.glued(j + 1)):
        _glued_scale(p, numeral, word, money)
    return False


def _decimal_apart(p: Passage, j: int, capital: bool) -> bool:
    """Whether the letter apart at token ``j`` ends the phrase of a number with decimals: "2.33 k", "1,674.5 M"."""
    behind = p.word(j + 1)
    return (
        p.words.decimal_mark in p.lower[j - 1]
        and p.capital(j) is capital
        and not p.glued(j)
        and not behind[:1].isalnum()
        and behind != "-"
    )


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
    if behind in words.metre_after or behind == "/" or _is_side(p, first, j):
        return True
    if any(p.word(k) in words.metre_near for k in range(j + 1, j + 6)) or _length_follows(p, j + 1):
        return True
    if _has_unit(p, j + 1):
        return False
    if _length_precedes(p, first) or (p.lower[first] in words.metre_races and not words.is_plural(behind)):
        return True
    moved = p.word(first - 1) in words.metre_not_after
    near = range(max(0, first - 4), first)
    return any(p.word(k) in words.metre_before and not (moved and p.word(k) in words.changes) for k in near)


def _is_side(p: Passage, first: int, j: int) -> bool:
    """Whether another length stands beside this one: "a 6m by 4m room", "40m x 25m"."""
    words = p.words
    ahead = p.word(j + 1) in words.metre_joints and p.word(j + 2)[:1].isdecimal()
    if ahead:
        return p.word(j + 3) == words.metre_letter and p.glued(j + 3)
    behind = p.word(first - 1) in words.metre_joints and first > 2
    return behind and p.lower[first - 2] == words.metre_letter and p.glued(first - 2)


def _length_follows(p: Passage, j: int) -> bool:
    """Whether another length follows, set beside this one: "10m (33ft)", "1m is equal to 10 dm"."""
    near = range(j, min(j + 5, p.size - 1))
    return any(p.lower[k][0].isdecimal() and p.lower[k + 1] in p.words.metre_lengths for k in near)


def _length_precedes(p: Passage, first: int) -> bool:
    """Whether a bracket opens on the number behind another length: "98 feet (30m)", "a 5,000ft (1,524m) peak"."""
    if first < _SIDE or p.lower[first - 1] not in ("(", "["):
        return False
    return any(
        p.lower[k] in p.words.metre_lengths and p.lower[k - 1][0].isdecimal()
        for k in range(max(first - _SIDE, 1), first - 1)
    )


def _has_unit(p: Passage, j: int) -> bool:
    """Whether the word behind the glued "m" is a unit, of which there are millions: "18.4m tonnes", "400m euro"."""
    word = p.word(j)
    if len(word) <= _LETTERS or word not in p.words.suffixes or p.glued(j):
        return False
    found = p.words.suffixes.matches(p.lower, j, p.text, p.starts, p.ends)
    return any(not suffix.weak or p.words.is_plural(word) for _, suffix in found)
