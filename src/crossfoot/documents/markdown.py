"""Markdown to checked text.

Kept: paragraphs, headings, list items (behind a bullet), block quotes and footnotes, each a paragraph of its own, a
wrapped line being joined by a space; tables, a line for a row with its pipes; the text of links. Left out: front
matter, code, raw HTML (but for its tables) and comments, addresses, images, struck-out text, list and quote marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from crossfoot.documents.inline import inline_pieces, make_parser
from crossfoot.documents.mapping import Piece, SourceMap, assemble
from crossfoot.documents.markdown_table import TableCell, table_pieces

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: Between two blocks.
BLOCK_BREAK = "\n\n"
#: In front of a list item; not the marker itself, which may read as a figure ("1.") or a minus.
BULLET = "• "


@cache
def _parser() -> MarkdownIt:
    return make_parser()


def markdown_text(source: str, skip: int = 0) -> tuple[str, SourceMap]:
    """The checked text of a Markdown source, and the map back.

    Args:
        source: the file with its lines ended by ``\\n``.
        skip: how many characters of front matter stand before the body.
    """
    lines = _Lines(source, skip)
    env: dict[str, object] = {}
    tokens = _parser().parse(source[skip:], env)
    pieces: list[Piece] = []
    for block in _blocks(tokens, lines, env):
        if not any(piece.text.strip() for piece in block if piece.text != BULLET):
            continue
        if pieces:
            pieces.append(Piece(BLOCK_BREAK, pieces[-1].end, pieces[-1].end))
        pieces.extend(block)
    return assemble(pieces)


class _Lines:
    """The lines of the body, and where each begins in the source."""

    def __init__(self, source: str, skip: int) -> None:
        self.source = source
        self.texts = source[skip:].split("\n")
        self.starts = [skip]
        for text in self.texts:
            self.starts.append(self.starts[-1] + len(text) + 1)


def _blocks(tokens: list[Token], lines: _Lines, env: dict[str, object]) -> Iterator[list[Piece]]:
    table: list[TableCell] | None = None
    item = False
    for token in tokens:
        if token.type == "table_open":
            table = []
        elif token.type == "table_close" and table is not None:
            yield list(table_pieces(lines.texts, lines.starts, table))
            table = None
        elif token.type == "list_item_open":
            item = True
        elif token.type == "html_block" and token.map is not None and "<table" in token.content.lower():
            yield from _html_tables(lines, token.map)
        elif token.type == "inline" and token.map is not None:
            content = inline_pieces(_parser(), token.content, env)
            if table is None:
                yield _bulleted(_place(content, token, lines)) if item else _place(content, token, lines)
                item = False
            else:
                table.append(TableCell(token.map[0], token.content, content))


def _html_tables(lines: _Lines, mapped: list[int]) -> list[list[Piece]]:
    """The tables of a block of raw HTML, of which nothing else is kept."""
    from crossfoot.documents.html import html_tables

    return html_tables(lines.source, lines.starts[mapped[0]], min(lines.starts[mapped[1]], len(lines.source)))


def _bulleted(pieces: list[Piece]) -> list[Piece]:
    return [Piece(BULLET, pieces[0].start, pieces[0].start), *pieces] if pieces else []


def _place(content: list[Piece], token: Token, lines: _Lines) -> list[Piece]:
    """The pieces of a paragraph or heading, moved from offsets in its content to offsets in the source."""
    runs = list(_runs(token, lines))
    placed: list[Piece] = []
    row = 0
    for piece in content:
        while row + 1 < len(runs) and runs[row + 1][0] <= piece.start:
            row += 1
        last = row
        while last + 1 < len(runs) and runs[last + 1][0] < piece.end:
            last += 1
        start = runs[row][1] + max(piece.start - runs[row][0], 0)
        placed.append(Piece(piece.text, start, runs[last][1] + piece.end - runs[last][0]))
    return placed


def _runs(token: Token, lines: _Lines) -> Iterator[tuple[int, int]]:
    """(offset in the content, offset in the source) of each of the content's lines."""
    assert token.map is not None
    content = token.content.split("\n")
    first = _first_line(content, token.map, lines.texts)
    at = 0
    for number, line in enumerate(content, first):
        column = _column(lines.texts[number], line)
        if column is None:
            raise LookupError(f"content {line!r} is not in its line {lines.texts[number]!r}")
        yield at + len(line) - len(line.lstrip(" \t")), lines.starts[number] + column
        at += len(line) + 1


def _first_line(content: list[str], mapped: list[int], texts: list[str]) -> int:
    """The source line that the content begins on: markdown-it strips leading lines of odd Unicode blanks."""
    spare = mapped[1] - mapped[0] - len(content)
    for first in range(mapped[0], mapped[0] + spare):
        if all(_column(texts[first + n], line) is not None for n, line in enumerate(content)):
            return first
    return mapped[0] + max(spare, 0)


def _column(source_line: str, line: str) -> int | None:
    """Where a content line begins in its source line; None if it is not there.

    A content line is the source line without its prefix (quote marks, indent, list marker, heading marks), so the
    two are aligned at their ends; spaces in front may stand for a tab, and the end may have been stripped.
    """
    bare = line.lstrip(" \t")
    if source_line.endswith(bare):
        return len(source_line) - len(bare)
    whole = source_line.rstrip()
    if whole.endswith(bare):
        return len(whole) - len(bare)
    # Closing hashes of a heading stand behind its content.
    column = whole.rstrip("#").rstrip().rfind(bare)
    # Some control characters count as blanks for Python and not for markdown-it.
    column = column if column >= 0 else source_line.rfind(bare)
    return column if column >= 0 else None
