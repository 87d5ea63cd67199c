"""So much between two years, and how much a year that is.

"Between 2010 and 2018 the trust planted 640,000 trees, about 80,000 every year"; "It retreated 450 metres between 1990
and 2020. ... That is an average of 15 metres a year". The two years are told as the ends of one stretch, and what was
done in it is the only figure of its sort in their sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.akin import akin
from crossfoot.detectors.products import same_measure
from crossfoot.detectors.windows import (
    has_class,
    in_order,
    looks_back,
    middle_of,
    near,
    phrase_classes,
    roles_of,
)
from crossfoot.detectors.wording import year_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_YEARLY = Trigger(words=("annual", "annually", "year", "yearly"))
_KINDS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
#: Words that open a stretch of years, and those that may stand before its end.
_STRETCHES = {"between": ("and",), "from": ("to", "till", "until", "and")}
#: Sentences back to the stretch, tokens before a rate that tell of an average, and behind it to what it is per.
_BACK, _REACH, _PER = 3, 6, 3
_EACH = frozenset({"a", "each", "every", "per", "the"})
_APPOSED = frozenset({"mark-comma", "dash", "open", "amount-to", "mark-colon"})
_TOLD = frozenset({"mean-word", "works-out", "on-average", "amount-to", "=or"})
_OTHER = frozenset({"expected", "extreme", "old-level", "delta", "threshold"})
_SHORTEST, _LONGEST = 2, 200


@needs(_YEARLY)
def yearly_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every average by the year, with the only stretch of years and the only total told beside that."""
    for view in page.where(_YEARLY):
        for mean in view.plain.place:
            if not _is_yearly(page, view, mean) or not _is_average(page, view, book, mean):
                continue
            found = _stretch_and_total(page, view, book, mean)
            if found is not None:
                start, end, total = found
                filled = in_order(rule, {"total": total, "start": start, "end": end, "mean": mean})
                yield Reading(rule, filled, Tier.ANCHORED, "paragraph")


def _is_yearly(page: Page, view: View, index: int) -> bool:
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind not in _KINDS or not figure.value or figure.identifier or figure.hedge in BOUNDS:
        return False
    if figure.per is not None or not roles_of(page, index).isdisjoint(_OTHER):
        return figure.per == "year" and roles_of(page, index).isdisjoint(_OTHER)
    behind = lower[figure.last : min(figure.last + _PER, view.sentence.last)]
    return any(one in _EACH and two == "year" for one, two in pairwise(behind))


def _is_average(page: Page, view: View, book: Codebook, index: int) -> bool:
    """Whether a rate sums up what was told: an average by its words, or set off behind a mark."""
    place = view.plain.place[index]
    before = phrase_classes(view, book, index, _REACH)
    apposed = place > 0 and bool(book.sets[view.plain.chars[place - 1]] & _APPOSED)
    return (
        apposed
        or bool(before & _TOLD)
        or "mean" in roles_of(page, index)
        or has_class(view, book, ("on-average",))
    )


def _stretch_and_total(page: Page, view: View, book: Codebook, mean: int) -> tuple[int, int, int] | None:
    """The years and the total of the sentence of a rate, or of one before that it points back to."""
    for back in range(_BACK if looks_back(view, book) else 1):
        other = page.by_sentence.get(view.number - back)
        years = _stretch(page, other) if other is not None else None
        if other is None or years is None or other.sentence.kind != view.sentence.kind:
            continue
        totals = [i for i in other.plain.place if i != mean and _is_total(page, i, mean)]
        span = (year_of(page.figures[years[1]]) or 0) - (year_of(page.figures[years[0]]) or 0)
        if len(totals) != 1 or not _SHORTEST <= span <= _LONGEST:
            return None
        stated, rate = (middle_of(page.figures[i]) for i in (totals[0], mean))
        return (*years, totals[0]) if near(stated / span, rate) else None
    return None


def _stretch(page: Page, view: View) -> tuple[int, int] | None:
    """The only two years of a sentence, if they are the ends of one stretch."""
    years = [i for i in view.figures if page.figures[i].kind is Kind.YEAR]
    if len(years) != 2 or years[1] - years[0] != 1:
        return None
    one, two = (page.figures[i] for i in years)
    lower = page.extraction.tokens.lower
    between = lower[one.last : two.first]
    opened = _STRETCHES.get(lower[one.first - 1] if one.first else "", ())
    return (years[0], years[1]) if len(between) == 1 and between[0] in opened else None


def _is_total(page: Page, index: int, mean: int) -> bool:
    """Whether a figure may be what came together over the years."""
    figure, rate = page.figures[index], page.figures[mean]
    if figure.kind not in _KINDS or not figure.value or figure.identifier or figure.per is not None:
        return False
    if figure.hedge in BOUNDS or not roles_of(page, index).isdisjoint(_OTHER - {"delta"}):
        return False
    return _is_like(figure, rate) and middle_of(figure) > middle_of(rate)


def _is_like(figure: Figure, rate: Figure) -> bool:
    if {figure.kind, rate.kind} <= _PLAIN:
        return None in (figure.noun, rate.noun) or akin(figure.noun, rate.noun)
    return same_measure(rate, figure) and figure.unit == rate.unit
