"""Columns of pandas frames as the engine takes them: numbers as they are, everything else as text."""

from __future__ import annotations

import numbers
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd

from crossfoot.engine.rows import ColumnError, RowColumn, RowRule

_NOT_NUMBERS = {
    "b": "true and false",
    "M": "dates",
    "m": "spans of time",
    "c": "complex numbers",
}


def row_column(title: str, series: Any, mark: str = ".") -> RowColumn:
    """Take one column.

    Raises:
        ColumnError: its type has nothing to work out with (dates, true and false).
    """
    kind = series.dtype.kind
    if kind in _NOT_NUMBERS:
        raise ColumnError(
            f"column '{title}' holds {_NOT_NUMBERS[kind]} ({series.dtype}); a row formula works with numbers"
        )
    if kind in "iu" and not series.hasnans:
        return RowColumn.of_numbers(title, series.to_numpy(dtype=np.dtype(f"{kind}8")))
    if kind in "iuf":
        values = series.to_numpy(dtype=float, na_value=np.nan)
        if str(series.dtype).lower() == "float32":
            # 0.1 in single precision is 0.10000000149 in double: go by what it prints.
            values = series.to_numpy(dtype=np.float32, na_value=np.nan).astype("U32").astype(float)
        return RowColumn.of_numbers(title, values)
    return RowColumn.of_texts(title, texts(title, series), mark)


def texts(title: str, values: Iterable[Any]) -> list[str | None]:
    """Cells as text: Decimals and numbers as they print, missing ones as None.

    Raises:
        ColumnError: a cell that is neither text nor number.
    """
    return [_text(title, row, value) for row, value in enumerate(values)]


def _text(title: str, row: int, value: Any) -> str | None:
    if isinstance(value, str):
        return value
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, bool | np.bool_) or not isinstance(value, numbers.Number | Decimal):
        raise ColumnError(
            f"column '{title}', row {row + 1}: {value!r} is {type(value).__name__}; a row formula works with numbers"
        )
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def row_columns(rule: RowRule, frame: Any, mark: str = ".") -> dict[str, list[RowColumn]]:
    """Take the columns of a frame that a rule needs, by the names of its formula.

    Raises:
        ColumnError: one is not there, or there twice.
    """
    given = [str(title) for title in frame.columns]
    resolved = rule.titles(given)
    taken: dict[str, RowColumn] = {}
    for title in {title for titles in resolved.values() for title in titles}:
        if given.count(title) > 1:
            raise ColumnError(f"there are {given.count(title)} columns '{title}'; a formula needs one")
        taken[title] = row_column(title, frame.iloc[:, given.index(title)], mark)
    return {name: [taken[title] for title in titles] for name, titles in resolved.items()}


def as_mapping(columns: Mapping[str, str | Sequence[str]] | None) -> Mapping[str, str | Sequence[str]]:
    """The columns of a rule, which may be left out."""
    return dict(columns or {})
