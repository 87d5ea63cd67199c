"""CSV files, read as text a stretch at a time: cells keep their digits, and every row knows its line."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from crossfoot.datasets.extras import extra
from crossfoot.datasets.sources import STRETCH, RowSource, Stretch
from crossfoot.engine.rows import RowColumn
from crossfoot.errors import DataError
from crossfoot.rulebook.problems import shown_path

_DELIMITERS = (",", "\t", ";", "|")
#: The longest line that is read, in characters: a file without line ends must not fill the memory.
_LONGEST_LINE = 1_000_000
_SHOWN = 5
#: What becomes a number in a frame: digits, grouped or not, without a leading zero.
_NUMERAL = re.compile(r"[-+]?(?:0|[1-9][0-9., \u00a0'’]*)(?:[.,][0-9]+)?(?:[eE][-+]?[0-9]{1,3})?")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class CsvSource(RowSource):
    """A CSV or TSV file with one header."""

    @property
    def path(self) -> Path:
        """The file."""
        assert self.spec.path is not None
        return self.spec.path

    def stretches(self) -> Iterator[Stretch]:
        """The rows, at most `STRETCH` at a time."""
        with self.path.open("rb") as raw:
            reader = _Reader(self, raw)
            titles = reader.header()
            first = 0
            while True:
                rows, lines = reader.rows(STRETCH, len(titles))
                if rows or not first:
                    yield self._stretch(first, titles, rows, lines)
                if len(rows) < STRETCH:
                    return
                first += len(rows)

    def _stretch(self, first: int, titles: Sequence[str], rows: list[list[str]], lines: list[int]) -> Stretch:
        def column(place: int) -> RowColumn:
            return RowColumn.of_texts(titles[place], [row[place] for row in rows], self.spec.mark)

        return Stretch(first, len(rows), titles, column, lambda row: lines[row])

    def frame(self) -> Any:
        """All rows; a column becomes numbers when every cell of it is one or empty."""
        with extra("pandas"):
            import pandas as pd
        cells = self._cells()
        return pd.DataFrame({title: _series(pd, column, self.spec.mark) for title, column in cells.items()})

    def printed(self) -> Any:
        """All rows, every cell as text."""
        with extra("pandas"):
            import pandas as pd
        return pd.DataFrame(self._cells(), dtype="str")

    def _cells(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        with self.path.open("rb") as raw:
            reader = _Reader(self, raw)
            titles = reader.header()
            rows, _ = reader.rows(sys.maxsize, len(titles))
            for place, title in enumerate(titles):
                found[title] = [row[place].strip() for row in rows]
        return found


def _series(pd: Any, cells: Sequence[str], mark: str) -> Any:
    """A column as pandas would have it: integers, floats, or text with None for what is empty."""
    column = RowColumn.of_texts("", cells, mark)
    # Codes keep their leading zeros, and figures with a unit or a scale word their words.
    plain = all(
        _NUMERAL.fullmatch(cell) for cell, missing in zip(cells, column.missing, strict=True) if not missing
    )
    if column.problems or not plain or column.missing.all():
        return pd.Series([cell or None for cell in cells], dtype="str")
    if column.whole and not column.missing.any():
        return pd.Series([int(column.value(row)) for row in range(len(cells))])
    return pd.Series(column.middle)


class _Reader:
    """The records of a file, with every way in which they can be wrong told by line."""

    def __init__(self, source: CsvSource, raw: BinaryIO) -> None:
        self.shown = shown_path(source.path)
        start = raw.read(4)
        raw.seek(0)
        marked = next((name for mark, name in _MARKS if start.startswith(mark)), None)
        self.encoding = marked or source.spec.encoding or "utf-8"
        try:
            text = io.TextIOWrapper(raw, self.encoding, newline="")
        except LookupError:
            raise self._error("encoding-unknown", f"There is no encoding '{self.encoding}'.") from None
        self.text = text
        self.number = 0
        lines = self._lines()
        first = self._first(lines)
        delimiter = source.spec.delimiter or _delimiter(first, source.path)
        self.records = csv.reader(self._again(first, lines), delimiter=delimiter, strict=True)

    def _error(self, reason: str, message: str) -> DataError:
        return DataError(f"{self.shown}: data not read [{reason}]\n  {message}")

    def _lines(self) -> Iterator[str]:
        while True:
            try:
                line = self.text.readline(_LONGEST_LINE)
            except UnicodeDecodeError as error:
                raise self._error(
                    "not-text",
                    f"Byte 0x{error.object[error.start]:02x} after line {self.number} is not {self.encoding}. "
                    "Save the file as UTF-8, or name its encoding.",
                ) from None
            self.number += 1
            if not line:
                return
            if len(line) >= _LONGEST_LINE:
                raise self._error(
                    "line-too-long",
                    f"Line {self.number} has more than {_LONGEST_LINE:,} characters. Is this a table?",
                )
            if "\0" in line:
                raise self._error("not-text", f"Line {self.number} has a NUL character. Is this a text file?")
            yield line

    def _first(self, lines: Iterator[str]) -> str:
        for line in lines:
            if line.strip():
                return line
        raise self._error("file-empty", "There is nothing in the file, not even a header.")

    def _again(self, first: str, lines: Iterator[str]) -> Iterator[str]:
        yield first
        yield from lines

    def _record(self) -> list[str] | None:
        try:
            return next(self.records, None)
        except csv.Error as error:
            meaning = (
                "Is a quotation mark not closed?"
                if "limit" in str(error) or "end of data" in str(error)
                else ""
            )
            raise self._error("csv-broken", f"Near line {self.number}: {error}. {meaning}".rstrip()) from None

    def header(self) -> list[str]:
        """The titles of the columns, each once."""
        titles = [title.strip() for title in self._record() or []]
        twice = sorted({title for title in titles if titles.count(title) > 1})
        if twice:
            places = ", ".join(str(n + 1) for n, title in enumerate(titles) if title == twice[0])
            name = (
                f"'{twice[0]}' is the title of columns {places}"
                if twice[0]
                else f"Columns {places} have no title"
            )
            raise self._error("header-doubled", f"{name}; each column needs its own.")
        return titles

    def rows(self, most: int, width: int) -> tuple[list[list[str]], list[int]]:
        """The next rows and their lines; blank lines are left out."""
        rows: list[list[str]] = []
        lines: list[int] = []
        ragged: list[str] = []
        while len(rows) < most:
            record = self._record()
            if record is None:
                break
            if not record:
                continue
            if len(record) != width and len(ragged) < _SHOWN:
                ragged.append(f"Line {self.number} has {len(record)} cells, the header {width}.")
            rows.append(record)
            lines.append(self.number)
        if ragged:
            raise self._error("row-ragged", "\n  ".join(ragged))
        return rows, lines


def _delimiter(header: str, path: Path) -> str:
    if path.suffix.lower() == ".tsv":
        return "\t"
    return max(_DELIMITERS, key=header.count)
