"""The article as it reads: its checked text cut into headings, paragraphs, list items, quotations and tables.

Checked text keeps blocks apart and marks list items; what is a heading or a quotation, the source in front of the
block still says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from crossfoot.documents import Document
from crossfoot.tables.grid import RawTable, all_rows, find_grids

Kind = Literal["heading", "paragraph", "item", "quote", "note", "table"]
Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[ \t]*• ")
_HASHES = re.compile(r"(#{1,6})[ \t]")
_UNDERLINE = re.compile(r"[ \t>]*(=+|-+)[ \t]*")
_NUMBER = re.compile(r"(\d{1,9})[.)][ \t]")
_NOTE = re.compile(r"\[\^[^\]\s]{1,80}\]:")
_HEADING_TAG = re.compile(
    r"<h([1-6])\b[^<>]*>(?:\s|<(?:a|span|strong|em|b|i|small)\b[^<>]*>)*\Z", re.IGNORECASE
)
_QUOTE_TAG = re.compile(r"<blockquote\b[^<>]*>(?:\s|<p\b[^<>]*>)*\Z", re.IGNORECASE)
#: How far in front of a block its tag is looked for.
_LOOK = 300
#: A first line of plain text that is shorter than this and ends without a stop is its heading.
_TITLE = 150
#: Lines of hard-wrapped text are about this long at most, and this share of them has no room for another word.
_WIDEST, _FULL = 130, 0.8


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the checked text and what it is.

    ``level`` is that of a heading (1 to 6), or how deep an item stands (from 0); ``number`` that of a numbered item.
    ``wrapped``: line ends inside mean nothing. A table has ``rows`` of cells; ``headed``: the first is its header.
    """

    kind: Kind
    start: int
    end: int
    level: int = 0
    number: int | None = None
    wrapped: bool = False
    rows: tuple[tuple[Span, ...], ...] = ()
    headed: bool = False


def blocks_of(document: Document) -> tuple[Block, ...]:
    """All blocks, in order; every character that is no blank or table rule lies in one."""
    return tuple(_blocks(document))


def _blocks(document: Document) -> Iterator[Block]:
    text = document.text
    grids = iter(find_grids(text))
    grid = next(grids, None)
    run: list[Span] = []
    top = len(text) - len(text.lstrip())
    top = text.rfind("\n", 0, top) + 1
    for match in _LINE.finditer(text):
        start, end = match.span()
        while grid is not None and grid.end <= start:
            grid = next(grids, None)
        inside = grid is not None and grid.start <= start
        if run and (inside or not match[0].strip() or "\n" in text[run[-1][1] + 1 : start]):
            yield from _prose(document, run, top)
            run = []
        if inside and grid is not None:
            if grid.start == start:
                yield _table(text, grid)
        elif match[0].strip():
            run.append((start, end))
    if run:
        yield from _prose(document, run, top)


def _table(text: str, grid: RawTable) -> Block:
    rows = tuple(tuple((cell.start, cell.end) for cell in row) for row in all_rows(text, grid))
    return Block("table", grid.start, grid.end, rows=rows, headed=grid.ruled)


def _prose(document: Document, lines: list[Span], first: int) -> Iterator[Block]:
    """Lines without a blank one between them: one block, or in plain text one each unless they are hard-wrapped."""
    whole = (lines[0][0], lines[-1][1])
    if document.format != "text":
        yield _placed(document, *whole)
    elif _is_wrapped(document.text, lines):
        yield Block("paragraph", *whole, wrapped=True)
    else:
        for start, end in lines:
            yield _plain(document.text, start, end, start == first)


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether the lines end where the next word would not have fitted."""
    width = max(end - start for start, end in lines)
    if len(lines) < 2 or width > _WIDEST:
        return False
    full = 0
    for (start, end), (following, last) in pairwise(lines):
        word = text[following:last].split(maxsplit=1)[0]
        full += end - start + 1 + len(word) > width
    return full >= _FULL * (len(lines) - 1)


def _plain(text: str, start: int, end: int, first: bool) -> Block:
    bullet = _BULLET.match(text, start, end)
    if bullet:
        return Block("item", bullet.end(), end)
    line = text[start:end].strip()
    if first and len(line) < _TITLE and line[-1] not in '.!?:;,”"':
        return Block("heading", start, end, 1)
    return Block("paragraph", start, end)


def _placed(document: Document, start: int, end: int) -> Block:
    """A block of marked-up text, told by what stands in front of it in the source."""
    bullet = _BULLET.match(document.text, start, end)
    first = bullet.end() if bullet else start
    part = document.part_at(start)
    if start in document.outline or document.format in ("docx", "pdf"):
        return _told(document, start, first, end)
    source = part.source
    at, behind = part.map.span(first - part.start, end - part.start)
    if document.format == "markdown":
        prefix = source[source.rfind("\n", 0, at) + 1 : at]
        return _of_markdown(prefix, _line_below(source, behind), bullet is not None, (first, end))
    before = source[max(at - _LOOK, 0) : at]
    heading = _HEADING_TAG.search(before)
    if heading:
        return Block("heading", first, end, int(heading[1]))
    if bullet:
        return Block("item", first, end)
    return Block("quote" if _QUOTE_TAG.search(before) else "paragraph", first, end)


def _told(document: Document, start: int, first: int, end: int) -> Block:
    """A block of a file without mark-up to look at, as its reader told what it is."""
    kind, level = document.outline.get(start, ("item" if first > start else "paragraph", 0))
    if kind == "heading":
        return Block("heading", first, end, level)
    known: dict[str, Kind] = {"item": "item", "note": "note", "quote": "quote"}
    return Block(known.get(kind, "paragraph"), first, end)


def _line_below(source: str, at: int) -> str:
    start = source.find("\n", at) + 1
    return source[start : source.find("\n", start)] if start else ""


def _of_markdown(prefix: str, below: str, bulleted: bool, span: Span) -> Block:
    hashes = _HASHES.search(prefix)
    underline = _UNDERLINE.fullmatch(below)
    if hashes or underline:
        level = len(hashes[1]) if hashes else 1 if underline and "=" in underline[1] else 2
        return Block("heading", *span, level=level)
    if bulleted:
        number = _NUMBER.search(prefix)
        depth = (len(prefix) - len(prefix.lstrip())) // 2
        return Block("item", *span, level=min(depth, 4), number=int(number[1]) if number else None)
    if _NOTE.search(prefix):
        return Block("note", *span)
    return Block("quote" if ">" in prefix else "paragraph", *span)
