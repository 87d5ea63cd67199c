"""Bare numbers whose unit is named apart: "in hectares the area comes to 1,620", "which is 73 in miles"."""

from __future__ import annotations

from crossfoot.model.quantity import Kind
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import Passage
from crossfoot.quantities.sentences import Sentence

#: Tokens from the name of the unit to its number; letters that a name has at least.
_REACH, _LETTERS = 10, 4
_HOURLY, _TRAVELLED = "_per_hour", frozenset({"kilometre", "mile"})
#: What stands before "in hectares" where it tells the unit of a figure behind, and what may follow on it.
_OPENERS = frozenset({",", ";", ":", "(", "and", "or", "-", "–", "—"})
_RESUMED = frozenset({",", "it", "its", "that", "the", "this", "they", "these", "those"})
#: What may follow on "73 in miles".
_CLOSED = frozenset({",", ".", ";", ")", ":", "and", "but", "–", "—"})


def lend_units(p: Passage, figures: list[Figure], sentences: list[Sentence]) -> None:
    """Give every bare number the unit that its clause names before it, or right behind.

    >>> from crossfoot.quantities import extract_figures
    >>> [f.unit for f in extract_figures("It burned 4,000 acres; in hectares the area is 1,620.").figures]
    ['acre', 'hectare']
    """
    if "in" not in p.lower:
        return
    for place, figure in enumerate(figures):
        if not _is_bare(p, figure):
            continue
        first = sentences[figure.sentence].first
        before = figures[place - 1].last if place else 0
        unit = _behind(p, figure) or _before(p, figure, max(first, before, figure.first - _REACH), first)
        if unit is not None:
            figure.kind, figure.unit = Kind.MEASURE, _of_speed(unit, figures[place - 1] if place else None)


def _of_speed(unit: str, before: Figure | None) -> str:
    """ "118 kilometres an hour, which is 73 in miles": the time is not said again."""
    spoken = before is not None and before.unit is not None and before.unit.endswith(_HOURLY)
    return unit + _HOURLY if spoken and unit in _TRAVELLED else unit


def _is_bare(p: Passage, figure: Figure) -> bool:
    plain = figure.kind is Kind.NUMBER and figure.unit is None and figure.noun is None and figure.per is None
    return plain and figure.value is not None and not figure.identifier and figure.form == "digits"


def _behind(p: Passage, figure: Figure) -> str | None:
    """ "Which is 73 in miles, ..." """
    if p.word(figure.last) != "in":
        return None
    found = _unit(p, figure.last + 1)
    closed = found is not None and (p.word(found[1]) in _CLOSED or not p.word(found[1]))
    return found[0] if found is not None and closed else None


def _before(p: Passage, figure: Figure, start: int, first: int) -> str | None:
    """ "In hectares the area comes to about 1,620": the name opens the sentence or a clause of it."""
    for place in range(start, figure.first - 1):
        if p.lower[place] != "in" or (place > first and p.lower[place - 1] not in _OPENERS):
            continue
        found = _unit(p, place + 1)
        if found is not None and p.word(found[1]) in _RESUMED:
            return found[0]
    return None


def _unit(p: Passage, j: int) -> tuple[str, int] | None:
    """The unit of measure named in full at a token, and the token behind it."""
    word = p.word(j)
    if len(word) < _LETTERS or word not in p.words.suffixes:
        return None
    for length, suffix in p.words.suffixes.matches(p.lower, j, p.text, p.starts, p.ends):
        if suffix.kind is Kind.MEASURE and suffix.unit is not None and not suffix.weak:
            return suffix.unit, j + length
    return None
