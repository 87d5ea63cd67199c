"""CSV and TSV as a table of the checked text: a line with pipes for each row, each character with its place.

Quoted fields are read as RFC 4180 has them (doubled quotation marks, line feeds inside). The mark between the fields of
a CSV file is a comma, or a semicolon where its first line has more of these, as spreadsheets write it in countries
with decimal commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossfoot.documents.mapping import Piece, SourceMap, assemble

#: Of a longer file an article has no use: it is a data set.
MOST_ROWS = 400
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
_INSIDE = re.compile(r'""?|\||\s+|[^"|\s]+')


def delimited_text(source: str, mark: str) -> tuple[str, SourceMap]:
    """The checked text of a file, and the map back to it.

    Raises:
        TooLongError: more than ``MOST_ROWS`` rows.
    """
    return assemble(_pieces(source, mark))


class TooLongError(Exception):
    """A file with too many rows for a table of an article."""


def field_mark(source: str, suffix: str) -> str:
    """What parts the fields: a tab for ``.tsv``; for ``.csv`` a comma, or a semicolon if the first line has more of it.

    >>> field_mark("Region;Sales, £m;Change", ".csv")
    ';'
    """
    if suffix == ".tsv":
        return "\t"
    first = source[: source.find("\n")] if "\n" in source else source
    return ";" if first.count(";") > first.count(",") else ","


def _pieces(source: str, mark: str) -> Iterator[Piece]:
    for number, row in enumerate(_rows(source, mark)):
        if number > MOST_ROWS:
            raise TooLongError
        if number:
            yield Piece("\n", row[0][0], row[0][0])
        for start, end in row:
            yield Piece("| ", start, start)
            yield from _field(source, start, end)
            yield Piece(" ", end, end)
        at = row[-1][1]
        yield Piece("|", at, at)
        if number == 0:
            yield Piece("\n" + "|---" * len(row) + "|", at, at)


def _rows(source: str, mark: str) -> Iterator[list[tuple[int, int]]]:
    """The spans of the fields of each row that has any content."""
    row: list[tuple[int, int]] = []
    at = 0
    while at <= len(source):
        end = _field_end(source, at, mark)
        row.append((at, end))
        if end < len(source) and source[end] == mark:
            at = end + 1
            continue
        if any(source[first:last].strip() for first, last in row):
            yield row
        row = []
        at = end + 1


def _field_end(source: str, at: int, mark: str) -> int:
    quoted = _QUOTED.match(source, at)
    at = quoted.end() if quoted else at
    line = source.find("\n", at)
    line = len(source) if line < 0 else line
    found = source.find(mark, at, line)
    return line if found < 0 else found


def _field(source: str, start: int, end: int) -> Iterator[Piece]:
    """The content of a field: without its quotation marks, on one line, pipes escaped."""
    quoted = _QUOTED.fullmatch(source, start, end)
    first, last = quoted.span(1) if quoted else (start, end)
    for match in _INSIDE.finditer(source, first, last):
        text = match[0]
        if text == '""':
            text = '"' if quoted else text
        elif text == "|":
            text = "\\|"
        elif text.isspace() and len(text) > 1:
            text = " "
        yield Piece(text.replace("\n", " ").replace("\t", " "), match.start(), match.end())
