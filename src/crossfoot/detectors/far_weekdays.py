"""A weekday and its date told apart: "The flood came on a Tuesday. ... how high it stood on 14 March 2017".

The only weekday and the only day of a text belong together if a word points from the one to the other: "That is a
Friday" behind the date, or "a Tuesday" before a sentence that tells the date as one that is kept, cut or marked.
"""

from __future__ import annotations

from crossfoot.binding.page import Page, View
from crossfoot.detectors.wording import of_kinds, wordings
from crossfoot.model.quantity import Kind

#: Sentences between the two, words before a weekday, and before a date, that may lead from one to the other.
_AFAR, _LEAD, _NEAR = 4, 4, 8


def far_weekdays(page: Page) -> list[tuple[int, int]]:
    """The only weekday of a text and its only day, if they stand in sentences of their own."""
    days = [i for view in page.views for i in of_kinds(page, view, {Kind.WEEKDAY})]
    dates = [i for view in page.views for i in of_kinds(page, view, {Kind.DATE}) if _has_day(page, i)]
    if len(days) == 1 and _is_weekly(page, days[0]):
        return [(days[0], date) for date in dates if _goes_on(page, days[0], date)]
    if len(days) != 1 or len(dates) != 1:
        return _pointed(page, days, dates)
    day, date = days[0], dates[0]
    home, other = page.view_of(day), page.view_of(date)
    if home is None or other is None or home is other or abs(home.number - other.number) > _AFAR:
        return []
    told = _is_any(page, home, day) and _is_kept(page, other, date)
    return [(day, date)] if told or _points(page, home, other, day) else []


def _is_weekly(page: Page, day: int) -> bool:
    """ "meets every second Tuesday"."""
    first = page.figures[day].first
    lead = page.extraction.tokens.lower[max(0, first - 3) : first]
    return "every" in lead and not {"except", "but"} & set(lead)


def _goes_on(page: Page, day: int, date: int) -> bool:
    """ "It met on 7 January": the sentence behind goes on about what meets on that day of the week."""
    view, lower = page.view_of(date), page.extraction.tokens.lower
    if view is None or view.number - page.figures[day].sentence != 1:
        return False
    led = lower[page.figures[date].first - 1] == "on"
    return led and lower[view.sentence.first] in ("it", "they", "we") and "since" not in view.words


def _pointed(page: Page, days: list[int], dates: list[int]) -> list[tuple[int, int]]:
    """ "... on 15 August. That is a Friday": the only day of the sentence before."""
    found = []
    for day in days:
        view = page.view_of(day)
        before = page.by_sentence.get(view.number - 1) if view is not None else None
        own = [i for i in dates if before is not None and page.figures[i].sentence == before.number]
        if view is not None and before is not None and len(own) == 1 and _points(page, view, before, day):
            found.append((day, own[0]))
    return found


def _has_day(page: Page, index: int) -> bool:
    date = page.figures[index].date
    return date is not None and date[2] is not None


def _points(page: Page, view: View, before: View, day: int) -> bool:
    """ "That is a Friday", "It was a wet Friday": the sentence behind the date opens with its weekday."""
    if view.number - before.number != 1:
        return False
    lower, first = page.extraction.tokens.lower, page.figures[day].first
    lead = lower[view.sentence.first : first]
    size = wordings("timeline")["day-pointing"].at(lower, view.sentence.first, first)
    return 0 < size <= len(lead) <= size + _LEAD - 1 and bool({"a", "on"} & set(lead))


def _is_any(page: Page, view: View, day: int) -> bool:
    """ "on a Tuesday", "it was a cold Tuesday"."""
    lower, first = page.extraction.tokens.lower, page.figures[day].first
    lead = lower[max(view.sentence.first, first - _LEAD) : first]
    if "a" not in lead[-3:]:
        return False
    place = max(at for at, word in enumerate(lead) if word == "a")
    return place > 0 and lead[place - 1] in ("on", "was", "is", "been", "be")


def _is_kept(page: Page, view: View, date: int) -> bool:
    """Whether a date is told as that of what was told before: on a stone, in a diary, as "the date"."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    first, last = page.figures[date].first, page.figures[date].last
    start, end = max(view.sentence.first, first - 2 * _NEAR), min(last + _NEAR, view.sentence.last)
    if words["born"].within(lower, start, end):
        return False
    return words["kept-date"].within(lower, start, end)
