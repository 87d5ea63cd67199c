"""Ages and birth years: born in Y1, aged n in Y2."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_DATES = frozenset({Kind.YEAR, Kind.DATE})
_REACH = 4
_NEAR = 6


def age_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A birth date by the word born, an age, and the date nearest to the age that is not the birth."""
    for position, view in enumerate(page.views):
        for birth in births(view, page, book):
            window = [view, *_neighbours(page, position, view)]
            ages = [
                index for other in window for index in other.figures if page.figures[index].kind is Kind.AGE
            ]
            for age in ages[:2]:
                for event in events(window, page, birth, age)[:_NEAR]:
                    yield Reading(
                        rule, {"age": age, "born": birth, "event": event}, Tier.ANCHORED, "sentence"
                    )
                yield Reading(rule, {"age": age, "born": birth}, Tier.ANCHORED, "sentence", case="aged")


def births(view: View, page: Page, book: Codebook) -> list[int]:
    """Dates that a word of birth governs."""
    full = view.skeletons.full
    found = []
    for item, index in enumerate(full.figures):
        if index < 0 or page.figures[index].kind not in _DATES or _year(page, index) is None:
            continue
        before = range(max(0, item - _REACH), item)
        classes = [book.sets[full.chars[place]] for place in before if full.figures[place] < 0]
        if any("born" in names for names in classes):
            found.append(index)
    return found


def events(views: list[View], page: Page, birth: int, age: int) -> list[int]:
    """Dates at which the age may be meant, nearest to the age first."""
    at = page.figures[age].start
    dates = [
        index
        for view in views
        for index in view.figures
        if index != birth and page.figures[index].kind in _DATES and _year(page, index) is not None
    ]
    return sorted(dates, key=lambda index: abs(page.figures[index].start - at))


def _year(page: Page, index: int) -> int | None:
    figure = page.figures[index]
    if figure.date is not None:
        return figure.date[0]
    return int(figure.value) if figure.value is not None else None


def _neighbours(page: Page, position: int, view: View) -> list[View]:
    near = page.views[max(0, position - 1) : position] + page.views[position + 1 : position + 2]
    return [other for other in near if other.sentence.paragraph == view.sentence.paragraph]
