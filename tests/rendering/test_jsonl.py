"""The report as a stream of lines."""

from __future__ import annotations

import json

from crossfoot.rendering import Failure, render
from tests.rendering.samples import CONSISTENT, DISCREPANCY, run_of


def test_each_line_is_an_object_of_a_known_type() -> None:
    run = run_of(DISCREPANCY, CONSISTENT, failures=(Failure("x.md", "x.md: no such file"),))
    lines = [json.loads(line) for line in render("jsonl", run).splitlines()]
    assert [line["type"] for line in lines] == ["finding", "finding", "error", "summary"]


def test_a_finding_is_the_same_as_in_the_whole_report() -> None:
    run = run_of(DISCREPANCY)
    line = json.loads(render("jsonl", run).splitlines()[0])
    whole = json.loads(render("json", run))
    assert line == {"type": "finding", "path": "sale.md"} | whole["documents"][0]["findings"][0]
    assert json.loads(render("jsonl", run).splitlines()[-1])["exit_code"] == 1
