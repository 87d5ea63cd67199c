"""An amount per unit, the units and what they come to, in any order and however the unit is named.

The unit may stand behind the amount ("8 tonnes a hectare", "41 nests were found per hectare", "300 to the square
mile"), before it ("each hectare carries 1.5 cows") or in it ("3.2 t/ha"). A number of the same unit and an amount of
the same sort are known by what they are; that they belong together, the figures must tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from crossfoot.binding.codebook import RATED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.afar import is_owed
from crossfoot.detectors.akin import akin
from crossfoot.detectors.factors import (
    AGAINST,
    ALONE,
    APART,
    LOOSE,
    TIED,
    WORKED_OUT,
    Factors,
    are_parted,
    chosen,
)
from crossfoot.detectors.population import base_of, is_population
from crossfoot.detectors.products import TIMES, is_total
from crossfoot.detectors.runs import is_compound
from crossfoot.detectors.triples import of_every
from crossfoot.detectors.windows import lends, roles_of
from crossfoot.detectors.wording import wordings
from crossfoot.lexicon import table
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.reference.units import dimension
from crossfoot.rulebook import Rule

_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_AMOUNTS = _PLAIN | {Kind.MONEY, Kind.MEASURE}
_NUMBERS = _PLAIN | {Kind.MEASURE, Kind.DURATION}
_EITHER = _AMOUNTS | _NUMBERS
_RATED = Trigger(classes=(RATED, "each", "every-word"), lists=("per.apart",))
#: Sentences around a rate in which its number and its result are looked for, and their largest number.
_BACK, _AHEAD, _POOL = 4, 3, 14
#: Tokens from an amount to the words that tell what it is per.
_REACH = 6
#: Words of ", an average yield of".
_NAME = 4
_PER = "_per_"
#: What rules of their own bind: shares, and what each of some things has.
_APART_FROM = frozenset({"each", "share"})
_NEITHER = frozenset({"expected", "extreme"})
_SET_OFF = frozenset(
    {"mark-comma", "mark-colon", "dash", "open", "amount-to", "works-out", "result-word", "=or"}
)
_MARKS = frozenset({",", ";", ":", ".", "(", ")", "-", "–", "—"})
_MINOR = re.compile(r"[^a-z²³ ]")


class Rate(NamedTuple):
    """An amount and what it is per: one unit, or the units that some figures are told to count."""

    figure: int
    per: str | None
    numbers: tuple[int, ...] = ()
    unit: str | None = None
    base: int = 1


@needs(_RATED)
def unit_rate_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every amount per unit, with the number of units and the amount that are a slip away from agreeing with it."""
    for view in page.where(_RATED):
        if view.sentence.kind == "cell" or wordings("per")["adjusted"].stands_in(page, view):
            continue
        for rate in _rates(page, view, book):
            ways = list(_ways(page, view, book, rate, _pool(page, view)))
            if len(ways) == 1 and ways[0].limit == APART:
                ways = [ways[0]._replace(limit=TIED)]  # nothing else could have been meant
            way = chosen(page, ways)
            if way is not None:
                filled = {"number": way.number, "rate": way.rate, "result": way.result}
                near = all(page.figures[index].sentence == view.number for index in filled.values())
                case = "per-unit" if rate.base == 1 else "per-many"
                yield Reading(rule, filled, Tier.CUED, "sentence" if near else "paragraph", case)


def _pool(page: Page, view: View) -> list[int]:
    """The figures around a sentence that may take part, nearest first; few sentences tell a rate, and ask."""
    return page.once(("rated pool", view.number), lambda: _find_pool(page, view))


def _find_pool(page: Page, view: View) -> list[int]:
    near = [
        other
        for other in page.views
        if -_BACK <= other.number - view.number <= _AHEAD and other.sentence.kind != "cell"
    ]
    near.sort(key=lambda other: abs(other.number - view.number))
    return [i for other in near for i in other.plain.place if _may_take_part(page, i)][:_POOL]


def _may_take_part(page: Page, index: int) -> bool:
    figure = page.figures[index]
    if figure.value is None or figure.value <= 0 or figure.identifier or figure.is_range:
        return False
    if figure.kind is Kind.MONEY and page.extraction.tokens.lower[max(figure.first - 1, 0)] == "from":
        return False  # "prices from £240,000 a home"
    return figure.kind in _EITHER and roles_of(page, index).isdisjoint(_NEITHER)


def _rates(page: Page, view: View, book: Codebook) -> Iterator[Rate]:
    """Every amount of a sentence that is told per something, by the first way in which it is."""
    fronted = dict(of_every(page, view, book))
    for index in view.plain.place:
        figure = page.figures[index]
        if figure.kind not in _AMOUNTS or not _may_take_part(page, index) or figure.hedge in BOUNDS:
            continue
        base = base_of(figure)
        if base is not None:
            yield Rate(index, None, base=base)
        elif figure.per is not None and figure.per not in _APART_FROM:
            yield Rate(index, figure.per)
        elif figure.kind is Kind.MEASURE and _PER in (figure.unit or ""):
            unit, per = (figure.unit or "").split(_PER, 1)
            if (
                per not in TIMES and dimension(figure.unit or "") != "fuel-economy"
            ):  # those have rules of their own
                yield Rate(index, per, unit=unit)
        elif index in fronted:
            yield Rate(index, fronted[index])
        else:
            told = _told_of(page, view, index)
            numbers = told and tuple(
                i
                for i in _pool(page, view)
                if i != index and any(told.startswith(f"{name} ") for name in _names(page, i))
            )
            if numbers:
                yield Rate(index, None, numbers)


def _told_of(page: Page, view: View, index: int) -> str:
    """The words that say behind an amount what it is for one of, each with a blank behind it; none if none do."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    end = min(view.sentence.last, figure.last + _REACH)
    later = [page.figures[other].first for other in view.figures if page.figures[other].first >= figure.last]
    end = min([end, *later])
    for first, last in wordings("per")["apart"].find(lower, figure.last, end):
        if not _MARKS.isdisjoint(lower[figure.last : first]):
            return ""
        return "" if lower[last] in _APART_FROM else " ".join(lower[last : last + 3]) + " "
    return ""


def _names(page: Page, index: int) -> set[str]:
    """What one of the things is called that a figure counts: "mile", "square mile"."""
    figure = page.figures[index]
    printed = " ".join(_MINOR.sub(" ", figure.text.lower()).split())
    names = {figure.noun or "", (figure.unit or "").replace("_", " "), printed, printed.removesuffix("s")}
    return names - {"", "s"}


def _ways(page: Page, view: View, book: Codebook, rate: Rate, pool: list[int]) -> Iterator[Factors]:
    """The ways to put a rate together with numbers of its unit and amounts of its sort."""
    numbers = [i for i in pool if i != rate.figure and _is_number(page, i, rate)]
    results = [i for i in pool if i != rate.figure and _is_result(page, i, rate)]
    for number in numbers:
        for result in results:
            if page.figures[number].noun == "share" and is_owed(page, result):
                continue  # what a company owes is not what its shares come to
            if number != result and _are_apart(page.figures[number], page.figures[result]):
                yield Factors(
                    number, rate.figure, result, _limit(page, view, book, rate, number, result), rate.base
                )


def _are_apart(number: Figure, result: Figure) -> bool:
    """Whether two figures may be of two sorts of thing: units are not counted in themselves."""
    if result.per is not None and result.per != number.per:
        return number.per is None and result.per in TIMES
    return number.kind is not result.kind or number.noun is None or number.noun != result.noun


def _limit(page: Page, view: View, book: Codebook, rate: Rate, number: int, result: int) -> float:
    """How likely the slip may be by chance: the less so, the less ties the figures together."""
    near = page.figures[number].sentence == page.figures[result].sentence == view.number
    parted = are_parted(page, (rate.figure, number, result)) or _goes_on(page, rate, number, result)
    if near and not parted and _is_alone(page, view, (rate.figure, number, result)):
        if any(_is_set_off(view, book, i) for i in (rate.figure, result)):
            return WORKED_OUT
        # "It costs $200,000 a year to insure $10 million for five years": what runs by the year has many sums
        return ALONE if rate.per not in TIMES or is_total(page, book, result) else TIED
    if rate.base > 1:
        known = is_population(page, number)
    else:
        known = page.figures[result].kind not in _PLAIN or page.figures[result].noun is not None
    if near and not parted:
        return TIED if known else APART
    if parted:
        return AGAINST
    return APART if known else LOOSE


def _goes_on(page: Page, rate: Rate, number: int, result: int) -> bool:
    """ "She earns £400 a week and won £9,000 in two weeks": what is told behind "and" is of another time."""
    if rate.per not in TIMES:
        return False
    figures = [page.figures[index] for index in (rate.figure, number, result)]
    first, last = min(one.last for one in figures), max(one.first for one in figures)
    return "and" in page.extraction.tokens.lower[first:last]


def _is_set_off(view: View, book: Codebook, index: int) -> bool:
    """Whether a mark, "or" or "which makes" stands before a figure, or before its name: ", an average yield of"."""
    place, plain = view.plain.place[index], view.plain
    if place > 1 and "=of" in book.sets[plain.chars[place - 1]]:
        named = next(
            (at for at in range(place - 2, max(place - 2 - _NAME, -1), -1) if not _goes_by(view, book, at)), 0
        )
        place = named + 1
    return place > 0 and not _SET_OFF.isdisjoint(book.sets[plain.chars[place - 1]])


def _goes_by(view: View, book: Codebook, item: int) -> bool:
    """Whether a word may belong to the name of an amount."""
    classes = book.sets[view.plain.chars[item]]
    return view.plain.figures[item] < 0 and _SET_OFF.isdisjoint(classes) and "verb" not in classes


def _is_alone(page: Page, view: View, indexes: tuple[int, int, int]) -> bool:
    """Whether a sentence has no other amounts than these."""
    return all(i in indexes or page.figures[i].kind not in _EITHER for i in view.plain.place)


def _is_number(page: Page, index: int, rate: Rate) -> bool:
    """Whether a figure says how many units there are, or how many people a rate is for so many of."""
    figure = page.figures[index]
    if figure.kind not in _NUMBERS or (figure.per is not None and figure.per not in TIMES):
        return False
    if rate.numbers:
        return index in rate.numbers
    if rate.base > 1:
        return figure.kind in _PLAIN and float(figure.value or 0) * 10 >= rate.base
    per = rate.per or ""
    if figure.kind in _PLAIN:
        return figure.noun is not None and (akin(figure.noun, per) or {figure.noun, per} <= _people())
    return per == figure.unit or (figure.unit or "").endswith(f"_{per}")


def _people() -> set[str]:
    return {str(noun) for noun in table("akin")["people"]}


def _is_result(page: Page, index: int, rate: Rate) -> bool:
    """Whether a figure is an amount of the sort of a rate."""
    figure, other = page.figures[index], page.figures[rate.figure]
    if is_compound(page, index) or (figure.per is not None and figure.per not in TIMES):
        return False
    if rate.unit is not None:
        return figure.kind is Kind.MEASURE and figure.unit == rate.unit
    if other.kind not in _PLAIN:
        return (figure.kind, figure.unit) == (other.kind, other.unit) or lends(figure, other)
    if figure.kind not in _PLAIN:
        return False
    return None in (figure.noun, other.noun) or akin(figure.noun, other.noun)
