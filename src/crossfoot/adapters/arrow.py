"""Rows of a scan as Arrow tables; the schemas are made from the columns declared in ``rendering.records``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from crossfoot.rendering.records import COVERAGE, FINDINGS, Column, Row

_TYPES = {
    "text": pa.string(),
    "texts": pa.list_(pa.field("element", pa.string(), nullable=False)),
    "whole": pa.int64(),
    "real": pa.float64(),
    "day": pa.date32(),
}


def schema_of(columns: Sequence[Column]) -> Any:
    """The Arrow schema of some columns."""
    return pa.schema([_field(column) for column in columns])


def _field(column: Column) -> Any:
    return pa.field(column.name, _type(column), nullable=column.may_lack)


def _type(column: Column) -> Any:
    if isinstance(column.type, str):
        return _TYPES[column.type]
    record = pa.struct([_field(inner) for inner in column.type])
    return pa.list_(pa.field("element", record, nullable=False))


FINDINGS_SCHEMA = schema_of(FINDINGS)
COVERAGE_SCHEMA = schema_of(COVERAGE)


def table_of(rows: list[Row], schema: Any) -> Any:
    """A table of rows; lone surrogates, which no UTF-8 holds, become U+FFFD."""
    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_whole(row) for row in rows], schema=schema)


def _whole(value: Any) -> Any:
    """The value with every text fit for UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole(inner) for inner in value]
    if isinstance(value, dict):
        return {name: _whole(inner) for name, inner in value.items()}
    return value
