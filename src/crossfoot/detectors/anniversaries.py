"""Anniversaries: the year in which something began, the number, and the year in which it is kept."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.wording import of_kinds, wordings, year_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_DATES = frozenset({Kind.DATE, Kind.YEAR})
_NUMBERED = Trigger(kinds=(Kind.ORDINAL,))
_KEPT = Trigger(lists=("timeline.anniversary",))
_YEARS = ("in-50", "in-100", "in-150", "in-200", "in-300")
_JUBILEES = Trigger(lists=tuple(f"timeline.{name}" for name in _YEARS))
#: Tokens between "anniversary" and the year that it counts from.
_REACH = 9


@needs(_NUMBERED | _JUBILEES, _KEPT | _JUBILEES)
def anniversary_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The number before the word, and the one year in the sentence that something is said to have begun in."""
    yield from _jubilees(rule, page)
    for view in page.where(_NUMBERED, _KEPT):
        if wordings("timeline")["belated"].stands_in(page, view):
            continue  # "its 50th anniversary, a year late"
        dates = [i for i in of_kinds(page, view, _DATES) if year_of(page.figures[i]) is not None]
        for number in of_kinds(page, view, {Kind.ORDINAL}):
            if not _counts_years(page, view, number):
                continue
            starts = [index for index in dates if _began(page, view, number, index)]
            if len(starts) != 1:
                continue
            others = [index for index in dates if index not in starts]
            for kept in others:
                filled = {"number": number, "start": starts[0], "kept": kept}
                yield Reading(rule, filled, Tier.ANCHORED, "sentence", case="any")
            filled = {"number": number, "start": starts[0]}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence", case="anniversary")


def _jubilees(rule: Rule, page: Page) -> Iterator[Reading]:
    """ "The bicentenary of the school, which opened in 1825, falls in 2025": the word is the number of years."""
    for view in page.where(_JUBILEES):
        dates = [i for i in of_kinds(page, view, _DATES) if year_of(page.figures[i]) is not None]
        named = [name for name in _YEARS if wordings("timeline")[name].stands_in(page, view)]
        lower = page.extraction.tokens.lower
        starts = [
            i
            for i in dates
            if wordings("timeline")["founded"].within(
                lower,
                max(_floor(page, view, dates, i), page.figures[i].first - _REACH),
                page.figures[i].first,
            )
        ]
        belated = wordings("timeline")["belated"].stands_in(page, view)
        if belated or len(named) != 1 or len(dates) > 2 or len(starts) != 1:
            continue
        kept = [i for i in dates if i != starts[0]]
        if kept:
            filled = {"start": starts[0], "kept": kept[0]}
            yield Reading(rule, filled, Tier.ANCHORED, "sentence", case=named[0])
        else:
            yield Reading(rule, {"start": starts[0]}, Tier.ANCHORED, "sentence", case=f"{named[0]}-now")


def _floor(page: Page, view: View, dates: list[int], date: int) -> int:
    """Where the date before ends, else where the sentence begins."""
    return max([view.sentence.first, *(page.figures[i].last for i in dates if i < date)])


def _counts_years(page: Page, view: View, number: int) -> bool:
    """Whether "anniversary" follows the number at once ("50th", "50th wedding", "50th-year")."""
    lower, last = page.extraction.tokens.lower, page.figures[number].last
    end = min(last + 2, view.sentence.last)
    return wordings("timeline")["anniversary"].within(lower, last, end)


def _began(page: Page, view: View, number: int, index: int) -> bool:
    """ "... anniversary of the 1969 landing", or a year behind a word of founding."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    figure, other = page.figures[number], page.figures[index]
    gap = lower[figure.last : other.first]
    if other.first > figure.last and len(gap) <= _REACH and "of" in gap[:3]:
        return (not {";", "in", "on"} & set(gap[:-1]) and gap[-1] not in ("in", "on")) or _founded(gap)
    first = max(view.sentence.first, other.first - 4)
    return words["founded"].within(lower, first, other.first)


def _founded(gap: list[str]) -> bool:
    return wordings("timeline")["founded"].within(gap, 0, len(gap)) and not {";"} & set(gap)
