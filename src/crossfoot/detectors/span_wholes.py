"""Whether a duration is the whole stretch between two dates, by the words around it."""

from __future__ import annotations

from crossfoot.binding.page import Page, View
from crossfoot.detectors.wording import after, before, hedged_first, wordings

#: Tokens behind "years of" in which another stretch may be added.
_FAR = 10
#: Tokens before bounds that open a sentence, and from them to the duration at its end.
_OPENING, _CLAUSE = 3, 18


def sums_up(page: Page, view: View, span: int, dates: list[int]) -> bool:
    """ "until his death in 1991, 38 years during which ...": in apposition to both dates, at once behind the second."""
    lower, figure = page.extraction.tokens.lower, page.figures[span]
    gap = lower[page.figures[dates[-1]].last : hedged_first(page, view, span)]
    behind = lower[figure.last] if figure.last < view.sentence.last else "."
    ends = behind in (".", ",", ";", ")", "–", "—")
    if gap in (
        [";", "her"],
        [";", "his"],
        [";", "its"],
        [";", "their"],
        [",", "and", "her"],
        [",", "and", "his"],
    ):
        return behind in ("as", "at", "in", "on")
    summing = ends or wordings("timeline")["summing"].at(lower, figure.last, view.sentence.last) > 0
    return gap in ([","], [":"], ["–"], ["—"], ["("], [",", "a", "total", "of"], [",", "or"]) and summing


def is_whole(page: Page, view: View, span: int) -> bool:
    """ "for twelve years", "a ten-year deal": words for the whole stretch stand beside the duration."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    first, last = before(page, view, span, 3)
    if words["planned"].within(lower, *after(page, view, span, 3)) and words["cut-short"].stands_in(
        page, view
    ):
        return False  # "elected to a nine-year term in 2010, she resigned in 2013"
    if lower[last - 1] == "after" and _goes_on(page, view, span):
        return False
    if last > first and words["adverb"].within(lower, last - 1, last):
        last -= 1
    ends_here = any(words["term"].at(lower, place, last) == last - place for place in range(first, last))
    return ends_here or words["stretch"].within(lower, *after(page, view, span, 3))


def _goes_on(page: Page, view: View, span: int) -> bool:
    """ "after 100 years of gas and 50 of electricity": another stretch is added to this one."""
    lower, last = page.extraction.tokens.lower, page.figures[span].last
    near = [
        page.figures[index].first for index in view.figures if last < page.figures[index].first <= last + _FAR
    ]
    return lower[last : last + 1] == ["of"] and any(lower[first - 1] == "and" for first in near)


def ends_here(page: Page, view: View, span: int) -> bool:
    """Whether nothing behind a stretch says of what else it was: "after 45 years (behind the counter, in office)"."""
    last = page.figures[span].last
    return (
        page.extraction.tokens.lower[last] in (".", ",", ";", "behind", "in", "at", "on")
        or last >= view.sentence.last
    )


def opens_on(page: Page, view: View, span: int, start: int, between: list[str]) -> bool:
    """ "Shut from 3 to 24 June, it sent lorries round the town for three weeks": days or weeks, led to by "for"."""
    opened = page.figures[start].first - view.sentence.first <= _OPENING
    led = between[-1:] == ["for"] and len(between) <= _CLAUSE
    return opened and led and page.figures[span].unit in ("day", "week")
