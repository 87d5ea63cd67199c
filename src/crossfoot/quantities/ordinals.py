"""Ordinals ("third-largest", "19th") and the fractions that share their words ("a third of")."""

from __future__ import annotations

from decimal import Decimal

from crossfoot.model.decimals import is_multiple
from crossfoot.model.quantity import Kind
from crossfoot.quantities import amounts, clocks, dates, part_ranges, periods
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.numbers import decimal_of
from crossfoot.quantities.numerals import fraction
from crossfoot.quantities.passage import Passage

_QUARTERS = 4
_TEN = 10
_HUNDRED = 100
_THOUSAND = 1000


def read_ordinal_word(p: Passage, i: int) -> Figure | None:
    """The figure at "third", "quarter", "second" ...: a period, a fraction or a rank."""
    words = p.words
    word = p.lower[i]
    rank = words.ordinals.get(word)
    if rank is not None:
        period = periods.read_ordinal_period(p, i, i + 1, rank) or dates.read_worded_day(p, i, i + 1, rank)
        if period is not None:
            return period
    if word in words.parts_one:
        part = _fraction(p, i, word)
        if part is not None:
            return part
    if rank is None or _no_rank(p, i):
        return None
    if words.parts_one.get(word) and rank == 2:
        return None
    figure = Figure(Kind.ORDINAL, i, i + 1, words.decimal(rank))
    figure.form = "words"
    return figure


def _no_rank(p: Passage, i: int) -> bool:
    words = p.words
    j = i + 2 if p.hyphen(i + 1) else i + 1
    before = p.word(i - 1)
    adverb = (
        words.ordinals[p.lower[i]] == 1
        and before.isalpha()
        and before not in words.first_after
        and j == i + 1
    )
    if p.word(j) in words.second_spans and before in words.articles:
        return True
    if f"{p.word(j)} {p.word(j + 1)}" in words.ordinal_phrases:
        return True
    if words.ordinals[p.lower[i]] == 1 and j == i + 1 and (_counted(p, j) or before in words.first_be):
        return _counted(p, j) or _participle(p, j)
    return adverb or p.word(j) in words.ordinal_not_before or p.word(i - 1) in words.ordinal_not_after


def _counted(p: Passage, j: int) -> bool:
    """Whether a number follows: "the first 230 kiosks" ranks nothing."""
    word = p.word(j)
    if word in p.words.ones and not p.word(j + 1)[:1].isalnum():
        return False  # "the first one"
    return word[:1].isdecimal() or word in p.words.small or word in p.words.tens or word == p.words.hundred


def _participle(p: Passage, j: int) -> bool:
    """Whether "was first" goes on with a verb: "was first reported", "is first seen"."""
    word = p.word(j)
    return word.isalpha() and word not in p.words.noun_stops and word.endswith(p.words.participle_endings)


def _fraction(p: Passage, i: int, word: str) -> Figure | None:
    """ "a third of", "a quarter", "quarter-point"."""
    words = p.words
    article = i > p.floor and p.lower[i - 1] in words.part_leads
    hyphen = p.hyphen(i + 1)
    figure = Figure(Kind.FRACTION, i - 1 if article else i, i + 1, fraction(1, words.parts_one[word]))
    figure.form = "fraction"
    if word in words.part_units and figure.last < p.size:
        amounts.read_part_of_unit(p, figure)
        if figure.kind is not Kind.FRACTION or figure.power:
            if article and hyphen:
                figure.first = i
            return figure
    if not article or hyphen:
        return None
    behind = p.word(i + 1)
    if behind == words.half_past and words.parts_one[word] == _QUARTERS:
        return clocks.read_past(p, i)
    if behind == words.to_word and words.parts_one[word] == _QUARTERS:
        told = clocks.read_quarter_to(p, i)
        if told is not None:
            return told
    if behind == words.of and p.word(i + 2) in words.articles:
        amounts.read_part_of_unit(p, figure)
    if part_ranges.read_part_range(p, figure):
        return figure
    if word in words.part_units:
        guarded = behind in words.quarter_of_year and not _is_size(p, i - 2, behind)
        return None if guarded or p.word(i - 2) in words.quarter_rate else figure
    if not behind or not behind[0].isalnum() or behind in words.fraction_follows:
        return figure
    return None


def _is_size(p: Passage, k: int, behind: str) -> bool:
    """Whether the word ``k`` before "a quarter" makes it the size of a change: "by a quarter to 26,000"."""
    words = p.words
    if behind in words.looking_back or p.word(k) == words.from_word:
        return False
    if p.word(k) in words.size_leads or behind in words.ratio_in:
        return p.word(k) in words.size_leads or (p.word(k) == words.of and p.word(k - 1) in words.changes)
    return p.word(k - 1 if p.word(k) == words.of else k) in words.changes


def read_compound(p: Passage, i: int) -> Figure | None:
    """ "twenty-first" at the word of ten."""
    words = p.words
    ten = words.tens.get(p.lower[i])
    unit = words.ordinals.get(p.word(i + 2), 0) if ten and p.hyphen(i + 1) else 0
    if not ten or not 0 < unit < 10:
        return None
    century = periods.read_ordinal_period(p, i, i + 3, ten + unit)
    century = century or dates.read_worded_day(p, i, i + 3, ten + unit)
    if century is not None:
        return century
    figure = Figure(Kind.ORDINAL, i, i + 3, words.decimal(ten + unit))
    figure.form = "words"
    return figure


def read_large(p: Passage, figure: Figure) -> Figure | None:
    """ "one hundred twenty-fifth", "two hundredth": the rank that goes on from a numeral in words."""
    value, words = figure.value, p.words
    last = figure.last - 2 if _took_second(p, figure) else figure.last
    if (
        figure.form != "words"
        or value is None
        or last >= p.size
        or not (figure.kind is Kind.NUMBER or last != figure.last)
    ):
        return None
    hyphen = p.hyphen(last)
    joined = p.lower[last] == words.joiner and is_multiple(value, 100)
    j = last + 1 if hyphen or joined else last
    unit = words.ordinals.get(p.word(j))
    if unit is None or value != int(value) or value < 1 or not _may_end(p, j + 1, value, unit):
        return None
    rank = _rank(int(value), unit, hyphen)
    if rank is None:
        return None
    article = p.word(figure.first - 1) in words.articles and figure.first > p.floor
    found = Figure(Kind.ORDINAL, figure.first - article, j + 1, Decimal(rank))
    found.form = "words"
    return found


def _took_second(p: Passage, figure: Figure) -> bool:
    """Whether the rank of "one hundred and twenty-second" was taken for seconds."""
    return (
        figure.kind is Kind.DURATION
        and p.hyphen(figure.last - 2)
        and p.lower[figure.last - 1] in p.words.ordinals
    )


def _rank(value: int, unit: int, hyphen: bool) -> int | None:
    """The rank that an ordinal makes of the number before it: 120 and fifth, 100 and twelfth, 200 and thousandth."""
    if unit >= _HUNDRED:
        low = value % (unit * (_TEN if unit == _HUNDRED else _THOUSAND)) or value
        return value - low + low * unit
    tens = value % _HUNDRED
    if unit < _TEN and tens >= 2 * _TEN and tens % _TEN == 0 and (hyphen or value > _HUNDRED):
        return value + unit
    return value + unit if tens == 0 and value >= _HUNDRED else None


def _may_end(p: Passage, k: int, value: Decimal, unit: int) -> bool:
    """Whether a rank may end at token ``k``: not "one hundred first responders", "one hundredth of it"."""
    behind = p.word(k)
    if p.hyphen(k) or p.words.is_plural(behind) or (unit < _TEN and behind in p.words.ordinal_not_before):
        return False
    return value > 1 or unit < _HUNDRED or (behind.isalpha() and behind not in p.words.fraction_follows)


def _grouped(p: Passage, i: int) -> Figure | None:
    """ "1,000th", "10,000th"."""
    grouped = p.words.group_mark in p.lower[i]
    value = decimal_of(p.lower[i], p.words.decimal_mark) if grouped else None
    return None if value is None or value != int(value) else Figure(Kind.ORDINAL, i, i + 2, value)


def read_digit_ordinal(p: Passage, i: int) -> Figure | None:
    """ "19th", "3rd quarter" at digits with a glued suffix."""
    if not p.lower[i].isdecimal() or len(p.lower[i]) > 4:
        return _grouped(p, i)
    number = int(p.lower[i])
    date = dates.read_day_first(p, i) or dates.read_first_day(p, i) if number < 40 else None
    if date is not None:
        return date
    period = periods.read_ordinal_period(p, i, i + 2, number)
    if period is not None:
        return period
    return Figure(Kind.ORDINAL, i, i + 2, p.words.decimal(number))
