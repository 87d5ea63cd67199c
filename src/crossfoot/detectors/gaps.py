"""A premium or discount told apart from its two prices: the only two like prices of the sentences around it.

One of the two must be told as what such gaps are measured from (a close, an asking price, a face value, the assets
behind a share), and they must lie the way round that the word says: a price above its reference has no discount.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.cases import case_of
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.afar import around, figures_of, is_owed
from crossfoot.detectors.products import TIMES
from crossfoot.detectors.windows import has_class, in_order, looks_back, middle_of, phrase_classes, roles_of
from crossfoot.detectors.wordlists import afar
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_BACK = 8
#: A price is seldom further from what it is measured from.
_FACTOR = 4.0
_BESIDE, _CUE_REACH, _TOLD_REACH = 3, 6, 8
#: Tokens from a word that sums up to the gap, and sentences from the prices to it.
_SUMMED, _NEXT = 10, 2
_TOWARDS = frozenset({"above", "against", "below", "from", "on", "over", "than", "to", "under"})
_COMPARED = {"cheaper": "less-than", "costlier": "more-than", "dearer": "more-than", "pricier": "more-than"}
_EACH = frozenset({None, "share", "each"})
_NOUNS = frozenset({"premium", "discount"})
_SIDES = frozenset({"above", "below", "more-than", "less-than"})
GAPS = Trigger(
    classes=tuple(sorted(_NOUNS | _SIDES)), words=("cheaper", "costlier", "dearer", "off", "pricier")
)
_AVERAGES = frozenset({"average-word", "mean-word"})
_LOWER = frozenset({"discount", "below", "less-than"})
_NO_PRICE = frozenset({"delta", "expected", "extreme", "moved-level"})
_TIMES = frozenset(
    {"week", "month", "year", "night", "spring", "summer", "autumn", "winter", "fall", "quarter"}
)
_REFERENCES = frozenset({"reference-noun", "close-word"})


def gap_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every premium or discount with the two prices told before it."""
    for view in page.where(GAPS):
        for gap in view.plain.place:
            if _is_gap(page, view, book, gap):
                case = _compared(page, gap) or case_of(rule, view, book, gap, None)
                filled = _prices(page, view, book, gap, case) if case is not None else None
                if filled is not None:
                    yield Reading(rule, in_order(rule, filled), _tier(page, filled), "article", case)


def _tier(page: Page, filled: dict[str, int]) -> Tier:
    """ "Fetched $68, which is 15% below the benchmark": nothing else can be meant than the price right before."""
    gap, price, reference = (filled[name] for name in ("gap", "price", "reference"))
    one = page.figures[gap].sentence == page.figures[price].sentence == page.figures[reference].sentence
    return Tier.ANCHORED if one and gap == price + 1 and reference < price else Tier.CUED


def _is_gap(page: Page, view: View, book: Codebook, index: int) -> bool:
    """A share with the noun beside it, or "below the asking price" behind it."""
    figure = page.figures[index]
    if figure.kind not in (Kind.PERCENT, Kind.FRACTION) or figure.value is None or figure.value <= 0:
        return False
    if _compared(page, index) is not None:
        return True
    place = view.plain.place[index]
    beside = {
        name
        for item in range(max(0, place - _BESIDE), min(len(view.plain.chars), place + _BESIDE))
        if view.plain.figures[item] < 0
        for name in book.sets[view.plain.chars[item]]
    }
    behind = {name for char in view.plain.chars[place + 1 : place + 4] for name in book.sets[char]}
    if beside & _AVERAGES or behind & _AVERAGES:
        return False
    return bool(beside & _NOUNS) or ("gap" in roles_of(page, index) and _of_a_price(page, index))


def _compared(page: Page, index: int) -> str | None:
    """ "Buyers got it 10 per cent cheaper": the case of a share with such a word right behind it."""
    last = page.figures[index].last
    behind = page.extraction.tokens.lower[last : last + 1]
    return _COMPARED.get(behind[0]) if behind else None


def _of_a_price(page: Page, index: int) -> bool:
    """Whether the words behind a share name the price that it is measured from."""
    lower, last = page.extraction.tokens.lower, page.figures[index].last
    return not afar("references").isdisjoint(lower[last : last + _CUE_REACH])


def _prices(page: Page, view: View, book: Codebook, gap: int, case: str) -> dict[str, int] | None:
    """The two prices: one as reference, the other on the side of it that the word says."""
    pair = _pair(page, view, book)
    if pair is None or page.figures[pair[0]].unit != page.figures[pair[1]].unit:
        return None
    low, high = sorted(pair, key=lambda index: middle_of(page.figures[index]))
    if middle_of(page.figures[high]) > _FACTOR * middle_of(page.figures[low]):
        return None
    price, reference = (low, high) if case in _LOWER else (high, low)
    tied = _are_set(page, book, view, price, reference) or _sums_up(page, view, book, gap, pair)
    if not tied and not _is_reference(page, book, reference):
        return None
    known = _is_worth(page, reference) or (_is_earlier(page, reference) and not _is_earlier(page, price))
    if _is_reference(page, book, price) and not known:
        return None
    return {"gap": gap, "price": price, "reference": reference}


def _pair(page: Page, view: View, book: Codebook) -> list[int] | None:
    """The two different prices of the smallest stretch before and with the gap that has two, and no third."""
    for back in (0, _BACK):
        views = around(page, view, back, 0)
        if any(has_class(other, book, _AVERAGES) for other in views):
            return None
        pair = distinct(page, [index for index in figures_of(views) if _is_price(page, index)])
        pers = {page.figures[index].per for index in pair} - _EACH
        if len(pair) > 1:
            return pair if len(pair) == 2 and len(pers) < 2 else None
    return None


def _sums_up(page: Page, view: View, book: Codebook, gap: int, pair: list[int]) -> bool:
    """ "That is a premium of 20%", "so they paid a fifth too much": said of two prices told just before it."""
    lower, figure = page.extraction.tokens.lower, page.figures[gap]
    since = [page.figures[one].last for one in pair if page.figures[one].first < figure.first]
    first = max([view.sentence.first, figure.first - _SUMMED, *since])
    told = not afar("summing-up").isdisjoint(lower[first : figure.first]) or looks_back(view, book)
    near = min(page.figures[index].sentence for index in pair) >= view.number - _NEXT
    behind = all(page.figures[index].first < figure.first for index in pair)
    if any("delta" in roles_of(page, one) for index in pair for one in _beside(page, index)):
        return False  # "rose 4 percent to finish at $22.40": the bid was measured from what it was before
    again = [index for index in view.plain.place if page.figures[index].kind is figure.kind]
    named = not _TOWARDS.isdisjoint(lower[figure.last : figure.last + _BESIDE + 1])
    return told and near and behind and not named and len(again) == 1


def _beside(page: Page, index: int) -> list[int]:
    view = page.view_of(index)
    return list(view.plain.place) if view is not None else []


def _are_set(page: Page, book: Codebook, view: View, price: int, reference: int) -> bool:
    """Whether one price was set for every share and the other stands with the premium: the two it lies between."""
    each = "each-price" in roles_of(page, price) or "price-verb" in phrase_classes(
        view, book, price, _CUE_REACH
    )
    return (
        each
        and page.figures[reference].sentence == view.number
        and page.figures[price].sentence < view.number
    )


def _is_price(page: Page, index: int) -> bool:
    """Whether an amount can be a price: small change, dividends and forecasts are none."""
    figure = page.figures[index]
    if figure.kind is not Kind.MONEY or figure.value is None or figure.identifier:
        return False
    view = page.view_of(index)
    paid_out = view is not None and "dividend" in view.words
    timed = figure.per in TIMES
    return not timed and not paid_out and not is_owed(page, index) and not roles_of(page, index) & _NO_PRICE


def _is_earlier(page: Page, index: int) -> bool:
    """ "Before that they had been at 1,200 yen": what a price is measured from, however it is called."""
    view, first = page.view_of(index), page.figures[index].first
    start = view.sentence.first if view is not None else first
    return not afar("earlier-price").isdisjoint(page.extraction.tokens.lower[start:first])


def _is_worth(page: Page, index: int) -> bool:
    """Whether a price is what stands behind a share: even a closing price is measured from it."""
    view, figure = page.view_of(index), page.figures[index]
    first = max(view.sentence.first if view is not None else 0, figure.first - _CUE_REACH)
    return not afar("measures-of-worth").isdisjoint(page.extraction.tokens.lower[first : figure.first])


def _is_reference(page: Page, book: Codebook, index: int) -> bool:
    """Whether the words beside a price tell it as one that is measured from, before any move of it."""
    view, figure, lower = page.view_of(index), page.figures[index], page.extraction.tokens.lower
    if view is None or any("delta" in view.roles[other] and other < index for other in view.roles):
        return False
    if _is_earlier(page, index):
        return True
    near = lower[max(view.sentence.first, figure.first - _TOLD_REACH) : figure.first]
    cues = phrase_classes(view, book, index, _CUE_REACH)
    # "It sold last week for $3.57 million": no last price.
    told = [word for word, behind in pairwise([*near, ""]) if word != "last" or behind not in _TIMES]
    return bool(cues & _REFERENCES) or not afar("references").isdisjoint(told)
