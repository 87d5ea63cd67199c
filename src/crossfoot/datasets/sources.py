"""Where the rows of a data set come from: stretch by stretch for row rules, or as one frame."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossfoot.datasets.description import SourceSpec
from crossfoot.datasets.extras import extra
from crossfoot.engine.rows import RowColumn
from crossfoot.errors import DataError
from crossfoot.rulebook.problems import shown_path

#: Rows that are in memory at a time while row rules run.
STRETCH = 100_000
#: The largest file of which a whole frame is made, in bytes.
MOST_IN_MEMORY = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some rows in order.

    Attributes:
        first: how many rows came before.
        rows: how many these are.
        titles: the columns.
        column: gives one of them by its place.
        line: the line of the file on which a row (from 0, of these) stands, where rows have lines.
    """

    first: int
    rows: int
    titles: Sequence[str]
    column: Callable[[int], RowColumn]
    line: Callable[[int], int] | None = None


class RowSource(ABC):
    """The rows of a data set; they may be asked for more than once."""

    def __init__(self, spec: SourceSpec) -> None:
        self.spec = spec

    @abstractmethod
    def stretches(self) -> Iterator[Stretch]:
        """All rows in order, in stretches; at least one, which may be empty.

        Raises:
            DataError: the source cannot be read.
        """

    def refuse_if_too_large(self) -> None:
        """Refuse a file that is too large for one frame, before any of it is read.

        Raises:
            DataError: it is.
        """
        path = self.spec.path
        if path is not None and path.stat().st_size > MOST_IN_MEMORY:
            raise _too_large(path)

    @abstractmethod
    def frame(self) -> Any:
        """All rows as one pandas frame, with numbers where columns hold numbers.

        Raises:
            DataError: the source cannot be read, or is too large for one frame.
        """

    def printed(self) -> Any:
        """All rows as one pandas frame, with the cells as they are printed where they are text.

        Raises:
            DataError: as for `frame`.
        """
        return self.frame()


def open_source(spec: SourceSpec) -> RowSource:
    """Open a source.

    Raises:
        DataError: the file is not there, or a library is missing.
    """
    if spec.path is not None and not spec.path.is_file():
        what = "is a folder" if spec.path.is_dir() else "no such file"
        raise DataError(f"{shown_path(spec.path)}: data not read [file-missing]\n  {what}.")
    if spec.form == "csv":
        from crossfoot.datasets.csv_files import CsvSource

        return CsvSource(spec)
    if spec.form == "parquet":
        with extra("pyarrow"):
            from crossfoot.datasets.parquet_files import ParquetSource

            return ParquetSource(spec)
    with extra("sqlalchemy"):
        from crossfoot.datasets.databases import DatabaseSource

        return DatabaseSource(spec)


def _too_large(path: Path) -> DataError:
    """The error for a file of which no frame is made."""
    size = path.stat().st_size / 1024**2
    return DataError(
        f"{shown_path(path)}: data not read [file-too-large]\n"
        f"  The file has {size:,.0f} MB; a schema or expectations need all of it in memory, and at most "
        f"{MOST_IN_MEMORY // 1024**2} MB are read.\n"
        "  Row rules alone are checked stretch by stretch, at any size. Or split the file."
    )
