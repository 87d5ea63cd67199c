"""Row rules over a source of any size: a stretch in memory at a time, the precision of whole columns first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from crossfoot.datasets.description import RowCheck
from crossfoot.datasets.sources import RowSource, Stretch
from crossfoot.engine.rows import ColumnError, RowColumn
from crossfoot.engine.rows.column import Precision
from crossfoot.engine.rows.records import failures
from crossfoot.model.dataset import DataCheck, RowFailure

#: Records that are kept of one rule; the rows that fail are counted to the end.
MOST_RECORDS = 200

Progress = Callable[[int], None]
_Columns = Mapping[str, Sequence[RowColumn]]
_Precisions = dict[str, list[Precision]]


@dataclass(slots=True)
class _Tally:
    """What has come of one rule so far, or why it cannot be carried out."""

    check: RowCheck
    precisions: _Precisions = field(default_factory=dict)
    checked: int = 0
    failed: int = 0
    skipped: int = 0
    records: list[RowFailure] = field(default_factory=list)
    error: str = ""

    def learn(self, stretch: Stretch, columns: _Columns) -> None:
        """Take note of how precise the columns are in this stretch."""
        found = self.check.rule.precisions(columns)
        for name, precisions in found.items():
            before = self.precisions.get(name)
            self.precisions[name] = (
                precisions
                if before is None
                else [one.and_of(other) for one, other in zip(before, precisions, strict=True)]
            )

    def apply(self, stretch: Stretch, columns: _Columns) -> None:
        """Check the rows of this stretch."""
        rule = self.check.rule
        room = MOST_RECORDS - len(self.records)
        result = rule.apply(columns, self.precisions, most=room)
        self.checked += stretch.rows - int(result.skipped.sum())
        self.skipped += int(result.skipped.sum())
        self.failed += int((~result.ok).sum())
        for record in failures(rule, columns, result, self.precisions, room, stretch.first):
            line = stretch.line(record.row - 1 - stretch.first) if stretch.line else None
            self.records.append(replace(record, line=line))

    def done(self) -> DataCheck:
        """The outcome."""
        check, rule = self.check, self.check.rule
        shown = DataCheck(
            "rows",
            check.name,
            rule.formula,
            "passed",
            self.checked,
            self.failed,
            self.skipped,
            records=tuple(self.records),
            severity=check.severity,
            why=check.why,
        )
        if self.error:
            return replace(shown, status="error", message=self.error, records=())
        if not self.checked:
            return replace(
                shown, status="error", message="no row has all the figures it needs: nothing was checked"
            )
        if self.failed > (1 - check.mostly) * self.checked + 1e-9:
            return replace(shown, status="failed")
        return shown


def check_rows(
    source: RowSource, checks: Sequence[RowCheck], progress: Progress
) -> tuple[int, list[DataCheck]]:
    """Run row rules; give the number of rows, and one outcome a rule.

    A source of more than one stretch is read twice: whether a column holds whole numbers only is known at its end.

    Raises:
        DataError: the source cannot be read.
    """
    if not checks:
        return 0, []
    tallies = [_Tally(check) for check in checks]
    rows = stretches = 0
    known: dict[str, RowColumn] = {}
    for stretch in source.stretches():
        rows += stretch.rows
        stretches += 1
        known = {}
        _each(tallies, stretch, known, _Tally.learn)
        progress(rows // 2)
    again = [stretch] if stretches == 1 else source.stretches()
    for stretch in again:
        _each(tallies, stretch, known if stretches == 1 else {}, _Tally.apply)
        progress((rows + stretch.first + stretch.rows) // 2)
    return rows, [tally.done() for tally in tallies]


def _each(
    tallies: Sequence[_Tally],
    stretch: Stretch,
    known: dict[str, RowColumn],
    step: Callable[[_Tally, Stretch, _Columns], None],
) -> None:
    """Take a step of each rule that still can; columns are read once for all of them."""
    for tally in tallies:
        if tally.error:
            continue
        try:
            step(tally, stretch, _columns(tally.check, stretch, known))
        except ColumnError as error:
            tally.error = str(error)


def _columns(check: RowCheck, stretch: Stretch, known: dict[str, RowColumn]) -> _Columns:
    resolved = check.rule.titles(stretch.titles)
    places = {title: place for place, title in enumerate(stretch.titles)}
    for title in {title for titles in resolved.values() for title in titles}:
        if title not in known:
            known[title] = stretch.column(places[title])
        _refuse_problems(known[title], stretch)
    return {name: [known[title] for title in titles] for name, titles in resolved.items()}


def _refuse_problems(column: RowColumn, stretch: Stretch) -> None:
    if not column.problems:
        return
    shown = []
    for problem in column.problems[:5]:
        place = (
            f"line {stretch.line(problem.row)}" if stretch.line else f"row {stretch.first + problem.row + 1}"
        )
        shown.append(f"{place}: '{problem.text[:60]}' {problem.why}")
    more = [f"and {len(column.problems) - 5:,} more"] if len(column.problems) > 5 else []
    lines = "\n  ".join([*shown, *more])
    raise ColumnError(f"column '{column.title}' has cells that are no figures\n  {lines}")
