"""Where the source of a part stands in its file, where that is not the file's own text.

A DOCX file, a PDF and a string of JSON each have a way of their own to say where something is. A part of such a file
has an origin, which turns a range of the part's source into a ``Location``; a part without one is the file's text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Protocol

from crossfoot.documents.location import LineIndex, Location


class Origin(Protocol):
    """The way from a part's source to the places in its file."""

    def locate(self, path: str | None, name: str | None, start: int, end: int) -> Location:
        """The place of ``source[start:end]``; ``name`` is that of the part."""

    def line_range(self, line: int) -> tuple[int, int] | None:
        """The range of the source that a line (from 1) of the file holds; None if there is no such line."""

    @property
    def line_count(self) -> int:
        """Lines of the file, as ``line_range`` counts them."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A text whose lines are counted when somebody first asks for them."""

    source: str
    _lines: list[LineIndex] = field(default_factory=list, repr=False, compare=False, kw_only=True)

    @property
    def index(self) -> LineIndex:
        """Its lines."""
        if not self._lines:
            self._lines.append(LineIndex(self.source))
        return self._lines[0]


@dataclass(frozen=True, slots=True)
class Listed(Indexed):
    """A source that lists the pieces of a file, whose lines are those of the file."""

    def line_range(self, line: int) -> tuple[int, int] | None:
        """The range of a line of the list."""
        return self.index.line_range(line, len(self.source))

    @property
    def line_count(self) -> int:
        """Lines of the list."""
        return len(self.index.starts)


@dataclass(frozen=True, slots=True)
class Blocks(Listed):
    """A source that lists the blocks of a file (paragraphs, cells, footnotes), parted by line feeds.

    ``starts`` holds where each begins, ``labels`` what it is called: "paragraph 4", "table 1, row 2, column 3".
    Offsets in the file count in the text of the block that a stretch begins in.
    """

    starts: tuple[int, ...]
    labels: tuple[str, ...]

    def locate(self, path: str | None, name: str | None, start: int, end: int) -> Location:
        """Line and column in the list; the block by number and, as the part, by name."""
        block = max(bisect_right(self.starts, start), 1)
        base = self.starts[block - 1] if self.starts else 0
        label = self.labels[block - 1] if self.labels else name
        first, last = self.index.place(start), self.index.place(end)
        return Location(path, label, *first, *last, start - base, end - base, block=block)
