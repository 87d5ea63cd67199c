"""All findings of one document, and how much of it was checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from crossfoot.model.finding import Finding, Level, Verdict
from crossfoot.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A figure that no relation settled, and why.

    ``reason`` is one of no-relation, missing-operand, ambiguous, weak, guard:NAME, no-reference-data,
    no-date, limit, suppressed; ``rule`` names the relation that came nearest, where there was one.
    """

    figure: Quantity
    reason: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Suppression:
    """A marker that asks for a rule to be left alone, why, and where it stands (from 1; line 0 beside the file)."""

    rule: str
    reason: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A discrepancy that a marker asks to be left alone."""

    finding: Finding
    by: Suppression


@dataclass(frozen=True, slots=True)
class Coverage:
    """found = checked + identifiers + unchecked."""

    found: int = 0
    checked: int = 0
    identifiers: int = 0
    unchecked: tuple[Unchecked, ...] = ()

    def reasons(self) -> dict[str, int]:
        """Unchecked figures counted by reason, most frequent first."""
        counts: dict[str, int] = {}
        for item in self.unchecked:
            counts[item.reason] = counts.get(item.reason, 0) + 1
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


class _Later:
    """Keeps how to make the fields of a report that few look at."""

    __slots__ = ("_rest",)
    _rest: Callable[[], tuple[Coverage, tuple[Quantity, ...]]]


@dataclass(frozen=True, slots=True)
class Report(_Later):
    """Findings of one document, sorted by (start, rule), with coverage.

    ``text`` is the checked text that every offset points into; ``path`` is where it came from, if anywhere.
    ``suppressed`` are discrepancies that markers ask to be left alone, ``unused`` the markers that nothing answered to,
    ``problems`` messages of markers that were not understood.
    """

    text: str
    findings: tuple[Finding, ...]
    coverage: Coverage = field(default_factory=Coverage)
    path: str | None = None
    figures: tuple[Quantity, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    unused: tuple[Suppression, ...] = ()
    problems: tuple[str, ...] = ()

    @classmethod
    def later(
        cls,
        rest: Callable[[], tuple[Coverage, tuple[Quantity, ...]]],
        *,
        text: str,
        findings: tuple[Finding, ...],
        path: str | None = None,
        suppressed: tuple[Suppressed, ...] = (),
        unused: tuple[Suppression, ...] = (),
        problems: tuple[str, ...] = (),
    ) -> Report:
        """A report whose coverage and figures ``rest`` makes when they are first asked for."""
        report = cls(text, findings, Coverage(), path, (), suppressed, unused, problems)
        object.__setattr__(report, "_rest", rest)
        object.__delattr__(report, "coverage")
        object.__delattr__(report, "figures")
        return report

    def __getattr__(self, name: str) -> Any:
        """Python comes here only for a field that is still empty."""
        if name not in ("coverage", "figures"):
            raise AttributeError(f"a report has no {name!r}")
        coverage, figures = self._rest()
        object.__setattr__(self, "coverage", coverage)
        object.__setattr__(self, "figures", figures)
        object.__delattr__(self, "_rest")
        return getattr(self, name)

    @property
    def discrepancies(self) -> tuple[Finding, ...]:
        """The findings that cannot hold."""
        return tuple(f for f in self.findings if f.verdict is Verdict.DISCREPANCY)

    @property
    def consistent(self) -> tuple[Finding, ...]:
        """The findings that hold."""
        return tuple(f for f in self.findings if f.verdict is Verdict.CONSISTENT)

    def with_findings(self, found: Iterable[Finding]) -> Report:
        """The report with further findings; the figures that take part in them are checked."""
        found = tuple(found)
        spans = {(claim.start, claim.end) for finding in found for claim in finding.claims}
        coverage = self.coverage
        left = tuple(one for one in coverage.unchecked if (one.figure.start, one.figure.end) not in spans)
        checked = coverage.checked + len(coverage.unchecked) - len(left)
        return replace(
            self,
            findings=tuple(sorted((*self.findings, *found), key=lambda one: (one.start, one.rule, one.end))),
            coverage=replace(coverage, checked=checked, unchecked=left),
        )

    def fails(self, fail_on: Level = Level.ERROR) -> bool:
        """Whether a discrepancy at or above ``fail_on`` was found."""
        return any(f.level.rank >= fail_on.rank for f in self.discrepancies)
