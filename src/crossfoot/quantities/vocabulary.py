"""The lexicon compiled for reading figures: dictionaries and phrase books, built once.

The tables stand by subject in ``number_tables``, ``time_tables``, ``unit_tables``, ``context_tables`` and
``name_tables``; a reader finds all of them in one object.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from crossfoot.model.notation import ENGLISH, Notation
from crossfoot.quantities.context_tables import ContextTables
from crossfoot.quantities.name_tables import NameTables
from crossfoot.quantities.number_tables import NumberTables
from crossfoot.quantities.time_tables import TimeTables
from crossfoot.quantities.tokens import OWNING
from crossfoot.quantities.unit_tables import Suffix, UnitTables

__all__ = ["Suffix", "Trigger", "Vocabulary", "vocabulary"]

#: Scale words this short ("m", "bn") do not begin a number.
_SHORT_SCALE = 4


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
    NAMED_DAY = 10
    SPAN = 11
    AGES = 12
    NOON = 13


class Vocabulary(NumberTables, TimeTables, UnitTables, ContextTables, NameTables):
    """Every table that the figure readers look words up in; ``triggers`` are the words that may begin a figure."""

    def __init__(self, notation: Notation = ENGLISH) -> None:
        self.notation = notation
        super().__init__()
        parts: dict[str, int] = self.other_powers.get("parts", {})
        self.ordinals.update((word, value) for word, value in parts.items() if word in self.ordinals)
        self.triggers = self._triggers()

    def _triggers(self) -> dict[str, Trigger]:
        found: dict[str, Trigger] = {}
        found.update(dict.fromkeys(self.ordinals, Trigger.ORDINAL))
        found.update(dict.fromkeys(self.parts_one, Trigger.ORDINAL))
        found.update(dict.fromkeys(self.small, Trigger.NUMBER))
        found.update(dict.fromkeys(self.tens, Trigger.NUMBER))
        found.update(dict.fromkeys(self.groups, Trigger.NUMBER))
        found.update(dict.fromkeys((w for w in self.scales if len(w) > _SHORT_SCALE), Trigger.NUMBER))
        found.update(dict.fromkeys((self.hundred,), Trigger.NUMBER))
        found.update(dict.fromkeys(self.vague, Trigger.VAGUE))  # "dozens" begins no number
        found[self.half] = Trigger.HALF
        found.update(dict.fromkeys(self.multiple_words, Trigger.MULTIPLE))
        found.update(dict.fromkeys(self.months, Trigger.MONTH))
        found.update(dict.fromkeys((month + OWNING for month in self.months), Trigger.MONTH))
        found.update(dict.fromkeys(self.weekdays, Trigger.WEEKDAY))
        found.update(dict.fromkeys((day + OWNING for day in self.weekdays), Trigger.WEEKDAY))
        found.update(dict.fromkeys(self.fraction_signs, Trigger.FRACTION_SIGN))
        found.update(dict.fromkeys(self.fiscal, Trigger.FISCAL))
        found.update(dict.fromkeys(self.named_day_heads, Trigger.NAMED_DAY))
        found.update(dict.fromkeys(self.span_words, Trigger.SPAN))
        found.update(dict.fromkeys(self.decades, Trigger.AGES))
        found.update(dict.fromkeys(self.noons, Trigger.NOON))
        return found


@cache
def vocabulary(notation: Notation = ENGLISH) -> Vocabulary:
    """The vocabulary of the lexicon in a notation, built on first use; callers must not change it."""
    return Vocabulary(notation)
