"""Premiums and discounts: which price is measured from which.

Each premium has a reference of its own: the price behind "to", "over" or "below", up to the next premium. Only where
none of these words follows may the reference stand before it, or in another sentence. The price is the only one left
of the sentence, else the nearest before the premium, else that of the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.cases import case_of
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import PARAGRAPH_REACH, distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import agrees, fits
from crossfoot.binding.trigger import needs
from crossfoot.detectors.gaps import GAPS, gap_readings
from crossfoot.detectors.windows import in_order, middle_of, phrase_classes, roles_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_NOUNS = frozenset({"premium", "discount"})
#: "Above" and "below" are said of prices; "more than" of anything, so there the price must have been set.
_PLACES = frozenset({"above", "below"})
_SIDES = frozenset({"above", "below", "more-than", "less-than"})
_TOWARDS = frozenset(
    {"above", "below", "more-than", "less-than", "=to", "=from", "=on", "=over", "=against", "=than"}
)
_AVERAGES = frozenset({"average-word", "mean-word"})
_CUE = 2
#: No premium or discount leads from one price to another that many times as large.
_MANY = 12
_PRICE_REACH = 5
_EACH = frozenset({"each", "share"})


@needs(GAPS)
def premium_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A premium or discount, the price, and the price that it is measured from."""
    for view in page.where(GAPS, slot=rule.figures["gap"]):
        gaps = [index for index in view.plain.place if _is_gap(rule, page, view, book, index)]
        places = [-1, *(view.plain.place[gap] for gap in gaps), len(view.plain.chars)]
        found = {
            gap: _reference(rule, page, view, book, gap, (places[number], places[number + 2]))
            for number, gap in enumerate(gaps)
        }
        taken = {reference[0] for reference in found.values() if reference is not None}
        for gap, reference in found.items():
            if reference is not None:
                yield from _readings(rule, page, view, book, (gap, *reference), taken)
    yield from gap_readings(rule, page, book)


def _is_gap(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    if not fits(rule.figures["gap"], page.figures[index], roles_of(page, index)):
        return False
    return bool(_classes(view, book, index, -3, _CUE) & (_NOUNS | _SIDES))


def _classes(view: View, book: Codebook, index: int, first: int, last: int) -> set[str]:
    """Classes of the words around a figure, from ``first`` to ``last`` items away, other figures left out."""
    place = view.plain.place[index]
    items = range(max(0, place + first), min(len(view.plain.chars), place + last + 1))
    return {
        name for item in items if view.plain.figures[item] < 0 for name in book.sets[view.plain.chars[item]]
    }


def _readings(
    rule: Rule, page: Page, view: View, book: Codebook, bound: tuple[int, int, bool], taken: set[int]
) -> Iterator[Reading]:
    gap, reference, near = bound
    price, window = _price(rule, page, view, book, (gap, reference), taken)
    if price is None or not _of_one_size(page, price, reference):
        return
    if not _classes(view, book, gap, -3, _CUE) & (_NOUNS | _PLACES) and not _is_set(page, view, book, price):
        return
    filled = in_order(rule, {"gap": gap, "reference": reference, "price": price})
    tier = Tier.ANCHORED if window == "sentence" and near else Tier.CUED
    yield Reading(rule, filled, tier, window, case_of(rule, view, book, gap, None))


def _of_one_size(page: Page, price: int, reference: int) -> bool:
    """Whether two prices can be of one thing: nothing is sold at a hundredth of what it was worth."""
    small, large = sorted(middle_of(page.figures[index]) for index in (price, reference))
    return small * _MANY > large


def _reference(
    rule: Rule, page: Page, view: View, book: Codebook, gap: int, bounds: tuple[int, int]
) -> tuple[int, bool] | None:
    """The reference and whether it stands behind the premium in its own stretch."""
    place, (since, until) = view.plain.place[gap], bounds
    slot = rule.figures["reference"]
    own = [index for index in view.plain.place if fits(slot, page.figures[index], roles_of(page, index))]
    behind = [index for index in own if place < view.plain.place[index] < until]
    stretch = range(place + 1, min(until, view.plain.place[behind[0]] if behind else until))
    words = [book.sets[view.plain.chars[item]] for item in stretch if view.plain.figures[item] < 0]
    if any(classes & _AVERAGES for classes in words):
        return None
    if behind and not any(view.plain.figures[item] >= 0 for item in stretch):
        return behind[0], True
    if any(classes & _TOWARDS for classes in words[:3]) and behind:
        return None
    if not _classes(view, book, gap, -3, _CUE) & _NOUNS:
        return None
    before = distinct(page, (index for index in own if since < view.plain.place[index] < place))
    return (before[0], False) if len(before) == 1 else None


def _price(
    rule: Rule, page: Page, view: View, book: Codebook, bound: tuple[int, int], taken: set[int]
) -> tuple[int | None, str]:
    """The price, and the window it was found in; what another premium is measured from is none."""
    filled = {"gap": bound[0], "reference": bound[1]}
    slot, place = rule.figures["price"], view.plain.place[bound[0]]

    def prices(other: View) -> list[int]:
        return [
            index
            for index in other.plain.place
            if index not in taken
            and index not in filled.values()
            and fits(slot, page.figures[index], roles_of(page, index))
            and agrees(rule.figures, {**filled, "price": index}, page.figures)
        ]

    own = prices(view)
    if len(distinct(page, own)) > 1:
        # "beats the 500p that was offered in March": what is known already is another's price.
        own = [index for index in own if index not in view.skeletons.definite] or own
    if own:
        money = [
            index
            for index in view.plain.place
            if view.plain.place[index] < place
            and page.figures[index].kind is Kind.MONEY
            and index not in taken
            and _of_one_size(page, index, bound[1])
        ]
        if len(distinct(page, own)) == 1 and (not money or own[0] in money[-1:] or own[0] not in money):
            return own[0], "sentence"
        return (money[-1], "sentence") if money and money[-1] in own else (None, "")
    told = _each(page, view, bound)
    if told is not None:
        return told, "sentence"
    for back in range(1, PARAGRAPH_REACH + 1):
        other = page.by_sentence.get(view.number - back)
        if other is not None and other.sentence.kind == view.sentence.kind:
            found = distinct(page, (index for index in prices(other) if _is_set(page, other, book, index)))
            if found:
                return (found[0], "previous") if len(found) == 1 else (None, "")
    return None, ""


def _each(page: Page, view: View, bound: tuple[int, int]) -> int | None:
    """ "$4.1 billion, or $31 a share, a premium of 24%": the one price a share that is told by the way before it."""
    reference, first = page.figures[bound[1]], page.figures[bound[0]].first
    each = [
        index
        for index in view.figures
        if index not in view.plain.place
        and page.figures[index].per in _EACH
        and page.figures[index].kind is Kind.MONEY
        and not page.figures[index].is_range
        and page.figures[index].unit == reference.unit
        and page.figures[index].first < first
    ]
    return each[0] if len(each) == 1 and each[0] != bound[1] else None


def _is_set(page: Page, view: View, book: Codebook, index: int) -> bool:
    """Whether a price was set for each share, or by a word of offering: not just where the market stood."""
    return "each-price" in roles_of(page, index) or "price-verb" in phrase_classes(
        view, book, index, _PRICE_REACH
    )
