"""Number words, scales, fractions and multiples."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from crossfoot.lexicon import table
from crossfoot.lexicon.notations import powers_of
from crossfoot.model.notation import ENGLISH, Notation


class NumberTables:
    """What the readers of numbers look words up in, as the notation has it."""

    notation: Notation = ENGLISH

    def __init__(self) -> None:
        super().__init__()
        self.decimal_mark, self.group_mark = self.notation.decimal, self.notation.group
        self.other_powers = powers_of(self.notation)
        self._numbers()
        self._scales()
        self._fractions()
        self._multiples()

    def _numbers(self) -> None:
        data = table("numbers")
        self.small: dict[str, int] = data["small"]
        self.tens: dict[str, int] = {**data["tens"], **data["misspelled"]}
        self.groups: dict[str, int] = data["groups"]
        self.vague: dict[str, tuple[int, int]] = {
            word: (low, high)
            for word, (low, high) in {**data["vague"], **self.other_powers.get("vague", {})}.items()
        }
        self.tens_word: str = data["tens_word"]
        self.articles = frozenset(data["articles"])
        self.part_leads = frozenset(data["part_leads"])
        self.pronoun_after = frozenset(data["pronoun_one"]["after"])
        self.pronoun_before = frozenset(data["pronoun_one"]["before"])
        self._signs(data)
        self._weight(data)
        self._joints(data)

    def _signs(self, data: dict[str, Any]) -> None:
        self.plus_or: list[str] = data["plus_or"].split()
        self.plus: str = data["plus"]
        self.plus_before = frozenset(data["plus_before"])
        self.loss_leads = frozenset(data["loss_leads"])
        self.minus = frozenset(data["minus"])
        self.negative = frozenset(data["negative"]["words"])
        self.tested = frozenset(data["negative"]["after"])
        self.degree_words = frozenset(data["negative"]["degrees"])
        self.sign_words = self.minus | self.negative
        self.idle = frozenset(data["idle"]["words"])
        self.idle_after = frozenset(data["idle"]["after"])
        self.over: str = data["over"]
        self.milestones = frozenset(data["milestones"])
        self.milestone_before = frozenset(data["milestone_before"])

    def _weight(self, data: dict[str, Any]) -> None:
        self.pounds = frozenset(data["pounds"])
        self.weight_after = frozenset(data["weight"]["after"])
        self.weight_before = frozenset(data["weight"]["before"])
        self.weighing = frozenset(data["weight"]["surely"])
        self.pounds_money: tuple[str, ...] = tuple(data["pounds_money"])
        self.paying = frozenset(data["weight"]["paid"])
        self.equal = frozenset(data["weight"]["equal"])
        self.change_before = frozenset(data["change_before"])
        self.inch_marks = frozenset(data["inches"]["marks"])
        self.inch_before = frozenset(data["inches"]["before"])
        self.mass = frozenset(data["weight"]["units"])

    def _joints(self, data: dict[str, Any]) -> None:
        self.hundred: str = next(iter(data["hundred"]))
        self.joiner: str = data["joiner"]
        self.point: str = data["point"]
        self.between_word: str = data["between"]
        self.from_word: str = data["from"]
        self.to_word: str = data["to"]
        self.by: str = data["by"]
        self.or_word: str = data["or"]
        self.number_joints = frozenset((self.joiner, self.or_word, self.to_word, self.point))
        self.range_preps = frozenset(data["range_preps"])
        self.range_back = frozenset(data["range_back"])
        self.stops = frozenset(data["stops"])
        self.takers = frozenset(data["takers"])
        self.infinitive_leads = frozenset(data["infinitive_leads"])
        self.raisers = frozenset(data["raisers"])
        self.as_word: str = data["as"]
        self.ones = frozenset(data["ones"])
        self.vague_leads = frozenset(data["vague_leads"])
        self.lead_ins = frozenset(data["lead_ins"])
        self.span_prepositions = frozenset(data["span_prepositions"])
        self.span_nouns = frozenset(data["span_nouns"])
        self.up_words = frozenset(data["up_words"])
        self.movers = frozenset(data["movers"])
        self.sums = frozenset(data["sums"])
        self.sum_leads = frozenset(data["sum_leads"])
        self.over_verbs = frozenset(data["over_verbs"])
        self.definers = frozenset(data["pronoun_one"]["definers"])
        self.pronoun_compounds = frozenset(data["pronoun_one"]["compounds"])

    def _scales(self) -> None:
        data = table("scales")
        words, letters = self.other_powers.get("words", {}), self.other_powers.get("letters", {})
        self.scales: dict[str, int] = {**data["words"], **words}
        self.short_chained = frozenset(data["chained"])
        self.decimal_scales: dict[str, int] = data["decimal"]
        self.decimal_capitals: dict[str, int] = data["decimal_capitals"]
        self.apart_scales = frozenset(data["apart"])
        self.glued_scales: dict[str, int] = {**data["glued"], **letters}
        self.money_scales: dict[str, int] = {**data["money_only"], **_known(letters, data["money_only"])}
        self.metre_after = frozenset(data["metre"]["after"])
        self.metre_letter: str = data["metre"]["letter"]
        self.metre_races = frozenset(data["metre"]["races"])
        self.metre_joints = frozenset(data["metre"]["joints"])
        self.metre_lengths = frozenset(data["metre"]["lengths"])
        self.metre_near = frozenset(data["metre"]["near"])
        self.metre_not_after = frozenset(data["metre"]["not_after"])
        self.metre_before = frozenset(data["metre"]["before"])

    def _fractions(self) -> None:
        data = table("fractions")
        parts = self.other_powers.get("parts", {})
        self.parts_one: dict[str, int] = {**data["singular"], **_known(parts, data["singular"])}
        self.parts_many: dict[str, int] = {**data["plural"], **_known(parts, data["plural"])}
        self.fraction_signs: dict[str, tuple[int, int]] = {
            sign: (a, b) for sign, (a, b) in data["signs"].items()
        }
        self.slash_denominators = frozenset(str(n) for n in data["slash"])
        self.fraction_follows = frozenset(data["follows"])
        self.quarter_of_year = frozenset(data["quarter_of_year"])
        self.size_leads = frozenset(data["size_leads"])
        self.quarter_rate = frozenset(data["quarter_rate"])
        self.half_not = frozenset(data["half_not"])
        self.half_past: str = data["half_past"]
        self.half: str = data["half"]
        self.of: str = data["of"]
        self.quarter_units = frozenset(data["half_period"])
        self.part_units = frozenset(data["unit_parts"])
        self.half_not_after = frozenset(data["half_not_after"])

    def _multiples(self) -> None:
        data = table("multiples")
        self.multiple_words = {
            w: Decimal(v) for w, v in {**data["verbs"], **data["words"], **data["fold"]}.items()
        }
        self.idle_twice = frozenset(data["idle"])
        self.occasions = frozenset(data["words"])
        self.multiple_verbs = frozenset(data["verbs"])
        self.fold_suffix: str = data["suffix"]
        self.times_word: str = data["times"]
        self.time_noun: str = data["time_noun"]
        self.times_signs = frozenset(data["signs"])
        self.multiple_not_before = frozenset(data["not_before"])
        self.multiple_not_after = frozenset(data["not_after"])
        self.compares = frozenset(data["compares"])
        self.earned = frozenset(data["earned"])
        self.gerund: str = data["gerund"]
        self.again: str = data["again"]
        self.multiple_bare = frozenset(data["bare"])
        self.bare_verb_before = frozenset(data["bare_verb_before"])
        self.multiple_leads = frozenset(data["leads"])
        self.as_much = frozenset(data["as_much"])

    @staticmethod
    @cache
    def decimal(number: int) -> Decimal:
        """A small whole number as a Decimal, made once."""
        return Decimal(number)


def _known(words: dict[str, int], table: dict[str, int]) -> dict[str, int]:
    """Those of some words that a table has."""
    return {word: value for word, value in words.items() if word in table}
