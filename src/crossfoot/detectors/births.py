"""Births: the dates that a word of birth, or of making, governs."""

from __future__ import annotations

from crossfoot.binding.page import Page, View
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.wording import before, of_kinds, wordings, year_of
from crossfoot.model.quantity import Kind

DATES = frozenset({Kind.DATE, Kind.YEAR})
BIRTHS = Trigger(lists=("timeline.born", "timeline.made"))
_REACH = 7
#: Tokens between a birth and its date: "came into the world above a butcher's shop in Delft in the spring of".
_TOLD_AT_LENGTH = 16
#: What may stand between an age in apposition and "born".
_BORN_ON = frozenset({"who", "was", "is", "himself", "herself"})
_BE = frozenset({"was", "is", "then", "now", "were"})


def births_told(page: Page) -> list[int]:
    """All births of a text: if there is one, a "he" or "she" further on is the person who was born."""
    return page.once("births", lambda: [index for view in page.where(BIRTHS) for index in births(page, view)])


def births(page: Page, view: View) -> list[int]:
    """Dates with a year that a word of birth, or of making, governs."""
    return [
        index
        for index in of_kinds(page, view, DATES)
        if year_of(page.figures[index]) is not None
        and (said(page, view, "born", index) or said(page, view, "made", index) or _compound(page, index))
    ]


def said(page: Page, view: View, name: str, index: int) -> bool:
    """Whether a word of the list stands before a date, with no other figure and no new clause between."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    reach = _TOLD_AT_LENGTH if name == "born" else _REACH
    first, last = before(page, view, index, reach)
    first = max([first, *(page.figures[other].last for other in view.figures if other < index)])
    found = words[name].find(lower, first, last)
    return bool(found) and not words["new-clause"].within(lower, found[-1][1], last)


def _compound(page: Page, index: int) -> bool:
    """ "the 1953-born cellist", "gave 1938 as her year of birth"."""
    last = page.figures[index].last
    told = page.extraction.tokens.lower[last : last + 5]
    if told[:1] == ["as"] and told[2:] in (["year", "of", "birth"], ["date", "of", "birth"]):
        return True
    return page.extraction.tokens.lower[last : last + 2] == ["-", "born"]


def pronoun_born(page: Page, view: View, birth: int) -> bool:
    """ "The third of five children, she was born in Leiden in the spring of 1934"."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    found = words["born"].find(lower, *before(page, view, birth, _REACH))
    if not found:
        return False
    place = found[-1][0] - 1
    while place > view.sentence.first and lower[place] in _BE | {"had", "been"}:
        place -= 1
    return lower[place] in ("he", "she")


def tells_birth(lower: list[str], first: int) -> bool:
    """ "The striker, 29, was born in Lagos": the verb goes on from the person of the age."""
    while lower[first : first + 1] and lower[first] in _BORN_ON:
        first += 1
    return lower[first : first + 1] == ["born"]
