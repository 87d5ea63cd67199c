"""What the words around a figure say of it: its hedge, what it counts, what it is a rate of."""

from __future__ import annotations

from crossfoot.model.quantity import Kind
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.nouns import find_noun, singular
from crossfoot.quantities.passage import Passage

_SPANS = frozenset((Kind.DURATION, Kind.PERIOD, Kind.YEAR, Kind.AGE))
_RATED = frozenset((Kind.NUMBER, Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.PERCENT))
_PER_REACH = 4
_UNHEDGED = frozenset((Kind.PERIOD, Kind.ORDINAL))
_NOUNLESS = frozenset((Kind.NUMBER, Kind.COUNT))


def read_context(p: Passage, figure: Figure) -> None:
    """Set hedge, noun and per of a figure whose span is final, apart from a hedge that is printed behind it."""
    if figure.kind in _UNHEDGED:
        return
    if figure.first > 0:
        read_hedge(p, figure)
    j = figure.last
    if j >= p.size:
        return
    if figure.hedge is None and p.lower[j] in p.words.hedges_after:
        j = _hedge_behind(p, figure)
    if figure.kind in _NOUNLESS and figure.unit is None:
        after = find_noun(p, figure)
    else:
        after = j
    figure.behind = after
    if figure.kind in _RATED and not read_per(p, figure, j) and after > j:
        read_per(p, figure, after)


def read_hedge(p: Passage, figure: Figure) -> None:
    """Find the hedge directly before the figure, past "a", "another", "a total of" and the like."""
    j = figure.first - 1
    words = p.words
    if p.lower[j] in words.lead_ins or p.lower[j] in words.articles:
        if p.lower[j] == words.of and p.word(j - 1) in words.lead_ins:
            j -= 1
        while j > p.floor and (p.lower[j] in words.lead_ins or p.lower[j] in words.articles):
            if p.lower[j] in words.hedges_before:
                break
            j -= 1
    if p.lower[j] not in words.hedges_before:
        return
    found = words.hedges_before.longest(p.lower, j)
    if found is None:
        return
    first = j - found[0] + 1
    if first < p.floor or _no_hedge(p, figure, first, found[0]):
        return
    figure.hedge = found[1]
    figure.hedge_start = p.starts[first]


def _no_hedge(p: Passage, figure: Figure, first: int, length: int) -> bool:
    """ "over three years" is a stretch of time, "went up to $50" a movement."""
    if length == 1:
        return p.lower[first] in p.words.span_prepositions and figure.kind in _SPANS
    return p.lower[first] in p.words.up_words and p.word(first - 1) in p.words.movers


def _hedge_behind(p: Passage, figure: Figure) -> int:
    """Take "or so", "or more" behind the figure; returns the token behind it."""
    found = p.words.hedges_after.longest(p.lower, figure.last)
    if found is None:
        return figure.last
    figure.hedge = found[1]
    return figure.last + found[0]


def read_per(p: Passage, figure: Figure, j: int) -> bool:
    """Set what the figure is a rate of, from the words at token ``j``; False where there are none."""
    if j >= p.size:
        return False
    words = p.words
    word = p.lower[j]
    if word in words.per_markers:
        per = _per_noun(p, figure, j)
    elif word in words.per_words:
        per = words.per_words[word]
    elif word == words.per_slash and p.glued(j) and p.glued(j + 1):
        per = _slashed(p, j + 1)
    elif word in words.per_phrases and words.per_phrases.longest(p.lower, j):
        per = _per_phrase(p, j)
    else:
        per = None
    if per is None and word in words.per_each and words.per_each.longest(p.lower, j):
        per = words.each
    figure.per = per
    return per is not None


def _per_phrase(p: Passage, j: int) -> str | None:
    """ "for every 100 kilometres", and "to the gallon" with units, numbers and usual bases only."""
    found = p.words.per_phrases.longest(p.lower, j)
    if found is None or j + found[0] >= p.size:
        return None
    word = p.lower[j + found[0]]
    if found[1] or word in p.words.per_nouns or word in p.words.suffixes or word[0].isdigit():
        return _per_target(p, j + found[0])[0]
    return None


def _slashed(p: Passage, j: int) -> str | None:
    per, _ = _per_target(p, j)
    return per if per and p.lower[j].isalpha() else None


def _per_noun(p: Passage, figure: Figure, j: int) -> str | None:
    """The noun behind "a", "an", "each", "every" or "per"."""
    words = p.words
    word = p.word(j + 1)
    if not word or (p.lower[j] in words.eaches and word in words.noun_stops):
        return None
    if p.lower[j] in words.per_strong:
        return _per_strong(p, j + 1)
    if word in words.per_heads:
        return words.per_heads[word]
    target, last = _per_target(p, j + 1)
    known = word in words.per_nouns or (target is not None and last > j + 2)
    if p.word(last) == "-" or (p.word(last) in words.looking_back and target in words.time_units):
        return None
    if known or (target is not None and figure.kind is Kind.MONEY and _closes(p, j + 1, last)):
        p.claimed = max(p.claimed, last)  # "a quarter" behind an amount is no fraction
        return target
    return None


def _per_strong(p: Passage, j: int) -> str | None:
    """The noun behind "per": a usual base or unit at once, else the last word of the noun phrase."""
    target, last = _per_target(p, j)
    word = p.word(j)
    if (
        target is None
        or word in p.words.per_nouns
        or word in p.words.per_heads
        or last != j + 1
        or word[0].isdigit()
    ):
        return target
    while (
        last < p.size
        and last < j + _PER_REACH
        and p.lower[last].isalpha()
        and p.lower[last] not in p.words.noun_stops
    ):
        last += 1
    return singular(p.words, p.lower[last - 1])


def _closes(p: Passage, first: int, last: int) -> bool:
    """Whether an unlisted noun behind "a" ends its phrase, so that "$9 a bottle," is a rate."""
    if p.lower[first] in p.words.noun_stops or not p.lower[first].isalpha():
        return False
    behind = p.word(last)
    return not behind or not behind[0].isalnum() or behind in p.words.noun_stops


def _per_target(p: Passage, j: int) -> tuple[str | None, int]:
    """The singular noun, canonical unit or number at token ``j``, and the token behind it."""
    if j >= p.size:
        return None, j
    word = p.lower[j]
    if (word in p.words.lead_ins or word in p.words.noun_skips) and j + 1 < p.size:
        j += 1
        word = p.lower[j]
    if word[0].isdigit():
        number = word.replace(",", "")
        unit, last = _per_unit(p, j + 1)
        p.claimed = max(last, j + 1)
        return (f"{number} {unit}" if unit else number), last
    unit, last = _per_unit(p, j)
    if unit is not None:
        return unit, last
    if word in p.words.per_heads:
        return p.words.per_heads[word], j + 1
    if not word.isalpha() or word in p.words.noun_stops:
        return None, j
    return singular(p.words, word), j + 1


def _per_unit(p: Passage, j: int) -> tuple[str | None, int]:
    if j >= p.size or p.lower[j] not in p.words.suffixes:
        return None, j
    for length, suffix in p.words.suffixes.matches(p.lower, j, p.text, p.starts, p.ends):
        if suffix.kind in (Kind.MEASURE, Kind.DURATION) and (len(p.lower[j]) > 2 or not suffix.weak):
            return suffix.unit, j + length
    return None, j
