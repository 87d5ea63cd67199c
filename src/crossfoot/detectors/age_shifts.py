"""Two ages of one person: "joined at 17 and retired 48 years later at 65", "a 17-year-old in 2011, now 31"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.ages import is_age
from crossfoot.detectors.births import DATES, births
from crossfoot.detectors.present_ages import is_this_year
from crossfoot.detectors.tied_ages import tied_to
from crossfoot.detectors.wording import of_kinds, wordings, year_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

#: Sentences between the two ages.
_AFAR = 9
#: Tokens before an age in which somebody else is named: "to a man of".
_HEAD = 4
_STEPS = Trigger(kinds=(Kind.DATE, Kind.YEAR, Kind.DURATION))
_AGED = Trigger(kinds=(Kind.AGE, Kind.NUMBER))


@needs(_AGED, _STEPS)
def shift_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Two ages of one person, each with its date, or with the years between them."""
    yield from grown_readings(rule, page)
    words = wordings("timeline")
    for view in page.where(_AGED, _STEPS):
        ages = [index for index in view.figures if is_age(page, view, index) and not _of_another(page, index)]
        if len(ages) != 2 or words["kin"].stands_in(page, view):
            continue
        dates = [i for i in of_kinds(page, view, DATES) if year_of(page.figures[i]) is not None]
        dates = [index for index in dates if index not in births(page, view)]
        pairs = [[date for date in dates if tied_to(page, view, age, date)] for age in ages]
        if all(len(found) == 1 for found in pairs) and pairs[0] != pairs[1]:
            filled = {"age": ages[0], "first": pairs[0][0], "later_age": ages[1], "later": pairs[1][0]}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence")
        yield from _stepped(rule, page, view, ages)


def grown_readings(rule: Rule, page: Page) -> Iterator[Reading]:
    """ "In 2011 he was a 17-year-old winger. ... the 31-year-old says": the ages of a text, one dated, one of now."""
    told = [(view, index) for view in page.where(_AGED) for index in view.figures if _aged(page, view, index)]
    if len(told) != 2 or page.figures[told[0][1]].sentence == page.figures[told[1][1]].sentence:
        return
    (view, age), (other, later) = told
    lower, kin = page.extraction.tokens.lower, wordings("timeline")["kin"]
    if any(kin.within(lower, one.sentence.first, one.sentence.last) for one in (view, other)):
        return
    dates = [index for index in of_kinds(page, view, DATES) if year_of(page.figures[index]) is not None]
    grown = other.number - view.number <= _AFAR and not of_kinds(page, other, DATES)
    if len(dates) == 1 and grown and not births(page, view) and _now_old(page, other, later):
        filled = {"age": age, "first": dates[0], "later_age": later}
        yield Reading(rule, filled, Tier.CUED, "article", case="grown")


def _of_another(page: Page, index: int) -> bool:
    """ "sold to a man of 35", "beaten by a girl of 12": the age of somebody whom the sentence only comes to."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    stretch = lower[max(0, figure.first - _HEAD) : figure.last]
    places = [at for at, word in enumerate(stretch) if word in ("a", "an") and at]
    return any(stretch[at - 1] in ("to", "by", "with", "from", "for", "against") for at in places)


def _aged(page: Page, view: View, index: int) -> bool:
    figure = page.figures[index]
    return figure.unit == "year" if figure.kind is Kind.AGE else is_age(page, view, index)


def _now_old(page: Page, view: View, age: int) -> bool:
    """ "the 31-year-old says", "now 31", "the now 31-year-old"."""
    lower, first = page.extraction.tokens.lower, page.figures[age].first
    last = page.figures[age].last
    if is_this_year(page, age) or lower[first - 1 : first] in (["him"], ["her"]):
        return True  # "That makes him 63 this year"
    return "now" in (lower[first - 1], *lower[last : last + 1]) or (
        lower[first - 1] == "the" and "old" in lower[first : page.figures[age].last]
    )


def _stepped(rule: Rule, page: Page, view: View, ages: list[int]) -> Iterator[Reading]:
    """ "joined at 17 and retired 48 years later at the age of 65"."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    spans = [i for i in of_kinds(page, view, {Kind.DURATION}) if page.figures[i].unit in ("year", "decade")]
    for (one, two), span in ((pair, span) for pair in combinations(ages, 2) for span in spans):
        figure = page.figures[span]
        if one < span < two and words["later"].at(lower, figure.last, view.sentence.last):
            filled = {"age": one, "later_age": two, "span": span}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence", case="age-step")
