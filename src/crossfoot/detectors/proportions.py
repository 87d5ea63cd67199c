"""Proportions told apart from their figures: "25 otters ... Six died in the first year, which puts mortality at 24%".

The share says by its own words that it is one ("a rate of", "puts ... at", "that is", "of the total"); its part and its
whole are the only two counts before it, in the smallest stretch that holds two, and the part counts nothing of its own.
A figure that another share has used up is none of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling
from crossfoot.detectors.accounts import is_aside, phrase_at
from crossfoot.detectors.runs import classes_at, is_compound, sort_of, word_at
from crossfoot.detectors.wholes import near, usable, value_of
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS

_BACK, _REACH = 4, 6
_COUNT = ("count", None)
_HUNDRED, _TIMES = 100.0, 2.5
_AMOUNTS = frozenset({Kind.COUNT, Kind.MEASURE, Kind.MONEY, Kind.NUMBER})
_POINTERS = frozenset({"in", "it", "so", "that", "the", "these", "they", "this", "those", "thus", "which"})
_ENDS = frozenset({"mark-comma", "mark-stop", "mark-semicolon", "close", "dash"})
_LINKS = frozenset({"=of", "=at", "be", "amount-to", "=to"})
_CHANGED = frozenset(
    {"more-word", "less-word", "up-word", "down-word", "above", "below", "more-than", "less-than"}
)


def told_proportion(view: View, page: Page, book: Codebook) -> Iterator[dict[str, Filling]]:
    """Every percentage of a sentence that is told of counts before it, with its part and its whole."""
    for share in view.plain.place:
        figure = page.figures[share]
        if figure.kind is not Kind.PERCENT or figure.value is None or figure.hedge in BOUNDS:
            continue
        if not _may_have_pair(view, page, share):
            continue
        if figure.per is not None or not tells_a_rate(view, page, book, view.plain.place[share]):
            continue
        pair = _pair_before(view, page, book, share)
        if pair is None or _is_of_something_else(view, page, book, share, pair):
            continue
        if _is_of_others(view, page, book, share) and _side_by_side(page, *pair):
            continue
        if _comes_near(page, *pair, share):
            yield {"part": pair[0], "whole": pair[1], "share": share}


def _is_of_something_else(view: View, page: Page, book: Codebook, share: int, pair: tuple[int, int]) -> bool:
    """Whether a share is of what its own sentence tells: of the figure before it, or of a subject named there.

    "It dug 1.9m tonnes of coal, 40% of them for a power station"; "Online bids made up 81% of the total".
    """
    item = view.plain.place[share]
    shares = [i for i in view.plain.place if page.figures[i].kind is Kind.PERCENT]
    if len(shares) > 1 and not set(pair) & set(view.plain.place):
        return True  # "Britons made up 29%, Germans 22%", "94.1%, against 98.6%"
    if (
        not classes_at(view, book, item + 1) & {"of-which", "out-of"}
        and word_at(view, page, item + 1) != "of"
    ):
        return False
    before = [i for i in view.plain.place if i < share and page.figures[i].kind in _AMOUNTS]
    if before:
        return before[-1] not in pair
    words = {word_at(view, page, place) for place in range(item)}
    return word_at(view, page, 0) not in _POINTERS and not words & words_of("rates")


def _is_of_others(view: View, page: Page, book: Codebook, share: int) -> bool:
    """ "52% of those seen": those may be others than the ones told of before."""
    return "of-which" in classes_at(view, book, view.plain.place[share] + 1)


def _side_by_side(page: Page, part: int, whole: int) -> bool:
    """ "Seven families moved away and four withdrew": neither is a part of the other."""
    first, last = sorted((page.figures[part].last, page.figures[whole].last))
    one = page.figures[part].sentence == page.figures[whole].sentence
    return one and "and" in page.extraction.tokens.lower[first:last]


def _comes_near(page: Page, part: int, whole: int, share: int) -> bool:
    one, all_ = value_of(page.figures[part]), value_of(page.figures[whole])
    stated = value_of(page.figures[share])
    if stated <= 0 or not 0 < one < all_:
        return False
    computed = _HUNDRED * one / all_
    return near(computed, stated) or 1 / _TIMES < computed / stated < _TIMES


def tells_a_rate(view: View, page: Page, book: Codebook, item: int) -> bool:
    """Whether the words beside a share say that it is one of figures told before it."""
    before, behind = classes_at(view, book, item - 1), classes_at(view, book, item + 1)
    if behind & _CHANGED:
        return False
    words = {
        word for place in range(max(item - _REACH, 0), item) for word in phrase_at(view, page, place).split()
    }
    if "mark-comma" in before and word_at(view, page, item - 2) in words_of("rates"):
        return True  # "call that share, 35%, alarming"
    if before & _LINKS and (words_of("rates") & words or words_of("putting") & words):
        return True
    if "=at" in before and word_at(view, page, item - 2) == "which":
        return True  # "which at 18 per cent is twice the national figure"
    apposed = bool(before & {"amount-to", "open", "dash"}) or word_at(view, page, item - 1) == "or"
    if apposed and (not behind or behind & _ENDS):
        return True
    return bool(behind & {"out-of", "of-which"}) and bool(before & _ENDS)


def _may_have_pair(view: View, page: Page, share: int) -> bool:
    """Whether two counts stand before a share at all: the quick question before the slow ones."""
    known = page.once("counts by sentence", lambda: {one.number: _counts_in(page, one) for one in page.views})
    found = 0
    for number in range(view.number - _BACK, view.number + 1):
        found += sum([index < share for index in known.get(number, ())])
    return found > 1


def _counts_in(page: Page, view: View) -> list[int]:
    return [index for index in view.figures if sort_of(page.figures[index]) == _COUNT]


def _pair_before(view: View, page: Page, book: Codebook, share: int) -> tuple[int, int] | None:
    """The part and the whole: the only two counts of the smallest stretch before a share that has two."""
    found: list[int] = []
    for number in range(view.number, max(view.number - _BACK, 0) - 1, -1):
        other = page.by_sentence.get(number)
        if other is None or other.sentence.kind != "prose":
            continue
        own = _counts_of(other, page, book, share)
        if own is None:
            return None
        found = own + found
        if len(found) > 1:
            break
    if len(found) != 2:
        return None
    if value_of(page.figures[found[0]]) < value_of(page.figures[found[1]]) and found[1] in _definite(
        page, found[1]
    ):
        found.reverse()  # "just 270 of the 3,600 fires"
    whole, part = (page.figures[index] for index in found)
    lower = page.extraction.tokens.lower
    named = whole.noun is not None or lower[whole.last : whole.last + 2] == ["of", "the"]
    told = named and part.noun in (None, whole.noun)
    return (found[1], found[0]) if told and value_of(part) < value_of(whole) else None


def _definite(page: Page, index: int) -> frozenset[int]:
    view = page.view_of(index)
    return view.skeletons.definite if view is not None else frozenset()


def _counts_of(view: View, page: Page, book: Codebook, share: int) -> list[int] | None:
    """The counts of a sentence before a share that no other share has used up; None if one of them is unclear."""
    found: list[int] = []
    for index in view.plain.place:
        if index >= share:
            break
        figure = page.figures[index]
        if figure.kind is Kind.PERCENT:
            found = []
        if sort_of(figure) != _COUNT or is_compound(page, index) or is_aside(page, book, index):
            continue
        if not usable(view, page, book, index) or value_of(figure) % 1:
            return None
        found.append(index)
    return found
