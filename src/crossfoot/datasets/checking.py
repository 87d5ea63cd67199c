"""Check data sets, failing closed: what could not be checked is never a pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossfoot.datasets.description import Description, RowCheck
from crossfoot.datasets.finding import find
from crossfoot.datasets.rows import check_rows
from crossfoot.datasets.sources import extra, open_source
from crossfoot.errors import CrossfootError, DataError
from crossfoot.model.dataset import DataCheck, DataReport, DataSetResult, RowFailure
from crossfoot.rulebook.problems import shown_path


@dataclass(frozen=True, slots=True)
class Options:
    """How a run goes.

    Attributes:
        rows: row rules given ad hoc, for every data set of the run.
        docs: the folder to write Data Docs to, or None.
        python: whether Python of the repository may be run.
        encoding: of bare CSV files that are not UTF-8.
        say: told what a user should know while it runs.
        progress: told the name of a data set and the rows done so far.
    """

    rows: tuple[RowCheck, ...] = ()
    docs: Path | None = None
    python: bool = True
    encoding: str = ""
    say: Callable[[str], None] = lambda message: None
    progress: Callable[[str, int], None] = lambda name, rows: None


def check_datasets(paths: Iterable[str], options: Options) -> DataReport:
    """Check all that the paths lead to; what cannot be read never hides the rest."""
    found, problems = find(tuple(paths), options.rows, options.encoding)
    results = tuple(_result(description, options) for description in found)
    return DataReport(results, tuple(problems))


def _result(description: Description, options: Options) -> DataSetResult:
    path = shown_path(description.path)
    try:
        return _checked(description, options, path)
    except CrossfootError as error:
        return DataSetResult(description.name, path, problem=str(error))


def _checked(description: Description, options: Options, path: str) -> DataSetResult:
    if description.schema is not None and not options.python:
        raise DataError(
            f"{path}: not checked [python-refused]\n"
            f"  Its schema is Python ({shown_path(description.schema[0])}), and --no-python is given."
        )
    source = open_source(description.source)
    rows, checks = check_rows(source, description.rows, lambda done: options.progress(description.name, done))
    if not rows:
        raise DataError(
            f"{path}: no rows [no-rows]\n  A header, and nothing below it: there is nothing to check."
        )
    if description.schema is not None or description.expectations:
        frame = source.frame()
        checks += _schema(description, options, frame)
        checks += _expectations(description, options, frame)
    return DataSetResult(description.name, path, rows, tuple(checks))


# ---- pandera


def _schema(description: Description, options: Options, frame: Any) -> list[DataCheck]:
    if description.schema is None:
        return []
    from crossfoot.datasets.python import load

    path, name = description.schema
    shown = f"{shown_path(path)}:{name}"
    options.say(f"Running Python of this repository: {shown}. --no-python refuses it.")
    with extra("pandera"):
        from crossfoot.adapters.pandera.validating import as_schema, number_of_checks, validate

        schema = as_schema(load(path, name), shown)
    if not number_of_checks(schema):
        return [DataCheck("schema", shown, shown, "error", message="the schema asks for nothing")]
    failures = validate(schema, frame)
    if not failures:
        count = number_of_checks(schema)
        return [DataCheck("schema", shown, f"{count} columns and checks of {shown}", "passed", len(frame))]
    return [
        DataCheck(
            "schema",
            shown,
            f"{failure.column}: {failure.check}" if failure.column else failure.check,
            "error" if failure.raised else "failed",
            len(frame),
            len(failure.rows),
            message="" if failure.rows else ", ".join(failure.values),
            records=tuple(
                RowFailure(row, {failure.column: value} if failure.column else {}, value)
                for row, value in zip(failure.rows, failure.values or ("",) * len(failure.rows), strict=True)
            ),
        )
        for failure in failures
    ]


# ---- Great Expectations


def _expectations(description: Description, options: Options, frame: Any) -> list[DataCheck]:
    if not description.expectations:
        return []
    raise DataError(f"{shown_path(description.path)}: expectations cannot be carried out yet [expectations]")
