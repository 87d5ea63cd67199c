"""The report for programs: ``crossfoot.report/1``, described by ``schemas/report-1.json``.

Values are decimals written as strings, so that no reader rounds them: "5.20" stays "5.20".
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from crossfoot.documents import Document, Location
from crossfoot.model.finding import Claim, Finding, Repair, Side
from crossfoot.model.report import Coverage, Suppression, Unchecked
from crossfoot.rendering.run import Checked, Run

SCHEMA = "crossfoot.report/1"


def render_json(run: Run, show_all: bool = True, colour: bool = False) -> str:
    """The whole run as JSON, consistent findings included whatever ``show_all`` says."""
    return json.dumps(report_tree(run), ensure_ascii=False, indent=2) + "\n"


def report_tree(run: Run) -> dict[str, Any]:
    """The run as plain dictionaries and lists."""
    return {
        "schema": SCHEMA,
        "documents": [_document(item) for item in run.checked],
        "errors": [{"path": failure.path, "message": failure.message} for failure in run.failures],
        "broken_rules": [{"path": failure.path, "message": failure.message} for failure in run.broken],
        "empty": list(run.empty),
        "data_sets": list(run.data_sets),
        "remarks": list(run.remarks),
        "summary": summary_tree(run),
    }


def summary_tree(run: Run) -> dict[str, Any]:
    """The counts of a run, with its exit code."""
    totals = run.totals()
    return {
        "documents": totals.documents,
        "verdicts": totals.verdicts,
        "discrepancies": totals.levels,
        "coverage": {
            "found": totals.found,
            "checked": totals.checked,
            "identifiers": totals.identifiers,
            "unchecked": totals.unchecked,
            "reasons": totals.reasons,
        },
        "fail_on": run.fail_on.value,
        "exit_code": run.exit_code,
    }


def _document(item: Checked) -> dict[str, Any]:
    return {
        "path": item.path,
        "format": item.document.format,
        **({"record": item.document.record} if item.document.record else {}),
        **({"warnings": list(item.document.warnings)} if item.document.warnings else {}),
        "title": item.document.title,
        "as_of": item.as_of.isoformat() if item.as_of else None,
        "findings": [finding_tree(item.document, finding) for finding in item.report.findings],
        "suppressed": [
            {"finding": finding_tree(item.document, one.finding), "by": _marker(one.by)}
            for one in item.report.suppressed
        ],
        "unused_markers": [_marker(one) for one in item.report.unused],
        "coverage": _coverage(item.document, item.report.coverage),
    }


def _marker(marker: Suppression) -> dict[str, Any]:
    return {"rule": marker.rule, "reason": marker.reason, "line": marker.line, "column": marker.column}


def finding_tree(document: Document, finding: Finding) -> dict[str, Any]:
    """A finding with the places of its figures."""
    return {
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "level": finding.level.value,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "location": _location(document.locate(finding.start, finding.end)),
        "claims": [_claim(document, claim) for claim in finding.claims],
        "derivation": finding.derivation,
        "tier": finding.tier.value,
        "rescued": finding.rescued,
        "diagnosis": finding.diagnosis,
        "repairs": [_repair(repair) for repair in finding.repairs],
        "notes": list(finding.notes),
        "fingerprint": finding.fingerprint,
        "chance": finding.chance,
        "computed": _side(finding.computed),
        "stated": _side(finding.stated),
    }


def _claim(document: Document, claim: Claim) -> dict[str, Any]:
    return {
        "role": claim.role,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "low": _decimal(claim.low),
        "high": _decimal(claim.high),
        "unit": claim.unit,
        "row": claim.row,
        "column": claim.column,
        "location": _location(document.locate(claim.start, claim.end)),
    }


def _repair(repair: Repair) -> dict[str, Any]:
    return {
        "role": repair.role,
        "text": repair.text,
        "low": _decimal(repair.low),
        "high": _decimal(repair.high),
        "suggestion": repair.suggestion,
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    return {"low": _decimal(side.low), "high": _decimal(side.high), "text": side.text} if side else None


def _location(location: Location) -> dict[str, Any]:
    return {
        "path": location.path,
        "part": location.part,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line,
        "end_column": location.end_column,
        "source_start": location.source_start,
        "source_end": location.source_end,
        "page": location.page,
        "box": list(location.box) if location.box else None,
        "block": location.block,
    }


def _coverage(document: Document, coverage: Coverage) -> dict[str, Any]:
    return {
        "found": coverage.found,
        "checked": coverage.checked,
        "identifiers": coverage.identifiers,
        "unchecked": [_unchecked(document, item) for item in coverage.unchecked],
        "reasons": coverage.reasons(),
    }


def _unchecked(document: Document, item: Unchecked) -> dict[str, Any]:
    figure = item.figure
    return {
        "text": figure.text,
        "kind": figure.kind.value,
        "start": figure.start,
        "end": figure.end,
        "reason": item.reason,
        "rule": item.rule,
        "location": _location(document.locate(figure.start, figure.end)),
    }


def _decimal(value: Decimal | None) -> str | None:
    """Digits as they are, never in scientific form; null for a bound that is not there."""
    return None if value is None or not value.is_finite() else f"{value:f}"
