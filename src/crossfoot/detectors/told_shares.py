"""Shares that point back: "12 of them, 15% of the fleet", "nine finished, a rate of 75%", "9% of its 300 staff".

Of what they are a share is told by the part beside them, and by the one like figure that stands before it.
"""

from __future__ import annotations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling
from crossfoot.detectors.runs import classes_at, sort_of, sorted_figures, word_at
from crossfoot.detectors.wholes import (
    alike,
    near,
    stated_outright,
    usable,
    value_of,
    whole_before,
    whole_in_sentence,
)
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS

_PERCENT = ("percent", None)
COMPARED = frozenset(
    {"more-word", "less-word", "up-word", "down-word", "above", "below", "more-than", "less-than"}
)


def told_share(view: View, page: Page, book: Codebook) -> dict[str, Filling] | None:
    """The one share of a sentence that points back, with its part and its whole; None if any of them is unclear."""
    percents = sorted_figures(view, page, _PERCENT)
    if len(percents) != 1 or view.sentence.kind == "cell" or page.figures[percents[0]].hedge in BOUNDS:
        return None
    share = percents[0]
    item = view.plain.place[share]
    if classes_at(view, book, item + 1) & COMPARED or not _is_apposed(view, page, book, item):
        return None
    parts = [index for index in view.plain.place if _may_be_part(view, page, book, index, item)]
    whole = _own_whole(view, page, book, item)
    if not parts and whole is not None and _opens_back(view, page, book):
        part = whole_before(view, page, book, sort_of(page.figures[whole]) or _PERCENT, changes=True)
        parts = [] if part is None else [part]
    elif parts:
        part = parts[-1]
        sort = sort_of(page.figures[part]) or _PERCENT
        if whole is None:
            whole = whole_in_sentence(view, page, book, sort, view.plain.place[part], ())
        if whole is None and len(parts) == 1:
            whole = whole_before(view, page, book, sort)
        if whole is not None and page.figures[part].kind is Kind.MONEY and page.view_of(whole) is not view:
            whole = None
    if not parts or whole is None or not alike(page, whole, parts[-1:]):
        return None
    part = parts[-1]
    one, all_ = value_of(page.figures[part]), value_of(page.figures[whole])
    if not 0 < one < all_ or not near(100 * one / all_, value_of(page.figures[share])):
        return None
    return {"part": part, "whole": whole, "share": share}


def _is_apposed(view: View, page: Page, book: Codebook, item: int) -> bool:
    """Whether a share is said of what stands before it, and of what it is a share needs no other words."""
    before = classes_at(view, book, item - 1)
    behind = range(item + 1, min(item + 5, len(view.plain.chars)))
    words = [word_at(view, page, place) for place in behind]
    whole = "out-of" in classes_at(view, book, item + 1) or (
        words[:1] == ["of"] and bool(words_of("all-of-them") & set(words[1:4]))
    )
    ending = not words or bool(
        classes_at(view, book, item + 1) & {"mark-comma", "mark-stop", "close", "dash"}
    )
    apposed = (
        bool(before & {"mark-comma", "open", "dash", "amount-to"}) or word_at(view, page, item - 1) == "to"
    )
    rate = "=of" in before and any(
        word_at(view, page, place) in words_of("rates") for place in (item - 2, item - 3)
    )
    return (
        (apposed and (whole or (ending and not words_of("rates") & set(words))))
        or ((rate or "amount-to" in before) and ending)
        or (apposed and _own_whole(view, page, book, item) is not None)
    )


def _may_be_part(view: View, page: Page, book: Codebook, index: int, item: int) -> bool:
    """A count, sum or measure before the share that points back by itself: of nothing that is named, or "of them"."""
    sort = sort_of(page.figures[index])
    place = view.plain.place[index]
    of_them = "of-which" in classes_at(view, book, place + 1)
    may = stated_outright(page, index) if of_them else usable(view, page, book, index)
    if sort is None or sort == _PERCENT or place > item or not may:
        return False
    if classes_at(view, book, place + 1) & COMPARED:
        return False  # "$90m above plan, or 23 percent": the share is of the plan
    return sort[0] != "duration"


def _own_whole(view: View, page: Page, book: Codebook, item: int) -> int | None:
    """ "... of its 15,000-strong workforce", "of the 40 members": the whole behind the share itself."""
    for place in range(item + 2, min(item + 5, len(view.plain.chars))):
        index = view.plain.figures[place]
        if index >= 0:
            sort = sort_of(page.figures[index])
            of = "=of" in classes_at(view, book, item + 1) or word_at(view, page, item + 1) == "of"
            return (
                index if of and sort not in (None, _PERCENT) and page.figures[index].hedge is None else None
            )
    return None


def _opens_back(view: View, page: Page, book: Codebook) -> bool:
    """Whether a sentence begins with "that is", "they amount to", "the cuts represent"."""
    rows = [classes_at(view, book, item) for item in range(5)]
    told = any("amount-to" in classes for classes in rows) or any(
        word_at(view, page, item) in words_of("amounting") for item in range(5)
    )
    return told and bool(rows[0] & {"back-reference"})
