"""Runs: like figures that a sentence sets side by side, as "12 in the north, seven on the coast and five inland".

A run joins figures of one sort (counts, one currency, one unit, percentages) between which a comma, a semicolon or
"and" stands. ``find_runs`` reads them off the skeleton of one sentence; the detectors of sums, remainders and shares
start from them.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure

Sort = tuple[str, str | None]

#: Longer lists are tables.
MAX_MEMBERS = 12
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_COUNT: Sort = ("count", None)
_NONE: frozenset[str] = frozenset()
_SORTED = {kind: kind.value for kind in (Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION)}
JOINTS = frozenset({"mark-comma", "mark-semicolon", "=and", "plus-word"})
STOPS = frozenset({"hard-break", "mark-stop", "dash", "mark-colon", "leaving"})
VERBS = frozenset(
    {"verb", "be", "have", "modal", "rise-verb", "fall-verb", "move-verb", "new-verb", "say-verb"}
)
_MEASURED = frozenset(
    {
        "old-prep",
        "up-from",
        "down-from",
        "more-than",
        "less-than",
        "up-word",
        "down-word",
        "expected",
        "average-word",
    }
)
_MEASURING = frozenset({"=from", "=to", "=by", "=than", "rise-verb", "fall-verb", "move-verb"})
_LABELLING = frozenset({"mark-comma", "mark-colon", "dash", "hyphen"})
_COMPARED = frozenset({"up-word", "down-word", "more-than", "less-than"})
#: How far the next member may be from the comma before it, and the comma from the member before.
_LEAD, _LONG_LEAD, _TAIL = 4, 7, 14


@dataclass(frozen=True, slots=True)
class Run:
    """Like figures joined as a list.

    ``first`` and ``last`` are items of the plain skeleton; ``closed`` tells that "and" (or a semicolon throughout)
    announces the last member; ``tainted`` that a member is a change, a level compared or an average.
    """

    sort: Sort
    members: tuple[int, ...]
    first: int
    last: int
    closed: bool
    tainted: bool


def sort_of(figure: Figure, spanned: bool = False) -> Sort | None:
    """What a figure can be added to: counts among each other, money of one currency, one unit; None for others.

    ``spanned``: what is told by the year or the head has the sort of what it counts.
    """
    if figure.identifier or figure.value is None or (figure.per is not None and not spanned):
        return None
    if figure.kind in _COUNTS:
        return _COUNT if figure.unit is None else None
    name = _SORTED.get(figure.kind)
    return None if name is None else (name, figure.unit)


def has_pair(view: View, page: Page) -> bool:
    """Whether two figures of a sentence can be added up at all: the quick question before the slow ones."""
    return len(view.figures) > 1 and page.once(("pair", view.number), lambda: _has_pair(view, page))


def _has_pair(view: View, page: Page) -> bool:
    sorts = [sort for index in view.figures if (sort := sort_of(page.figures[index])) is not None]
    return len(set(sorts)) < len(sorts)


def classes_at(view: View, book: Codebook, item: int) -> frozenset[str]:
    """The classes of an item of the plain skeleton; none beyond its ends."""
    chars = view.plain.chars
    return book.sets[chars[item]] if 0 <= item < len(chars) else _NONE


def word_at(view: View, page: Page, item: int) -> str:
    """The first word of an item, lower case."""
    items = view.plain.items
    return page.extraction.tokens.lower[items[item][0]] if 0 <= item < len(items) else ""


def sorted_figures(view: View, page: Page, sort: Sort) -> list[int]:
    """Figures of one sort in a sentence, in order; "a 47-storey tower" has none that could be added up."""
    return [
        index
        for index in view.plain.place
        if sort_of(page.figures[index]) == sort and not is_compound(page, index)
    ]


def is_compound(page: Page, index: int) -> bool:
    """Whether a hyphen ties a count to its noun: "47-storey", "90-seat"."""
    figure, tokens = page.figures[index], page.extraction.tokens
    if figure.kind not in _COUNTS or figure.last >= len(tokens.lower) or tokens.lower[figure.last] != "-":
        return False
    return tokens.starts[figure.last] == tokens.ends[figure.last - 1]


def is_label(view: View, page: Page, book: Codebook, index: int) -> bool:
    """Whether a bare number stands behind a name and belongs to it: "Reactor 2"."""
    figure = page.figures[index]
    return figure.kind is Kind.NUMBER and "name" in classes_at(view, book, view.plain.place[index] - 1)


def find_runs(view: View, page: Page, book: Codebook, skip: int = -1) -> list[Run]:
    """All runs of two and more members, in the order of their first figure; the figure ``skip`` ends a run."""
    return list(page.once(("runs", view.number, skip), lambda: _find_runs(view, page, book, skip)))


def _find_runs(view: View, page: Page, book: Codebook, skip: int) -> list[Run]:
    found = []
    by_sort: dict[Sort, list[int]] = {}
    for index in view.plain.place:
        sort = sort_of(page.figures[index])
        if sort is not None:
            by_sort.setdefault(sort, []).append(index)
    for sort, indexes in by_sort.items():
        if len(indexes) > 1:
            found += _runs_of(view, page, book, sort, indexes, skip)
    return sorted(found, key=lambda run: run.first)


def _runs_of(view: View, page: Page, book: Codebook, sort: Sort, indexes: list[int], skip: int) -> list[Run]:
    chains: list[list[int]] = [[]]
    for index in [index for index in indexes if not is_compound(page, index)]:
        if index == skip:
            chains.append([])
        elif chains[-1] and joined(view, page, book, chains[-1][-1], index):
            chains[-1].append(index)
        else:
            chains.append([index])
    return [make_run(view, page, book, sort, chain) for chain in chains if 1 < len(chain) <= MAX_MEMBERS]


def make_run(view: View, page: Page, book: Codebook, sort: Sort, members: list[int]) -> Run:
    """A run of these members, which stand in one sentence in this order."""
    place = view.plain.place
    first, last = place[members[0]], place[members[-1]]
    gap = range(place[members[-2]] + 1, last) if len(members) > 1 else range(0)
    marks = [classes_at(view, book, item) & JOINTS for item in range(first, last)]
    closed = any(classes_at(view, book, item) & {"=and", "plus-word"} for item in gap) or all(
        "mark-semicolon" in mark for mark in marks if mark
    )
    tainted = any(is_measured(view, book, place[index]) for index in members)
    return Run(sort, tuple(members), first, last, closed, tainted)


def joined(view: View, page: Page, book: Codebook, before: int, after: int) -> bool:
    """A comma or "and" close before the second figure, no clause break, and no figure of another sort between."""
    start, end = view.plain.place[before], view.plain.place[after]
    joints = []
    depth = 0
    percent = page.figures[before].kind is Kind.PERCENT  # the last of them may be "the remaining 9%"
    for item in range(start + 1, end):
        classes = classes_at(view, book, item)
        depth += ("open" in classes) - ("close" in classes)
        if depth > 0 or "close" in classes:
            continue
        if (
            classes & STOPS and word_at(view, page, item) != "with" and not (percent and item == end - 1)
        ) or (
            view.plain.figures[item] >= 0
            and _foreign(page, view, item, before)
            and not _labels(page, view, book, item, end)
        ):
            return False
        if classes & JOINTS:
            joints.append(item)
    if depth or not joints or joints[0] - start > _TAIL:
        return False
    lead = range(joints[-1] + 1, end)
    return len(lead) <= (_LONG_LEAD if percent else _LEAD) and (
        (percent and _is_determined(view, page, lead))
        or not any(classes_at(view, book, item) & VERBS for item in lead)
    )


def _is_determined(view: View, page: Page, lead: range) -> bool:
    """Whether "a" or "the" opens the words before a member, so that all of them are its name: "a trading house 20%"."""
    first = view.plain.items[lead[0]][0] if lead else 0
    return first > 0 and page.extraction.tokens.lower[first - 1] in words_of("determiners")


def _labels(page: Page, view: View, book: Codebook, item: int, end: int) -> bool:
    """Whether a year is the label of the member behind it: "2019, 41; 2020, 28; 2021, 33"."""
    year = page.figures[view.plain.figures[item]].kind is Kind.YEAR
    return (
        year
        and item == end - 2
        and bool(classes_at(view, book, item - 1) & JOINTS)
        and bool(classes_at(view, book, item + 1) & _LABELLING)
    )


def _foreign(page: Page, view: View, item: int, member: int) -> bool:
    """A figure between two members that belongs to neither: percentages pass over the ages and counts they are of."""
    other = page.figures[view.plain.figures[item]]
    if other.kind in (Kind.AGE, Kind.ORDINAL) or other.identifier:
        return False
    if page.figures[member].kind is Kind.PERCENT and other.kind in _COUNTS:
        # "18% under 30, 37% between 30 and 50"
        bracket = words_of("lowest-bracket") | words_of("highest-bracket")
        return not (other.is_range or other.hedge in BOUNDS or word_at(view, page, item - 1) in bracket)
    return page.figures[member].kind is not Kind.PERCENT or other.kind is Kind.MONEY


def is_measured(view: View, book: Codebook, item: int) -> bool:
    """Whether the figure at an item is a change, a level it is compared with, or an average: no part of a sum."""
    before, behind = classes_at(view, book, item - 1), classes_at(view, book, item + 1)
    return bool(before & (_MEASURED | _MEASURING) or behind & _COMPARED)


def between(view: View, book: Codebook, first: int, last: int) -> list[frozenset[str]]:
    """The classes of the items strictly between two."""
    return [classes_at(view, book, item) for item in range(first + 1, last)]


def tail_is_partial(view: View, page: Page, book: Codebook, run: Run) -> bool:
    """Whether the list goes on without figures: "and others", "among others", "as well as"."""
    for item in range(run.first, min(run.last + 9, len(view.plain.chars))):
        classes = classes_at(view, book, item)
        if item > run.last and classes & (STOPS | {"close"}):
            return False
        if "partial" in classes or (
            "others" in classes and view.plain.figures[item + 1 : item + 2] in ([], [-1])
        ):
            return True
    return False
