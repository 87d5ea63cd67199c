"""Decisions as a baseline: queries that a reviewer has answered do not come back until their figures change."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from crossfoot.model.decision import MEANING, Decision, Ruling
from crossfoot.model.finding import Verdict
from crossfoot.model.report import Suppressed, Suppression
from crossfoot.rendering.places import repository_path
from crossfoot.rendering.run import Checked, Run
from crossfoot.workspace.decisions import FILE_NAME, read_decisions


def find_decisions(named: Path | None, root: Path) -> tuple[Decision, ...]:
    """The decisions of the file named, else of the one at the top of the workspace, if there is one.

    Raises:
        InputError: the file cannot be read, or has problems.
    """
    if named is not None:
        return read_decisions(named)
    path = root / FILE_NAME
    return read_decisions(path) if path.is_file() else ()


def decided(run: Run, decisions: Iterable[Decision], today: datetime.date) -> Run:
    """The run without the queries that have been answered, with remarks on decisions that answer nothing any more.

    A query marked as fixed that is still there stays: somebody believes that it is gone.
    """
    known = {decision.key: decision for decision in decisions}
    checked = tuple(_answered(run, item, known, today) for item in run.checked)
    remarks = tuple(_remarks(run, known.values(), today))
    return replace(run, checked=checked, remarks=(*run.remarks, *remarks), decisions=tuple(known.values()))


def _answered(
    run: Run, item: Checked, known: dict[tuple[str, str], Decision], today: datetime.date
) -> Checked:
    path = repository_path(run, item.path)
    kept, taken = [], []
    for finding in item.report.findings:
        decision = known.get((path, finding.fingerprint))
        queried = finding.verdict is Verdict.DISCREPANCY
        if queried and decision is not None and _silences(decision, today):
            taken.append(Suppressed(finding, Suppression(finding.rule, _reason(decision), 0, 1)))
        else:
            kept.append(finding)
    if not taken:
        return item
    report = replace(item.report, findings=tuple(kept), suppressed=(*item.report.suppressed, *taken))
    return replace(item, report=report)


def _silences(decision: Decision, today: datetime.date) -> bool:
    return decision.verdict is not Ruling.FIXED and decision.holds(today)


def _reason(decision: Decision) -> str:
    return f"{MEANING[decision.verdict]}: {decision.reason}" if decision.reason else MEANING[decision.verdict]


def _remarks(run: Run, decisions: Iterable[Decision], today: datetime.date) -> Iterator[str]:
    """A line for each decision on a checked article that answers nothing, or no longer does."""
    there = {
        (repository_path(run, item.path), finding.fingerprint)
        for item in run.checked
        for finding in (*item.report.discrepancies, *(one.finding for one in item.report.suppressed))
    }
    paths = {repository_path(run, item.path) for item in run.checked}
    for decision in decisions:
        if decision.path not in paths or decision.verdict is Ruling.FIXED:
            continue
        name = f"'{decision.rule}' ({decision.fingerprint})"
        if decision.key not in there:
            yield f"{decision.path}: stale decision, {name} has nothing to query there."
        elif not decision.holds(today):
            yield f"{decision.path}: the decision on {name} expired on {decision.expires}."


def decisions_of(
    run: Run, verdict: Ruling, reason: str, by: str, expires: datetime.date | None
) -> list[Decision]:
    """One decision for every query of a run."""
    return [
        Decision(
            finding.fingerprint,
            verdict,
            finding.rule,
            repository_path(run, item.path),
            reason,
            by,
            None,
            expires,
        )
        for item in run.checked
        for finding in item.report.discrepancies
    ]
