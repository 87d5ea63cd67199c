"""Clock times, running times and ratios written with a colon.

The value of a clock time is in minutes after midnight, of a running time ("2:21:07") in seconds.
"""

from __future__ import annotations

from decimal import Decimal

from crossfoot.model.quantity import Kind
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.numerals import small_number
from crossfoot.quantities.passage import Passage

_HOURS = 24
_SIXTY = 60
_NOON = 12
_WHOLE = 100
#: So far before "1:18" a word may stand that makes a ratio of it.
_FAR = 9
_FIVE = 5
#: Fewer minutes before the hour may as well be odds: "at ten to one".
_LEAST_TO = 20
#: What parts the date of a stamp from its time.
_STAMP = "t"


def read_colon(p: Passage, i: int) -> Figure | None:
    """The figure at a digit group with colons: "10:30", "2:21:07", "3:45.2", "3:1"."""
    groups = p.lower[i].split(":")
    if not all(group.replace(".", "", 1).isdecimal() for group in groups) or any(len(g) > 6 for g in groups):
        return None
    if len(groups) == 3:
        return _running(i, groups)
    if len(groups) != 2:
        return None
    first, second = groups
    if "." in second or "." in first:
        return _running(i, groups) if len(second) >= 2 and "." not in first else None
    if int(first or 0) + int(second or 0) == _WHOLE:
        return _colon_ratio(i, int(first), int(second))  # a 60:40 split
    if not p.words.ratio_words.isdisjoint(p.lower[max(i - _FAR, 0) : i]) and int(second):
        return _colon_ratio(i, int(first), int(second))  # a ratio of staff to pupils of 1:18
    if len(second) == 2 and int(second) < _SIXTY and int(first) < _HOURS:
        return _running(i, groups) if _is_pace(p, i + 1) else _clock(p, i, int(first), int(second))
    if len(second) == 2 and int(second) < _SIXTY and len(first) <= 2:
        return _running(i, groups)
    return _colon_ratio(i, int(first), int(second))


def _is_pace(p: Passage, j: int) -> bool:
    """ "4:20 a kilometre", "6:45/mi": minutes and seconds for a length or a lap."""
    words = p.words
    marked = p.word(j) in words.per_markers or (p.word(j) == words.per_slash and p.glued(j))
    return marked and p.word(j + 1) in words.paced


def read_stamp(p: Passage, i: int) -> Figure | None:
    """The time of an ISO 8601 stamp, "2025-03-25T06:00:00.5+08:00", at its digits; the offset is no figure."""
    date = p.before
    if (
        p.lower[i - 1] != _STAMP
        or date is None
        or date.kind is not Kind.DATE
        or date.last != i - 1
        or not p.glued(i - 1)
    ):
        return None
    hour, _, rest = p.lower[i].partition(":")
    minute = rest[:2]
    if not (hour.isdecimal() and minute.isdecimal() and len(minute) == 2):
        return None
    if int(hour) >= _HOURS or int(minute) >= _SIXTY:
        return None
    if p.word(i + 1) in ("+", "-", "−") and p.glued(i + 1):
        p.claimed = max(p.claimed, i + 3)
    figure = Figure(Kind.CLOCK, i, i + 1, Decimal(int(hour) * _SIXTY + int(minute)))
    figure.unit = "minute"
    return figure


def _running(i: int, groups: list[str]) -> Figure:
    seconds = Decimal(0)
    for group in groups:
        seconds = seconds * _SIXTY + Decimal(group)
    figure = Figure(Kind.DURATION, i, i + 1, seconds)
    figure.unit = "second"
    return figure


def _colon_ratio(i: int, first: int, second: int) -> Figure | None:
    if not second:
        return None
    figure = Figure(Kind.RATIO, i, i + 1, Decimal(first) / second)
    figure.parts = (Decimal(first), Decimal(second))
    figure.form = "ratio"
    return figure


def _clock(p: Passage, i: int, hour: int, minute: int) -> Figure:
    figure = Figure(Kind.CLOCK, i, i + 1)
    meridiem = _meridiem(p, i + 1)
    if meridiem is not None:
        hour = hour % 12 + meridiem[0]
        figure.last = meridiem[1]
    figure.value = Decimal(hour * _SIXTY + minute)
    figure.unit = "minute"
    return figure


def _meridiem(p: Passage, j: int) -> tuple[int, int] | None:
    """The twelve hours that "pm" adds at token ``j``, and the token behind it."""
    word = p.word(j)
    if word in p.words.meridiem:
        return p.words.meridiem[word], j + 1
    if word in p.words.meridiem_letters and p.word(j + 1) == "." and p.word(j + 2) == "m" and p.glued(j + 2):
        last = j + 4 if p.word(j + 3) == "." and p.glued(j + 3) else j + 3
        return p.words.meridiem_letters[word], last
    return None


def read_meridiem(p: Passage, i: int) -> Figure | None:
    """ "6.15am", "5 p.m." at the digits ``i``."""
    found = _meridiem(p, i + 1)
    hour, _, minute = p.lower[i].partition(".")
    if found is None or not hour.isdecimal() or not 1 <= len(hour) <= 2 or int(hour) >= _HOURS:
        return None  # "closes at 17 pm" is meant as a time, though no clock of two halves shows it
    if minute and (len(minute) != 2 or not minute.isdecimal() or int(minute) >= _SIXTY):
        return None
    figure = Figure(Kind.CLOCK, i, found[1])
    figure.value = Decimal((int(hour) % 12 + found[0]) * _SIXTY + int(minute or 0))
    figure.unit = "minute"
    return figure


def read_part_of_day(p: Passage, i: int) -> Figure | None:
    """ "At 7.30 in the morning", "by 2.30 that afternoon": the part of the day stands for am and pm."""
    hour, _, minute = p.lower[i].partition(".")
    if p.word(i - 1) not in p.words.clock_leads or not (hour.isdecimal() and minute.isdecimal()):
        return None
    told = p.lower[i + 1 : i + 4]
    parts = p.words.evening | p.words.mornings
    part, j = next(((word, k) for k, word in enumerate(told) if k and word in parts), (None, 0))
    behind = p.word(i + 2 + j)
    if behind[:1].isalnum() and behind not in p.words.noun_stops:
        return None  # "up by 2.30 in the morning session"
    if len(minute) != 2 or int(minute) >= _SIXTY or not 0 < int(hour) <= _NOON or part is None:
        return None
    later = _NOON if part in p.words.evening else 0
    figure = Figure(Kind.CLOCK, i, i + 2 + j, Decimal((int(hour) % _NOON + later) * _SIXTY + int(minute)))
    figure.unit = "minute"
    return figure


def read_oclock(p: Passage, i: int, hour: int) -> Figure | None:
    """ "5 o'clock", "nine o'clock in the evening" at the hour ``i``, where its word follows."""
    if not 0 < hour <= _NOON:
        return None
    later = any(p.word(k) in p.words.evening for k in range(i + 2, i + 5))
    figure = Figure(Kind.CLOCK, i, i + 2, Decimal((hour % _NOON + _NOON if later else hour) * _SIXTY))
    figure.unit = "minute"
    return figure


def read_noon(p: Passage, i: int) -> Figure | None:
    """ "12 noon", "12 midnight" at the digits ``i``."""
    if p.lower[i] != "12":
        return None
    figure = Figure(Kind.CLOCK, i, i + 2, Decimal(p.words.noons[p.lower[i + 1]]))
    figure.unit = "minute"
    return figure


def read_past(p: Passage, i: int) -> Figure | None:
    """ "half past nine", "half-past 6pm", "a quarter past six" at the word half or quarter."""
    j = i + 3 if p.hyphen(i + 1) else i + 2
    word = p.word(j)
    hour = int(word) if word.isdecimal() and len(word) < 3 else p.words.small.get(word, 0)
    if not 0 < hour <= _NOON:
        return None
    article = p.word(i - 1) in p.words.articles and i > p.floor
    figure = Figure(Kind.CLOCK, i - article, j + 1)
    meridiem = _meridiem(p, j + 1)
    if meridiem is not None:
        hour = hour % _NOON + meridiem[0]
        figure.last = meridiem[1]
    figure.value = Decimal(hour * _SIXTY + _SIXTY // p.words.parts_one[p.lower[i]])
    figure.unit = "minute"
    return figure


def read_quarter_to(p: Passage, i: int) -> Figure | None:
    """ "at a quarter to six" at the word quarter, behind its article."""
    words = p.words
    hour = words.small.get(p.word(i + 2), 0)
    behind = p.word(i + 3)
    if p.word(i - 2) not in words.clock_leads or not 0 < hour <= _NOON:
        return None
    if behind[:1].isalnum() and behind not in words.noun_stops:
        return None
    figure = Figure(Kind.CLOCK, i - 1, i + 3, Decimal(hour * _SIXTY - _SIXTY // words.parts_one[p.lower[i]]))
    figure.unit = "minute"
    return figure


def read_minutes(p: Passage, i: int) -> Figure | None:
    """ "ten past four", "at twenty-five to nine" at the word of the minutes."""
    words = p.words
    if p.lower[i] not in words.clock_minutes:
        return None
    minutes, j = small_number(p, i)
    word, hour = p.word(j), words.small.get(p.word(j + 1), 0)
    before = word == words.to_word and minutes >= _LEAST_TO and p.word(i - 1) in words.clock_leads
    if minutes % _FIVE or not 0 < hour <= _NOON or not (before or word == words.half_past):
        return None
    meridiem = _meridiem(p, j + 2)
    behind = p.word(j + 2)
    if meridiem is None and behind[:1].isalnum() and behind not in words.noun_stops:
        return None  # "ten past four defenders"
    figure = Figure(Kind.CLOCK, i, j + 2 if meridiem is None else meridiem[1])
    hour = hour if meridiem is None else hour % _NOON + meridiem[0]
    figure.value = Decimal(hour * _SIXTY + (-minutes if before else minutes))
    figure.unit = "minute"
    return figure


def read_noon_word(p: Passage, i: int) -> Figure | None:
    """ "at noon", "until midnight" at the word."""
    if p.word(i - 1) not in p.words.noon_leads or p.capital(i) or p.hyphen(i + 1):
        return None
    figure = Figure(Kind.CLOCK, i, i + 1, Decimal(p.words.noons[p.lower[i]]))
    figure.unit = "minute"
    return figure


def read_hours(p: Passage, i: int) -> Figure | None:
    """ "2h30", "2h 31m" at the digits ``i``, in minutes; "at 17h20" is a time of day."""
    minutes, hours = p.word(i + 2), p.lower[i]
    if not (minutes.isdecimal() and len(minutes) <= 2 and int(minutes) < _SIXTY and hours.isdecimal()):
        return None
    lettered = p.glued(i + 3) and p.word(i + 3) in p.words.minute_letters
    if len(hours) > 2 or not (lettered or (p.glued(i + 2) and len(minutes) == 2)):
        return None
    last = i + 4 if lettered else i + 3
    if p.glued(last) and p.word(last)[0].isalnum():
        return None
    told = not lettered and int(hours) < _HOURS and p.word(i - 1) in p.words.clock_leads
    figure = Figure(Kind.CLOCK if told else Kind.DURATION, i, last)
    figure.value = Decimal(int(hours) * _SIXTY + int(minutes))
    figure.unit = "minute"
    return figure


def read_zone(p: Passage, i: int) -> Figure | None:
    """ "1700 GMT" at the digits ``i``."""
    word = p.lower[i]
    told = p.capital(i + 1) or p.word(i - 1) in p.words.clock_leads  # "at 1900 hours"
    if p.word(i + 1) not in p.words.zones or not word.isdecimal() or not told:
        return None
    hour, minute = int(word[:2]), int(word[2:])
    if hour >= _HOURS or minute >= _SIXTY:
        return None
    figure = Figure(Kind.CLOCK, i, i + 1, Decimal(hour * _SIXTY + minute))
    figure.unit = "minute"
    return figure
