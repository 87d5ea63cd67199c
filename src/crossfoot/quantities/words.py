"""The figure at a word: number words, halves, vague counts, months and the like."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from crossfoot.model.quantity import Kind
from crossfoot.quantities import (
    ages,
    alternatives,
    amounts,
    clocks,
    context,
    dates,
    identifiers,
    multiples,
    number_words,
    ordinals,
    part_ranges,
    periods,
)
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.numerals import fraction
from crossfoot.quantities.passage import Passage
from crossfoot.quantities.settle import settle
from crossfoot.quantities.vocabulary import Trigger

_MEASURED = frozenset((Kind.MEASURE, Kind.DURATION))
_ONE_AND_A_HALF = Decimal("1.5")
_LETTERS = 2
#: How far before "one" a word may stand that makes it a pronoun.
_DEFINED = 5
#: How far before "one" the preposition of another number may stand.
_LISTED = 6
#: The power of ten of the least scale word that goes on with "hundred", and scale words too short to be one.
_HUNDRED = 100
_THOUSAND = 3
_SHORT = 4


def read_number_word(p: Passage, i: int) -> Figure | None:
    """The figure at a number word; "a" before "hundred", "million", "dozen" belongs to it."""
    if _is_idle(p, i):
        return None
    if p.word(i + 1) == p.words.oclock:
        return clocks.read_oclock(p, i, p.words.small.get(p.lower[i], 0))
    figure = clocks.read_minutes(p, i)
    if figure is not None:
        return figure
    figure = ordinals.read_compound(p, i) or alternatives.read_or_two(p, i)
    if figure is not None:
        return figure
    figure = amounts.read_amount(p, i, p.word(i - 1) == p.words.between_word)
    if figure is None:
        return None
    rank = ordinals.read_large(p, figure)
    if rank is not None:
        return context.with_context(p, rank)
    return _named(p, figure, i) or _in_words(p, figure, i)


def _is_idle(p: Passage, i: int) -> bool:
    """Whether a number word says no number: the pronoun one, "came to naught"."""
    words = p.words
    word, before = p.lower[i], p.word(i - 1)
    if p.value_is_one(word) and before not in words.leads_to_word_name:
        return _is_pronoun(p, i)
    return word in words.idle and before in words.idle_after and p.word(i + 1) != words.point


def _named(p: Passage, figure: Figure, i: int) -> Figure | None:
    """The name that the words of a number are or open: "Group of Seven", "the Six Nations"."""
    if figure.unit is not None:
        return None
    if p.word(i - 1) in p.words.leads_to_word_name:
        name = identifiers.named_by_word(p, i, figure.last)
        if name is not None:
            return name
    named = p.capital(i) and identifiers.in_name(p, i, figure.last)
    return identifiers.identifier(figure.first, figure.last) if named else None


def _in_words(p: Passage, figure: Figure, i: int) -> Figure | None:
    words = p.words
    word, before = p.lower[i], p.word(i - 1)
    if word not in words.small and word not in words.tens:
        if before in words.vague_leads:
            return _vague(p, figure)
        if before in words.articles and i > p.floor:
            figure.first = i - 1
        elif not _stacked(p, i):
            return None
    return settle(p, figure)


def _stacked(p: Passage, i: int) -> bool:
    """Whether "hundred thousand" stands without an article: two scale words, and no word that leaves them open."""
    words = p.words
    before = p.word(i - 1)
    opens = words.scales.get(p.word(i + 1), 0) >= _THOUSAND and len(p.word(i + 1)) > _SHORT
    return opens and before not in ("-", words.of) and before not in words.vague


def _is_pronoun(p: Passage, i: int) -> bool:
    words = p.words
    behind = p.word(i + 1)
    if p.word(i - 1) in words.minus or (
        p.word(i - 1) in words.negative and p.word(i - 2) not in words.degree_words
    ):
        return False
    if p.glued(i) and p.word(i - 1) == "-" and p.lower[i - 2].isalpha():
        return True
    if (
        not behind.isalpha()
        and behind != "-"
        and any(p.word(k) in words.definers for k in range(i - _DEFINED, i))
    ):
        return True
    if behind in words.ratio_in and _number_follows(p, i + 2):
        return False
    if p.word(i - 1) in words.pronoun_after:
        counted = (
            behind in words.scales or behind == words.hundred or words.ordinals.get(behind, 0) >= _HUNDRED
        )
        return not (counted or _is_unit(p, i + 1))
    if behind == "-":
        return p.hyphen(i + 1) and p.word(i + 2) in words.pronoun_compounds
    if behind == words.of:
        return not any(p.word(k) in words.small or p.word(k)[:1].isdecimal() for k in range(i + 2, i + 4))
    if behind in words.pronoun_before:
        return (
            not _goes_on(p, i)
            and not (behind in words.ratio_in and _number_follows(p, i + 2))
            and behind != words.joiner
        )
    return False


def _goes_on(p: Passage, i: int) -> bool:
    """ "Three on Tuesday and one on Wednesday": a number before it is told by the same preposition."""
    behind = p.word(i + 1)
    if p.word(i - 1) not in (p.words.joiner, ","):
        return False
    return any(
        p.word(k) == behind and (p.word(k - 1) in p.words.small or p.word(k - 1).isdecimal())
        for k in range(i - _LISTED, i - 1)
    )


def _is_unit(p: Passage, j: int) -> bool:
    """Whether a unit of measure that is no other word stands at token ``j``: "that one mile"."""
    if p.word(j) not in p.words.suffixes or p.glued(j):
        return False
    found = p.words.suffixes.matches(p.lower, j, p.text, p.starts, p.ends)
    return any(suffix.kind is Kind.MEASURE and not suffix.weak for _, suffix in found)


def _number_follows(p: Passage, k: int) -> bool:
    word = p.word(k)
    return word[:1].isdecimal() or word in p.words.small or word in p.words.every or word in p.words.articles


def _vague(p: Passage, figure: Figure) -> Figure:
    """ "several hundred", "a few thousand": no value, only what kind of thing is meant."""
    figure.form = "vague"
    if figure.value is not None:
        figure.parts = (figure.value * 2, figure.value * 10)
    figure.value = None
    context.read_context(p, figure)
    return figure


def read_vague(p: Passage, i: int) -> Figure | None:
    """ "dozens", "hundreds of thousands"."""
    words = p.words
    low, high = words.vague[p.lower[i]]
    last = i + 1
    if p.word(last) == words.of and p.word(last + 1)[:1].isdecimal():
        return None  # "scores of 71, 64 and 78"
    if p.lower[i] == words.tens_word and not (p.word(last) == words.of and p.word(last + 1) in words.vague):
        return None
    if p.word(last) == words.of and p.word(last + 1) in words.vague:
        factor = words.vague[p.lower[last + 1]][0] // 2
        low, high, last = low * factor, high * factor, last + 2
    figure = Figure(Kind.NUMBER, i, last)
    figure.form = "vague"
    figure.parts = (words.decimal(low), words.decimal(high))
    if last < p.size and p.lower[last] == words.of and last + 1 < p.size:
        amount = Figure(Kind.NUMBER, i, last + 1)
        amounts.read_suffix(p, amount)
        if amount.unit and amount.kind is not Kind.COUNT:
            figure.kind, figure.unit, figure.last = amount.kind, amount.unit, amount.last
    context.read_context(p, figure)
    return figure


def read_half(p: Passage, i: int) -> Figure | None:
    """ "half a million", "half as many again", "half a point", "half of", "half the"."""
    words = p.words
    half_as = multiples.read_half_as(p, i)
    if half_as is not None:
        return context.with_context(p, half_as)
    numeral = number_words.read_half(p, i)
    if numeral is not None:
        figure = amounts.from_numeral(numeral)
        if figure.last < p.size:
            amounts.read_suffix(p, figure)
        return settle(p, figure)
    behind = p.word(i + 1)
    if behind == words.half_past or (p.hyphen(i + 1) and p.word(i + 2) == words.half_past):
        return clocks.read_past(p, i)
    if p.word(i - 1) in words.half_not_after:
        return None
    if behind == "-" and p.hyphen(i + 1):
        behind = p.word(i + 2)
    if behind in words.half_not:
        return None
    return _plain_half(p, i)


def _one_and_a_half(p: Passage, i: int) -> Figure | None:
    """ "an hour and a half", "a mile and a half" at the word half."""
    words, j = p.words, i - 3
    led = p.word(j - 1) in words.span_leads
    articles = p.word(i - 1) in words.articles and (led or p.word(j - 1) in words.articles)
    if not articles or p.word(i - 2) != words.joiner or j - 1 < p.floor or p.lower[j] not in words.suffixes:
        return None
    for length, suffix in words.suffixes.matches(p.lower, j, p.text, p.starts, p.ends):
        if length == 1 and suffix.kind in _MEASURED and len(p.lower[j]) > _LETTERS:
            figure = Figure(suffix.kind, j if led else j - 1, i + 1, _ONE_AND_A_HALF)
            figure.unit, figure.form = suffix.unit, "fraction"
            return figure
    return None


def _plain_half(p: Passage, i: int) -> Figure | None:
    whole = _one_and_a_half(p, i)
    if whole is not None:
        return context.with_context(p, whole)
    words = p.words
    figure = Figure(Kind.FRACTION, i, i + 1, fraction(1, 2))
    figure.form = "fraction"
    if (
        i > p.floor
        and (p.lower[i - 1] in words.articles or p.lower[i - 1] in words.ones)
        and not p.hyphen(i + 1)
    ):
        figure.first = i - 1
    elif p.glued(i) and p.word(i - 1) == "-":
        return None
    if figure.last < p.size:
        amounts.read_part_of_unit(p, figure)
    if figure.kind is Kind.FRACTION and p.hyphen(i + 1):
        return None
    part_ranges.read_part_range(p, figure)
    return context.with_context(p, figure)


def _ordinal(p: Passage, i: int) -> Figure | None:
    figure = ordinals.read_ordinal_word(p, i)
    if figure is not None and figure.kind is Kind.FRACTION:
        part_ranges.read_part_range(p, figure)
    return context.with_context(p, figure)


def _multiple(p: Passage, i: int) -> Figure | None:
    figure = multiples.read_multiple(p, i)
    if figure is not None:
        part_ranges.read_part_range(p, figure)
    return context.with_context(p, figure)


def _fraction_sign(p: Passage, i: int) -> Figure:
    figure = Figure(Kind.FRACTION, i, i + 1, fraction(*p.words.fraction_signs[p.lower[i]]))
    figure.form = "fraction"
    if figure.last < p.size:
        amounts.read_suffix(p, figure)
        if figure.kind is Kind.FRACTION:
            amounts.read_part_of_unit(p, figure)
    context.read_context(p, figure)
    return figure


READERS: dict[Trigger, Callable[[Passage, int], Figure | None]] = {
    Trigger.NUMBER: read_number_word,
    Trigger.HALF: read_half,
    Trigger.ORDINAL: _ordinal,
    Trigger.MULTIPLE: _multiple,
    Trigger.MONTH: dates.read_month,
    Trigger.WEEKDAY: dates.read_weekday,
    Trigger.VAGUE: read_vague,
    Trigger.FRACTION_SIGN: _fraction_sign,
    Trigger.FISCAL: periods.read_fiscal,
    Trigger.NAMED_DAY: dates.read_named_day,
    Trigger.SPAN: periods.read_span,
    Trigger.AGES: ages.read_decade_word,
    Trigger.NOON: clocks.read_noon_word,
}
