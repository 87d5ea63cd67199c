"""Times that no clock shows: "at 21:75", "11.75pm", "at 25:45 on Saturday", "three hours, 72 minutes"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossfoot.binding.page import Page, View
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.quantity import Kind

_COLON = re.compile("([0-9]{1,2})[:.]([0-9]{2})")
_HALF_DAY = re.compile("([0-9]{1,2})(?:[:.]([0-9]{2}))? ?[ap](?:m\\b|\\.m\\.)")
_HOURS, _NOON, _SIXTY = 24, 12, 60
#: Tokens before a time printed with a point in which a word must tell that it is one.
_NEAR = 6
#: What leads to an hour and to little else that has two digits behind a mark.
_AT = frozenset({"at", "before", "by", "from", "since", "till", "until"})
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
        half = _HALF_DAY.match(page.extraction.text, figure.start)
        printed = _COLON.fullmatch(figure.text)
        if half is not None:
            wrong = int(half[2] or 0) >= _SIXTY or int(half[1]) > _NOON
        elif printed is not None and ":" in figure.text:
            wrong = _is_time(page, view, index) and _beyond(page, view, int(printed[1]), int(printed[2]))
        elif printed is not None:
            wrong = _is_dotted_time(page, view, index) and int(printed[1]) < _HOURS <= _SIXTY <= int(
                printed[2]
            )
        else:
            wrong = _past_the_hour(page, index)
        if wrong:
            yield index


def _is_time(page: Page, view: View, index: int) -> bool:
    """Whether words tell that a figure with a colon is a time of day: before it, and behind or around."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    first, last = hedged_first(page, view, index), page.figures[index].last
    if first == view.sentence.first or lower[first - 1] not in words["hour-before"].rows:
        return False
    behind = lower[last] if last < view.sentence.last else "."
    placed = lower[first - 1] in _AT and behind in words["hour-behind"].rows
    return placed or _is_hourly(page, view, index)


def _is_hourly(page: Page, view: View, index: int) -> bool:
    """Whether a sentence speaks of hours of the day: trains, alarms, sunsets, or another time of day."""
    other = any(page.figures[one].kind is Kind.CLOCK for one in view.figures if one != index)
    return other or wordings("timeline")["hourly"].stands_in(page, view)


def _is_dotted_time(page: Page, view: View, index: int) -> bool:
    """ "Sunset was at 20.64": a plain number with two decimals where nothing but an hour can stand."""
    lower, figure = page.extraction.tokens.lower, page.figures[index]
    plain = figure.kind is Kind.NUMBER and figure.noun is None and figure.unit is None and figure.per is None
    first = hedged_first(page, view, index)
    led = first > view.sentence.first and lower[first - 1] in _AT
    start = max(view.sentence.first, first - _NEAR)
    dotted = any(
        page.figures[one].kind is Kind.CLOCK and "." in page.figures[one].text for one in view.figures
    )
    spoken = dotted or wordings("timeline")["hourly"].within(lower, start, first)
    return plain and led and spoken and not figure.scaled


def _beyond(page: Page, view: View, hour: int, minute: int) -> bool:
    """Whether the hour or the minute is none; running times of games and laps are no times of day."""
    lower, sentence = page.extraction.tokens.lower, view.sentence
    if wordings("timeline")["timed"].within(lower, sentence.first, sentence.last):
        return False
    return minute >= _SIXTY or hour > _HOURS or (hour == _HOURS and minute > 0)


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
