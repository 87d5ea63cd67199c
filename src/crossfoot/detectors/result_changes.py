"""A change of a result told at the top, and the two results that it follows from, told further on.

"The grocer posted a 24 percent rise in quarterly profit" opens the article; paragraphs later "net income rose to $28.2
million from $22.7 million". What ties them is the noun: profit with profit, revenue with revenue, and no other sort of
profit. The top tells one change of it, and the first two results of that noun are those of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crossfoot.binding.cases import direction_at
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.share_results import result_pairs, result_shares
from crossfoot.detectors.windows import middle_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_TOLD = Trigger(kinds=(Kind.PERCENT,))
_RESULTS = Trigger(kinds=(Kind.MONEY, Kind.COUNT))
_METRICS = {"profit-noun": "profit", "earn-verb": "profit", "revenue-noun": "revenue"}
_CALLED = frozenset(_METRICS)
#: Sales of some of the shops only.
_PARTIAL = frozenset({"store", "same-store", "comp", "comparable", "comparable-store", "organic", "like"})
#: What a price is a price of.
_SHARES = frozenset({"shares", "stock"})
#: More than this were sold, where a number of things is told.
_FEW = 1000
#: Sentences of the top, and of the text behind it in which the results are told.
_TOP, _FAR = 3, 30
#: Items from a change to its noun behind it, or before it; and from a noun to its result.
_AHEAD, _BACK, _LEAD = 7, 8, 14
_LEVELS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER})
_CHANGES = frozenset({"rise-noun", "fall-noun"})
_VERBS = frozenset({"rise-verb", "fall-verb", "up-word", "down-word"})
_BREAKS = frozenset(
    {"mark-comma", "mark-semicolon", "mark-stop", "mark-colon", "dash", "hard-break", "open", "close"}
)
_APART = frozenset({"mark-semicolon", "mark-stop", "mark-colon"})
#: Sorts of profit that say no more than that it is the profit.
_PLAIN = frozenset({"net", "quarterly", "annual", "attributable", "gross"})
#: Two changes that are not further apart are the same, roughly told.
_NEAR = 0.02
_LOST = frozenset({"lost", "loss-level", "loss-word", "lose-verb"})
_ADJUSTED = frozenset({"adjusted", "expected", "future", "modal"})
#: What a noun of a result is no result before: "sales price".
_OTHERS = frozenset({"price", "prices", "force", "staff", "tax"})


class _Pair(NamedTuple):
    """Two results of one noun, the later and the earlier one."""

    new: int
    old: int
    called: tuple[str, frozenset[str]]


@needs(_TOLD, _RESULTS)
def result_change_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The one change of profit, or of revenue, that the top tells, with the first two results of that noun."""
    changes: dict[tuple[str, frozenset[str]], list[int]] = {}
    for view in page.where(_TOLD):
        if view.number >= _TOP:
            break
        for index in view.plain.place:
            called = _called(page, view, book, index)
            if called is not None:
                changes.setdefault(called, []).append(index)
    if not changes:
        return
    pairs: dict[tuple[str, frozenset[str]], _Pair] = {}
    for pair in _pairs(page, book):
        pairs.setdefault(pair.called, pair)
    for called, told in changes.items():
        found = pairs.get(called)
        if found is not None and len({page.figures[index].value for index in told}) == 1:
            case = _case(page, told[0], found)
            if case is not None and not _is_a_share(page, told[0], found, book):
                filled = {"change": told[0], "new": found.new, "old": found.old}
                yield Reading(rule, filled, Tier.ANCHORED, "article", case)


def _case(page: Page, change: int, pair: _Pair) -> str | None:
    """The direction that the words give the change, if no other level is told of it in its own sentence."""
    view = page.view_of(change)
    if view is None or page.figures[change].sentence >= page.figures[pair.new].sentence:
        return None
    for index in view.plain.place:
        level = page.figures[index]
        same = level.kind in _LEVELS and level.per is None
        led = view.roles[index] & {"new-level", "moved-level", "moved-from"}
        if same and led and level.value != page.figures[pair.new].value:
            return None
    then = page.view_of(pair.new)
    sizes = [i for i in then.plain.place if page.figures[i].kind is Kind.PERCENT] if then is not None else []
    own = {page.figures[i].value for i in sizes if then is not None and "delta" in then.roles[i]}
    if own and page.figures[change].value not in own:
        return None  # the two results tell another change of their own
    way = direction_at(view, change)
    return {1: "percent-up", -1: "percent-down"}.get(way)


def _is_a_share(page: Page, change: int, pair: _Pair, book: Codebook) -> bool:
    """Whether it is the profit of a share that changed by so much, and not the profit."""
    view = page.view_of(pair.new)
    for _, each, _, old in result_shares(page, view, book) if view is not None else ():
        if not page.figures[old].value or not page.figures[pair.old].value:
            continue
        moved = abs(middle_of(page.figures[each]) / middle_of(page.figures[old]) - 1)
        whole = abs(middle_of(page.figures[pair.new]) / middle_of(page.figures[pair.old]) - 1)
        stated = middle_of(page.figures[change]) / 100
        if abs(moved - stated) < _NEAR <= abs(whole - stated):
            return True
    return False


def _called(page: Page, view: View, book: Codebook, index: int) -> tuple[str, frozenset[str]] | None:
    """What a percentage is the change of: the noun behind "rise in", or before "rose"."""
    figure, roles = page.figures[index], view.roles[index]
    if figure.kind is not Kind.PERCENT or figure.value is None or figure.identifier or figure.hedge in BOUNDS:
        return None
    item, chars = view.plain.place[index], view.plain.chars
    first, lower = figure.first, page.extraction.tokens.lower
    better = lower[first - 2 : first] == ["-", "expected"]  # "a better-than-expected 47 percent jump"
    ahead = range(item + 1, min(item + 1 + _AHEAD, len(chars)))
    named = [bool(book.sets[chars[at]] & _CHANGES) for at in ahead[:2]]
    delta = "delta" in roles or (better and named[:1] == [True])
    if not delta or "of-whole" in roles or ("expected" in roles and not better):
        return None
    if named[:1] == [True]:
        return _noun_at(page, view, book, ahead)
    if named[1:] == [True] and (called := _noun_at(page, view, book, ahead[:1])) is not None:
        return called  # "a 27 percent revenue rise"
    back = range(item - 1, max(item - 1 - _BACK, -1), -1)
    verb = any(book.sets[chars[at]] & _VERBS for at in back[:2])
    if any("=to" in book.sets[chars[at]] for at in back[:3]):
        return None  # "expectations that called for profit to fall 14 percent"
    return _noun_at(page, view, book, back) if verb else None


def _noun_at(page: Page, view: View, book: Codebook, items: range) -> tuple[str, frozenset[str]] | None:
    """The first noun of a result among some items, with the sort of profit that the word before it says."""
    lower, plain = page.extraction.tokens.lower, view.plain
    for at in items:
        classes = book.sets[plain.chars[at]]
        if plain.figures[at] >= 0 or classes & (_BREAKS | _LOST | _ADJUSTED):
            return None
        if lower[plain.items[at][0]] in _SHARES:
            return "shares", frozenset()
        if classes & _CALLED:
            if at and (
                book.sets[plain.chars[at - 1]] & _ADJUSTED or lower[plain.items[at - 1][0]] in _PARTIAL
            ):
                return None
            last = plain.items[at][1]
            if lower[last : last + 2] in (["per", "share"], ["a", "share"]) or lower[last] in _OTHERS:
                return None
            name = next(_METRICS[one] for one in sorted(classes & _CALLED))
            sort = plain.items[at - 1] if at and "profit-sort" in book.sets[plain.chars[at - 1]] else None
            word = lower[sort[0]] if sort is not None else ""
            return name, frozenset({word} - _PLAIN - {""})
    return None


def _pairs(page: Page, book: Codebook) -> Iterator[_Pair]:
    """Every two results that one sentence sets against each other, in the order of the text."""
    for view in page.where(_RESULTS):
        if view.number > _FAR:
            return
        for new, old in [*result_pairs(page, view, book), *_moved(page, view)]:
            one, other = page.figures[new], page.figures[old]
            if not (
                _is_result(one) and _is_result(other) and (one.kind, one.unit) == (other.kind, other.unit)
            ):
                continue
            if (view.roles.get(new, set()) | view.roles.get(old, set())) & _LOST:
                continue
            item = view.plain.place.get(new)
            if item is None or _is_foreseen(view, book, item):
                continue
            called = _before(page, view, book, item)
            if called is not None:
                yield _Pair(new, old, called)


def _is_foreseen(view: View, book: Codebook, item: int) -> bool:
    """Whether words before a level make it a forecast or an adjusted one: "it forecast a profit of 190 billion"."""
    frame = view.frames.of[item]
    return any(
        view.frames.of[at] == frame
        and view.plain.figures[at] < 0
        and book.sets[view.plain.chars[at]] & _ADJUSTED
        for at in range(item)
    )


def _moved(page: Page, view: View) -> list[tuple[int, int]]:
    """The level that something went to and the one that it came from, where a sentence tells one of each."""
    pairs = []
    for kind in (Kind.MONEY, Kind.COUNT):
        told = [index for index in view.plain.place if _is_result(page.figures[index])]
        told = [index for index in told if page.figures[index].kind is kind]
        new = [index for index in told if "moved-level" in view.roles[index]]
        old = [index for index in told if "moved-from" in view.roles[index]]
        if len(new) == len(old) == 1:
            pairs.append((new[0], old[0]))
    return pairs


def _is_result(figure: Figure) -> bool:
    told = figure.kind is Kind.MONEY or (figure.kind is Kind.COUNT and (figure.value or 0) > _FEW)
    plain = told and figure.value is not None and figure.value > 0
    return plain and figure.per is None and not figure.identifier and figure.hedge not in BOUNDS


def _before(page: Page, view: View, book: Codebook, item: int) -> tuple[str, frozenset[str]] | None:
    """What a level is the level of: the nearest noun of a result before it."""
    start = max(item - 1 - _LEAD, -1)
    for at in range(item - 1, start, -1):
        classes = book.sets[view.plain.chars[at]]
        if view.plain.figures[at] >= 0 and page.figures[view.plain.figures[at]].kind is Kind.MONEY:
            return None
        if classes & (_APART | _LOST | _ADJUSTED):
            return None
        if classes & _CALLED or page.extraction.tokens.lower[view.plain.items[at][0]] in _SHARES:
            return _noun_at(page, view, book, range(at, at - 1, -1))
    return None
