"""Where a finding stands, as tools that read a report need it: paths relative to the repository, figures to show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from crossfoot.documents.markers import SIDECAR
from crossfoot.model.finding import Finding, Verdict
from crossfoot.model.report import Suppression
from crossfoot.rendering.run import Checked, Run


def findings_of(run: Run, show_all: bool = False) -> Iterator[tuple[Checked, Finding]]:
    """The findings that a format for people shows: without ``show_all``, discrepancies and undecided ones."""
    for item in run.checked:
        for finding in item.report.findings:
            if show_all or finding.verdict is not Verdict.CONSISTENT:
                yield item, finding


def by_severity(run: Run, show_all: bool = False) -> list[tuple[Checked, Finding]]:
    """The same, the most serious first; those of one level in document order."""
    return sorted(findings_of(run, show_all), key=lambda pair: -rank(pair[1]))


def rank(finding: Finding) -> int:
    """3 for an error or a broken rule down to 0 for what agrees."""
    if finding.verdict is Verdict.CONSISTENT:
        return 0
    return 3 if finding.verdict is Verdict.UNDECIDED else finding.level.rank


def state(finding: Finding) -> str:
    """The level of a discrepancy, else the verdict."""
    return finding.level.value if finding.verdict is Verdict.DISCREPANCY else finding.verdict.value


def repository_path(run: Run, path: str) -> str:
    """A path with forward slashes, relative to the top of the repository where it lies inside."""
    if run.root is None or path.startswith("<"):
        return path
    whole = Path(path).resolve()
    return (whole.relative_to(run.root) if whole.is_relative_to(run.root) else Path(path)).as_posix()


def uri(run: Run, path: str) -> str:
    """The same as a relative URI reference (RFC 3986); an absolute path as a ``file:`` URI."""
    shown = repository_path(run, path)
    encoded = quote(shown, safe="/-._~")
    return f"file://{encoded}" if shown.startswith("/") else encoded


def place_of(item: Checked, marker: Suppression) -> str:
    """Where a marker stands, ``path:line:column``; the file beside the article where it stands in that."""
    return f"{item.path}:{marker.line}:{marker.column}" if marker.line else f"{item.path}{SIDECAR}"


def would_fit(finding: Finding) -> str:
    """``Would fit: 6.6% for 16.6%, or HK$47.54 for HK$53.25.``, or nothing."""
    fits = [f"{repair.suggestion} for {repair.text}" for repair in finding.repairs]
    return f"Would fit: {', or '.join(fits)}." if fits and finding.verdict is Verdict.DISCREPANCY else ""


def looks_like(finding: Finding) -> str:
    """``Looks like: digits transposed.``, or nothing."""
    known = finding.diagnosis and finding.verdict is Verdict.DISCREPANCY
    return f"Looks like: {finding.diagnosis}." if known else ""


def sentences(finding: Finding) -> str:
    """The message with what would fit and the slip, on one line."""
    return " ".join(filter(None, (finding.message, would_fit(finding), looks_like(finding))))
