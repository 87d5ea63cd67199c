"""The result of one run over several documents: what every format renders."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from crossfoot.documents import Document
from crossfoot.model.decision import Decision
from crossfoot.model.finding import Finding, Level, Verdict
from crossfoot.model.report import Report

if TYPE_CHECKING:
    from crossfoot.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Checked:
    """A document with its report; ``as_of`` is the date that it was read as of."""

    document: Document
    report: Report
    as_of: datetime.date | None = None

    @property
    def path(self) -> str:
        """The document's path as it was given; ``<text>`` where it has none."""
        return self.document.path or "<text>"


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read or used; ``message`` is whole, its place included."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Run:
    """Everything that a run found.

    ``failures`` are inputs that were not read, ``broken`` the rules that could not be loaded. Of what a folder walk
    met, ``empty`` are the files without text and ``data_sets`` the tables too long for an article,
    ``others`` the JSON without one. ``replaced`` are
    notes of shipped rules that a workspace rule stands in for. ``root`` is the top of the repository, which paths in
    reports for other tools are relative to; ``rulebook`` the rules that ran, for formats that explain them;
    ``decisions`` what reviewers decided before, ``remarks`` what is to be said of those that answer nothing.
    """

    checked: tuple[Checked, ...] = ()
    failures: tuple[Failure, ...] = ()
    broken: tuple[Failure, ...] = ()
    empty: tuple[str, ...] = ()
    data_sets: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    fail_on: Level = field(default=Level.ERROR)
    root: Path | None = None
    rulebook: Rulebook | None = field(default=None, repr=False, compare=False)
    decisions: tuple[Decision, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """All findings, in document order."""
        return [finding for item in self.checked for finding in item.report.findings]

    @property
    def messages(self) -> list[str]:
        """What a person is told beside the report: broken rules, what was not read, and what to know of the files."""
        told = [failure.message for failure in (*self.broken, *self.failures)]
        return [*told, *(warning for item in self.checked for warning in item.document.warnings)]

    @property
    def exit_code(self) -> int:
        """0 all well; 1 a discrepancy at or above ``fail_on``; 2 something was not read, or a rule is broken."""
        if self.failures or self.broken or any(f.verdict is Verdict.UNDECIDED for f in self.findings):
            return 2
        return 1 if any(item.report.fails(self.fail_on) for item in self.checked) else 0

    def totals(self) -> Totals:
        """The counts that summaries show."""
        return Totals.of(self)


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over a run. found = checked + identifiers + unchecked; ``levels`` counts discrepancies."""

    documents: int
    found: int
    checked: int
    identifiers: int
    unchecked: int
    reasons: dict[str, int]
    verdicts: dict[str, int]
    levels: dict[str, int]

    @classmethod
    def of(cls, run: Run) -> Totals:
        """Count a run."""
        coverages = [item.report.coverage for item in run.checked]
        reasons: Counter[str] = Counter()
        for coverage in coverages:
            reasons.update(coverage.reasons())
        verdicts = Counter(finding.verdict for finding in run.findings)
        levels = Counter(f.level for f in run.findings if f.verdict is Verdict.DISCREPANCY)
        return cls(
            documents=len(run.checked),
            found=sum(coverage.found for coverage in coverages),
            checked=sum(coverage.checked for coverage in coverages),
            identifiers=sum(coverage.identifiers for coverage in coverages),
            unchecked=sum(len(coverage.unchecked) for coverage in coverages),
            reasons=dict(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))),
            verdicts={verdict.value: verdicts[verdict] for verdict in Verdict},
            levels={level.value: levels[level] for level in Level if level is not Level.OFF},
        )
