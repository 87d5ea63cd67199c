"""Rankings told without an order of telling: medals, an extreme among so many, a list that is said to be in order.

"The bronze went to A with 1.93m; B took silver with 1.95m and the winner, C, went over at 1.97m". "The lowest of the
four bids was 2.1m; the others were 2.4m, 2.75m and 2.9m". "31,400, 28,900 and 26,150, in that order".
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.toplists import as_reading, listable, values_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

#: The words of which one stands in every ranking that is read without a chain.
STANDINGS = Trigger(words=("order",), lists=("ranking.silver", "ranking.most", "ranking.least"))
_MEDALS = {1: "gold", 2: "silver", 3: "bronze"}
#: Tokens between a place and its value.
_REACH = 14
_FEWEST = 3
_BESIDE = 1
_GROUPS = frozenset(map(Decimal, range(3, 9)))
_OTHERS = frozenset({"others", "rest", "remaining"})
#: What the winner has most of.
_SCORED = frozenset({"ballot", "goal", "mark", "medal", "point", "seat", "try", "vote"})
_DATED = frozenset({Kind.DATE, Kind.YEAR, Kind.PERIOD})
_ASIDE = frozenset({"delta", "old-level", "expected"})


def standing_readings(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """All rankings of a sentence that need no chain of words."""
    values = values_of(page, view)
    if len(values) < 2:
        return
    yield from _medals(rule, page, view, values)
    yield from _among(rule, page, view, values)
    yield from _in_order(rule, page, view, values)


def _medals(rule: Rule, page: Page, view: View, values: list[int]) -> Iterator[Reading]:
    """Every two places of a podium, each with the one value beside it."""
    placed: dict[int, int] = {}
    words = wordings("ranking")
    lower, start, end = page.extraction.tokens.lower, view.sentence.first, view.sentence.last
    marks = [
        (at, rank)
        for rank, name in _MEDALS.items()
        for at in words[name].found_in(page, view)
        if lower[at[0] - 1 : at[0]] != ["of"]  # "122,000 ounces of gold": the metal
    ]
    if len({rank for _, rank in marks}) < 2 or len(marks) > len(_MEDALS):
        return
    stops = sorted(at[0] for at, _ in marks)
    for (first, last), rank in marks:
        stop = min([stop for stop in stops if stop > first], default=end)
        ahead = [i for i in values if last <= page.figures[i].first < min(stop, last + _REACH)]
        past = [i for i in values if max(first - _REACH, start) <= page.figures[i].first < first]
        beside = [i for i in past if 0 <= first - page.figures[i].last <= _BESIDE]  # "2.31 metres for gold"
        found = beside[-1:] or ahead[:1] or past[-1:]
        if found and found[0] not in placed.values():
            placed[rank] = found[0]
    for one, two in combinations(sorted(placed), 2):
        first, second = placed[one], placed[two]
        way = _podium(page.figures[first], page.figures[second])
        if way:
            yield as_reading(rule, *((first, second) if way > 0 else (second, first)))


def _podium(first: Figure, second: Figure) -> int:
    """1 where the winner has more (metres, points), -1 where less (time), 0 where nobody can say."""
    if not listable(first, second):
        return 0
    if first.kind is Kind.DURATION:
        return -1
    scored = first.unit == "point" or first.noun in _SCORED
    return 1 if scored or (first.kind is Kind.MEASURE and second.kind is Kind.MEASURE) else 0


def _among(rule: Rule, page: Page, view: View, values: list[int]) -> Iterator[Reading]:
    """ "The youngest of the three sisters, at 61, is A; B is 64 and C 69", "the lowest ...; the others were ..."."""
    lower, words = page.extraction.tokens.lower, wordings("ranking")
    end = view.sentence.last
    found = [
        (at, way) for name, way in (("most", 1), ("least", -1)) for at in words[name].found_in(page, view)
    ]
    if len(found) != 1 or words["narrowing"].stands_in(page, view):
        return
    (_, last), way = found[0]
    group = [i for i in values if page.figures[i].value in _GROUPS and _of_group(page, view, i)]
    rest = [i for i in values if i not in group and page.figures[i].first >= last]
    alike = [i for i in rest if listable(page.figures[rest[0]], page.figures[i])]
    if _other_clause(page, view, found[0][0], alike, rest):
        for other in alike[1:]:
            yield as_reading(rule, *((alike[0], other) if way > 0 else (other, alike[0])))
        return
    named = next((k for k in range(last, end) if lower[k] in _OTHERS), None)
    if len(alike) < 2 or len(alike) != len(rest):
        return
    if named is not None:
        complete = page.figures[alike[0]].last <= named < page.figures[alike[1]].first
    else:
        complete = len(group) == 1 and page.figures[group[0]].value == len(alike)
    for other in alike[1:] if complete else ():
        yield as_reading(rule, *((alike[0], other) if way > 0 else (other, alike[0])))


def _other_clause(page: Page, view: View, mark: tuple[int, int], alike: list[int], rest: list[int]) -> bool:
    """ "The highest temperature, 38.4C, was in Murcia; Seville reached 37.1C": the others behind the semicolon."""
    lower, figures = page.extraction.tokens.lower, page.figures
    if len(alike) < 2 or len(alike) != len(rest) or lower[mark[0] - 1 : mark[0]] != ["the"]:
        return False
    if any(figures[i].kind in _DATED for i in view.figures) or any(
        _ASIDE & view.roles.get(i, set()) for i in alike
    ):
        return False
    gap = lower[mark[1] : figures[alike[0]].first]
    between = lower[figures[alike[0]].last : figures[alike[1]].first]
    kind = figures[alike[0]].kind
    return len(gap) <= _REACH and ";" not in gap and ";" in between and kind is not Kind.NUMBER


def _of_group(page: Page, view: View, index: int) -> bool:
    """ "of the three sisters", "of four bids"."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    return "of" in lower[max(view.sentence.first, first - 2) : first]


def _in_order(rule: Rule, page: Page, view: View, values: list[int]) -> Iterator[Reading]:
    """A list of values that is said to stand in order, whichever way most of them go."""
    lower, words = page.extraction.tokens.lower, wordings("ranking")
    start, end = view.sentence.first, view.sentence.last
    if not words["in-order"].stands_in(page, view) or words["no-order"].within(lower, start, end):
        return
    alike = [i for i in values if listable(page.figures[values[-1]], page.figures[i])]
    if alike and page.figures[alike[0]].value == len(alike) - 1:
        alike = alike[1:]  # "the three largest are, in order, ..."
    if len(alike) < _FEWEST or alike != values[-len(alike) :]:
        return
    order = [page.figures[index].value or Decimal(0) for index in alike]
    falls = sum(one > two for one, two in pairwise(order))
    rises = sum(one < two for one, two in pairwise(order))
    if min(falls, rises) > 1 or order[0] == order[-1]:
        return
    for one, two in pairwise(alike):
        larger, smaller = (one, two) if order[0] > order[-1] else (two, one)
        yield Reading(rule, {"larger": larger, "smaller": smaller}, Tier.ANCHORED, "sentence")
