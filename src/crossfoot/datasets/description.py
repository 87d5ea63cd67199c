"""What the description of a data set says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from crossfoot.engine.rows import RowRule
from crossfoot.model.dataset import Severity

Form = Literal["csv", "parquet", "sql"]


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """Where the rows come from.

    Attributes:
        form: csv (and tsv), parquet or sql.
        path: the file, for csv and parquet.
        query: the query, for sql.
        url: the database of the query, as SQLAlchemy writes it.
        url_from: the environment variable that holds the url, where it has a password in it.
        delimiter, encoding, mark: how a CSV file is written; mark stands before the decimals.
    """

    form: Form
    path: Path | None = None
    query: str = ""
    url: str = ""
    url_from: str = ""
    delimiter: str = ""
    encoding: str = ""
    mark: str = "."

    def __str__(self) -> str:
        return self.path.name if self.path is not None else self.query


@dataclass(frozen=True, slots=True)
class RowCheck:
    """A row rule of a data set, with the share of rows that must hold."""

    rule: RowRule
    name: str
    mostly: float = 1.0
    severity: Severity = "critical"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Expectation:
    """An expectation of Great Expectations by its name, with its arguments as plain values."""

    name: str
    arguments: Mapping[str, Any]
    severity: Severity = "critical"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """A data set: its source, and what must hold of it.

    Attributes:
        schema: the Python file and the name in it, or None.
        origin: where its facts come from.
    """

    name: str
    source: SourceSpec
    path: Path
    summary: str = ""
    origin: tuple[str, ...] = ()
    schema: tuple[Path, str] | None = None
    rows: tuple[RowCheck, ...] = ()
    expectations: tuple[Expectation, ...] = field(default=())
