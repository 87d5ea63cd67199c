"""Weekdays and the dates they are said of.

"Tuesday, 14 October", "Friday night (March 7)", "4 May, which this year falls on a Thursday", "22 and 23 March, a
Saturday and a Sunday": as many weekdays as dates stand side by side, and the first is that of the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.far_weekdays import far_weekdays
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_DAYS, _DATED = Trigger(kinds=(Kind.WEEKDAY,)), Trigger(kinds=(Kind.DATE,))
_OLD_STYLE = frozenset({"julian", "gregorian", "old-style", "calendar"})
_MARKS = frozenset({",", "(", "[", "–", "—", "-"})
#: Tokens between a date and a weekday behind it, and between two of a list.
_FAR, _LISTED = 9, 2
#: Words of "a cold grey" before a weekday.
_WEATHER, _WEEKLY = 3, 5
_JOINTS = frozenset({"and", "to", "or", "&", ",", "–", "—", "-", "the", "a", "until", "through"})


@needs(_DAYS, _DATED)
def weekday_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every weekday with the date beside it."""
    for day, date in far_weekdays(page):
        yield Reading(rule, {"day": day, "date": date}, Tier.ANCHORED, "phrase")
    for view in page.where(_DAYS, _DATED):
        found = [index for index in view.figures if page.figures[index].kind in (Kind.WEEKDAY, Kind.DATE)]
        if len(found) < 2 or not {page.figures[index].kind for index in found} >= {Kind.WEEKDAY, Kind.DATE}:
            continue
        if not _OLD_STYLE.isdisjoint(view.words):
            continue
        for day, date in _pairs(page, view, found):
            yield Reading(rule, {"day": day, "date": date}, Tier.ANCHORED, "phrase")


def _pairs(page: Page, view: View, found: list[int]) -> Iterator[tuple[int, int]]:
    """The runs of weekdays and of dates, each run with the one behind it if both are as long."""
    runs: list[list[int]] = []
    for index in found:
        last = runs[-1][-1] if runs else None
        if last is not None and _continues(page, last, index):
            runs[-1].append(index)
        else:
            runs.append([index])
    taken: set[int] = set()
    for one, two in pairwise(runs):
        if len(one) != len(two) or taken.intersection(one) or not _tied(page, view, one, two):
            continue
        taken.update(one, two)
        for first, second in zip(one, two, strict=True):
            day_first = page.figures[first].kind is Kind.WEEKDAY
            yield (first, second) if day_first else (second, first)


def _continues(page: Page, last: int, index: int) -> bool:
    """Whether a weekday or date goes on a list of its like."""
    one, two = page.figures[last], page.figures[index]
    if one.kind is not two.kind or index != last + 1:
        return False
    gap = page.extraction.tokens.lower[one.last : two.first]
    return len(gap) <= _LISTED and all(word in _JOINTS for word in gap)


def _tied(page: Page, view: View, one: list[int], two: list[int]) -> bool:
    """Whether nothing parts a run from the one behind it."""
    first, second = page.figures[one[-1]], page.figures[two[0]]
    lower = page.extraction.tokens.lower
    gap = lower[first.last : second.first]
    if first.kind is Kind.WEEKDAY and _it_was(view, lower, first.first, gap):
        return True
    if len(one) > 1 and len(gap) == 0:
        return first.kind is Kind.WEEKDAY
    if two[0] != one[-1] + 1:
        return False
    if first.kind is Kind.WEEKDAY:
        weekly = gap[:1] == ["of"] or gap[:1] in (["next"], ["this"])
        if weekly and gap[-1] in _MARKS and "week" in gap[:-1] and len(gap) <= _WEEKLY:
            return True  # "on the Thursday of that week, 12 June", "Wednesday of next week (18 June)"
        return all(word in _MARKS or word in _before_date() for word in gap) and len(gap) <= 3
    possessive = (
        lower[second.last - 1].endswith("'s")
        or lower[second.last : second.last + 1] in (["'s"], ["’s"])
        or lower[page.figures[two[-1]].last : page.figures[two[-1]].last + 1] == ["'"]
    )
    if possessive or len(gap) > _FAR or not gap:
        return False
    if len(gap) == 1:
        return gap[0] in _MARKS or gap[0] in ("is", "was")
    phrase = [word for word in gap if word not in _MARKS]
    if (
        gap[0] in _MARKS
        and phrase[:1] in (["a"], ["an"])
        and len(phrase) <= _WEATHER
        and len(gap) == 1 + len(phrase)
    ):
        return True  # "5 October 2019, a wet Saturday"
    return all(word in _before_day() for word in phrase) and phrase[-1:] in (
        ["a"],
        ["on"],
        ["the"],
        ["is"],
        ["was"],
        ["falls"],
        ["be"],
    )


def _it_was(view: View, lower: list[str], first: int, gap: list[str]) -> bool:
    """ "It was on a Sunday that they landed: 20 July 1969"."""
    led = lower[view.sentence.first : first] in (["it", "was", "on", "a"], ["it", "was", "a"])
    return led and gap[:1] in (["that"], ["when"]) and gap[-1:] in ([":"], ["on"], [","], ["–"], ["—"])


def _before_date() -> frozenset[str]:
    return frozenset(wordings("timeline")["before-date"].rows)


def _before_day() -> frozenset[str]:
    return frozenset(wordings("timeline")["before-day"].rows)
