"""Limits and what is said of a value beside them: "may not exceed 3% ... at 3.6% it breaks the ceiling".

A limit is told by its noun or by what must not be; elsewhere in the text one value of its sort is said to break it, to
keep within it or to fall short of it. The limit is the only one of its sort.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crossfoot.binding.page import Page, View
from crossfoot.binding.slots import same_noun
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.wording import hedged_first, of_kinds, wordings
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
#: Tokens between a word of limits and its value.
_LEAD, _BEHIND, _CAP = 3, 4, 8
_APART = frozenset({",", "(", ")", ";", ".", "the", "a", "that"})
#: Sentences between a limit and the value that is measured by it.
_AFAR = 9
#: A value further from a limit than this is measured by another.
_MAGNITUDES = 20


#: The words of a limit that is broken or kept.
BREACHED = Trigger(lists=tuple(f"breaches.{name}" for name in ("breaks", "keeps", "misses", "meets")))


class Limit(NamedTuple):
    """A figure that must not be passed (``upper``) or fallen short of."""

    figure: int
    upper: bool


def breaches(page: Page) -> Iterator[tuple[int, int]]:
    """(larger, smaller) by the words, for every value that is said to break or keep a limit."""
    telling, nouns = page.where(BREACHED), wordings("breaches")["nouns"].needed
    if not telling or all(nouns.isdisjoint(view.words) for view in page.views):
        return
    limits = _limits(page)
    for view in telling if limits else ():
        for upper in (True, False):
            above = _above(page, view, upper)
            if above is None:
                continue
            near = [one for one in limits if one.upper is upper and _reaches(page, view, one.figure)]
            if len({page.figures[one.figure].value for one in near}) != 1:
                continue
            limit = near[0].figure
            value = _value(page, view, limit)
            if value is not None:
                yield (value, limit) if above else (limit, value)


def _reaches(page: Page, view: View, limit: int) -> bool:
    return 0 <= view.number - page.figures[limit].sentence <= _AFAR


@cache
def _leading() -> frozenset[str]:
    """The first words of what leads to a limit."""
    words = wordings("breaches")
    return frozenset().union(*(words[name].rows for name in ("upper", "lower", "behind", "caps")))


def _limits(page: Page) -> list[Limit]:
    lower, words = page.extraction.tokens.lower, wordings("breaches")
    found: list[Limit] = []
    for view in page.views:
        if _leading().isdisjoint(view.words):
            continue
        for index in of_kinds(page, view, _KINDS):
            figure = page.figures[index]
            if figure.value is None or figure.value <= 0 or lower[figure.last : figure.last + 1] == ["too"]:
                continue
            first = max(view.sentence.first, figure.first - _LEAD - 2)
            behind = max(figure.last, figure.behind)
            last = min(view.sentence.last, behind + _BEHIND)
            for name, upper in (("upper", True), ("lower", False)):
                led = any(
                    0 <= figure.first - end <= 1 for _, end in words[name].find(lower, first, figure.first)
                )
                led = led or (upper and name == "upper" and _capped(lower, view.sentence.first, figure.first))
                follows = any(
                    words[name + "-behind"].at(lower, place, last) for place in range(figure.last, behind + 2)
                ) and not (_APART - ({","} if not upper else set())) & set(lower[figure.last : behind + 1])
                if led or follows:
                    found.append(Limit(index, upper))
                    break
    return found


def _capped(lower: list[str], start: int, first: int) -> bool:
    """ "cap the number of stalls at 120", "limits each boat to 40 passengers"."""
    near = range(max(start, first - _CAP), first - 1)
    joint = lower[first - 1] if first > start else ""
    words = wordings("breaches")["caps"]
    return (
        joint in ("at", "to")
        and any(words.at(lower, place, first) for place in near)
        and "," not in lower[near.start : first]
    )


def _above(page: Page, view: View, upper: bool) -> bool | None:
    """Whether the words of a sentence put a value above a limit of this sort; None if they say nothing."""
    lower, words = page.extraction.tokens.lower, wordings("breaches")
    stretch = view.sentence.first, view.sentence.last
    if words["doubt"].within(lower, *stretch):
        return None
    over, under = ("breaks", "keeps") if upper else ("meets", "misses")
    above, below = words[over].within(lower, *stretch), words[under].within(lower, *stretch)
    return None if above == below else above


def _value(page: Page, view: View, limit: int) -> int | None:
    """The only other value of the limit's sort in a sentence."""
    bound = page.figures[limit]
    values = [i for i in of_kinds(page, view, _KINDS) if i != limit and _one_sort(bound, page.figures[i])]
    if len(values) != 1 or "delta" in view.roles.get(values[0], ()):
        return None
    hedge = page.figures[values[0]].hedge
    first = hedged_first(page, view, values[0])
    away = wordings("breaches")["by"].within(page.extraction.tokens.lower, first - 1, first)
    return None if away or hedge in ("up-to", "at-most", "at-least") else values[0]


def _one_sort(bound: Figure, figure: Figure) -> bool:
    if figure.value is None or bound.value is None or figure.is_range or figure.value <= 0:
        return False
    kinds = {bound.kind, figure.kind}
    if len(kinds) > 1 and not kinds <= {Kind.COUNT, Kind.NUMBER}:
        return False
    if bound.unit != figure.unit or not (bound.per is None or figure.per is None or bound.per == figure.per):
        return False
    small, large = sorted((bound.value, figure.value))
    return same_noun(bound.noun, figure.noun) and large <= small * _MAGNITUDES
