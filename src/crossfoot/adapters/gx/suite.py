"""Run the expectations of data sets in a context that leaves no files, and say of each what came of it.

Great Expectations passes silently where nothing was looked at: an empty suite, an empty frame, a column without any
value. Here each of these is an error: what was not evaluated has not passed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from crossfoot.adapters.frames import row_columns
from crossfoot.adapters.gx import rows, texts
from crossfoot.adapters.gx.docs import Validation, make_offline
from crossfoot.adapters.gx.library import ProgressBarsConfig, gx
from crossfoot.adapters.quiet import quiet
from crossfoot.engine.rows import RowRule
from crossfoot.engine.rows.records import failures
from crossfoot.errors import CrossfootError
from crossfoot.model.dataset import DataCheck, RowFailure, Severity
from crossfoot.rulebook.problems import suggestion

_OURS = {one.__name__: one for one in (rows.ExpectRowsToReconcile, texts.ExpectTextToAddUp)}
#: Expectations that run what they are given as SQL, and an argument that pandas runs as Python.
_REFUSED = frozenset({"UnexpectedRowsExpectation", "ExpectQueryResultsToMatchComparison"})
_REFUSED_ARGUMENTS = ("row_condition", "condition_parser")
_KEPT = 200
_MARK = "crossfoot"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An expectation by name, with its arguments as plain values."""

    name: str
    arguments: Mapping[str, Any]
    severity: Severity = "critical"
    why: str = ""


class Suites:
    """One context for all data sets of a run, so that their Data Docs are one site."""

    def __init__(self, docs: Path | None = None) -> None:
        self.docs = docs
        self.pages: list[Validation] = []
        with quiet():
            self.context: Any = gx.get_context(mode="ephemeral")
        self.context.variables.progress_bars = ProgressBarsConfig(globally=False)
        self.source = self.context.data_sources.add_pandas("data")
        if docs is not None:
            for site in list(self.context.variables.data_docs_sites or ()):
                self.context.delete_data_docs_site(site)
            self.context.add_data_docs_site(_MARK, _site(docs))

    def run(self, name: str, wanted: Sequence[Wanted], frame: Any) -> list[DataCheck]:
        """Check a frame; one outcome for each expectation, in their order."""
        made = [_made(one, place) for place, one in enumerate(wanted)]
        built = {place: one for place, one in enumerate(made) if not isinstance(one, DataCheck)}
        results = self._validated(name, list(built.values()), frame) if built else {}
        checks = []
        for place, one in enumerate(wanted):
            refused = made[place]
            if isinstance(refused, DataCheck):
                checks.append(refused)
            elif place not in results:
                checks.append(_outcome(one, "error", "it was not evaluated"))
            else:
                checks.append(_check(one, results[place], frame))
        return checks

    def _validated(self, name: str, expectations: list[Any], frame: Any) -> dict[int, Any]:
        suite = self.context.suites.add(gx.ExpectationSuite(name=name, expectations=expectations))
        batch = self.source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("all rows")
        definition = self.context.validation_definitions.add(
            gx.ValidationDefinition(name=name, data=batch, suite=suite)
        )
        checkpoint = self.context.checkpoints.add(
            gx.Checkpoint(
                name=name, validation_definitions=[definition], result_format={"result_format": "COMPLETE"}
            )
        )
        with quiet():
            outcome = checkpoint.run(
                batch_parameters={"dataframe": frame}, run_id=gx.RunIdentifier(run_name=_MARK)
            )
        results = {}
        for validation in outcome.run_results.values():
            for result in validation.results:
                results[result.expectation_config.meta[_MARK]] = result
            evaluated = validation.statistics["evaluated_expectations"]
            self.pages.append(
                Validation(
                    name,
                    bool(validation.success),
                    evaluated,
                    validation.statistics["unsuccessful_expectations"],
                )
            )
        return results

    def finish(self) -> None:
        """Write the Data Docs of all that was run, in a form that needs no network."""
        if self.docs is None:
            return
        with quiet():
            self.context.build_data_docs(site_names=[_MARK])
        make_offline(self.docs, self.pages)


def _site(docs: Path) -> Any:
    return {
        "class_name": "SiteBuilder",
        "show_how_to_buttons": False,
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(docs.resolve())},
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder", "show_cta_footer": False},
    }


# ---- from a name to an expectation


def class_name(name: str) -> str:
    """The class that a name stands for.

    >>> class_name("column_values_to_be_unique"), class_name("expect_table_row_count_to_equal")
    ('ExpectColumnValuesToBeUnique', 'ExpectTableRowCountToEqual')
    """
    if not re.fullmatch(r"[a-z0-9_]+", name):
        return name
    return "".join(word.capitalize() for word in f"expect_{name.removeprefix('expect_')}".split("_"))


def _known() -> dict[str, Any]:
    found = {
        name: value
        for name, value in vars(gx.expectations).items()
        if name.startswith("Expect") and isinstance(value, type) and name not in (*_REFUSED, "Expectation")
    }
    return {**found, **_OURS}


def _made(wanted: Wanted, place: int) -> Any:
    """The expectation, or the outcome of one that cannot be."""
    name, known = class_name(wanted.name), _known()
    if name in _REFUSED or name.removeprefix("Expect") in _REFUSED:
        return _outcome(wanted, "error", "it would run text of the description as SQL, which is refused")
    if name not in known:
        words = [re.sub(r"(?<!^)(?=[A-Z])", "_", one).lower().removeprefix("expect_") for one in known]
        asked = wanted.name.removeprefix("expect_")
        return _outcome(
            wanted, "error", f"there is no expectation '{wanted.name}'. {suggestion(asked, words)}"
        )
    for argument in _REFUSED_ARGUMENTS:
        if argument in wanted.arguments:
            return _outcome(wanted, "error", f"'{argument}' would be run as code, which is refused")
    try:
        return known[name](
            **wanted.arguments, severity=wanted.severity, meta={_MARK: place}, notes=wanted.why or None
        )
    except Exception as error:  # pydantic's, and whatever a validator of theirs lets through
        return _outcome(wanted, "error", _reasons(error))


def _reasons(error: Exception) -> str:
    """What pydantic says, a line an argument."""
    try:
        told = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]  # type: ignore[attr-defined]
    except AttributeError:
        return str(error)
    return "\n".join(told)


# ---- from a result to an outcome


def _outcome(wanted: Wanted, status: Any, message: str = "") -> DataCheck:
    name = wanted.name.removeprefix("expect_")
    return DataCheck(
        "expectation",
        name,
        _statement(name, wanted.arguments),
        status,
        message=message,
        severity=wanted.severity,
        why=wanted.why,
    )


def _statement(name: str, arguments: Mapping[str, Any]) -> str:
    """``price: values to be between, min_value 0`` of ``column_values_to_be_between``."""
    subject = arguments.get("column") or arguments.get("formula")
    told = [
        f"{key} {_short(value)}"
        for key, value in arguments.items()
        if key not in ("column", "formula") and value is not None
    ]
    words = (
        name.removeprefix("column_").replace("_", " ") if "column" in arguments else name.replace("_", " ")
    )
    return ", ".join([f"{subject}: {words}" if subject else words, *told])


def _check(wanted: Wanted, result: Any, frame: Any) -> DataCheck:
    raised = _raised(result.exception_info)
    if raised:
        return _outcome(wanted, "error", raised)
    found: Mapping[str, Any] = result.result or {}
    elements, missing = found.get("element_count"), found.get("missing_count")
    asks_for_nulls = "null" in wanted.name
    if elements and elements == missing and not asks_for_nulls:
        return _outcome(wanted, "error", "every cell is empty: nothing was checked")
    check = replace(
        _outcome(wanted, "passed" if result.success else "failed"),
        checked=elements,
        failed=int(found.get("unexpected_count") or 0),
    )
    if result.success:
        return check
    records = tuple(_records(wanted, found, frame))
    observed = found.get("observed_value")
    message = f"observed: {_short(observed)}" if not records and observed is not None else ""
    return replace(check, records=records, message=message or _details(found, records))


def _details(found: Mapping[str, Any], records: Sequence[RowFailure]) -> str:
    if records or not found.get("details"):
        return ""
    return _short(found["details"])


def _raised(info: Any) -> str:
    """What an exception said: the flat form of one, or that by metric."""
    if not isinstance(info, Mapping):
        return ""
    flat = "raised_exception" in info
    for one in [info] if flat else info.values():
        if isinstance(one, Mapping) and one.get("raised_exception"):
            message = str(one.get("exception_message") or "it raised an exception")
            return message if len(message) < 500 else f"{message[:499]}…"
    return ""


def _records(wanted: Wanted, found: Mapping[str, Any], frame: Any) -> Iterable[RowFailure]:
    if class_name(wanted.name) == rows.ExpectRowsToReconcile.__name__:
        given = wanted.arguments
        rule = RowRule(
            given["formula"], given.get("columns") or {}, given.get("decimals"), given.get("nulls", "fail")
        )
        try:
            taken = row_columns(rule, frame)
            yield from failures(rule, taken, rule.apply(taken, most=_KEPT), most=_KEPT)
        except CrossfootError:
            return
        return
    column = str(wanted.arguments.get("column") or "")
    for row, value in zip(
        found.get("unexpected_index_list") or (), found.get("unexpected_list") or (), strict=False
    ):
        if row >= 0:
            cells = (
                {str(key): str(one) for key, one in value.items()}
                if isinstance(value, dict)
                else {column: str(value)}
            )
            yield RowFailure(
                int(row) + 1, cells, ", ".join(f"{title} {_short(cell)}" for title, cell in cells.items())
            )
        if row >= _KEPT:
            return


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 200 else f"{text[:199]}…"
