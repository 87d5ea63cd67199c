"""Changes whose older level is told behind them: "Sales have tripled to £90m. In 2015 they were £30m."

The change leads to its new level with "to" or "at". The next clause or sentence says with a pronoun and a verb in the
past what it was at an earlier time, and has no other like figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.detectors.closed_contradictions import name_of
from crossfoot.detectors.closed_sizes import sizes_of
from crossfoot.detectors.told_levels import alike, is_level
from crossfoot.detectors.told_pairs import Pair
from crossfoot.detectors.wholes import near
from crossfoot.detectors.windows import middle_of, roles_of
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure

#: Tokens from a change to its word of change, and from the opening of a clause to its pronoun.
_WORD, _OPENING = 4, 5
_SUBJECTS = frozenset({"it", "they", "there"})
_WERE = frozenset({"was", "were", "totalled", "numbered"})
_LEADING = frozenset({"to", "at"})
_TIMED = frozenset({Kind.YEAR, Kind.DATE})
_HUNDRED = 100.0


class _Clause(NamedTuple):
    """A stretch of tokens, and the sentence that it is of."""

    view: View
    first: int
    last: int


def earlier_pairs(page: Page, view: View, book: Codebook) -> Iterator[tuple[int, Pair, str]]:
    """The only change of a sentence with the level that it led to, and the one told next as it was before."""
    changes = _changes(page, view, book)
    if len(changes) != 1:
        return
    change, way = changes[0]
    led = [index for index in view.plain.place if _is_led_to(page, index, change)]
    for clause in _behind(page, view, led[0]) if len(led) == 1 else ():
        old = _told_before(page, clause, led[0])
        if old is not None and _is_near(page, change, old, led[0], way):
            name = "times" if page.figures[change].kind is Kind.MULTIPLE else name_of(page.figures[change])
            yield change, (old, led[0]), f"{name}-{'up' if way > 0 else 'down'}"
            return


def _changes(page: Page, view: View, book: Codebook) -> list[tuple[int, int]]:
    """The shares and the verbs of multiplication of a sentence that a word of change speaks of, with their way."""
    found = [
        (size.at, size.way)
        for size in sizes_of(page, view, book)
        if size.far <= _WORD and size.way and page.figures[size.at].kind is Kind.PERCENT
    ]
    verbs = [
        i
        for i in view.plain.place
        if page.figures[i].kind is Kind.MULTIPLE and page.figures[i].form == "verb"
    ]
    found += [(index, 1 if middle_of(page.figures[index]) > 1 else -1) for index in verbs]
    sized = [i for i in view.plain.place if page.figures[i].kind in (Kind.PERCENT, Kind.MULTIPLE)]
    bounded = any(page.figures[index].hedge in BOUNDS for index, _ in found)
    return found if len(sized) == len(found) and not bounded else []


def _is_led_to(page: Page, index: int, change: int) -> bool:
    """Whether a figure is a level right behind "to" or "at", the change before it."""
    figure, view = page.figures[index], page.view_of(index)
    if view is None or index <= change or figure.kind is Kind.PERCENT or figure.hedge in BOUNDS:
        return False
    lead = page.extraction.tokens.lower[hedged_first(page, view, index) - 1]
    return lead in _LEADING and is_level(page, index, change) and "old-level" not in roles_of(page, index)


def _behind(page: Page, view: View, level: int) -> Iterator[_Clause]:
    """What follows a level behind a semicolon, and the next sentence of its paragraph."""
    lower, figure = page.extraction.tokens.lower, page.figures[level]
    stops = [place for place in range(figure.last, view.sentence.last) if lower[place] == ";"]
    if stops:
        yield _Clause(view, stops[0] + 1, view.sentence.last)
        return
    after = page.by_sentence.get(view.number + 1)
    if after is not None and after.sentence.paragraph == view.sentence.paragraph:
        yield _Clause(after, after.sentence.first, after.sentence.last)


def _told_before(page: Page, clause: _Clause, new: int) -> int | None:
    """The only like figure of a clause, where "it was" or "there were" leads to it and an earlier time is told."""
    lower, figure = page.extraction.tokens.lower, page.figures[new]
    own = [i for i in clause.view.figures if clause.first <= page.figures[i].first < clause.last]
    like = [i for i in own if _is_like(page.figures[i], figure)]
    if len(like) != 1 or page.figures[like[0]].hedge in BOUNDS:
        return None
    first = hedged_first(page, clause.view, like[0])
    lead = lower[max(clause.first, first - _OPENING) : first]
    spoken = lead[-1:] != [] and lead[-1] in _WERE and not _SUBJECTS.isdisjoint(lead[:-1])
    timed = any(page.figures[i].kind in _TIMED for i in own)
    timed = timed or wordings("tellings")["then-words"].within(lower, clause.first, clause.last)
    return like[0] if spoken and timed else None


def _is_like(one: Figure, other: Figure) -> bool:
    bare = one.kind in (Kind.NUMBER, Kind.COUNT) and other.kind in (Kind.NUMBER, Kind.COUNT)
    return one.value is not None and one.per in (None, other.per) and (bare or alike(one, other))


def _is_near(page: Page, change: int, old: int, new: int, way: int) -> bool:
    size, before, after = (middle_of(page.figures[index]) for index in (change, old, new))
    if not (before and after) or (after - before) * way <= 0:
        return False
    if page.figures[change].kind is Kind.MULTIPLE:
        return near(after / before, size)
    return near(_HUNDRED * abs(after / before - 1), size)
