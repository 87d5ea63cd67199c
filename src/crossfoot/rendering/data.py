"""What came of checking data sets, as text for a terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from crossfoot.model.dataset import DataCheck, DataReport, DataSetResult, RowFailure
from crossfoot.rendering.palette import Palette

SCHEMA = "crossfoot.data/1"
#: Failing rows shown of one check in text; JSON has all that were kept.
SHOWN = 10
_COLOURS = {"passed": "green", "failed": "red", "error": "yellow"}


def render_data(report: DataReport, palette: Palette) -> str:
    """The report as text: each data set with its checks, failing rows below them; ends with a line end."""
    blocks = ["\n".join(_set(result, palette)) for result in report.sets]
    return "\n\n".join([*blocks, _summary(report)]) + "\n"


def _set(result: DataSetResult, palette: Palette) -> Iterator[str]:
    if result.problem:
        yield f"{palette.paint(result.name, 'bold')}  {palette.paint('not checked', 'yellow')}"
        for line in result.problem.splitlines():
            yield f"  {line}"
        return
    yield f"{palette.paint(result.name, 'bold')}  {result.rows:,} {_plural(result.rows, 'row')}  {result.path}"
    for check in result.checks:
        yield from _check(check, palette)


def _check(check: DataCheck, palette: Palette) -> Iterator[str]:
    status = palette.paint(f"{check.status:<6}", _COLOURS[check.status])
    severity = f" ({check.severity})" if check.severity != "critical" and check.status == "failed" else ""
    yield f"  {status}  {check.kind}: {_headline(check)}{severity}"
    for line in check.message.splitlines():
        yield f"            {line}"
    for record in check.records[:SHOWN]:
        yield f"            {_place(record)}: {_record(record)}"
    left = check.failed - min(len(check.records), SHOWN)
    if left > 0 and check.records:
        yield f"            and {left:,} more {_plural(left, 'row')}"
    if check.status == "failed" and check.why:
        yield f"            Why it matters: {check.why}"


def _headline(check: DataCheck) -> str:
    named = check.kind == "rows" and check.name != check.statement
    text = f"{check.name}: {check.statement}" if named else check.statement
    counts = []
    if check.failed and check.checked:
        counts.append(f"{check.failed:,} of {check.checked:,} rows fail")
        if check.status == "passed":
            counts[-1] += ", which is allowed"
    if check.skipped:
        counts.append(f"{check.skipped:,} left out for want of a figure")
    return f"{text} [{'; '.join(counts)}]" if counts else text


def _place(record: RowFailure) -> str:
    return f"row {record.row} (line {record.line})" if record.line is not None else f"row {record.row}"


def _record(record: RowFailure) -> str:
    return record.message or ", ".join(f"{title} {cell}" for title, cell in record.cells.items())


def _summary(report: DataReport) -> str:
    checks = [check for result in report.sets for check in result.checks]
    counts = {
        "passed": sum(check.status == "passed" for check in checks),
        "failed": sum(check.status == "failed" for check in checks),
        "not carried out": sum(check.status == "error" for check in checks),
    }
    unchecked = sum(bool(result.problem) for result in report.sets) + len(report.problems)
    told = [f"{count} {word}" for word, count in counts.items() if count or word == "passed"]
    sets = len(report.sets)
    tail = f"; {unchecked} {_plural(unchecked, 'data set')} not checked" if unchecked else ""
    head = f"{sets} {_plural(sets, 'data set')}, {len(checks)} {_plural(len(checks), 'check')}"
    return f"{head}: {', '.join(told)}{tail}."


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


# ---- JSON


def render_data_json(report: DataReport) -> str:
    """The report as JSON; ends with a line end."""
    document = {
        "schema": SCHEMA,
        "exit_code": report.exit_code,
        "problems": list(report.problems),
        "datasets": [_set_json(result) for result in report.sets],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _set_json(result: DataSetResult) -> dict[str, Any]:
    return {
        "name": result.name,
        "path": result.path,
        "rows": result.rows,
        "problem": result.problem or None,
        "checks": [_check_json(check) for check in result.checks],
    }


def _check_json(check: DataCheck) -> dict[str, Any]:
    return {
        "kind": check.kind,
        "name": check.name,
        "statement": check.statement,
        "severity": check.severity,
        "status": check.status,
        "checked": check.checked,
        "failed": check.failed,
        "skipped": check.skipped,
        "message": check.message or None,
        "why": check.why or None,
        "rows": [_record_json(record) for record in check.records],
    }


def _record_json(record: RowFailure) -> dict[str, Any]:
    return {
        "row": record.row,
        "line": record.line,
        "cells": dict(record.cells),
        "stated": record.stated,
        "computed": record.computed,
        "low": _plain(record.low),
        "high": _plain(record.high),
        "slip": record.slip,
        "repairs": dict(record.repairs),
        "message": record.message,
    }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"
