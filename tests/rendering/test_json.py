"""The report for programs, against its schema."""

from __future__ import annotations

import dataclasses
import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from crossfoot.model.finding import Finding
from crossfoot.rendering import Failure, Run, render
from tests.rendering.samples import CONSISTENT, DISCREPANCY, run_of


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The schema as it is shipped."""
    text = (files("crossfoot.rendering") / "schemas" / "report-1.json").read_text(encoding="utf-8")
    tree: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(tree)
    return tree


@pytest.mark.parametrize(
    "run",
    [
        Run(),
        run_of(DISCREPANCY, CONSISTENT),
        run_of(failures=(Failure("x.md", "x.md: no such file"),)),
        dataclasses.replace(run_of(), broken=(Failure("r.yaml", "r.yaml: rule not loaded"),)),
    ],
    ids=["empty", "findings", "failure", "broken rule"],
)
def test_every_report_fits_the_schema(run: Run, schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema).validate(json.loads(render("json", run)))


def test_every_field_of_a_finding_is_there(schema: dict[str, Any]) -> None:
    """A field added to Finding must reach the report and its schema."""
    names = {item.name for item in dataclasses.fields(Finding)} | {"start", "end", "location"}
    assert set(schema["$defs"]["finding"]["properties"]) == names
    tree = json.loads(render("json", run_of(DISCREPANCY)))
    assert set(tree["documents"][0]["findings"][0]) == names


def test_digits_are_kept_as_they_are() -> None:
    finding = json.loads(render("json", run_of(DISCREPANCY)))["documents"][0]["findings"][0]
    assert finding["claims"][1]["low"] == "53.245"
    assert finding["claims"][0]["location"]["line"] == 2
    assert finding["claims"][0]["location"]["column"] == 3


def test_an_open_bound_is_null() -> None:
    finding = json.loads(render("json", run_of(CONSISTENT)))["documents"][0]["findings"][0]
    assert finding["claims"][1]["high"] is None


def test_the_summary_counts_and_gives_the_exit_code() -> None:
    summary = json.loads(render("json", run_of(DISCREPANCY, CONSISTENT)))["summary"]
    assert summary["verdicts"] == {"consistent": 1, "discrepancy": 1, "undecided": 0}
    assert summary["discrepancies"] == {"error": 1, "warning": 0, "note": 0}
    assert summary["coverage"] == {
        "found": 5, "checked": 3, "identifiers": 1, "unchecked": 1, "reasons": {"guard:forecast": 1},
    }  # fmt: skip
    assert summary["exit_code"] == 1
