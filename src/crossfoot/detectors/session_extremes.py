"""A price and the high or low that it came from: "at $51.88, after trading as high as $53.71".

The high or low stands behind "after", "having" or "off", the level before it; or the level stands behind "before":
"fell as much as 10 percent before closing down 4.8 percent". Nobody else may be named between: "the shares rose to
$70 after crude oil hit a high of $72" is about two things.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.windows import middle_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_KINDS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT, Kind.MEASURE, Kind.BASIS_POINTS})
_SEVERAL = Trigger(classes=(PAIRED,))
_EXTREMES = Trigger(lists=("comparing.high", "comparing.low", "comparing.furthest"))
_LINKS = Trigger(lists=("comparing.since", "comparing.until"))
#: Tokens of "a session high of"; items from "after" to the high, from the level to "after", from "before" to the level.
_TOLD, _LINKED, _BACK, _AHEAD = 4, 8, 16, 8
#: Items from a high to "before".
_ONWARD = 10
#: Two prices of one thing on one day are not further apart.
_APART = 2.0
#: So near they usually are.
_NEAR = 1.15
_NOT_NOW = frozenset({"extreme", "moved-from", "expected", "aside"})
#: How far something moved, or stands from something else: no level.
_SIZES = frozenset({"delta", "gap", "distance", "temperature-change"})
_STOPS = frozenset({"mark-semicolon", "mark-stop", "=while", "=but"})
_OTHERS = frozenset({"while", "but", "and", "as"})


@needs(_SEVERAL, _EXTREMES, _LINKS)
def extreme_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every high, low or furthest move of a sentence, with the level that it is told with."""
    for view in page.where(_SEVERAL, _EXTREMES, _LINKS):
        for index in view.plain.place:
            way = _way(page, view, index)
            if way is None:
                continue
            level = _level_before(page, view, book, index, way)
            if level is None:
                level = _level_behind(page, view, book, index)
            if level is not None and _is_of_one_day(page, view, index, level, way):
                larger, smaller = (level, index) if way == "low" else (index, level)
                filled = {"larger": larger, "smaller": smaller}
                if _fits(page, index, level, way):
                    yield Reading(rule, filled, Tier.ANCHORED, "sentence")
                elif _is_a_digit_away(page, larger, smaller):
                    yield Reading(rule, filled, Tier.ANCHORED, "sentence", "apart")


def _way(page: Page, view: View, index: int) -> str | None:
    """Whether the words right before a figure make it a high, a low, or the furthest that something moved."""
    figure = page.figures[index]
    if figure.kind not in _KINDS or figure.value is None or figure.identifier:
        return None
    lower, words = page.extraction.tokens.lower, wordings("comparing")
    for place in range(figure.first - 1, max(view.sentence.first, figure.first - _TOLD) - 1, -1):
        for way in ("high", "low", "furthest"):
            if words[way].at(lower, place, figure.first) == figure.first - place:
                return way
    return None


def _level_before(page: Page, view: View, book: Codebook, extreme: int, way: str) -> int | None:
    """The level of "..., after trading as high as"."""
    plain, lower = view.plain, page.extraction.tokens.lower
    item = plain.place[extreme]
    for at in range(item - 1, max(item - 1 - _LINKED, -1), -1):
        if plain.figures[at] >= 0 or lower[plain.items[at][0]] in _OTHERS:
            return None
        if wordings("comparing")["since"].at(lower, plain.items[at][0], view.sentence.last):
            return (
                _nearest(page, view, book, extreme, at, way)
                if _same_subject(page, view, book, at, item)
                else None
            )
    return None


def _same_subject(page: Page, view: View, book: Codebook, link: int, item: int) -> bool:
    """Whether no subject of its own follows "after": a participle does, or nothing but the noun phrase of the high."""
    plain, lower = view.plain, page.extraction.tokens.lower
    head = plain.items[link][1]
    words = wordings("comparing")
    opening = lower[head] if head < view.sentence.last else ""
    while words["soon"].at(lower, head, view.sentence.last):
        head += 1
        opening = lower[head]
    if opening.endswith("ing") or opening in ("it", "they") or lower[plain.items[link][0]] == "having":
        return True
    return all(
        words["soon"].at(lower, plain.items[at][0], view.sentence.last)
        or (plain.chars[at] in book.gap and "name" not in book.sets[plain.chars[at]])
        for at in range(link + 1, item)
    )


def _nearest(page: Page, view: View, book: Codebook, extreme: int, item: int, way: str) -> int | None:
    """The nearest like figure before an item that is no forecast and no earlier level."""
    plain = view.plain
    for at in range(item - 1, max(item - 1 - _BACK, -1), -1):
        index = plain.figures[at]
        if index < 0:
            if book.sets[plain.chars[at]] & _STOPS:
                return None
        elif _alike(page.figures[index], page.figures[extreme]):
            names = view.roles.get(index, set())
            if not names & _SIZES or way == "furthest":
                return None if names & _NOT_NOW else index
    return None


def _level_behind(page: Page, view: View, book: Codebook, extreme: int) -> int | None:
    """The level of "a high of ... before closing at"."""
    plain, lower = view.plain, page.extraction.tokens.lower
    item, link = plain.place[extreme], None
    for at in range(item + 1, min(item + 1 + _ONWARD + _AHEAD, len(plain.items))):
        index = plain.figures[at]
        if link is None:
            if index >= 0 and _alike(page.figures[index], page.figures[extreme]):
                return None
            word = plain.items[at][0]
            if wordings("comparing")["until"].at(lower, word, view.sentence.last):
                if not lower[word + 1].endswith("ing"):
                    return None
                link = at
            elif book.sets[plain.chars[at]] & _STOPS:
                return None
        elif index >= 0:
            like = _alike(page.figures[index], page.figures[extreme]) and at - link <= _AHEAD
            return index if like and not view.roles.get(index, set()) & _NOT_NOW else None
    return None


def _alike(one: Figure, other: Figure) -> bool:
    """Like figures; "as low as $7" is a bound and has no other end to compare."""
    if one.hedge in BOUNDS or other.hedge in BOUNDS:
        return (one.kind, one.unit) == (other.kind, other.unit)
    return alike(one, other)


def _is_of_one_day(page: Page, view: View, extreme: int, level: int, way: str) -> bool:
    """Whether the two may be of one thing; of moves, only those of one direction are compared."""
    if way == "furthest":
        ways = [view.frames.direction_before(view.plain.place[index]) for index in (extreme, level)]
        return ways[0] == ways[1] != 0 and "delta" in view.roles.get(level, set())
    return min(middle_of(page.figures[extreme]), middle_of(page.figures[level])) > 0


def _fits(page: Page, extreme: int, level: int, way: str) -> bool:
    """Whether two prices are as near each other as those of one day are; a move may be of any size."""
    one, other = middle_of(page.figures[extreme]), middle_of(page.figures[level])
    return way == "furthest" or max(one, other) <= _APART * min(one, other)


def _is_a_digit_away(page: Page, larger: int, smaller: int) -> bool:
    """Whether one digit more or less would bring two prices of different magnitude together: $9.29 and $90.35."""
    one, other = page.figures[larger], page.figures[smaller]
    pairs = (
        *((value, middle_of(other)) for value in _with_a_digit_less(one)),
        *((middle_of(one), value) for value in _with_a_digit_less(other)),
    )
    return any(1.0 <= high / low <= _NEAR for high, low in pairs if low > 0)


def _with_a_digit_less(figure: Figure) -> Iterator[float]:
    """The values of a figure without one of its digits."""
    value = figure.value or Decimal(0)
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return  # no number
    for at in range(len(digits)):
        yield float(Decimal((sign, (*digits[:at], *digits[at + 1 :]), exponent)))
