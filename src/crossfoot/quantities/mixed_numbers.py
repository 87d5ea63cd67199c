"""What digits with a scale word go on with: "4 thousand 3 hundred and 21", "1 crore 20 lakh", "3 million and a half".

rest = {numeral scale} ["and" numeral]      each scale smaller than the one before
"""

from __future__ import annotations

from decimal import Decimal

from crossfoot.quantities.numerals import Numeral, read_scaled_part, small_number
from crossfoot.quantities.passage import Passage

_HUNDRED = 2
_MOST = 3
#: Scale words shorter than this ("m", "bn") are followed by no smaller one.
_SPELLED = 4
_DIGITS = 6


def read_rest(p: Passage, numeral: Numeral) -> None:
    """Add what follows the scale word at the end of a numeral in digits."""
    word, words = p.lower[numeral.last], p.words
    if word == words.joiner:
        if numeral.power and read_scaled_part(p, numeral):
            return
    elif not ("0" <= word[0] <= "9" or word in words.small or word in words.tens):
        return
    room = _power(p, numeral.last - 1)
    for _ in range(_MOST):
        found = _part(p, numeral.last, room)
        if found is None:
            return
        value, last, room = found
        numeral.value += value
        numeral.last = last
        if not room:
            return


def _power(p: Passage, j: int) -> int:
    """The power of ten of the scale word at token ``j``; 0 where it is none that a smaller one may follow."""
    word = p.lower[j]
    if word == p.words.hundred:
        return _HUNDRED
    return p.words.scales.get(word, 0) if len(word) >= _SPELLED or word in p.words.short_chained else 0


def _part(p: Passage, j: int, room: int) -> tuple[Decimal, int, int] | None:
    """The smaller part at token ``j``: its value, the token behind it and the power of its scale, 0 for none."""
    if not room or j >= p.size:
        return None
    joined = p.lower[j] == p.words.joiner
    k = j + 1 if joined else j
    number, after = _number(p, k)
    if number is None:
        return None
    power = _power(p, after) if after < p.size else 0
    if 0 < power < room and number < Decimal(1).scaleb(room - power):
        return number.scaleb(power), after + 1, power
    if power or not joined or room != _HUNDRED or not 0 < number < Decimal(100):
        return None
    return number, after, 0


def _number(p: Passage, k: int) -> tuple[Decimal | None, int]:
    word = p.word(k)
    if word.isdecimal():
        return (Decimal(word), k + 1) if len(word) <= _DIGITS else (None, k)
    number, after = small_number(p, k)
    return (Decimal(number), after) if number > 0 else (None, k)
