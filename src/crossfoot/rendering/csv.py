"""Findings as a table for a spreadsheet: a row each, comma-separated (RFC 4180), with a heading row."""

from __future__ import annotations

import csv
import io

from crossfoot.model.finding import Finding
from crossfoot.rendering.places import findings_of, repository_path
from crossfoot.rendering.run import Checked, Run

COLUMNS = (
    "path", "line", "column", "rule", "verdict", "level", "message", "figures", "derivation", "diagnosis",
    "would_fit", "fingerprint",
)  # fmt: skip
#: What a spreadsheet would take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_csv(run: Run, show_all: bool = False, colour: bool = False) -> str:
    """All findings that ``show_all`` asks for; lines end in CR LF, as the format has it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(_row(run, item, finding) for item, finding in findings_of(run, show_all))
    return out.getvalue()


def _row(run: Run, item: Checked, finding: Finding) -> list[str]:
    place = item.document.locate(finding.start, finding.end)
    cells = [
        repository_path(run, item.path), str(place.line), str(place.column), finding.rule, finding.verdict.value,
        finding.level.value, finding.message, "; ".join(f"{one.role}: {one.text}" for one in finding.claims),
        finding.derivation, finding.diagnosis or "",
        "; ".join(f"{repair.suggestion} for {repair.text}" for repair in finding.repairs), finding.fingerprint,
    ]  # fmt: skip
    return [safe(cell) for cell in cells]


def safe(cell: str) -> str:
    """The cell as text: with an apostrophe in front where a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
