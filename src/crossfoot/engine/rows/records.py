"""One failing row: what stands in it, what was worked out, and the slip that would explain the difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import cast

from crossfoot.engine.diagnosis import ORDER, slipped_values
from crossfoot.engine.numbers import interval_text, written_like
from crossfoot.engine.operands import scale_of
from crossfoot.engine.rows.cells import figure_of
from crossfoot.engine.rows.column import Precision, RowColumn
from crossfoot.engine.rows.rule import RowResult, RowRule
from crossfoot.formula import Check, Operand, Outcome
from crossfoot.formula.nodes import Name
from crossfoot.lexicon import table
from crossfoot.model.dataset import RowFailure
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.tables.cells import CellFigure

Columns = Mapping[str, Sequence[RowColumn]]


def failures(
    rule: RowRule,
    columns: Columns,
    result: RowResult,
    precisions: Mapping[str, Sequence[Precision]] | None = None,
    most: int | None = None,
    first: int = 0,
) -> Iterator[RowFailure]:
    """Give the records of the rows that fail, the first `most` of them; row numbers count on from `first`."""
    known = precisions if precisions is not None else rule.precisions(columns)
    for row in result.failing[:most]:
        yield _failure(rule, columns, known, result, row, first + row + 1)


def _failure(
    rule: RowRule,
    columns: Columns,
    precisions: Mapping[str, Sequence[Precision]],
    result: RowResult,
    row: int,
    number: int,
) -> RowFailure:
    every = {column.title: column for found in columns.values() for column in found}
    cells = {title: column.text(row) for title, column in every.items()}
    empty = [title for title, column in every.items() if column.missing[row]]
    if empty:
        shown = ", ".join(f"{title} ('{cells[title]}')" if cells[title] else title for title in empty)
        return RowFailure(number, cells, f"no figure in {shown}")
    outcome = result.outcomes[row]
    if outcome.undecided:
        return RowFailure(number, cells, f"cannot be worked out: {outcome.undecided}")
    operands = rule.operands(columns, precisions, row)
    figures = {
        name: _figure(columns[name][0], row, operand.interval)
        for name, operand in operands.items()
        if isinstance(operand, Operand)
    }
    slip = _slip(rule.check, columns, figures, operands)
    return _told(rule, columns, row, number, cells, outcome, figures, slip, operands)


def _told(
    rule: RowRule,
    columns: Columns,
    row: int,
    number: int,
    cells: Mapping[str, str],
    outcome: Outcome,
    figures: Mapping[str, CellFigure],
    slip: tuple[str, str, str] | None,
    operands: Mapping[str, object],
) -> RowFailure:
    texts = {name: [column.text(row) for column in found] for name, found in columns.items()}
    stating = _stating(rule, outcome)
    like = figures[stating] if stating else _number()
    computed = None if outcome.computed is None else _span_text(like, outcome.computed)
    stated = (
        texts[stating][0] if stating else None if outcome.stated is None else _span_text(like, outcome.stated)
    )
    shown = rule.check.render(
        {name: found if name in rule.check.lists else found[0] for name, found in texts.items()}
    )
    message = f"{shown} does not hold"
    if computed is not None:
        message += f": it comes to {computed}" if stating else f": {computed} against {stated}"
    if slip is not None:
        name, column, value = slip
        message += f"; {value} for {cells[column]} in {column} would fit ({table('slips')[name]['text']})"
    return RowFailure(
        number,
        cells,
        message,
        stated,
        computed,
        _end(outcome.computed, low=True),
        _end(outcome.computed, low=False),
        slip[0] if slip else None,
        tuple(_repairs(rule.check, columns, figures, operands)),
    )


def _stating(rule: RowRule, outcome: Outcome) -> str | None:
    """The name that states the result in the comparison that failed."""
    for comparison in rule.check.comparisons:
        for side in (comparison.right.node, comparison.left.node):
            if isinstance(side, Name) and side.name in rule.stating and outcome.stated is not None:
                return side.name
    return None


def _span_text(like: CellFigure, interval: Interval) -> str:
    """`42.6 billion (42.596 billion to 42.604 billion)`, with as many decimals as the two ends need."""
    if not interval.is_bounded or interval.is_point:
        return interval_text(like, interval)
    middle, pairs = (
        written_like(like, interval.middle),
        (
            (written_like(like, interval.low, extra), written_like(like, interval.high, extra))
            for extra in range(8)
        ),
    )
    low, high = next((pair for pair in pairs if pair[0] != pair[1]), (middle, middle))
    return f"{middle} ({low} to {high})" if low != high else middle


def _end(interval: Interval | None, low: bool) -> Decimal | None:
    end = None if interval is None else interval.low if low else interval.high
    return end if end is not None and end.is_finite() else None


def _number() -> CellFigure:
    figure = CellFigure(Kind.NUMBER, Decimal(0))
    figure.text = "0"
    return figure


def _figure(column: RowColumn, row: int, interval: Interval) -> CellFigure:
    """A cell as the engine's other parts know figures: with its text, its value and what rounding allows."""
    read = figure_of(column.text(row))
    value = column.value(row)
    figure = read[0] if read is not None and read[0] is not None else CellFigure(Kind.NUMBER, value)
    figure.text = figure.text or column.text(row)
    figure.half = figure.loose = interval.width / 2 / scale_of(figure)
    return figure


# ---- slips and repairs


def _slip(
    check: Check, columns: Columns, figures: Mapping[str, CellFigure], operands: Mapping[str, object]
) -> tuple[str, str, str] | None:
    """The likeliest slip that, undone in one cell, makes the row hold: its name, the column, the value."""
    if "==" not in check.source:
        return None
    found: list[tuple[int, str, str, str]] = []
    for name, figure in figures.items():
        operand = cast(Operand, operands[name])
        allowed = check.solve(name, operands)  # type: ignore[arg-type]
        for slip, value in slipped_values(figure):
            moved = _moved(figure, operand.interval, value)
            if allowed is not None:
                fits = allowed.intersects(moved)
            else:
                fits = check.holds({**operands, name: Operand(moved)}).holds  # type: ignore[dict-item]
            if fits:
                shown = written_like(figure, value * scale_of(figure))
                found.append((ORDER.index(slip), slip, columns[name][0].title, shown))
                break
    return min(found)[1:] if found else None


def _moved(figure: CellFigure, interval: Interval, value: Decimal) -> Interval:
    """What the cell would allow with another value, written with the same digits."""
    scale, own = scale_of(figure), figure.value or Decimal(1)
    ratio = abs(value / own) if own else Decimal(1)
    half = interval.width / 2 * (ratio if ratio >= 10 or ratio <= Decimal("0.1") else 1)
    return Interval.around(value * scale, half)


def _repairs(
    check: Check, columns: Columns, figures: Mapping[str, CellFigure], operands: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    for name, figure in figures.items():
        needed = check.solve(name, operands)  # type: ignore[arg-type]
        if needed is not None and needed.is_bounded and not (needed.is_point and not needed.low):
            yield columns[name][0].title, written_like(figure, needed.middle)
