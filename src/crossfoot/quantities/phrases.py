"""Longest match of phrases over tokens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from crossfoot.quantities.tokens import split_words

T = TypeVar("T")


class PhraseBook(dict[str, tuple[int, ...]], Generic[T]):
    """Phrases by their first token; the longest that fits wins.

    It maps each first token to the lengths of its phrases, so that whether one may begin is told by ``in``.

    A book built ``backwards`` is keyed by the last token and matched towards the left. Among phrases of equal
    length the one added first wins. ``cased`` phrases must be printed exactly as given, and a phrase without a space
    ("ft2", "km/h") is matched by ``matches`` only where none is printed.
    """

    __slots__ = ("_backwards", "_rows")

    def __init__(self, backwards: bool = False) -> None:
        super().__init__()
        self._backwards = backwards
        self._rows: dict[tuple[str, ...], list[tuple[str | None, int, T]]] = {}

    def add(self, phrase: str, meaning: T, cased: bool = False) -> None:
        """Add one phrase, as it is printed."""
        # Most of the thousands of phrases of the lexicon are a plain word.
        plain = phrase.isascii() and phrase.isalpha()
        words = (phrase.lower(),) if plain else tuple(split_words(phrase))
        key = words[-1] if self._backwards else words[0]
        lengths = self.get(key, ())
        if len(words) not in lengths:
            self[key] = tuple(sorted((*lengths, len(words)), reverse=True))
        tight = len(phrase) if len(words) > 1 and " " not in phrase else 0
        self._rows.setdefault(words, []).append((phrase if cased else None, tight, meaning))

    def add_all(self, phrases: Iterable[str], meaning: T) -> None:
        """Add phrases of one meaning."""
        for phrase in phrases:
            self.add(phrase, meaning)

    def matches(
        self, lower: list[str], at: int, text: str, starts: list[int], ends: list[int]
    ) -> list[tuple[int, T]]:
        """Every phrase that fits at token ``at``, longest first, with its number of tokens."""
        found = []
        for length in self.get(lower[at], ()):
            first = at - length + 1 if self._backwards else at
            if first < 0 or first + length > len(lower):
                continue
            for cased, tight, meaning in self._rows.get(tuple(lower[first : first + length]), ()):
                start, end = starts[first], ends[first + length - 1]
                if tight and end - start != tight:
                    continue
                if cased is None or text[start:end] == cased:
                    found.append((length, meaning))
        return found

    def longest(self, lower: list[str], at: int) -> tuple[int, T] | None:
        """The longest phrase that fits at token ``at`` regardless of case: its number of tokens and meaning."""
        for length in self.get(lower[at], ()):
            first = at - length + 1 if self._backwards else at
            rows = self._rows.get(tuple(lower[first : first + length])) if first >= 0 else None
            if rows and first + length <= len(lower):
                return length, rows[0][2]
        return None
