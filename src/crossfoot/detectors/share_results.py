"""Results told with what they come to a share, at two times.

"$223 million, or 49 cents a share, against $62 million, or 14 cents": each pair implies how many shares there are,
and in a year that number changes little. Where it does, only what a slip would set right is believed: preferred
dividends and minorities part a result from its shares as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.windows import middle_of
from crossfoot.detectors.wording import hedged_first
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_MONEY = Trigger(kinds=(Kind.MONEY,))
_SHARES = Trigger(words=("share", "unit"))
#: What stands between a result and its amount a share.
_BETWEEN = frozenset({",", "or", "(", "-", "–", "—", "of"})
_TELLING = frozenset({"or", "("})
_CLOSE = 4
#: Tokens behind an amount a share in which its time is told.
_BEHIND = 8
#: A company has more shares than this, and earns less than that on each unless it is said to be a share's.
_FEWEST, _DEAREST = 10_000.0, 1_000.0
#: The number of shares may have grown or shrunk so far between the two.
_MOST = 1.5
#: How near the numbers of shares come to each other once a slip is undone.
_NEAR = 1.15
_LOSSES = frozenset({"loss-word", "lose-verb", "deficit-noun"})
#: Words before the first result of a sentence that set it beside the result of the sentence before.
_SAME = frozenset({"old-time", "partial"})
_GAINS = frozenset({"profit-noun", "earn-verb", "surplus-noun"})


class _Result(NamedTuple):
    """A result, its amount a share, and whether the words before it call it a loss."""

    total: int
    each: int
    loss: bool


@needs(_MONEY, _SHARES)
def share_result_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Two results, of one sentence or of two that follow each other, each with its amount a share behind it."""
    last: list[_Result] = []
    number = -1
    for view in page.where(_MONEY, _SHARES):
        found = _results(page, view, book)
        goes_on = number == view.number - 1 and bool(_opening(page, view, found, book) & _SAME)
        lone = goes_on and len(found) == 1 and len(last) == 1
        for now, then in pairwise([*(last if lone else []), *found]):
            if _are_alike(page, now, then) and _is_telling(page, now, then):
                filled = {
                    "income": now.total,
                    "eps": now.each,
                    "old_income": then.total,
                    "old_eps": then.each,
                }
                near = page.figures[now.total].sentence == view.number
                yield Reading(rule, filled, Tier.ANCHORED, "sentence" if near else "previous")
        last, number = found, view.number


def result_pairs(page: Page, view: View, book: Codebook) -> list[tuple[int, int]]:
    """Every two profits of a sentence that are told with what they come to a share, the later one first."""
    return [(new, old) for new, _, old, _ in result_shares(page, view, book)]


def result_shares(page: Page, view: View, book: Codebook) -> list[tuple[int, int, int, int]]:
    """The same, each with its amount a share behind it."""
    found = _results(page, view, book) if view.words & {"share", "shares"} else []
    return [
        (now.total, now.each, then.total, then.each)
        for now, then in pairwise(found)
        if not (now.loss or then.loss) and _are_alike(page, now, then)
    ]


def _results(page: Page, view: View, book: Codebook) -> list[_Result]:
    """Every result with its amount a share; a second one is a loss if the first was and nothing else is said."""
    money = [index for index in view.figures if _is_sum(page.figures[index])]
    found: list[_Result] = []
    loss, seen = False, view.sentence.first
    for total, each in pairwise(money):
        if _is_a_share_of(page, view, total, each):
            told = _is_loss(page, view, book, seen, total)
            loss = loss if told is None else told
            seen = page.figures[each].last
            found.append(_Result(total, each, loss))
    return found


def _opening(page: Page, view: View, found: list[_Result], book: Codebook) -> frozenset[str]:
    """The classes of the words before the first result of a sentence, or right behind the only one."""
    end = page.figures[found[0].total].first if found else 0
    if len(found) == 1:
        end = min(page.figures[found[0].each].last + _BEHIND, view.sentence.last)
    items = zip(view.plain.items, view.plain.chars, strict=True)
    return frozenset().union(*(book.sets[char] for (first, _), char in items if first < end))


def _is_sum(figure: Figure) -> bool:
    plain = figure.kind is Kind.MONEY and not figure.identifier and figure.hedge not in BOUNDS
    return plain and figure.value is not None and figure.value > 0


def _is_a_share_of(page: Page, view: View, total: int, each: int) -> bool:
    one, other = page.figures[total], page.figures[each]
    gap = page.extraction.tokens.lower[one.last : hedged_first(page, view, each)]
    joined = 0 < len(gap) <= _CLOSE and _BETWEEN.issuperset(gap) and not _TELLING.isdisjoint(gap)
    if not joined or one.unit != other.unit or one.per == "share" or other.per not in (None, "share"):
        return False
    size = middle_of(other)
    return (size < _DEAREST or other.per == "share") and middle_of(one) > _FEWEST * size


def _is_loss(page: Page, view: View, book: Codebook, first: int, total: int) -> bool | None:
    """What the last word of profit or loss before a result says; None if none stands there."""
    told = None
    for (start, _), char in zip(view.plain.items, view.plain.chars, strict=True):
        if first <= start < page.figures[total].first:
            classes = book.sets[char]
            if classes & _LOSSES:
                told = True
            elif classes & _GAINS:
                told = told if told is not None and "loss" in classes else False
    return told


def _are_alike(page: Page, now: _Result, then: _Result) -> bool:
    """One currency, and at least one of the two amounts is said to be that of a share."""
    units = {page.figures[index].unit for index in (now.total, now.each, then.total, then.each)}
    return len(units) == 1 and "share" in (page.figures[now.each].per, page.figures[then.each].per)


def _is_telling(page: Page, now: _Result, then: _Result) -> bool:
    """Whether the numbers of shares are near each other, or would be with a slip undone.

    A loss beside a profit is the one before or after what holders of other shares are due: only a scale word that is
    wrong is believed there.
    """
    total, each, old, old_each = (
        middle_of(page.figures[index]) for index in (now.total, now.each, then.total, then.each)
    )
    ratio = total / each / (old / old_each)
    if 1 / _MOST <= ratio <= _MOST:
        return True
    powers = (3, -3) if now.loss is not then.loss else (1, -1, 2, -2, 3, -3)
    return any(1 / _NEAR <= ratio * 10.0**power <= _NEAR for power in powers)
