"""An amount per unit, the units, and the whole, bound by what the amount is per and not by where the three stand.

"£750 a lamp" can only be worked out from a number of lamps and a sum of money. That holds across paragraphs, so long
as the text counts lamps once and tells one sum that could be meant. The amount has to be told as a result ("or", "comes
to", "is", "an average of"): a price that is set by a market has no total in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.akin import akin
from crossfoot.detectors.products import COMPARED, TIMES, same_measure
from crossfoot.detectors.windows import in_order, middle_of, near, phrase_classes, roles_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_RATES = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE})
#: How many sentences with figures before the amount are searched.
_BACK, _AHEAD = 6, 3
_REACH = 7
_SPREAD_REACH = 8
_SPREAD = frozenset({"spread-word", "breakdown-verb"})
_APPOSED = frozenset({"mark-comma", "mark-colon", "dash", "open"})
_EVERY = frozenset({"each", "every-word"})
_STOPS = frozenset({"mark-semicolon", "mark-colon", "hard-break"})
_COSTS = frozenset({"cost-verb", "price-verb"})
_ONE_OF = frozenset({"a", "an", "one", "each", "every"})
_TOLD = frozenset({"total", "sum", "proceeds", "valuation", "at-level", "share", "fee"})
_SINGLE = frozenset({"each", "every-word", "verb", "cost-verb", "have"})
_DOES = frozenset({"verb", "cost-verb", "have", "yields-verb"})
_A = frozenset({"a", "an", "per", "every", "each"})
_AMONG = frozenset({"among-prep"})
_RESULTS = frozenset(
    {"amount-to", "works-out", "be", "mean-word", "result-word", "on-average", "=or", "total-word"}
)
_PRICED = frozenset(
    {"price-verb", "reference-noun", "sell-verb", "rise-verb", "fall-verb", "future", "expected"}
)
#: Units that markets set prices for: no text tells what one price of them comes to in all.
_MARKETS = frozenset(
    {"share", "barrel", "ounce", "tonne", "ton", "bushel", "pound", "unit", "gallon", "litre", "kilogram"}
)
_NOT_TOTALS = frozenset({"expected", "extreme", "old-level", "delta", "each-price", "aside"})


def per_unit_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Amounts per unit with their units and wholes, and wholes that are spread over a number."""
    nouns = _nouns(page)
    for view in page.views:
        for index in view.figures:
            figure = page.figures[index]
            unit = figure.per or (_counted_behind(page, figure) if nouns else None)
            if unit is not None and index in view.plain.place and _is_result(page, view, book, index, unit):
                yield from _readings(rule, page, view, index, unit)
        told = not nouns.isdisjoint(view.words) or not TIMES.isdisjoint(view.words)
        if told and view.mask & book.word_mask(_SINGLE):
            for index, unit in of_every(page, view, book):
                yield from _readings(rule, page, view, index, unit)
        for index, unit in _prices_of_one(page, view, book) if told else ():
            yield from _priced(rule, page, view, book, index, unit)
        if view.mask & book.word_mask(_SPREAD):
            yield from _spread_readings(rule, page, view, book)


def _counted_behind(page: Page, figure: Figure) -> str | None:
    """The noun behind "a" or "per" right after a figure, if the text counts it elsewhere: "250 goats a village"."""
    at = max(figure.behind, figure.last)
    lower = page.extraction.tokens.lower
    if at + 1 >= len(lower) or lower[at] not in _A:
        return None
    return lower[at + 1] if lower[at + 1] in _nouns(page) else None


def _nouns(page: Page) -> frozenset[str]:
    """All nouns that the text counts."""
    return page.once("nouns", lambda: frozenset(one.noun for one in page.figures if one.noun is not None))


def _is_result(page: Page, view: View, book: Codebook, index: int, per: str) -> bool:
    figure, roles = page.figures[index], roles_of(page, index)
    if figure.kind not in _RATES or figure.value is None or figure.is_range or per in _MARKETS:
        return False
    if per[:1].isdigit() or per == "each" or roles & {"old-level", "expected", "delta", "extreme"}:
        return False
    before = phrase_classes(view, book, index, _REACH)
    if before & (COMPARED | _PRICED):
        return False
    if per in TIMES:
        return "mean" in roles or "works-out" in before
    place = view.plain.place[index]
    apposed = place > 0 and bool(book.sets[view.plain.chars[place - 1]] & _APPOSED)
    return apposed or bool(before & _RESULTS)


def of_every(page: Page, view: View, book: Codebook) -> list[tuple[int, str]]:
    """Amounts told of every one, with what they are of: "every gardener has 300 trees to mind"."""
    return page.once(("of every", view.number), lambda: list(_of_every(page, view, book)))


def _of_every(page: Page, view: View, book: Codebook) -> Iterator[tuple[int, str]]:
    lower, chars = page.extraction.tokens.lower, view.plain.chars
    every = book.chars_with(_EVERY)
    doing = [at - 1 for at in book.places(book.chars_with(_DOES), chars)]
    for item in sorted({0, *book.places(every, chars), *doing}):
        if not 0 <= item < len(chars) - 1:
            continue
        if view.plain.figures[item] >= 0 or view.plain.figures[item + 1] >= 0:
            continue
        if chars[item] in every or (not item and lower[view.plain.items[0][0]] == "per"):
            head = item + 1
        elif _is_one_of(view, book, lower, item):
            head = item
        else:
            continue
        unit = lower[view.plain.items[head][0]]
        for behind in range(head + 1, min(head + 1 + _REACH, len(view.plain.chars))):
            index = view.plain.figures[behind]
            if index >= 0:
                figure = page.figures[index]
                named = figure.kind is Kind.MONEY or figure.kind is Kind.MEASURE or figure.noun is not None
                if named and figure.value is not None and figure.per is None and not figure.is_range:
                    yield index, unit
                break
            if book.sets[view.plain.chars[behind]] & _STOPS:
                break


def _is_one_of(view: View, book: Codebook, lower: list[str], item: int) -> bool:
    """Whether a noun stands for one of its kind and does something: "a tie cost them six balls"."""
    first = view.plain.items[item][0]
    if first <= view.sentence.first or lower[first - 1] not in _ONE_OF:
        return False
    return bool(book.sets[view.plain.chars[item + 1]] & _DOES)


def _prices_of_one(page: Page, view: View, book: Codebook) -> Iterator[tuple[int, str]]:
    """Prices told of one of a kind, with the kind: "a tram costs €4m"."""
    if not view.mask & book.word_mask(_COSTS):
        return
    lower = page.extraction.tokens.lower
    for index in view.plain.place:
        figure, place = page.figures[index], view.plain.place[index]
        if (
            figure.kind is not Kind.MONEY
            or figure.value is None
            or figure.is_range
            or figure.per
            or place < 2
        ):
            continue
        if not book.sets[view.plain.chars[place - 1]] & _COSTS or view.plain.figures[place - 2] >= 0:
            continue
        first = view.plain.items[place - 2][0]
        if first > view.sentence.first and lower[first - 1] in _ONE_OF:
            yield index, lower[first]


def _priced(rule: Rule, page: Page, view: View, book: Codebook, price: int, unit: str) -> Iterator[Reading]:
    """The only number of that kind in the sentences before, and the total behind the price."""
    numbers: list[int] = []
    for back in range(_BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is not None:
            numbers += [one for one in other.plain.place if _counts(page.figures[one], unit)]
    numbers = distinct(page, numbers)
    behind = page.by_sentence.get(view.number + 1)
    pool = [one for one in view.plain.place if view.plain.place[one] > view.plain.place[price]]
    pool += list(behind.plain.place) if behind is not None else []
    if len(numbers) != 1:
        return
    one = page.figures[price]
    totals = [
        index
        for index in pool
        if same_measure(one, page.figures[index])
        and page.figures[index].per is None
        and page.figures[index].value is not None
        and roles_of(page, index) & _TOLD
        and near(middle_of(one) * middle_of(page.figures[numbers[0]]), middle_of(page.figures[index]))
    ]
    if len(totals) == 1:
        filled = in_order(rule, {"rate": price, "total": totals[0], "number": numbers[0]})
        yield Reading(rule, filled, Tier.CUED, "paragraph")


def _readings(rule: Rule, page: Page, view: View, index: int, unit: str) -> Iterator[Reading]:
    """The readings of the nearest stretch back from an amount that has a number of its units and a whole."""
    rate = page.figures[index]
    pool: list[int] = []
    for back in range(_BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is not None and (not back or other.sentence.kind != "heading"):
            pool += [one for one in other.plain.place if one != index]
        numbers = distinct(page, (one for one in pool if _counts(page.figures[one], unit)))
        if len(numbers) > 1:
            return
        wholes = [one for one in pool if _is_whole(page, one, rate, unit)] if numbers else []
        fitting = [one for one in distinct(page, wholes) if _divides(page, rate, one, numbers[0])]
        if fitting and back in (0, _BACK):
            for whole in fitting:
                filled = in_order(rule, {"rate": index, "total": whole, "number": numbers[0]})
                yield Reading(rule, filled, Tier.CUED, "paragraph" if back else "sentence")
            return
    if unit in TIMES and not pool:
        yield from _told_behind(rule, page, view, index, unit)


def _told_behind(rule: Rule, page: Page, view: View, index: int, unit: str) -> Iterator[Reading]:
    """ "Every hour 150,000 litres went. After 400 hours 60 million were gone": the text opens on the rate."""
    rate, pool = page.figures[index], [one for one in view.plain.place if one != index]
    for ahead in range(1, _AHEAD + 1):
        other = page.by_sentence.get(view.number + ahead)
        if other is not None and other.sentence.kind == view.sentence.kind:
            pool += other.plain.place
    numbers = distinct(page, (one for one in pool if _counts(page.figures[one], unit)))
    wholes = distinct(page, (one for one in pool if _is_whole(page, one, rate, unit)))
    if len(numbers) == len(wholes) == 1 and _divides(page, rate, wholes[0], numbers[0]):
        filled = in_order(rule, {"rate": index, "total": wholes[0], "number": numbers[0]})
        yield Reading(rule, filled, Tier.CUED, "paragraph")


def _counts(figure: Figure, unit: str) -> bool:
    """Whether a figure says how many of the units there are that an amount is per."""
    if figure.value is None or figure.value < 2 or figure.per is not None or figure.identifier:
        return False
    if figure.kind is Kind.DURATION:
        return unit in TIMES and figure.unit == unit
    return figure.kind in _PLAIN and akin(figure.noun, unit)


def _is_whole(page: Page, index: int, rate: Figure, unit: str) -> bool:
    figure = page.figures[index]
    if figure.value is None or figure.per is not None or figure.identifier or figure.is_range:
        return False
    if figure.value <= (rate.value or 0) or roles_of(page, index) & _NOT_TOTALS:
        return False
    if figure.kind in _PLAIN and (figure.noun is None or figure.noun == unit):
        return False
    return same_measure(rate, figure)


def _divides(page: Page, rate: Figure, whole: int, number: int) -> bool:
    one, two = page.figures[whole], page.figures[number]
    if one.unit != rate.unit:
        return one.kind is Kind.MEASURE
    return near(middle_of(one) / middle_of(two), middle_of(rate))


def _spread_readings(rule: Rule, page: Page, view: View, book: Codebook) -> Iterator[Reading]:
    """ "Shared between its 13 depots, the stock comes to 4,000 tonnes apiece": the number behind a word of sharing."""
    for number in view.plain.place:
        figure = page.figures[number]
        if figure.value is None or figure.value < 2 or figure.is_range or figure.per is not None:
            continue
        if figure.kind not in _PLAIN | {Kind.DURATION} or not _is_spread(view, book, number):
            continue
        rates = [one for one in view.plain.place if _is_share(page, view, book, one, number)]
        rates = [one for one in rates if one != number]
        if len(rates) == 1:
            yield from _spread_over(rule, page, view, number, rates[0])
            return


def _is_spread(view: View, book: Codebook, number: int) -> bool:
    """Whether a word of sharing and "among" or "over" lead to a number, with at most a figure between the two."""
    place = view.plain.place[number]
    among = False
    for item in range(place - 1, max(-1, place - 1 - _SPREAD_REACH), -1):
        classes = book.sets[view.plain.chars[item]]
        if view.plain.figures[item] >= 0 and not among:
            return False
        among = among or bool(classes & _AMONG)
        if among and classes & _SPREAD:
            return True
    return False


def _is_share(page: Page, view: View, book: Codebook, index: int, number: int) -> bool:
    """What each of them gets: told as an amount per unit, or behind "each"."""
    figure, over = page.figures[index], page.figures[number]
    if figure.kind not in _RATES or figure.value is None or figure.is_range:
        return False
    if roles_of(page, index) & {"expected", "extreme", "old-level"}:
        return False
    if over.kind is Kind.DURATION:
        return figure.per == over.unit
    if figure.per is not None:
        return figure.per not in TIMES and not figure.per[0].isdigit()
    before = phrase_classes(view, book, index, _REACH)
    return bool(before & {"each", "mean-word"})


def _spread_over(rule: Rule, page: Page, view: View, number: int, rate: int) -> Iterator[Reading]:
    """The whole that was spread: of the sentence, or the only one of those before it that it could be."""
    pool: list[int] = []
    share = page.figures[rate]
    for back in range(_BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is not None:
            pool += [one for one in other.plain.place if one not in (rate, number)]
        wholes = [one for one in pool if _is_spread_whole(page, one, share)]
        fitting = [one for one in distinct(page, wholes) if _divides(page, share, one, number)]
        if fitting and back in (0, _BACK):
            for whole in fitting:
                filled = in_order(rule, {"rate": rate, "total": whole, "number": number})
                yield Reading(rule, filled, Tier.CUED, "paragraph" if back else "sentence")
            return


def _is_spread_whole(page: Page, index: int, share: Figure) -> bool:
    figure = page.figures[index]
    if figure.value is None or figure.per is not None or figure.identifier or figure.is_range:
        return False
    if roles_of(page, index) & {"old-level", "expected", "extreme"}:
        return False
    return same_measure(share, figure) and figure.value > (share.value or 0)
