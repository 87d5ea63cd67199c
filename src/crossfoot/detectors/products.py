"""So many times so much: counts, rates and their totals.

Two relations share the shape. ``unit-product``: a price or size of one ("$9 each", "75 cents a share"), how many
there are, and what they come to. ``rate-span``: a rate by the hour, day or year, how long it runs, and what it comes
to.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import RATED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import SPANS, fits
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.paces import PACED, lone_triples, paced_triples
from crossfoot.detectors.windows import (
    Condition,
    Filled,
    Pool,
    fillings,
    in_order,
    looks_back,
    middle_of,
    near,
    parted,
    phrase_classes,
    plausible,
    pools,
    roles_of,
)
from crossfoot.detectors.wordlists import words_of
from crossfoot.lexicon import table
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference import units
from crossfoot.rulebook import Rule

#: Spans of time by the name that a rate gives them; "an hour" is one as much as "a year" is.
TIMES = SPANS | {"hour", "minute", "second", "night", "fortnight", "decade"}
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_ADDED = frozenset({Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.NUMBER, Kind.DURATION})
#: Words that set a figure beside another: an average after them is that of another time or group.
COMPARED = frozenset(
    {"above", "far-from", "below", "old-prep", "more-than", "less-than", "than", "for-every"}
)
_COMPARED_REACH = 8
#: Tokens before a price in which what it buys is named.
_NOUN = 6
#: Tokens of "and took", "and he got", between a price and a sum that may be another's.
_TOOK = 3
_EACH = frozenset({"each-price", "per-head"})
_TOTALS = frozenset({"total", "proceeds", "sum"})
_TOTAL_CUES = frozenset({"cost-verb", "raise-verb", "amount-to", "revenue-noun", "take-verb"})
_TOTAL_REACH = 6
_JOINTS = frozenset({"mark-comma", "amount-to", "dash", "=and", "open"})

#: Items from "each" to the number: "each of the 36 tents", "each of the nation's 68 million people".
_OWNED = 4
_EACH_WORDS = frozenset({"each", "for-every"})
_PRICED = Trigger(roles=("each-price", "per-head"))
_RATED = Trigger(classes=(RATED,))
_EACH_OF = Trigger(classes=tuple(sorted(_EACH_WORDS)))
_RESULTS = frozenset({"=or", "amount-to"})
_TO_EACH = frozenset({"=for", "=on", "=to", "=from"})


@needs(_PRICED | _EACH_OF)
def unit_product_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A price or size of one, a count of what it is the price of, and a figure cued as their total."""
    yield from each_of_readings(rule, page, book)
    for view in page.where(_PRICED):
        for index in view.plain.place:
            price = page.figures[index]
            if not roles_of(page, index) & _EACH and not (price.per and _is_fronted(view, book, index)):
                continue
            if not fits(rule.figures["price"], price, roles_of(page, index)):
                continue

            def counted(filled: Filled, price: Figure = price, view: View = view, index: int = index) -> bool:
                number, total = page.figures[filled["number"]], page.figures[filled["total"]]
                if price.per in TIMES and total_of(page, filled).per != price.per:
                    return False
                if price.per != number.unit and _of_one_dimension(number, price):
                    return False  # "31 tonnes in one weekend, 27 kg each"
                fronted = _is_fronted(view, book, index) and _is_only_pair(page, view, index, filled)
                cued = is_total(page, book, filled["total"]) or _apposed(view, book, index, filled["total"])
                if not fronted and not (_is_counted(number, price.per) and cued):
                    return False
                if not _apposed(view, book, index, filled["total"]) and _is_of_when(page, price, total):
                    return False
                if _is_set_apart(page, price, total) or _is_for_another(page, price, total):
                    return False
                product = middle_of(number) * middle_of(price)
                return price.unit != total.unit or plausible(product, middle_of(total))

            wider = ("previous",) if looks_back(view, book) else ()
            own = set(view.plain.place)

            def told_here(filled: Filled, own: set[int] = own, counted: Condition = counted) -> bool:
                return filled["total"] in own and counted(filled)

            yield from _nearest(rule, page, {"price": index}, pools(page, view, *wider), told_here)


def _is_of_when(page: Page, price: Figure, total: Figure) -> bool:
    """ "20,000 shares at $31 in May, when the fund paid out $900,000": a sum of something else that happened then."""
    return (
        price.sentence == total.sentence and "when" in page.extraction.tokens.lower[price.last : total.first]
    )


def _is_set_apart(page: Page, price: Figure, total: Figure) -> bool:
    """ "He paid $7.5m for 150 acres and a house; farmland there fetches $20,000 an acre": a price of others."""
    between = page.extraction.tokens.lower[total.last : price.first]
    return (
        price.sentence == total.sentence
        and ";" in between
        and not words_of("elsewhere").isdisjoint(between[between.index(";") + 1 :])
    )


def _is_for_another(page: Page, price: Figure, total: Figure) -> bool:
    """ "He sold 35 sheep at £12 and took £40 for the dog": a sum of its own, joined by "and"."""
    lower = page.extraction.tokens.lower
    behind, between = lower[total.last : total.last + 3], lower[price.last : total.first]
    if price.sentence != total.sentence or between[:1] != ["and"] or len(between) > _TOOK:
        return False
    told = behind[:1] == ["for"] and behind[1:2] and behind[1] in words_of("determiners")
    named = {"lot", "whole", *lower[max(price.first - _NOUN, 0) : price.first]}
    return bool(told) and behind[-1] not in named


def _of_one_dimension(number: Figure, price: Figure) -> bool:
    measures = number.kind is Kind.MEASURE and price.kind is Kind.MEASURE
    return measures and units.dimension(number.unit or "") == units.dimension(price.unit or "")


def total_of(page: Page, filled: Filled) -> Figure:
    """The figure that is to be what the others come to."""
    return page.figures[filled["total"]]


def _is_fronted(view: View, book: Codebook, index: int) -> bool:
    """Whether a sentence or clause begins with the rate: "At 6 pence a sheet, ..."."""
    place = view.plain.place[index]
    if not place or "=at" not in book.sets[view.plain.chars[place - 1]]:
        return False
    return place == 1 or bool(book.sets[view.plain.chars[place - 2]] & _JOINTS)


def _is_only_pair(page: Page, view: View, price: int, filled: Filled) -> bool:
    """Whether the sentence has no other amounts than a rate, a number behind it and what they come to."""
    place = view.plain.place
    rate, number, total = page.figures[price], page.figures[filled["number"]], total_of(page, filled)
    if number.kind is not Kind.COUNT or total.per not in (None, rate.per) or rate.kind is not Kind.MONEY:
        return False
    others = [index for index in place if page.figures[index].kind in _ADDED]
    behind = all(place[price] < place.get(filled[name], -1) for name in ("number", "total"))
    return len(others) == len(filled) and behind and total.kind is Kind.MONEY


def each_of_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """ "Each of the 36 tents sleeps 14, so there is room for 504"; "12 people, each of whom gets £50, £600 in all"."""
    for view in page.where(_EACH_OF):
        order = sorted(view.plain.place, key=lambda index: view.plain.place[index])
        for number, price, rest in _each_of(view, book, order):
            one = page.figures[price]
            if not _is_counted(page.figures[number], "each") or one.kind not in _ADDED:
                continue
            if (
                one.value is None
                or (one.per is not None and one.per not in TIMES)
                or parted(page, book, number, price)
            ):
                continue
            totals = [index for index in rest if _comes_to(page, view, book, (number, price, index))]
            if len(totals) == 1:
                filled = in_order(rule, {"number": number, "price": price, "total": totals[0]})
                yield Reading(rule, filled, Tier.CUED, "sentence")


def _each_of(view: View, book: Codebook, order: list[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Number, size of one, and the figures behind both, for every "each of" of a sentence."""
    places = [view.plain.place[index] for index in order]
    sets = [book.sets[char] for char in view.plain.chars]
    for item, classes in enumerate(sets[:-1]):
        if view.plain.figures[item] >= 0 or not classes & _EACH_WORDS:
            continue
        before = [index for index, place in zip(order, places, strict=True) if place < item]
        behind = [index for index, place in zip(order, places, strict=True) if place > item]
        if "of-which" in sets[item + 1] and before and behind:
            yield before[-1], behind[0], behind[1:]
        elif "=of" in sets[item + 1] and behind and view.plain.place[behind[0]] <= item + _OWNED:
            if before and ("for-every" in classes or (item and sets[item - 1] & _TO_EACH)):
                yield behind[0], before[-1], [*behind[1:], *before[:-1]]
            elif len(behind) > 2:
                yield behind[0], behind[1], behind[2:]


def _is_or(view: View, book: Codebook, index: int) -> bool:
    """Whether a figure says the one before it again, in another way: "9,360 days, or 7.8 days for each"."""
    place = view.plain.place[index]
    return place > 1 and bool(book.sets[view.plain.chars[place - 1]] & _RESULTS)


def _comes_to(page: Page, view: View, book: Codebook, indexes: tuple[int, int, int]) -> bool:
    """Whether a later figure is cued as a result and can be the product."""
    number, price, total = (page.figures[index] for index in indexes)
    cues = phrase_classes(view, book, indexes[2], _COMPARED_REACH)
    cued = is_total(page, book, indexes[2]) or "result-word" in cues or _is_or(view, book, indexes[1])
    if not cued or total.per is not None:
        return False
    plain = price.kind in _PLAIN and total.kind in _PLAIN
    if not plain and not same_measure(price, total):
        return False
    factor = (
        units.factor(price.unit, total.unit)
        if price.kind is Kind.MEASURE and price.unit and total.unit
        else 1
    )
    return factor is not None and plausible(
        middle_of(number) * middle_of(price) * float(factor), middle_of(total)
    )


@needs(_RATED)
def rate_span_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A rate by a span of time, a duration, and a figure of the same measure cued as the total.

    The total stands in the sentence of the rate, or with the duration in the sentence behind it; or all that tells
    them from others is "at that rate".
    """
    told = page.where(PACED)
    for pace, time, whole in paced_triples(page, told, lambda figure: figure.per in TIMES, same_measure):
        filled = in_order(rule, {"rate": pace, "time": time, "total": whole})
        yield Reading(rule, filled, Tier.CUED, "paragraph")
    for pace, time, whole in lone_triples(
        page, page.where(_RATED), lambda figure: figure.per in TIMES, same_measure
    ):
        filled = in_order(rule, {"rate": pace, "time": time, "total": whole})
        yield Reading(rule, filled, Tier.CUED, "paragraph")
    for view in page.where(_RATED):
        for index in view.plain.place:
            rate = page.figures[index]
            if rate.per not in TIMES or not fits(rule.figures["rate"], rate, roles_of(page, index)):
                continue

            def like(filled: Filled, rate: Figure = rate, own: View = view) -> bool:
                total, time = filled["total"], filled["time"]
                bare = rate.kind in _PLAIN and rate.noun is None
                named = not bare or page.figures[total].noun is not None  # "1,500 parcels ... at 300 an hour"
                at = page.view_of(total)
                cued = rate.kind is Kind.MEASURE or is_total(page, book, total)
                cued = cued or (at is not None and "result-word" in phrase_classes(at, book, total, 2))
                alone = own is page.view_of(total) and _is_only_time(page, own, time)
                cued = (cued and not bare) or (alone and rate.kind in _PLAIN)
                same = cued and same_measure(rate, page.figures[total])
                if same and rate.unit == page.figures[total].unit and page.figures[time].unit == rate.per:
                    product = middle_of(rate) * middle_of(page.figures[time])
                    same = plausible(product, middle_of(page.figures[total]))
                    if not is_total(page, book, total):
                        same = near(product, middle_of(page.figures[total]))
                same = same and page.figures[total].per is None
                return (
                    named and same and (not parted(page, book, total, time) or _is_only_time(page, own, time))
                )

            for pool in _behind(page, view):
                if (
                    sum(same_measure(rate, page.figures[other]) for other in pool.indexes if other != index)
                    == 1
                ):
                    yield from _nearest(rule, page, {"rate": index}, iter([pool]), like)


def _is_only_time(page: Page, view: View, time: int) -> bool:
    """Whether a duration is the only one of the sentence of a rate, so that no clause can mean another."""
    times = [index for index in view.plain.place if page.figures[index].kind is Kind.DURATION]
    return times == [time]


def _behind(page: Page, view: View) -> Iterator[Pool]:
    """A sentence, and the one behind it."""
    yield from pools(page, view)
    behind = page.by_sentence.get(view.number + 1)
    if behind is not None and behind.sentence.kind == view.sentence.kind:
        yield Pool("previous", Tier.CUED, tuple(behind.plain.place))


def _nearest(
    rule: Rule, page: Page, filled: Filled, stretches: Iterator[Pool], meets: Condition
) -> Iterator[Reading]:
    """All fillings of the smallest stretch that has any."""
    for pool in stretches:
        found = fillings(rule, page, filled, pool.indexes, meets)
        if found:
            for one in found:
                yield Reading(rule, in_order(rule, one), pool.tier, pool.window)
            return


def _apposed(view: View, book: Codebook, price: int, total: int) -> bool:
    """Whether a total stands right behind the price: "at £9 each, £36 a set"."""
    first, last = view.plain.place.get(price, 0), view.plain.place.get(total, 0)
    between = [book.sets[char] for char in view.plain.chars[first + 1 : last]]
    return first < last and all(classes & _JOINTS for classes in between)


def is_total(page: Page, book: Codebook, index: int) -> bool:
    """Whether the words before a figure say that it is what something comes to."""
    view = page.view_of(index)
    if view is None:
        return False
    cued = phrase_classes(view, book, index, _TOTAL_REACH) & _TOTAL_CUES
    return bool(cued or roles_of(page, index) & _TOTALS)


def _is_counted(number: Figure, per: str | None) -> bool:
    """Whether a figure counts what a rate is the rate of."""
    if number.value is None or number.value < 2 or number.per is not None:
        return False
    if per is None or per == "each":
        return number.kind is not Kind.DURATION and number.kind is not Kind.MONEY
    if per == "person":
        return number.kind is Kind.COUNT and number.noun not in _things()
    return per in (number.noun, number.unit)


def _things() -> frozenset[str]:
    """What no head count counts."""
    return frozenset(str(noun) for noun in table("per")["nouns"]) - {
        "person",
        "woman",
        "worker",
        "student",
        "pupil",
    }


def same_measure(rate: Figure, total: Figure) -> bool:
    """Whether a figure can be what a rate comes to: the same money, a measure of one sort, the same thing counted."""
    if rate.kind in _PLAIN and total.kind in _PLAIN:
        nouns = {rate.noun, total.noun} - {None}
        return len(nouns) < 2
    if rate.kind is not total.kind or rate.unit is None or total.unit is None:
        return False
    return rate.unit == total.unit or (
        rate.kind in (Kind.MEASURE, Kind.DURATION)
        and units.dimension(rate.unit) == units.dimension(total.unit)
    )
