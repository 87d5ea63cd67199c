"""Answers of a poll: the undecided, and the percentages that they complete to a hundred."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading, members
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.hundreds import bounds_of, closed, is_near_hundred, is_told_of_then
from crossfoot.detectors.runs import classes_at, find_runs, sorted_figures
from crossfoot.detectors.shares import may_share
from crossfoot.detectors.windows import has_class
from crossfoot.detectors.wording import wordings
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_PERCENT = ("percent", None)
_PERCENTS, _NEITHER = Trigger(kinds=(Kind.PERCENT,)), Trigger(classes=("vote-neither",))
_HARD = frozenset({"hard-break", "mark-stop", "mark-semicolon"})
_ANSWERS, _NEITHER_REACH = 8, 6
_LEVELS = frozenset({"old-level", "then-level"})
_RACES, _WHOLE = ("lead-noun", "lead-word"), 100.0


@needs(_PERCENTS, _NEITHER)
def poll_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The undecided, and the answers that they complete: of the list, of the sentence, or of those before."""
    for view in page.where(_PERCENTS, _NEITHER):
        percents = sorted_figures(view, page, _PERCENT)
        neither = [index for index in percents if _is_neither(view, book, index)]
        if (
            len(neither) != 1
            or page.figures[neither[0]].hedge in BOUNDS
            or is_told_of_then(page, view, neither[0])
            or wordings("adding")["of-the-decided"].stands_in(page, view)
        ):
            continue
        found = list(_answers(rule, page, book, view, neither[0]))
        yield from found
        if not found:
            for filled, case in closed(page, book, view, neither[0], "neither"):
                shares = tuple(index for one in filled.values() for index in members(one))
                if not _leaves_rivals(page, view, book, shares):
                    yield Reading(rule, filled, Tier.ANCHORED, "article", case=case)


def _answers(rule: Rule, page: Page, book: Codebook, view: View, neither: int) -> Iterator[Reading]:
    """The undecided with every list of answers that they may complete."""
    percents = sorted_figures(view, page, _PERCENT)
    before = page.by_sentence.get(view.number - 1)
    earlier = sorted_figures(before, page, _PERCENT) if before is not None else []
    own = [index for index in percents if index != neither and may_share(page, book, index)]
    if any(_LEVELS & view.roles.get(index, set()) for index in percents):
        return  # "on 34%, up from 29% at the election"
    lists = [
        [i for i in run.members if i != neither]
        for run in find_runs(view, page, book)
        if neither in run.members
    ]
    choices = dict.fromkeys(tuple(one) for one in (*lists, own, [*earlier, *own]) if len(one) > 1)
    if not words_of("of-all-voters").isdisjoint(view.words):
        return
    unclear = any(page.figures[index].kind in (Kind.FRACTION, Kind.RATIO) for index in view.plain.place)
    hedged = any(page.figures[index].hedge in BOUNDS for index in percents)
    if len(percents) < 2 or unclear or hedged or any(len(one) > _ANSWERS for one in choices):
        return
    for parts in choices:
        if not is_near_hundred(page, (*parts, neither)):
            continue  # answers to several questions, or changes
        if _leaves_rivals(page, view, book, (*parts, neither)):
            continue
        yield Reading(rule, {"neither": neither, "parts": parts}, Tier.ANCHORED, "sentence")


def _leaves_rivals(page: Page, view: View, book: Codebook, shares: tuple[int, ...]) -> bool:
    """Whether two of a race are told, who may have rivals: "led by 34 percent to 29, with 11 percent undecided"."""
    race = has_class(view, book, _RACES) or not words_of("racing").isdisjoint(view.words)
    return race and sum(bounds_of(page.figures[index])[1] for index in shares) < _WHOLE


def _apposed_to(view: View, book: Codebook, item: int) -> frozenset[str]:
    """ "The undecided, at 24%, could still tip it": what stands before the comma that a share is set off with."""
    behind = classes_at(view, book, item + 1)
    for place in (item - 1, item - 2):
        if "mark-comma" in classes_at(view, book, place) and behind & {"mark-comma", "dash"}:
            return classes_at(view, book, place - 1)
    return frozenset()


def _is_neither(view: View, book: Codebook, index: int) -> bool:
    """ "11% were unsure", "9% undecided", "13% did not know", "undecided voters at 9%"."""
    item = view.plain.place[index]
    if "vote-neither" in _apposed_to(view, book, item):
        return True
    for place in (item - 1, item - 2, item - 3):
        classes = classes_at(view, book, place)
        if "vote-neither" in classes:
            return True
        if classes & (_HARD | {"mark-comma"}) or "=and" in classes or view.plain.figures[max(place, 0)] >= 0:
            break
    for place in range(item + 1, item + _NEITHER_REACH):
        classes = classes_at(view, book, place)
        if "vote-neither" in classes:
            return True
        if classes & (_HARD | {"mark-comma"}) or "=and" in classes:
            return False
    return False
