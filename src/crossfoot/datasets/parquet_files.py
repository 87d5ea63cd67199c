"""Parquet files, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from crossfoot.adapters.frames import row_column
from crossfoot.datasets.sources import STRETCH, RowSource, Stretch
from crossfoot.engine.rows import RowColumn
from crossfoot.errors import DataError
from crossfoot.rulebook.problems import shown_path


class ParquetSource(RowSource):
    """A Parquet file."""

    def _open(self) -> Any:
        assert self.spec.path is not None
        try:
            return pq.ParquetFile(self.spec.path)
        except (pa.ArrowInvalid, OSError) as error:
            raise DataError(
                f"{shown_path(self.spec.path)}: data not read [not-parquet]\n  {' '.join(str(error).split())}"
            ) from None

    def stretches(self) -> Iterator[Stretch]:
        """The rows, at most `STRETCH` at a time."""
        with self._open() as file:
            titles = file.schema_arrow.names
            first = 0
            for batch in file.iter_batches(STRETCH):
                yield _stretch(first, titles, batch)
                first += batch.num_rows
            if not first:
                yield _stretch(0, titles, file.schema_arrow.empty_table())

    def frame(self) -> Any:
        """All rows."""
        with self._open() as file:
            return file.read().to_pandas()


def _stretch(first: int, titles: list[str], batch: Any) -> Stretch:
    def column(place: int) -> RowColumn:
        array = batch.column(place)
        if pa.types.is_integer(array.type) and array.null_count:
            # As floats, large ones would lose their last digits.
            return RowColumn.of_texts(
                titles[place], [None if one is None else str(one) for one in array.to_pylist()]
            )
        return row_column(titles[place], array.to_pandas())

    return Stretch(first, batch.num_rows, titles, column)
