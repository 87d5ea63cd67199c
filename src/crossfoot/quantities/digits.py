"""The figure at a digit group: decides between names, dates, years, clock times and amounts."""

from __future__ import annotations

from crossfoot.model.quantity import Kind
from crossfoot.quantities import (
    amounts,
    clocks,
    context,
    dates,
    identifiers,
    numbers,
    ordinals,
    periods,
    powers,
    ratios,
)
from crossfoot.quantities.figure import Figure
from crossfoot.quantities.passage import DASHES, Passage
from crossfoot.quantities.settle import settle


def read_at_digits(p: Passage, i: int) -> Figure | None:
    """The figure whose digits are token ``i``."""
    if i == p.second_day[0]:
        return dates.read_second_day(p, i)
    figure = _by_what_stands_before(p, i) if i > p.floor else None
    if figure is None and i + 1 < p.size:
        figure = _by_what_stands_behind(p, i, p.lower[i + 1])
    if figure is None:
        figure = _by_its_form(p, i, p.lower[i])
    return figure or _amount(p, i)


def _by_its_form(p: Passage, i: int, word: str) -> Figure | None:
    if word in p.words.models and identifiers.is_model(p, i):
        return identifiers.variant(p, identifiers.run_of(p, i))
    if ":" in word:
        told = clocks.read_colon(p, i)
        if told is not None and told.kind is Kind.DURATION:
            context.read_per(p, told, told.last)  # "4:20 a kilometre"
        return told or identifiers.run_of(p, i)
    return periods.read_year(p, i) if len(word) == 4 and word.isdecimal() else None


def _amount(p: Passage, i: int) -> Figure:
    amount = amounts.read_amount(p, i)
    if amount is None:
        return dates.read_numeric(p, i) or identifiers.run_of(p, i)
    if i > p.floor and p.lower[i - 1] in p.words.leads_to_name and not amount.unit and not amount.power:
        named = identifiers.named(p, i)
        if named is not None:
            return named
    if identifiers.is_index(p, amount):
        return identifiers.identifier(amount.first, amount.last)
    if amount.kind is Kind.NUMBER and not amount.power and identifiers.list_number(p, amount):
        return identifiers.identifier(amount.first, amount.last)
    return settle(p, amount) if _whole_word(p, amount) else identifiers.run_of(p, i)


def _by_what_stands_before(p: Passage, i: int) -> Figure | None:
    before = p.lower[i - 1]
    if p.starts[i] != p.ends[i - 1]:
        return None
    if before == "t" and ":" in p.lower[i] and (stamp := clocks.read_stamp(p, i)) is not None:
        return stamp
    if before[-1].isalpha():
        if amounts.read_prefix(p, i) is not None:
            return None
        return periods.read_letter_period(p, i) or identifiers.run_of(p, i)
    if before == "-" and i - 2 >= p.floor and p.glued(i - 1):
        return identifiers.hyphenated(p, i)
    if before in ("_", "@", "#", "\\", "^") or (before == "{" and p.word(i - 2) in ("_", "^", "}")):
        return identifiers.run_of(p, i)
    if before == "+" or (before == ")" and p.word(i - 3) == "("):
        return identifiers.telephone(p, i)
    return periods.read_short_year(p, i) if before == "'" else None


def _by_what_stands_behind(p: Passage, i: int, behind: str) -> Figure | None:
    words = p.words
    if p.starts[i + 1] == p.ends[i]:
        figure = _by_what_is_glued(p, i, behind)
        if figure is not None:
            return figure
    if behind in words.months or behind == words.of:
        return dates.read_day_first(p, i) if len(p.lower[i]) < 3 and p.lower[i].isdecimal() else None
    if (behind in words.day_joiners or behind == ",") and len(p.lower[i]) < 3:
        day = dates.read_first_day(p, i)
        if day is not None:
            return day
    clock = _halved(p, i, behind)
    if clock is not None:
        return clock
    if behind == words.oclock:
        return (
            clocks.read_oclock(p, i, int(p.lower[i]))
            if p.lower[i].isdecimal() and len(p.lower[i]) < 3
            else None
        )
    if behind in words.noons:
        return clocks.read_noon(p, i)
    if behind in words.zones and len(p.lower[i]) == 4:
        return clocks.read_zone(p, i)
    if behind in words.whole_seconds or p.lower[i] in words.whole_names:
        return _whole_name(p, i)
    return None


def _halved(p: Passage, i: int, behind: str) -> Figure | None:
    """An hour of the day with its half of it: "6.15am", "2.30 that afternoon"."""
    words = p.words
    if behind in words.meridiem or behind in words.meridiem_letters:
        return clocks.read_meridiem(p, i)
    return clocks.read_part_of_day(p, i) if behind in words.day_parts else None


def _by_what_is_glued(p: Passage, i: int, behind: str) -> Figure | None:
    if behind in p.words.power_marks and _is_power(p, i):
        return _amount(p, i)
    if identifiers.in_formula(p, i + 1):
        return identifiers.run_of(p, i)
    if behind in p.words.ordinal_suffixes:
        return ordinals.read_digit_ordinal(p, i)
    if behind in DASHES or behind == "/":
        return _by_mark(p, i)
    if behind == "s" and p.lower[i].isdecimal() and len(p.lower[i]) == 2:
        return periods.read_short_decade(p, i)
    if behind == "(":
        return identifiers.bracketed(p, i)
    if behind == p.words.hour_letter and not p.capital(i + 1):
        return context.with_context(p, clocks.read_hours(p, i))
    if behind == "'":
        return context.with_context(p, amounts.read_feet(p, i))
    if behind == ".":
        return identifiers.ticker(p, i)
    return periods.read_digit_period(p, i) if behind in p.words.period_letters else None


def _is_power(p: Passage, i: int) -> bool:
    value = numbers.decimal_of(p.lower[i], p.words.decimal_mark)
    return value is not None and powers.read_power(p, i, value) is not None


def _whole_name(p: Passage, i: int) -> Figure | None:
    found = p.words.whole_names.longest(p.lower, i)
    if found is None or found[0] < 2 or amounts.read_prefix(p, i) is not None:
        return None
    printed = p.printed(i, i + found[0])
    if (p.glued(i + 1) and printed != printed.upper() and len(printed) < 4) or p.words.is_plural(
        p.word(i + found[0])
    ):
        return None
    return identifiers.identifier(i, i + found[0])


def _by_mark(p: Passage, i: int) -> Figure | None:
    word = p.lower[i]
    figure = dates.read_numeric(p, i) or amounts.read_foot_height(p, i)
    if figure is not None:
        return figure
    if len(word) < 3 and word.isdecimal():
        figure = dates.read_day_first(p, i)
        if figure is not None:
            return figure
    if word in p.words.whole_names:
        figure = _whole_name(p, i)
        if figure is not None:
            return figure
    name = identifiers.chain(p, i) or identifiers.form_name(p, i) or identifiers.reference(p, i)
    return name or _slashed(p, i)


def _slashed(p: Passage, i: int) -> Figure | None:
    """Two digit groups around a slash that are no fraction: "5/1", "8/6", a "60/40" split."""
    if (
        p.lower[i + 1] != "/"
        or not p.hyphen_like(i + 1)
        or not p.word(i + 2).isdecimal()
        or len(p.lower[i]) > 2
    ):
        return None
    if numbers.read_slash(p, i) is not None:
        return None
    return ratios.read_shares(p, i) or identifiers.identifier(i, i + 3)


def _whole_word(p: Passage, amount: Figure) -> bool:
    """Whether the amount ends where its word ends: "5G" and "737MAX" do not."""
    last = amount.last
    if not p.glued(last) or not p.lower[last][0].isalpha() or not p.lower[last - 1][-1].isdecimal():
        return True
    behind = p.lower[last]
    return behind == "s" or behind in p.words.glued_words
