"""From a loss to a profit, or back: the two of them, and the way between.

"A year ago the yard lost 31 million crowns. ... It has now reported a surplus of 14 million, a turnaround of 45
million": the way is told by a word of its own, the loss and the profit are the only two like sums before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.windows import in_order, middle_of, near, parted, roles_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_SWINGS = Trigger(classes=("swing-noun",))
_BACK, _REACH = 5, 8
_LOST = frozenset({"lost", "loss-level"})
_GAINED = frozenset({"profit"})
_LOSSES = frozenset({"loss-word", "deficit-noun", "lose-verb"})
_GAINS = frozenset({"profit-noun", "surplus-noun", "gain-word", "earn-verb"})
_STOPS = frozenset({"mark-semicolon", "mark-stop"})
_NOT_TOLD = frozenset({"expected", "aside", "extreme"})


@needs(_SWINGS)
def swing_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every swing, with the only loss and the only profit that it can lie between."""
    for view in page.where(_SWINGS):
        for index in view.plain.place:
            figure = page.figures[index]
            if "swing" not in view.roles[index] or figure.kind is not Kind.MONEY or figure.is_range:
                continue
            found = _sides(page, view, book, index)
            if found is not None:
                loss, profit, window = found
                tier = Tier.ANCHORED if window == "sentence" else Tier.CUED
                filled = in_order(rule, {"swing": index, "loss": loss, "profit": profit})
                yield Reading(rule, filled, tier, window)


def _sides(page: Page, view: View, book: Codebook, swing: int) -> tuple[int, int, str] | None:
    """The loss and the profit: the only other two sums of the sentence, or of it and the nearest with any."""
    unit = page.figures[swing].unit
    pool: list[int] = []
    for back in range(_BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is None or (back and other.sentence.kind == "heading"):
            continue
        pool += [index for index in other.plain.place if index != swing and _is_sum(page, index, unit)]
        pool = distinct(page, pool)
        if len(pool) > 2:
            return None
        if len(pool) == 2:
            sides = _sorted(page, book, pool)
            if (
                sides is None
                or not _may_be(page, swing, *sides)
                or _is_afterthought(page, view, book, swing, pool)
            ):
                return None
            return *sides, "paragraph" if back else "sentence"
    return None


def _is_afterthought(page: Page, view: View, book: Codebook, swing: int, pool: list[int]) -> bool:
    """ "an improvement of £3m, when its rival had a profit of £22m": told behind the swing, in another clause."""
    place = view.plain.place
    return any(place.get(index, -1) > place[swing] and parted(page, book, swing, index) for index in pool)


def _is_sum(page: Page, index: int, unit: str | None) -> bool:
    figure = page.figures[index]
    plain = figure.kind is Kind.MONEY and figure.unit == unit and figure.per is None and not figure.is_range
    return plain and figure.value is not None


def _sorted(page: Page, book: Codebook, pool: list[int]) -> tuple[int, int] | None:
    """The loss and the profit; None unless words make one of them the one and the other the other."""
    one, other = pool
    if any(roles_of(page, index) & _NOT_TOLD for index in pool):
        return None
    ways = [_way(page, book, index) for index in pool]
    if ways[0] * ways[1] >= 0:
        return None
    return (one, other) if ways[0] < 0 else (other, one)


def _way(page: Page, book: Codebook, index: int) -> int:
    """-1 for a loss, 1 for a profit, by the nearest word on either side; 0 where neither is said."""
    roles, view = roles_of(page, index), page.view_of(index)
    told = bool(roles & _GAINED) - bool(roles & _LOST)
    if told or view is None:
        return told
    item = view.plain.place[index]
    for step in range(1, _REACH + 1):
        for place in (item - step, item + step):
            if 0 <= place < len(view.plain.chars) and view.plain.figures[place] < 0:
                classes = book.sets[view.plain.chars[place]]
                way = bool(classes & _GAINS) - bool(classes & _LOSSES)
                if way:
                    return way
    return 0


def _may_be(page: Page, swing: int, loss: int, profit: int) -> bool:
    """Whether a digit, or the wrong sign, may lie between the swing that is told and the two sums."""
    one, two, stated = (middle_of(page.figures[index]) for index in (loss, profit, swing))
    return near(one + two, stated) or near(abs(one - two), stated)
