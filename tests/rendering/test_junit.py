"""JUnit XML, as CI servers read it."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from crossfoot.model.finding import Level, Verdict
from crossfoot.model.report import Suppressed, Suppression
from crossfoot.rendering import Failure, Run, render
from scripts.fetch_schemas import JUNIT
from tests.rendering.samples import CONSISTENT, DISCREPANCY, run_of

WARNING = dataclasses.replace(DISCREPANCY, level=Level.WARNING)
UNDECIDED = dataclasses.replace(DISCREPANCY, verdict=Verdict.UNDECIDED)
GONE = Failure("gone.md", "gone.md: no such file\n  Did you mean go.md?")


def suites(run: Run, show_all: bool = False) -> Element:
    return fromstring(render("junit", run, show_all))


@pytest.mark.parametrize(
    "run",
    [Run(), run_of(), run_of(DISCREPANCY, WARNING, CONSISTENT, UNDECIDED, failures=(GONE,))],
    ids=["empty", "nothing found", "everything"],
)
def test_every_report_fits_the_schema_of_the_xunit_plugin(run: Run) -> None:
    folder = os.environ.get("CROSSFOOT_SCHEMAS")
    if not folder:
        pytest.skip("CROSSFOOT_SCHEMAS names no folder with the schema; scripts/fetch_schemas.py fetches it")
    etree = pytest.importorskip("lxml.etree", reason="lxml, which validates against XSD, is not installed")
    schema = etree.XMLSchema(etree.parse(str(Path(folder, JUNIT))))
    schema.assertValid(etree.fromstring(render("junit", run, True).encode()))


def test_the_failing_level_parts_failures_from_remarks() -> None:
    report = suites(run_of(DISCREPANCY, WARNING))
    cases = report.findall("testsuite/testcase")
    assert [case.find("failure") is not None for case in cases] == [True, False]
    assert "Would fit" in (cases[1].findtext("system-out") or "")
    assert (report.get("tests"), report.get("failures")) == ("2", "1")


def test_what_was_not_read_is_an_error() -> None:
    report = suites(run_of(failures=(GONE,)))
    assert report.get("errors") == "1"
    error = report.find("testsuite[@name='gone.md']/testcase/error")
    assert error is not None
    assert error.get("message") == "gone.md: no such file"


def test_an_article_without_queries_has_a_passed_case() -> None:
    (case,) = suites(run_of(CONSISTENT)).findall("testsuite/testcase")
    assert case.get("name") == "figures agree"
    assert len(case) == 0


def test_characters_that_xml_has_not_are_replaced() -> None:
    odd = dataclasses.replace(DISCREPANCY, message="a\x00b\x1b\ud800c & <d>")
    failure = suites(run_of(odd)).find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == "a\ufffdb\ufffd\ufffdc & <d>"


def test_what_a_marker_leaves_alone_is_skipped_with_its_reason() -> None:
    run = run_of()
    report = dataclasses.replace(
        run.checked[0].report,
        suppressed=(Suppressed(DISCREPANCY, Suppression("premium-discount", "as filed", 1, 1)),),
    )
    run = dataclasses.replace(run, checked=(dataclasses.replace(run.checked[0], report=report),))
    (suite,) = suites(run).findall("testsuite")
    assert suite.get("skipped") == "1"
    skipped = suite.find("testcase/skipped")
    assert skipped is not None
    assert skipped.get("message") == "as filed"
