"""Dates that come one after another by what is told: a row of deeds, a first time and a last, a life and its end.

"Built in 1934, bombed in 1941, reopened in 1953 and at last pulled down in 1988"; "first heard in 1989 ... recorded for
the last time in 2004"; "He set up on his own in 1997 ... By the time he died, in 2019".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.page import Page, View
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.wording import of_kinds, wordings, year_of
from crossfoot.model.quantity import Kind

_TABLE = "timeline"
_DATES = frozenset({Kind.DATE, Kind.YEAR})
DATED = Trigger(kinds=(Kind.DATE, Kind.YEAR))
HARKING = Trigger(words=("had",))
DYING = Trigger(lists=("timeline.dying",))
LAST_TIME = Trigger(lists=("timeline.last-time",))
_FEWEST, _GAP, _LIFE, _HEAD = 3, 10, 7, 3
#: Tokens from a word of dying to its date, or from a first time to its date.
_NEAR, _TIMES = 5, 14
_PREPOSITIONS = frozenset({"in", "on"})
_ELSE = frozenset({
    ";", ":", "(", "after", "although", "because", "before", "but", "had", "having", "he", "her", "his", "if",
    "it", "its", "she", "since", "that", "their", "they", "when", "where", "which", "while", "who", "whose", "with",
})  # fmt: skip
_HELPERS = frozenset({
    "again", "and", "at", "be", "been", "being", "briefly", "duly", "eventually", "finally", "first", "in", "last",
    "later", "length", "once", "soon", "subsequently", "the", "end", "then", "twice", "was", "were", ",",
})  # fmt: skip
_LATER = frozenset({",", "after", "before", "by", "if", "since", "that", "until", "when", "which", "who"})
_SPOKEN = 9
_GOES_ON = frozenset({",", "from", "in", "of", "on", "one", "was", "were"})
_SUBJECTS = frozenset({"he", "she"})
_PASSIVE = frozenset({"was", "were", "is", "had", "has", "been"})


def dated(page: Page, view: View) -> list[int]:
    """The dates of a sentence that tell their year."""
    return [i for i in of_kinds(page, view, _DATES) if year_of(page.figures[i]) is not None]


def succession_pairs(page: Page) -> Iterator[tuple[int, int, str]]:
    """Two dates of which the second is told as the later one, and the window that holds them."""
    for view in page.where(DATED):
        for one, two in _row(page, view):
            yield one, two, "sentence"
    for view in page.where(LAST_TIME, DATED):
        pair = _first_and_last(page, view)
        if pair is not None:
            yield *pair, "sentence" if pair[0] in view.figures else "paragraph"
    for view in page.where(HARKING, DATED):
        pair = _harking(page, view)
        if pair is not None:
            yield *pair, "paragraph"
    yield from _lives(page)


def _harking(page: Page, view: View) -> tuple[int, int] | None:
    """ "The dam was finished in 1962. Planning for it had begun in 1958": what had begun, before what was done."""
    lower, before = page.extraction.tokens.lower, page.by_sentence.get(view.number - 1)
    own = dated(page, view)
    told = dated(page, before) if before is not None else []
    if (
        len(own) != 1
        or len(told) != 1
        or before is None
        or "had" in before.words
        or not _is_past(page, before, told[0])
    ):
        return None
    first = page.figures[own[0]].first
    had = [
        place for place in range(max(view.sentence.first, first - _SPOKEN), first) if lower[place] == "had"
    ]
    between = lower[had[0] + 1 : first] if len(had) == 1 else []
    begun = any(wordings(_TABLE)[name].within(between, 0, len(between)) for name in ("begun", "origin"))
    plain = _LATER.isdisjoint(between) and between[-1:] in (["in"], ["on"])
    opener = lower[view.sentence.first]
    same = opener not in _SUBJECTS | {"they"} or opener in before.words
    return (own[0], told[0]) if begun and plain and same and len(between) <= _NEAR - 1 else None


def _is_past(page: Page, view: View, date: int) -> bool:
    """ "was finished in 1962": a deed of the past with its date right behind it."""
    lower, first = page.extraction.tokens.lower, page.figures[date].first
    near = lower[max(view.sentence.first, first - _NEAR) : first]
    return near[-1:] in (["in"], ["on"]) and any(map(_is_done, near))


def _row(page: Page, view: View) -> Iterator[tuple[int, int]]:
    """Three or more deeds of one subject in a row, each with its year; at most one is out of its place."""
    dates = dated(page, view)
    lower = page.extraction.tokens.lower
    if len(dates) < _FEWEST:
        return
    gaps = [lower[page.figures[one].last : page.figures[two].first] for one, two in pairwise(dates)]
    lead = lower[
        max(view.sentence.first, page.figures[dates[0]].first - _NEAR) : page.figures[dates[0]].first
    ]
    if (
        not all(_is_deed(gap) for gap in gaps)
        or lead[-1:] not in (["in"], ["on"])
        or not any(map(_is_done, lead))
    ):
        return
    years = [year_of(page.figures[index]) or 0 for index in dates]
    if sum(one > two for one, two in pairwise(years)) <= 1:
        yield from pairwise(dates)


def _is_deed(gap: list[str]) -> bool:
    """ ", reopened in", "and at last pulled down in": nothing but a verb of the same subject and what belongs to it."""
    if not gap or gap[0] not in (",", "and") or gap[-1] not in _PREPOSITIONS or len(gap) > _GAP:
        return False
    if not _ELSE.isdisjoint(gap) or gap.count(",") > 1 + (gap[0] != ","):
        return False
    head = [word for word in gap if word not in _HELPERS]
    return bool(head) and _is_done(head[0])


def _is_done(word: str) -> bool:
    words = wordings(_TABLE)
    return word.endswith("ed") or word in words["did"].rows or word in words["participle"].rows


def _first_and_last(page: Page, view: View) -> tuple[int, int] | None:
    """ "They first heard it in 1989 ... It was heard for the last time in 2004": the only years."""
    lower = page.extraction.tokens.lower
    then = dated(page, view)
    last = wordings(_TABLE)["last-time"].found_in(page, view)
    if len(last) != 1:
        return None
    behind = [i for i in then if 0 <= page.figures[i].first - last[0][1] <= _TIMES]
    if len(behind) != 1 or then[-1] != behind[0] or len(then) > 2:
        return None
    for number in range(view.number, max(view.number - _FEWEST, -1), -1):
        other = page.by_sentence.get(number)
        earlier = [i for i in (dated(page, other) if other is not None else []) if i != behind[0]]
        if not earlier:
            continue
        figure = page.figures[earlier[0]]
        start = max(other.sentence.first if other is not None else 0, figure.first - _TIMES)
        first = wordings(_TABLE)["first-time"].within(lower, start, figure.first)
        own = other is view or lower[last[0][0]] != "the"
        own = own and (last[0][1] - last[0][0] > 2 or lower[last[0][1]] in _GOES_ON)
        return (earlier[0], behind[0]) if len(earlier) == 1 and first and own else None
    return None


def _lives(page: Page) -> Iterator[tuple[int, int, str]]:
    """What a "he" or "she" did, and the only death of the text, told of a "he" or "she" in a later sentence."""
    deaths = [(view, date) for view in page.where(DYING, DATED) if (date := _death(page, view)) is not None]
    if len(deaths) != 1:
        return
    view, died = deaths[0]
    kin = wordings(_TABLE)["kin"]
    for number in range(max(0, view.number - _LIFE), view.number):
        other = page.by_sentence.get(number)
        if other is None or kin.stands_in(page, view) or kin.stands_in(page, other):
            continue
        for date in _deeds(page, other):
            yield date, died, "article"


def _death(page: Page, view: View) -> int | None:
    """ "By the time he died, in 2019", "She died on 4 May 1952", "before his death in 1899"."""
    lower = page.extraction.tokens.lower
    dates, found = dated(page, view), wordings(_TABLE)["dying"].found_in(page, view)
    near = [i for i in dates for at in found if 0 < page.figures[i].first - at[1] <= _NEAR]
    own = any(
        not {"he", "she", "his", "her"}.isdisjoint(lower[max(at[0] - _HEAD, 0) : at[0]]) for at in found
    )
    return near[0] if own and len(near) == 1 and len(found) == 1 and len(dates) == 1 else None


def _deeds(page: Page, view: View) -> list[int]:
    """The dates of a sentence that tells what "he" or "she" did, up to where it goes on about something else."""
    lower, start = page.extraction.tokens.lower, view.sentence.first
    if lower[start] not in _SUBJECTS or lower[start + 1] in _PASSIVE:
        return []
    dates = dated(page, view)
    stretch = lower[start + 1 : page.figures[dates[-1]].first] if dates else []
    if not {"after", "until", "since", "that", "which", "who", "will", "would", "from"}.isdisjoint(stretch):
        return []
    return [i for i in dates if lower[page.figures[i].first - 1] in _PREPOSITIONS]
