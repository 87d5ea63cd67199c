"""Ages of the article's own time: words that say so without a date."""

from __future__ import annotations

from calendar import month_name

from crossfoot.binding.page import Page, View
from crossfoot.detectors.births import DATES
from crossfoot.detectors.wording import hedged_first, of_kinds, wordings, year_of
from crossfoot.model.quantity import Kind

_MONTHS = frozenset(name.lower() for name in month_name if name)
#: Tokens behind "at 19" in which a verb says that the age is that of now.
_HEAD = 4
_TURNS = frozenset(
    {"is", "it's", "now", "turn", "turned", "turning", "turns", "be", "are", "almost", "nearly", "about"}
)
#: What goes on about a thing that was made, and tokens from its age to its making.
_ITS, _FAR = frozenset({"it", "having", "founded", "built", "opened", "planted"}), 10
_NOW, _NOWS = 6, frozenset({"is", "has", "remains", "looks", "seems"})


def died_before(page: Page, view: View, first: int) -> bool:
    """ "... died on Sunday in the house where she was born. She was 85.": a sentence of its own for the age."""
    lower, sentence = page.extraction.tokens.lower, view.sentence
    if lower[first - 3 : first] in ([";", "he", "was"], [";", "she", "was"]):
        return wordings("timeline")["dying"].within(lower, sentence.first, min(sentence.first + _HEAD, first))
    alone = lower[sentence.first : first] in (["he", "was"], ["she", "was"]) and sentence.last - first <= 2
    before_it = page.extraction.sentences[view.number - 1] if view.number else None
    dying = wordings("timeline")["dying"]
    return alone and before_it is not None and dying.within(lower, before_it.first, before_it.last)


def found(page: Page, view: View, age: int) -> bool:
    """ "He was 95 when they found him on Tuesday": a weekday dates the age, as the article is of that week."""
    lower, last = page.extraction.tokens.lower, page.figures[age].last
    days = [i for i in view.figures if i > age and page.figures[i].kind is Kind.WEEKDAY]
    return (
        lower[last : last + 1] == ["when"]
        and bool(days)
        and not [i for i in of_kinds(page, view, DATES) if year_of(page.figures[i])]
    )


def in_a_month(page: Page, place: int) -> bool:
    """ "Turned 48 in May", no year said."""
    lower = page.extraction.tokens.lower
    following = lower[place + 1 : place + 2]
    return lower[place : place + 1] != [] and lower[place] in _MONTHS and not "".join(following).isdigit()


def at_now(page: Page, view: View, age: int) -> bool:
    """ "At 19 the goalkeeper is the youngest of the squad"."""
    lower, figure = page.extraction.tokens.lower, page.figures[age]
    opens = figure.first - 1 == view.sentence.first and lower[figure.first - 1] == "at"
    verbs = [
        word for word in lower[figure.last : min(figure.last + _NOW, view.sentence.last)] if word in _NOWS
    ]
    return opens and bool(verbs) and "when" not in view.words


def is_year_old(page: Page, view: View, age: int) -> bool:
    """ "The 43-year-old, who was born in 1982, retires in May": no year but that of the birth is told."""
    figure, lower = page.figures[age], page.extraction.tokens.lower
    spelled = figure.kind is Kind.AGE and "old" in lower[figure.first : figure.last] and "-" in figure.text
    return spelled and len([i for i in of_kinds(page, view, DATES) if year_of(page.figures[i])]) == 1


def is_this_year(page: Page, age: int) -> bool:
    """ "is 75 this year", "turns 75 in a few weeks' time"."""
    lower, figure = page.extraction.tokens.lower, page.figures[age]
    led = figure.first > 0 and lower[figure.first - 1] in _TURNS
    return led and lower[figure.last : figure.last + 2] in (
        ["this", "year"],
        ["this", "month"],
        ["this", "week"],
    )


def stands(page: Page, view: View, birth: int, age: int) -> bool:
    """ "The oak, planted in 1723, is 302 years old", "The firm turns 150 this year: it was set up in 1875"."""
    lower, made, told = page.extraction.tokens.lower, page.figures[birth], page.figures[age]
    years_old = told.kind is Kind.AGE and lower[told.first : told.last][-1:] == ["old"]
    if not (years_old or is_this_year(page, age)) or told.first == 0:
        return False
    if lower[hedged_first(page, view, age) - 1] not in _TURNS:
        return False
    low, high = sorted((made, told), key=lambda figure: figure.first)
    between = lower[low.last : high.first]
    if low is told:
        return not _ITS.isdisjoint(between) and len(between) <= _FAR
    return len(between) <= _FAR and {"who", "he", "she", ";", "the", "while", "whose"}.isdisjoint(between)
