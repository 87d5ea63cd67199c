"""What the clause around a figure says of it: direction, modality, period, adjustments, and whether it is in a list.

It is worked out once a sentence, when somebody asks for the public form of the figures.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from crossfoot.model.quantity import Kind
from crossfoot.quantities.figure import Figure, Setting
from crossfoot.quantities.passage import Passage
from crossfoot.quantities.sentences import Sentence

_TIMES = frozenset((Kind.PERIOD, Kind.YEAR, Kind.DATE, Kind.WEEKDAY))
#: A list has so many figures at least, and so many tokens between two of them at most.
_LIST = 3
_GAP = 9
_COMMA = ","
_ACTUAL = "actual"


class _Notes:
    """What stands in the parts of a sentence (clauses, or segments between commas), by part and in order of tokens."""

    __slots__ = ("adjustments", "direction", "modality", "times")

    def __init__(self) -> None:
        self.modality: dict[int, str] = {}
        self.direction: dict[int, _Row] = defaultdict(_Row)
        self.adjustments: dict[int, dict[str, None]] = defaultdict(dict)
        self.times: dict[int, _Row] = defaultdict(_Row)


class _Row:
    """Words with the tokens they end at, in order."""

    __slots__ = ("at", "what")

    def __init__(self) -> None:
        self.at: list[int] = []
        self.what: list[str] = []

    def add(self, at: int, what: str) -> None:
        self.at.append(at)
        self.what.append(what)

    def before(self, at: int) -> str | None:
        """The last one before the token ``at``, else the first one behind it."""
        k = bisect_left(self.at, at)
        return self.what[k - 1] if k else self.what[0] if self.what else None

    def nearest(self, figure: Figure) -> str | None:
        """The one that fewest tokens part from a figure."""
        k = bisect_left(self.at, figure.first)
        near = [n for n in (k - 1, k) if 0 <= n < len(self.at)]
        if not near:
            return None
        return self.what[min(near, key=lambda n: max(figure.first - self.at[n], self.at[n] - figure.last))]


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
    openings = {segment: k for k, segment in reversed(list(enumerate(segments, sentence.first)))}
    notes = _notes(p, figures, sentence, clauses, segments)
    times = [what for row in notes.times.values() for what in row.what]
    only = times[0] if len(times) == 1 else None
    listed = _listed(p, figures)
    modalities: dict[int, str] = {}
    for segment in sorted(openings):
        modalities[segment] = _modality(p, notes, segment, openings[segment], modalities)
    for figure in figures:
        at = figure.first - sentence.first
        if not 0 <= at < len(clauses):
            continue
        clause, segment = clauses[at], segments[at]
        near = notes.times[clause].nearest(figure) if clause in notes.times else only
        figure.setting = Setting(
            clause=clause,
            direction=notes.direction[clause].before(figure.first) if clause in notes.direction else None,
            modality=modalities[segment],
            period=None if figure.kind in _TIMES else near,
            adjustments=tuple(notes.adjustments[segment]) if segment in notes.adjustments else (),
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


def _notes(
    p: Passage, figures: Sequence[Figure], sentence: Sentence, clauses: list[int], segments: list[int]
) -> _Notes:
    words, notes = p.words, _Notes()
    starts = {figure.first: figure for figure in figures}
    k = adjusted = timed = sentence.first
    while k < min(sentence.last, p.size):
        clause, segment = clauses[k - sentence.first], segments[k - sentence.first]
        figure = starts.get(k)
        if figure is not None:
            if figure.kind in _TIMES:
                notes.times[clause].add(k, figure.text)
            k = figure.last
            continue
        word = p.lower[k]
        if word in words.noted:
            if word in words.modality and not (word in words.months and p.capital(k)):
                notes.modality[segment] = words.modality[word]
            if word in words.directions:
                notes.direction[clause].add(k, words.directions[word])
            found = (
                words.adjustments.longest(p.lower, k) if k >= adjusted and word in words.adjustments else None
            )
            if found is not None:
                adjusted = k + found[0]
                notes.adjustments[segment][p.printed(k, adjusted)] = None
            last = _told_time(p, k) if k >= timed else k
            if last > k:
                timed = last
                notes.times[clause].add(k, p.printed(k, last))
        k += 1
    return notes


def _told_time(p: Passage, k: int) -> int:
    """The token behind a time told without a figure ("last year", "in July") that begins at ``k``; ``k`` for none."""
    words = p.words
    found = words.told_times.longest(p.lower, k) if p.lower[k] in words.told_times else None
    if found is not None:
        return k + found[0]
    month = p.lower[k] in words.months and p.capital(k) and p.word(k - 1) in words.month_leads
    return k + 1 if month else k


def _modality(p: Passage, notes: _Notes, segment: int, opening: int, known: dict[int, str]) -> str:
    """The last word of modality in a part between commas, or in the part that it goes on with; else actual."""
    own = notes.modality.get(segment)
    if own is not None:
        return own
    opening += p.lower[opening] == _COMMA
    goes_on = p.word(opening) in p.words.going_on or p.word(opening)[:1].isdecimal()
    return known.get(segment - 1, _ACTUAL) if goes_on else _ACTUAL


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
