"""Rankings: values that are said to be first, next, second, third or last must stand in that order.

A ranking begins at a superlative or a word of the first place and goes on through "followed by", "came next",
"second", "third" and "brought up the rear" in its sentence and the next ones of the paragraph. Whether the first
is the largest or the smallest value is said by the superlative; where it is not, the majority decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.rank_marks import DOWN, LAST, RACE, TOP, UNKNOWN, UP, Mark, marks
from crossfoot.detectors.standings import STANDINGS, standing_readings
from crossfoot.detectors.toplists import BESIDE, TOPS, alike_values, beside, listable, top_list, values_of
from crossfoot.detectors.windows import slips_only
from crossfoot.detectors.wording import of_kinds, wordings, year_at
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference.units import dimension
from crossfoot.rulebook import Rule

#: From one ranked value to the next; what stands farther down the list was not told of before.
_STEP = 5
#: Sentences over which one ranking may run.
_SENTENCES = 3
#: Sentences without a place that may stand among them.
_PASSED = 2
#: Tokens between a word of rank and its value.
_REACH = 20
#: Tokens of a sentence before the place with which it opens.
_OPENING, _NAMED = 2, 8
#: Tokens behind a superlative in which "by" tells what it ranks; what leads to a value of that.
_BY, _MEASURED_BY = 8, frozenset({"at", "has", "having", "of", "with"})
_COUNTED = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT})
_MEASURED = frozenset({Kind.MEASURE, Kind.DURATION})
_OPENERS = ("most", "least", "fast", "slow", "lead", "first", "race", "nobody", "any-other")
_FIRST = Trigger(lists=tuple(f"ranking.{name}" for name in _OPENERS))
_BEGUN = _FIRST | Trigger(words=("second", "third"))
_TOP_LIST = Trigger(words=tuple(sorted(TOPS)), lists=("ranking.most", "ranking.least"))
_RUNNER_UP = Trigger(words=tuple(sorted(BESIDE)))
_SECOND_AND_THIRD = frozenset({"second", "third"})
#: Roles of figures that a superlative does not speak of.
_OTHERS = frozenset({"delta", "old-level", "expected"})
_SPEEDS = frozenset({"speed", "fuel-economy", "data-rate"})


class Place(NamedTuple):
    """A value and its rank."""

    figure: int
    rank: int
    way: int


@needs(_BEGUN | _TOP_LIST | _RUNNER_UP | STANDINGS)
def rank_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every two neighbours of a ranking, as the larger and the smaller one."""
    yield from slips_only(page, _ranked(rule, page))


def _ranked(rule: Rule, page: Page) -> Iterator[Reading]:
    for view in page.where(_BEGUN):
        begun = (
            (_leads(page, view) and _goes_on(page, view)) or view.words >= _SECOND_AND_THIRD
        ) and values_of(page, view)
        chain = _chain(page, view.position, view) if begun else []
        way = _way(page, chain)
        for one, two in pairwise(chain):
            if way != UNKNOWN and one.rank < two.rank and _of_one_ranking(page, one.figure, two.figure):
                yield _reading(rule, one.figure, two.figure, way)
    if any(figure.kind is Kind.ORDINAL for figure in page.figures):
        yield from _apart(rule, page)
    for view in page.where(_TOP_LIST):
        yield from top_list(rule, page, view)
    for view in page.where(_RUNNER_UP):
        yield from beside(rule, page, view)
    for view in page.where(STANDINGS):
        yield from standing_readings(rule, page, view)


@cache
def _openers() -> frozenset[str]:
    """The words with which a ranking can begin."""
    return frozenset().union(*(wordings("ranking")[name].needed for name in _OPENERS))


def _leads(page: Page, view: View) -> bool:
    """Whether a sentence has any word of the first place: the quick question before the slow ones."""
    if _openers().isdisjoint(view.words):
        return False
    words = wordings("ranking")
    return any(words[name].stands_in(page, view) for name in _OPENERS)


def _goes_on(page: Page, view: View) -> bool:
    """Whether any word of a further place, or an ordinal, stands where the ranking could go on."""
    further = wordings("ranking")["following"].needed
    for other in page.views[view.position : view.position + _SENTENCES]:
        if not further.isdisjoint(other.words) or of_kinds(page, other, {Kind.ORDINAL}):
            return True
    return False


def _of_one_ranking(page: Page, one: int, two: int) -> bool:
    """Whether two values are both shares or neither, and of one year: "first with 31 in 2018, but third with 34"."""
    homes = [(page.view_of(index), index) for index in (one, two)]
    years = {year_at(page, view, index) for view, index in homes if view is not None}
    return len(years) == 1 and len({page.figures[index].kind is Kind.PERCENT for index in (one, two)}) == 1


def _reading(rule: Rule, first: int, second: int, way: int) -> Reading:
    """``way`` is down where the first place has the largest value."""
    larger, smaller = (first, second) if way == DOWN else (second, first)
    return Reading(rule, {"larger": larger, "smaller": smaller}, Tier.ANCHORED, "sentence")


def _value_of(page: Page, view: View, mark: Mark, like: int | None, others: list[Mark]) -> int | None:
    """The value beside a word of rank: the next one behind it, else the last one before it."""
    found = _values_of(page, view, mark, like, others)
    return found[0] if found else None


def _values_of(page: Page, view: View, mark: Mark, like: int | None, others: list[Mark]) -> list[int]:
    """The values that a word of rank may be about, the nearest first."""
    scored: list[tuple[int, int]] = []
    lower = page.extraction.tokens.lower
    for index in values_of(page, view):
        figure = page.figures[index]
        if like is not None and not listable(page.figures[like], figure):
            continue
        if like is None and (not _ranks(view, mark, index, figure) or _partitive(lower, mark, figure)):
            continue
        if like is None and _ranked_by(lower, mark, figure):
            continue
        ahead = figure.first >= mark.last
        low, high = (mark.last, figure.first) if ahead else (figure.last, mark.first)
        if high - low > _REACH or any(low <= other.first < high for other in others if other is not mark):
            continue
        if ";" not in lower[low:high]:
            scored.append(((high - low) + (0 if ahead else 3), index))
    return [index for _, index in sorted(scored)]


def _partitive(lower: list[str], mark: Mark, figure: Figure) -> bool:
    """ "the largest of the four branches": how many there are, not how large the first is."""
    gap = lower[mark.last : figure.first]
    return len(gap) <= 2 and gap[:1] in (["of"], ["among"])


def _ranked_by(lower: list[str], mark: Mark, figure: Figure) -> bool:
    """ "the biggest bank by assets, raised $5.9 billion": what it is ranked by is named, and is not what follows."""
    gap = lower[mark.last : figure.first]
    return "by" in gap[:_BY] and "," in gap and gap[-1] not in _MEASURED_BY


def _ranks(view: View, mark: Mark, index: int, figure: Figure) -> bool:
    """Whether a superlative can be about this value: no change of something, and a time or speed for "fastest"."""
    if mark.word and _OTHERS & view.roles.get(index, set()):
        return False
    if mark.way == RACE:
        return figure.kind is Kind.DURATION and ":" in figure.text
    if abs(mark.way) == 2:
        return figure.kind is Kind.DURATION or dimension(figure.unit or "") in _SPEEDS
    return True


def _chain(page: Page, position: int, view: View) -> list[Place]:
    """The ranking that begins in a sentence, in the order of its ranks."""
    own = marks(page, view)
    lead = next((mark for mark in own if mark.rank == 1), None)
    if lead is None:
        return _unled(page, view, own)
    if lead.word and _is_of_times(page, view, lead):
        return []
    for first in _values_of(page, view, lead, None, own):
        chain = _chain_from(page, position, view, lead, first)
        if len(chain) > 1:
            return chain
    return []


def _is_of_times(page: Page, view: View, lead: Mark) -> bool:
    """ "the most in any month since 2016": it is the first of its own past, and no other follows it."""
    words = page.extraction.tokens.lower[lead.last : min(lead.last + _BY, view.sentence.last)]
    return "since" in words or ("in", "any") in pairwise(words)


def _unled(page: Page, view: View, own: list[Mark]) -> list[Place]:
    """ "Sweden won 14 medals, Norway was second with 11, Finland third with nine": the first has no word of its own."""
    ranks = [mark.rank for mark in own]
    if ranks[:2] != [2, 3] or own[0].word:
        return []
    past = [i for i in values_of(page, view) if page.figures[i].last <= own[0].first]
    past = [i for i in past if page.figures[i].kind in _COUNTED or page.figures[i].unit == "point"]
    if len(past) != 1:
        return []
    chain = [Place(past[0], 1, DOWN)]
    _extend(page, view, own, chain)
    return chain if len(chain) == len(own) + 1 else []


def _chain_from(page: Page, position: int, view: View, lead: Mark, first: int) -> list[Place]:
    """The ranking whose first place has one value."""
    chain = [Place(first, 1, _settled(lead.way, page.figures[first]))]
    passed = False
    for other in page.views[position : position + _SENTENCES + _PASSED]:
        others = marks(page, other)
        apart = passed or other.sentence.paragraph != view.sentence.paragraph
        if other is not view and not others and not _rivals(page, other, first):
            passed = True  # "Crowds of 12,000 watched." stands between two places
            continue
        if apart and not _opens_place(other, others):
            break
        others = [mark for mark in marks(page, other) if other is not view or mark.first > lead.first]
        if other is not view and (not others or any(mark.rank == 1 for mark in others)):
            break
        if any(mark.rank == 1 for mark in others):
            return []
        if not _unscoped(page, view, lead):
            others = [mark for mark in others if not mark.word or _inherits(page, other, lead, mark)]
        _extend(page, other, others, chain)
    return chain


def _rivals(page: Page, view: View, first: int) -> bool:
    """Whether a sentence without a place has a value like the first: a ranking does not go on past it."""
    return any(alike_values(page.figures[first], page.figures[index]) for index in values_of(page, view))


def _opens_place(view: View, own: list[Mark]) -> bool:
    """Whether a sentence of another paragraph begins with a place: "Runner-up Tallinn ...", "In third place was"."""
    if not own or own[0].rank == 1 or own[0].word:
        return False
    told = own[0].rank in (2, 3)  # "Japan's Rie Mori moved up to second on 1,377"
    return own[0].first - view.sentence.first <= (_NAMED if told else _OPENING)


def _extend(page: Page, view: View, others: list[Mark], chain: list[Place]) -> None:
    """Append the values that the marks of one sentence rank, and those listed behind them."""
    for number, mark in enumerate(others):
        found = _value_of(page, view, mark, chain[0].figure, others)
        taken = {place.figure for place in chain}
        if found is None or found in taken:
            continue
        rank = mark.rank if mark.rank is not None else chain[-1].rank + 1
        if rank == LAST or mark.rank is None:
            stop = page.figures[found].first
            chain.extend(_between(page, view, chain, stop))
        if rank != LAST and not 0 < rank - chain[-1].rank <= _STEP:
            continue
        chain.append(Place(found, rank, UNKNOWN))
        if mark.rank is None:
            until = others[number + 1].first if number + 1 < len(others) else view.sentence.last
            chain.extend(_listed(page, view, chain, found, until))


def _between(page: Page, view: View, chain: list[Place], stop: int) -> list[Place]:
    """Like values between the last ranked one and the next mark: they stand in the list, unmarked."""
    last = page.figures[chain[-1].figure]
    rank, found = chain[-1].rank, []
    if chain[-1].rank < 2:
        return []
    for index in values_of(page, view):
        figure = page.figures[index]
        if last.last <= figure.first < stop and alike_values(page.figures[chain[0].figure], figure):
            rank += 1
            found.append(Place(index, rank, UNKNOWN))
    return [place for place in found if page.figures[place.figure].last <= stop]


def _listed(page: Page, view: View, chain: list[Place], after: int, until: int) -> list[Place]:
    """The values that follow "followed by A" as ", B and C"."""
    rank, found = chain[-1].rank, []
    for index in values_of(page, view):
        figure = page.figures[index]
        if ";" in page.extraction.tokens.lower[page.figures[after].last : figure.first]:
            break  # "ahead of A's 1,150 and B's 1,100; C, at 400, is eighth"
        if index > after and figure.first < until and listable(page.figures[chain[0].figure], figure):
            rank += 1
            found.append(Place(index, rank, UNKNOWN))
    return found


def _settled(way: int, figure: Figure) -> int:
    """Fast is the least time but the most of anything else."""
    time = figure.kind is Kind.DURATION
    if way == RACE:
        return UP
    if way == TOP:
        return UP if time else DOWN if figure.kind in _COUNTED else UNKNOWN
    if abs(way) < 2:
        return way
    return (UP if time else DOWN) if way > 0 else (DOWN if time else UP)


def _way(page: Page, chain: list[Place]) -> int:
    """The way the values go: as the superlative says, else as most of at least three do."""
    if len(chain) < 2:
        return UNKNOWN
    if chain[0].way != UNKNOWN:
        return chain[0].way
    values = [page.figures[place.figure].value or Decimal(0) for place in chain]
    rises = sum(one < two for one, two in pairwise(values))
    falls = sum(one > two for one, two in pairwise(values))
    if len(chain) < 3 or rises == falls:
        return UNKNOWN
    return UP if rises > falls else DOWN


def _apart(rule: Rule, page: Page) -> Iterator[Reading]:
    """ "the second-tallest" here and "the tallest" elsewhere: one adjective, two ranks, two values."""
    ranked: dict[str, list[tuple[int, int, int]]] = {}
    measured = wordings("ranking")["measured"].rows
    for view in page.where(_FIRST):
        own = marks(page, view)
        for mark in own:
            if mark.word in measured and mark.rank is not None and _unscoped(page, view, mark):
                found = _value_of(page, view, mark, None, own)
                if found is None and mark.rank > 1:
                    found = _told_before(page, view.position)
                if found is not None and page.figures[found].kind in _MEASURED:
                    way = _settled(mark.way, page.figures[found])
                    ranked.setdefault(mark.word, []).append((mark.rank, found, way))
    for rows in ranked.values():
        firsts = [row for row in rows if row[0] == 1]
        for rank, figure, way in rows:
            alone = rank > 1 and len(firsts) == 1 and firsts[0][1] != figure
            if alone and alike_values(page.figures[firsts[0][1]], page.figures[figure]):
                yield _reading(rule, firsts[0][1], figure, way)


def _told_before(page: Page, position: int) -> int | None:
    """The only measure of the sentence before, of which a superlative with "it" or "that" speaks."""
    if position == 0:
        return None
    view, earlier = page.views[position], page.views[position - 1]
    near = earlier.sentence.paragraph == view.sentence.paragraph and view.number - earlier.number == 1
    values = values_of(page, earlier)
    return values[0] if near and len(values) == 1 else None


def _inherits(page: Page, view: View, lead: Mark, mark: Mark) -> bool:
    """Whether "the second-highest" is one of those of which "the highest" was told: no scope of its own."""
    lower, end = page.extraction.tokens.lower, min(mark.last + 3, view.sentence.last)
    return mark.word == lead.word and not wordings("ranking")["scope"].within(lower, mark.last, end)


def _unscoped(page: Page, view: View, mark: Mark) -> bool:
    """Whether a first place is not limited to some part ("the tallest in Europe")."""
    lower = page.extraction.tokens.lower
    if mark.rank != 1:
        return True
    definite = mark.first > view.sentence.first and lower[mark.first - 1] == "the"
    end = min(mark.last + 3, view.sentence.last)
    return definite and not wordings("ranking")["scope"].within(lower, mark.last, end)
