"""All figures of a table, sorted by value: is this one among them, and if not, which is the nearest?"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from crossfoot.datasets.extras import extra
from crossfoot.datasets.queries import quoted, reader_of
from crossfoot.documents import read
from crossfoot.errors import DataError, DataSetError, InputError
from crossfoot.model.interval import Interval
from crossfoot.quantities import extract_figures
from crossfoot.tables import read_tables


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a table: its value with the header's scale, its text, row label and column."""

    value: Decimal
    text: str
    row: str
    column: str


class Cells:
    """The figures of a table by value."""

    def __init__(self, cells: list[Cell]) -> None:
        self.cells = sorted(cells, key=lambda cell: cell.value)
        self.values = [cell.value for cell in self.cells]

    @classmethod
    def of(cls, path: Path) -> Cells:
        """The cells of a CSV, TSV or Parquet file.

        Raises:
            DataError: it cannot be read, or has no figures.
        """
        if path.suffix.lower() == ".parquet":
            found = _frame_cells(path)
        else:
            try:
                found = _table_cells(path)
            except DataSetError:
                found = _frame_cells(path)
            except InputError as error:
                raise DataError(str(error)) from None
        if not found:
            raise DataError(f"{path}: data not read [no-figures]\n  No column of it holds figures.")
        return cls(found)

    def within(self, interval: Interval) -> bool:
        """Whether a cell lies in an interval."""
        at = bisect_left(self.values, interval.low)
        return any(interval.contains(value) for value in self.values[at : at + 2])

    def nearest(self, value: Decimal) -> Cell | None:
        """The cell with the nearest value."""
        at = bisect_left(self.values, value)
        around = self.cells[max(at - 1, 0) : at + 1]
        return min(around, key=lambda cell: abs(cell.value - value), default=None)


def _table_cells(path: Path) -> list[Cell]:
    """The cells as the tables of articles are read: with the units and scales that headers state."""
    document = read(path, format="csv")
    _, tables = read_tables(extract_figures(document.text))
    return [
        Cell(figure.amount, figure.text, table.rows[figure.row - 1].label, figure.column)
        for table in tables
        for figure in table.figures
    ]


def _frame_cells(path: Path) -> list[Cell]:
    """The cells of a long file: the distinct values of each column that holds numbers."""
    with extra("duckdb"):
        import duckdb
    reader = reader_of(path)
    found: list[Cell] = []
    try:
        with duckdb.connect() as connection:
            source = [str(path)]
            described = connection.execute(f"DESCRIBE SELECT * FROM {reader}", source).fetchall()
            for name, kind, *_ in described:
                if not str(kind).startswith(
                    ("DECIMAL", "DOUBLE", "FLOAT", "BIGINT", "INTEGER", "HUGEINT", "SMALLINT", "TINYINT")
                ):
                    continue
                rows = connection.execute(
                    f"SELECT DISTINCT CAST({quoted(str(name))} AS VARCHAR) FROM {reader}", source
                ).fetchall()
                found += [
                    Cell(Decimal(text), text, "", str(name))
                    for (text,) in rows
                    if text not in (None, "nan", "inf", "-inf")
                ]
    except duckdb.Error as error:
        raise DataError(f"{path}: data not read [data-invalid]\n  {str(error).splitlines()[0]}.") from None
    return found
