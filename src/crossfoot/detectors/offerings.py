"""An offering at a range of prices: what it would raise at the top, the bottom and the middle of it.

The sum raised is either a range too, whose ends are those of the price times the shares, or one sum that the text puts
at an end of the range ("at the top of the range the issue would fetch ...").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import fits
from crossfoot.detectors.range_proceeds import both_ends, fits_coarsely
from crossfoot.detectors.windows import fillings, in_order, middle_of, plausible, pools, roles_of
from crossfoot.detectors.wordlists import afar
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_ENDS = {
    "top-of": frozenset({"top-of", "upper-end"}),
    "bottom-of": frozenset({"bottom-of", "lower-end"}),
    "midpoint": frozenset({"midpoint"}),
}
_SAID = {
    "top-of": (
        ("as much as",),
        ("at best", "at most", "at the best", "at the most", "at the top", "at the upper", "tops"),
    ),
    "bottom-of": (
        ("as little as",),
        ("at the bottom", "at the least", "at the lower", "at the worst", "at worst"),
    ),
}
_CASES = frozenset(_ENDS) | {"upper-end", "lower-end"}
#: A price range is seldom changed by more than this factor.
_CHANGED = 10.0
#: Sentences before and behind a range in which the shares and what they would raise may be told.
_BACK, _AHEAD = 5, 6
#: Words by which a range is one of prices, and tokens behind a number in which it is told to be for sale.
_SPOKEN = frozenset(
    {"apiece", "band", "each", "price", "prices", "range", "share", "shares", "stock", "unit", "units"}
)
_STOCK = frozenset({"share", "shares", "stock"})
_SOLD, _SOLD_REACH = frozenset({"sale", "offer", "offered", "sold", "floated", "placed"}), 5
_SELLING = frozenset(
    {"floating", "issue", "issuing", "offer", "offering", "place", "placing", "sell", "selling", "sells"}
)
#: So near to what was worked out one end of a range of sums must lie for both to be bound.
_SAME = 0.015
_AT_MOST = frozenset({"up-to", "at-most"})
_NOUNS = frozenset({"share", "stock", "unit", "depositary"})


def offering_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A price range, the shares on offer, and the sum that they would raise."""
    for view in page.where(slot=replace(rule.figures["price"], roles=())):
        for price in view.plain.place:
            if not _is_priced(rule, page, view, price):
                continue
            for reading in _raised(rule, page, view, book, price):
                if reading.case != "any" or not fits_coarsely(page, _filled(reading)):
                    yield reading


def _filled(reading: Reading) -> dict[str, int]:
    return {name: index for name, index in reading.figures.items() if isinstance(index, int)}


def _is_priced(rule: Rule, page: Page, view: View, price: int) -> bool:
    """Whether a range is one of prices, by its role or because its sentence speaks of shares or of each of them."""
    figure, slot = page.figures[price], rule.figures["price"]
    if fits(slot, figure, roles_of(page, price)):
        return True
    ahead = page.by_sentence.get(view.number + 1)
    words = view.words | (ahead.words & _STOCK if ahead is not None else frozenset())
    spoken = not figure.scaled and not words.isdisjoint(_SPOKEN)
    return spoken and fits(replace(slot, roles=()), figure, set())


def _raised(rule: Rule, page: Page, view: View, book: Codebook, price: int) -> Iterator[Reading]:
    after = page.by_sentence.get(view.number + 1)
    stretches = [pool.indexes for pool in pools(page, view)]
    if after is not None and after.sentence.kind == view.sentence.kind:
        stretches.append((*view.plain.place, *after.plain.place))
    for indexes in stretches:
        prices = [index for index in indexes if _is_price_range(page, index, price)]
        if len(distinct(page, prices)) != 1:
            break
        found = [
            one
            for one in fillings(rule, page, {"price": price}, indexes, lambda filled: _is_near(page, filled))
            if _is_offered(page, one["shares"])
            and ("proceeds" in roles_of(page, one["raised"]) or _is_bounded(page, one["raised"]))
        ]
        if len(found) > 1:
            break
        case = _case(page, book, found[0]["raised"]) if found else None
        if case is not None:
            yield Reading(rule, in_order(rule, found[0]), Tier.ANCHORED, "sentence", case)
            return
    yield from _raised_afar(rule, page, view, book, price)


def _raised_afar(rule: Rule, page: Page, view: View, book: Codebook, price: int) -> Iterator[Reading]:
    """The only shares and the only sum at a named end of the only range, paragraphs apart."""
    near = [other for other in page.views if -_BACK <= other.number - view.number <= _AHEAD]
    indexes = [index for other in near for index in other.plain.place]
    ranges = [index for index in indexes if _is_price_range(page, index, price)]
    shares = [index for index in indexes if _is_offered(page, index)]
    vouched = list(both_ends(page, indexes, price))
    if vouched:
        for filled, case in vouched:
            yield Reading(rule, in_order(rule, filled), Tier.ANCHORED, "article", case)
        return
    if len(distinct(page, ranges)) != 1 or len(distinct(page, shares)) != 1:
        return
    filled = {"price": price, "shares": shares[0]}
    sums = [
        (index, case)
        for index in indexes
        if ("proceeds" in roles_of(page, index) or _is_bounded(page, index))
        and _is_near(page, {**filled, "raised": index})
        for case in [_case(page, book, index)]
        if case in _CASES
    ]
    sums += [(index, "any") for index in indexes if _is_range_of(page, {**filled, "raised": index})]
    if len(sums) == 1:
        raised, case = sums[0]
        yield Reading(rule, in_order(rule, {**filled, "raised": raised}), Tier.CUED, "article", case)


def _is_bounded(page: Page, index: int) -> bool:
    """Whether a sum is a range, or told as the most or the least of one: "could pocket as much as $468 million"."""
    figure = page.figures[index]
    told = figure.hedge in (*_AT_MOST, "at-least") or _said_as(page, index) is not None
    before = page.extraction.tokens.lower[max(figure.first - 3, 0) : figure.first]
    told = told or not afar("giving").isdisjoint(before)  # "the cooperative would get NZ$450m"
    return figure.is_range or (told and figure.scaled)


def _is_range_of(page: Page, filled: dict[str, int]) -> bool:
    """Whether a range of sums is that of the prices times the shares, but perhaps for one of its ends."""
    shares, price, raised = (page.figures[filled[name]] for name in ("shares", "price", "raised"))
    if not raised.is_range or not raised.scaled or not _is_near(page, filled):
        return False
    ends = ((price.low, raised.low), (price.high, raised.high))
    worked = [(float(one or 0) * middle_of(shares), float(two or 0)) for one, two in ends]
    return any(stated > 0 and abs(computed / stated - 1) < _SAME for computed, stated in worked)


def _is_offered(page: Page, index: int) -> bool:
    """Whether a figure counts shares, or is told as what is on offer."""
    figure = page.figures[index]
    if figure.kind not in (Kind.COUNT, Kind.NUMBER) or figure.value is None or figure.per:
        return False
    if figure.noun in _NOUNS:
        return True
    lower = page.extraction.tokens.lower
    behind, before = (
        lower[figure.last : figure.last + _SOLD_REACH],
        lower[max(figure.first - 2, 0) : figure.first],
    )
    told = not _SOLD.isdisjoint(behind) or not _SELLING.isdisjoint(before)
    return figure.scaled and (told or "on-offer" in roles_of(page, index))


def _is_price_range(page: Page, index: int, price: int) -> bool:
    """Whether a figure could be the range of this price, before or after it was changed."""
    one, other = page.figures[index], page.figures[price]
    if one.kind is not Kind.MONEY or not one.is_range or one.unit != other.unit:
        return False
    return 0 < middle_of(other) < middle_of(one) * _CHANGED < middle_of(other) * _CHANGED**2


def _is_near(page: Page, filled: dict[str, int]) -> bool:
    figures = page.figures
    shares, price, raised = (figures[filled[name]] for name in ("shares", "price", "raised"))
    if raised.kind is not Kind.MONEY or price.unit != raised.unit:
        return False
    return plausible(middle_of(shares) * middle_of(price), middle_of(raised))


def _case(page: Page, book: Codebook, raised: int) -> str | None:
    """Which end of the range the sum stands for; "any" for a sum that is a range itself."""
    if page.figures[raised].is_range:
        return "any"
    if page.figures[raised].hedge in _AT_MOST:
        return "upper-end"
    if page.figures[raised].hedge == "at-least":
        return "lower-end"
    view = page.view_of(raised)
    if view is None:
        return None
    said = _said_as(page, raised)
    if said is not None:
        return said
    ends = {
        end
        for item, char in enumerate(view.plain.chars)
        if view.plain.figures[item] < 0
        for end, classes in _ENDS.items()
        if book.sets[char] & classes and _is_nearest(page, view, item, raised)
    }
    return min(ends) if len(ends) == 1 else None


def _said_as(page: Page, raised: int) -> str | None:
    """ "As much as $468 million", "£110m at the least": the end, by the words right beside a sum."""
    lower, figure = page.extraction.tokens.lower, page.figures[raised]
    before, behind = (
        " ".join(lower[max(figure.first - 3, 0) : figure.first]),
        " ".join(lower[figure.last : figure.last + 3]),
    )
    for end, (led, followed) in _SAID.items():
        if before.endswith(led) or behind.startswith(followed):
            return end
    return None


def _is_nearest(page: Page, view: View, item: int, raised: int) -> bool:
    """Whether no other sum of the sentence stands nearer to a word for an end of the range."""
    unit, place = page.figures[raised].unit, view.plain.place
    if raised not in place:
        return True
    sums = [one for one in place if page.figures[one].unit == unit and page.figures[one].scaled]
    return min(sums, key=lambda one: abs(place[one] - item), default=raised) == raised
