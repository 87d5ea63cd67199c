"""Figures as formulas see them: a percentage is a fraction, a range for "within" keeps its printed ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from crossfoot.binding.reading import Reading
from crossfoot.engine.precision import beside, clipped
from crossfoot.formula import Operand
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule, Slot

#: What one printed unit of a kind is inside a formula.
SCALES: Mapping[Kind, Decimal] = {
    Kind.PERCENT: Decimal("0.01"),
    Kind.PERCENTAGE_POINTS: Decimal("0.01"),
    Kind.BASIS_POINTS: Decimal("0.0001"),
}
_ONE, _HALF = Decimal(1), Decimal("0.5")

Operands = Mapping[str, Operand | Sequence[Operand]]


@dataclass(frozen=True, slots=True)
class Source:
    """What an engine function is given: the figure behind an operand."""

    figure: Figure
    index: int


def figure_of(operand: Operand) -> Figure:
    """The figure behind an operand, for functions that ask how it is printed."""
    assert isinstance(operand.source, Source)
    return operand.source.figure


def scale_of(figure: Figure) -> Decimal:
    """How a printed value becomes a value of a formula."""
    return SCALES.get(figure.kind, _ONE)


def operands_of(
    reading: Reading, figures: list[Figure], lenient: bool, loose: frozenset[int] | None = None
) -> Operands:
    """Operands for all slots; with ``loose`` given, only those figures are read leniently."""
    found: dict[str, Operand | Sequence[Operand]] = {}
    divided = _quotient(reading)
    near = {} if reading.rule.printed else beside(reading.figures, figures)
    for name, filling in reading.figures.items():
        slot = reading.rule.figures[name]

        def one(index: int, slot: Slot = slot, rounded: bool = name == divided) -> Operand:
            easy = lenient and (loose is None or index in loose)
            figure = figures[index]
            interval = interval_of(figure, slot, reading.rule, easy)
            if index in near:
                interval = clipped(interval, figure, near[index], scale_of(figure))
            if rounded and interval.is_point and figure.kind in (Kind.COUNT, Kind.NUMBER):
                interval = Interval(interval.low - _HALF, interval.high + (_ONE if easy else _HALF))
            return Operand(interval, Source(figure, index))

        found[name] = tuple(map(one, filling)) if isinstance(filling, tuple) else one(filling)
    return found


def _quotient(reading: Reading) -> str | None:
    """The slot that states what a division gives: counted things are rounded there like anything else.

    "38,600 rooms in 214 houses, 180 a house": it is 180.4, and nobody prints that.
    """
    check = reading.rule.check_for(reading.case)
    left, equals, right = check.source.partition("==") if check is not None else ("", "", "")
    for side, other in ((right.strip(), left), (left.strip(), right)):
        if equals and "/" in other and side in reading.figures:
            return side
    return None


def interval_of(figure: Figure, slot: Slot, rule: Rule, lenient: bool) -> Interval:
    """The values a figure allows inside a formula."""
    scale = scale_of(figure)
    if figure.date is not None or figure.kind is Kind.DATE:
        return Interval.point(0)
    if slot.range == "only" and figure.low is not None and figure.high is not None:
        return _ends(figure.low * scale, figure.high * scale)
    if rule.printed and figure.hedge is None and figure.value is not None:
        return Interval.point(figure.value * scale)
    interval = figure.lenient if lenient else figure.interval
    return interval if scale == _ONE else interval * scale


def _ends(low: Decimal, high: Decimal) -> Interval:
    """The printed ends; a descending range keeps its own order for the rule that asks."""
    return Interval(min(low, high), max(low, high))
