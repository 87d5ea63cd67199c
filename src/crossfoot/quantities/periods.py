"""Years, decades, seasons, quarters and fiscal years."""

from __future__ import annotations

from crossfoot.model.quantity import Kind
from crossfoot.quantities import ages, identifiers
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import DASHES, Passage
from crossfoot.quantities.tokens import OWNING

#: The unit of a month that stands alone.
MONTH = "month"
#: Numbers in this span are years unless they count something; further out a word before must say so.
_LIKELY = (1900, 2035)
#: Words before "in a decade" in which a superlative may stand: "the best result of any club in a decade".
_PHRASE = 6
_POSSIBLE = (1000, 2199)
_QUARTERS = 4
#: So far before "the 40s" a word may stand that makes degrees of it.
_WARM = 6
_CENTURIES = 30
#: Two-digit years up to this are of this century.
_PIVOT = 40


def read_year(p: Passage, i: int) -> Figure | None:
    """The year, decade or span of years at the four digits ``i``, or None where they count something."""
    word = p.lower[i]
    year = int(word)
    if not _POSSIBLE[0] <= year <= _POSSIBLE[1]:
        return None
    behind = p.word(i + 1)
    if behind == "s" and p.glued(i + 1) and year % 10 == 0:
        return _decade(i, year)
    if (behind in DASHES or behind == "/") and p.glued(i + 1) and p.glued(i + 2):
        span = _span(p, i, year)
        if span is not None:
            return span
    if not _is_year(p, i, year, behind):
        return None
    figure = Figure(Kind.YEAR, i, i + 1, p.words.decimal(year))
    figure.date = (year, None, None)
    return figure


def read_short_year(p: Passage, i: int) -> Figure | None:
    """ "the '98 final", "the '90s" at two digits behind an apostrophe."""
    group = p.lower[i]
    before = p.word(i - 2)
    if (
        len(group) != 2
        or not group.isdecimal()
        or not (before in p.words.decade_before or before in p.words.months or before in p.words.year_before)
    ):
        return None
    year = (1900 if int(group) > _PIVOT else 2000) + int(group)
    if p.word(i + 1) == "s" and p.glued(i + 1):
        return _decade(i, year)
    figure = Figure(Kind.YEAR, i, i + 1, p.words.decimal(year))
    figure.date = (year, None, None)
    return figure


def read_short_decade(p: Passage, i: int) -> Figure | None:
    """ "the 60s" at the two digits ``i`` before a glued s."""
    if p.lower[i][1] != "0":
        return None
    tens = int(p.lower[i])
    aged = ages.read_decade(p, i, tens, i + 2) or ages.read_next_decade(p, i, tens)
    if aged is not None:
        return aged
    if p.word(i - 1) in p.words.warm_parts or any(p.word(k) in p.words.warmth for k in range(i - _WARM, i)):
        return _degrees(p, i, tens)
    return _decade(i, 1900 + tens) if p.word(i - 1) in p.words.decade_before else None


def _degrees(p: Passage, i: int, tens: int) -> Figure:
    """ "temperatures in the 40s", "a score in the high 70s": a range of ten."""
    figure = Figure(Kind.NUMBER, i, i + 2)
    figure.low, figure.high = p.words.decimal(tens), p.words.decimal(tens + 9)
    return figure


def _decade(i: int, year: int) -> Figure:
    figure = Figure(Kind.PERIOD, i, i + 2)
    figure.unit = "decade"
    figure.date = (year, None, None)
    return figure


def _span(p: Passage, i: int, year: int) -> Figure | None:
    other = p.word(i + 2)
    if not other.isdecimal() or len(other) not in (2, 4) or (p.glued(i + 3) and p.word(i + 3)[:1].isalnum()):
        return None
    if p.word(i + 3) in DASHES and p.glued(i + 3) and p.glued(i + 4):
        return None
    end = int(other) if len(other) == 4 else year - year % 100 + int(other)
    if len(other) == 2 and int(other) < year % 100:
        end += 100
        if end != year + 1:
            return None
    if end <= year and len(other) == 4 and not _POSSIBLE[0] <= end <= _POSSIBLE[1]:
        return None
    figure = Figure(Kind.PERIOD, i, i + 3)
    figure.unit = "season" if end == year + 1 else "years"
    figure.low, figure.high = p.words.decimal(year), p.words.decimal(end)
    figure.date = (year, None, None)
    return figure


def _is_year(p: Passage, i: int, year: int, behind: str) -> bool:
    before = p.word(i - 1)
    if before in p.words.prefixes and (before in "$£€¥" or p.glued(i)):
        return False
    named = before if before != "." else p.word(i - 2) + "."
    if (
        behind in p.words.scales
        or behind in p.words.zones
        or (named in p.words.numbered and p.word(i - 2) != "-")
    ):
        return False
    if behind in p.words.suffixes and _counts_unit(p, i):
        return False
    led = before in p.words.year_before or named in p.words.year_before
    cued = led or before in p.words.months or before in ("(", "'", "’", "-")
    if _LIKELY[0] <= year <= _LIKELY[1]:
        return cued or behind not in p.words.not_years
    return cued and behind not in p.words.not_years and not (p.words.is_plural(behind) and before != "since")


def _counts_unit(p: Passage, i: int) -> bool:
    """Whether a unit behind the four digits counts ("2000 km"), and is not a word of its own ("2010 us")."""
    found = p.words.suffixes.matches(p.lower, i + 1, p.text, p.starts, p.ends)
    return any(not suffix.weak or p.glued(i + 1) for _, suffix in found)


def read_month(p: Passage, i: int) -> Figure | None:
    """The month at token ``i`` that stands without day and year: "in March", "December's figures"."""
    words = p.words
    word = p.lower[i].removesuffix(OWNING)
    last = i + 2 if p.word(i + 1) == "." and word in words.month_abbreviations else i + 1
    if not _is_month(p, i, last, word):
        return None
    figure = Figure(Kind.PERIOD, i, last, words.decimal(words.months[word]))
    figure.unit, figure.date = MONTH, (None, words.months[word], None)
    return figure


def _is_month(p: Passage, i: int, last: int, word: str) -> bool:
    """Whether a month is meant and no verb or name: a word of time leads to it, or it can be nothing else."""
    words = p.words
    if p.glued(i) and p.lower[i - 1] != "-":
        return False
    led = p.word(i - 1) in words.month_leads or _goes_on(p, i)
    if word in words.month_namesakes:
        return led and not p.capital(last) and p.lower[i] == word
    if word in words.month_abbreviations:
        return led and last > i + 1
    return led or not (p.capital(last) or (p.capital(i - 1) and p.word(i - 1).isalpha() and i - 1 > 0))


def _goes_on(p: Passage, i: int) -> bool:
    """Whether the month stands beside another one: "April and May", "from March to June"."""
    return p.month_end == i - 1 and p.word(i - 1) in p.words.month_joints


def read_letter_period(p: Passage, i: int) -> Figure | None:
    """ "Q3 2024", "H1", "FY24" at the digits ``i``, whose letters are the token before."""
    letter, digits = p.lower[i - 1], p.lower[i]
    if letter in p.words.fiscal_letters and digits.isdecimal() and len(digits) in (2, 4):
        figure = Figure(Kind.PERIOD, i - 1, i + 1)
        figure.unit = "fiscal-year"
        figure.date = (int(digits) if len(digits) == 4 else 2000 + int(digits), None, None)
        return figure
    unit = p.words.period_letters.get(letter)
    if unit is None or len(digits) != 1 or not _numbers(unit, int(digits)):
        return None
    if p.glued(i + 1) and p.word(i + 1)[:1].isalnum():
        return None
    return _numbered(p, i - 1, i + 1, unit, int(digits))


def read_digit_period(p: Passage, i: int) -> Figure | None:
    """ "3Q", "1H 2024" at the digit ``i``."""
    unit = p.words.period_letters.get(p.word(i + 1))
    if unit is None or not p.capital(i + 1) or len(p.lower[i]) != 1 or not _numbers(unit, int(p.lower[i])):
        return None
    last = i + 2
    if p.glued(last) and p.word(last)[:1].isalpha():
        return None
    year = p.word(last)
    if p.glued(last) and year.isdecimal() and len(year) == 2:
        figure = Figure(Kind.PERIOD, i, last + 1, p.words.decimal(int(p.lower[i])))
        figure.unit, figure.date = unit, (2000 + int(year), None, None)
        return figure
    return _numbered(p, i, last, unit, int(p.lower[i]))


def _numbers(unit: str, number: int) -> bool:
    return 1 <= number <= (_QUARTERS if unit == "quarter" else 2)


def read_ordinal_period(p: Passage, i: int, last: int, number: int) -> Figure | None:
    """ "third quarter of 2009", "first-half" where the ordinal is tokens ``i`` to ``last``."""
    j = last + 1 if p.word(last) == "-" else last
    unit = p.words.periods.get(p.word(j))
    if unit == "century" and number <= _CENTURIES:
        if p.capital(j) and p.capital(j + 1):
            return identifiers.identifier(i, j + 1)  # "21st Century Fox"
        return _numbered(p, i, j + 1, unit, number)
    if unit is None or number > _QUARTERS or (unit == "half" and number > 2):
        return None
    return _numbered(p, i, j + 1, unit, number)


def _numbered(p: Passage, first: int, last: int, unit: str, number: int) -> Figure:
    figure = Figure(Kind.PERIOD, first, last, p.words.decimal(number))
    figure.unit = unit
    j = last
    if p.word(j) == p.words.of:
        j += 1
    if p.word(j) in p.words.fiscal:
        j += 1
    word = p.word(j)
    if len(word) == 4 and word.isdecimal() and _LIKELY[0] <= int(word) <= _LIKELY[1] and not _spans_on(p, j):
        figure.last = j + 1
        figure.date = (int(word), None, None)
    return figure


def _spans_on(p: Passage, j: int) -> bool:
    return p.word(j + 1) in DASHES and p.glued(j + 1) and p.glued(j + 2)


def read_span(p: Passage, i: int) -> Figure | None:
    """ "a decade ago", "a fortnight later": one of its unit, where a word behind says that it is a stretch."""
    words = p.words
    behind = p.word(i + 1)
    if i <= p.floor or p.lower[i - 1] not in words.articles:
        return None
    long = p.lower[i] in words.long_spans and (behind in words.long_after or _takes(p, i - 2))
    if behind not in words.span_after and not long:
        return None
    figure = Figure(Kind.DURATION, i - 1, i + 1, words.decimal(1))
    figure.form = "words"
    figure.unit = words.span_words[p.lower[i]]
    return figure


def _takes(p: Passage, j: int) -> bool:
    """ "will double within a decade", and not "the best result in a decade", which dates nothing."""
    if j < p.floor or p.lower[j] not in p.words.long_before or p.hyphen(j + 3):
        return False
    told = p.lower[max(p.floor, j - _PHRASE) : j]
    return not any(word in p.words.superlatives or word.endswith("est") for word in told)


def read_fiscal(p: Passage, i: int) -> Figure | None:
    """ "fiscal 2024", "financial year 2023-24", "tax year 2024/25" at the first word."""
    j = i + 1
    if p.word(j) in p.words.year_words:
        j += 1
    word = p.word(j)
    if len(word) != 4 or not word.isdecimal() or not _LIKELY[0] <= int(word) <= _LIKELY[1]:
        return None
    joined = p.word(j + 1) == "/" or p.word(j + 1) in DASHES
    figure = _span(p, j, int(word)) if joined and p.glued(j + 1) and p.glued(j + 2) else None
    if figure is None:
        figure = Figure(Kind.PERIOD, i, j + 1)
        figure.date = (int(word), None, None)
    figure.first = i
    figure.unit = "fiscal-year"
    return figure
