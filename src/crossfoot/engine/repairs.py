"""Every figure that could be the wrong one, each with the value it would need."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from crossfoot.binding.skeleton import TEMPORAL
from crossfoot.engine.diagnosis import solved
from crossfoot.engine.evaluation import Evaluation
from crossfoot.engine.numbers import open_text, written_like
from crossfoot.engine.operands import Source, operands_of, scale_of
from crossfoot.formula import EngineFunction, Operand
from crossfoot.model.finding import Repair
from crossfoot.model.interval import Interval
from crossfoot.quantities import Figure


def repairs_of(
    evaluation: Evaluation, figures: list[Figure], world: Mapping[str, EngineFunction]
) -> tuple[Repair, ...]:
    """Solve the formula for each figure in turn, the stated result first."""
    reading = evaluation.reading
    check = reading.rule.check_for(reading.case)
    if check is None:
        return ()
    operands = operands_of(reading, figures, lenient=False)
    found = []
    for name, operand in operands.items():
        if not isinstance(operand, Operand) or name not in check.names:
            continue
        assert isinstance(operand.source, Source)
        figure = operand.source.figure
        if figure.kind in TEMPORAL or figure.is_range:
            continue
        needed = solved(check, name, operands, world)
        if needed is not None and plausible(needed):
            found.append(_repair(name, figure, needed))
    found.sort(key=lambda repair: repair.role not in evaluation.reading.rule.figures)
    return tuple(found)


def plausible(needed: Interval) -> bool:
    """Whether a needed value says something: not everything, and not nothing but zero."""
    return (needed.low.is_finite() or needed.high.is_finite()) and not (needed.is_point and needed.low == 0)


def _repair(name: str, figure: Figure, needed: Interval) -> Repair:
    scale = scale_of(figure)
    if not needed.is_bounded:
        return Repair(
            name, figure.text, _or_none(needed.low), _or_none(needed.high), open_text(figure, needed)
        )
    suggestion = written_like(figure, needed.middle)
    if suggestion == figure.text:
        suggestion = written_like(figure, needed.middle, extra=1)
    return Repair(name, figure.text, needed.low / scale, needed.high / scale, suggestion)


def _or_none(end: Decimal) -> Decimal | None:
    return end if end.is_finite() else None
