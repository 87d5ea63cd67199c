"""The least and the most of one thing: "a minimum of A ... a maximum of B", "the cheapest ..., the most expensive ...".

Both words stand in one sentence or in neighbouring ones, are said of the same noun, and govern the only two values of
their sort there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

from crossfoot.binding.page import Page, View
from crossfoot.binding.slots import same_noun
from crossfoot.detectors.wording import Wording, of_kinds, wordings
from crossfoot.lexicon import table
from crossfoot.lexicon.words import telling_word
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.AGE, Kind.DURATION})
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
#: Sentences over which the least and the most of one thing may be told.
_AFAR = 6
#: Tokens between a superlative and the value behind it, or the value before it.
_AHEAD, _BEHIND = 18, 4
#: Tokens between "at least" and "at most" of one thing.
_AT_ONCE = 12
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
        "from",
        "came",
        "comes",
        "stood",
        "stands",
        "measured",
        "weighed",
        "ran",
        "with",
    }
)
#: Units that are told of one of two values, what stands behind the other, and how far apart they are at most.
_LENDING = frozenset({Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.PERCENT})
_ENDED: tuple[list[str], ...] = ([], [","], ["."], [";"], ["and"], ["but"], ["or"])
_LENT, _NEAR = 20, 5
_JOINED = frozenset({",", "and", "but", "or", "to"})
#: Told of times these stand the other way round: the slowest takes longest.
_SPEEDS = frozenset({"fastest", "quickest", "slowest"})
#: Words between "of" and the number of those among which one is the longest.
_CHOSEN = frozenset({"all", "her", "his", "its", "my", "our", "the", "their", "these", "those"})

Words = tuple[Wording, Wording]


@cache
def _pairs() -> tuple[Words, ...]:
    words = table("ranges")
    rows = [str(row).split(" / ") for row in words["extremes"]]
    of_two = [str(row).split(" / ") for row in words["extremes-of-two"]]
    said = tuple((_said_of_two(low), _said_of_two(high)) for low, high in of_two)
    return tuple((Wording.of([low]), Wording.of([high])) for low, high in rows) + said


def _said_of_two(word: str) -> Wording:
    return Wording.of(f"{word} {noun}" for noun in table("ranges")["of-two"])


@cache
def _at_once() -> tuple[Words, ...]:
    rows = [str(row).split(" / ") for row in table("ranges")["extremes-at-once"]]
    return tuple((Wording.of([low]), Wording.of([high])) for low, high in rows)


@cache
def _lows() -> frozenset[str]:
    """The words of which a sentence must have one to tell the least."""
    return frozenset(_by_low(_pairs)) | frozenset(_by_low(_at_once))


def _telling(wording: Wording) -> frozenset[str]:
    """The words without any of which none of its phrases stands anywhere: one that all have, else one of each."""
    common = frozenset.intersection(*(frozenset(row) for rows in wording.rows.values() for row in rows))
    return frozenset((telling_word(sorted(common)),)) if common else wording.needed


@cache
def _by_low(pairs: Callable[[], tuple[Words, ...]]) -> dict[str, list[tuple[int, frozenset[str], Words]]]:
    """Each pair, with its place and the words of which the most needs one, by the words of the least."""
    found: dict[str, list[tuple[int, frozenset[str], Words]]] = {}
    for place, (low, high) in enumerate(pairs()):
        for word in _telling(low):
            found.setdefault(word, []).append((place, _telling(high), (low, high)))
    return found


def _told(
    pairs: Callable[[], tuple[Words, ...]], lows: frozenset[str], *stretches: frozenset[str]
) -> list[Words]:
    """The pairs of which both may stand among some words (of which the least has these), in the lexicon's order."""
    if not lows:
        return []
    by_low, every = _by_low(pairs), stretches[0].union(*stretches[1:])
    told = {
        place: pair
        for word in lows
        for place, highs, pair in by_low.get(word, ())
        if not highs.isdisjoint(every)
    }
    return [told[place] for place in sorted(told)]


def extremes(page: Page) -> Iterator[tuple[int, int]]:
    """The value of the least and that of the most, wherever both are told."""
    lows = _lows()
    told = [lows & view.words for view in page.views]
    for position, view in enumerate(page.views):
        if not any(told[position : position + 2]):
            continue
        near = page.views[position : position + 2]
        if len(near) > 1 and not _neighbours(view, near[1]):
            near = near[:1]
        least = frozenset().union(*told[position : position + len(near)])
        for pair in _told(_pairs, least, *(other.words for other in near)):
            for stretch in ([view], near) if len(near) > 1 else ([view],):
                yield from _found(page, stretch, pair)
        for pair in _told(_at_once, told[position], view.words):
            yield from _found(page, [view], pair, at_once=True)
    if any(told):
        yield from _apart(page, frozenset().union(*told))


def _found(page: Page, stretch: list[View], words: Words, at_once: bool = False) -> Iterator[tuple[int, int]]:
    """The values of a stretch that has each of two words once, in its two sentences if it has two."""
    lower, start, end = page.extraction.tokens.lower, stretch[0].sentence.first, stretch[-1].sentence.last
    one, two = (wording.find(lower, start, end) for wording in words)
    if len(one) != 1 or len(two) != 1 or any(_numbered(page, mark[0]) for mark in (*one, *two)):
        return
    if any(lower[mark[0] - 2 : mark[0]] == ["in", "the"] and _is_where(lower, mark) for mark in (*one, *two)):
        return
    if at_once and not 0 < two[0][0] - one[0][1] < _AT_ONCE:
        return
    if len(stretch) == 1 or _across(stretch, one[0], two[0]):
        found = _values(page, stretch, one[0], two[0])
        if found is not None:
            yield found


def _is_where(lower: list[str], mark: tuple[int, int]) -> bool:
    """ "A family in the poorest fifth spends $412, in the richest $289": where, and not how much."""
    word = lower[mark[0] : mark[1]]
    return word in (["poorest"], ["richest"], ["youngest"], ["oldest"], ["largest"], ["smallest"])


def _apart(page: Page, lows: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The same in sentences further apart, where the text has each of the two words once."""
    lower = page.extraction.tokens.lower
    for low, high in _told(_pairs, lows, *(view.words for view in page.views)):
        ones, twos = (list(_marks(page, lower, wording)) for wording in (low, high))
        if len(ones) != 1 or len(twos) != 1 or any(_numbered(page, mark[0]) for _, mark in (*ones, *twos)):
            continue
        first, last = sorted((ones[0][0], twos[0][0]))
        stretch = page.views[first : last + 1]
        if first == last or stretch[-1].number - stretch[0].number > _AFAR:
            continue
        if last - first > 1 or not _neighbours(stretch[0], stretch[-1]):
            found = _values(page, stretch, ones[0][1], twos[0][1])
            if found is not None:
                yield found


def _marks(page: Page, lower: list[str], wording: Wording) -> Iterator[tuple[int, tuple[int, int]]]:
    """Every place of a word, with the position of its view."""
    for position, view in enumerate(page.views):
        if not wording.needed.isdisjoint(view.words):
            for mark in wording.found_in(page, view):
                yield position, mark


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
    end, elsewhere = stretch[-1].sentence.last, wordings("ranges")["elsewhere"]
    sentences = [view.sentence for view in (stretch[0], stretch[-1])]
    told = [place for one in sentences for place, _ in elsewhere.find(lower, one.first, one.last)]
    if any(lower[place : place + 2] != ["since", "then"] for place in told):
        return None
    figures = {token for view in stretch for index in view.figures for token in _tokens(page, index)}
    if not _one_noun(lower, low, high, end, figures):
        return None
    ones, twos = (_governed(page, stretch, mark, other) for mark, other in ((low, high), (high, low)))
    pairs = ((one, two) for one in ones for two in twos if one != two and _one_sort(page, one, two))
    found = next(pairs, None)
    if found is None:
        return None
    like = found[page.figures[found[0]].unit is None]  # the one that lends its unit to a bare number
    same = [i for view in stretch for i in of_kinds(page, view, _KINDS) if _one_sort(page, i, like)]
    if sum(not _is_group(page, index, low, high) for index in same) != 2:
        return None
    timed = Kind.DURATION in (page.figures[index].kind for index in found)
    return found[::-1] if timed and not _SPEEDS.isdisjoint(lower[slice(*low)]) else found


def _one_sort(page: Page, one: int, two: int) -> bool:
    """Two values of one sort; "a minimum of" is a hedge, and their sizes are those of the digits."""
    a, b = page.figures[one], page.figures[two]
    if a.value is None or b.value is None:
        return False
    bare, full = (a, b) if a.unit is None else (b, a)
    if bare.kind is Kind.NUMBER and full.kind in _LENDING and a.sentence == b.sentence:
        return _borrows(page, bare, full)
    if a.unit != b.unit:
        return False
    if a.kind is not b.kind and not {a.kind, b.kind} <= _PLAIN:
        return False
    if a.per is not None and b.per is not None and a.per != b.per:
        return False
    small, large = sorted((abs(a.value), abs(b.value)))
    return same_noun(a.noun, b.noun) and large <= small * _MAGNITUDES


def _borrows(page: Page, bare: Figure, full: Figure) -> bool:
    """ "At least 40 and at most 65 minutes", "the cheapest is 25 euros and the dearest 40": the unit is told once."""
    lower = page.extraction.tokens.lower
    ends = lower[bare.last : bare.last + 1] in _ENDED
    plain = bare.noun is None and bare.per is None and not bare.identifier and not bare.scaled
    small, large = sorted((abs(bare.value or Decimal(0)), abs(full.value or Decimal(0))))
    one, two = sorted((bare, full), key=lambda figure: figure.first)
    gap = lower[one.last : two.first]
    if len(gap) > _NEAR or _JOINED.isdisjoint(gap):
        return False
    return ends and plain and not full.scaled and small * _LENT >= large


def _tokens(page: Page, index: int) -> range:
    return range(page.figures[index].first, page.figures[index].last)


def _one_noun(
    lower: list[str], low: tuple[int, int], high: tuple[int, int], end: int, figures: set[int]
) -> bool:
    """Whether both words are said of one noun: the same behind each, or none behind one of them."""
    one, two = (lower[mark[1]] if mark[1] < end and mark[1] not in figures else "," for mark in (low, high))
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
        if (
            figures[index].hedge_start <= start < figures[index].start
            or "delta" not in view.roles.get(index, ())
        )
        and not _is_group(page, index, mark, other)
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


def _is_group(page: Page, index: int, *marks: tuple[int, int]) -> bool:
    """ "The longest of the three bridges", "youngest of six siblings": how many it is chosen among."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind not in _PLAIN:
        return False
    for _, last in marks:
        between = lower[last : figure.first]
        if between[:1] == ["of"] and len(between) <= 2 and all(word in _CHOSEN for word in between[1:]):
            return len(between) == 2 or lower[last - 1].endswith("est")
    return False
