"""Comparisons set off from their figures: "57 cents a share in the first quarter, beating a forecast of 48 cents".

The words that compare stand behind a comma or a dash, or are the verb of the sentence. What is compared is the nearest
like figure before them, however many dates and figures of other sorts stand between; what it is compared with ends the
noun phrase behind them.
"""

from __future__ import annotations

from bisect import bisect_left

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.slots import alike
from crossfoot.detectors.wording import wordings
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure

_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
#: Items before the comparison, and in the noun phrase behind it.
_BACK, _AHEAD = 24, 9
#: Items of a clause between the figure and a verb of comparison: "sales of $4.2 billion in the quarter topped".
_SUBJECT = 5
#: Items before a figure, or right behind it, in which it is called a fall or a loss.
_CALLED, _BEHIND = 6, 2
#: Items between a result and "beat", and between "beat" and a forecast.
_NEAR, _FORECAST = 2, 5
#: "Ahead of Brix on 61.2 percent" ranks the two.
_PLACED = frozenset({"at", "on", "with"})
_MARKS = frozenset({"mark-comma", "dash", "open"})
_STOPS = frozenset({"mark-semicolon", "mark-stop", "hard-break", "mark-colon"})
_NO_PHRASE = frozenset({"=by", "=and", "=or", "=which", "=who", "=that", "back-reference", *_MARKS, *_STOPS})
_NAMED = frozenset({"expected", "average-word", "say-verb", "reference-noun", "rise-noun", "extreme"})
_FALLS = frozenset(
    {"fall-verb", "fall-noun", "loss-word", "lose-verb", "deficit-noun", "down-word", "down-from"}
)
_NOT_NOW = frozenset({"old-level", "moved-from", "aside", "threshold", "chance", "expected"})
_OLD = frozenset({"extreme"})
_NEW = frozenset({"new-level", "moved-level", "at-level"})


def set_off_pair(
    page: Page, view: View, book: Codebook, first: int, last: int, verb: bool = False
) -> tuple[int, int] | None:
    """The value before and the value behind the tokens ``first`` to ``last``, which compare them.

    ``verb``: they may be the verb of the sentence, with no mark before them.
    """
    starts = [start for start, _ in view.plain.items]
    at, ahead = bisect_left(starts, first), bisect_left(starts, last)
    other = compared_with(page, view, book, ahead)
    if other is None:
        return None
    foreseen = "expected" in view.roles.get(other, set())
    mark = _mark_before(page, view, book, at, _MARKS | {"=and"} if foreseen else _MARKS)
    if mark is None and not verb:
        return None
    one = _before(page, view, book, at if mark is None else mark, other, mark is None)
    if one is None or not _compares(page, view, book, one, other, first, last):
        return None
    if is_beaten(view, book, one, other, at):
        return None
    judged = wordings("comparing")["judging"].at(page.extraction.tokens.lower, first, last) == last - first
    # "Fell 5 percent, better than the 5.2 percent drop that was expected": the better fall is the smaller one
    fallen = judged and min(page.figures[i].floats[0] for i in (one, other)) >= 0
    return (other, one) if fallen and _falls(page, view, book, one) else (one, other)


def is_valued(figure: Figure) -> bool:
    """Whether a figure is a value or a range of values: "60 to 65 cents, below the 68 cents expected"."""
    return figure.value is not None or (figure.is_range and None not in (figure.low, figure.high))


def is_beaten(view: View, book: Codebook, one: int, other: int, at: int) -> bool:
    """A result right before "beat" or "missed", and a forecast close behind it: that is a rule of its own."""
    if one not in view.plain.place or other not in view.plain.place:
        return False
    near = at - view.plain.place[one] <= _NEAR and view.plain.place[other] - at <= _FORECAST
    told = "expected" in view.roles.get(other, set())
    return near and told and bool(book.sets[view.plain.chars[at]] & {"beat-verb", "better-than", "miss-verb"})


def compared_with(page: Page, view: View, book: Codebook, item: int) -> int | None:
    """The figure in which the noun phrase behind the comparison ends."""
    known = wordings("comparing")["than-gap"].rows
    lower = page.extraction.tokens.lower
    for at in range(item, min(item + _AHEAD, len(view.plain.items))):
        index, classes = view.plain.figures[at], book.sets[view.plain.chars[at]]
        if index >= 0:
            figure = page.figures[index]
            plain = figure.kind in _KINDS and not figure.identifier and figure.hedge not in BOUNDS
            placed = at > item and lower[view.plain.items[at - 1][0]] in _PLACED
            return index if plain and figure.value is not None and not placed else None
        word = lower[view.plain.items[at][0]]
        if classes & _NO_PHRASE or not (
            view.plain.chars[at] in book.gap or classes & _NAMED or word in known
        ):
            return None
    return None


def _mark_before(
    page: Page, view: View, book: Codebook, item: int, marks: frozenset[str] = _MARKS
) -> int | None:
    """The comma or dash that sets a comparison off, degrees ("well", "slightly") left out."""
    degrees, lower = wordings("comparing")["degrees"].rows, page.extraction.tokens.lower
    for at in range(item - 1, max(item - 4, -1), -1):
        word = lower[view.plain.items[at][0]]
        if book.sets[view.plain.chars[at]] & marks or word == "-":
            return at
        if not (word in degrees or word.endswith("ly")):
            return None
    return None


def _before(page: Page, view: View, book: Codebook, item: int, other: int, near: bool) -> int | None:
    """The nearest figure before a place that is like the other one and stands for the present."""
    wanted = page.figures[other]
    for at in range(item - 1, max(item - 1 - (_SUBJECT if near else _BACK), -1), -1):
        index, classes = view.plain.figures[at], book.sets[view.plain.chars[at]]
        if index < 0:
            if classes & _STOPS and "=before" not in classes:
                return None  # "earned 57 cents before items, above ..." is one clause
            continue
        figure, names = page.figures[index], view.roles.get(index, set())
        if figure.identifier or not is_valued(figure) or not alike(figure, wanted):
            continue
        if names & _NOT_NOW:
            continue
        return index if is_present(page, view, index) else None
    return None


def is_present(page: Page, view: View, index: int) -> bool:
    """Whether a value stands for the present: no earlier level, no forecast, no high that it left, no bound."""
    names = view.roles.get(index, set())
    past = names & _NOT_NOW or (names & _OLD and not names & _NEW)
    return not past and page.figures[index].hedge not in BOUNDS


def means_more(page: Page, view: View, book: Codebook, index: int, first: int, last: int) -> bool:
    """Whether more means more of a value: of a fall or a loss only words of mere size say so."""
    size = wordings("comparing")["size"].at(page.extraction.tokens.lower, first, last) == last - first
    return size or not _falls(page, view, book, index)


def _compares(page: Page, view: View, book: Codebook, one: int, other: int, first: int, last: int) -> bool:
    """Whether more means more: of a fall or a loss only words of size say so, and of two falls."""
    falls = [_falls(page, view, book, index) for index in (one, other)]
    lower, words = page.extraction.tokens.lower, wordings("comparing")
    if not any(falls):
        return True
    told = words["size"].at(lower, first, last) or words["judging"].at(lower, first, last)
    return all(falls) and told == last - first


def _falls(page: Page, view: View, book: Codebook, index: int) -> bool:
    """Whether a figure is called a fall or a loss, right before it or behind it."""
    place, plain = view.plain.place[index], view.plain
    if view.roles.get(index, set()) & {"lost", "loss-level"} or (page.figures[index].value or 0) < 0:
        return True
    for at in range(place - 1, max(place - 1 - _CALLED, -1), -1):
        if plain.figures[at] >= 0 or book.sets[plain.chars[at]] & (_MARKS | {"=to"}):
            break
        if book.sets[plain.chars[at]] & _FALLS:
            return True
    behind = plain.chars[place + 1 : place + 1 + _BEHIND]
    return any(book.sets[char] & {"fall-noun", "loss-word"} for char in behind)
