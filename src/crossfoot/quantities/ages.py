"""Ages: "aged 79", "79-year-old", "Name, 46,", "died at 102"."""

from __future__ import annotations

from crossfoot.model.quantity import Kind
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import Passage

_DECADE = 10


def read_age(p: Passage, figure: Figure) -> bool:
    """Make an age of the number or duration where the words around it say so."""
    if figure.kind is Kind.DURATION:
        return _old(p, figure)
    value = figure.value if figure.value is not None else figure.high
    if figure.kind is not Kind.NUMBER or value is None or figure.power or not 0 < value <= p.words.oldest:
        return False
    if figure.last < p.size and p.lower[figure.last] in p.words.years_old and _abbreviated(p, figure):
        _make(figure, "year")
        return True
    if not (_told_before(p, figure) or _apposed(p, figure)):
        return False
    _make(figure, "year")
    return True


def read_decade(p: Passage, i: int, decade: int, last: int) -> Figure | None:
    """ "in his 40s", "her early thirties": ten years of age, where the decade is tokens ``i`` to ``last``."""
    words = p.words
    j = i - 1
    if p.word(j) == "-" and p.hyphen(j):
        j -= 1
    if p.word(j) in words.decade_parts:
        j -= 1
    if p.word(j) not in words.owners:
        return None
    figure = Figure(Kind.AGE, i, last)
    figure.unit = "year"
    figure.low, figure.high = words.decimal(decade), words.decimal(decade + _DECADE - 1)
    return figure


def read_next_decade(p: Passage, i: int, decade: int) -> Figure | None:
    """The second decade of "in their 20s and 30s" at its digits."""
    last = p.before
    if last is None or last.kind is not Kind.AGE or last.last != i - 1 or p.word(i - 2) != "s":
        return None
    figure = Figure(Kind.AGE, i, i + 2)
    figure.unit = last.unit
    figure.low, figure.high = p.words.decimal(decade), p.words.decimal(decade + _DECADE - 1)
    return figure


def read_decade_word(p: Passage, i: int) -> Figure | None:
    """The ages of "in her early thirties" at the word of ten."""
    return read_decade(p, i, p.words.decades[p.lower[i]], i + 1)


def _make(figure: Figure, unit: str) -> None:
    figure.kind = Kind.AGE
    figure.unit = unit


def _old(p: Passage, figure: Figure) -> bool:
    """ "-year-old", "years old"; the plural "year-olds" too."""
    j = figure.last
    if p.word(j) == "-" and p.hyphen(j):
        j += 1
    last = j + 1
    if p.word(j) == p.words.of and p.word(j + 1) in p.words.age_words:
        last = j + 2
    elif p.word(j) not in p.words.old_words:
        return False
    figure.kind = Kind.AGE
    figure.last = last
    return True


def _abbreviated(p: Passage, figure: Figure) -> bool:
    """ "87 yo", "40 y/o"."""
    j = figure.last
    found = p.words.years_old.longest(p.lower, j)
    if found is not None:
        figure.last = j + found[0]
    return found is not None


def _told_before(p: Passage, figure: Figure) -> bool:
    words = p.words
    j = figure.first - 1
    before = p.word(j)
    if before in words.age_before or before in words.age_turning:
        return (figure.is_range and before in words.age_before) or _stands_alone(p, figure)
    if before in (words.of, words.from_word) and p.word(j - 1) in words.age_before:
        return before == words.of or figure.is_range
    if before == words.of and p.word(j - 1) in words.age_persons:
        return _stands_alone(p, figure)  # "a boy of nine"
    if before in words.age_at:
        near = range(max(0, j - 3), j)
        return any(p.lower[k] in words.age_dying for k in near) and _stands_alone(p, figure)
    return False


def _stands_alone(p: Passage, figure: Figure) -> bool:
    behind = p.word(figure.last)
    return not behind or not behind[0].isalnum() or behind in p.words.noun_stops


def _apposed(p: Passage, figure: Figure) -> bool:
    """A whole number between commas behind a name: "Mary Example, 46, said"."""
    j = figure.first - 1
    if p.word(j) != "," or p.word(figure.last) not in (",", ".", ")", ";") or figure.form != "digits":
        return False
    if p.words.decimal_mark in p.lower[figure.first] or figure.is_range or figure.last - figure.first > 1:
        return False
    if not p.capital(j - 1) or not p.word(j - 1).isalpha() or p.word(j - 1) in p.words.months:
        return False
    if p.word(figure.last) == "." and p.word(j - 2) == ",":
        return False
    return p.word(j - 1) not in p.words.weekdays
