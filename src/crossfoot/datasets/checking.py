"""Check data sets, failing closed: what could not be checked is never a pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossfoot.datasets.description import Description, Expectation, RowCheck
from crossfoot.datasets.extras import extra
from crossfoot.datasets.finding import find
from crossfoot.datasets.rows import check_rows
from crossfoot.datasets.sources import open_source
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


class _Expecting:
    """Great Expectations, imported when the first data set asks for it."""

    def __init__(self, docs: Path | None) -> None:
        self.docs = docs
        self._suites: Any = None

    def run(self, name: str, wanted: Iterable[Expectation], frame: Any) -> list[DataCheck]:
        """Carry out expectations on a frame."""
        with extra("great_expectations"):
            from crossfoot.adapters.gx.suite import Suites, Wanted
        if self._suites is None:
            self._suites = Suites(self.docs)
        asked = [Wanted(one.name, one.arguments, one.severity, one.why) for one in wanted]
        found: list[DataCheck] = self._suites.run(name, asked, frame)
        return found

    def finish(self) -> None:
        """Write Data Docs, if any were asked for."""
        if self._suites is not None:
            self._suites.finish()


def check_datasets(paths: Iterable[str], options: Options) -> DataReport:
    """Check all that the paths lead to; what cannot be read never hides the rest."""
    found, problems = find(tuple(paths), options.rows, options.encoding)
    expecting = _Expecting(options.docs)
    results = tuple(_result(description, options, expecting) for description in found)
    expecting.finish()
    return DataReport(results, tuple(problems))


def _result(description: Description, options: Options, expecting: _Expecting) -> DataSetResult:
    path = shown_path(description.path)
    try:
        return _checked(description, options, path, expecting)
    except CrossfootError as error:
        return DataSetResult(description.name, path, problem=str(error))


def _checked(description: Description, options: Options, path: str, expecting: _Expecting) -> DataSetResult:
    if description.schema is not None and not options.python:
        raise DataError(
            f"{path}: not checked [python-refused]\n"
            f"  Its schema is Python ({shown_path(description.schema[0])}), and --no-python is given."
        )
    source = open_source(description.source)
    whole = description.schema is not None or bool(description.expectations)
    if whole or options.docs is not None:
        source.refuse_if_too_large()
    rows, checks = check_rows(source, description.rows, lambda done: options.progress(description.name, done))
    frame = source.frame() if whole else None
    if not (rows or (frame is not None and len(frame))):
        raise DataError(
            f"{path}: no rows [no-rows]\n  A header, and nothing below it: there is nothing to check."
        )
    if frame is not None:
        rows = len(frame)
        checks += _schema(description, options, frame)
    if description.expectations:
        checks += expecting.run(description.name, description.expectations, frame)
    if options.docs is not None and description.rows:
        # For the pages only: what counts is what came of the rules above.
        expecting.run(f"{description.name}-rows", map(_as_expectation, description.rows), source.printed())
    return DataSetResult(description.name, path, rows, tuple(checks))


def _as_expectation(check: RowCheck) -> Expectation:
    """A row rule as Great Expectations knows it, for its Data Docs."""
    rule = check.rule
    columns = {name: title if isinstance(title, str) else list(title) for name, title in rule.columns.items()}
    listed = [title for name in rule.names for title in _listed(columns.get(name, name))]
    return Expectation(
        "rows_to_reconcile",
        {
            "column_list": listed,
            "formula": rule.formula,
            "columns": columns or None,
            "decimals": rule.decimals,
            "nulls": rule.nulls,
            "mostly": check.mostly,
        },
        check.severity,
        check.why,
    )


def _listed(title: str | list[str]) -> list[str]:
    return [title] if isinstance(title, str) else title


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
        from crossfoot.adapters.quiet import quiet

        with quiet():
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
                RowFailure(row, {failure.column: value}, f"{failure.column} {value}")
                if failure.column
                else RowFailure(row, {}, "does not hold")
                for row, value in zip(failure.rows, failure.values, strict=False)  # without rows, a remark
            ),
        )
        for failure in failures
    ]
