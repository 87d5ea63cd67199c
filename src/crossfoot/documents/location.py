"""Places in an original file, and the line index that finds them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Location:
    """A stretch of an original file.

    Lines and columns count from 1, columns in code points; ``end_column`` is the column behind the last character.
    ``source_start`` and ``source_end`` are code-point offsets into the decoded file, its byte order mark left out.
    ``part`` names the part of a document made of several (headline, body). ``page``, ``box`` and ``block`` belong to
    formats without lines and are None in text: of a DOCX file ``part`` and ``block`` tell the paragraph, cell or
    footnote, and source offsets count in its text; of a PDF ``page`` counts from 1, ``box`` is (left, bottom, right,
    top) in points from the lower left corner, and source offsets count the characters of the page. Lines are then
    those of the list of all blocks, by which ``crossfoot explain FILE:LINE`` finds them.
    """

    path: str | None
    part: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    source_start: int
    source_end: int
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    block: int | None = None

    def __str__(self) -> str:
        """``path:line:column``, with the part's name where there is one; ``<text>`` stands for a missing path."""
        name = self.path or "<text>"
        if self.part:
            name = f"{name}#{self.part}"
        return f"{name}:{self.line}:{self.column}"

    @property
    def spoken(self) -> str:
        """``on line 12``, ``in paragraph 4`` or ``on page 2``, as a sentence has it."""
        if self.page is not None:
            return f"on page {self.page}"
        return f"in {self.part}" if self.block is not None and self.part else f"on line {self.line}"


class LineIndex:
    """Where the lines of a text begin; ``\\n``, ``\\r\\n`` and ``\\r`` end a line, as they do in editors."""

    __slots__ = ("starts",)

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a code-point offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line_range(self, line: int, length: int) -> tuple[int, int] | None:
        """Offsets of a line (from 1) in a text of ``length`` code points; None if there is no such line."""
        if not 1 <= line <= len(self.starts):
            return None
        end = self.starts[line] if line < len(self.starts) else length
        return self.starts[line - 1], end
