"""Whether a figure may fill a slot, alone and beside the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf

from crossfoot.binding.reading import Filling, members
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference import units
from crossfoot.rulebook import Slot

_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
#: Two figures of one measure further apart than this are not the same measure (profit against profit a share).
_MAGNITUDES = 100_000.0
#: "$1.5 million a year" is a total with its period, not the price of one.
SPANS = frozenset({"year", "month", "week", "day", "quarter"})
_PRICE_UNITS = frozenset({"each", "share"})


def fits(slot: Slot, figure: Figure, roles: set[str]) -> bool:
    """Kind, role, noun, unit, rate and range of one figure against one slot."""
    if figure.identifier or figure.kind not in slot.kinds:
        return False
    if slot.roles and not roles.intersection(slot.roles):
        return False
    if (slot.range == "only" and not figure.is_range) or (slot.range == "no" and figure.is_range):
        return False
    if slot.nouns and figure.noun not in slot.nouns:
        return False
    if slot.units and figure.unit not in slot.units:
        return False
    if slot.per == "none":
        return figure.per is None or figure.per in SPANS
    return slot.per is None or (
        figure.per is not None and (slot.per in ("any", figure.per) or figure.per == "each")
    )


def agrees(slots: Mapping[str, Slot], filled: Mapping[str, Filling], figures: list[Figure]) -> bool:
    """The conditions between slots: like, same noun, same unit, greater and less than."""
    for name, filling in filled.items():
        slot = slots[name]
        for index in members(filling):
            if not _agrees_one(slot, figures[index], filled, figures):
                return False
    return True


def _agrees_one(slot: Slot, figure: Figure, filled: Mapping[str, Filling], figures: list[Figure]) -> bool:
    for name, agree in _CONDITIONS:
        wanted = getattr(slot, name)
        filling = filled.get(wanted) if wanted else None
        if filling is not None:
            other = figures[filling[0] if isinstance(filling, tuple) else filling]
            if not agree(figure, other):
                return False
    return True


def _size(one: Figure, other: Figure) -> float:
    """How many of the second one's unit make one of the first; 1 where they measure different things."""
    if one.unit == other.unit or one.kind is not Kind.MEASURE or other.kind is not Kind.MEASURE:
        return 1.0
    return float(units.factor(one.unit or "", other.unit or "") or 1)


def alike(one: Figure, other: Figure) -> bool:
    """Same kind, unit, rate and noun, and of a like magnitude: values of one measure."""
    kinds = {one.kind, other.kind}
    if len(kinds) > 1 and not kinds <= _PLAIN:
        return False
    if not _same_unit(one, other) or not _same_rate(one.per, other.per):
        return False
    if one.noun and other.noun and not same_noun(one.noun, other.noun):
        return False
    small, large = sorted((_reach(one), _reach(other)))
    return small == 0.0 or large / small < _MAGNITUDES


def _reach(figure: Figure) -> float:
    """The size of a figure: "more than $11" has no upper bound, and is of the size of what is printed."""
    low, high = figure.floats
    return abs(low if high == inf else high)


def _same_unit(one: Figure, other: Figure) -> bool:
    """Equal units; an index is printed without its points: "lost 75 points to close at 7,425"."""
    if one.unit == other.unit:
        return True
    return {one.unit, other.unit} == {"point", None} and one.noun is None and other.noun is None


def _same_rate(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other or {one, other} <= _PRICE_UNITS


def same_noun(one: str | None, other: str | None) -> bool:
    """Whether two counted nouns may mean the same; a missing one, or "each", always may."""
    return one is None or other is None or one == other or "each" in (one, other)


def low_of(figure: Figure) -> float:
    """Lower float bound of what the figure may be."""
    return figure.floats[0]


def high_of(figure: Figure) -> float:
    """Upper float bound of what the figure may be."""
    return figure.floats[1]


#: What a slot asks of its figure and that of the slot which it names.
_CONDITIONS: tuple[tuple[str, Callable[[Figure, Figure], bool]], ...] = (
    ("like", alike),
    ("noun_as", lambda figure, other: same_noun(figure.noun, other.noun or other.per)),
    ("unit_as", lambda figure, other: figure.unit == other.unit),
    ("unit_unlike", lambda figure, other: figure.unit != other.unit or figure.compound != other.compound),
    ("per_as", lambda figure, other: figure.per == other.per),
    ("greater_than", lambda figure, other: high_of(figure) > low_of(other) * _size(other, figure)),
    ("less_than", lambda figure, other: low_of(figure) < high_of(other) * _size(other, figure)),
)
