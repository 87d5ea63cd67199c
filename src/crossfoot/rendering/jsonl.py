"""The report as JSON lines: one object a line, so that a long run can be read as a stream.

Each line has a ``type``: "finding" (the fields of ``crossfoot.report/1``, with ``path``), "error", "broken-rule", and
last one "summary".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from crossfoot.rendering.json import SCHEMA, finding_tree, summary_tree
from crossfoot.rendering.run import Failure, Run


def render_jsonl(run: Run, show_all: bool = True, colour: bool = False) -> str:
    """The whole run, consistent findings included whatever ``show_all`` says."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(run))


def _lines(run: Run) -> Iterator[dict[str, Any]]:
    for item in run.checked:
        for finding in item.report.findings:
            yield {"type": "finding", "path": item.path, **finding_tree(item.document, finding)}
    yield from (_failure("error", failure) for failure in run.failures)
    yield from (_failure("broken-rule", failure) for failure in run.broken)
    yield {"type": "summary", "schema": SCHEMA, **summary_tree(run)}


def _failure(kind: str, failure: Failure) -> dict[str, Any]:
    return {"type": kind, "path": failure.path, "message": failure.message}
