"""Days that a month does not have, told without naming it, and leap days of a year that is told apart.

"Once on April 8th and again on the 31st of that month"; "in 2019 it was held on February 29".
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.wording import of_kinds
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_DATED = Trigger(kinds=(Kind.DATE,))
_NAMED = Trigger(kinds=(Kind.ORDINAL,), words=("month",))
_SAME = (["of", "that", "month"], ["of", "the", "same"], ["of", "this", "month"])
_THIRTY, _FEBRUARY, _LEAP_DAY = frozenset({4, 6, 9, 11}), 2, 29
#: Sentences back to the month.
_BACK = 2
#: Tokens from a leap day to its year behind it.
_CLOSE = 3
_ELSE = frozenset({"born", "since", "until", "after", "before", "from"})


@needs(_DATED)
def month_day_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every day of "that month", and every leap day in a sentence with the one year that it can be of."""
    for view in page.where(_DATED):
        yield from _leap_days(rule, page, view)
    for view in page.where(_NAMED):
        yield from _days_of_month(rule, page, view)


def _leap_days(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """ "In 2019 it was held on February 29": "in" and the only year of the sentence, before or behind the day."""
    lower = page.extraction.tokens.lower
    days = [i for i in of_kinds(page, view, {Kind.DATE}) if _is_leap_day(page, i)]
    years = of_kinds(page, view, {Kind.YEAR})
    if len(days) != 1 or len(years) != 1 or len(of_kinds(page, view, {Kind.DATE, Kind.YEAR})) != 2:
        return
    year, day = page.figures[years[0]], page.figures[days[0]]
    between = lower[min(year.last, day.last) : max(year.first, day.first)]
    fronted = year.last <= day.first or len(between) <= _CLOSE
    if lower[year.first - 1] == "in" and fronted and ";" not in between and _ELSE.isdisjoint(between):
        yield Reading(rule, {"date": days[0], "year": years[0]}, Tier.ANCHORED, "sentence", case="leap")


def _is_leap_day(page: Page, index: int) -> bool:
    date = page.figures[index].date
    return date is not None and date[0] is None and date[1:] == (_FEBRUARY, _LEAP_DAY)


def _days_of_month(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """ "The 31st of that month": the month is that of the last date told before."""
    lower = page.extraction.tokens.lower
    for day in of_kinds(page, view, {Kind.ORDINAL}):
        last = page.figures[day].last
        if lower[last : last + 3] not in _SAME:
            continue
        month = _month_before(page, view, day)
        if month in _THIRTY or month == _FEBRUARY:
            case = "thirty" if month in _THIRTY else "february"
            yield Reading(rule, {"day": day}, Tier.ANCHORED, "sentence", case=case)


def _month_before(page: Page, view: View, day: int) -> int | None:
    for number in range(view.number, view.number - 1 - _BACK, -1):
        other = page.by_sentence.get(number)
        told = [page.figures[i].date for i in (other.figures if other is not None else []) if i < day]
        months = [date[1] for date in told if date is not None and date[1] is not None]
        if months:
            return months[-1]
    return None
