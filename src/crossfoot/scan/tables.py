"""Parquet files: one article a row, read a stretch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from crossfoot.adapters.columns import Columns
from crossfoot.errors import InputError
from crossfoot.scan.item import Item, Unread

SUFFIX = ".parquet"
#: Rows that are decoded at a time.
_STRETCH = 256


def is_table(name: str) -> bool:
    """Whether a file's name is that of a Parquet file."""
    return name.lower().endswith(SUFFIX)


def table_columns(name: str) -> list[str]:
    """The names of the columns.

    Raises:
        InputError: it is no Parquet file.
    """
    with _opened(name) as file:
        return list(file.schema_arrow.names)


def row_groups(name: str) -> list[int]:
    """The number of rows in each row group.

    Raises:
        InputError: it is no Parquet file.
    """
    with _opened(name) as file:
        return [file.metadata.row_group(place).num_rows for place in range(file.metadata.num_row_groups)]


def row_items(name: str, columns: Columns, groups: list[int] | None = None, row: int = 1) -> Iterator[Item]:
    """An item for each row, of some row groups or of all.

    Args:
        row: the number of the first row.
    """
    number = row
    try:
        size = Path(name).stat().st_size
        with _opened(name) as file:
            total = max(file.metadata.num_rows, 1)
            missing = [column for column in columns.names if column not in file.schema_arrow.names]
            if missing:
                yield Item(name, number, Unread(_missing(name, missing[0], file.schema_arrow.names)), size)
                return
            for batch in file.iter_batches(_STRETCH, row_groups=groups, columns=list(columns.names)):
                for cells in batch.to_pylist():
                    yield Item(name, number, cells, size * number // total)
                    number += 1
    except InputError as error:
        yield Item(name, number, Unread(str(error)))
    except (pa.ArrowException, OSError) as error:
        reason = " ".join(str(error).split())
        yield Item(
            name, number, Unread(f"{name}:{number}: the rest of the file not read [file-broken]\n  {reason}")
        )


def _opened(name: str) -> Any:
    try:
        # Without buffering by column, the memory would be that of a whole row group.
        return pq.ParquetFile(name, buffer_size=1 << 20, pre_buffer=False)
    except (pa.ArrowException, OSError) as error:
        reason = " ".join(str(error).split())
        raise InputError(f"{name}: not read [not-parquet]\n  {reason}") from None


def _missing(name: str, column: str, there: list[str]) -> str:
    return (
        f"{name}: not read [column-missing]\n  It has no column '{column}'. It has: {', '.join(there[:20])}."
    )
