"""An item of a corpus: where an article stands, and what is needed to make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Unread:
    """Something of the corpus that cannot be read, and why."""

    message: str


@dataclass(frozen=True, slots=True)
class Story:
    """One of several articles of a JSON file: what the file calls it, or else its number."""

    record: str


@dataclass(frozen=True, slots=True)
class Item:
    """One article, not yet looked into; picklable and small beside its text.

    ``value`` is a line of JSON, the cells of a row, the name of one of several articles of a JSON file, None for a
    file that is an article, or why there is none.
    ``done`` is how many bytes of the file lie behind it once it is checked, for the progress; ``named`` tells that a
    file was named itself, not met in a folder.
    """

    file: str
    place: int
    value: bytes | dict[str, Any] | Story | Unread | None
    done: int = 0
    named: bool = False

    @property
    def size(self) -> int:
        """About how many bytes it holds."""
        if isinstance(self.value, bytes):
            return len(self.value)
        if isinstance(self.value, dict):
            return sum(len(cell) for cell in self.value.values() if isinstance(cell, str))
        return 0
