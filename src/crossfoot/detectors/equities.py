"""Shares, their price, and what they come to: raised by a sale, or worth on the market.

A count of shares is told by its noun ("800 million shares") or by what follows it ("80 million in issue"). The price is
that of one share. What they come to must be of a magnitude that a slip could make of the product, so that the assets
of a bank are not taken for the proceeds of its placing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.afar import is_owed
from crossfoot.detectors.capitals import VALUES, capital_readings
from crossfoot.detectors.closed_sums import closed_sales
from crossfoot.detectors.windows import (
    Condition,
    Filled,
    Pool,
    fillings,
    has_class,
    in_order,
    middle_of,
    near,
    parted,
    phrase_classes,
    plausible,
    pools,
    roles_of,
)
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_FEWEST = 1_000
_DEAREST = 1_000_000
_NOUNS = frozenset({"share", "stock", "unit", "depositary", "ad"})
_SHARED = _NOUNS | {"each", "one", "apiece"}
_COUNTS, _MONEY = Trigger(kinds=(Kind.COUNT, Kind.NUMBER)), Trigger(kinds=(Kind.MONEY,))
_EITHER = _COUNTS | _MONEY
_SOLD = ("sell-verb", "sale-noun", "raise-verb")
_NEAR = 6
#: Tokens from "the rest of the offering" to its number of shares.
_REST = 8
_LEAD = 2
_BACK = 5
_BROUGHT = frozenset({"yields-verb", "bring-verb", "raise-verb", "total-word", "amount-to", "worth-word"})


@needs(_COUNTS)
def share_sale_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Shares sold, the price of one, and the sum raised: in one sentence, in two, or raised in the lead."""
    for view in page.where(_COUNTS):
        for index in _shares_in(page, view):
            if not _is_sold(view, book, index) or _is_rest(page, view, index):
                continue

            def priced(filled: Filled, view: View = view, index: int = index) -> bool:
                price, raised = page.figures[filled["price"]], page.figures[filled["raised"]]
                if price.power < 0 and price.unit != raised.unit:
                    return False  # "84 cents ... A$63m": whose cents they are is not said
                if "proceeds" not in roles_of(page, filled["raised"]) and (
                    not _is_alone(page, filled, "raised")
                    or not _is_brought(page, book, filled["raised"])
                    or parted(page, book, filled["shares"], filled["raised"])
                ):
                    return False
                if price.per is not None:
                    return price.per in _SHARED
                return _is_at(view, book, index, filled["price"]) and not _has_between(page, filled)

            yield from _first(rule, page, {"shares": index}, _sale_pools(page, view, book), priced)
    for view in page.where(_EITHER):
        for shares, price, raised in closed_sales(page, view):
            own = page.view_of(shares)
            if own is not None and _is_rest(page, own, shares):
                continue
            filled = in_order(rule, {"shares": shares, "price": price, "raised": raised})
            yield Reading(rule, filled, Tier.CUED, "sentence")


def _is_rest(page: Page, view: View, index: int) -> bool:
    """ "Half a million shares went to the staff. The rest, 4.5m shares, ...": what was raised is for all of them."""
    first = page.figures[index].first
    before = page.extraction.tokens.lower[max(view.sentence.first, first - _REST) : first]
    return not words_of("the-rest").isdisjoint(before)


@needs(_COUNTS)
def market_cap_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Shares in issue, the price of one, and what they are worth together."""
    if page.where(VALUES):
        yield from capital_readings(rule, page)
    for view in page.where(_COUNTS):
        if not words_of("held-apart").isdisjoint(view.words):
            continue  # which of the shares are counted is not said
        for index in _shares_in(page, view):

            def together(filled: Filled) -> bool:
                if parted(page, book, filled["shares"], filled["worth"]) and not _is_capped(
                    page, book, filled
                ):
                    return False
                return _stands_together(page, filled) and _is_its_price(page, book, filled)

            for pool in _cap_pools(page, view):
                found = _plausible(page, fillings(rule, page, {"shares": index}, pool.indexes, together))
                if found:
                    yield from (Reading(rule, in_order(rule, one), pool.tier, pool.window) for one in found)
                    break


def _cap_pools(page: Page, view: View) -> Iterator[Pool]:
    """The sentence, the one before it, and the one behind it in its paragraph."""
    yield from pools(page, view, "previous")
    behind = page.by_sentence.get(view.number + 1)
    if behind is not None and behind.sentence.paragraph == view.sentence.paragraph:
        yield Pool("previous", Tier.CUED, (*view.plain.place, *behind.plain.place))
    told: tuple[int, ...] = tuple(view.plain.place)
    for back in range(1, _BACK + 1):
        before = page.by_sentence.get(view.number - back)
        if before is not None:
            told = (*before.plain.place, *told)
            if back > 1:
                yield Pool("paragraph", Tier.CUED, told)


def _is_capped(page: Page, book: Codebook, filled: Filled) -> bool:
    """Whether a value is told as that of the market: "capitalised at €4.8bn, when its shares closed at ..."."""
    view = page.view_of(filled["worth"])
    return view is not None and "capitalised-word" in phrase_classes(view, book, filled["worth"], 3)


def _stands_together(page: Page, filled: Filled) -> bool:
    """Whether a value told after the shares has its price beside it, and the shares are all that there are."""
    shares, price, worth = (page.figures[filled[name]].sentence for name in ("shares", "price", "worth"))
    if price < shares - 1 or worth < shares - 1:
        return worth == shares and {"in-issue"} <= roles_of(page, filled["shares"])
    if worth <= shares:
        return price <= shares
    return price == worth and "in-issue" in roles_of(page, filled["shares"])


def _is_its_price(page: Page, book: Codebook, filled: Filled) -> bool:
    """Where a deal puts the value on a company, the price must be that of the deal and not the market's."""
    view = page.view_of(filled["worth"])
    if "valuation" not in roles_of(page, filled["worth"]) and "in-issue" not in roles_of(
        page, filled["shares"]
    ):
        return _is_alone(page, filled, "worth")
    if view is None or not has_class(view, book, ("deal-noun",)):
        return True
    return "each-price" in roles_of(page, filled["price"])


def _is_brought(page: Page, book: Codebook, raised: int) -> bool:
    """Whether the words before a sum say that it was brought in or added up."""
    view = page.view_of(raised)
    return view is not None and bool(phrase_classes(view, book, raised, _NEAR) & _BROUGHT)


def _is_alone(page: Page, filled: Filled, result: str) -> bool:
    """Whether shares, price and what they come to are all the amounts of one sentence: nothing else can be meant."""
    view = page.view_of(filled[result])
    if view is None or any(page.figures[index].sentence != view.number for index in filled.values()):
        return False
    kinds = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
    amounts = [one for one in view.plain.place if page.figures[one].kind in kinds]
    place = view.plain.place
    if not near(
        middle_of(page.figures[filled["shares"]]) * middle_of(page.figures[filled["price"]]),
        middle_of(page.figures[filled[result]]),
    ):
        return False
    return len(amounts) == len(filled) and place[filled["shares"]] < place[filled[result]]


def _shares_in(page: Page, view: View) -> list[int]:
    """The numbers of shares of a sentence."""
    found = [index for index in view.figures if _is_shares(page, index)]
    return [index for index in found if index in view.plain.place]


def _is_shares(page: Page, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in (Kind.COUNT, Kind.NUMBER) or figure.identifier or figure.per is not None:
        return False
    if figure.value is None or figure.value < _FEWEST:
        return False
    return figure.noun in _NOUNS or "in-issue" in roles_of(page, index)


def _is_sold(view: View, book: Codebook, index: int) -> bool:
    """Whether a word of selling stands near a count of shares, in its own clause."""
    place, frame = view.plain.place[index], view.frame_of(index)
    if "orders-noun" in phrase_classes(view, book, index, _LEAD + 2):
        return False  # "drew orders for 90 million shares": wanted, not sold
    near = range(max(0, place - _NEAR), min(len(view.plain.chars), place + _NEAR + 1))
    wanted = set(_SOLD)
    return any(
        view.plain.figures[item] < 0
        and view.frames.of[item] == frame
        and book.sets[view.plain.chars[item]] & wanted
        for item in near
    )


def _sale_pools(page: Page, view: View, book: Codebook) -> Iterator[Pool]:
    """The sentence, its neighbours, and the lead of the text."""
    yield from pools(page, view, "previous")
    own = tuple(view.plain.place)
    behind = page.by_sentence.get(view.number + 1)
    if behind is not None and behind.sentence.kind == view.sentence.kind:
        yield Pool("previous", Tier.CUED, (*own, *behind.plain.place))
        before = page.by_sentence.get(view.number - 1)
        if before is not None:
            yield Pool("paragraph", Tier.CUED, (*before.plain.place, *own, *behind.plain.place))
    for lead in page.views[:_LEAD]:
        if not has_class(lead, book, ("sale-noun",)):
            continue
        told = tuple(index for index in lead.plain.place if _stands_bare(lead, book, index))
        third = tuple(behind.plain.place) if behind is not None else ()
        yield Pool("article", Tier.CUED, (*told, *own, *third))


def _stands_bare(view: View, book: Codebook, index: int) -> bool:
    """Whether no noun follows an amount: "raised $14 billion in a sale", not "raised its $14 billion bid"."""
    item = view.plain.place[index] + 1
    if item >= len(view.plain.chars):
        return True
    return not book.sets[view.plain.chars[item]] & {"other", "name", "deal-noun"}


def _is_at(view: View, book: Codebook, shares: int, price: int) -> bool:
    """Whether a price without its unit stands right behind the shares: "40,000 shares at $35"."""
    place, at = view.plain.place.get(shares, 0), view.plain.place.get(price, -1)
    if at < 1 or not place < at <= place + 5:
        return False
    return "=at" in book.sets[view.plain.chars[at - 1]] or "price-verb" in book.sets[view.plain.chars[at - 1]]


def _has_between(page: Page, filled: Filled) -> bool:
    """Whether another figure stands between a price and what was raised: an option, another sale."""
    first, last = sorted((filled["price"], filled["raised"]))
    kinds = (Kind.MONEY, Kind.COUNT, Kind.NUMBER)
    return any(page.figures[index].kind in kinds for index in range(first + 1, last))


def _first(
    rule: Rule, page: Page, filled: Filled, stretches: Iterable[Pool], meets: Condition
) -> Iterator[Reading]:
    """All plausible fillings of the smallest stretch that has any."""
    for pool in stretches:
        found = _plausible(page, fillings(rule, page, filled, pool.indexes, meets))
        if found:
            yield from (Reading(rule, in_order(rule, one), pool.tier, pool.window) for one in found)
            return


def _plausible(page: Page, found: list[Filled]) -> list[Filled]:
    return [one for one in found if _is_plausible(page, one)]


def _is_plausible(page: Page, filled: Filled) -> bool:
    """Whether shares times price is near what they are said to come to; another currency is left to the engine."""
    figures = page.figures
    result = next(name for name in filled if name not in ("shares", "price"))
    if result == "worth" and is_owed(page, filled[result]):
        return False
    shares, price, worth = (figures[filled[name]] for name in ("shares", "price", result))
    if middle_of(price) > _DEAREST:
        return False
    if price.unit != worth.unit:
        return True
    return plausible(middle_of(shares) * middle_of(price), middle_of(worth))
