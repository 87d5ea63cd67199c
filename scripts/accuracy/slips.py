"""Slips of the pen for a printed figure: two digits swapped, one digit wrong, a power of ten, the scale word."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from random import Random

_DIGIT = re.compile(r"[0-9]")
#: A scale and what it is taken for.
_SCALES = {"million": "billion", "billion": "million", "trillion": "billion", "m": "bn", "bn": "m"}
_SCALE = re.compile(r"(?<![a-z])(trillion|billion|million|bn|m)\b")
_WHOLE = re.compile(r"[0-9]+(?:,[0-9]{3})*")


def transposed(text: str, chance: Random) -> str | None:
    """Two unequal neighbours among the digits swapped, the first not for a zero."""
    places = [match.start() for match in _DIGIT.finditer(text)]
    pairs = [
        (one, other)
        for one, other in pairwise(places)
        if text[one] != text[other] and not (one == places[0] and text[other] == "0")
    ]
    if not pairs:
        return None
    one, other = chance.choice(pairs)
    return text[:one] + text[other] + text[one + 1 : other] + text[one] + text[other + 1 :]


def one_digit(text: str, chance: Random) -> str | None:
    """One digit another one, the first never zero."""
    places = [match.start() for match in _DIGIT.finditer(text)]
    if not places:
        return None
    place = chance.choice(places)
    others = [digit for digit in "123456789" if digit != text[place]]
    return text[:place] + chance.choice(others) + text[place + 1 :]


def power_of_ten(text: str, chance: Random) -> str | None:
    """The whole part ten times as large: a zero behind it, its commas set anew."""
    match = _WHOLE.search(text)
    if match is None:
        return None
    digits = match.group().replace(",", "") + "0"
    larger = f"{int(digits):,}" if "," in match.group() or len(digits) > 4 else str(int(digits))
    return text[: match.start()] + larger + text[match.end() :]


def scale_word(text: str, chance: Random) -> str | None:
    """Million for billion, billion for million or for trillion."""
    match = _SCALE.search(text)
    if match is None:
        return None
    return text[: match.start()] + _SCALES[match.group()] + text[match.end() :]


#: Each takes the figure's text and a source of chance, and returns None where the slip cannot happen.
SLIPS: dict[str, Callable[[str, Random], str | None]] = {
    "transposed": transposed,
    "one-digit": one_digit,
    "power-of-ten": power_of_ten,
    "scale-word": scale_word,
}
