"""An amount in its place: range, score, ratio, multiple, age, and the context around it."""

from __future__ import annotations

from crossfoot.model.quantity import Kind
from crossfoot.quantities import ages, alternatives, context, multiples, part_ranges, ranges, ratios
from crossfoot.quantities.amounts import read_part_of_unit
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import Passage

_PLAIN = frozenset((Kind.NUMBER, Kind.DURATION))


def settle(p: Passage, figure: Figure) -> Figure:
    """Extend an amount by what follows it and read its context."""
    part = figure.form == "fraction" and figure.kind is Kind.NUMBER and figure.value is not None
    if part and figure.value is not None and abs(figure.value) < 1:
        figure.kind = Kind.FRACTION
    if figure.last < p.size:
        if figure.kind is Kind.FRACTION or _is_part(p, figure):
            if not part_ranges.read_part_range(p, figure):
                read_part_of_unit(p, figure)
        elif ratios.read_ratio(p, figure):
            part_ranges.read_part_range(p, figure)
        elif not ranges.read_range(p, figure):
            alternatives.read_or(p, figure)
        if figure.kind in _PLAIN and not multiples.read_times(p, figure):
            ages.read_age(p, figure)
    elif figure.kind is Kind.NUMBER:
        ages.read_age(p, figure)
    context.read_context(p, figure)
    return figure


def _is_part(p: Passage, figure: Figure) -> bool:
    """Whether decimals tell a part of a unit: "0.5 of a percentage point"."""
    words, value = p.words, figure.value
    if (
        figure.kind is not Kind.NUMBER
        or value is None
        or p.lower[figure.last] != words.of
        or not 0 < value < 1
    ):
        return False
    return p.word(figure.last + 1) in words.articles and p.word(figure.last + 2) in words.suffixes


def borrow(p: Passage, figure: Figure, before: Figure) -> None:
    """ "from 15 weeks to 24": a bare number behind "to" takes unit and noun of the figure that "from" governs."""
    if figure.kind is not Kind.NUMBER or figure.noun or figure.scaled or figure.form == "ratio":
        return
    if (
        before.kind is Kind.NUMBER
        or before.identifier
        or before.value is None
        or before.kind in (Kind.YEAR, Kind.DATE)
    ):
        return
    if p.word(figure.first - 1) != p.words.to_word or not 1 <= figure.first - before.last <= 4:
        return
    if p.word(before.first - 1) != p.words.from_word:
        return
    if before.kind not in (Kind.COUNT, Kind.DURATION, Kind.MEASURE):
        return
    figure.kind, figure.unit, figure.noun = before.kind, before.unit, before.noun
