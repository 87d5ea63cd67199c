"""One value out of a data file: a cell, or an aggregate over rows, as a claim names it.

    datasets/regions.csv[Kent, population_2024]                      the cell of a row and a column
    datasets/regions.csv: sum(population_2024)                       sum, mean, median, min, max of a column
    datasets/regions.csv: count() where coast = yes                  rows
    datasets/regions.csv: share(population_2024) where coast = yes   part of the whole, as a fraction
    datasets/regions.csv: change(population, 2020, 2024)             from one row to another, as a fraction
    datasets/regions.csv: rank(population_2024, Kent)                place of a row, the largest first

A row is named by its cell in the first column, among those that ``where`` leaves. ``where`` takes conditions joined by
``and``: = != < <= > >=. Any of them may be followed by ``* 1000`` or the like, where the data count in thousands.
DuckDB runs the query; names are quoted and values are parameters, so nothing that a claim says is run as code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from crossfoot.datasets.extras import extra
from crossfoot.errors import DataError
from crossfoot.rulebook.problems import suggestion

#: What a target begins with: a file that holds a table.
FILE = r"[^\s\[\]:\"'<>|*?]+\.(?:csv|tsv|parquet)"
_TARGET = re.compile(
    rf"(?P<path>{FILE})\s*(?:\[(?P<cell>[^\[\]]*)\]|:\s*(?P<function>[a-z]+)\((?P<arguments>[^()]*)\)"
    r"(?:\s+where\s+(?P<where>[^*]+?))?)\s*(?:\*\s*(?P<factor>[0-9.,_eE]+)\s*)?"
)
_CONDITION = re.compile(r"\s*(?P<column>[^=!<>]+?)\s*(?P<sign>=|!=|<=|>=|<|>)\s*(?P<value>[^=!<>]+?)\s*")
_AND = re.compile(r"\s+and\s+")
_SIGNS = {"=": "=", "!=": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_OF_COLUMN = {"sum": "sum", "mean": "avg", "median": "median", "min": "min", "max": "max"}
#: How many arguments each function takes.
_ARGUMENTS = {
    **dict.fromkeys(_OF_COLUMN, (1, 1)),
    "count": (0, 0),
    "share": (0, 1),
    "change": (3, 3),
    "rank": (2, 2),
}
_FORM = "Write FILE[row, column], or FILE: sum(column) where other = value."


@dataclass(frozen=True, slots=True)
class Condition:
    """A comparison that a row must satisfy."""

    column: str
    sign: str
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """A value of a data file; ``function`` "cell" takes row and column as its arguments."""

    text: str
    path: str
    function: str
    arguments: tuple[str, ...]
    where: tuple[Condition, ...] = ()
    factor: Decimal = Decimal(1)

    @property
    def is_fraction(self) -> bool:
        """Whether the value is a part of a whole or a change, which is printed as a percentage."""
        return self.function in ("share", "change")


def parse_query(text: str) -> Query:
    """Read a target.

    Raises:
        DataError: it is none; the message says what it should be.
    """
    text = " ".join(text.split())
    match = _TARGET.fullmatch(text)
    if match is None:
        raise DataError(f"'{text}' names no value. {_FORM}")
    arguments: tuple[str, ...]
    if match["cell"] is not None:
        row, comma, column = match["cell"].rpartition(",")
        if not comma or not row.strip() or not column.strip():
            raise DataError(f"'{text}' names no cell. {_FORM}")
        function, arguments = "cell", (_bare(row), _bare(column))
    else:
        function = match["function"]
        arguments = tuple(_bare(one) for one in match["arguments"].split(",") if one.strip())
        _refuse_arguments(text, function, arguments)
    where = tuple(_condition(one, text) for one in _AND.split(match["where"])) if match["where"] else ()
    return Query(text, match["path"], function, arguments, where, _factor(match["factor"], text))


def _refuse_arguments(text: str, function: str, arguments: Sequence[str]) -> None:
    if function not in _ARGUMENTS:
        raise DataError(
            f"There is no '{function}' in '{text}'. {suggestion(function, _ARGUMENTS, 'Functions')}"
        )
    least, most = _ARGUMENTS[function]
    if not least <= len(arguments) <= most:
        raise DataError(f"'{text}': {function} takes {most or 'no'} names, not {len(arguments)}.")


def _condition(text: str, whole: str) -> Condition:
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise DataError(f"'{text}' in '{whole}' is no condition. Write column = value.")
    return Condition(_bare(match["column"]), match["sign"], _bare(match["value"]))


def _factor(stated: str | None, text: str) -> Decimal:
    try:
        return Decimal(stated.replace(",", "").replace("_", "")) if stated else Decimal(1)
    except InvalidOperation:
        raise DataError(f"'{text}': '{stated}' is no number to multiply by.") from None


def _bare(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def value_of(query: Query, root: Path) -> Decimal:
    """Look the value up in a file below ``root``.

    Raises:
        DataError: the file is not there or outside, a row or column is not, or there is no figure.
    """
    path = (root / query.path).resolve()
    if not path.is_relative_to(root.resolve()):
        raise DataError(f"{query.path} lies outside the workspace.")
    if not path.is_file():
        raise DataError(f"There is no file {query.path}.")
    with extra("duckdb"):
        import duckdb
    try:
        with duckdb.connect() as connection:
            found = _Lookup(connection, path, query).value()
    except duckdb.Error as error:
        raise DataError(f"{query.path} cannot be read: {str(error).splitlines()[0]}.") from None
    if found is None:
        raise DataError(f"{query.text} has no figure.")
    return Decimal(str(found)) * query.factor


class _Lookup:
    """One query on one file."""

    def __init__(self, connection: Any, path: Path, query: Query) -> None:
        self.connection, self.path, self.query = connection, str(path), query
        self.source = reader_of(path, "all_varchar=true")
        described = self._all(f"SELECT column_name FROM (DESCRIBE SELECT * FROM {self.source})")
        self.columns = [str(name) for (name,) in described]

    def value(self) -> Any:
        """The value, None where there is none."""
        query = self.query
        match query.function:
            case "cell":
                return self._cell(*query.arguments)
            case "count":
                return self._one("count(*)", *self._where())
            case "share":
                return self._share(query.arguments[0] if query.arguments else None)
            case "change":
                column, first, last = query.arguments
                old, new = self._cell(first, column), self._cell(last, column)
                return new / old - 1 if old and new is not None else None
            case "rank":
                return self._rank(*query.arguments)
        return self._one(f"{_OF_COLUMN[query.function]}({self._number(query.arguments[0])})", *self._where())

    def _cell(self, row: str, column: str) -> Any:
        condition, values = self._where()
        key = f"({condition}) AND trim(CAST({quoted(self.columns[0])} AS VARCHAR)) = ?"
        found = self._all(f"SELECT {self._number(column)} FROM {self.source} WHERE {key}", [*values, row])
        if len(found) != 1:
            number = "no row" if not found else f"{len(found)} rows"
            raise DataError(f"{self.query.path} has {number} with '{row}' in the column '{self.columns[0]}'.")
        return found[0][0]

    def _rank(self, column: str, row: str) -> Any:
        own = self._cell(row, column)
        condition, values = self._where()
        above = f"({condition}) AND {self._number(column)} > ?"
        return None if own is None else 1 + self._one("count(*)", above, [*values, own])

    def _share(self, column: str | None) -> Any:
        amount = f"sum({self._number(column)})" if column else "count(*)"
        condition, values = self._where()
        part, whole = self._one(amount, condition, values), self._one(amount, "true", [])
        return None if part is None or not whole else Decimal(str(part)) / Decimal(str(whole))

    def _where(self) -> tuple[str, list[Any]]:
        parts, values = [], []
        for one in self.query.where:
            number = _number(one.value)
            left = (
                self._number(one.column)
                if number is not None
                else f"trim(CAST({self._known(one.column)} AS VARCHAR))"
            )
            parts.append(f"{left} {_SIGNS[one.sign]} ?")
            values.append(number if number is not None else one.value)
        return " AND ".join(parts) or "true", values

    def _one(self, what: str, condition: str, values: list[Any]) -> Any:
        return self._all(f"SELECT {what} FROM {self.source} WHERE {condition}", values)[0][0]

    def _all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self.connection.execute(sql, [self.path, *values]).fetchall()
        return rows

    def _known(self, column: str) -> str:
        if column not in self.columns:
            raise DataError(
                f"{self.query.path} has no column '{column}'. {suggestion(column, self.columns, 'Columns')}"
            )
        return quoted(column)

    def _number(self, column: str) -> str:
        """A column as exact numbers: blanks, thousands separators and percent signs taken out."""
        bare = f"regexp_replace(CAST({self._known(column)} AS VARCHAR), '[,\\s%]', '', 'g')"
        return f"TRY_CAST({bare} AS DECIMAL(38, 9))"


def reader_of(path: Path, *options: str) -> str:
    """What DuckDB reads a file with, its path being a parameter; the options are those of CSV."""
    if path.suffix.lower() == ".parquet":
        return "read_parquet(?)"
    return f"read_csv({', '.join(('?', *options))})"


def quoted(name: str) -> str:
    """A name as SQL has it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
