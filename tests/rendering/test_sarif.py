"""SARIF, against the schema of the standard and in what the schema does not say."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from crossfoot import Checker, Document
from crossfoot.rendering import Checked, Failure, Run, render
from scripts.fetch_schemas import SARIF
from tests.rendering.samples import CONSISTENT, DISCREPANCY, run_of

TEXT = "The park covers 52 hectares (148 acres)."


def checked(text: str, path: str = "park.md") -> Run:
    checker = Checker()
    document = Document.from_text(text, path=path)
    return Run((Checked(document, checker.check(document)),), root=Path.cwd(), rulebook=checker.rulebook)


def results(run: Run, show_all: bool = False) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render("sarif", run, show_all))["runs"][0]["results"]
    return found


@pytest.mark.parametrize(
    "run",
    [
        Run(),
        run_of(DISCREPANCY, CONSISTENT),
        run_of(failures=(Failure("gone.md", "gone.md: no such file"),)),
        checked(TEXT),
    ],
    ids=["empty", "findings", "failure", "checked"],
)
def test_every_log_fits_the_schema_of_the_standard(run: Run) -> None:
    folder = os.environ.get("CROSSFOOT_SCHEMAS")
    if not folder:
        pytest.skip("CROSSFOOT_SCHEMAS names no folder with the schema; scripts/fetch_schemas.py fetches it")
    schema = json.loads(Path(folder, SARIF).read_text(encoding="utf-8"))
    for show_all in (False, True):
        jsonschema.Draft4Validator(schema).validate(json.loads(render("sarif", run, show_all)))


def test_a_conversion_is_put_right_by_its_one_dependent_figure() -> None:
    (result,) = results(checked(TEXT))
    (fix,) = result["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    region = replacement["deletedRegion"]
    assert TEXT[region["startColumn"] - 1 : region["endColumn"] - 1] == "148 acres"
    assert replacement["insertedContent"]["text"] == "129 acres"


def test_where_any_figure_may_be_wrong_no_fix_is_offered() -> None:
    (result,) = results(checked("They sold 800 million shares at HK$53.25 each, raising HK$46.2 billion."))
    assert "fixes" not in result


def test_a_fingerprint_outlives_fifty_new_lines_and_no_new_figure() -> None:
    def prints(text: str) -> list[dict[str, str]]:
        return [result["partialFingerprints"] for result in results(checked(text))]

    moved = "\n\n".join(["A line about nothing."] * 25 + [TEXT])
    assert prints(moved) == prints(TEXT)
    assert prints(TEXT.replace("148", "184")) != prints(TEXT)


def test_columns_count_code_points() -> None:
    log = json.loads(render("sarif", checked("𝔄𝔅 " + TEXT)))["runs"][0]
    assert log["columnKind"] == "unicodeCodePoints"
    assert log["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 20


def test_what_agrees_passes_and_is_shown_only_on_demand() -> None:
    run = run_of(CONSISTENT)
    assert results(run) == []
    (result,) = results(run, show_all=True)
    assert (result["kind"], result["level"]) == ("pass", "none")


def test_a_path_is_a_relative_reference() -> None:
    (result,) = results(checked(TEXT, path="articles/a park, 50%.md"))
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "articles/a%20park%2C%2050%25.md", "uriBaseId": "%SRCROOT%"}


def test_what_was_not_read_makes_the_run_unsuccessful() -> None:
    log = json.loads(render("sarif", run_of(failures=(Failure("gone.md", "gone.md: no such file"),))))
    (invocation,) = log["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 2
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "gone.md: no such file"


def test_what_a_marker_leaves_alone_is_a_suppressed_result() -> None:
    run = checked(TEXT + ' <!-- crossfoot: ok unit-in-parentheses "old survey" -->')
    (result,) = results(run)
    assert result["suppressions"] == [{"kind": "inSource", "justification": "old survey"}]
    assert run.exit_code == 0
