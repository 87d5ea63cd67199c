"""A move of a price told as a percentage, and in another sentence as an amount with the level that it led to.

"Its shares dropped 9 percent on Wednesday ... the stock was down $1.81 at $19": the two are one move. What ties them is
the thing that is priced, its shares or its oil, and the way that it went; the percentage has no level of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from crossfoot.binding.cases import direction_at
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.windows import middle_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_TOLD = Trigger(kinds=(Kind.PERCENT,), lists=("comparing.priced",))
_PRICED = Trigger(kinds=(Kind.MONEY,), lists=("comparing.priced",))
#: Items of a clause between what is priced and its move, and between the amount and the level.
_BACK, _APART = 12, 6
#: Items of a name around what is priced.
_NAME = 4
_STOPS = frozenset({"mark-semicolon", "mark-stop", "mark-colon"})
_LEVELS = frozenset({"new-level", "at-level", "moved-level"})
_NOT_NOW = frozenset({"expected", "old-level", "extreme", "of-whole"})
_UP, _DOWN = "up", "down"
#: Points by which a percentage that is hedged may be away from the move.
_ROUGH = 1.0
#: The same for one that is not, beyond its rounding; and how many times too large or small a slip makes it at least.
_LOOSE, _APART_BY = 0.05, 1.4
#: "As much as 9 percent" is the furthest that it went, not where it stands.
_FURTHEST = frozenset({"at-most", "up-to", "at-least"})
#: Tokens behind a percentage in which its time is told, and times that are no day.
_BEHIND = 5
_LONGER = frozenset({
    "since", "year", "years", "month", "months", "week", "weeks", "quarter", "year-to-date", "far", "over", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
})  # fmt: skip


class _Move(NamedTuple):
    """A move with what it is a move of: the words of its kind ("shares", "oil") and the names around them."""

    sentence: int
    sort: str
    names: frozenset[str]
    way: int
    figures: tuple[int, ...]


@needs(_TOLD, _PRICED)
def price_move_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every move in money, with the only percentage of another sentence that is of the same thing and way."""
    amounts = [move for view in page.where(_PRICED) for move in _amounts(page, view, book)]
    if not amounts:
        return
    shares = [move for view in page.where(_TOLD) for move in _percents(page, view, book)]
    seen: set[int] = set()
    for move in amounts:
        same = [one for one in shares if one.sentence != move.sentence and _is_same(one, move)]
        values = {page.figures[one.figures[0]].value for one in same}
        if len(values) != 1 or same[0].figures[0] in seen:
            continue
        seen.add(same[0].figures[0])
        amount, level = move.figures
        if not _is_near(page, same[0].figures[0], amount, level, move.way):
            continue
        filled = {"percent": same[0].figures[0], "amount": amount, "level": level}
        yield Reading(rule, filled, Tier.ANCHORED, "article", _UP if move.way > 0 else _DOWN)


def _is_near(page: Page, percent: int, amount: int, level: int, way: int) -> bool:
    """Whether a percentage may be that of the move, or is so far from it that a slip must lie between.

    Prices move on: what is told of the morning and of the close differs a little, and that is no error. "Nearly 9
    percent" is said of 8.7 and of 9.1.
    """
    figure, moved = page.figures[percent], middle_of(page.figures[amount])
    stated = float(figure.value or 1)
    before = middle_of(page.figures[level]) - way * moved
    if before <= 0:
        return False
    share = 100 * moved / before
    if figure.hedge is not None:
        past = (share - stated) * {"below": -1, "above": 1}.get(figure.hedge, 1)
        return abs(share - stated) <= _ROUGH and (past >= 0 or figure.hedge not in BOUNDS)
    low, high = figure.floats
    return low - _LOOSE <= share <= high + _LOOSE or not 1 / _APART_BY <= share / stated <= _APART_BY


def _is_same(one: _Move, other: _Move) -> bool:
    """One thing that went one way: the same sort, and a name in common where both have names."""
    if one.sort != other.sort or one.way != other.way:
        return False
    return not one.names or not other.names or bool(one.names & other.names)


def _amounts(page: Page, view: View, book: Codebook) -> Iterator[_Move]:
    """ "was down $1.81 at $19": an amount, and right behind it the level."""
    told = [index for index in view.plain.place if page.figures[index].kind is Kind.MONEY]
    for amount, level in pairwise(told):
        one, other = page.figures[amount], page.figures[level]
        if not (_is_plain(one) and _is_plain(other) and one.unit == other.unit):
            continue
        if "delta" not in view.roles[amount] or view.roles[amount] & {"paired", "or-paired"}:
            continue
        names = view.roles[level]
        if not names & _LEVELS or names & _NOT_NOW or (one.value or 0) >= (other.value or 0):
            continue
        between = range(view.plain.place[amount] + 1, view.plain.place[level])
        if len(between) > _APART or any(view.plain.figures[at] >= 0 for at in between):
            continue
        yield from _moves(page, view, book, amount, (amount, level))


def _percents(page: Page, view: View, book: Codebook) -> Iterator[_Move]:
    """ "shares dropped 9 percent": a change in per cent without a level of its own."""
    for index in view.plain.place:
        figure, names = page.figures[index], view.roles[index]
        if figure.kind is not Kind.PERCENT or not _is_plain(figure) or "delta" not in names:
            continue
        if names & (_NOT_NOW | {"paired", "or-paired"}) or _has_level(page, view, index):
            continue
        behind = page.extraction.tokens.lower[figure.last : min(figure.last + _BEHIND, view.sentence.last)]
        if figure.hedge in _FURTHEST or not _LONGER.isdisjoint(behind):
            continue
        yield from _moves(page, view, book, index, (index,))


def _has_level(page: Page, view: View, index: int) -> bool:
    """Whether an exact price stands close behind a percentage: it tells its own level."""
    item = view.plain.place[index]
    for at in range(item + 1, min(item + 1 + _APART, len(view.plain.chars))):
        other = view.plain.figures[at]
        if other >= 0:
            figure = page.figures[other]
            return figure.kind in (Kind.MONEY, Kind.NUMBER) and figure.hedge is None
    return False


def _moves(page: Page, view: View, book: Codebook, index: int, figures: tuple[int, ...]) -> Iterator[_Move]:
    """The move with what is priced: the nearest word for it before the figure, no other figure between."""
    way = direction_at(view, index)
    item, plain, lower = view.plain.place[index], view.plain, page.extraction.tokens.lower
    rows = wordings("comparing")["priced"].rows
    for at in range(item - 1, max(item - 1 - _BACK, -1), -1) if way else ():
        if book.sets[plain.chars[at]] & _STOPS or plain.figures[at] >= 0:
            return
        word = lower[plain.items[at][0]]
        if word in rows:
            sort = "shares" if word in ("shares", "stock") else "oil" if word in ("oil", "crude") else word
            names = _names(page, view, at) if sort == "shares" else frozenset()
            yield _Move(page.figures[index].sentence, sort, names, way, figures)
            return


def _names(page: Page, view: View, item: int) -> frozenset[str]:
    """The capitalised words around what is priced: "Shares of Alder", "Alder's shares"."""
    text, tokens = page.extraction.text, page.extraction.tokens
    first, last = view.plain.items[item]
    behind = tokens.lower[last : last + 1] == ["of"]
    near = range(last, last + _NAME) if behind else range(first - _NAME, first)
    near = range(max(view.sentence.first + 1, near.start), min(view.sentence.last, near.stop))
    return frozenset(
        tokens.lower[at].removesuffix("'s")
        for at in near
        if text[tokens.starts[at]].isupper() and len(tokens.lower[at]) > 1
    )


def _is_plain(figure: Figure) -> bool:
    return figure.value is not None and figure.value > 0 and not figure.identifier and not figure.is_range
