"""Words of rank: superlatives, "came first", "followed by", "second", "brought up the rear".

Each is a mark in its sentence: the place that it names, or that it names the next place, and the way the values of a
ranking go that begins with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossfoot.binding.page import Page, View
from crossfoot.detectors.wording import is_capital, of_kinds, wordings
from crossfoot.model.quantity import Kind

KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
#: The last place, and the way in which the values of a ranking go: up, down, or as most of them do.
LAST = 99
_LISTS = ("most", "least", "fast", "slow", "lead", "first", "race", "next", "last")
_ORDINAL = frozenset({Kind.ORDINAL})
UP, DOWN, UNKNOWN = 1, -1, 0
#: The most of what is counted, but the least time; a race, of which only times are read.
TOP, RACE = 3, 4
_TIMES = frozenset({"day", "decade", "month", "quarter", "season", "time", "week", "year"})
#: Words with which nobody is said to have more; tokens of what is compared, and up to the one who is first.
_PERIODS = frozenset({"half", "month", "quarter", "season", "week", "year"})
_NOBODY, _NOUN, _REACH = frozenset({"no", "nobody", "none", "nowhere"}), 4, 20


@dataclass(frozen=True, slots=True)
class Mark:
    """A word of rank: its tokens, the rank (None: the one after the last), the way values go on, its adjective."""

    first: int
    last: int
    rank: int | None
    way: int
    word: str = ""


def marks(page: Page, view: View) -> list[Mark]:
    """All words of rank of a sentence, in order."""
    return page.once(("marks of rank", view.number), lambda: _marks(page, view))


def _has_value(page: Page, view: View, token: int) -> bool:
    """Whether a value begins at a token."""
    return any(page.figures[index].first == token for index in of_kinds(page, view, KINDS))


def _marks(page: Page, view: View) -> list[Mark]:
    lower, words = page.extraction.tokens.lower, wordings("ranking")
    start = view.sentence.first
    found: list[Mark] = []
    ordinals = of_kinds(page, view, _ORDINAL)
    if not ordinals and (_telling().isdisjoint(view.words) or not of_kinds(page, view, KINDS)):
        return found
    for name, way in (("most", DOWN), ("least", UP), ("fast", 2), ("slow", -2)):
        for first, last in words[name].found_in(page, view):
            rank, opened = _ordinal_before(page, view, first)
            bracketed = opened > start and "(" in lower[max(start, opened - 2) : opened]
            if (
                first > start
                and lower[first - 1] in ("next", "-")
                and "next" in lower[max(start, first - 2) : first]
            ):
                found.append(Mark(first, last, None, way))
            elif not bracketed and not words["one-of"].within(lower, max(start, opened - 4), opened):
                found.append(Mark(opened, last, rank, way, lower[first]))
    found += _unmatched(page, view)
    for name, way in (("lead", UNKNOWN), ("first", TOP), ("race", RACE)):
        found += [_first(page, view, first, last, way) for first, last in words[name].found_in(page, view)]
    found += [Mark(first, last, None, UNKNOWN) for first, last in words["next"].found_in(page, view)]
    if any(mark.way == RACE for mark in found):  # "won in 2:05:14, from Abera in 2:05:41"
        found += [
            Mark(k, k + 2, None, UNKNOWN)
            for k in range(start, view.sentence.last - 1)
            if lower[k : k + 2] == [",", "from"]
        ]
    found += [Mark(first, last, LAST, UNKNOWN) for first, last in words["last"].found_in(page, view)]
    taken = {place for mark in found for place in range(mark.first, mark.last)}
    found += [mark for mark in _ordinals(page, view) if mark.first not in taken]
    return sorted(found, key=lambda mark: mark.first)


def _first(page: Page, view: View, first: int, last: int, way: int) -> Mark:
    """The first place, or the one that an ordinal makes of it: "second best was A", "the third worst"."""
    rank, opened = _ordinal_before(page, view, first)
    return Mark(opened, last, rank, way)


@cache
def _telling() -> frozenset[str]:
    """The words without any of which, and without an ordinal, a sentence has no mark."""
    words = wordings("ranking")
    return _NOBODY.union(*(words[name].needed for name in (*_LISTS, "any-other")))


def _unmatched(page: Page, view: View) -> Iterator[Mark]:
    """ "No keeper has more clean sheets than Brandt", "nowhere is bread dearer than in Basel": the first place."""
    words = wordings("ranking")
    if "than" not in view.words and "as" not in view.words:
        return
    lower, end = page.extraction.tokens.lower, view.sentence.last
    start = view.sentence.first
    yield from _unequalled(lower, start, end)
    if _NOBODY.isdisjoint(view.words) or "than" not in view.words:
        return
    if not words["nobody"].at(lower, start, end):
        return
    than = lower.index("than", start, end)
    compared = [
        (way, k)
        for name, way in (("more", DOWN), ("less", UP))
        for k, _ in words[name].find(lower, start, than)
    ]
    if len(compared) == 1 and than - compared[0][1] <= _NOUN and than - start <= _REACH:
        yield Mark(start, than + 1, 1, compared[0][0])


def _unequalled(lower: list[str], start: int, end: int) -> Iterator[Mark]:
    """ "No region lost as many bees as Harrow", "we grew more rice than any other district": the first place."""
    words = wordings("ranking")
    for name, way in (("more", DOWN), ("less", UP)):
        for first, last in words[name].find(lower, start, end):
            than = next((k for k in range(last, min(last + _NOUN, end)) if lower[k] == "than"), None)
            if than is None or not words["any-other"].at(lower, than + 1, end):
                continue
            if _TIMES.isdisjoint(lower[than + 2 : than + 5]):  # "more than in any other year"
                yield Mark(first, than + 2, 1, way)
    if not words["nobody"].at(lower, start, end):
        return
    for first in range(start, min(start + _REACH, end - 2)):
        if lower[first] == "as" and lower[first + 1] in ("many", "much", "few", "little"):
            again = next((k for k in range(first + 2, min(first + 2 + _NOUN, end)) if lower[k] == "as"), None)
            if again is not None:
                yield Mark(start, again + 1, 1, UP if lower[first + 1] in ("few", "little") else DOWN)
            return


def _ordinal_before(page: Page, view: View, first: int) -> tuple[int, int]:
    """The rank that "second-" or "third " gives a superlative, and the token where it begins."""
    for index in of_kinds(page, view, {Kind.ORDINAL}):
        figure = page.figures[index]
        gap = page.extraction.tokens.lower[figure.last : first]
        if figure.last <= first and gap in ([], ["-"]) and figure.value is not None:
            return int(figure.value), figure.first
    return 1, first


def _is_period(page: Page, view: View, index: int) -> bool:
    """ "84m in the first quarter and 132m in the second": the period is named once."""
    lower, figure = page.extraction.tokens.lower, page.figures[index]
    if figure.first < 2 or lower[figure.first - 1] != "the":
        return False
    before = [page.figures[i] for i in view.figures if i < index]
    return any(
        one.last < len(lower) and lower[one.last - 1] in _PERIODS | {"first"}
        for one in before
        if not _PERIODS.isdisjoint(lower[one.first : one.last + 1])
    )


def _ordinals(page: Page, view: View) -> Iterator[Mark]:
    """ "second", "third" as a place: with a word of placing before, or a comma or preposition behind."""
    lower, words = page.extraction.tokens.lower, wordings("ranking")
    for index in of_kinds(page, view, {Kind.ORDINAL}):
        figure = page.figures[index]
        behind = lower[figure.last] if figure.last < view.sentence.last else ""
        clause = figure.first == view.sentence.first or lower[figure.first - 1] in (";", ",", "and")
        opens = clause and behind in ("came", "was", "were", "is", "comes")
        name = figure.first > view.sentence.first and is_capital(page, figure.first - 1)
        placed = name or words["placed"].at(lower, figure.first - 1, figure.first) > 0
        closes = behind in ("", ",", ".", ";", "with", "in", "at", "on", "and", "place", "for")
        # "and a violin third at €38,000"
        placed = placed or (behind in ("at", "with", "on") and _has_value(page, view, figure.last + 1))
        if _is_period(page, view, index):
            continue
        if figure.value is not None and figure.value > 1 and (opens or (placed and closes)):
            yield Mark(figure.first, figure.last, int(figure.value), UNKNOWN)
