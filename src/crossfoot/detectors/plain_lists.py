"""Lists set off by marks, before or behind the number of their items, whatever the items are.

"Cakes in five flavours, lemon, ginger, walnut, cherry and plum, were on the stall"; "Sparrows, finches and wrens are
the three species". A list counts if its items are short, hold no verb and no figure, are joined by commas and one
"and", and stand between two marks or a mark and the verb that makes them the subject.
"""

from __future__ import annotations

from typing import NamedTuple

from crossfoot.binding.page import Page, View
from crossfoot.detectors.accounts import is_person
from crossfoot.detectors.wording import is_capital, wordings

#: Tokens of an item; from the number to the mark that opens its list; how far a list may be from the number told.
_ITEM, _LEAD, _SLIP = 5, 9, 2
#: Items of a list of common nouns between commas: two of them may be adjectives.
_PLAIN = 3
_OPENING = frozenset({":", "(", "\u2013", "\u2014", "-", ","})
_CLOSING = frozenset({".", ";", ":", ")", "\u2013", "\u2014", "-", "!", "?", '"', "\u201d", "'", "\u2019"})
_BE = frozenset({"are", "be", "being", "is", "were"})
_MAKE = frozenset({"are", "form", "formed", "make", "were"})


class Listed(NamedTuple):
    """The items of a list, and the token behind it."""

    items: int
    end: int


def told_plainly(page: Page, view: View, index: int) -> int | None:
    """How many items the list beside a number has; None where there is none, or one of quite another length."""
    told = _behind(page, view, index) or _before(page, view, index) or _in_next(page, view, index)
    stated = int(page.figures[index].value or 0)
    return told if told is not None and told > 0 and abs(told - stated) <= _SLIP else None


def _behind(page: Page, view: View, index: int) -> int | None:
    """The list that a mark, "namely" or "are" opens behind a number and its noun."""
    lower, figure = page.extraction.tokens.lower, page.figures[index]
    words, end = wordings("listing"), view.sentence.last
    first = figure.first
    if words["some"].within(lower, max(view.sentence.first, first - _ITEM), first):
        return None
    definite = lower[first - 1] in words["determiners"].rows if first > view.sentence.first else False
    for place in range(figure.last, min(figure.last + _LEAD, end - 1)):
        if words["some"].at(lower, place, end) or _is_figure(page, view, place):
            return None
        if is_capital(page, place) and lower[place].isalpha():
            return None
        opened = lower[place] in _OPENING or (definite and lower[place] in _BE)
        if not opened:
            continue
        start = place + 1
        if lower[place] in _BE and (
            lower[start].endswith("ed") or lower[start] in wordings("listing")["places"].rows
        ):
            return None
        if lower[place] == "," or lower[place] in _BE:
            size = words["namely"].at(lower, start, end)
            found = _items(page, view, start + size, comma=lower[place] == "," and not size)
        else:
            found = _items(page, view, start, comma=False)
        if found is not None and not _may_be_place(page, index, found, lower[place], start):
            return found.items
        if lower[place] != ",":
            return None
    return None


def _may_be_place(page: Page, index: int, found: Listed, opening: str, start: int) -> bool:
    """ "Two cities, Austin, Texas, and Reno": a name too many may tell where the one before it is."""
    figure = page.figures[index]
    more = found.items > int(figure.value or 0) and is_capital(page, start)
    return more and opening == "," and not is_person(figure.noun or "")


def _before(page: Page, view: View, index: int) -> int | None:
    """ "A, B and C are the three owners"; "wheat, barley and rye: these three crops"."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    while first > view.sentence.first and lower[first - 1] in wordings("listing")["determiners"].rows:
        first -= 1
    if first == page.figures[index].first or first - 2 < view.sentence.first:
        return None
    if lower[first - 1] not in _MAKE and lower[first - 1] not in _OPENING:
        return None
    found = _items(page, view, view.sentence.first, comma=False, until=first - 1)
    return found.items if found is not None and found.end == first - 1 else None


def _in_next(page: Page, view: View, index: int) -> int | None:
    """ "They are A, B and C", "Those wards were A, B and C", opening the next sentence."""
    sentences, lower = page.extraction.sentences, page.extraction.tokens.lower
    if view.number + 1 >= len(sentences):
        return None
    sentence = sentences[view.number + 1]
    words, first = wordings("listing"), sentence.first
    size = words["they"].at(lower, first, sentence.last)
    if not size:
        return None
    first += size
    if first < sentence.last and lower[first] not in _BE:
        first += 1  # "those wards were"
    if first + 2 >= sentence.last or lower[first] not in _BE:
        return None
    other = page.by_sentence.get(view.number + 1)
    found = _items(page, other or view, first + 1, comma=False, until=sentence.last)
    return found.items if found is not None else None


def _items(page: Page, view: View, start: int, comma: bool, until: int | None = None) -> Listed | None:
    """The list that begins at a token: short items, commas, one "and" before the last, and a mark behind it.

    ``comma``: it was opened by a comma, so that one has to close it, or the sentence ends.
    """
    lower, words = page.extraction.tokens.lower, wordings("listing")
    sizes, closed, end = [0], False, until if until is not None else view.sentence.last
    if start >= end or lower[start].endswith("ing"):
        return None
    named = is_capital(page, start)
    for place in range(start, end):
        word = lower[place]
        if word in _CLOSING or (closed and word == ","):
            end = place
            break
        if word in (",", "and"):
            if word == "and":
                if closed:
                    return None
                closed = True
            if sizes[-1]:
                sizes.append(0)
            elif word == ",":
                return None
            continue
        if (
            word == "("
            or sizes[-1] >= _ITEM
            or words["no-item"].at(lower, place, end)
            or _is_figure(page, view, place)
        ):
            return None
        if comma and named and not is_capital(page, place) and word not in words["particles"].rows:
            return None
        sizes[-1] += 1
    if comma and not named and len(sizes) < _PLAIN:
        return None
    whole = closed and len(sizes) > 1 and not _goes_on(lower, end)
    return Listed(len(sizes), end) if whole and sizes[-1] else None


def _goes_on(lower: list[str], end: int) -> bool:
    """ "Education and health, leisure and travel, and government": what an "and" closed was an item."""
    return lower[end : end + 1] == [","] and "and" in lower[end + 1 : end + _ITEM]


def _is_figure(page: Page, view: View, token: int) -> bool:
    return any(page.figures[i].first <= token < page.figures[i].last for i in view.figures)
