"""Durations told apart from their dates: "used from 2004 and dropped in 2016. ... Over those 12 years".

The duration is the only one of its unit within a few sentences, the dates there are two and no more, and words tell
that it is a stretch already told of: "those", "the ... behind bars", "later", "lie between". One date is enough where
the stretch runs on to the time of the article. A duration that is no slip of what the dates make is of something else.
"""

from __future__ import annotations

from datetime import date

from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.detectors.slip_chances import ways_to_slip
from crossfoot.detectors.windows import middle_of
from crossfoot.detectors.wording import hedged_first, of_kinds, wordings, year_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS

_DATES = frozenset({Kind.DATE, Kind.YEAR})
#: Sentences before and behind the duration in which its dates are told.
_BACK, _AHEAD = 6, 2
#: Tokens before a duration in which the word that points at it stands, and behind it where its owner is told.
_LEAD, _TAIL = 4, 4
_THOSE = frozenset({"these", "those"})
_SIZES = {"year": 1, "decade": 10, "century": 100, "day": 1, "week": 7, "fortnight": 14}
_DAYS = frozenset({"day", "week", "fortnight"})
_WHOLE = frozenset({
    ":", "(", "—", "–", "after", "elapsed", "for", "lasted", "lasting", "lay", "lie", "passed", "spanned", "spanning",
    "stretch", "stretched", "taking", "took", "waited",
})  # fmt: skip
_WEEK = 7
#: Any year that has all days.
_ANY = 2024
#: A slip seldom makes a stretch more than so many times as long.
_APART = 3.1
#: Stretches of fewer years are all a slip apart.
_TEN = 10
_TEENS = range(13, 20)
_OPEN, _GOES_OUT = frozenset({"-", "–"}), frozenset({"old", "older", "younger", "ago", "each"})


def sole_dates(page: Page, view: View, span: int) -> tuple[int, int] | None:
    """The only two dates told around a duration that may be the stretch between them."""
    if not _is_plain(page, view, span):
        return None
    days = page.figures[span].unit in _DAYS
    own = list(_told(page, [view], days).values())
    dates = own if len(own) == 2 else list(_told(page, _near(page, view), days).values())
    if len(dates) != 2 or not _is_sole(page, [view] if len(own) == 2 else _near(page, view), span):
        return None
    sure = _points(page, view, span, bool(own)) if len(own) < 2 else _points_at(page, view, span, own)
    if not sure and not days and abs(abs(_apart(page, dates, days)) - _years(page, span)) == 1:
        return None  # a year off is of another stretch sooner than of this one
    if (
        not sure
        and days
        and abs(abs(_apart(page, dates, days)) - _years(page, span)) < _WEEK < _years(page, span)
    ):
        return None  # six weeks of frost and a race in the sixth of them
    if not (sure or (own and _lasts(page, view, span))) or not _one_matter(page, dates):
        return None
    apart = _apart(page, dates, days)
    start, end = (dates[0], dates[1]) if apart > 0 else (dates[1], dates[0])
    return (start, end) if _is_slip(page, view, span, abs(apart), len(own) == 2) else None


def _years(page: Page, span: int) -> float:
    figure = page.figures[span]
    return middle_of(figure) * _SIZES[figure.unit or "year"]


def _apart(page: Page, dates: list[int], days: bool) -> int:
    """Years, or days, from the first of two dates to the second."""
    one, two = (page.figures[index] for index in dates)
    if not days:
        return (year_of(two) or 0) - (year_of(one) or 0)
    told = [figure.date or (None, None, None) for figure in (one, two)]
    first, second = (date(day[0] or _ANY, day[1] or 1, day[2] or 1) for day in told)
    return (second - first).days


def sole_start(page: Page, view: View, span: int) -> int | None:
    """The only year told near a duration that runs on to the time of the article: "Her 27 years at the school"."""
    if page.figures[span].unit in _DAYS or not _is_plain(page, view, span):
        return None
    if not _is_sole(page, _near(page, view), span):
        return None
    dates = list(_told(page, _near(page, view), days=False).values())
    home = page.view_of(dates[0]) if len(dates) == 1 else None
    if home is None or home is view:
        return None
    behind = page.extraction.tokens.lower[home.sentence.first] in ("he", "it", "she", "they")
    if home.number > view.number and not (behind and home.number == view.number + 1):
        return None
    if not _begins(page, home, dates[0]) or not _runs_on(page, home, view, span):
        return None
    return dates[0]


def _is_plain(page: Page, view: View, span: int) -> bool:
    """Whether a duration is a plain count of years, and no age, rate or part of a stretch."""
    figure, lower = page.figures[span], page.extraction.tokens.lower
    behind = lower[figure.last] if figure.last < view.sentence.last else "."
    return (
        figure.unit in _SIZES
        and figure.per is None
        and figure.hedge not in BOUNDS
        and not figure.is_range
        and figure.value is not None
        and not figure.text.lower()
        .rpartition("-")[2]
        .startswith(tuple(_SIZES))  # "a 12-year lease" is its own
        and behind not in _GOES_OUT
    )


def _is_sole(page: Page, views: list[View], span: int) -> bool:
    """Whether no other duration of its sort is told nearby."""
    spans = [i for one in views for i in of_kinds(page, one, {Kind.DURATION})]
    days = page.figures[span].unit in _DAYS
    same = [i for i in spans if page.figures[i].unit in _SIZES and (page.figures[i].unit in _DAYS) is days]
    return len(distinct(page, same)) == 1


def _near(page: Page, view: View) -> list[View]:
    reach = range(view.number - _BACK, view.number + _AHEAD + 1)
    return [one for number in reach if (one := page.by_sentence.get(number)) is not None]


def _told(page: Page, views: list[View], days: bool) -> dict[object, int]:
    """One date a year, or a day, of all dates told; none where a stretch of years is told too, or a date has no day."""
    told: dict[object, int] = {}
    for one in views:
        if of_kinds(page, one, {Kind.PERIOD}):
            return {}
        for index in of_kinds(page, one, _DATES):
            figure = page.figures[index]
            year = year_of(figure)
            if days and (figure.date is None or figure.date[2] is None):
                continue
            if days and figure.date is not None and not _exists(figure.date):
                return {}
            if days or year is not None:
                told.setdefault(figure.date if days else year, index)
    return told


def _exists(day: tuple[int | None, int | None, int | None]) -> bool:
    try:
        date(day[0] or _ANY, day[1] or 1, day[2] or 1)
    except ValueError:
        return False
    return True


def _lasts(page: Page, view: View, span: int) -> bool:
    """Whether the words before a duration, or a mark, may lead to a whole stretch: "took", "for", ": "."""
    lower, words, first = page.extraction.tokens.lower, wordings("timeline"), hedged_first(page, view, span)
    if first <= view.sentence.first:
        return False
    behind = page.figures[span].last, min(page.figures[span].last + _TAIL, view.sentence.last)
    lead = max(view.sentence.first, first - _LEAD), first
    own = words["part"].within(lower, *lead) or words["run"].within(lower, *behind)
    own = own or (lower[behind[0]] != "to" and words["stretch-bound"].at(lower, *behind) > 0)
    return not own and lower[first - 1] in _WHOLE and lower[first - 2 : first - 1] != ["just"]


def _points(page: Page, view: View, span: int, dated: bool) -> bool:
    """Whether the words beside a duration tell that it is the stretch between what was told."""
    lower, words, figure = page.extraction.tokens.lower, wordings("timeline"), page.figures[span]
    first = hedged_first(page, view, span)
    lead = max(view.sentence.first, first - _LEAD), first
    behind = figure.last, min(figure.last + _TAIL, view.sentence.last)
    if words["part"].within(lower, *lead) or words["run"].within(lower, *behind):
        return False
    size = words["after"].at(lower, figure.last, view.sentence.last)
    if (
        size
        and dated
        and lower[figure.last + size : figure.last + size + 1] in (["he"], ["she"], ["it"], ["they"])
    ):
        return True
    if words["stretch-bound"].at(lower, figure.last, view.sentence.last):
        return False
    if words["stretch-told"].within(lower, *lead):
        return True
    if words["stretch-between"].at(lower, figure.last, view.sentence.last) and not dated:
        return True
    if words["stretch-owned"].within(lower, first - 1, first):
        return words["stretch-spent"].at(lower, figure.last, view.sentence.last) > 0
    return False


def _points_at(page: Page, view: View, span: int, dates: list[int]) -> bool:
    """ "Work began in 1931 and ended in 1938; in those seven years ...": both dates stand before the duration."""
    first = hedged_first(page, view, span)
    behind = all(page.figures[index].last < first for index in dates)
    return behind and page.extraction.tokens.lower[first - 1] in _THOSE


def _one_matter(page: Page, dates: list[int]) -> bool:
    """Whether neither date is that of a birth, whose years are an age, or of somebody's relative."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    for index in dates:
        view, first = page.view_of(index), page.figures[index].first
        if view is None or words["born"].within(lower, max(view.sentence.first, first - _TAIL * 2), first):
            return False
    return True


def _is_slip(page: Page, view: View, span: int, apart: int, near_by: bool = False) -> bool:
    """Whether a duration is the stretch, or a slip of it: of a few years only where no other stretch can be meant."""
    figure = page.figures[span]
    size = _SIZES[figure.unit or "year"]
    told, made = middle_of(figure), apart / size
    if made <= 0 or told <= 0:
        return False
    if abs(told - made) <= 1:
        return True
    if round(made) in _TEENS and told == (round(made) - _TEN) * _TEN:
        return True  # "sixty" for "sixteen"
    words_behind = wordings("timeline")["stretch-between"]
    words, first = wordings("timeline")["stretch-known"], hedged_first(page, view, span)
    known = words.within(page.extraction.tokens.lower, max(view.sentence.first, first - _LEAD), first)
    near = max(told, made) <= _APART * min(told, made) and ways_to_slip(told, round(made)) > 0
    known = known or words_behind.at(page.extraction.tokens.lower, figure.last, view.sentence.last) > 0
    swapped = sorted(f"{told:g}") == sorted(f"{round(made):g}")
    return near and (known or (told >= _TEN and (near_by or swapped)))


def _begins(page: Page, view: View, date: int) -> bool:
    """Whether something that goes on began at a date."""
    lower, words, first = page.extraction.tokens.lower, wordings("timeline"), page.figures[date].first
    start = max(view.sentence.first, first - 3 * _LEAD)
    return words["begin"].within(lower, start, first) and not words["born"].within(lower, start, first)


def _runs_on(page: Page, home: View, view: View, span: int) -> bool:
    """Whether a duration is that of a career or stay that ends about now: "her 27 years at the school"."""
    lower, words, figure = page.extraction.tokens.lower, wordings("timeline"), page.figures[span]
    first = hedged_first(page, view, span)
    owned = words["stretch-owned"].within(lower, first - 1, first) or lower[first - 1] == "after"
    spent = words["stretch-spent"].at(lower, figure.last, view.sentence.last) > 0
    own = first - 1 >= view.sentence.first and lower[first - 1] in ("his", "her", "its", "their")
    going = any(
        words["going"].stands_in(page, one)
        for number in range(min(home.number, view.number), view.number + 2)
        if (one := page.by_sentence.get(number)) is not None
    )
    return owned and (spent or own) and going
