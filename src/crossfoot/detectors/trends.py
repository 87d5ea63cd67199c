"""Trends: "rose every year" and the values that show it; comparisons of a value with itself in another unit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.wording import of_kinds, wordings, year_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
_DATES = frozenset({Kind.DATE, Kind.YEAR})
_SEVERAL, _STEADY = Trigger(classes=(PAIRED,)), Trigger(lists=("trends.steady",))
_COMPARED = Trigger(lists=("comparing.against", "comparing.more", "comparing.less"))
#: Tokens between two values of a list.
_GAP = 6
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.RATIO})
_PERIODS = frozenset({"final", "first", "last", "next", "past", "previous"})


@needs(_SEVERAL, _STEADY)
def trend_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Neighbouring values of a list of at least three that is said to rise or fall all the way."""
    words = wordings("trends")
    for view in page.where(_SEVERAL, _STEADY):
        if not words["steady"].stands_in(page, view):
            continue
        upwards, downwards = (words[name].stands_in(page, view) for name in ("up", "down"))
        if upwards == downwards or not _years_ascend(page, view):
            continue
        for one, two in pairwise(_series(page, view)):
            larger, smaller = (two, one) if upwards else (one, two)
            yield Reading(rule, {"larger": larger, "smaller": smaller}, Tier.ANCHORED, "sentence")


def _years_ascend(page: Page, view: View) -> bool:
    """Whether the dates of the list, if it has any, run forward."""
    years = [year_of(page.figures[index]) or 0 for index in of_kinds(page, view, _DATES)]
    return years == sorted(years)


def _series(page: Page, view: View) -> list[int]:
    """The one list of like values in a sentence, if it has at least three members."""
    found: list[list[int]] = [[]]
    for index in of_kinds(page, view, _KINDS):
        figure = page.figures[index]
        if figure.value is None or figure.hedge is not None or "delta" in view.roles.get(index, ()):
            continue
        if found[-1] and not _joined(page, found[-1][-1], index):
            found.append([])
        found[-1].append(index)
    lists = [members for members in found if len(members) > 2]
    return lists[0] if len(lists) == 1 else []


def _joined(page: Page, one: int, two: int) -> bool:
    """Whether only commas, "then" and dates stand between two like values."""
    first, second = page.figures[one], page.figures[two]
    dates = [figure for figure in page.figures[one + 1 : two] if figure.kind in _DATES]
    if len(dates) < two - one - 1 or not alike(first, second):
        return False
    inside = {token for figure in dates for token in range(figure.first, figure.last)}
    lower, known = page.extraction.tokens.lower, wordings("trends")["joint"].rows
    gap = [lower[k] for k in range(first.last, second.first) if k not in inside]
    return 0 < len(gap) <= _GAP and all(word in known for word in gap)


@needs(_SEVERAL, _COMPARED)
def vacuous_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Two values in different notations with a comparison between them."""
    lower = page.extraction.tokens.lower
    against, differing = wordings("comparing")["against"], wordings("comparing")["more"]
    less = wordings("comparing")["less"]
    for view in page.where(_SEVERAL, _COMPARED):
        for one, two in pairwise(view.figures):
            first, second = page.figures[one], page.figures[two]
            start, end = first.last, second.first
            shares = first.kind is not second.kind and {first.kind, second.kind} <= _SHARES
            units = first.kind is second.kind and first.unit != second.unit
            kinds = rule.figures["one"].kinds, rule.figures["other"].kinds
            if first.kind not in kinds[0] or second.kind not in kinds[1]:
                continue
            if end - start > _GAP + 2 or not (shares or units) or not (first.value and second.value):
                continue
            if "and" in lower[start:end] or _is_period(lower, first):
                continue
            if any(words.within(lower, start, end) for words in (against, differing, less)):
                yield Reading(rule, {"one": one, "other": two}, Tier.ANCHORED, "phrase")


def _is_period(lower: list[str], figure: Figure) -> bool:
    """ "for the first three quarters, down from 57 percent": when it was, not how much."""
    return figure.kind in (Kind.FRACTION, Kind.DURATION) and lower[max(figure.first - 1, 0)] in _PERIODS
