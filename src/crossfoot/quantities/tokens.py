"""A text as words, digit groups and marks, in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

_FRACTION_SIGNS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

# Alternatives start on disjoint characters and repeat on disjoint characters, so the scan is linear.
_TOKEN = re.compile(
    rf"[^\W\d_{_FRACTION_SIGNS}]+(?:'[^\W\d_{_FRACTION_SIGNS}]+)*"  # word, with inner apostrophes
    r"|[0-9]+(?:[.,:][0-9]+)*"  # digit group
    r"|\S"
)
#: What makes a weekday or a month own what follows; it is no part of the figure.
OWNING = "'s"
_PIECES = re.compile(f"({_TOKEN.pattern})")
#: The same for lower-case ASCII, where a letter is told by one range and so in two thirds of the time.
_ASCII_PIECES = re.compile(r"([a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,:][0-9]+)*|\S)")
# One character for one, so that offsets stay: apostrophes and hyphens in their plain form.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-", "­": "-"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: where each starts and ends (code points), and its lower-case form.

    ``Xiaomi’s 1,234.5m`` is ``xiaomi's``, ``1,234.5``, ``m``; a hyphen is a token of its own.
    """

    starts: list[int]
    ends: list[int]
    lower: list[str]

    def __len__(self) -> int:
        return len(self.starts)


def plain_lower(text: str) -> str:
    """Lower-case text of the same length, apostrophes and hyphens made plain."""
    lowered = text.lower()
    if len(lowered) != len(text):  # İ and a few others grow when lowered
        lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    if lowered.isascii():
        return lowered
    return lowered.translate(_PLAIN)


def tokenize(text: str) -> Tokens:
    """Split a text into tokens; white space separates and is dropped."""
    lowered = plain_lower(text)
    expression = _ASCII_PIECES if lowered.isascii() else _PIECES
    pieces = expression.split(lowered)  # space, token, space, ..., token, space
    offsets = list(accumulate(map(len, pieces)))
    return Tokens(offsets[0:-1:2], offsets[1::2], pieces[1::2])


def split_words(phrase: str) -> list[str]:
    """The lower-case tokens of a phrase.

    >>> split_words("a 52-hectare site")
    ['a', '52', '-', 'hectare', 'site']
    """
    lowered = plain_lower(phrase)
    words = lowered.split()
    # Nearly all of the thousands of phrases of the lexicon, which are split at every start.
    if all(map(str.isalpha, words)):
        return words
    return _TOKEN.findall(lowered)
