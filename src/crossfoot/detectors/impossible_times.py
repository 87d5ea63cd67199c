"""Times that no clock shows: "at 21:75", "11.75pm", "at 25:45 on Saturday", "three hours, 72 minutes"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossfoot.binding.page import Page, View
from crossfoot.detectors.wording import wordings
from crossfoot.model.quantity import Kind

_COLON = re.compile("([0-9]{1,2})[:.]([0-9]{2})")
_HALF_DAY = re.compile("([0-9]{1,2})[:.]([0-9]{2}) ?[ap]\\.?m\\.?")
_HOURS, _SIXTY = 24, 60
_KINDS = frozenset({Kind.DURATION, Kind.RATIO, Kind.NUMBER, Kind.CLOCK})


#: So many of a span there can be in another; more than three times as many are those of several people.
_SPANS = {
    ("second", "minute"): ("sixty-limit", 60),
    ("minute", "hour"): ("sixty-limit", 60),
    ("hour", "day"): ("day-limit", 24),
    ("day", "week"): ("week-limit", 7),
    ("night", "week"): ("week-limit", 7),
    ("day", "month"): ("month-limit", 31),
    ("day", "year"): ("year-limit", 366),
    ("night", "year"): ("year-limit", 366),
    ("week", "year"): ("weeks-limit", 53),
    ("month", "year"): ("months-limit", 12),
}
_SEVERAL = 3


def overlong_rates(page: Page, view: View) -> Iterator[tuple[int, str]]:
    """ "26 hours a day", "eight days a week", "13 months of the year": more of a span than there are, with its case."""
    lower = page.extraction.tokens.lower
    for index in view.figures:
        figure = page.figures[index]
        if figure.value is None or figure.kind not in (Kind.DURATION, Kind.COUNT):
            continue
        per = figure.per
        behind = lower[figure.last : figure.last + 3]
        if per is None and behind[:2] == ["of", "the"] and figure.hedge is None:
            per = behind[2] if behind[2:] else None
        case, most = _SPANS.get((figure.unit or figure.noun or "", per or ""), ("", 0))
        if most < figure.value < _SEVERAL * most and not wordings("limits")["together"].stands_in(page, view):
            yield index, case


def impossible_times(page: Page, view: View) -> Iterator[int]:
    """The figures of a sentence that are printed as a time of day, or a time taken, and cannot be one."""
    for index in view.figures:
        figure = page.figures[index]
        if figure.kind not in _KINDS:
            continue
        half = _HALF_DAY.fullmatch(figure.text)
        colon = _COLON.fullmatch(figure.text) if ":" in figure.text else None
        if half is not None:
            wrong = int(half[2]) >= _SIXTY or int(half[1]) >= _HOURS
        elif colon is not None:
            wrong = _at(page, view, index) and _beyond(page, view, index, int(colon[1]), int(colon[2]))
        else:
            wrong = _past_the_hour(page, index)
        if wrong:
            yield index


def _at(page: Page, view: View, index: int) -> bool:
    """Whether a preposition of time governs the figure."""
    first = page.figures[index].first
    return first > view.sentence.first and page.extraction.tokens.lower[first - 1] in (
        "at",
        "until",
        "till",
        "before",
    )


def _beyond(page: Page, view: View, index: int, hour: int, minute: int) -> bool:
    """Whether the hour or the minute is none; running times of games and laps are no times of day."""
    lower, last = page.extraction.tokens.lower, page.figures[index].last
    words = wordings("timeline")
    if hour > _HOURS and words["timed"].within(lower, view.sentence.first, view.sentence.last):
        return False
    behind = lower[last] if last < view.sentence.last else "."
    placed = behind in (
        "on",
        "in",
        "local",
        "gmt",
        "yesterday",
        "last",
        "that",
        ",",
        ".",
        "when",
        "and",
        "near",
    )
    return placed and (minute >= _SIXTY or hour > _HOURS)


def _past_the_hour(page: Page, index: int) -> bool:
    """ "three hours, 72 minutes": minutes behind hours that would have made another hour."""
    figure, before = page.figures[index], page.figures[index - 1] if index else None
    if before is None or figure.kind is not Kind.DURATION or before.unit != "hour" or before.is_range:
        return False
    minutes = re.match("([0-9]{2,3}) min", figure.text)
    gap = page.extraction.tokens.lower[before.last : figure.first]
    behind = page.extraction.tokens.lower[figure.last : figure.last + 1]
    if behind and behind[0] in wordings("limits")["compared"].rows:
        return False  # "three hours, 90 minutes less than usual"
    beside = gap in ([], [","], ["and"], [",", "and"]) and before.kind is Kind.DURATION
    return bool(beside and minutes and int(minutes[1]) >= _SIXTY)
