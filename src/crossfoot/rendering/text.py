"""The report for a terminal: each finding as a colleague's query, then a summary of what was checked."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.model.finding import Finding, Verdict
from crossfoot.rendering.palette import Palette
from crossfoot.rendering.places import findings_of, looks_like, place_of, state, would_fit
from crossfoot.rendering.quoting import quotation
from crossfoot.rendering.run import Checked, Run
from crossfoot.rendering.tables import counts

#: Reasons shown for figures that were not checked; the rest are summed up.
_REASONS = 5


def render_text(run: Run, show_all: bool = False, colour: bool = False) -> str:
    """Findings, then the summary; without ``show_all``, discrepancies and undecided ones only."""
    palette = Palette(colour)
    blocks: list[str] = []
    blocks += [render_finding(item, finding, palette) for item, finding in findings_of(run, show_all)]
    blocks.append(render_summary(run, palette))
    return "\n\n".join(blocks) + "\n"


def render_finding(item: Checked, finding: Finding, palette: Palette) -> str:
    """The block of one finding: place, rule and level; the quotation; the query; what would fit; the slip."""
    place = item.document.locate(finding.start, finding.end)
    head = f"{palette.paint(str(place), 'bold')}  {finding.rule}  {palette.word(state(finding))}"
    return "\n  ".join([head, *filter(None, _body(item, finding, palette))])


def _body(item: Checked, finding: Finding, palette: Palette) -> Iterator[str]:
    yield quotation(item.document, finding, palette)
    yield finding.message
    yield would_fit(finding)
    yield looks_like(finding)
    if finding.rescued and finding.verdict is Verdict.CONSISTENT:
        yield f"Agrees only when read leniently: {finding.rescued}."
    yield from (f"Note: {note}" for note in finding.notes)


def render_summary(run: Run, palette: Palette) -> str:
    """A small table of counts, and below it what was left out and why."""
    totals = run.totals()
    row: dict[str, int] = {
        "documents": totals.documents,
        "figures": totals.found,
        "checked": totals.checked,
        "consistent": totals.verdicts["consistent"],
        "errors": totals.levels["error"],
        "warnings": totals.levels["warning"],
        "notes": totals.levels["note"],
    }
    if totals.verdicts["undecided"]:
        row["undecided"] = totals.verdicts["undecided"]
    if run.failures:
        row["not read"] = len(run.failures)
    return "\n".join([counts(row), *(palette.paint(line, "dim") for line in _left_out(run))])


def _left_out(run: Run) -> Iterator[str]:
    totals = run.totals()
    if totals.unchecked or totals.identifiers:
        shown = [f"{count} {reason}" for reason, count in list(totals.reasons.items())[:_REASONS]]
        rest = totals.unchecked - sum(list(totals.reasons.values())[:_REASONS])
        shown += [f"{rest} for other reasons"] if rest else []
        why = f" ({', '.join(shown)})" if shown else ""
        yield f"Not checked: {counted(totals.unchecked, 'figure')}{why}; {counted(totals.identifiers, 'identifier')}."
    suppressed = sum(len(item.report.suppressed) for item in run.checked)
    if suppressed:
        yield f"Left alone as marked or decided: {counted(suppressed, 'discrepancy', 'discrepancies')}."
    for item in run.checked:
        for one in item.report.unused:
            yield f"{place_of(item, one)}: unused marker, '{one.rule}' has nothing to query there."
    if run.empty:
        yield f"Empty, nothing to check: {', '.join(run.empty)}."
    if run.data_sets:
        yield f"Data sets, not articles (see 'crossfoot data check'): {', '.join(run.data_sets)}."
    if run.others:
        yield f"JSON without an article: {', '.join(run.others)}."
    yield from run.remarks
    yield from run.replaced


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 figure``, ``2 figures``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
