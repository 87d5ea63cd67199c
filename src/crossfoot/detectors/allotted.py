"""Shares that are allotted, so that no two of them overlap: "a quarter goes to the agent, 15% to the state".

What goes to one cannot go to another; what one owns no other does. So shares that a sentence allots come to no more
than the whole, whatever their order and whether they are percentages or fractions. The whole is named once, or not at
all, and each share has one of few words that allot on its own side of the comma: one verb of having or going for all,
or the preposition that stands for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.hundreds import share_of
from crossfoot.detectors.runs import VERBS, classes_at, word_at
from crossfoot.detectors.shares import may_share
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_KINDS = frozenset({Kind.PERCENT, Kind.FRACTION})
_SHARES = Trigger(kinds=(Kind.PERCENT,))
_TABLE = "allotting"
_MOST, _HAVING = 8, 3
_LOW, _HIGH = 60.0, 160.0
_NOT_HELD = frozenset({"at", "by", "down", "of", "over", "than", "to", "under", "up"})
_JOINTS = frozenset({"mark-comma", "mark-semicolon", "=and", "=while"})
_UNCLEAR = frozenset({"each", "partial", "adjusted", "of-which", "respectively"})


@needs(_SHARES)
def allotted_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The shares of every sentence that allots them."""
    for view in page.where(_SHARES):
        for shares in _allotted_shares(view, page, book):
            yield Reading(rule, {"parts": shares}, Tier.ANCHORED, "sentence", "allotted")


def _allotted_shares(view: View, page: Page, book: Codebook) -> Iterator[tuple[int, ...]]:
    """The shares of a sentence, if all of them are allotted out of one whole and may pass it by a slip."""
    shares = [index for index in view.plain.place if page.figures[index].kind in _KINDS]
    if not 2 <= len(shares) <= _MOST or view.sentence.kind == "cell":
        return
    if not all(_is_plain(page, book, index) and not _is_rate(view, page, index) for index in shares):
        return
    total = sum(share_of(page.figures[index]) for index in shares)
    if not _LOW < total < _HIGH or any(
        classes_at(view, book, i) & _UNCLEAR for i in range(len(view.plain.chars))
    ):
        return
    if _is_allotted(view, page, book, shares):
        yield tuple(shares)


def _is_plain(page: Page, book: Codebook, index: int) -> bool:
    figure = page.figures[index]
    if figure.value is None or figure.per is not None or figure.hedge in BOUNDS or figure.identifier:
        return False
    return may_share(page, book, index) and 0 < share_of(figure) < 100


def _is_rate(view: View, page: Page, index: int) -> bool:
    """ "At 80% of pay" is a rate, "of the 31% that reported" a whole, and "to 90%, up 42%" is where something went."""
    return word_at(view, page, view.plain.place[index] - 1) in _NOT_HELD


def _is_allotted(view: View, page: Page, book: Codebook, shares: list[int]) -> bool:
    """Whether each share has a word that allots in its own stretch, and the whole is named no more than once."""
    words, lower = wordings(_TABLE), page.extraction.tokens.lower
    if words["overlapping"].stands_in(page, view):
        return False
    stretches = list(_stretches(view, page, book, shares))
    named = [_names_whole(view, page, index) for index in shares]
    if len(stretches) != len(shares) or sum(named) > 1 or any(named[1:-1]):
        return False
    own = [
        words["allotting"].within(lower, first, last) or _has(page, index, first)
        for (first, last), index in zip(stretches, shares, strict=True)
    ]
    toward = [lower[page.figures[index].last] in words["toward"].rows for index in shares]
    if not any(own):
        return all(toward) and words["split"].stands_in(page, view)
    led = [one or two for one, two in zip(own, toward, strict=True)]
    if all(led):
        return True
    if any(index in view.skeletons.when for index in shares) or not own[0]:
        return False
    return (len(shares) > 2 or named[0]) and all(_is_elided(view, page, book, index) for index in shares[1:])


def _has(page: Page, index: int, first: int) -> bool:
    """ "Mrs Hale has 45%": right before the share, for "45% have signed" is another verb."""
    place, lower = page.figures[index].first, page.extraction.tokens.lower
    return not {"had", "has", "have", "having"}.isdisjoint(lower[max(first, place - _HAVING) : place])


def _stretches(view: View, page: Page, book: Codebook, shares: list[int]) -> Iterator[tuple[int, int]]:
    """The tokens of each share's own part of the sentence, cut at the last comma or "and" between two shares."""
    place, items = view.plain.place, view.plain.items
    first = view.sentence.first
    for one, two in pairwise(shares):
        joints = [
            item
            for item in range(place[one] + 1, place[two])
            if classes_at(view, book, item) & _JOINTS or word_at(view, page, item) in ("while", "whereas")
        ]
        if not joints:
            return
        yield first, items[joints[0]][0]
        first = items[joints[0]][1]
    yield first, view.sentence.last


def _names_whole(view: View, page: Page, index: int) -> bool:
    return word_at(view, page, view.plain.place[index] + 1) == "of"


def _is_elided(view: View, page: Page, book: Codebook, index: int) -> bool:
    """ "Her brother 35%": a holder right before a share, and nothing of its own behind it."""
    item = view.plain.place[index]
    before, behind = classes_at(view, book, item - 1), classes_at(view, book, item + 1)
    ends = not behind or bool(behind & (_JOINTS | {"mark-stop"}))
    if word_at(view, page, item - 1) == "for":
        before, item = classes_at(view, book, item - 2), item - 1  # "accounted for 62%, and gas for 38%"
    named = word_at(view, page, item - 1)[:1].isalpha() and not before & (_JOINTS | VERBS)
    return ends and named and "noun-marker" not in before
