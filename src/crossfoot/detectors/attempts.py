"""Shares of attempts as the sports page prints them: ".345, 50 for 145", "a 10-6 record (.625)", "19-for-27, 70.4%"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.wording import hedged_first, of_kinds, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.quantities.rounding import is_tally
from crossfoot.rulebook import Rule

_TABLE = "bounds"
_NUMBERS = Trigger(kinds=(Kind.NUMBER, Kind.PERCENT))
_TRIED = Trigger(lists=("bounds.attempts", "bounds.averages"), kinds=(Kind.SCORE, Kind.RATIO))
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_PAIRS = frozenset({Kind.RATIO, Kind.SCORE})
_PLACES, _WHOLE = 3, 100
_REACH, _GAP = 9, 4
_APART = Decimal("0.16")


@needs(_NUMBERS, _TRIED)
def attempt_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A share, and the only made and tried, or the only record of games, of its sentence."""
    for view in page.where(_NUMBERS, _TRIED):
        for share in of_kinds(page, view, frozenset({Kind.NUMBER, Kind.PERCENT})):
            figure = page.figures[share]
            average = _is_average(figure)
            if average or (figure.kind is Kind.PERCENT and figure.value is not None and figure.hedge is None):
                yield from _readings(rule, page, view, share, average)


def _readings(rule: Rule, page: Page, view: View, share: int, average: bool) -> Iterator[Reading]:
    printed = [index for index in of_kinds(page, view, _PAIRS) if len(page.figures[index].parts) == 2]
    if len(printed) == 1 and _is_near(page, printed[0], share):
        one, two = page.figures[printed[0]].parts
        joined = page.figures[printed[0]].kind is Kind.RATIO
        shown = page.figures[share]
        if joined and is_tally(page.figures[printed[0]]) and _is_likely(one, two, shown):
            yield Reading(
                rule, {"tries": printed[0], "share": share}, Tier.ANCHORED, "sentence", case="joined"
            )
        elif not joined and average and _is_likely(one, one + two, shown):
            yield Reading(
                rule, {"tries": printed[0], "share": share}, Tier.ANCHORED, "sentence", case="record"
            )
        return
    pairs = [pair for pair in _pairs(page, view, share) if average or _is_tried(page, view, *pair)]
    if (
        len(pairs) == 1
        and _is_told_of(page, pairs[0], share)
        and any(_is_near(page, index, share) for index in pairs[0])
    ):
        made, tried = pairs[0]
        filled = {"made": made, "tried": tried, "share": share}
        yield Reading(rule, filled, Tier.ANCHORED, "sentence", case="apart")


def _is_told_of(page: Page, pair: tuple[int, int], share: int) -> bool:
    made, tried = (page.figures[index].value or Decimal(0) for index in pair)
    return _is_likely(made, tried, page.figures[share])


def _is_likely(made: Decimal, tried: Decimal, share: Figure) -> bool:
    """Whether a share is that of the two but for a slip: others stand in the sentence as well."""
    if share.value is None or not 0 < made <= tried:
        return False
    stated = share.value / (_WHOLE if share.kind is Kind.PERCENT else 1)
    exact = f"{made / tried:.3f}"
    digits = "".join(letter for letter in share.text if letter.isdigit())
    turned = sorted(digits.lstrip("0")) == sorted(
        exact.replace(".", "").lstrip("0")[: len(digits.lstrip("0"))]
    )
    return turned or abs(made / tried - stated) <= _APART


def _is_average(figure: Figure) -> bool:
    """A share of one to three places without a nought before its point (".345"), or with one ("0.345")."""
    value = figure.value
    if figure.kind is not Kind.NUMBER or value is None or figure.hedge is not None or figure.per is not None:
        return False
    return 0 < value < 1 and value.as_tuple().exponent == -_PLACES and figure.unit is None


def _is_near(page: Page, one: int, other: int) -> bool:
    first, last = sorted((page.figures[one], page.figures[other]), key=lambda figure: figure.first)
    gap = page.extraction.tokens.lower[first.last : last.first]
    return len(gap) <= _REACH and not {";", "but", "while", "against", "than", "from"} & set(gap)


def _pairs(page: Page, view: View, share: int) -> Iterator[tuple[int, int]]:
    """ "50 for 145", "50 hits in 145 at-bats": two counts with little but "for", "of" or "in" between them."""
    words, lower = wordings(_TABLE)["made-of"], page.extraction.tokens.lower
    counts = [i for i in of_kinds(page, view, _COUNTS) if i != share and _is_count(page.figures[i])]
    for made, tried in itertools.pairwise(counts):
        one, two = page.figures[made], page.figures[tried]
        gap = lower[one.last : hedged_first(page, view, tried)]
        joined = 0 < len(gap) <= _GAP and "," not in gap and words.within(gap, 0, len(gap))
        if joined and (one.value or 0) <= (two.value or 0):
            yield made, tried


def _is_count(figure: Figure) -> bool:
    whole = figure.value is not None and figure.value % 1 == 0 and figure.value < Decimal(10) ** 6
    return whole and figure.hedge is None and figure.per is None and figure.unit is None


def _is_tried(page: Page, view: View, made: int, tried: int) -> bool:
    """Whether attempts are what the second of a pair counts ("145 at-bats"), or the two are told as shooting."""
    lower, figure = page.extraction.tokens.lower, page.figures[tried]
    words = wordings(_TABLE)["attempts"]
    joint = lower[page.figures[made].last : figure.first]
    return joint == ["for"] and words.within(lower, figure.last, min(figure.last + 2, view.sentence.last))
