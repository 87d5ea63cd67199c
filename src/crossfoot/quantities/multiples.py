"""Multiples: doubled, twice, tenfold, three times, 2.5x, half as many again."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.model.quantity import Kind
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import Passage

_HALF = Decimal("0.5")
#: Tokens before the earnings of "times pre-tax profits".
_REACH = 4
_HALF_AGAIN = Decimal("1.5")


def _multiple(first: int, last: int, value: Decimal, form: str) -> Figure:
    figure = Figure(Kind.MULTIPLE, first, last, value)
    figure.form = form
    return figure


def read_multiple(p: Passage, i: int) -> Figure | None:
    """The multiple at a word of its own: "doubled", "twice", "tenfold"."""
    words = p.words
    word = p.lower[i]
    behind = p.word(i + 1)
    if behind == "-" and p.hyphen(i + 1):
        behind = p.word(i + 2)
    if behind in words.multiple_not_before:
        return None
    noun = word.endswith(words.gerund)  # "a doubling of the fees", "a doubling in a year"
    if word in words.multiple_verbs and p.word(i - 1) in words.multiple_not_after and not noun:
        return None
    if p.glued(i) and p.word(i - 1) == "-" and word in words.multiple_verbs:
        return None
    if word in words.multiple_bare and not (
        behind in words.compares or p.word(i - 1) in words.multiple_leads or _is_verb(p, i, behind)
    ):
        return _occasions(p, i) if word in words.occasions and p.word(i - 1) not in words.idle_twice else None
    form = "verb" if word in words.multiple_verbs else "words"
    return _multiple(i, i + 1, words.multiple_words[word], form)


def _is_verb(p: Passage, i: int, behind: str) -> bool:
    """ "The debt doubles in ten years", "it triples every spring"."""
    words = p.words
    return (
        words.is_plural(p.lower[i])
        and p.lower[i] in words.multiple_verbs
        and behind in words.bare_verb_before
    )


def _occasions(p: Passage, i: int) -> Figure:
    """ "arrested twice", "twice a week": so many times."""
    figure = Figure(Kind.COUNT, i, i + 1, p.words.multiple_words[p.lower[i]])
    figure.form, figure.noun = "words", p.words.time_noun
    return figure


def read_times(p: Passage, figure: Figure) -> bool:
    """Make a multiple of a number before "times", "-fold" or "x"."""
    j = figure.last
    words = p.words
    word = p.word(j)
    if figure.kind is not Kind.NUMBER:
        return False
    if word == words.times_word:
        whole = figure.value is None or figure.value == int(figure.value)
        if whole and not _compares(p, j + 1):
            return False
        figure.last = j + 1
    elif word == words.fold_suffix and not p.hyphen(j + 1):
        figure.last = j + 1
    elif word == "-" and p.hyphen(j) and p.word(j + 1) == words.fold_suffix:
        figure.last = j + 2
    elif word in words.times_signs and p.glued(j) and not (p.glued(j + 1) and p.word(j + 1)[:1].isalnum()):
        figure.last = j + 1
    else:
        return False
    figure.kind = Kind.MULTIPLE
    return True


def _compares(p: Passage, j: int) -> bool:
    """Whether "times" goes on with what it is measured in: "16 times pre-tax profits"."""
    words = p.words
    if p.word(j) in words.compares:
        return True
    for k in range(j, min(j + _REACH, p.size)):
        word = p.lower[k]
        if word in words.earned:
            return True
        if word != "-" and (not word.isalpha() or word in words.noun_stops):
            return False
    return False


def read_half_as(p: Passage, i: int) -> Figure | None:
    """ "half as many", "half as much again", "half again as much" at the word half."""
    words = p.words
    j = i + 1
    again = p.word(j) == words.again
    if again:
        j += 1
    if p.word(j) != words.as_word or p.word(j + 1) not in words.as_much:
        return None
    j += 2
    if not again and p.word(j) == words.again:
        again = True
        j += 1
    again = again or (p.word(j).isalpha() and p.word(j + 1) == words.again)  # "half as many voters again"
    return _multiple(i, j, _HALF_AGAIN if again else _HALF, "words")
