"""An extreme, and the others of its list: each value beside a name of its own, in the same sentence or the next one.

"Kyrgyz honey fetched the most, at $11.40, ahead of Georgian at $9.80"; "Finland, with 11.2 visits, had the fewest.
Austria had 12.9, Chile 14.4 and Japan 15.8"; "Only rubber, on $6.3bn, earned more"; "None did better. Cork's had 93.7".
What ties the values is that each has a name right before it and nothing else of their kind stands among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.order_words import KINDS, ordered
from crossfoot.detectors.windows import roles_of
from crossfoot.detectors.wording import hedged_first, is_capital, of_kinds, wordings
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

#: Tokens from a name to its value; the fewest values of a list; by how much they may differ.
_REACH, _FEWEST, _FACTOR = 6, 3, 8
#: Words between a superlative and the value it is said of.
_OWN = 12
_BARE = frozenset({Kind.COUNT, Kind.NUMBER})
_MARKS = frozenset({";", ":"})
_ASIDE = frozenset({"delta", "old-level", "expected", "threshold"})
_NO_NAME = frozenset({
    "about", "after", "all", "among", "and", "at", "behind", "both", "but", "by", "for", "he", "her", "his",
    "if", "in", "it", "its", "last", "my", "of", "on", "our", "over", "she", "some", "than", "that", "the", "their",
    "there", "these", "they", "this", "those", "to", "we", "when", "while", "with", "you",
})  # fmt: skip
_NOT_FIRST = frozenset({"among", "at", "next", "not", "one", "second", "third"})
_SAID_OF = frozenset({
    "among", "are", "at", "by", "cost", "figure", "for", "from", "in", "is", "number", "of", "on", "price", "rate",
    "score", "share", "speed", "sum", "temperature", "time", "total", "value", "was", "were", "with",
})  # fmt: skip
_CONTRAST = frozenset({"against", "although", "but", "though", "whereas", "while"})
_TIMED = frozenset({Kind.DATE, Kind.YEAR, Kind.PERIOD})
_SAID = 5
ONLY = Trigger(words=("only",))
_LISTS = (
    "most", "least", "top-word", "bottom-word", "descending", "ascending", "leads", "followed",
)  # fmt: skip
LED = Trigger(lists=tuple(f"ranking.{name}" for name in _LISTS))
_WAYS = (("most", 1), ("least", -1), ("top-word", 1), ("bottom-word", -1), ("leads", 1), ("followed", 1))


def led_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """Every list of named values that a superlative leads, and every one that is said to fall or to rise."""
    yield from only_readings(rule, page)
    for view in page.where(LED):
        yield from _in_order(rule, page, view)
        found = _lead(page, view)
        if found is None:
            continue
        lead, way = found
        members = [i for i in _members(page, view, lead) if i != lead]
        if len(members) >= _FEWEST - 1:
            yield from (ordered(rule, lead, i, way) for i in members)


def only_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """ "Rice came second, at $5.1bn. Only rubber, on $6.3bn, earned more": who is ahead of the one told before."""
    lower = page.extraction.tokens.lower
    for view in page.where(ONLY):
        start, before = view.sentence.first, page.by_sentence.get(view.number - 1)
        if lower[start] not in ONLY.words or before is None:
            continue
        own = [i for i in _values(page, view) if page.figures[i].first - start <= _OWN]
        way = _compared(page, view, page.figures[own[0]].last) if own else 0
        earlier = [i for i in _values(page, before) if own and _like(page, i, own[0]) and i != own[0]]
        if way and len(earlier) == 1:
            yield ordered(rule, own[0], earlier[0], way)


def _compared(page: Page, view: View, last: int) -> int:
    """1 for "earned more", -1 for "cost less", right behind a value, and nothing compared by name; else 0."""
    lower = page.extraction.tokens.lower
    stretch = lower[last : min(last + _SAID, view.sentence.last)]
    for name, way in (("more", 1), ("less", -1)):
        for place, word in enumerate(stretch):
            ends = stretch[place + 1 : place + 2]
            if word in wordings("ranking")[name].rows and (not ends or not ends[0].isalpha()):
                return way
    return 0


def _in_order(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """ "listed in descending order: Utrana 412,000; Sella 388,000; Corvaz 351,000"."""
    for name, way in (("descending", 1), ("ascending", -1)):
        found = wordings("ranking")[name].found_in(page, view)
        if len(found) != 1:
            continue
        values = [i for i in _values(page, view) if page.figures[i].first >= found[0][1]]
        named = [i for i in values if _is_named(page, view, i)]
        if len(named) >= _FEWEST and named == values and all(_like(page, named[0], i) for i in named):
            order = [way * (page.figures[i].value or Decimal(0)) for i in named]
            if sum(one < two for one, two in pairwise(order)) == 1 or order == sorted(order, reverse=True):
                yield from (ordered(rule, one, two, way) for one, two in pairwise(named))


def _lead(page: Page, view: View) -> tuple[int, int] | None:
    """The value that the only superlative of a sentence is said of, and whether it is the most (1) or the least."""
    words = wordings("ranking")
    cues = _apart([(place, way) for name, way in _WAYS for place in words[name].found_in(page, view)])
    if len(cues) != 1 or _is_narrowed(page, view) or _is_ordinal(page, view, cues[0][0]):
        return None
    (first, last), way = cues[0]
    values = _values(page, view)
    lower = page.extraction.tokens.lower
    near = [
        i
        for i in values
        if (page.figures[i].first >= last and page.figures[i].first - last <= _OWN)
        or (page.figures[i].last <= first and first - page.figures[i].last <= _OWN)
    ]
    if not near:
        return None
    lead = near[0]
    figure = page.figures[lead]
    gap = lower[min(figure.last, last) : max(figure.first, first)]
    others = [i for i in values if i != lead and page.figures[i].first < first]
    return (lead, way) if lead in near and not others and _MARKS.isdisjoint(gap) else None


def _is_narrowed(page: Page, view: View) -> bool:
    """Whether a superlative is of some other set than the list: "since 1990"; "Among the six" is the list."""
    found = wordings("ranking")["narrowing"].found_in(page, view)
    return any(first > view.sentence.first for first, _ in found)


def _apart(cues: list[tuple[tuple[int, int], int]]) -> list[tuple[tuple[int, int], int]]:
    """Cues of which none lies inside a longer one."""
    return [
        cue
        for cue in cues
        if not any(
            other[0] != cue[0] and other[0][0] <= cue[0][0] and cue[0][1] <= other[0][1] for other in cues
        )
    ]


def _is_ordinal(page: Page, view: View, cue: tuple[int, int]) -> bool:
    """ "the second-largest", "one of the biggest", "the biggest bank": not the first of all by what is listed."""
    lower = page.extraction.tokens.lower
    before = lower[max(view.sentence.first, cue[0] - 3) : cue[0]]
    ordinals = {page.figures[i].last for i in view.figures if page.figures[i].kind is Kind.ORDINAL}
    follows = lower[cue[1]] if cue[1] < view.sentence.last else "."
    sized = lower[cue[0]].endswith("est") and follows.isalpha() and follows not in _SAID_OF
    return sized or bool({cue[0], cue[0] - 1} & ordinals) or not _NOT_FIRST.isdisjoint(before)


def _members(page: Page, view: View, lead: int) -> list[int]:
    """The named values like the first, of its sentence and of the next: all that there are, or none."""
    found: list[int] = []
    for other in (view, page.by_sentence.get(view.number + 1)):
        values = [i for i in _values(page, other) if i > lead and _like(page, lead, i)] if other else []
        if not values:
            continue
        if other is not view and other is not None and not _is_list(page, other, values):
            break
        values = _before_contrast(page, lead, values)
        if not all(_is_named(page, other or view, i) for i in values):
            return []
        found += values
    return found


def _before_contrast(page: Page, lead: int, values: list[int]) -> list[int]:
    """The values up to where a "while" or a time of its own leads to something else."""
    found: list[int] = []
    last = lead
    for index in values:
        between = page.extraction.tokens.lower[page.figures[last].last : page.figures[index].first]
        timed = any(page.figures[i].kind in _TIMED for i in range(last + 1, index))
        if timed or not _CONTRAST.isdisjoint(between):
            break
        found.append(index)
        last = index
    return found


def _is_list(page: Page, view: View, values: list[int]) -> bool:
    """Whether the next sentence goes on with the list: several values, no time and no superlative of its own."""
    timed = any(page.figures[i].kind in _TIMED for i in view.figures)
    words = wordings("ranking")
    told = any(words[name].stands_in(page, view) for name, _ in _WAYS) or words["narrowing"].stands_in(
        page, view
    )
    return len(values) > 1 and not timed and not told


def _values(page: Page, view: View | None) -> list[int]:
    """The figures of a sentence that can be ranked, plain ones only."""
    if view is None:
        return []
    return [
        i
        for i in of_kinds(page, view, KINDS)
        if page.figures[i].value is not None
        and not page.figures[i].is_range
        and not (page.figures[i].form == "words" and page.figures[i].kind in _BARE)
        and page.figures[i].hedge not in BOUNDS
        and _ASIDE.isdisjoint(roles_of(page, i))
    ]


def _like(page: Page, lead: int, index: int) -> bool:
    """Whether a value is of the sort of the first, or a bare number that goes without its unit."""
    one, two = page.figures[lead], page.figures[index]
    bare = two.kind in _BARE and two.noun is None and two.unit is None and one.kind is not Kind.PERCENT
    if not (alike(one, two) or bare) or one.scaled != two.scaled:
        return False
    low, high = sorted((float(one.value or 0), float(two.value or 0)))
    return low > 0 and high / low <= _FACTOR


def _is_named(page: Page, view: View, index: int) -> bool:
    """Whether a name stands before a value in its own phrase: "Chile 14.4", "Georgian at $9.80", "Cork's had 93.7"."""
    tokens, figure = page.extraction.tokens, page.figures[index]
    first = hedged_first(page, view, index)
    if (
        tokens.lower[first - 1] == "("
        and first - 1 > view.sentence.first
        and tokens.lower[first - 2].isalpha()
    ):
        return True  # "barley (260,000) and oats (120,000)"
    floor = max(
        [view.sentence.first, first - _REACH, *(page.figures[i].last for i in view.figures if i < index)]
    )
    for place in range(first - 1, floor - 1, -1):
        if tokens.lower[place] in _MARKS:
            return False
        if is_capital(page, place) and len(tokens.lower[place]) > 1 and tokens.lower[place] not in _NO_NAME:
            return figure.last > place
    return False
