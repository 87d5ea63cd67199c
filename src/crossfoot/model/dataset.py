"""What came of checking data sets: one result a check, one record a failing row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Severity = Literal["critical", "warning", "info"]
Status = Literal["passed", "failed", "error"]
SEVERITIES: tuple[Severity, ...] = ("critical", "warning", "info")


@dataclass(frozen=True, slots=True)
class RowFailure:
    """A row that does not hold.

    Attributes:
        row: its number, from 1 below the header.
        cells: the columns that take part, with their cells as printed.
        message: what is wrong, in one line.
        stated: what the row says, as printed, or None where both sides are worked out.
        computed: what comes out instead, as printed figures are.
        low, high: the ends of what comes out; None where nothing does.
        slip: the slip that would explain it, by name, or None.
        repairs: the cells that could be the wrong ones, with what would fit.
        line: the line of the file, from 1, where rows have lines.
    """

    row: int
    cells: Mapping[str, str]
    message: str
    stated: str | None = None
    computed: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    slip: str | None = None
    repairs: tuple[tuple[str, str], ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class DataCheck:
    """One check of a data set.

    Attributes:
        kind: schema, rows or expectation.
        name: the check's name; for a row rule without one, its formula.
        statement: what should hold, in words or as a formula.
        status: passed, failed, or error when it could not be carried out.
        checked: rows looked at, where rows are counted.
        failed: rows that fail, also when so few that they are allowed.
        skipped: rows left out for want of a figure.
        message: why it failed or could not be carried out, where no rows say it.
        records: the failing rows, the first of them if there are many.
        severity: only a critical check that fails changes the exit status.
    """

    kind: Literal["schema", "rows", "expectation"]
    name: str
    statement: str
    status: Status
    checked: int | None = None
    failed: int = 0
    skipped: int = 0
    message: str = ""
    records: tuple[RowFailure, ...] = ()
    severity: Severity = "critical"
    why: str = ""


@dataclass(frozen=True, slots=True)
class DataSetResult:
    """What came of one data set: its checks, or why it could not be checked."""

    name: str
    path: str
    rows: int = 0
    checks: tuple[DataCheck, ...] = ()
    problem: str = ""

    @property
    def exit_code(self) -> int:
        """2 when something could not be checked, 1 when a critical check fails, else 0."""
        if self.problem or not self.checks or any(check.status == "error" for check in self.checks):
            return 2
        return int(any(check.status == "failed" and check.severity == "critical" for check in self.checks))


@dataclass(frozen=True, slots=True)
class DataReport:
    """All data sets of a run, in the order they were checked, and what could not be found or loaded."""

    sets: tuple[DataSetResult, ...]
    problems: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """The worst of all; 2 when there was nothing to check."""
        if self.problems or not self.sets:
            return 2
        return max(result.exit_code for result in self.sets)
