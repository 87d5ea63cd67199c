"""Dates as printed, impossible ones too: "31 September", "June 31, 2024", "2024-02-30", "13/25/2024"."""

from __future__ import annotations

import re
from datetime import date

from crossfoot.model.quantity import Kind
from crossfoot.quantities import periods
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import DASHES, Passage
from crossfoot.quantities.tokens import OWNING

_LAST_DAY = 31
#: Tokens back to the date whose month "Monday the 5th" is of; what may stand behind the day; months of a year.
_RECENT, _MONTHS = 90, 12
_BEHIND_DAY = frozenset({
    "", ".", ",", ";", ":", ")", "!", "?", "–", "—", "and", "as", "at", "but", "for", "from", "in", "it", "of", "the",
    "there", "they", "to", "until", "when", "while", "with", "he", "she", "we", "you",
})  # fmt: skip
#: A day past 31 is a slip of the pen only where a year follows; else it counts something.
_SLIP_DAY = 39
#: Line ends that make a blank line, which no date goes over.
_BLANK_LINE = 2
#: Marks that end a phrase with two days in it.
_DATE_ENDS = frozenset(".,;:!?)")
_YEARS = (1000, 2199)
#: Days of one list.
_LONGEST_LIST = 8
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")


def read_month(p: Passage, i: int) -> Figure | None:
    """The date that begins with the month at token ``i``: "June 7, 2005", "Dec. 19", "October 2021"."""
    if not p.capital(i):
        return None
    j = i + 1
    if p.word(j) == "." and p.lower[i] in p.words.month_abbreviations:
        j += 1
    word = p.word(j)
    if not word.isdecimal() or p.lower[i].endswith(OWNING):
        return periods.read_month(p, i)
    month = p.words.months[p.lower[i]]
    if len(word) == 4 and _is_year(word):
        return _date(i, j + 1, int(word), month, None)
    if len(word) > 2:
        return None
    day, last = _day(p, j)
    year, end = _year_behind(p, last)
    if not _plausible(p, day, year, last):
        return None
    return _date(i, end, year or _shared_year(p, end, month, day) or _same_year(p, end), month, day)


def read_named_day(p: Passage, i: int) -> Figure | None:
    """ "New Year's Day 1921", "Christmas Eve, 1999" at the first word."""
    found = p.words.named_days.longest(p.lower, i)
    if found is None or not p.capital(i):
        return None
    year, last = _year_behind(p, i + found[0])
    return None if year is None else _date(i, last, year, *found[1])


def read_day_first(p: Passage, i: int) -> Figure | None:
    """The date whose day is token ``i``: "12 December 1927", "the 30th of April", "5-7 May"."""
    day, j = _day(p, i)
    if p.word(j) == p.words.of and p.word(j + 1) in p.words.months:
        j += 1
    elif p.word(j) in DASHES and p.word(j + 1).isdecimal() and len(p.word(j + 1)) < 3:
        _, j = _day(p, j + 1)
    if p.word(j) not in p.words.months or not p.capital(j):
        return None
    month = p.words.months[p.lower[j]]
    last = j + 1
    if p.word(last) == "." and p.lower[j] in p.words.month_abbreviations and p.word(last + 1).isdecimal():
        last += 1
    year, end = _year_behind(p, last)
    if year is None:
        year = _same_year(p, last)
    if day > _LAST_DAY and ((year is None and not _dates_behind(p, i)) or day > _SLIP_DAY):
        return None
    return _date(i, end, year, month, day)


def read_worded_day(p: Passage, i: int, last: int, day: int) -> Figure | None:
    """ "the fourth of July 2024", "Friday, the twenty-first of May": the ordinal is tokens ``i`` to ``last``."""
    month = last + (p.word(last) == p.words.of)
    before = p.word(i - 1)
    led = before in p.words.day_before or before in p.words.weekdays
    if not led or day > _LAST_DAY or p.word(month) not in p.words.months or not p.capital(month):
        return None
    year, end = _year_behind(p, month + 1)
    return _date(i, end, year or _same_year(p, month + 1), p.words.months[p.lower[month]], day)


def _day(p: Passage, j: int) -> tuple[int, int]:
    """The day at token ``j`` and the token behind it, "th" and the end of a range of days included."""
    last = j + 1
    if p.word(last) in p.words.ordinal_suffixes and p.glued(last):
        last += 1
    if (
        p.word(last) in DASHES
        and p.glued(last)
        and p.word(last + 1).isdecimal()
        and len(p.word(last + 1)) < 3
    ):
        after = last + 2
        if p.word(after) not in p.words.months and p.word(after) not in p.words.suffixes:
            last = after
    return int(p.lower[j]), last


def _year_behind(p: Passage, j: int) -> tuple[int | None, int]:
    k = j + 1 if p.word(j) == "," else j
    word = p.word(k)
    if len(word) == 4 and word.isdecimal() and _is_year(word) and not p.word(k + 1).startswith("%"):
        clock = p.word(k + 1) in p.words.zones and p.capital(k + 1)
        if not clock and p.text.count("\n", p.ends[k - 1], p.starts[k]) < _BLANK_LINE:
            return int(word), k + 1
    return None, j


def _same_year(p: Passage, j: int) -> int | None:
    """ "9 September of the same year": the year of the date told last."""
    words = p.words.same_year
    said = any(p.lower[j : j + len(phrase)] == phrase for phrase in words)
    before = p.before
    return before.date[0] if said and before is not None and before.date is not None else None


def _shared_year(p: Passage, j: int, month: int, day: int) -> int | None:
    """The year of "December 18 and 21, 2007" at the word that joins the days; the second is a date, too."""
    other = p.word(j + 1)
    if p.word(j) not in p.words.day_joiners or not _is_day(p, j + 1):
        return None
    year = _year_behind(p, j + 2)[0] if p.word(j + 2) == "," else None
    if year is not None or _ends_dates(p, j + 2, int(other) - day):
        p.second_day = (j + 1, month)
    return year


def _ends_dates(p: Passage, j: int, later: int) -> bool:
    """Whether the second day of "March 13 and 14" ends its phrase: "on March 13 and 14 people" counts."""
    behind = p.word(j)
    over = not behind or (behind in _DATE_ENDS and not p.glued(j + 1))
    return later > 0 and (over or behind in p.words.day_behind)


def read_first_day(p: Passage, i: int) -> Figure | None:
    """The date "18" of "18 and 21 December 2007", "Tue 18 to Sun 22 June", "12, 19 and 26 May".

    It takes month and year from the day that has them. A list with commas needs a word that dates are told by.
    """
    last = i + 1
    if p.word(last) in p.words.ordinal_suffixes and p.glued(last):
        last += 1
    if not _is_day(p, i) or (p.word(last) == "," and not _dates_behind(p, i)):
        return None
    found = _month_of_list(p, last)
    return None if found is None else _date(i, last, found[0], found[1], int(p.lower[i]))


def _dates_behind(p: Passage, i: int) -> bool:
    """Whether a day may stand behind what is printed before it: a preposition, a weekday, another day."""
    before = p.word(i - 1)
    if before in p.words.day_before or before in p.words.weekdays or before in p.words.weekday_abbreviations:
        return True
    return p.before is not None and p.before.kind is Kind.DATE and i - p.before.last <= 2


def _month_of_list(p: Passage, k: int) -> tuple[int | None, int] | None:
    """The year and month at the end of a list of days whose first joint is token ``k``."""
    for _ in range(_LONGEST_LIST):
        if p.word(k) == ",":
            k += 1 + (p.word(k + 1) in p.words.day_joiners)
        elif p.word(k) in p.words.day_joiners or p.word(k) in DASHES:
            k += 1
        else:
            return None
        while p.word(k) in p.words.list_words or p.word(k) in p.words.weekdays or _short_weekday(p, k):
            k += 1
        if not (p.word(k).isdecimal() and len(p.word(k)) < 3):
            return None
        k += 1
        if p.word(k) in p.words.ordinal_suffixes and p.glued(k):
            k += 1
        month = k + (p.word(k) == p.words.of)
        if p.word(month) in p.words.months and p.capital(month):
            year, _ = _year_behind(p, month + 1)
            return year, p.words.months[p.lower[month]]
    return None


def _short_weekday(p: Passage, k: int) -> bool:
    return p.word(k) in p.words.weekday_abbreviations and p.capital(k)


def _is_day(p: Passage, i: int) -> bool:
    word = p.word(i)
    return word.isdecimal() and len(word) < 3 and 0 < int(word) <= _LAST_DAY


def read_second_day(p: Passage, i: int) -> Figure:
    """The date "21, 2007" whose month stands before the first day."""
    year, last = _year_behind(p, i + 1)
    return _date(i, last, year, p.second_day[1], int(p.lower[i]))


def _is_year(word: str) -> bool:
    return _YEARS[0] <= int(word) <= _YEARS[1]


def _plausible(p: Passage, day: int, year: int | None, last: int) -> bool:
    if day > _LAST_DAY:
        return year is not None and day <= _SLIP_DAY
    behind = p.word(last)
    return year is not None or not (behind in p.words.not_years or behind in p.words.scales or behind == "%")


def read_numeric(p: Passage, i: int) -> Figure | None:
    """The date in digits that begins at token ``i``: "2024-02-30", "13/25/2024", "5.12.2024"."""
    dotted = _DOTTED.fullmatch(p.lower[i])
    if dotted:
        return _numeric(i, i + 1, int(dotted[3]), int(dotted[2]), int(dotted[1]))
    mark = p.word(i + 1)
    if mark not in ("-", "/") or p.word(i + 3) != mark:
        return None
    if not all(p.glued(k) for k in range(i + 1, i + 5)):
        return None
    groups = (p.lower[i], p.word(i + 2), p.word(i + 4))
    if not all(group.isdecimal() for group in groups) or (p.word(i + 5) == mark and p.glued(i + 5)):
        return None
    return _from_groups(i, groups, mark)


def _from_groups(i: int, groups: tuple[str, str, str], mark: str) -> Figure | None:
    lengths = tuple(len(group) for group in groups)
    a, b, c = (int(group) if len(group) < 5 else 0 for group in groups)
    if lengths[0] == 4 and lengths[1] <= 2 and lengths[2] <= 2 and _is_year(groups[0]):
        return _numeric(i, i + 5, a, b, c)
    if (mark != "/" and lengths != (2, 2, 4)) or lengths[0] > 2 or lengths[1] > 2 or lengths[2] not in (2, 4):
        return None
    year = c if lengths[2] == 4 else 2000 + c if c < 70 else 1900 + c
    if a > 12 >= b:
        return _numeric(i, i + 5, year, b, a)
    return _numeric(i, i + 5, year, a, b)


def _numeric(i: int, last: int, year: int, month: int, day: int) -> Figure:
    return _date(i, last, year, month, day)


def _date(first: int, last: int, year: int | None, month: int, day: int | None) -> Figure:
    figure = Figure(Kind.DATE, first, last)
    figure.date = (year, month, day)
    return figure


def read_weekday(p: Passage, i: int) -> Figure | None:
    """A weekday in full, "Friday's" too; Monday is 0."""
    if not p.capital(i):
        return None
    return Figure(Kind.WEEKDAY, i, i + 1, p.words.decimal(p.words.weekdays[p.lower[i].removesuffix(OWNING)]))


def read_short_weekday(p: Passage, date: Figure) -> Figure | None:
    """The abbreviated weekday directly before (or, in brackets or behind a comma, after) a date."""
    j = date.first - 1
    while j >= p.floor and p.lower[j] in ",.":
        j -= 1
    if j >= p.floor and p.lower[j] in p.words.weekday_abbreviations and p.capital(j):
        return Figure(Kind.WEEKDAY, j, j + 1, p.words.decimal(p.words.weekday_abbreviations[p.lower[j]]))
    return None


def settle_day(p: Passage, figure: Figure, told: list[Figure]) -> None:
    """Make "the 5th" of "Monday the 5th" a date of the month that was told shortly before, or of the next one."""
    before = told[-1]
    lead = [word for word in p.lower[before.last : figure.first] if word not in (",", "the")]
    day = int(figure.value) if figure.value is not None else 0
    behind = p.word(figure.last)
    if (
        before.kind is not Kind.WEEKDAY
        or lead
        or not 0 < day <= _LAST_DAY
        or (behind.isalpha() and p.capital(figure.last))
    ):
        return
    dates = [one for one in told if one.kind is Kind.DATE and one.first > figure.first - _RECENT]
    if not dates or behind not in _BEHIND_DAY or dates[-1].date is None:
        return
    year, month, last = dates[-1].date
    if month is None or last is None:
        return
    if day < last and not _falls_on(before, year, month, day):
        year, month = (year if month < _MONTHS or year is None else year + 1), month % _MONTHS + 1
    figure.kind, figure.date, figure.value = Kind.DATE, (year, month, day), None


def _falls_on(weekday: Figure, year: int | None, month: int, day: int) -> bool:
    """Whether a day is of a weekday; one without a year may be."""
    if year is None:
        return False
    try:
        return date(year, month, day).weekday() == int(weekday.value or 0)
    except ValueError:
        return False
