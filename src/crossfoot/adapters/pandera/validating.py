"""Run somebody's pandera schema, and tell its failures check by check with the rows that fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from crossfoot.adapters.quiet import quiet
from crossfoot.errors import InputError

with quiet():
    import pandera.pandas as pa


@dataclass(frozen=True, slots=True)
class SchemaFailure:
    """A check of a schema that fails: its name, the column (or None), the rows from 1, and whether it raised.

    `values` are the cells of the rows, one each; where no rows are known, what pandera says instead.
    """

    check: str
    column: str | None
    rows: tuple[int, ...]
    values: tuple[str, ...]
    raised: bool


def as_schema(found: Any, name: str) -> Any:
    """The schema of a model, or the schema itself.

    Raises:
        InputError: it is neither, or pandera cannot make a schema of it.
    """
    if isinstance(found, pa.DataFrameSchema):
        return found
    if isinstance(found, type) and issubclass(found, pa.DataFrameModel):
        try:
            return found.to_schema()
        except Exception as error:
            raise InputError(f"{name} is no usable pandera model: {_line(error)}") from error
    raise InputError(
        f"{name} is neither a pandera DataFrameModel nor a DataFrameSchema, but {type(found).__name__}"
    )


def number_of_checks(schema: Any) -> int:
    """How many things a schema looks at: its columns, and all checks of them and of the frame."""
    return (
        len(schema.columns)
        + len(schema.checks)
        + sum(len(column.checks) for column in schema.columns.values())
    )


def validate(schema: Any, frame: pd.DataFrame) -> list[SchemaFailure]:
    """Validate a frame; nothing when all holds."""
    try:
        with quiet():
            schema.validate(frame.reset_index(drop=True), lazy=True)
    except pa.errors.SchemaErrors as errors:
        return list(_merged(errors.schema_errors, schema))
    except pa.errors.SchemaError as error:
        return list(_merged([error], schema))
    return []


def _merged(errors: Any, schema: Any) -> Iterator[SchemaFailure]:
    """One failure a check. What a missing column makes of other checks is told once, by the column."""
    missing = [one for one in errors if _reason(one) in ("COLUMN_NOT_IN_DATAFRAME", "COLUMN_NOT_IN_SCHEMA")]
    for one in errors:
        reason = _reason(one)
        if one in missing or not (missing and reason == "CHECK_ERROR"):
            yield _failure(one, reason, schema)


def _failure(error: Any, reason: str, schema: Any) -> SchemaFailure:
    cases = error.failure_cases
    column = getattr(error.schema, "name", None)
    if reason in ("COLUMN_NOT_IN_DATAFRAME", "COLUMN_NOT_IN_SCHEMA"):
        verb = "is missing" if reason == "COLUMN_NOT_IN_DATAFRAME" else "is not in the schema"
        return SchemaFailure(f"column '{_case(cases)}' {verb}", None, (), (), False)
    check = _check_name(error)
    if column == schema.name or column not in schema.columns:
        column = None
    raised = reason == "CHECK_ERROR"
    if raised:
        return SchemaFailure(f"{check}: {_case(cases)}", column, (), (), True)
    rows, values = _rows(cases)
    return SchemaFailure(check, column, rows, values, raised)


def _reason(error: Any) -> str:
    return str(getattr(error.reason_code, "name", error.reason_code))


def _check_name(error: Any) -> str:
    check = error.check
    text = getattr(check, "error", None) or getattr(check, "name", None) or str(check)
    if str(text).startswith("dtype("):
        return f"type is {getattr(error.schema, 'dtype', '')}, as {text} says".replace("  ", " ")
    return str(text)


def _case(cases: Any) -> str:
    if isinstance(cases, pd.DataFrame):
        cases = cases["failure_case"].iloc[0] if len(cases) and "failure_case" in cases else ""
    return _line(cases)


def _rows(cases: Any) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Row numbers from 1, each once, and what stands there."""
    if not isinstance(cases, pd.DataFrame) or "index" not in cases:
        return (), (_line(cases),)
    found: dict[int, str] = {}
    for index, value in zip(cases["index"], cases["failure_case"], strict=True):
        if pd.notna(index):
            found.setdefault(int(index) + 1, _line(value))
    if not found:
        return (), tuple(dict.fromkeys(map(_line, cases["failure_case"])))
    rows = sorted(found)
    return tuple(rows), tuple(found[row] for row in rows)


def _line(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 300 else text[:299] + "…"
