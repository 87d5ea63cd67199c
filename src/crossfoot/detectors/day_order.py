"""Two days of one sentence of which the second is said to end what the first began: it cannot be the earlier one.

"The trial started on 4 November 2024 and finished on 13 October 2024", "The fair, which ended on 2 August, began on 12
August". Days without a year may go over New Year: they are read only where turning back is shorter than going round.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crossfoot.binding.page import Page, View
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.spans import governed
from crossfoot.detectors.wording import of_kinds, wordings
from crossfoot.model.quantity import Kind

DAYS = Trigger(kinds=(Kind.DATE,))
#: So many days back at most: further apart the second day is one of the next year.
_LONGEST = 120
_ENDS, _BEGINS = ("end", "hour-ends"), ("begin", "hour-begins")
_PLAIN = frozenset({"be", "are", "finally", "he", "is", "it", "she", "then", "they", "was", "were", "will"})
#: Tokens of a verb that goes on with the first one's subject.
_VERB = 6
#: Any year that has all days.
_LEAP = 2024


def day_pairs(page: Page) -> Iterator[tuple[int, int]]:
    """The day that opens a stretch and the one that closes it, of every sentence with two days and no more."""
    for view in page.where(DAYS):
        dates = [i for i in of_kinds(page, view, {Kind.DATE, Kind.YEAR}) if page.figures[i].date is not None]
        if len(dates) != 2 or len(of_kinds(page, view, {Kind.DATE, Kind.YEAR})) != 2:
            continue
        one, two = dates
        days = _day(page, one), _day(page, two)
        if days[0] is None or days[1] is None or _are_several(page, view):
            continue
        first, then = (two, one) if _turned(page, view, one, two) else (one, two)
        plain = first == one and (_bounded(page, view, one, two) or _stretch(page, view, one, two))
        back = ((days[0] - days[1]) if first == one else (days[1] - days[0])).days
        if (plain or first == two) and back <= _LONGEST:
            yield first, then


def _day(page: Page, index: int) -> date | None:
    """The day of a date; of one without a year that in any year."""
    year, month, day = page.figures[index].date or (None, None, None)
    if month is None or day is None:
        return None
    try:
        return date(year or _LEAP, month, day)
    except ValueError:
        return None


def _are_several(page: Page, view: View) -> bool:
    """Whether only one of the two days has a year, or words tell of more than one thing."""
    told = (page.figures[index].date for index in view.figures)
    years = {parts[0] is None for parts in told if parts is not None}
    lower = page.extraction.tokens.lower[view.sentence.first : view.sentence.last]
    return len(years) > 1 or ";" in lower or "respectively" in lower or "next" in lower


def _bounded(page: Page, view: View, one: int, two: int) -> bool:
    """ "from 12 August to 21 August"."""
    lower, first = page.extraction.tokens.lower, page.figures[one].first
    opener = lower[first - 1] if first > view.sentence.first else ""
    between = lower[page.figures[one].last : page.figures[two].first]
    told = [page.figures[index].date or (None, None, None) for index in (one, two)]
    round_the_year = told[0][0] is None and (told[0][1] or 0) > (told[1][1] or 0)  # "from 1 July to 30 June"
    return opener == "from" and between in (["to"], ["until"], ["till"], ["through"]) and not round_the_year


def _stretch(page: Page, view: View, one: int, two: int) -> bool:
    """Whether a verb of beginning governs the first day, and one of ending the second."""
    opens = any(governed(page, view, one, name) for name in _BEGINS)
    closes = any(governed(page, view, two, name) for name in _ENDS)
    return opens and closes and not _other_subject(page, one, two)


def _turned(page: Page, view: View, one: int, two: int) -> bool:
    """ "The fair, which ended on 21 August, began on 12 August"."""
    lower = page.extraction.tokens.lower
    relative = "which" in lower[view.sentence.first : page.figures[one].first]
    ends = any(governed(page, view, one, name) for name in _ENDS)
    opens = any(governed(page, view, two, name) for name in _BEGINS)
    return relative and ends and opens and lower[page.figures[one].last : page.figures[one].last + 1] == [","]


def _other_subject(page: Page, one: int, two: int) -> bool:
    """Whether the second verb is of something else: "opened on 3 May and the hall closed on 1 May"."""
    between = page.extraction.tokens.lower[page.figures[one].last : page.figures[two].first]
    links = [word for word in between if word in ("and", ",", "but")]
    if not between or not links or len(between) > len(links) + _VERB:
        return True
    words = wordings("timeline")
    last = max(place for place, word in enumerate(between) if word in links)
    rest = between[last + 1 :]
    verbs = [words[name].find(rest, 0, len(rest)) for name in _ENDS]
    starts = [found[0][0] for found in verbs if found]
    lead = rest[: min(starts)] if starts else rest
    return any(word not in _PLAIN for word in lead)
