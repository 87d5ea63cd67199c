"""Longest match of phrases over tokens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from crossfoot.quantities.tokens import tokenize

T = TypeVar("T")


class PhraseBook(Generic[T]):
    """Phrases by their first token; the longest that fits wins.

    A book built ``backwards`` is keyed by the last token and matched towards the left. Among phrases of equal
    length the one added first wins. ``cased`` phrases must be printed exactly as given.
    """

    __slots__ = ("_backwards", "_rows")

    def __init__(self, backwards: bool = False) -> None:
        self._backwards = backwards
        self._rows: dict[str, list[tuple[tuple[str, ...], str | None, T]]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._rows

    def add(self, phrase: str, meaning: T, cased: bool = False) -> None:
        """Add one phrase, as it is printed."""
        words = tuple(tokenize(phrase).lower)
        if self._backwards:
            words = words[::-1]
        rows = self._rows.setdefault(words[0], [])
        rows.append((words, phrase if cased else None, meaning))
        rows.sort(key=lambda row: -len(row[0]))

    def add_all(self, phrases: Iterable[str], meaning: T) -> None:
        """Add phrases of one meaning."""
        for phrase in phrases:
            self.add(phrase, meaning)

    def matches(
        self, lower: list[str], at: int, text: str, starts: list[int], ends: list[int]
    ) -> list[tuple[int, T]]:
        """Every phrase that fits at token ``at``, longest first, with its number of tokens."""
        rows = self._rows.get(lower[at])
        if rows is None:
            return []
        found = []
        for words, cased, meaning in rows:
            length = len(words)
            if self._backwards:
                first = at - length + 1
                fits = first >= 0 and all(lower[at - k] == words[k] for k in range(1, length))
            else:
                first = at
                fits = length == 1 or lower[at : at + length] == list(words)
            if fits and (cased is None or text[starts[first] : ends[first + length - 1]] == cased):
                found.append((length, meaning))
        return found

    def longest(self, lower: list[str], at: int) -> tuple[int, T] | None:
        """The longest phrase that fits at token ``at`` regardless of case: its number of tokens and meaning."""
        rows = self._rows.get(lower[at])
        if rows is None:
            return None
        for words, _, meaning in rows:
            length = len(words)
            if length == 1:
                return 1, meaning
            if self._backwards:
                if at - length + 1 >= 0 and all(lower[at - k] == words[k] for k in range(1, length)):
                    return length, meaning
            elif all(
                lower[at + k] == words[k] for k in range(1, min(length, len(lower) - at))
            ) and at + length <= len(lower):
                return length, meaning
        return None
