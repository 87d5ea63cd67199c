"""Rates that a text implies or states: two conversions of one day must use one exchange rate, "7.3 barrels to the
tonne" turns barrels into tonnes.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from crossfoot.binding.codebook import RATED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.conversions import pairs
from crossfoot.detectors.slip_chances import chance_of_near_slip, digits_of, step_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.reference.rates import Rates
from crossfoot.rulebook import Rule

_LIMIT = 12
_FAR = 2.0
_SLACK = Decimal("0.02")
_RELATIVE = frozenset({"which", "who", "whose", "where", "having"})
#: Digits of a figure in which a slip is seen, and how unlikely it must be by chance.
_TELLING, _UNLIKELY = 2, 0.06
_MOMENTS = frozenset({Kind.DATE, Kind.YEAR, Kind.PERIOD})
#: Sorts of one unit that a text calls by the noun alone.
_SORTS = frozenset({"imperial", "long", "metric", "oil", "short", "us"})
_RATED = Trigger(classes=(RATED,))


def conversions(page: Page) -> list[tuple[int, int]]:
    """(stated, converted) for every amount of money with another currency set beside it."""
    if len({figure.unit for figure in page.figures if figure.kind is Kind.MONEY}) < 2:
        return []
    found = [
        (pair.stated, pair.converted)
        for pair in pairs(page)
        if pair.close and _money(page, pair.stated) and _money(page, pair.converted)
    ]
    return [(one, two) for one, two in found if page.figures[one].unit != page.figures[two].unit][:_LIMIT]


def _money(page: Page, index: int) -> bool:
    figure = page.figures[index]
    return figure.kind is Kind.MONEY and figure.value is not None and not figure.is_range


def implied_rate_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every two conversions of the same pair of currencies, in the same direction or the other.

    Both must be of one moment: neither with a date or a word of another time in its sentence. In different
    paragraphs only a difference that rates do not move by in a year counts. A
    second reading excuses them: each agrees with the published rates by itself. The readings of a conversion are
    choices, so that one which agrees with any earlier conversion is not accused (hence its place as the first slot).
    """
    figures = page.figures
    for (first, second), (third, fourth) in combinations(conversions(page), 2):
        one, two = (figures[first].unit, figures[second].unit), (figures[third].unit, figures[fourth].unit)
        if one == two:
            filled = {"amount2": third, "converted2": fourth, "amount": first, "converted": second}
        elif one == two[::-1]:
            filled = {"amount2": fourth, "converted2": third, "amount": first, "converted": second}
        else:
            continue
        if not _undated(page, first, third, "past"):
            continue
        if _disagree(page, (first, second), (third, fourth)) and (
            _impossible(page, first, second) or _impossible(page, third, fourth)
        ):
            continue
        same = _one_paragraph(page, first, third) or _slipped(page, (first, second), (third, fourth))
        if not (same and _undated(page, first, third, "moment")):
            yield Reading(rule, filled, Tier.ANCHORED, "article", case="far-apart")
            yield Reading(rule, filled, Tier.ANCHORED, "article", case="fx-rate")
        else:
            yield Reading(rule, filled, Tier.ANCHORED, "article", case="any")
            yield Reading(rule, filled, Tier.ANCHORED, "article", case="fx-rate")


def _disagree(page: Page, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two conversions are far apart at first sight, so that the slow question is worth asking."""
    left, right = (
        float(page.figures[b].value or 0) / float(page.figures[a].value or 1) for a, b in (one, two)
    )
    return left > 0 and right > 0 and not 0.5 < left / right < _FAR and not 0.5 < left * right < _FAR


def _impossible(page: Page, stated: int, converted: int) -> bool:
    """Whether no rate ever published fits a conversion: then it is accused by itself, and once is enough."""
    one, two = page.figures[stated], page.figures[converted]
    band = Rates().ever(one.unit or "", two.unit or "")
    return band is not None and not (one.lenient * band.widened(_SLACK)).intersects(two.lenient)


def _one_paragraph(page: Page, first: int, third: int) -> bool:
    one, two = page.view_of(first), page.view_of(third)
    return one is not None and two is not None and one.sentence.paragraph == two.sentence.paragraph


def _undated(page: Page, first: int, third: int, name: str) -> bool:
    """Whether neither a date nor a word of the list says that two conversions are of different times."""
    one, two = page.view_of(first), page.view_of(third)
    if one is None or two is None:
        return False
    lower, words = page.extraction.tokens.lower, wordings("conversion")[name]
    for view, index in ((one, first), (two, third)):
        for start, end in _told_with(page, view, index):
            dated = any(
                page.figures[other].kind in _MOMENTS and start <= page.figures[other].first < end
                for other in view.figures
            )
            if dated or words.within(lower, start, end):
                return False
    return True


def _told_with(page: Page, view: View, index: int) -> Iterator[tuple[int, int]]:
    """A sentence without the relative clauses beside a figure: "profit, which had been hit last year, was ..."."""
    lower, start, end = page.extraction.tokens.lower, view.sentence.first, view.sentence.last
    commas = [place for place in range(start, end) if lower[place] == ","]
    edges = [start, *commas, end]
    for first, last in pairwise(edges):
        relative = lower[first] == "," and lower[first + 1 : first + 2] and lower[first + 1] in _RELATIVE
        if not relative or first <= page.figures[index].first < last:
            yield first, last


def _slipped(page: Page, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two conversions disagree, and would agree had not two digits of one figure changed places."""
    a, b, c, d = (page.figures[index] for index in (*one, *two))
    values = [float(figure.value or 0) for figure in (a, b, c, d)]
    if min(values) <= 0:
        return False
    loose = sum(step_of(figure) / value for figure, value in zip((a, b, c, d), values, strict=True))
    for figure, needed in ((b, values[0] * values[3] / values[2]), (d, values[2] * values[1] / values[0])):
        value = float(figure.value or 0)
        if abs(needed - value) > 2 * loose * value and len(digits_of(value)) >= _TELLING:
            slack = loose * needed / 2
            chance = chance_of_near_slip(value, needed, slack, step_of(figure))
            if chance is not None and chance <= _UNLIKELY:
                return True
    return False


@needs(_RATED)
def stated_rate_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """ "3m barrels. At 7.3 barrels to the tonne that is 410,000 tonnes": one measure of either unit, and the rate."""
    for view in page.where(_RATED):
        position = view.position
        for rate in view.figures:
            figure = page.figures[rate]
            if figure.kind is not Kind.MEASURE or figure.per is None or figure.value is None:
                continue
            near = [*(page.views[position - 1 : position] if position else []), view]
            pool = [
                index
                for other in near
                if other.sentence.paragraph == view.sentence.paragraph
                for index in other.figures
                if index != rate and page.figures[index].per is None
            ]
            amounts = [index for index in pool if _of_unit(page, index, figure.unit)]
            results = [index for index in pool if _of_unit(page, index, figure.per)]
            if len(amounts) == 1 and len(results) == 1 and results[0] in view.figures:
                filled = {"amount": amounts[0], "factor": rate, "converted": results[0]}
                yield Reading(rule, filled, Tier.CUED, "previous", case="any")


def _of_unit(page: Page, index: int, unit: str | None) -> bool:
    figure = page.figures[index]
    same = unit is not None and figure.unit is not None and _word(figure.unit) == _word(unit)
    return figure.kind is Kind.MEASURE and same and figure.value is not None


def _word(unit: str) -> str:
    """The noun of a unit: an oil barrel is a barrel, a short ton a ton; a kilowatt-hour is no watt-hour."""
    first, _, noun = unit.rpartition("_")
    return noun if first in _SORTS else unit
