"""PDF to checked text: lines joined to paragraphs, hyphens at line ends undone, tables as lines with pipes."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from crossfoot.documents.document import Document, Part
from crossfoot.documents.html_meta import day
from crossfoot.documents.html_table import HtmlCell, HtmlTable
from crossfoot.documents.limits import DEFAULT_LIMITS, Limits
from crossfoot.documents.mapping import Piece, assemble
from crossfoot.documents.pdf_layout import Block, blocks_of
from crossfoot.documents.pdf_lines import Line, lines_of
from crossfoot.documents.pdf_pages import Boxes, Page, pages_of, too_slow
from crossfoot.documents.raised import raised_text
from crossfoot.errors import InputError, LimitError

_BREAK, _BULLET = "\n\n", "• "
_MARK = re.compile(r"[•●▪◦‣∙·*–—-] ")
#: Metadata in which a publisher states the day (PRISM); when the file was made says nothing of it.
_DAY = re.compile(rb"prism:(?:publicationDate|coverDate)(?:>|\s*=\s*[\"'])\s*(\d{4}-\d{2}-\d{2})")
#: First words of numbers that keep their hyphen: twenty-five.
_TENS = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_LIGATURE = re.compile("([\ufb00-\ufb04])")
_LAST_WORD = re.compile(r"([\w'’-]*\w)-\Z")
_FIRST_WORD = re.compile(r"[\w'’-]+")


def read_pdf(data: bytes, path: str | None, limits: Limits) -> Document:
    """The document that a PDF shows.

    Raises:
        InputError: it is damaged, has a password or no text, or its library is not installed.
        LimitError: it is longer, or takes longer, than allowed.
    """
    name = path or "<bytes>"
    document = document_of(pages_of(data, name, limits), data, path, limits)
    if document is None:
        raise InputError(
            f"{name}: article not read [pdf-without-text]\n"
            "  Its pages hold no text: it is a scan, or its letters are drawings. Run text recognition on it first."
        )
    return document


def document_of(
    pages: list[Page], data: bytes, path: str | None, limits: Limits = DEFAULT_LIMITS
) -> Document | None:
    """The document that pages show; None if they hold no text. ``data`` is the file, for its metadata.

    Raises:
        LimitError: laying them out takes longer than allowed.
    """
    end = time.monotonic() + limits.seconds

    def tick() -> None:
        if time.monotonic() > end:
            raise LimitError(too_slow(path or "<bytes>", limits))

    lines = [lines_of(page) for page in pages]
    if not any(lines):
        return None
    blocks = blocks_of(pages, lines, tick)
    builder = _Builder(_hyphenated(blocks))
    for block in blocks:
        builder.add(block)
    return builder.document(path, _published(data), tuple(_warnings(path or "<bytes>", pages)))


def _published(data: bytes) -> datetime.date | None:
    found = _DAY.search(data)
    return day(found[1].decode()) if found else None


def _warnings(name: str, pages: list[Page]) -> Iterator[str]:
    without = [str(page.number) for page in pages if page.is_picture]
    if without:
        many = len(without) > 1
        yield (
            f"{name}: {'pages' if many else 'page'} {', '.join(without)} not read [page-without-text]\n"
            f"  {'They show' if many else 'It shows'} pictures and no text: scans, perhaps."
        )


def _hyphenated(blocks: list[Block]) -> frozenset[str]:
    """The words that are written with a hyphen inside a line, lower case."""
    words: set[str] = set()
    for block in blocks:
        for line in block.lines:
            words.update(word.lower() for word in re.findall(r"\w+(?:-\w+)+", line.text))
    return frozenset(words)


@dataclass(slots=True)
class _Builder:
    """Lists the lines of the blocks, and puts the checked text together."""

    hyphenated: frozenset[str]
    lines: list[Line] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    at: int = 0
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    outline: dict[int, tuple[str, int]] = field(default_factory=dict)
    title: str | None = None

    def add(self, block: Block) -> None:
        """Add a block."""
        starts = [self._list(line) for line in block.lines]
        pieces = list(self._rows(block, starts) if block.rows else self._paragraph(block, starts))
        if not pieces:
            return
        if self.pieces:
            self._take([Piece(_BREAK, self.pieces[-1].end, self.pieces[-1].end)])
        if block.kind is not None and block.kind[0] != "item":
            self.outline[self.length] = block.kind
        if block.kind == ("heading", 1) and self.title is None:
            self.title = "".join(piece.text for piece in pieces)
        self._take(pieces)

    def _take(self, pieces: list[Piece]) -> None:
        self.pieces += pieces
        self.length += sum(len(piece.text) for piece in pieces)

    def _list(self, line: Line) -> int:
        start = self.at
        self.lines.append(line)
        self.starts.append(start)
        self.at += len(line.text) + 1
        return start

    def _paragraph(self, block: Block, starts: list[int]) -> Iterator[Piece]:
        first = 0
        if block.kind == ("item", 0) and (mark := _MARK.match(block.lines[0].text)):
            first = mark.end()
            yield Piece(_BULLET, starts[0], starts[0] + first)
        joins = [_join(above, below, self.hyphenated) for above, below in pairwise(block.lines)]
        for line, start, join in zip(block.lines, starts, [*joins, ""], strict=True):
            # A hyphen that the line's end put into a word is left out.
            dropped = join is None
            yield from _pieces(line, first, len(line.text) - dropped, start)
            end = start + len(line.text)
            if join:
                yield Piece(join, end, end + 1)
            first = 0

    def _rows(self, block: Block, starts: list[int]) -> Iterator[Piece]:
        table = HtmlTable(starts[0], head_rows=1)
        for line, start, row in zip(block.lines, starts, block.rows, strict=True):
            table.rows.append(
                [HtmlCell(list(_pieces(line, *cell, start)) if cell else [], False) for cell in row]
            )
        return table.pieces()

    def document(self, path: str | None, date: datetime.date | None, warnings: tuple[str, ...]) -> Document:
        """The whole."""
        text, mapped = assemble(self.pieces)
        origin = Boxes(
            "\n".join(line.text for line in self.lines),
            tuple(self.starts),
            tuple(line.page for line in self.lines),
            tuple(line.characters for line in self.lines),
            tuple(line.boxes for line in self.lines),
        )
        part = Part(origin.source, mapped, 0, len(text), origin=origin)
        return Document(text, (part,), path, "pdf", date, self.title, outline=self.outline, warnings=warnings)


def _pieces(line: Line, first: int, last: int, start: int) -> Iterator[Piece]:
    """A stretch of a line: ligatures taken apart, raised characters as what they say."""
    at = first
    for begin, end in line.raised:
        if begin < at or end > last:
            continue
        yield from _spelt(line.text[at:begin], start + at)
        said = raised_text(line.text[begin:end], line.text[begin - 1] if begin else "")
        if said:
            yield Piece(said, start + begin, start + end)
        at = end
    yield from _spelt(line.text[at:last], start + at)


def _spelt(text: str, start: int) -> Iterator[Piece]:
    for part in _LIGATURE.split(text):
        if part:
            yield Piece(_LIGATURES.get(part, part), start, start + len(part))
            start += len(part)


def _join(above: Line, below: Line, hyphenated: frozenset[str]) -> str | None:
    """What stands between two lines: a blank; nothing; or None, where the hyphen goes as well."""
    if not above.hyphenated:
        return " "
    last, first = _LAST_WORD.search(above.text), _FIRST_WORD.match(below.text)
    if last is None or first is None:
        return ""
    whole = f"{last[1]}-{first[0]}".lower()
    kept = not first[0][0].islower() or "-" in last[1] or last[1].lower() in _TENS or whole in hyphenated
    return "" if kept or any(letter.isdigit() for letter in last[1]) else None
