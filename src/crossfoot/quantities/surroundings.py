"""What the clause around a figure says of it: direction, modality, period, adjustments, and whether it is in a list.

It is worked out once a sentence, when somebody asks for the public form of the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crossfoot.model.quantity import Kind
from crossfoot.quantities.figure import Figure, Setting
from crossfoot.quantities.passage import Passage
from crossfoot.quantities.sentences import Sentence

_TIMES = frozenset((Kind.PERIOD, Kind.YEAR, Kind.DATE, Kind.WEEKDAY))
#: A list has so many figures at least, and so many tokens between two of them at most.
_LIST = 3
_GAP = 9
_COMMA = ","


@dataclass(slots=True)
class _Notes:
    """What stands in a sentence, each with its token: modality words, directions, adjustments and times."""

    modality: list[tuple[int, str]] = field(default_factory=list)
    direction: list[tuple[int, str]] = field(default_factory=list)
    adjustments: list[tuple[int, str]] = field(default_factory=list)
    times: list[tuple[int, str]] = field(default_factory=list)


def surround(p: Passage, figures: Sequence[Figure], sentences: Sequence[Sentence]) -> None:
    """Set ``setting`` of every figure of a text."""
    first = 0
    while first < len(figures):
        last = first
        while last < len(figures) and figures[last].sentence == figures[first].sentence:
            last += 1
        _surround_sentence(p, figures[first:last], sentences[figures[first].sentence])
        first = last


def _surround_sentence(p: Passage, figures: Sequence[Figure], sentence: Sentence) -> None:
    clauses, segments = _cut(p, sentence)
    notes = _notes(p, figures, sentence)
    listed = _listed(p, figures)
    for figure in figures:
        at = figure.first - sentence.first
        if not 0 <= at < len(clauses):
            continue
        clause = (sentence.first, clauses, clauses[at])
        segment = (sentence.first, segments, segments[at])
        figure.setting = Setting(
            clause=clauses[at],
            direction=_nearest(_inside(notes.direction, clause), figure.first),
            modality=_modality(p, notes, sentence, segments, segments[at]),
            period=None if figure.kind in _TIMES else _period(notes, clause, figure),
            adjustments=tuple(dict.fromkeys(what for _, what in _inside(notes.adjustments, segment))),
            listed=id(figure) in listed,
        )


def _cut(p: Passage, sentence: Sentence) -> tuple[list[int], list[int]]:
    """The number of the clause, and of the part between commas, of every token of a sentence."""
    clauses, segments = [], []
    clause = segment = 0
    marks, words = p.words.clause_marks, p.words.clause_words
    for word in p.lower[sentence.first : sentence.last]:
        if word in marks or word in words:
            clause += 1
            segment += 1
        elif word == _COMMA:
            segment += 1
        clauses.append(clause)
        segments.append(segment)
    return clauses, segments


def _notes(p: Passage, figures: Sequence[Figure], sentence: Sentence) -> _Notes:
    words, notes = p.words, _Notes()
    taken = {k for figure in figures for k in range(figure.first, figure.last)}
    for k in range(sentence.first, min(sentence.last, p.size)):
        word = p.lower[k]
        if word in words.noted and k not in taken:
            _note(p, notes, k, word)
    notes.times += [(figure.first, figure.text) for figure in figures if figure.kind in _TIMES]
    notes.times.sort()
    return notes


def _note(p: Passage, notes: _Notes, k: int, word: str) -> None:
    words = p.words
    if word in words.modality and not (word in words.months and p.capital(k)):
        notes.modality.append((k, words.modality[word]))
    if word in words.directions:
        notes.direction.append((k, words.directions[word]))
    for book, found in ((words.adjustments, notes.adjustments), (words.told_times, notes.times)):
        match = book.longest(p.lower, k) if word in book else None
        inside = found and p.starts[k] < p.starts[found[-1][0]] + len(found[-1][1])
        if match is not None and not inside:
            found.append((k, p.printed(k, k + match[0])))
    if word in words.months and p.capital(k) and p.word(k - 1) in words.month_leads:
        notes.times.append((k, p.printed(k, k + 1)))


def _inside(found: list[tuple[int, str]], part: tuple[int, list[int], int]) -> list[tuple[int, str]]:
    first, numbers, number = part
    return [(k, what) for k, what in found if numbers[k - first] == number] if found else found


def _nearest(found: Iterable[tuple[int, str]], at: int) -> str | None:
    """The last one before the token ``at``, else the first one behind it."""
    behind = None
    before = None
    for k, what in found:
        if k < at:
            before = what
        elif behind is None:
            behind = what
    return before or behind


def _modality(p: Passage, notes: _Notes, sentence: Sentence, segments: list[int], segment: int) -> str:
    """The last word of modality in a part between commas, or in the part that it goes on with; else actual."""
    while notes.modality:
        own = _inside(notes.modality, (sentence.first, segments, segment))
        if own:
            return own[-1][1]
        opening = sentence.first + segments.index(segment)
        opening += p.lower[opening] == _COMMA
        if segment == 0 or not (p.word(opening) in p.words.going_on or p.word(opening)[:1].isdecimal()):
            break
        segment -= 1
    return "actual"


def _period(notes: _Notes, clause: tuple[int, list[int], int], figure: Figure) -> str | None:
    """The time nearest to a figure in its clause, else the only one of its sentence."""
    near = _inside(notes.times, clause)
    if near:
        return min(near, key=lambda time: max(figure.first - time[0], time[0] - figure.last))[1]
    return notes.times[0][1] if len(notes.times) == 1 else None


def _listed(p: Passage, figures: Sequence[Figure]) -> set[int]:
    """The figures (by identity) that stand in a list of three or more of a kind, parted by commas and "and"."""
    found: set[int] = set()
    run: list[Figure] = []
    for figure in (*figures, None):
        if figure is not None and run and _goes_on(p, run[-1], figure):
            run.append(figure)
            continue
        if len(run) >= _LIST:
            found.update(map(id, run))
        run = [] if figure is None else [figure]
    return found


def _goes_on(p: Passage, one: Figure, two: Figure) -> bool:
    if (one.kind, one.unit) != (two.kind, two.unit) or one.identifier or two.identifier:
        return False
    between = p.lower[one.last : two.first]
    joints = _COMMA in between or ";" in between or any(word in p.words.going_on for word in between)
    return len(between) <= _GAP and joints
