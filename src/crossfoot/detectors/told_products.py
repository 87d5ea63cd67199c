"""Products: a number of things, what each of them has or costs, and what that comes to, wherever the three stand.

"each of its 26 branches handing out 350 parcels ... 9,100 parcels". One of the words for "each" must stand beside the
number or the rate; the product must hold, or be one slip away from holding, one that chance would seldom bring about.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import same_noun
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.akin import akin
from crossfoot.detectors.factors import Factors, are_parted, chance_of_product, fits_strictly
from crossfoot.detectors.products import TIMES
from crossfoot.detectors.runs import is_compound
from crossfoot.detectors.told_results import SUM, told_as
from crossfoot.detectors.windows import lends, near
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_EACH = Trigger(
    lists=("results.brought-in", "results.each", "results.one-price", "results.sum-behind"),
    classes=("unit-price",),
    roles=("each-price", "unit-price"),
)
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_AMOUNTS = _PLAIN | {Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION, Kind.FRACTION}
#: Words between "each" and the figure it is said of.
_REACH, _SOON = 6, 4
#: Sentences around the rate in which the number and the product are looked for, and their largest number.
_BACK, _AHEAD, _POOL = 4, 4, 12
#: A slip likelier than this by chance proves nothing.
_NEAR, _FAR, _WEAK = 0.35, 0.12, 0.03
_LEAST = 2
#: What begins to tell of another sum: "40 tablets at $250 each, after a grant of $90,000".
_ELSE = frozenset(
    {"after", "against", "and", "before", "despite", "from", "instead", "out", "plus", "thanks", "with"}
)
#: "Prices from £240,000 a home": no one value of what each has.
_FROM = frozenset({"between", "from"})

#: "£31 a time" is what each costs, whatever it is; what is paid by the month goes on for months.
_EACHES, _RENTED = frozenset({None, "each", "piece", "throw", "time"}), frozenset({"month", "week"})
#: "12 choirs of 35 singers", "19 games at £31": what stands between the things and what each of them has.
_TOLD_AT, _NAMED = frozenset({"at", "of"}), 3
#: "Two groups of 30", "three of 80": what is counted is no thing that has so much.
_GROUPED = frozenset({"percent", "point", "time", "year"})

Triple = tuple[int, int, int]

_TO_EVERY, _HUNDREDS = frozenset({"for", "in", "per", "to"}), frozenset({"hundred", "million", "thousand"})


@needs(_EACH)
def product_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every figure told of each of some things, with the number of these and the one product that can be meant."""
    for view in page.where(_EACH):
        if view.sentence.kind == "cell":
            continue
        for rate in view.plain.place:
            if page.figures[rate].kind not in rule.figures["rate"].kinds or not _may_be_rate(page, rate):
                continue
            each = _of_each(page, view, rate) or _is_made_of(page, rate)
            if each or _of_one(page, view, rate):
                found = _product_of(page, view, rate, each)
                if found is not None and not _is_discounted(page, rate, found[2]):
                    filled = dict(zip(("number", "rate", "result"), found, strict=True))
                    timed = page.figures[found[0]].kind is Kind.DURATION
                    case = "worked-days" if timed else "worked-product"
                    yield Reading(rule, filled, Tier.CUED, "paragraph", case=case)


def _is_discounted(page: Page, rate: int, result: int) -> bool:
    """ "At $90, less a discount of 10 percent, the bill was $3,240": a percentage stands between the two."""
    return any(page.figures[index].kind is Kind.PERCENT for index in range(rate + 1, result))


def _may_be_rate(page: Page, index: int) -> bool:
    figure = page.figures[index]
    if figure.value is None or figure.value <= 0 or figure.hedge in BOUNDS or figure.identifier:
        return False
    if page.extraction.tokens.lower[figure.first - 1] in _FROM or figure.per == "share":
        return False  # prices of shares have rules of their own
    behind = page.extraction.tokens.lower[figure.last : figure.last + 3]
    if behind[:1] != [] and behind[0] in _TO_EVERY and not _HUNDREDS.isdisjoint(behind):
        return False  # "three to every thousand"
    return not is_compound(page, index) and not _is_part(page, figure)


def _of_each(page: Page, view: View, index: int) -> bool:
    """Whether "each", "apiece" or "a head" is said of a figure."""
    figure = page.figures[index]
    if figure.per is not None:
        return not figure.per.isdigit()  # 12 per thousand
    start, end = (
        max(view.sentence.first, figure.first - 2 * _REACH),
        min(view.sentence.last, figure.last + _SOON),
    )
    return wordings("results")["each"].within(page.extraction.tokens.lower, start, end)


def _is_made_of(page: Page, index: int) -> bool:
    """ "18 instalments of £240", "twelve choirs of 35 singers": so many of so much each, the one behind the other."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    number = page.figures[index - 1] if index else None
    if number is None or number.kind not in _PLAIN or number.noun is None or number.value is None:
        return False
    if number.sentence != figure.sentence or number.value < _LEAST or number.noun in _GROUPED:
        return False
    gap = lower[number.last : figure.first]
    return 1 < len(gap) <= _NAMED and gap[-1] in _TOLD_AT and gap[-1] not in gap[:-1] and "," not in gap


def _of_one(page: Page, view: View, index: int) -> bool:
    """Whether a sum is told as a price: then only the figures can tell of how many."""
    figure = page.figures[index]
    if figure.kind is not Kind.MONEY or figure.scaled:
        return False
    start, end = max(view.sentence.first, figure.first - _REACH), min(view.sentence.last, figure.last + 1)
    return wordings("results")["one-price"].within(page.extraction.tokens.lower, start, end)


def _product_of(page: Page, view: View, rate: int, each: bool) -> Triple | None:
    """The only number and product that fit but for a slip; those that fit go before all others."""
    found: list[tuple[float, Triple]] = []
    pool = _pool(page, view, rate)
    numbers = [i for i in pool if _is_number(page, i, rate)]
    results = [i for i in pool if _is_result(page, i, rate)]
    tried = len(numbers) * len(results)
    only = _only_here(page, view, rate, numbers, results) if each else None
    for number, result in product(numbers, results):
        if number == result:
            continue
        way = Factors(number, rate, result, 0)
        chance = chance_of_product(page, way)
        if chance == 0.0:
            return (number, rate, result) if fits_strictly(page, way) else None
        here = {page.figures[i].sentence for i in (number, rate, result)} == {view.number}
        one, per = page.figures[result].per, page.figures[rate].per
        told = each and (
            (one is not None and one == per) or _is_per(page.figures[rate], page.figures[number])
        )
        measured = one is not None and one == per and page.figures[rate].kind is Kind.MEASURE
        most = (_NEAR if here or measured else _FAR) if told else _WEAK
        if here and not each and _is_worked_out(page, view, (number, rate, result)):
            most = _FAR
        if chance is not None and chance * tried <= most:
            found.append((chance, (number, rate, result)))
        elif only == (number, result) and told and _is_digit_off(page, way):
            found.append((1.0, (number, rate, result)))
    return found[0][1] if len(found) == 1 else None


def _only_here(
    page: Page, view: View, rate: int, numbers: list[int], results: list[int]
) -> tuple[int, int] | None:
    """The only number and the only result of the sentence of a rate, where the result is told as worked out."""
    own = view.plain.place
    words, lower = wordings("results")["dealt"], page.extraction.tokens.lower
    if any(
        words.within(lower, max(0, page.figures[i].first - _SOON), page.figures[i].first) for i in numbers
    ):
        return None  # "a profit of £15m, shared among 31 franchisees"
    here = [[i for i in pool if i in own] for pool in (numbers, results)]
    if any(len(pool) != 1 for pool in here) or here[0] == here[1]:
        return None
    if page.figures[here[0][0]].noun == "share":
        return None  # rules of their own know what is raised and what is earned
    number, result = here[0][0], here[1][0]
    told = SUM in told_as(page, view, result)
    return (number, result) if told or _are_alone(page, view, (number, rate, result)) else None


def _is_worked_out(page: Page, view: View, indexes: Triple) -> bool:
    """Whether the last of the only three amounts of a sentence is told as what the others come to."""
    number, _, result = indexes
    if result != max(indexes) or page.figures[number].noun == "share" or not _are_alone(page, view, indexes):
        return False
    own, lower = page.figures[result], page.extraction.tokens.lower
    start = max(page.figures[index].last for index in indexes if index != result)
    words = wordings("results")
    return words["brought-in"].within(lower, start, own.first) or words["sum-behind"].within(
        lower, own.last, min(view.sentence.last, own.last + _SOON)
    )


def _are_alone(page: Page, view: View, indexes: Triple) -> bool:
    """Whether a sentence has no other amounts, and does not begin to tell of something else between these."""
    others = [i for i in view.plain.place if i not in indexes and page.figures[i].kind in _AMOUNTS]
    first, last = min(page.figures[i].last for i in indexes), max(page.figures[i].first for i in indexes)
    between = page.extraction.tokens.lower[first:last]
    return not others and not are_parted(page, indexes) and _ELSE.isdisjoint(between)


def _is_digit_off(page: Page, way: Factors) -> bool:
    n, r, t = (float(page.figures[index].value or 0) for index in way[:3])
    return near(n * r, t)


def _is_per(rate: Figure, number: Figure) -> bool:
    """Whether what is counted may be what the rate is per: not the months of a rent."""
    if rate.per in _EACHES or number.noun is None:
        return True
    timed = rate.per in TIMES and rate.kind is Kind.MONEY  # "its 52 shops each take £2,000 a week"
    return timed or akin(rate.per, number.noun)


def _pool(page: Page, view: View, rate: int) -> list[int]:
    """The figures around a rate, those of its sentence first."""
    near = [
        other
        for other in page.views
        if -_BACK <= other.number - view.number <= _AHEAD and other.sentence.kind != "cell"
    ]
    near.sort(key=lambda other: abs(other.number - view.number))
    pool = [i for other in near for i in other.plain.place if i != rate and _usable(page, i)]
    return pool[:_POOL]


def _usable(page: Page, index: int) -> bool:
    figure = page.figures[index]
    if _is_part(page, figure):
        return False
    return (
        figure.value is not None
        and not figure.identifier
        and figure.hedge not in BOUNDS
        and (figure.value >= _LEAST or figure.kind is Kind.MONEY)
    )


def _is_part(page: Page, figure: Figure) -> bool:
    """ "each has 64 plates, eight of them in colour": some of what each of the things has."""
    behind = page.extraction.tokens.lower[figure.last : figure.last + 2]
    return behind[:1] == ["of"] and behind[1:] in (["them"], ["these"], ["those"], ["which"], ["whom"])


def _is_number(page: Page, index: int, rate: int) -> bool:
    """Whether a figure counts the things of which the rate is told; it names them, or stands beside the rate."""
    figure, other = page.figures[index], page.figures[rate]
    if figure.kind is Kind.DURATION:
        if other.kind is Kind.MONEY:  # "for 18 months they paid a rent of €740"
            return figure.unit in _RENTED and figure.sentence == other.sentence and other.per is None
        return other.kind in _PLAIN and other.per in (None, figure.unit) and figure.unit == "day"
    if figure.kind not in _PLAIN or figure.per not in (None, "each") or figure.unit is not None:
        return False
    timed = other.per in TIMES and other.kind is Kind.MONEY
    named = other.per not in _EACHES and figure.noun is not None
    if named and not timed and not akin(figure.noun, other.per):
        return False  # "£750 a lamp" is no price of boats
    if other.kind in _PLAIN and (figure.noun == other.noun or akin(figure.noun, other.noun)):
        return False
    of_the = page.extraction.tokens.lower[figure.last : figure.last + 2] in (["of", "the"], ["of", "its"])
    return figure.noun is not None or of_the or figure.sentence == other.sentence


def _is_result(page: Page, index: int, rate: int) -> bool:
    """Whether a figure is of the sort of the rate, and larger."""
    figure, other = page.figures[index], page.figures[rate]
    if is_compound(page, index) or figure.per not in (None, "year", "month", "week", "day"):
        return False
    if other.kind in _PLAIN:
        alike = figure.kind in _PLAIN and figure.unit is None and _one_noun(page, index, rate)
        alike = alike or lends(figure, other)
    else:
        alike = (figure.kind, figure.unit) == (other.kind, other.unit) or lends(figure, other)
    return alike and float(figure.value or 0) > float(other.value or 0)


def _one_noun(page: Page, index: int, rate: int) -> bool:
    """The same noun, or a sum told as such: "every one with 72 cells: that makes 2,880 seedlings"."""
    one, other = page.figures[index].noun, page.figures[rate].noun
    if same_noun(one, other) or akin(one, other):
        return True
    view = page.view_of(index)
    return view is not None and SUM in told_as(page, view, index)
