"""The least and the most of one thing: "a minimum of A ... a maximum of B", "the cheapest ..., the most expensive ...".

Both words stand in one sentence or in neighbouring ones, are said of the same noun, and govern the only two values of
their sort there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from crossfoot.binding.page import Page, View
from crossfoot.binding.slots import same_noun
from crossfoot.detectors.wording import Wording, of_kinds, wordings
from crossfoot.lexicon import table
from crossfoot.model.quantity import Kind

_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.AGE})
#: Tokens between a superlative and the value behind it, or the value before it.
_AHEAD, _BEHIND = 12, 4
#: Two values further apart than this are not of one set.
_MAGNITUDES = 1000
#: A superlative that no noun follows takes the other one's.
_NO_NOUN = frozenset(
    {
        ",",
        "is",
        "was",
        "are",
        "were",
        "of",
        "at",
        "being",
        "costs",
        "cost",
        "(",
        "–",
        "—",
        "in",
        "on",
        "had",
        "has",
        "to",
    }
)


@cache
def _pairs() -> tuple[tuple[Wording, Wording], ...]:
    rows = [str(row).split(" / ") for row in table("ranges")["extremes"]]
    return tuple((Wording.of([low]), Wording.of([high])) for low, high in rows)


@cache
def _lows() -> frozenset[str]:
    return frozenset(word for low, _ in _pairs() for word in low.rows)


def extremes(page: Page) -> Iterator[tuple[int, int]]:
    """The value of the least and that of the most, wherever both are told."""
    lower = page.extraction.tokens.lower
    lows = _lows()
    told = page.once("extremes", lambda: [not lows.isdisjoint(view.words) for view in page.views])
    for position, view in enumerate(page.views):
        if not (told[position] or any(told[position + 1 : position + 2])):
            continue
        near = page.views[position : position + 2]
        if len(near) > 1 and not _neighbours(view, near[1]):
            near = near[:1]
        if all(_lows().isdisjoint(other.words) for other in near):
            continue
        words = frozenset().union(*(other.words for other in near))
        for low, high in _pairs():
            if not (low.rows.keys() & words and high.rows.keys() & words):
                continue
            for stretch in ([view], near) if len(near) > 1 else ([view],):
                start, end = stretch[0].sentence.first, stretch[-1].sentence.last
                one, two = low.find(lower, start, end), high.find(lower, start, end)
                if any(_numbered(page, mark[0]) for mark in (*one, *two)):
                    continue
                if len(one) == len(two) == 1 and (view is stretch[-1] or _across(stretch, one[0], two[0])):
                    found = _values(page, stretch, one[0], two[0])
                    if found is not None:
                        yield found


def _numbered(page: Page, token: int) -> bool:
    """ "the 17th lowest", "second-highest": a place in another ranking."""
    lower = page.extraction.tokens.lower
    before = token - 2 if token > 1 and lower[token - 1] == "-" else token - 1
    place = bisect_right(page.figures, before, key=lambda figure: figure.first) - 1
    if before < 0 or place < 0:
        return False
    return page.figures[place].kind is Kind.ORDINAL and before < page.figures[place].last


def _neighbours(view: View, other: View) -> bool:
    return other.number - view.number == 1 and other.sentence.paragraph == view.sentence.paragraph


def _across(stretch: list[View], one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether the two words stand in different sentences: what stands in one was read there."""
    edge = stretch[-1].sentence.first
    return (one[0] < edge) != (two[0] < edge)


def _values(
    page: Page, stretch: list[View], low: tuple[int, int], high: tuple[int, int]
) -> tuple[int, int] | None:
    lower = page.extraction.tokens.lower
    start, end = stretch[0].sentence.first, stretch[-1].sentence.last
    if wordings("ranges")["elsewhere"].within(lower, start, end) or not _one_noun(lower, low, high, end):
        return None
    ones, twos = (_governed(page, stretch, mark, other) for mark, other in ((low, high), (high, low)))
    pairs = ((one, two) for one in ones for two in twos if one != two and _one_sort(page, one, two))
    found = next(pairs, None)
    if found is None:
        return None
    same = [i for view in stretch for i in of_kinds(page, view, _KINDS) if _one_sort(page, i, found[0])]
    return found if len(same) == 2 else None


def _one_sort(page: Page, one: int, two: int) -> bool:
    """Two values of one sort; "a minimum of" is a hedge, and their sizes are those of the digits."""
    a, b = page.figures[one], page.figures[two]
    if a.value is None or b.value is None or (a.kind, a.unit) != (b.kind, b.unit):
        return False
    if a.per is not None and b.per is not None and a.per != b.per:
        return False
    small, large = sorted((abs(a.value), abs(b.value)))
    return same_noun(a.noun, b.noun) and large <= small * _MAGNITUDES


def _one_noun(lower: list[str], low: tuple[int, int], high: tuple[int, int], end: int) -> bool:
    """Whether both words are said of one noun: the same behind each, or none behind one of them."""
    one, two = (lower[mark[1]] if mark[1] < end else "," for mark in (low, high))
    bare = any(word in _NO_NOUN or not word[0].isalpha() for word in (one, two))
    return bare or one.rstrip("s") == two.rstrip("s")


def _governed(page: Page, stretch: list[View], mark: tuple[int, int], other: tuple[int, int]) -> list[int]:
    """The values that a superlative may be about: those behind it, then those close before it."""
    view = next(view for view in stretch if view.sentence.first <= mark[0] < view.sentence.last)
    lower, figures = page.extraction.tokens.lower, page.figures
    start = page.extraction.tokens.starts[mark[0]]
    values = [
        index
        for index in of_kinds(page, view, _KINDS)
        if figures[index].hedge_start <= start < figures[index].start
        or "delta" not in view.roles.get(index, ())
    ]
    stop = other[0] if other[0] > mark[0] else view.sentence.last
    ahead = [
        index
        for index in values
        if mark[1] <= figures[index].first < min(stop, mark[1] + _AHEAD)
        and ";" not in lower[mark[1] : figures[index].first]
    ]
    past = [
        index
        for index in reversed(values)
        if 0 <= mark[0] - figures[index].last <= _BEHIND and not figures[index].last <= other[0] < mark[0]
    ]
    return ahead + past
