"""What each of so many costs or gets, told paragraphs away from how many there are and what they come to.

"Each vessel will cost 45 million" needs a number and a sum. Where the sentences around tell one number of things and
one other sum in that currency, and the three are near each other, nothing else can be meant by them, whatever the
things are called the second time ("a dozen ferries", "each vessel", "the entire order").
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.afar import around, figures_of, only
from crossfoot.detectors.akin import akin
from crossfoot.detectors.products import is_total
from crossfoot.detectors.windows import in_order, middle_of, near, roles_of
from crossfoot.detectors.wording import Wording
from crossfoot.detectors.wordlists import afar, words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_BACK, _AHEAD = 6, 3
#: Tokens between "each" and the amount.
_REACH = 9
_SIZES = frozenset({Kind.MONEY, Kind.MEASURE})
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_NO_PRICE = frozenset({"delta", "old-level", "expected", "extreme", "gap"})
_DIVIDENDS = frozenset({"dividend", "dividends", "payout", "payouts"})
_LISTS = Wording.of(("list price", "list prices", "catalogue price", "catalogue prices", "sticker price"))
SINGLE = Trigger(lists=("afar.single",))
#: Tokens from the article of a thing to its price.
_SUBJECT = 6
_DEAREST = 0.9
#: So few of something may be of anything.
_FEW = 10
#: What a company earns or is worth is not what so many of something come to.
_NO_SUM = _NO_PRICE | {"revenue", "valuation", "debt"}
_SHARES = frozenset({"share", "stock", "unit"})


@needs(SINGLE)
def bill_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every amount told of each, with the only number and the only sum around it."""
    for view in page.where(SINGLE):
        for price in view.plain.place:
            if _is_price(page, view, price):
                filled = _filled(page, view, book, price)
                if filled is not None:
                    yield Reading(rule, in_order(rule, filled), Tier.CUED, "article")


def _is_price(page: Page, view: View, index: int) -> bool:
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind not in _SIZES or figure.value is None:
        return False
    if roles_of(page, index) & (_NO_PRICE | {"dividend"}) or _is_of_then(page, index):
        return False
    if figure.per is not None:
        return figure.per in ("each", "one")
    if not afar("single").isdisjoint(lower[figure.last : figure.last + 3]):
        return True
    before = lower[max(view.sentence.first, figure.first - _REACH) : figure.first]
    for place in range(len(before) - 1, -1, -1):
        if before[place] in afar("single"):
            return True
        if before[place] in (";", ":", "(", ")"):
            return False
    return False


def _is_of_then(page: Page, index: int) -> bool:
    """ "$61 million from two customers (2018: $44 million from one)": a bracket tells the same of another year."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    return lower[max(first - 3, 0) : first - 2] == ["("] and lower[first - 1] == ":"


def _filled(page: Page, view: View, book: Codebook, price: int) -> dict[str, int] | None:
    if not _DIVIDENDS.isdisjoint(view.words):
        return None
    near_by = [one for one in figures_of(around(page, view, _BACK, _AHEAD)) if one != price]
    unit = page.figures[price].unit
    total = only(page, near_by, lambda index: _is_sum(page.figures[index], page.figures[price].kind, unit))
    if total is None or roles_of(page, total) & _NO_SUM:
        return None
    own = page.view_of(total)
    if own is not None and not _DIVIDENDS.isdisjoint(own.words):
        return None
    one, whole = middle_of(page.figures[price]), middle_of(page.figures[total])
    number = only(
        page,
        near_by,
        lambda index: _is_number(page, index) and near(one * middle_of(page.figures[index]), whole),
    )
    if number is not None and middle_of(page.figures[number]) < _FEW:
        noun = page.figures[number].noun
        if number not in view.plain.place and not any(
            akin(noun, word) or noun == word for word in view.words
        ):
            return None
    if number is None or _is_each_of_others(page, view, price, number):
        return None
    if _is_listed(page, view, total) or _is_worth_to(page, total) or _is_of_one(page, total):
        return None
    together = len({page.figures[index].sentence for index in (price, number, total)}) == 1
    if together and afar("shared-out").isdisjoint(view.words) and not is_total(page, book, total):
        return None  # what stands together is told by its own words
    if one > _DEAREST * whole:
        return None
    return {"number": number, "price": price, "total": total}


def _is_each_of_others(page: Page, view: View, price: int, number: int) -> bool:
    """ "It has 640 beds. The scanner sees 26 patients a day at 3,500 rupees each": each of those before it."""
    lower, figure = page.extraction.tokens.lower, page.figures[price]
    if lower[figure.last : figure.last + 1] != ["each"] or number in view.plain.place:
        return False
    return any(i < price and _counts(page, i) for i in view.plain.place)


def _counts(page: Page, index: int) -> bool:
    """Whether a figure counts things, a day or in all."""
    figure = page.figures[index]
    return figure.kind is Kind.COUNT and figure.noun is not None and figure.noun not in _SHARES


def _is_listed(page: Page, view: View, total: int) -> bool:
    """Whether the price is that of a list, which nobody pays, and the sum is not said to be of it too."""
    own = page.view_of(total)
    lists = _LISTS.found_in(page, view)
    return bool(lists) and (own is None or own is view or not _LISTS.found_in(page, own))


def _is_worth_to(page: Page, total: int) -> bool:
    """ "worth $1.9 billion to the engine maker": what somebody else gets by it."""
    lower, figure = page.extraction.tokens.lower, page.figures[total]
    return (
        lower[figure.last : figure.last + 1] == ["to"] and "worth" in lower[figure.first - 4 : figure.first]
    )


def _is_of_one(page: Page, total: int) -> bool:
    """ "A deeper well costs $1,200": the price of another thing."""
    lower, first = page.extraction.tokens.lower, page.figures[total].first
    costs = lower[max(first - 1, 0)] in ("costs", "fetches")
    return costs and not words_of("one-of-a-kind").isdisjoint(lower[max(first - _SUBJECT, 0) : first])


def _is_sum(figure: Figure, kind: Kind, unit: str | None) -> bool:
    return figure.kind is kind and figure.unit == unit and figure.per in (None, "year")


def _is_number(page: Page, index: int) -> bool:
    """Whether a figure counts things, or "them"."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind not in _PLAIN or figure.per not in (None, "each") or middle_of(figure) < 2:
        return False
    if figure.value is None or figure.identifier:
        return False
    if figure.noun in _SHARES:
        return False
    return figure.noun is not None or lower[figure.last : figure.last + 2] == ["of", "them"]
