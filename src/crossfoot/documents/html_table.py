"""An HTML table as lines with pipes, the form in which tables stand in checked text.

Header rows become one, the label of a spanning cell in front of those below it; a cell that spans columns is followed
by empty ones, a cell that spans rows stands in the first. What was put in has no length in the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from crossfoot.documents.mapping import Piece

#: A table with longer cells, or a single column, sets out a page.
_LONGEST_CELL = 240
_MOST_SPANNED = 40


@dataclass(slots=True)
class HtmlCell:
    """The pieces of a cell; ``heading``: a th element."""

    pieces: list[Piece]
    heading: bool
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(piece.text for piece in self.pieces).strip()


@dataclass(slots=True)
class HtmlTable:
    """Rows of cells as they are read; ``at`` is where the table begins in the source."""

    at: int
    rows: list[list[HtmlCell]] = field(default_factory=list)
    head_rows: int = 0
    nested: bool = False

    def is_data(self) -> bool:
        """Whether it holds rows and columns of short cells, and is no way of setting out a page."""
        filled = [row for row in self.rows if row]
        return (
            not self.nested
            and len(filled) > 1
            and max(len(row) for row in filled) > 1
            and all(len(cell.text) <= _LONGEST_CELL for row in filled for cell in row)
        )

    def pieces(self) -> Iterator[Piece]:
        """The lines of the table, parted by line feeds."""
        rows = [row for row in self.rows if row]
        heads = self._heads(rows)
        width = min(max(_width(row) for row in rows), _MOST_SPANNED)
        at = self.at
        below: dict[int, int] = {}
        groups = [""] * width
        for number, row in enumerate(rows):
            last_head = number == heads - 1
            placed = _placed(row, width, below)
            if number < heads - 1:
                groups = _grouped(groups, placed)
                continue
            if number > max(heads - 1, 0):
                yield Piece("\n", at, at)
            for place in range(width):
                cell = placed.get(place)
                yield Piece("| ", at, at)
                if last_head and groups[place]:
                    yield Piece(f"{groups[place]} ", at, at)
                if cell is not None and cell.pieces:
                    yield from _escaped(cell.pieces)
                    at = cell.pieces[-1].end
                    yield Piece(" ", at, at)
            yield Piece("|", at, at)
            if last_head:
                yield Piece("\n" + "|---" * width + "|", at, at)

    def _heads(self, rows: list[list[HtmlCell]]) -> int:
        """How many rows at the top are headers."""
        if self.head_rows:
            return min(self.head_rows, len(rows) - 1)
        count = 0
        while count < len(rows) - 1 and all(cell.heading for cell in rows[count]):
            count += 1
        return count


def _width(row: list[HtmlCell]) -> int:
    return sum(cell.columns for cell in row)


def _placed(row: list[HtmlCell], width: int, below: dict[int, int]) -> dict[int, HtmlCell]:
    """The cells by column, past those that a cell of an earlier row still fills (``below``, counted down)."""
    placed: dict[int, HtmlCell] = {}
    place = 0
    spanned = {column for column, left in below.items() if left > 0}
    for cell in row:
        while place in spanned:
            place += 1
        if place >= width:
            break
        placed[place] = cell
        for column in range(place, min(place + cell.columns, width)):
            below[column] = cell.rows
        place += cell.columns
    for column in list(below):
        below[column] -= 1
    return placed


def _grouped(groups: list[str], placed: dict[int, HtmlCell]) -> list[str]:
    """The labels that stand above each column, with those of one more header row."""
    found = list(groups)
    for place, cell in placed.items():
        for column in range(place, min(place + cell.columns, len(found))):
            found[column] = f"{found[column]} {cell.text}".strip()
    return found


def _escaped(pieces: list[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if "|" not in piece.text:
            yield piece
        elif len(piece.text) != piece.end - piece.start:
            yield Piece(piece.text.replace("|", "\\|"), piece.start, piece.end)
        else:
            for offset, character in enumerate(piece.text):
                at = piece.start + offset
                yield Piece("\\|" if character == "|" else character, at, at + 1)
