"""One quantity in two notations: rates in other units, numbers with another scale word."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import RATED, Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.conversions import pair_fits, pairs
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference.units import dimension
from crossfoot.rulebook import Rule

#: A number written in full beside one with a scale word has at least this size.
_FULL = 100_000
#: The powers of ten of a lakh and a crore.
_INDIAN = (5, 7)
_RATES = Trigger(classes=(RATED,), kinds=(Kind.MEASURE,))
_SAME = frozenset({"it", "that", "this", "which"})


@needs(_RATES)
def rate_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Rates of different bases or units side by side; fuel economy also from one sentence to the next."""
    one, two = list(rule.figures)[:2]
    rates = sum(figure.per is not None or _economy(figure) for figure in page.figures)
    for pair in pairs(page) if rates > 1 else ():
        stated, converted = page.figures[pair.stated], page.figures[pair.converted]
        if stated.per and converted.per and stated.per != converted.per:
            if stated.kind is Kind.MONEY and dimension(stated.per) in (None, "time"):
                # £5 a month or £50 a year are two tariffs.
                continue
            case = "any" if _economy(stated) or _economy(converted) else "price-rate"
        elif _economy(stated) and _economy(converted) and stated.unit != converted.unit:
            case = "any"
        else:
            continue
        filled = {one: pair.stated, two: pair.converted}
        if pair.close and stated.kind is converted.kind and pair_fits(rule, page, filled):
            yield Reading(rule, filled, Tier.ANCHORED, "phrase", case=case)
    fuel = [index for view in page.views for index in view.figures if _economy(page.figures[index])]
    if len(fuel) == 2 and _same_vehicle(page, *fuel):
        yield Reading(rule, {one: fuel[0], two: fuel[1]}, Tier.CUED, "article", case="any")


def _economy(figure: Figure) -> bool:
    """Whether a measure tells how far a vehicle goes on its fuel."""
    if figure.kind is not Kind.MEASURE or figure.value is None:
        return False
    if figure.per is not None:
        return (figure.unit, figure.per) == ("litre", "100 kilometre")
    return dimension(figure.unit or "") in ("fuel-economy", "fuel-consumption")


def _same_vehicle(page: Page, first: int, second: int) -> bool:
    """Whether the second of two economies is told of "it" in a later sentence, in the other way of measuring."""
    one, two = page.figures[first], page.figures[second]
    view = page.view_of(second)
    if view is None or one.unit == two.unit or one.sentence == two.sentence:
        return False
    lower = page.extraction.tokens.lower
    return bool(_SAME & set(lower[view.sentence.first : two.first]))


def numeral_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """One number in two notations: lakh or crore beside million, a scale word beside digits in full."""
    one, two = list(rule.figures)[:2]
    for pair in pairs(page) if _may_differ(page) else ():
        stated, converted = page.figures[pair.stated], page.figures[pair.converted]
        same = stated.unit == converted.unit and stated.per == converted.per
        if same and pair.close and _notations(stated, converted):
            filled = {one: pair.stated, two: pair.converted}
            if pair_fits(rule, page, filled):
                yield Reading(rule, filled, Tier.ANCHORED, "phrase", case="any")


def _may_differ(page: Page) -> bool:
    """Whether a text has numbers of two notations at all: the quick question before the slow ones."""
    scaled = [figure.power in _INDIAN for figure in page.figures if figure.scaled]
    return bool(scaled) and (
        any(scaled)
        or any(
            figure.value is not None and not figure.scaled and abs(figure.value) >= _FULL
            for figure in page.figures
        )
    )


def _sign(figure: Figure) -> str:
    """The currency sign that is printed: "$" and "C$" are two dollars, wherever the text is at home."""
    return figure.text.partition("$")[0].strip().lower() + "$" if "$" in figure.text else ""


def _notations(one: Figure, two: Figure) -> bool:
    """Whether two printed numbers are of different notations, so that they are not two values of one thing."""
    if one.value is None or two.value is None:
        return False
    if _sign(one) != _sign(two) and "$" in one.text + two.text:
        return False
    indian = (one.power in _INDIAN) != (two.power in _INDIAN)
    full = {one.scaled, two.scaled} == {True, False} and min(abs(one.value), abs(two.value)) >= _FULL
    return (indian and one.scaled and two.scaled) or full
