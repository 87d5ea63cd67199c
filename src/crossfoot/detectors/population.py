"""Rates per so many people, amounts a head, densities, and the sums of births and deaths.

``rate-per``: "84 murders in a city of 1.2 million, or 7 per 100,000". ``per-head``: "GDP of $42bn, $8,400 a
head for its 5 million people". ``density``: "84,000 people on 120 square kilometres, 700 per square
kilometre". ``births-deaths``: "12,400 births and 13,900 deaths, a natural decrease of 1,500".

The rate is the rarest figure, so each search starts from it and widens by a sentence at a time, back only,
until the other two are there; it says nothing where more than one pair could be meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from crossfoot.binding.codebook import RATED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.befallen import befell, is_compared, is_of_part, may_befall, people, set_apart
from crossfoot.detectors.tape import compiled, figure_set, make_tape, named, words_of
from crossfoot.detectors.windows import middle_of, plausible
from crossfoot.lexicon import table
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference import units
from crossfoot.rulebook import Rule

_TABLE = "population"
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_RATES = Trigger(classes=(RATED,), kinds=(Kind.RATIO,))
_EACH, _BIRTHS = Trigger(classes=(RATED,)), Trigger(words=("births",))
_REACH = 4
_AHEAD = _BEFORE = 3
_ABOUT = ("cases", "deaths", "births", "murders")
_NOUN_ABOUT = {"cases": "case", "deaths": "death", "births": "birth", "murders": "murder"}
_PERIOD = 8
_MONTHS = frozenset({"month", "months", "week", "weeks", "quarter", "half", "days"})
_PERIODIC = frozenset({"weekly", "monthly", "seven-day", "14-day", "fortnightly", "quarterly"})
_ONES = frozenset({"adult", "child", "household", "patient", "pupil", "student", "taxpayer"})
_LEAST_BASE, _LEAST_RATIO = 100, 1000

Pairs = Callable[[list[int]], list[tuple[int, int]]]


@needs(_RATES)
def per_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A rate per 1,000 and the like, the count it is the rate of, and the population."""
    for view in page.where(_RATES):
        for index in view.figures:
            rate = page.figures[index]
            base = base_of(rate)
            if base is None or rate.kind not in _COUNTS | {Kind.RATIO} or rate.is_range:
                continue
            if _is_of_others(page, view, rate) or is_of_part(page, view, rate):
                continue

            def pairs(
                pool: list[int], rate: Figure = rate, base: int = base, view: View = view
            ) -> list[tuple[int, int]]:
                return _cases(page, view, rate, base, pool)

            for window, (count, whole) in _search(page, view, index, pairs):
                filled = {"count": count, "population": whole, "rate": index}
                yield Reading(rule, filled, Tier.ANCHORED, window)


def _is_of_others(page: Page, view: View, rate: Figure) -> bool:
    """ "68 suicides, against a national rate of 11 per 100,000": the rate that a place is set against."""
    before = page.extraction.tokens.lower[max(view.sentence.first, rate.first - _PERIOD) : rate.first]
    set_against = {"against", "than", "versus"}.intersection(before)
    return bool(set_against) and not {"national", "average", "countrywide", "nationwide"}.isdisjoint(before)


def base_of(rate: Figure) -> int | None:
    """The number of people that a rate is for, None for any other rate."""
    if rate.kind is Kind.RATIO:
        return int(rate.parts[1]) if len(rate.parts) == 2 and rate.parts[1] >= _LEAST_RATIO else None
    words = {"hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000}
    per = rate.per or ""
    base = int(per) if per.isdigit() else words.get(per, 0)
    return base if base >= _LEAST_BASE else None


def _search(page: Page, view: View, rate: int, pairs: Pairs) -> Iterator[tuple[str, tuple[int, int]]]:
    """The only pair in the smallest stretch that holds any: the sentence, then one sentence more at a time."""
    pool: list[int] = []
    for back in range(_REACH + 1):
        other = page.by_sentence.get(view.number - back)
        if other is None or (back and other.sentence.kind == "heading"):
            continue
        pool += [index for index in other.figures if index != rate]
        found = pairs(pool)
        if found:
            if len(found) == 1 and not (not back and set_apart(page, view, rate, found[0])):
                yield ("sentence" if not back else "paragraph"), found[0]
            return
    yield from _ahead(page, view, rate, pairs)


def _ahead(page: Page, view: View, rate: int, pairs: Pairs) -> Iterator[tuple[str, tuple[int, int]]]:
    """The only pair of the sentences behind a rate, where one of them says what it comes to: "it meant 36 cases"."""
    pool = [index for index in view.figures if index != rate]
    for ahead in range(1, _AHEAD + 1):
        other = page.by_sentence.get(view.number + ahead)
        if other is None or other.sentence.kind != view.sentence.kind:
            continue
        pool += other.figures
        line = " ".join((*page.extraction.tokens.lower[other.sentence.first : other.sentence.last], ""))
        found = pairs(pool)
        if found:
            told = compiled(f"(?<!\\S){words_of(_TABLE, 'comes-to')}").search(line) is not None
            if told and len(found) == 1:
                yield "paragraph", found[0]
            return


def _cases(page: Page, view: View, rate: Figure, base: int, pool: list[int]) -> list[tuple[int, int]]:
    figures = page.figures
    weekly = not _PERIODIC.isdisjoint(view.words)
    wholes = [
        index for index in pool if is_population(page, index) and middle_of(figures[index]) >= base / 10
    ]
    counts = [
        index
        for index in pool
        if (
            _is_count(figures[index])
            or (_is_bare(figures[index]) and _is_told(page, index))
            or _is_said(page, view, index)
        )
        and index not in wholes
        and (weekly or not _part_of_year(page, index))
    ]
    if rate.noun:
        counts = [
            index for index in counts if rate.noun in (figures[index].noun, befell(page, index))
        ] or _alone(page, view, counts)
    else:
        said = _said_of(page, view)
        counts = [
            index for index in counts if not said.isdisjoint((figures[index].noun, befell(page, index)))
        ] or [index for index in counts if not said or may_befall(figures[index].noun)]
    wholes = [index for index in wholes if not is_compared(page, rate, figures[index])]
    found = [
        (count, whole)
        for count in counts
        for whole in wholes
        if count != whole
        and (figures[count].noun != figures[whole].noun or figures[count].noun is None or befell(page, count))
        and plausible(middle_of(figures[count]) * base / middle_of(figures[whole]), middle_of(rate))
    ]
    return _distinct(page, found)


def _part_of_year(page: Page, index: int) -> bool:
    """ "12 murders in the first five months": a rate is for a year."""
    figure = page.figures[index]
    lower = page.extraction.tokens.lower
    behind = lower[figure.last : figure.last + _PERIOD]
    stop = next((place for place, word in enumerate(behind) if word in ",;."), len(behind))
    return not _MONTHS.isdisjoint(behind[:stop])


def _alone(page: Page, view: View, counts: list[int]) -> list[int]:
    """The only count told near a rate that "works out" at so many of them by another name."""
    line = " ".join((*page.extraction.tokens.lower[view.sentence.first : view.sentence.last], ""))
    told = compiled(f"(?<!\\S){words_of(_TABLE, 'works-out')}").search(line)
    return counts if told is not None and len(counts) == 1 else []


def _distinct(page: Page, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs of equal values count once."""
    seen: dict[tuple[float, ...], tuple[int, int]] = {}
    for pair in found:
        seen.setdefault(tuple(middle_of(page.figures[index]) for index in pair), pair)
    return list(seen.values())


def _said_of(page: Page, view: View) -> set[str]:
    """What a rate without a noun is a rate of, from words like "incidence" in its sentence."""
    tape = make_tape(page, view)
    return {
        _NOUN_ABOUT[name]
        for name in _ABOUT
        if compiled(f"(?<!\\S){words_of(_TABLE, name)}").search(tape.line)
    }


def _is_bare(figure: Figure) -> bool:
    bare = figure.kind is Kind.NUMBER and figure.per is None and not figure.identifier and not figure.is_range
    return bare and figure.value is not None and middle_of(figure) > 0


def _is_told(page: Page, index: int) -> bool:
    """ "births numbered 9,600": the noun stands before the verb."""
    figure = page.figures[index]
    before = " ".join((*page.extraction.tokens.lower[max(0, figure.first - _BEFORE) : figure.first], ""))
    return compiled(f"(?<!\\S){words_of(_TABLE, 'numbered')}$").search(before) is not None


def _is_said(page: Page, view: View, index: int) -> bool:
    """ "Of the 320,000 women, 1,920 were called back": a bare number of some of them, in the sentence of the rate."""
    figure = page.figures[index]
    behind = page.extraction.tokens.lower[figure.last : figure.last + 1]
    return (
        index in view.figures and _is_bare(figure) and bool(behind) and behind[0] in table(_TABLE)["some-did"]
    )


def _is_count(figure: Figure) -> bool:
    plain = figure.kind in _COUNTS and not figure.identifier and not figure.is_range
    return (
        plain
        and figure.per in (None, "year")
        and figure.value is not None
        and figure.noun is not None
        and middle_of(figure) > 0
    )


def is_population(page: Page, index: int) -> bool:
    """A count of people (or of what rates are for), or a figure that "population of" stands before."""
    figure = page.figures[index]
    if figure.kind not in _COUNTS or figure.per is not None or figure.identifier or middle_of(figure) <= 0:
        return False
    if figure.noun in people():
        return True
    lower = page.extraction.tokens.lower
    before = " ".join((*lower[max(0, figure.first - _BEFORE) : figure.first], ""))
    if figure.noun is not None and before.endswith(("among ", "among the ", "out of ", "out of the ")):
        return True
    after = compiled(
        f"(?<!\\S){words_of(_TABLE, 'population-before')}(?:about |some |around |roughly |nearly |over |only )?$"
    )
    return after.search(before) is not None


def head_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """An amount a head, the total in the same unit, and how many heads there are."""
    heads = {str(word) for word in table(_TABLE)["head"]}
    for view in page.views:
        for index in view.figures:
            rate = page.figures[index]
            by_head = rate.per in heads or _says_head(page, rate)
            if not by_head or rate.kind not in _COUNTS | {Kind.MONEY, Kind.MEASURE} or rate.is_range:
                continue

            def pairs(pool: list[int], rate: Figure = rate) -> list[tuple[int, int]]:
                return _totals(page, rate, pool)

            for window, (total, whole) in _search(page, view, index, pairs):
                filled = {"total": total, "population": whole, "rate": index}
                yield Reading(rule, filled, Tier.ANCHORED, window)


def _says_head(page: Page, rate: Figure) -> bool:
    """Whether "a head", "per capita", "per person" or "for each of" stands behind an amount."""
    behind = page.extraction.tokens.lower[rate.last : rate.last + _BEFORE]
    if rate.per == "each" and {"head", "capita", "person"}.intersection(behind):
        return True
    return behind in (["for", "each", "of"], ["for", "every", "one"])


def _totals(page: Page, rate: Figure, pool: list[int]) -> list[tuple[int, int]]:
    figures = page.figures
    counted = rate.kind in _COUNTS
    totals = [
        index
        for index in pool
        if (_is_thing(page, index) if counted else figures[index].kind is rate.kind)
        and figures[index].unit == rate.unit
        and figures[index].per in (None, "year")
        and not figures[index].is_range
    ]
    found = [
        (total, whole)
        for total in totals
        for whole in pool
        if is_population(page, whole)
        and _of_those(rate, figures[whole])
        and middle_of(figures[total]) > middle_of(rate)
        and plausible(middle_of(figures[total]) / middle_of(figures[whole]), middle_of(rate))
    ]
    return _distinct(page, found)


def _is_thing(page: Page, index: int) -> bool:
    """A count of what is no person: loans, bottles, tonnes are had by the head."""
    return _is_count(page.figures[index]) and not is_population(page, index)


def _of_those(rate: Figure, whole: Figure) -> bool:
    """Whether heads of a kind are counted as such: "£25 for every child" is not said of 4 million households."""
    return rate.per not in _ONES or whole.noun in (None, rate.per)


@needs(_EACH)
def density_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A density, the area, and what is spread over it."""
    for view in page.where(_EACH):
        for index in view.figures:
            rate = page.figures[index]
            if (
                rate.kind not in _COUNTS
                or rate.is_range
                or not rate.per
                or units.dimension(rate.per) != "area"
                or _is_of_a_part(page, view, rate)
            ):
                continue

            def pairs(pool: list[int], rate: Figure = rate) -> list[tuple[int, int]]:
                return _areas(page, rate, pool)

            for window, (area, whole) in _search(page, view, index, pairs):
                if _has_nearer(page, view, (index, area), whole):
                    continue
                filled = {"population": whole, "area": area, "rate": index}
                yield Reading(rule, filled, Tier.ANCHORED, window)


def _has_nearer(page: Page, view: View, taken: tuple[int, int], whole: int) -> bool:
    """ "That makes 1,000 on 38 hectares, 26 to the hectare": no count of another sentence, where its own has one."""
    if whole in view.figures or taken[1] not in view.figures:
        return False
    others = [page.figures[i] for i in view.figures if i not in taken]
    least = page.figures[taken[0]].value or 0
    return any(one.kind in _COUNTS and (one.value or 0) > least for one in others)


def _is_of_a_part(page: Page, view: View, rate: Figure) -> bool:
    """ "Density in the centre reaches 11,000 per sq km": of one part of the place."""
    before = page.extraction.tokens.lower[max(view.sentence.first, rate.first - _PERIOD) : rate.first]
    return not set(table(_TABLE)["parts-of-places"]).isdisjoint(before)


def _areas(page: Page, rate: Figure, pool: list[int]) -> list[tuple[int, int]]:
    figures = page.figures
    areas = [
        index
        for index in pool
        if figures[index].kind is Kind.MEASURE
        and figures[index].unit is not None
        and units.dimension(figures[index].unit or "") == "area"
        and figures[index].per is None
    ]
    wholes = [
        index
        for index in pool
        if (is_population(page, index) and rate.noun in (None, figures[index].noun))
        or (_is_count(figures[index]) and figures[index].noun == rate.noun)
    ]
    return _distinct(page, [(area, whole) for area in areas for whole in wholes])


@cache
def _sums() -> dict[str, re.Pattern[str]]:
    number = named("n", figure_set(Kind.COUNT, Kind.NUMBER))
    return {
        name: re.compile(f"(?<!\\S){words_of(_TABLE, name)}{number}")
        for name in ("natural", "migration", "leaving", "grew", "shrank")
    }


@needs(_BIRTHS)
def birth_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Births, deaths and their difference; with net migration and the change of the population where both are given."""
    for view in page.where(_BIRTHS):
        births = [
            index
            for index in view.figures
            if page.figures[index].noun == "birth" and page.figures[index].per is None
        ]
        deaths = [
            index
            for index in view.figures
            if page.figures[index].noun == "death" and page.figures[index].per is None
        ]
        if len(births) != 1 or len(deaths) != 1:
            continue
        tape = make_tape(page, view)
        told = {
            name: [tape.at[match.start("n")] for match in expression.finditer(tape.line)]
            for name, expression in _sums().items()
        }
        filled = {"births": births[0], "deaths": deaths[0]}
        if len(told["natural"]) == 1:
            yield Reading(
                rule, {**filled, "change": told["natural"][0]}, Tier.ANCHORED, "sentence", "natural"
            )
        changes = told["grew"] + told["shrank"]
        if len(told["migration"]) == 1 and len(changes) == 1:
            case = f"{'leaving' if told['leaving'] else 'coming'}-{'grew' if told['grew'] else 'shrank'}"
            filled |= {"migration": told["migration"][0], "change": changes[0]}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence", case)
