"""A multiple that repeats: "doubling every three years, from 50 vans to 400 in nine years".

"Every" and a length of time, or a word for one ("each year", "annually"), stand right behind the multiple. The span and
the two amounts are the only ones of the sentence, or of it and those beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.told_levels import AMOUNTS, alike
from crossfoot.detectors.windows import in_order, middle_of, near
from crossfoot.lexicon import table
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_MULTIPLES = Trigger(kinds=(Kind.MULTIPLE,))
#: Tokens from the multiple to "every", and sentences on either side in which the rest may be told.
_REACH, _BESIDE = 7, 2
_EVERY = frozenset({"each", "every"})
_LONGEST = 64.0
_SECONDS = {"second": 1.0, "minute": 60.0, "hour": 3_600.0, "day": 86_400.0, "week": 604_800.0}
_MONTHS = {"month": 1.0, "quarter": 3.0, "year": 12.0, "decade": 120.0, "century": 1_200.0}
_STOPS = frozenset({";", ":", "(", ")", "."})

Every = tuple[int | None, str, float]
Filled = dict[str, int]


@needs(_MULTIPLES)
def repeated_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every multiple that repeats, with its only span and its only two amounts."""
    for view in page.where(_MULTIPLES):
        for index in view.figures:
            every = every_behind(page, view, index) if page.figures[index].kind is Kind.MULTIPLE else None
            for views in _stretches(page, view) if every is not None else ():
                found = _filled(page, views, index, every) if every is not None else None
                if found is not None:
                    case = (
                        f"{'every' if 'every' in found else 'each'}-{'years' if 'first' in found else 'span'}"
                    )
                    yield Reading(rule, in_order(rule, found), Tier.CUED, "sentence", case)
                    break


def every_behind(page: Page, view: View, multiple: int) -> Every | None:
    """How often a multiple repeats: the figure of a length of time, if it is one, its unit and its number."""
    lower, figure = page.extraction.tokens.lower, page.figures[multiple]
    for token in range(figure.last, min(figure.last + _REACH, view.sentence.last)):
        word = lower[token]
        if word in _STOPS:
            return None
        if word in _adverbs():
            return None, _adverbs()[word], 1.0
        if word in _EVERY:
            return _length(page, view, token + 1)
    return None


@cache
def _adverbs() -> dict[str, str]:
    """Adverbs with the unit of time that they repeat in."""
    rows = (str(row).split(" / ") for row in table("growth")["periods"])
    return {row[0]: row[1] for row in rows}


def _length(page: Page, view: View, token: int) -> Every | None:
    """ "three years" behind "every", or "year" alone."""
    for index in view.figures:
        figure = page.figures[index]
        if figure.first <= token < figure.last and figure.kind is Kind.DURATION and figure.unit is not None:
            return index, figure.unit, middle_of(figure)
    word = page.extraction.tokens.lower[token] if token < view.sentence.last else ""
    return (None, word, 1.0) if word in _SECONDS or word in _MONTHS else None


def _stretches(page: Page, view: View) -> Iterator[list[View]]:
    """The sentence, then with those beside it."""
    yield [view]
    for reach in range(1, _BESIDE + 1):
        numbers = range(view.number - reach, view.number + reach + 1)
        views = [other for number in numbers if (other := page.by_sentence.get(number)) is not None]
        yield [other for other in views if other.sentence.kind == view.sentence.kind]


def _filled(page: Page, views: list[View], multiple: int, every: Every) -> Filled | None:
    """The figures of the relation, if a stretch has each of them once."""
    figures = page.figures
    pool = [
        i
        for view in views
        for i in view.figures
        if i not in (multiple, every[0]) and not figures[i].identifier
    ]
    amounts = distinct(page, [i for i in pool if _is_amount(figures[i])])
    times = _times(page, pool, every)
    if len(amounts) != 2 or times is None or not alike(figures[amounts[0]], figures[amounts[1]]):
        return None
    periods = times[1]
    size = middle_of(figures[multiple])
    low, high = sorted(amounts, key=lambda index: middle_of(figures[index]))
    start, end = (low, high) if size > 1 else (high, low)
    if size in (0.0, 1.0) or not 0 < periods <= _LONGEST:
        return None
    if not near(middle_of(figures[start]) * size**periods, middle_of(figures[end])):
        return None
    filled = {"multiple": multiple, "start": start, "end": end, **times[0]}
    return filled if every[0] is None else {**filled, "every": every[0]}


def _is_amount(figure: Figure) -> bool:
    plain = figure.value is not None and figure.value > 0 and figure.per is None
    return figure.kind in AMOUNTS and plain and figure.hedge not in BOUNDS


def _times(page: Page, pool: list[int], every: Every) -> tuple[Filled, float] | None:
    """The only span of a pool, or its only two years, with the number of periods in it."""
    spans = [i for i in pool if page.figures[i].kind is Kind.DURATION and page.figures[i].value is not None]
    years = distinct(page, [i for i in pool if page.figures[i].kind is Kind.YEAR])
    for units in (_SECONDS, _MONTHS):
        each = every[2] * units.get(every[1], 0.0)
        if not each:
            continue
        if len(spans) == 1 and not len(years) > 1:
            span = page.figures[spans[0]]
            told = every[0] is not None or span.unit == every[1]
            return (
                ({"span": spans[0]}, middle_of(span) * units.get(span.unit or "", 0.0) / each)
                if told
                else None
            )
        if (
            not spans
            and len(years) == 2
            and units is _MONTHS
            and (every[0] is not None or every[1] == "year")
        ):
            first, last = sorted(years, key=lambda index: middle_of(page.figures[index]))
            apart = middle_of(page.figures[last]) - middle_of(page.figures[first])
            return {"first": first, "last": last}, apart * _MONTHS["year"] / each
    return None
