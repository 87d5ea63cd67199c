"""The noun that a number counts: "4,000 young volunteers" counts volunteers."""

from __future__ import annotations

from crossfoot.model.quantity import Kind
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import Passage
from crossfoot.quantities.vocabulary import Vocabulary

#: How many words a noun phrase may have before its head.
_REACH = 7
_SINGLE_REACH = 3
#: Larger numbers without a noun may be rounded.
_MOST_ALONE = 1000


_HISSING = ("sses", "shes", "ches", "xes", "zzes", "uses")


def singular(words: Vocabulary, noun: str) -> str:
    """The singular of a noun.

    >>> from crossfoot.quantities.vocabulary import vocabulary
    >>> [singular(vocabulary(), noun) for noun in ("shares", "people", "companies", "buses", "glass", "coaches")]
    ['share', 'person', 'company', 'bus', 'glass', 'coach']
    """
    irregular = words.irregular.get(noun)
    if irregular is not None:
        return irregular
    if len(noun) < 3 or noun[-1] != "s" or noun[-2] in "su'" or noun[-2:] == "is":
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    aching = noun.endswith("aches") and not noun.endswith(
        ("eaches", "oaches")
    )  # headaches, but beaches, coaches
    if noun.endswith(_HISSING) and not (aching or noun.endswith(("ouses", "auses"))):
        return noun[:-2]
    return noun[:-1]


def find_noun(p: Passage, figure: Figure, j: int) -> int:
    """Set ``noun`` (and kind count) of a bare number from token ``j``; returns the token behind the noun phrase."""
    if j >= p.size:
        return j
    if _counted_alone(p, figure):
        figure.kind = Kind.COUNT
        return j
    if p.on_another_line(j):
        return j
    if p.lower[j] == "-":
        return _hyphened(p, figure, j)
    if figure.value is not None and figure.value == 1 and not figure.power:
        return _single(p, figure, j)
    return _plural(p, figure, j)


def _hyphened(p: Passage, figure: Figure, j: int) -> int:
    """The noun of "a 20-member board"."""
    words = p.words
    word = p.word(j + 1)
    if (
        not p.hyphen(j)
        or not word.isalpha()
        or word in words.compound_adjectives
        or word in words.hyphen_stops
    ):
        return j
    if figure.value is not None:
        _count(figure, singular(words, p.lower[j + 1]))
    return j + 2


def _plural(p: Passage, figure: Figure, j: int) -> int:
    """The plural at the head of the noun phrase behind a number."""
    words, first = p.words, j
    end = min(p.size, j + _REACH)
    while j < end:
        word = p.lower[j]
        if p.glued(j + 1) and p.lower[j + 1][0].isdecimal() and word.isalpha():
            return _model(p, figure, j)
        if word == "-" and p.hyphen(j):
            j += 2
            continue
        if len(word) == 1 and p.word(j + 1) == "." and p.glued(j + 1):  # U.S.
            j += 2
            continue
        if not word[0].isalpha() or (word in words.noun_stops and word not in words.noun_skips):
            break
        if word == words.times_word and j == first:
            _count(figure, words.time_noun)
            return j + 1
        if word in words.small and not p.hyphen(j + 1):
            break  # "80,000 ten years earlier"
        if words.is_plural(word):
            if j > first and p.capital(j) and _is_deed(p, j - 1):
                break  # "29 reached Cowes"
            head = _last_plural(p, j, end)
            if p.lower[head] in words.awaiting and words.awaited.intersection(p.lower[head + 1 : head + 4]):
                break  # "more than the 175,000 markets had expected"
            _count(figure, singular(words, p.lower[head]))
            return head + 1
        j += 1
    return first


def _is_deed(p: Passage, j: int) -> bool:
    return p.lower[j].endswith("ed") and p.lower[j] not in p.words.adjectives and not p.capital(j)


def _counted_alone(p: Passage, figure: Figure) -> bool:
    """Whether a whole number counts what was named before: "23 in favour, 20 against", "six of whom"."""
    words, j = p.words, figure.last
    if p.lower[j] not in words.counted_alone or figure.value is None or figure.scaled or figure.signed:
        return False
    found = words.counted_alone.longest(p.lower, j)
    if found is None or figure.value != int(figure.value) or figure.value >= _MOST_ALONE:
        return False
    behind = p.word(j + found[0])
    return found[1] or not behind or not behind[0].isalnum() or behind == words.joiner


def _last_plural(p: Passage, j: int, end: int) -> int:
    """The last of a run of plurals: the jobs of "sales jobs"; behind most plurals a word in -s is a verb."""
    words = p.words
    while j + 1 < end and words.is_plural(p.lower[j + 1]):
        named = p.capital(j) and not p.capital(j + 1)
        if not named and p.lower[j] not in words.compounding and p.lower[j] not in words.unmarked:
            break
        j += 1
    return j


def _single(p: Passage, figure: Figure, j: int) -> int:
    """The noun of "one senior official": the first word that is no adjective."""
    words = p.words
    for k in range(j, min(j + _SINGLE_REACH, p.size)):
        word = p.lower[k]
        if not word.isalpha() or word in words.noun_stops or len(word) < 2:
            break
        if not (word in words.adjectives or word.endswith(words.adjective_endings)) or _ends_phrase(p, k + 1):
            head = next(
                (h for h in (k + 2, k + 1) if p.word(h) in words.agents and p.word(h - 1).isalpha()), k
            )
            _count(figure, singular(words, p.lower[head]))
            return head + 1
    return j


def _ends_phrase(p: Passage, k: int) -> bool:
    behind = p.word(k)
    return not behind.isalpha() or behind in p.words.noun_stops


def counts_something(p: Passage, j: int) -> bool:
    """Whether a plural noun, adjectives before it allowed, stands at token ``j``."""
    probe = Figure(Kind.NUMBER, j - 1, j)
    if j < p.size:
        find_noun(p, probe, j)
    return probe.noun is not None


def _model(p: Passage, figure: Figure, j: int) -> int:
    """A model name as the noun: "135,000 SU7s" counts su7."""
    last = j + 1
    while last < p.size and p.glued(last) and p.lower[last][0].isalnum():
        last += 1
    name = "".join(p.lower[j:last])
    _count(figure, name[:-1] if name.endswith("s") else name)
    return last


def _count(figure: Figure, noun: str) -> None:
    figure.noun = noun
    figure.kind = Kind.COUNT
