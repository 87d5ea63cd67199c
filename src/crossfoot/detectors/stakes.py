"""A stake, what was paid for it, and the value that this puts on the whole.

The stake and its price stand in one clause ("€392m for 49%", "selling 49% for €392m"); the value stands in their
sentence, or in the one beside it. Two deals told in one breath ("sell X for 70m and sell 80% of Y") are not mixed.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import agrees, fits
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.holdings import WORTHS, holding_readings, is_since
from crossfoot.detectors.windows import Filled, in_order, looks_back, parted, roles_of, set_against
from crossfoot.detectors.wordlists import afar
from crossfoot.model.finding import Tier
from crossfoot.rulebook import Rule

_STAKES = Trigger(roles=("stake",))
#: Tokens behind a stake that tell what it is a stake in.
_OBJECT = 9
_MARKS = frozenset({";", ",", ".", "(", "-", "–", "—"})
_RELATIVE = frozenset({"who", "which", "whose"})
_DEALS = frozenset({"sell-verb", "take-verb", "pay-verb", "price-verb"})


@needs(_STAKES | WORTHS)
def stake_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every stake with a price in its clause and a value in its sentence or beside it."""
    for reading in holding_readings(rule, page, book):
        at = {name: index for name, index in reading.figures.items() if isinstance(index, int)}
        own = page.view_of(at["stake"])
        one = page.figures[at["stake"]].sentence == page.figures[at["paid"]].sentence
        if own is None or not (one and two_deals(page, own, book, at["stake"], at["paid"], relative=True)):
            yield reading
    for view in page.where(_STAKES):
        for stake in _fitting(rule, page, view, "stake", {}):
            for paid in distinct(page, _fitting(rule, page, view, "paid", {"stake": stake})):
                if not two_deals(page, view, book, stake, paid):
                    yield from _valued(rule, page, view, book, {"stake": stake, "paid": paid})


def _fitting(rule: Rule, page: Page, view: View, name: str, filled: Filled) -> list[int]:
    return [
        index
        for index in view.plain.place
        if index not in filled.values()
        and fits(rule.figures[name], page.figures[index], roles_of(page, index))
        and agrees(rule.figures, {**filled, name: index}, page.figures)
    ]


def two_deals(page: Page, view: View, book: Codebook, stake: int, paid: int, relative: bool = False) -> bool:
    """Whether another clause, or "and" with a verb of dealing, stands between a stake and a price.

    With ``relative`` a clause that only says who it was ("the brothers who own it got $2m") is none.
    """
    first, last = sorted((view.plain.place[stake], view.plain.place[paid]))
    between = page.extraction.tokens.lower[view.plain.items[first][1] : view.plain.items[last][0]]
    described = relative and not _RELATIVE.isdisjoint(between) and ";" not in between
    if parted(page, book, stake, paid) and not described:
        return True
    joined = False
    for item in range(first + 1, last):
        classes = book.sets[view.plain.chars[item]]
        joined = joined or "=and" in classes
        if joined and classes & _DEALS:
            return True
    return False


def _is_of_owner(page: Page, view: View, stake: int, worth: int) -> bool:
    """ "a 30% stake in its cement unit for $84m; the company itself is worth $1.1bn": of the seller."""
    lower, first = page.extraction.tokens.lower, page.figures[worth].first
    start = next(
        (k + 1 for k in range(first - 1, view.sentence.first, -1) if lower[k] in _MARKS), view.sentence.first
    )
    subject = lower[start:first]
    if "itself" in subject:
        return True
    last = page.figures[stake].last
    parts = afar("parts-of-company")
    own = lower[last : last + _OBJECT]
    of_part = not parts.isdisjoint(own) and not afar("owned-by").isdisjoint(own)
    return of_part and parts.isdisjoint(subject) and not afar("owners").isdisjoint(subject)


def _valued(rule: Rule, page: Page, view: View, book: Codebook, filled: Filled) -> Iterator[Reading]:
    """The values of the nearest sentence that has any."""
    after, before = page.by_sentence.get(view.number + 1), page.by_sentence.get(view.number - 1)
    beside = [
        (after, "previous") if after is not None and looks_back(after, book) else (None, ""),
        (before, "previous"),
    ]
    for other, window in [(view, "sentence"), *beside]:
        if other is None or other.sentence.kind != view.sentence.kind:
            continue
        worths = distinct(page, _fitting(rule, page, other, "worth", filled))
        for worth in worths:
            if other is view and set_against(page, filled["paid"], worth):
                continue
            if is_since(page, filled["paid"], worth):
                continue
            if _is_of_owner(page, other, filled["stake"], worth):
                continue
            yield Reading(rule, in_order(rule, {**filled, "worth": worth}), Tier.CUED, window)
        if worths:
            return
