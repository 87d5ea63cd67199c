"""Moves: the level that something went to, and the level that it came from, however far apart the two stand.

"Lowered the tax on restaurant meals to 5.5 percent from 19.6 percent" puts an object between the verb and its level;
"was $67.91 a barrel, up sharply from last year's survey price of $55.65" a noun phrase before the level it came from.
The closed phrases of the roles reach three words. These two shapes are sure enough to be read further: a "from" whose
noun phrase ends in a level, and a like level that stands with "to", or that "up" or "down" refers back to.
"""

from __future__ import annotations

from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.frames import Frames, is_apposed
from crossfoot.binding.skeleton import Skeleton
from crossfoot.binding.slots import alike
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_LEVELS = frozenset(
    {Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.NUMBER, Kind.PERCENT, Kind.BASIS_POINTS, Kind.DURATION}
)
_WAYS = frozenset({"up-from", "down-from"})
_WORDS = frozenset({"up-word", "down-word", "risen-state", "fallen-state"})
MOVING_FROM = frozenset({"=from", "old-prep", *_WAYS})
#: Items of the noun phrase between "from" and its level, and between the two levels.
_PHRASE, _APART = 8, 16
#: Items before "up from" in which the only like level is what went up.
_FAR = 30
#: Items between "to" and its level, and between a verb and "from ... to".
_NEAR = 4
#: What may stand between the two levels beside nouns.
_BETWEEN = frozenset({"mark-comma", "dash", "open", "close", "old-time", "date-word"})
#: What sets an aside off on both sides.
_ASIDE = frozenset({"mark-comma", "dash", "hyphen"})
_TIMES = _BETWEEN | {"month-word", "date-word"}
_LEADING = frozenset({"=in", "=this", "=last", "noun-marker"})
_NONE: frozenset[str] = frozenset()
_ADJUSTED = frozenset({"revised", "adjusted"})
_LEADS = frozenset({"=from", "=to", "old-prep", "up-from", "down-from"})
_REFERRING = _BETWEEN | {"be", "=which", "=that", "have", "expected"}
_CHANGE_NOUNS = frozenset({"rise-noun", "fall-noun", "change-noun"})
#: Words that are verbs as well, but no verbs behind "from".
_NOUNS = _CHANGE_NOUNS | {
    "old-time",
    "prior-word",
    "reference-noun",
    "total-word",
    "expected",
    "revised",
    "adjusted",
    "advance-word",
    "say-verb",
}
#: Verbs that are no nouns behind "from".
_FINITE = _CHANGE_NOUNS | {
    "be",
    "have",
    "modal",
    "rise-verb",
    "fall-verb",
    "move-verb",
    "take-verb",
    "old-time",
}
#: "In after-hours trade", between two levels.
_TRADING = frozenset({"new-verb", "price-verb", "hyphen", "day-limit"})
#: A figure that plays one of these is no level that something went to.
_NO_LEVEL = frozenset(
    {"extreme", "aside", "threshold", "loss-level", "lost", "old-level", "paired", "chance", "gap"}
)


#: The noun of anything that is sold.
_ANY = "unit"
#: Numbers of one thing sold at two times are not further apart.
_SOLD = 10


class _Source(NamedTuple):
    """Where "from" stands, whether "up" or "down" stands before it, and whether it is a change that is told."""

    item: int
    refers: bool
    change: bool


def add_moves(
    roles: dict[int, set[str]], skeleton: Skeleton, frames: Frames, figures: list[Figure], book: Codebook
) -> None:
    """Give ``moved-level`` and ``moved-from`` to the two levels of each move."""
    if len(skeleton.place) < 2 or not skeleton.mask & book.word_mask(MOVING_FROM):
        return
    reached: set[int] = set()
    _spare_adjusted(roles, skeleton, book)
    _spare_provided(roles, skeleton, book)
    for old, item in skeleton.place.items():
        if figures[old].kind not in _LEVELS:
            continue
        source = _source(roles, skeleton, figures, book, item)
        if source is None:
            continue
        new = _counterpart(roles, skeleton, figures, book, old, source)
        if new is not None and not source.refers and new in reached:
            new = None  # "from £62 to £85, and second ones from £94 to £140": it has its own start
        onward = new is None and not source.refers
        if onward:
            new = _goal(roles, skeleton, figures, book, old)
        if new is None or frames.of[item] != frames.of[skeleton.place[new]]:
            continue
        grown = "delta" in roles[new]
        way = _way(skeleton, frames, figures, old, new, source, onward)
        if way and not source.refers and _is_revised(skeleton, frames, figures, book, old, new, way):
            continue
        if way > 0 if grown else way or source.refers:
            if figures[old].noun == _ANY and figures[new].kind is Kind.COUNT:
                figures[old].noun = figures[new].noun  # "233,471 vehicles, down from 240,178 units"
            _mark(roles, old, new, grown)
            reached.add(new)


def _way(
    skeleton: Skeleton,
    frames: Frames,
    figures: list[Figure],
    old: int,
    new: int,
    source: _Source,
    onward: bool,
) -> int:
    """The direction that words give the move; ``onward``: the new level stands behind "from ... to"."""
    item = skeleton.place[new]
    if figures[old].kind is Kind.DURATION and not source.refers:
        return frames.direction_before(item, _PHRASE)
    # A verb right before "from ... to" moves a level; further off the two may tell a range.
    way = frames.direction_before(source.item, _NEAR) if onward else frames.direction_before(item)
    return way or (_named_way(frames, item) if source.refers else 0)


def _spare_adjusted(roles: dict[int, set[str]], skeleton: Skeleton, book: Codebook) -> None:
    """ "To a seasonally adjusted 380,000": what was revised or adjusted behind "to" or "from" is a level, no change."""
    for index, item in skeleton.place.items():
        at = item - 1
        while at >= 0 and book.sets[skeleton.chars[at]] & _ADJUSTED:
            at -= 1
        led = 0 <= at < item - 1 and book.sets[skeleton.chars[at]] & _LEADS
        if led and "delta" in roles[index]:
            roles[index].discard("delta")
            roles[index].add("new-level" if "=to" in book.sets[skeleton.chars[at]] else "old-level")


def _spare_provided(roles: dict[int, set[str]], skeleton: Skeleton, book: Codebook) -> None:
    """ "Set aside $4.5 billion for credit losses" is no loss of that size."""
    for index, item in skeleton.place.items():
        if "=for" in book.sets[skeleton.chars[item + 1 : item + 2] or skeleton.chars[item]]:
            before = skeleton.chars[max(item - _NEAR, 0) : item]
            if not any(book.sets[char] & {"loss-word", "lose-verb"} for char in before):
                roles[index] -= {"loss-level", "lost"}


def _is_revised(
    skeleton: Skeleton, frames: Frames, figures: list[Figure], book: Codebook, old: int, new: int, way: int
) -> bool:
    """ "Forecast to rise to 385,000 from a revised 388,000": what was foreseen was a rise from another base."""
    item, place = skeleton.place[old], skeleton.place[new]
    if (figures[new].floats[0] > figures[old].floats[0]) is (way > 0):
        return False
    if not any("revised" in book.sets[char] for char in skeleton.chars[max(item - 2, 0) : item]):
        return False
    return any(
        frames.of[at] == frames.of[place] and book.sets[skeleton.chars[at]] & {"expected", "future"}
        for at in range(place)
    )


def _named_way(frames: Frames, item: int) -> int:
    """The direction of the noun of change right before a figure: "growth of 0.8 percent, down from 3"."""
    near = [h.direction for h in frames.heads[frames.of[item]] if 0 < item - h.item <= _NEAR and not h.verb]
    return near[-1] if near else 0


def _mark(roles: dict[int, set[str]], old: int, new: int, grown: bool) -> None:
    """Tell the two levels; what a change moved away from is a change as well.

    "To 583,000 units last month from 477,000": what came last is where it went to, whatever its time is called.
    """
    roles[new].add("moved-level")
    roles[old].add("moved-from")
    if not grown:
        roles[old].add("old-level")
        roles[old].discard("delta")
        if "new-level" not in roles[new] and "old-level" in roles[new]:
            roles[new].discard("old-level")
            roles[new].add("new-level")


def _source(
    roles: dict[int, set[str]], skeleton: Skeleton, figures: list[Figure], book: Codebook, item: int
) -> _Source | None:
    """The "from" whose noun phrase ends in a figure."""
    ordinals = {index for index in skeleton.place if figures[index].kind is Kind.ORDINAL}
    change = prior = False
    for at in range(item - 1, max(item - 2 - _PHRASE, -1), -1):
        classes = book.sets[skeleton.chars[at]]
        prior = prior or "prior-word" in classes
        if classes & _WAYS:
            return _Source(at, True, change)
        if "old-prep" in classes:  # "to $1.90, versus expectations of $1.78" is no move
            expected = "expected" in roles[skeleton.figures[item]] and not prior
            return None if expected else _Source(at, False, change)
        if "=from" in classes:
            back = _reference(roles, skeleton, book, at)
            return _Source(back, back < at, change)
        if skeleton.figures[at] in ordinals:  # "down from the second quarter's $5.9 billion"
            continue
        if skeleton.figures[at] >= 0 or "=and" in classes:
            return None
        named = bool(classes & _CHANGE_NOUNS)
        noun = classes & _NOUNS or ("verb" in classes and not classes & _FINITE)  # "from spending of"
        plain = skeleton.chars[at] in book.gap or (noun and not named)
        if not plain and not (named and "=of" in book.sets[skeleton.chars[at + 1]]):
            return None  # "from a year earlier and decline 2 percent"
        change = change or named
    return None


def _reference(roles: dict[int, set[str]], skeleton: Skeleton, book: Codebook, item: int) -> int:
    """Where "up" or "down" stands before "from", alone or with a size; the place of "from" if neither."""
    sized = item > 1 and "delta" in roles.get(skeleton.figures[item - 1], ())
    before = item - 2 if sized else item - 1
    if before == item - 1 and before > 0 and is_apposed(skeleton, book, before):
        return before
    return before if before >= 0 and book.sets[skeleton.chars[before]] & _WORDS else item


def _counterpart(
    roles: dict[int, set[str]],
    skeleton: Skeleton,
    figures: list[Figure],
    book: Codebook,
    old: int,
    source: _Source,
) -> int | None:
    """The nearest like level before "from": one with "to", or any where "up" or "down" refers back to it.

    "To 52.0, below the forecast of 55.45 and down from 55.8": a forecast moves only where there is nothing else to.
    """
    passed = _REFERRING if source.refers else _BETWEEN | _TRADING
    forecast = None
    if not source.refers and source.item and "=and" in book.sets[skeleton.chars[source.item - 1]]:
        return None  # "from 15 to 10 percent and from 10 to 5"
    for at in range(source.item - 1, max(source.item - 1 - _APART, -1), -1):
        index = skeleton.figures[at]
        if index < 0:
            plain = skeleton.chars[at] in book.gap or book.sets[skeleton.chars[at]] & passed
            if not (plain or "hyphen" in book.sets[skeleton.chars[at + 1]]):  # "after-hours"
                break
        elif figures[index].kind in _LEVELS and _alike(figures[index], figures[old]):
            if not _may_move(roles[index], source, _is_led_to(skeleton, book, at)):
                break
            if "expected" not in roles[index]:
                return index
            forecast = index if forecast is None else forecast
    if forecast is not None:
        return None if source.refers and _has_bare(skeleton, figures, forecast) else forecast
    if source.refers:
        return _only_like(roles, skeleton, figures, book, old, source)
    return _past_apposition(roles, skeleton, figures, book, old, source)


def _alike(one: Figure, other: Figure) -> bool:
    """Values of one measure; what is counted may be called units the second time."""
    if other.noun == _ANY and one.kind is other.kind is Kind.COUNT and one.noun != _ANY:
        small, large = sorted((abs(one.floats[1]), abs(other.floats[1])))
        return one.unit == other.unit and one.per == other.per and large < _SOLD * small
    return alike(one, other)


def _has_bare(skeleton: Skeleton, figures: list[Figure], index: int) -> bool:
    """Whether a bare number before a forecast may be the level: "was 3.79 billion, ahead of the 3.2 billion yuan"."""
    return any(figures[other].kind is Kind.NUMBER for other in skeleton.place if other < index)


def _only_like(
    roles: dict[int, set[str]],
    skeleton: Skeleton,
    figures: list[Figure],
    book: Codebook,
    old: int,
    source: _Source,
) -> int | None:
    """The one like level before "up from", whatever stands between: "income of $9m in the year that ended in May"."""
    found: list[int] = []
    for at in range(source.item - 1, max(source.item - 1 - _FAR, -1), -1):
        index = skeleton.figures[at]
        if index >= 0 and figures[index].kind in _LEVELS and _alike(figures[index], figures[old]):
            found.append(index)
    if len(found) != 1 or "expected" in roles[found[0]] - roles[old]:
        return None
    return found[0] if _may_move(roles[found[0]], source) else None


def _past_apposition(
    roles: dict[int, set[str]],
    skeleton: Skeleton,
    figures: list[Figure],
    book: Codebook,
    old: int,
    source: _Source,
) -> int | None:
    """The level before an aside between commas: "to 309,000, the fewest since records began, from 348,000"."""
    last = source.item - 1
    mark = book.sets[skeleton.chars[last]] & _ASIDE if last >= 0 else _NONE
    if not mark:
        return None
    for at in range(last - 1, max(last - 1 - _APART, 0), -1):
        classes, index = book.sets[skeleton.chars[at]], skeleton.figures[at]
        if index >= 0 and figures[index].kind in _LEVELS:
            return None
        if classes & mark:
            while at > 1 and book.sets[skeleton.chars[at - 1]] & mark:
                at -= 1  # a dash of two hyphens
            new = skeleton.figures[at - 1]
            like = new >= 0 and figures[new].kind in _LEVELS and alike(figures[new], figures[old])
            return (
                new if like and _may_move(roles[new], source) and _is_led_to(skeleton, book, at - 1) else None
            )
    return None


def _is_led_to(skeleton: Skeleton, book: Codebook, item: int) -> bool:
    """Whether "to" stands before the noun phrase that ends in a level: "to an annual rate of 309,000"."""
    for at in range(item - 1, max(item - 1 - _PHRASE, -1), -1):
        classes = book.sets[skeleton.chars[at]]
        if "=to" in classes:
            return True
        plain = skeleton.chars[at] in book.gap or classes & _NOUNS
        if skeleton.figures[at] >= 0 or not plain or "=from" in classes:
            return False
    return False


def _goal(
    roles: dict[int, set[str]], skeleton: Skeleton, figures: list[Figure], book: Codebook, old: int
) -> int | None:
    """The like level behind "from ... to".

    Nothing but a time may stand before "to": "from 12 degrees in the north to 9 in the south" is no move.
    """
    item, to = skeleton.place[old], None
    for at in range(item + 1, min(item + _APART, len(skeleton.chars))):
        index, classes = skeleton.figures[at], book.sets[skeleton.chars[at]]
        if index >= 0:
            if figures[index].kind in _LEVELS and _alike(figures[index], figures[old]):
                near = to is not None and at - to <= _NEAR
                if "expected" in roles[index] - roles[old]:
                    return None  # "a revision from the 1.3 to 2 percent forecast"
                return index if near and not roles[index] & (_NO_LEVEL | {"delta"}) else None
        elif "=to" in classes:
            to = at
        elif not (classes & _TIMES or (to is not None and skeleton.chars[at] in book.gap)):
            ahead = book.sets[skeleton.chars[at + 1]] if at + 1 < len(skeleton.chars) else _NONE
            if not (classes & _LEADING and ahead & _TIMES):
                return None
    return None


def _may_move(names: set[str], source: _Source, led: bool = True) -> bool:
    """Whether a figure may be what something went to; a change may be where it is set against another one."""
    barred = names & _NO_LEVEL
    if source.refers and "delta" not in names:
        barred = barred - {"paired"}
    if "sourced" in names or (led and not source.refers):  # "profit from continuing operations of $4m"
        barred = barred - {"old-level"}
    if barred or (source.change and "delta" not in names):
        return False
    return source.refers or ((led or "new-level" in names) and "delta" not in names)
