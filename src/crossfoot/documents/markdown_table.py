"""Pipe tables: each row stays a line with its pipes, the cells' own Markdown is read like any other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossfoot.documents.mapping import Piece

#: What may stand before a row: quote marks, bullets, list numbers.
_PREFIX = re.compile(r"(?:[ \t]|>|[*+-][ \t]|\d{1,9}[.)][ \t]|\[\^[^\]\s]*\]:)*")


_PIPE = re.compile(r"(\|)")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its line (from 0, in the body), its content, and the pieces made of it (offsets in the content)."""

    line: int
    content: str
    pieces: list[Piece]


def table_pieces(lines: list[str], starts: list[int], cells: list[TableCell]) -> Iterator[Piece]:
    """The pieces of a whole table, rows parted by line feeds, its ruling line kept.

    Args:
        lines: the lines of the body.
        starts: where each line begins in the source.
        cells: in reading order; the first is in the header's line.
    """
    first, last = cells[0].line, max(cells[-1].line, cells[0].line + 1)
    rows: dict[int, list[TableCell]] = {}
    for cell in cells:
        rows.setdefault(cell.line, []).append(cell)
    for number in range(first, last + 1):
        if number > first:
            at = starts[number] - 1
            yield Piece("\n", at, at + 1)
        yield from _row_pieces(lines[number], starts[number], rows.get(number, []))


def _row_pieces(line: str, base: int, cells: list[TableCell]) -> Iterator[Piece]:
    prefix = _PREFIX.match(line)
    done = at = prefix.end() if prefix else 0
    if line.startswith("|", at):
        at += 1
    for cell in cells:
        raw = cell.content.replace("|", "\\|")
        found = line.find(raw, at) if raw else -1
        if found >= 0:
            yield Piece(line[done:found], base + done, base + found)
            yield from _cell_pieces(cell, raw, base + found)
            done = at = found + len(raw)
        at = _next_cell(line, at)
    yield Piece(line[done:].rstrip(), base + done, base + len(line.rstrip()))


def _next_cell(line: str, at: int) -> int:
    while True:
        pipe = line.find("|", at)
        if pipe < 0:
            return len(line)
        at = pipe + 1
        if pipe == 0 or line[pipe - 1] != "\\":
            return at


def _cell_pieces(cell: TableCell, raw: str, base: int) -> Iterator[Piece]:
    """The cell's pieces moved into the source, where each pipe of the content is written ``\\|``."""
    if raw == cell.content:
        for piece in cell.pieces:
            yield Piece(piece.text, base + piece.start, base + piece.end)
        return
    shift = [0]
    for character in cell.content:
        shift.append(shift[-1] + (2 if character == "|" else 1))
    for piece in cell.pieces:
        at = piece.start
        for text in _parted(piece):
            end = at + len(text) if len(piece.text) == piece.end - piece.start else piece.end
            yield Piece(text, base + shift[at], base + shift[end])
            at = end


def _parted(piece: Piece) -> list[str]:
    """A piece's text with each pipe by itself, if it maps character by character; else its text whole."""
    if len(piece.text) != piece.end - piece.start:
        return [piece.text]
    return [text for text in _PIPE.split(piece.text) if text]
