"""A toll whose parts are told one after the other: "Nineteen died in ... A further five ... The toll of 32 ..."

"Another" or "a further" marks the last part; the parts before it stand in its sentence and the one before. Which of
those figures count is a choice, and any choice that fits silences.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.accounts import is_toll
from crossfoot.detectors.runs import classes_at, is_measured, sorted_figures
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_COUNT = ("count", None)
_TOLL, _FURTHER = Trigger(classes=("toll-noun",)), Trigger(lists=("lists.further",))
_MOST = 5
#: Sentences back to the parts that were told before the last one.
_BACK = 4
#: Parts that miss the toll by more than this are of something else.
_LEAST_SHARE, _MOST_SHARE = 0.5, 1.6


@needs(_TOLL, _FURTHER)
def toll_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The one toll of a text, and the figures that end with "another five"."""
    tolls = {
        page.figures[index].value: index for view in page.where(_TOLL) for index in tolls_of(view, page, book)
    }
    lasts = [(view, index) for view in page.where(_FURTHER) for index in further_of(view, page)]
    if len(tolls) != 1 or len(lasts) != 1:
        return
    toll = next(iter(tolls.values()))
    view, last = lasts[0]
    before = _told_before(page, view)
    own = [index for index in parts_of(view, page, book) if index < last]
    earlier = parts_of(before, page, book) if before is not None else []
    parts = [index for index in (*earlier, *own) if page.figures[index].value != page.figures[toll].value]
    if not parts or len(parts) > _MOST or toll in parts:
        return
    for chosen in choices(page, parts, last, page.figures[toll]):
        yield Reading(rule, {"total": toll, "parts": (*chosen, last)}, Tier.ANCHORED, "article")


def _told_before(page: Page, view: View) -> View | None:
    """The nearest sentence before that has figures: rain and tears have none."""
    near = (page.by_sentence.get(view.number - back) for back in range(1, _BACK + 1))
    return next((other for other in near if other is not None), None)


def choices(page: Page, parts: list[int], last: int, toll: Figure) -> list[tuple[int, ...]]:
    """All the parts first, then every other choice of them; none if all of them are far from the toll."""
    values = [float(page.figures[index].value or 0) for index in (*parts, last)]
    whole = float(toll.value or 0)
    if not _LEAST_SHARE * whole <= sum(values) <= _MOST_SHARE * whole:
        return []
    sizes = range(len(parts), 0, -1)
    return [chosen for size in sizes for chosen in combinations(parts, size)]


def tolls_of(view: View, page: Page, book: Codebook) -> list[int]:
    """ "a toll of 32", "the toll rose to 68", "the number known to have died rose to 68"."""
    return [
        index for index in sorted_figures(view, page, _COUNT) if is_toll(view, book, view.plain.place[index])
    ]


def further_of(view: View, page: Page) -> list[int]:
    """Counts that "another" or "a further" stands before."""
    lower = page.extraction.tokens.lower
    return [
        index
        for index in sorted_figures(view, page, _COUNT)
        if lower[max(page.figures[index].first - 1, 0)] in words_of("further")
    ]


def parts_of(view: View, page: Page, book: Codebook) -> list[int]:
    """Counts of a sentence that may be parts: of persons, or of nothing that is named, and nobody's party of 11."""
    found = []
    for index in sorted_figures(view, page, _COUNT):
        item = view.plain.place[index]
        figure = page.figures[index]
        named = figure.noun is None or figure.noun in words_of("persons")
        if named and not is_measured(view, book, item) and "=of" not in classes_at(view, book, item - 1):
            found.append(index)
    return found
