"""The table of ``crossfoot claims``: every figure found, and whether it was checked."""

from __future__ import annotations

from crossfoot.model.finding import Finding
from crossfoot.model.quantity import Kind, Quantity
from crossfoot.rendering.figures import shown_interval, shown_value
from crossfoot.rendering.places import state
from crossfoot.rendering.run import Checked
from crossfoot.rendering.tables import aligned

HEADERS = ("line", "text", "value", "interval", "unit", "role", "period", "checked")
_WIDTHS = (None, 40, 28, 40, 20, 24, 16, 48)
#: Kinds that are themselves a period.
_TIMES = frozenset({Kind.YEAR, Kind.PERIOD})


def render_claims(item: Checked) -> str:
    """One row a figure, in reading order, below the document's path; ends with a line end."""
    report = item.report
    if not report.figures:
        return f"{item.path}: no figures.\n"
    reasons = {(u.figure.start, u.figure.end): (u.reason, u.rule) for u in report.coverage.unchecked}
    rows = [_row(item, figure, reasons.get((figure.start, figure.end))) for figure in report.figures]
    table = aligned(rows, HEADERS, right=("line",), widths=_WIDTHS)
    count = "1 figure" if len(rows) == 1 else f"{len(rows)} figures"
    return f"{item.path}: {count}, {report.coverage.checked} checked\n\n{table}\n"


def _row(item: Checked, figure: Quantity, reason: tuple[str, str | None] | None) -> list[str]:
    findings = [(f, c.role) for f in item.report.findings for c in f.claims if _same(figure, c.start, c.end)]
    return [
        str(item.document.locate(figure.start, figure.end).line),
        f"{figure.hedge} {figure.text}" if figure.hedge else figure.text,
        shown_value(figure),
        shown_interval(figure),
        _unit(figure),
        ", ".join(dict.fromkeys(role for _, role in findings)),
        figure.text if figure.kind in _TIMES else figure.period or "",
        _status(figure, [finding for finding, _ in findings], reason),
    ]


def _unit(figure: Quantity) -> str:
    unit = figure.unit or figure.noun or ""
    if figure.per is None:
        return unit
    return f"{unit} {'each' if figure.per == 'each' else f'per {figure.per}'}".strip()


def _same(figure: Quantity, start: int, end: int) -> bool:
    return figure.start < end and start < figure.end


def _status(figure: Quantity, findings: list[Finding], reason: tuple[str, str | None] | None) -> str:
    if findings:
        return ", ".join(dict.fromkeys(f"{f.rule} ({state(f)})" for f in findings))
    if figure.identifier:
        return "identifier"
    if reason is None:
        return "no"
    return f"no: {reason[0]}" + (f" ({reason[1]})" if reason[1] else "")
