"""A document: the text that is checked, and where each of its characters came from."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from crossfoot.documents.location import LineIndex, Location
from crossfoot.documents.mapping import SourceMap
from crossfoot.documents.origin import Origin

#: What stands between two parts in the checked text: a paragraph break.
PART_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """One source of a document: its line-normalised source, its map, and where its text begins and ends.

    ``returns`` holds the offsets of the line feeds that were ``\\r\\n`` in the file, ascending. ``origin`` is the way
    from the source to the file, where the source is not the file's text.
    """

    source: str
    map: SourceMap
    start: int
    end: int
    name: str | None = None
    returns: tuple[int, ...] = ()
    origin: Origin | None = None

    def original(self, offset: int) -> int:
        """Offset in the decoded file of an offset in ``source``."""
        return offset + bisect_left(self.returns, offset)


@dataclass(frozen=True, slots=True)
class Document:
    """What is checked, with the way back to the file.

    Every offset that crossfoot reports is a code-point offset into ``text``. ``date`` is the date the article is
    read as of (where the file states one), ``meta`` the front matter as strings, lists and mappings, ``beside`` what a
    file of markers beside it holds. ``outline`` tells what a block is, by its offset in ``text``, where the source
    does not show it: ("heading", 2). ``record`` names one of several articles of a file; ``warnings`` are what the
    reader has to say of the file.
    """

    text: str
    parts: tuple[Part, ...]
    path: str | None = None
    format: str = "text"
    date: datetime.date | None = None
    title: str | None = None
    meta: Mapping[str, object] = field(default_factory=dict)
    beside: object = None
    outline: Mapping[int, tuple[str, int]] = field(default_factory=dict)
    record: str | None = None
    warnings: tuple[str, ...] = ()
    _lines: dict[int, LineIndex] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_text(cls, text: str, path: str | None = None, date: datetime.date | None = None) -> Document:
        """A string as it stands: nothing is dropped or normalised, and offsets are the string's own."""
        return cls(text, (Part(text, SourceMap(), 0, len(text)),), path=path, date=date)

    @classmethod
    def from_parts(cls, path: str | None = None, date: datetime.date | None = None, **parts: str) -> Document:
        """A document of named texts, in the order given: ``Document.from_parts(headline=..., body=...)``."""
        built: list[Part] = []
        at = 0
        for name, text in parts.items():
            built.append(Part(text, SourceMap(), at, at + len(text), name))
            at += len(text) + len(PART_BREAK)
        return cls(PART_BREAK.join(parts.values()), tuple(built), path=path, date=date)

    def locate(self, start: int, end: int) -> Location:
        """The place in the original of ``text[start:end]``.

        Raises:
            ValueError: the offsets are not 0 <= start <= end <= len(text).
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no place {start}:{end} in a text of {len(self.text)} characters")
        number = self._part_at(start)
        part = self.parts[number]
        last = max(start, min(end, part.end))
        begin, stop = part.map.span(min(start, part.end) - part.start, min(last, part.end) - part.start)
        if part.origin is not None:
            return part.origin.locate(self.path, part.name, begin, stop)
        index = self._index(number)
        line, column = index.place(begin)
        end_line, end_column = index.place(stop)
        return Location(
            self.path,
            part.name,
            line,
            column,
            end_line,
            end_column,
            part.original(begin),
            part.original(stop),
        )

    def place(self, number: int, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset in the source of a part."""
        origin = self.parts[number].origin
        if origin is not None:
            place = origin.locate(self.path, None, offset, offset)
            return place.line, place.column
        return self._index(number).place(offset)

    def line_offsets(self, line: int) -> tuple[int, int] | None:
        """Range of ``text`` made from one line (from 1) of the original; None if there is no such line.

        The range is empty where the line leaves no text (front matter, a code block). In a document of several texts
        without a file, lines are those of the first.
        """
        ranges = [
            (part.start + first, part.start + last)
            for part in self.parts[: 1 if self.parts[0].origin is None else None]
            if (found := self._line_range(part, line)) is not None
            for first, last in [part.map.text_range(*found)]
        ]
        filled = [pair for pair in ranges if pair[0] < pair[1]] or ranges[:1]
        return (filled[0][0], filled[-1][1]) if filled else None

    def _line_range(self, part: Part, line: int) -> tuple[int, int] | None:
        if part.origin is not None:
            return part.origin.line_range(line)
        return self._index(0).line_range(line, len(part.source))

    @property
    def line_count(self) -> int:
        """Lines of the original's first part, as an editor numbers them."""
        if self.parts[0].origin is not None:
            return self.parts[0].origin.line_count
        source = self.parts[0].source
        return len(self._index(0).starts) - (1 if source.endswith(("\n", "\r")) else 0)

    def part_at(self, offset: int) -> Part:
        """The part that an offset in ``text`` lies in."""
        return self.parts[self._part_at(offset)]

    def _part_at(self, offset: int) -> int:
        return max(bisect_right([part.start for part in self.parts], offset) - 1, 0)

    def _index(self, number: int) -> LineIndex:
        if number not in self._lines:
            self._lines[number] = LineIndex(self.parts[number].source)
        return self._lines[number]
