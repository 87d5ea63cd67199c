"""Which date an age is meant at: "in 1952, when he was 24", "By the time she won in 2019 she was 75"."""

from __future__ import annotations

from crossfoot.binding.page import Page, View
from crossfoot.detectors.births import DATES, births
from crossfoot.detectors.wording import hedged_first, is_capital, wordings
from crossfoot.model.quantity import Kind

_TIED = 25
_BEHIND = 4
#: Tokens of a short clause.
_CLAUSE, _WHEN = 9, 15
_SELVES = frozenset({"i", "my", "our", "the", "they", "we"})
_OPENINGS = frozenset({"in", "on", "by", "when"})
#: Forms of "to be" before an age that is a bare number.
_BE = frozenset({"was", "is", "then", "now", "were"})
#: Birthdays of these days.
TURNED = frozenset({"turned", "turns", "turning"})


def tied_to(page: Page, view: View, age: int, date: int) -> bool:
    """Whether an age is that in the year of a date: both in one clause."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    figure, other = page.figures[age], page.figures[date]
    born = births(page, view)
    between = [i for i in view.figures if min(age, date) < i < max(age, date) and i not in born]
    if _when(page, view, age, date):
        return True
    if any(page.figures[index].kind in (Kind.AGE, *DATES) for index in between):
        return False
    if other.first >= figure.last:
        gap = lower[figure.last : hedged_first(page, view, date)]
        close = len(gap) <= _BEHIND and ";" not in gap
        return close and not words["new-clause"].within(lower, figure.last, other.first)
    last = hedged_first(page, view, age)
    gap = lower[other.last : last]
    if len(gap) > _TIED:
        return False
    if gap and gap[-1] in _BE and _fronted(page, view, date):
        return "and" not in gap and ";" not in gap
    return not any(_opens_clause(page, position, last) for position in range(other.last, last))


def _when(page: Page, view: View, age: int, date: int) -> bool:
    """ "was 24 when he left in 1952", "in 1952, when he was 24"."""
    lower, pronoun = page.extraction.tokens.lower, wordings("timeline")["pronoun"].rows
    figure, other = page.figures[age], page.figures[date]
    if other.first > figure.last:
        gap = lower[figure.last : hedged_first(page, view, date)]
        if gap in (["when", ",", "in"], ["when", "in"], ["when", ",", "on"]):
            return True
        link = len(gap) <= _WHEN and gap[:1] == ["when"] and len(gap) > 1
        if not link or not {"and", ";", "who", "which", "but"}.isdisjoint(gap):
            return False
        if "," in gap:  # "was 23 when I drew the first map, in 1986"
            return gap.count(",") == 1 and gap[-2:] in ([",", "in"], [",", "on"], [",", "back"])
        return gap[1] in pronoun or gap[1] in _SELVES or is_capital(page, figure.last + 1)
    gap = [word for word in lower[other.last : hedged_first(page, view, age)] if word != ","]
    return len(gap) == 3 and gap[0] in ("when", "aged") and gap[1] in pronoun and gap[2] in _BE


def _fronted(page: Page, view: View, date: int) -> bool:
    """Whether a date stands in the opening phrase of its sentence: "In 2003, ...", "When he died in 2003, ..."."""
    first = page.figures[date].first - view.sentence.first
    opening = page.extraction.tokens.lower[view.sentence.first] in _OPENINGS
    return opening and first <= _CLAUSE


def _opens_clause(page: Page, position: int, end: int) -> bool:
    """ "and", "then", "when" ..., or a comma with a verb in -ed behind it."""
    lower = page.extraction.tokens.lower
    if wordings("timeline")["new-clause"].at(lower, position, end):
        return True
    follows = lower[position + 1] if position + 1 < end else ""
    return lower[position] == "," and follows.endswith("ed") and follows not in ("aged", "turned")


def turns(page: Page, view: View, birth: int, age: int) -> bool:
    """ "The bridge, built in 1932, turns 90": no other subject stands between what was made and its age."""
    lower, start = page.extraction.tokens.lower, page.figures[birth].last
    first = hedged_first(page, view, age)
    if first <= start or lower[first - 1] not in TURNED:
        return False
    between = range(start, first)
    return not any(
        lower[place] in ("who", "whose", "he", "she") or is_capital(page, place) for place in between
    )


def lived_until(page: Page, view: View, age: int, dates: list[int]) -> list[int]:
    """ "He lived to be 94; he died in 1966": the date of the death that the sentence tells."""
    lower, words = page.extraction.tokens.lower, wordings("timeline")
    if not lived_to(page, view, age):
        return []
    return [
        index
        for index in dates
        if words["dying"].within(lower, page.figures[age].last, page.figures[index].first)
    ]


def lived_to(page: Page, view: View, age: int) -> bool:
    """ "lived to be 94"."""
    lower, first = page.extraction.tokens.lower, hedged_first(page, view, age)
    return lower[first - 2 : first] == ["lived", "to"] or lower[first - 3 : first] == ["lived", "to", "be"]
