"""Where the pipe tables of a text stand: their rows as spans of cells, ruling lines taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

#: Larger tables are data sets, not tables of an article.
MAX_ROWS, MAX_COLUMNS = 400, 40
_PLAIN_ROWS = 3
_RULING = re.compile(r"[|:+=\-–—─━┼┿╪│ \t]+")
_DASHES = re.compile(r"[-=–—─━]")
_PREFIX = re.compile(r"[ \t>]*")
_BLANKS = " \t\u00a0\u2002\u2003\u2007\u2009\u202f"


class RawCell(NamedTuple):
    """The span of a cell's content, and how far that is set in from its pipe."""

    start: int
    end: int
    indent: int


class RawTable(NamedTuple):
    """Rows of cells, all of the same number; ``ruled``: a line of dashes parts the first row from the others.

    ``ragged``: some line had more or fewer cells and is left out.
    """

    start: int
    end: int
    rows: tuple[tuple[RawCell, ...], ...]
    ruled: bool
    ragged: bool


def find_grids(text: str) -> list[RawTable]:
    """All pipe tables of a text, in order."""
    if "|" not in text:
        return []
    found = []
    for lines in _runs(text):
        grid = _grid(text, lines)
        if grid is not None:
            found.append(grid)
    return found


def all_rows(text: str, grid: RawTable) -> list[tuple[RawCell, ...]]:
    """Every row of a table, those of another number of cells too."""
    rows = []
    start = grid.start
    while start < grid.end:
        end = text.find("\n", start, grid.end)
        end = grid.end if end < 0 else end
        if "|" in text[start:end] and not _is_ruling(text[start:end]):
            rows.append(tuple(_cells(text, start, end)))
        start = end + 1
    return rows


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Stretches of lines with pipes (or of dashes among them), as spans."""
    run: list[tuple[int, int]] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if "|" in text[start:end] or (end > start and _is_ruling(text[start:end])):
            run.append((start, end))
        elif run:
            yield run
            run = []
        start = end + 1
    if run:
        yield run


def _is_ruling(line: str) -> bool:
    return _RULING.fullmatch(line.rstrip("\r")) is not None and _DASHES.search(line) is not None


def _is_divider(text: str, span: tuple[int, int], second: bool) -> bool:
    """A line of dashes: below the header one dash a cell is enough, elsewhere it may be a row of blanks."""
    line = text[span[0] : span[1]]
    return _is_ruling(line) and (second or "--" in line or "==" in line or "──" in line)


def _grid(text: str, lines: list[tuple[int, int]]) -> RawTable | None:
    rows: list[tuple[RawCell, ...]] = []
    ruled = False
    for place, span in enumerate(lines):
        if _is_divider(text, span, place == 1):
            ruled = ruled or len(rows) == 1
        elif "|" in text[span[0] : span[1]]:
            rows.append(tuple(_cells(text, *span)))
    if not rows:
        return None
    width = len(rows[0]) if ruled else Counter(len(row) for row in rows).most_common(1)[0][0]
    kept = [row for row in rows if len(row) == width]
    if not 1 < width <= MAX_COLUMNS or not (2 if ruled else _PLAIN_ROWS) <= len(kept) <= MAX_ROWS:
        return None
    return RawTable(lines[0][0], lines[-1][1], tuple(kept), ruled, len(kept) < len(rows))


def _cells(text: str, start: int, end: int) -> Iterator[RawCell]:
    """The cells of a line; a pipe at either end only frames it, and an escaped one parts nothing."""
    prefix = _PREFIX.match(text, start, end)
    at = prefix.end() if prefix else start
    end = at + len(text[at:end].rstrip())
    if text.startswith("|", at, end):
        at += 1
    while at <= end:
        pipe = _next_pipe(text, at, end)
        yield _trimmed(text, at, pipe)
        at = pipe + 1
        if at >= end:
            return


def _next_pipe(text: str, at: int, end: int) -> int:
    pipe = text.find("|", at, end)
    while pipe > at and text[pipe - 1] == "\\":
        pipe = text.find("|", pipe + 1, end)
    return end if pipe < 0 else pipe


def _trimmed(text: str, start: int, end: int) -> RawCell:
    first = start
    while first < end and text[first] in _BLANKS:
        first += 1
    last = end
    while last > first and text[last - 1] in _BLANKS:
        last -= 1
    return RawCell(first, last, first - start)
