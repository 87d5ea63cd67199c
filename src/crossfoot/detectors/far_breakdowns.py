"""Breakdowns that point back: "three of them", "18 were gold", "A contributed $3 million", and the whole."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.accounts import phrase_at
from crossfoot.detectors.lone_members import is_told_after
from crossfoot.detectors.runs import Run, classes_at, find_runs, make_run, sort_of, tail_is_partial, word_at
from crossfoot.detectors.wholes import (
    alike,
    counted_before,
    is_cost,
    near,
    usable,
    value_of,
    whole_before,
    whole_in_sentence,
)
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.rulebook import Rule

_REACH = 12
_PERCENT = ("percent", None)
#: Case of the formula by how many persons stand in the list without a figure.
CASES = {0: None, 1: "lone-person", 2: "lone-pair"}


def far_readings(rule: Rule, view: View, page: Page, book: Codebook) -> Iterator[Reading]:
    """Closed lists that point back ("three of them", "18 were gold", "A contributed 3m"), and their whole."""
    for run in _bare_runs(view, page, book):
        lone = _one_more(view, page, run)
        if not (run.closed or lone) or run.tainted or run.sort == _PERCENT or run.sort[0] == "duration":
            continue
        strength = _points_back(view, page, book, run)
        if strength is None or tail_is_partial(view, page, book, run):
            continue
        whole = whole_in_sentence(view, page, book, run.sort, run.first, run.members)
        window = "sentence"
        named = _noun_of_the_same(view, page, run.first)
        if whole is None and named is not None:
            whole, window = counted_before(view, page, book, named), "article"
        elif whole is None and not _has_earlier(view, page, run):
            whole, window = whole_before(view, page, book, run.sort), "previous"
        if whole is not None and run.sort[0] == "money" and is_cost(page, book, whole):
            continue  # "It cost $12,400 to stage. Fees brought in $6,000 and the raffle $7,900"
        if whole is not None and is_told_after(page, run.members, whole):
            continue
        if whole is not None and _may_make(view, page, book, run, whole, strength):
            yield Reading(rule, {"parts": run.members, "whole": whole}, Tier.ANCHORED, window, CASES[lone])


def _bare_runs(view: View, page: Page, book: Codebook) -> Iterator[Run]:
    """The runs, and each without a first member that names what the others leave out: it may be their whole."""
    for run in find_runs(view, page, book):
        yield run
        rest = list(run.members[1:])
        named = page.figures[run.members[0]].noun is not None or run.sort[0] == "money"
        named = named or _is_opening_whole(view, page, run.members[0])
        if named and len(rest) > 1 and all(page.figures[index].noun is None for index in rest):
            yield make_run(view, page, book, run.sort, rest)


def _has_earlier(view: View, page: Page, run: Run) -> bool:
    return any(
        sort_of(page.figures[index]) == run.sort and view.plain.place[index] < run.first
        for index in view.plain.place
    )


def _points_back(view: View, page: Page, book: Codebook, run: Run) -> str | None:
    """ "full" if a list must be complete, "open" if it may leave some out, None if it does not point back."""
    behind = classes_at(view, book, run.first + 1)
    elliptic = run.sort[0] == "count" and all(page.figures[index].noun is None for index in run.members[1:])
    later = any("of-which" in classes_at(view, book, item) for item in range(run.first + 2, run.last + 2))
    if elliptic and not later:
        if "of-which" in behind or _of_the_same(view, page, run.first):
            return "open"
        if (
            len(run.members) + _one_more(view, page, run) > 2
            and "be" in behind
            and page.figures[run.members[0]].noun is None
        ):
            return "full"
    if elliptic and "be" in behind and _opens_on_whole(view, page, run):
        return "open"
    giving = range(max(run.first - 3, 0), run.first)
    given = any(phrase_at(view, page, item) in words_of("contributing") for item in giving)
    return "open" if given and run.sort[0] == "money" and len(run.members) > 1 else None


def _opens_on_whole(view: View, page: Page, run: Run) -> bool:
    """ "Of the nineteen who died, twelve were skiers and seven were guides": all of those told of before."""
    whole = next(iter(view.plain.place))
    return whole not in run.members and _is_opening_whole(view, page, whole)


def _is_opening_whole(view: View, page: Page, index: int) -> bool:
    """Whether "of" or "of the" leads to a figure at the beginning of its sentence."""
    before = page.extraction.tokens.lower[view.sentence.first : page.figures[index].first]
    return before in (["of"], ["of", "the"])


def _one_more(view: View, page: Page, run: Run) -> int:
    """1 if the list goes on with "and one was": a number too small to be read as a figure."""
    for item in range(run.last + 1, min(run.last + _REACH, len(view.plain.chars) - 1)):
        if view.plain.figures[item] >= 0:
            return 0
        if word_at(view, page, item) == "and":
            return int(word_at(view, page, item + 1) in words_of("one"))
    return 0


def _of_the_same(view: View, page: Page, item: int) -> bool:
    """ "three of the victims": "of the" and a noun, no number."""
    lower, last = page.extraction.tokens.lower, view.plain.items[item][1]
    return lower[last : last + 2] == ["of", "the"] and view.plain.figures[item + 2 : item + 3] == [-1]


def _noun_of_the_same(view: View, page: Page, item: int) -> str | None:
    """The noun of "three of the victims", where nothing more than a number stands before it."""
    if not _of_the_same(view, page, item):
        return None
    return page.extraction.tokens.lower[view.plain.items[item][1] + 2]


def _may_make(view: View, page: Page, book: Codebook, run: Run, whole: int, strength: str) -> bool:
    if not alike(page, whole, run.members) or not all(usable(view, page, book, i) for i in run.members):
        return False
    values = [value_of(page.figures[index]) for index in run.members]
    stated = value_of(page.figures[whole])
    if max(values) >= stated or not near(sum(values), stated):
        return False
    return strength == "full" or (sum(values) >= stated and not marked_apart(page, run.members))


def marked_apart(page: Page, members: tuple[int, ...]) -> bool:
    """Whether groups are told by marks of different sorts, and may overlap: "17 were men and 11 were under 21"."""
    return len({mark for index in members if (mark := _mark_of(page, index)) is not None}) > 1


def _mark_of(page: Page, index: int) -> str | None:
    """The sort of mark by which a group is told: its age or place, what was done to it, or what it is."""
    lower, last = page.extraction.tokens.lower, page.figures[index].last
    if lower[last : last + 1] not in (["are"], ["were"]):
        return None
    last += 1
    word = lower[last] if last < len(lower) else ""
    if word in words_of("group-marks"):
        return "where"
    return "done" if word.endswith("ed") else "what"
