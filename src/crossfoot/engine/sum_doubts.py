"""What speaks against an accused sum: one of its parts too many, or one that was left out and stands beside it.

"Harle 52,000 and Brill 38,000, or 41,000 with its new estate" names one part twice; "31 Labour, 20 Conservative and
eight Green, five as independents" tells the last part in another clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from crossfoot.binding.reading import Reading
from crossfoot.engine.diagnosis import solved
from crossfoot.engine.operands import operands_of
from crossfoot.formula import Check, EngineFunction
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_ADDED = _COUNTED | {Kind.MONEY, Kind.MEASURE}
#: Tokens between two figures that may be meant together.
_NEAR = 6
#: An agreement no finer than this says little.
_CLEAR = Decimal("0.2")


def holds_otherwise(
    reading: Reading,
    check: Check,
    around: Sequence[int],
    figures: list[Figure],
    world: Mapping[str, EngineFunction],
) -> bool:
    """Whether the sum holds as printed with one like figure more."""
    for name, filling in reading.figures.items():
        if not isinstance(filling, tuple):
            continue
        for parts in _lists(filling, around, figures):
            changed = replace(reading, figures={**reading.figures, name: parts})
            if check.holds(operands_of(changed, figures, lenient=False), world).holds:
                return True
    return False


def _lists(
    parts: tuple[int, ...], around: Sequence[int], figures: Sequence[Figure]
) -> Iterator[tuple[int, ...]]:
    """The parts with one like figure of their sentences more; an amount may also stand in the place of another."""
    sentences = {figures[part].sentence for part in parts}
    for index in around:
        if figures[index].sentence in sentences and _is_alike(figures[index], figures[parts[0]]):
            yield (*parts, index)
            if figures[index].kind not in _COUNTED:
                yield from ((*parts[:k], index, *parts[k + 1 :]) for k in range(len(parts)))


def _is_alike(figure: Figure, part: Figure) -> bool:
    counted = {figure.kind, part.kind} <= _COUNTED
    alike = (counted or figure.kind is part.kind) and figure.unit == part.unit and figure.value is not None
    return alike and (None in (figure.noun, part.noun) or figure.noun == part.noun)


def holds_with_both(
    reading: Reading,
    check: Check,
    figures: list[Figure],
    world: Mapping[str, EngineFunction],
) -> bool:
    """Whether it holds for a figure and the like one just before or behind it together.

    "250 posts in the spring and 150 in the autumn, a third of its 1,200 staff".
    """
    if not any(figures[index].kind in _SHARES for index in reading.indexes):
        return False  # a price and what it fell by are never meant together
    operands = operands_of(reading, figures, lenient=False)
    for name, filling in reading.figures.items():
        if not isinstance(filling, int) or name not in check.names or figures[filling].kind not in _ADDED:
            continue
        beside = [
            figures[i]
            for i in (filling - 1, filling + 1)
            if i not in reading.indexes and 0 <= i < len(figures) and _is_beside(figures[i], figures[filling])
        ]
        allowed = solved(check, name, operands, world) if beside else None
        if allowed is not None and any(_meets(figures[filling], one, allowed) for one in beside):
            return True
    return False


def _is_beside(one: Figure, other: Figure) -> bool:
    apart = max(one.first, other.first) - min(one.last, other.last)
    return one.sentence == other.sentence and apart <= _NEAR and _is_alike(one, other)


def _meets(one: Figure, other: Figure, allowed: Interval) -> bool:
    both = one.interval + other.interval
    fine = allowed.is_bounded and both.is_bounded and both.low > 0
    return fine and allowed.intersects(both) and allowed.width + both.width <= _CLEAR * both.high
