"""The lexicon compiled for reading figures: dictionaries and phrase books, built once."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import cache
from typing import Any

from crossfoot.lexicon import table
from crossfoot.lexicon.words import standard_classes
from crossfoot.model.quantity import Kind
from crossfoot.quantities.phrases import PhraseBook
from crossfoot.quantities.tokens import split_words


class Trigger(IntEnum):
    """What a word may begin (or, for words like "million" after "a", continue)."""

    NUMBER = 1
    HALF = 2
    ORDINAL = 3
    MULTIPLE = 4
    MONTH = 5
    WEEKDAY = 6
    VAGUE = 7
    FRACTION_SIGN = 8
    FISCAL = 9


@dataclass(frozen=True, slots=True)
class Suffix:
    """What stands behind a number and says what it is a number of.

    ``unit`` is the canonical unit or the ISO code; ``factor`` the number of minor units in one. ``weak`` ones are
    letters or ordinary words that count only directly behind a figure.
    """

    kind: Kind
    unit: str | None
    factor: int = 1
    weak: bool = False


class Vocabulary:
    """Every table that the figure readers look words up in."""

    def __init__(self) -> None:
        self._numbers()
        self._scales()
        self._fractions()
        self._multiples()
        self._calendar()
        self.suffixes: PhraseBook[Suffix] = PhraseBook()
        self.prefix_heads: set[str] = set()
        self._percent()
        self.prefixes: PhraseBook[Suffix] = PhraseBook(backwards=True)
        self._currencies()
        self._units()
        self._context()
        self._names()
        self.triggers = self._triggers()

    def _numbers(self) -> None:
        data = table("numbers")
        self.small: dict[str, int] = data["small"]
        self.tens: dict[str, int] = data["tens"]
        self.groups: dict[str, int] = data["groups"]
        self.vague: dict[str, tuple[int, int]] = {
            word: (low, high) for word, (low, high) in data["vague"].items()
        }
        self.articles = frozenset(data["articles"])
        self.pronoun_after = frozenset(data["pronoun_one"]["after"])
        self.pronoun_before = frozenset(data["pronoun_one"]["before"])
        self.plus_or: list[str] = data["plus_or"]
        self.minus = frozenset(data["minus"])
        self.pounds = frozenset(data["pounds"])
        self.weight_after = frozenset(data["weight"]["after"])
        self.weight_before = frozenset(data["weight"]["before"])
        self.hundred: str = next(iter(data["hundred"]))
        self.joiner: str = data["joiner"]
        self.between_word: str = data["between"]
        self.from_word: str = data["from"]
        self.to_word: str = data["to"]
        self.or_word: str = data["or"]
        self.range_preps = frozenset(data["range_preps"])
        self.as_word: str = data["as"]
        self.ones = frozenset(data["ones"])
        self.vague_leads = frozenset(data["vague_leads"])
        self.lead_ins = frozenset(data["lead_ins"])
        self.span_prepositions = frozenset(data["span_prepositions"])
        self.up_words = frozenset(data["up_words"])
        self.movers = frozenset(data["movers"])
        self.definers = frozenset(data["pronoun_one"]["definers"])
        self.pronoun_compounds = frozenset(data["pronoun_one"]["compounds"])

    def _scales(self) -> None:
        data = table("scales")
        self.scales: dict[str, int] = data["words"]
        self.glued_scales: dict[str, int] = data["glued"]
        self.money_scales: dict[str, int] = data["money_only"]
        self.metre_after = frozenset(data["metre"]["after"])
        self.metre_letter: str = data["metre"]["letter"]
        self.metre_races = frozenset(data["metre"]["races"])
        self.metre_near = frozenset(data["metre"]["near"])
        self.metre_before = frozenset(data["metre"]["before"])

    def _fractions(self) -> None:
        data = table("fractions")
        self.parts_one: dict[str, int] = data["singular"]
        self.parts_many: dict[str, int] = data["plural"]
        self.fraction_signs: dict[str, tuple[int, int]] = {
            sign: (a, b) for sign, (a, b) in data["signs"].items()
        }
        self.slash_denominators = frozenset(str(n) for n in data["slash"])
        self.fraction_follows = frozenset(data["follows"])
        self.quarter_of_year = frozenset(data["quarter_of_year"])
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
        self.multiple_verbs = frozenset(data["verbs"])
        self.fold_suffix: str = data["suffix"]
        self.times_word: str = data["times"]
        self.time_noun: str = data["time_noun"]
        self.times_signs = frozenset(data["signs"])
        self.multiple_not_before = frozenset(data["not_before"])
        self.multiple_not_after = frozenset(data["not_after"])
        self.compares = frozenset(data["compares"])
        self.again: str = data["again"]
        self.multiple_bare = frozenset(data["bare"])
        self.multiple_leads = frozenset(data["leads"])
        self.as_much = frozenset(data["as_much"])

    def _calendar(self) -> None:
        data = table("calendar")
        self.months: dict[str, int] = {**data["months"], **data["month_abbreviations"]}
        self.month_abbreviations = frozenset(data["month_abbreviations"])
        self.weekdays: dict[str, int] = data["weekdays"]
        self.weekday_abbreviations: dict[str, int] = data["weekday_abbreviations"]
        self.periods: dict[str, str] = data["periods"]
        self.period_letters: dict[str, str] = data["period_letters"]
        self.period_ordinals: dict[str, int] = data["period_ordinals"]
        self.fiscal = frozenset(data["fiscal"])
        self.fiscal_letters = frozenset(data["fiscal_letters"])
        self.year_words = frozenset(data["year_words"])
        self.decade_before = frozenset(data["decade_before"])
        self.year_before = frozenset(data["year_before"])
        self.not_years = frozenset(data["not_years"])
        self.meridiem: dict[str, int] = data["meridiem"]
        self.meridiem_letters: dict[str, int] = data["meridiem_letters"]
        self.zones = frozenset(data["zones"])

    def _percent(self) -> None:
        data = table("percent")
        rows = (
            ("percentage_points", Suffix(Kind.PERCENTAGE_POINTS, None)),
            ("percent", Suffix(Kind.PERCENT, None)),
            ("basis_points", Suffix(Kind.BASIS_POINTS, None)),
            ("points", Suffix(Kind.COUNT, "point")),
        )
        for name, suffix in rows:
            for phrase in data[name]:
                self._add_suffix(phrase, suffix)

    def _add_suffix(self, phrase: str, suffix: Suffix, cased: bool = False) -> None:
        self.suffixes.add(phrase, suffix, cased)
        if " " in phrase and not cased:
            self.suffixes.add(phrase.replace(" ", "-"), suffix)

    def _currencies(self) -> None:
        self.homes: dict[str, tuple[str, ...]] = {}
        self.sharers: dict[str, list[str]] = {}
        for code, row in table("currencies").items():
            weak = frozenset(row.get("weak", ()))
            self.homes[code] = tuple(row.get("home", ()))
            for sign in row.get("signs", ()):
                suffix = Suffix(Kind.MONEY, code, weak=sign in weak)
                self.prefixes.add(sign, suffix, cased=True)
                self.prefix_heads.update(split_words(sign))
                self.suffixes.add(sign, suffix, cased=True)
            for word in row.get("words", ()):
                self._add_suffix(word, Suffix(Kind.MONEY, code, weak=word in weak))
            self._minor(code, row.get("minor") or {}, weak)
            minor = row.get("minor") or {}
            shared = [*row.get("shared_signs", ()), *row.get("shared_words", ())]
            for word in [*shared, *minor.get("shared_words", ()), *minor.get("shared_signs", ())]:
                self.sharers.setdefault(word.lower(), []).append(code)

    def _minor(self, code: str, minor: dict[str, Any], weak: frozenset[str]) -> None:
        factor = int(minor.get("factor", 1))
        for sign in minor.get("signs", ()):
            self.suffixes.add(sign, Suffix(Kind.MONEY, code, factor, weak=sign in weak), cased=True)
        for word in minor.get("words", ()):
            self._add_suffix(word, Suffix(Kind.MONEY, code, factor, weak=word in weak))

    def _shorthand(self) -> None:
        data = dict(table("shorthand"))
        self.capital_units = frozenset(data.pop("capital_units"))
        for unit, phrases in data.pop("units").items():
            for phrase in phrases:
                self._add_suffix(phrase, Suffix(Kind.MEASURE, unit))
        for code, row in data.items():
            for word in row["words"]:
                self._add_suffix(word, Suffix(Kind.MONEY, code))
            for word in row.get("cents", ()):
                self._add_suffix(word, Suffix(Kind.MONEY, code, 100))
        dollars = (
            (word.split(), code)
            for code, row in table("currencies").items()
            for word in row.get("words", ())
            if word.endswith(" dollar")
        )
        self.dollar_nations = {words[0]: code for words, code in dollars if len(words) == 2}

    def _units(self) -> None:
        self._shorthand()
        self.cased_units: set[str] = set()
        compounds = dict(table("compounds"))
        self.compound_joiners = frozenset(compounds.pop("joiners"))
        self.compounds: dict[str, dict[str, int]] = compounds
        self.time_units = {unit for unit, row in table("units").items() if row.get("dimension") == "time"}
        for unit, row in table("units").items():
            kind = Kind.DURATION if row.get("dimension") == "time" else Kind.MEASURE
            weak = frozenset(row.get("weak", ()))
            for phrase in row.get("phrases", ()):
                self._add_suffix(phrase, Suffix(kind, unit, weak=phrase in weak))
            self.cased_units.update(row.get("cased", ()))
            for phrase in row.get("cased", ()):
                self._add_suffix(phrase, Suffix(kind, unit, weak=phrase in weak), cased=True)

    def _context(self) -> None:
        self.hedges_before: PhraseBook[str] = PhraseBook(backwards=True)
        self.hedges_after: PhraseBook[str] = PhraseBook()
        for name, row in table("hedges").items():
            self.hedges_before.add_all(row.get("before", ()), name)
            self.hedges_after.add_all(row.get("after", ()), name)
        nouns = table("nouns")
        self.irregular: dict[str, str] = nouns["irregular"]
        self.unmarked = frozenset(nouns["unmarked"])
        self.not_plural = frozenset(nouns["not_plural"])
        self.noun_stops = frozenset(nouns["stops"])
        self.noun_skips = frozenset(nouns["skips"])
        self.adjectives = frozenset(nouns["adjectives"])
        self.adjective_endings = tuple(nouns["adjective_endings"])
        self.compound_adjectives = frozenset(nouns["compound_adjectives"])
        per = table("per")
        self.per_each: PhraseBook[str] = PhraseBook()
        self.per_each.add_all(per["each"], "each")
        self.per_words: dict[str, str] = per["words"]
        self.per_markers = frozenset(per["markers"])
        self.per_slash: str = per["slash"]
        self.each: str = per["each_word"]
        self.eaches = frozenset(per["eaches"])
        self.per_strong = frozenset(per["strong"])
        self.per_nouns = frozenset(per["nouns"])
        self.per_heads: dict[str, str] = per["heads"]
        self.looking_back = frozenset(per["looking_back"])
        self.per_phrases: PhraseBook[str] = PhraseBook()
        self.per_phrases.add_all([*per["to_the"], *per["for_every"]], "per")
        changes = table("changes")
        classes = standard_classes()
        self.changes = frozenset(stem + ending for stem in changes["stems"] for ending in changes["endings"])
        self.changes |= {
            word for word, names in classes.words.items() if any(name in classes.heads for name in names)
        }
        self.ranging = frozenset(changes["ranging"])

    def _names(self) -> None:
        data = table("identifiers")
        self.name_before = frozenset(w for w in data["before"] if " " not in w)
        self.cased_names = frozenset(w for w in data["names"] if " " not in w)
        phrases = [
            w for w in [*data["before"], *data["names"], *data["phrases"]] if " " in w or not w.isalpha()
        ]
        self.name_phrases: PhraseBook[bool] = PhraseBook(backwards=True)
        self.name_phrases.add_all(phrases, True)
        self.models = frozenset(data["models"])
        self.model_followers = frozenset(data["model_followers"])
        self.model_leads = frozenset(data["model_leads"])
        self.age_groups = frozenset(data["age_groups"])
        self.whole_names: PhraseBook[bool] = PhraseBook()
        self.whole_names.add_all(data["whole"], True)
        self.name_before_words = frozenset(data["before_words"])
        self.name_word_phrases: PhraseBook[bool] = PhraseBook(backwards=True)
        self.name_word_phrases.add_all(data["word_phrases"], True)
        self.leads_to_word_name = self.name_before_words | {p.split()[-1] for p in data["word_phrases"]}
        self.number_word: str = data["number"]
        self.hyphen_prefixes = frozenset(data["prefixes"])
        self.leads_to_name = (
            self.name_before | self.cased_names | frozenset(p.split()[-1] for p in phrases) | {"."}
        )
        self.leads_to_name |= frozenset(split_words(p)[-1] for p in phrases)
        whole = [split_words(name) for name in data["whole"]]
        self.whole_seconds = frozenset(name[1] for name in whole if len(name) > 1)
        self.glued_words = frozenset(data["glued"])
        ordinals = table("ordinals")
        self.ordinals: dict[str, int] = ordinals["words"]
        self.ordinal_suffixes = frozenset(ordinals["suffixes"])
        self.ordinal_not_before = frozenset(ordinals["not_before"])
        self.first_after = frozenset(ordinals["first_after"])
        self.ordinal_not_after = frozenset(ordinals["not_after"])
        ages = table("ages")
        self.age_before = frozenset(ages["before"])
        self.age_turning = frozenset(ages["turning"])
        self.age_dying = frozenset(ages["dying"])
        self.oldest: int = ages["oldest"]
        self.age_at = frozenset(ages["at"])
        self.old_words = frozenset(ages["old"])
        scores = table("scores")
        self.score_before = frozenset(scores["before"])
        self.score_after = frozenset(scores["after"])
        self.score_to = frozenset(scores["to_before"])
        ratios = table("ratios")
        self.ratio_nouns = frozenset(ratios["nouns"])
        self.ratio_words = frozenset(ratios["ratio_words"])
        self.ratio_in = frozenset(ratios["in"])
        self.ratio_out = frozenset(ratios["out"])
        self.every = frozenset(ratios["every"])
        self.ratio_joints = frozenset(ratios["joints"])
        self.ratio_not_before = frozenset(ratios["not_before"])

    @staticmethod
    @cache
    def decimal(number: int) -> Decimal:
        """A small whole number as a Decimal, made once."""
        return Decimal(number)

    def is_plural(self, word: str) -> bool:
        """Whether a word is a plural by its form or by the lexicon.

        >>> vocabulary().is_plural("tents"), vocabulary().is_plural("people"), vocabulary().is_plural("us")
        (True, True, False)
        """
        if word in self.irregular or word in self.unmarked:
            return True
        return (
            len(word) > 3
            and word[-1] == "s"
            and word[-2] not in "sui'"
            and word not in self.not_plural
            and word.isalpha()
        )

    def _triggers(self) -> dict[str, Trigger]:
        found: dict[str, Trigger] = {}
        found.update(dict.fromkeys(self.ordinals, Trigger.ORDINAL))
        found.update(dict.fromkeys(self.parts_one, Trigger.ORDINAL))
        found.update(dict.fromkeys(self.small, Trigger.NUMBER))
        found.update(dict.fromkeys(self.tens, Trigger.NUMBER))
        found.update(dict.fromkeys(self.groups, Trigger.NUMBER))
        found.update(dict.fromkeys((w for w, p in self.scales.items() if len(w) > 4 and p), Trigger.NUMBER))
        found.update(dict.fromkeys((self.hundred,), Trigger.NUMBER))
        found.update(dict.fromkeys(self.vague, Trigger.VAGUE))
        found[self.half] = Trigger.HALF
        found.update(dict.fromkeys(self.multiple_words, Trigger.MULTIPLE))
        found.update(dict.fromkeys(self.months, Trigger.MONTH))
        found.update(dict.fromkeys(self.weekdays, Trigger.WEEKDAY))
        found.update(dict.fromkeys(self.fraction_signs, Trigger.FRACTION_SIGN))
        found.update(dict.fromkeys(self.fiscal, Trigger.FISCAL))
        return found


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the lexicon, built on first use; callers must not change it."""
    return Vocabulary()
