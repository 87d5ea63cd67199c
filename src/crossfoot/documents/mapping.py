"""The map from the characters of the checked text back to the characters of the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of checked text and the source range it was made from.

    A piece as long as its range maps character by character; any other (an entity, a placeholder, a separator that
    was put in between two blocks) maps as a whole.
    """

    text: str
    start: int
    end: int


class SourceMap(NamedTuple):
    """Parallel columns, one row a run: where it begins in the text, and its range in the source.

    Rows ascend in text and in source. The empty map is the identity.
    """

    text_starts: tuple[int, ...] = ()
    source_starts: tuple[int, ...] = ()
    source_ends: tuple[int, ...] = ()
    length: int = 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source range of ``text[start:end]``; an empty range maps to an empty range."""
        if not self.text_starts:
            return start, end
        if start >= end:
            first = self._character(start)[0]
            return first, first
        return self._character(start)[0], self._character(end - 1)[1]

    def text_range(self, start: int, end: int) -> tuple[int, int]:
        """The text made from the source range ``start:end``; empty where that source leaves no text."""
        if not self.text_starts:
            return start, end
        row = bisect_right(self.source_ends, start)
        last = bisect_left(self.source_starts, end)
        # What was put in behind a block does not belong to its line.
        while last > row and self.source_starts[last - 1] == self.source_ends[last - 1]:
            last -= 1
        if row >= last:
            at = self.text_starts[row] if row < len(self.text_starts) else self.length
            return at, at
        return self._clipped(row, start), self._clipped_end(last - 1, end)

    def _row_length(self, row: int) -> int:
        following = self.text_starts[row + 1] if row + 1 < len(self.text_starts) else self.length
        return following - self.text_starts[row]

    def _even(self, row: int) -> bool:
        return self._row_length(row) == self.source_ends[row] - self.source_starts[row]

    def _character(self, offset: int) -> tuple[int, int]:
        row = max(bisect_right(self.text_starts, offset) - 1, 0)
        if offset >= self.length:
            return self.source_ends[-1], self.source_ends[-1]
        if not self._even(row):
            return self.source_starts[row], self.source_ends[row]
        at = self.source_starts[row] + offset - self.text_starts[row]
        return at, at + 1

    def _clipped(self, row: int, start: int) -> int:
        skip = max(start - self.source_starts[row], 0) if self._even(row) else 0
        return self.text_starts[row] + skip

    def _clipped_end(self, row: int, end: int) -> int:
        kept = self._row_length(row)
        if self._even(row):
            kept = min(kept, end - self.source_starts[row])
        return self.text_starts[row] + kept


def assemble(pieces: Iterable[Piece]) -> tuple[str, SourceMap]:
    """Join pieces into the text and its map; neighbours that map character by character become one run."""
    texts: list[str] = []
    rows: list[tuple[int, int, int]] = []
    length = 0
    even_end = -1
    for piece in pieces:
        if not piece.text:
            continue
        even = len(piece.text) == piece.end - piece.start
        if even and even_end == piece.start:
            rows[-1] = (rows[-1][0], rows[-1][1], piece.end)
        else:
            rows.append((length, piece.start, piece.end))
        even_end = piece.end if even else -1
        texts.append(piece.text)
        length += len(piece.text)
    starts, sources, ends = zip(*rows, strict=True) if rows else ((0,), (0,), (0,))
    return "".join(texts), SourceMap(starts, sources, ends, length)
