"""Currencies, percent and units: what may stand before and behind a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crossfoot.lexicon import table
from crossfoot.model.quantity import Kind
from crossfoot.quantities.phrases import PhraseBook
from crossfoot.quantities.tokens import split_words


@dataclass(frozen=True, slots=True)
class Suffix:
    """What stands behind a number and says what it is a number of.

    ``unit`` is the canonical unit or the ISO code; ``factor`` the number of minor units in one. ``weak`` ones are
    letters or ordinary words that count only directly behind a figure. ``power`` is the power of ten of a code that
    has a scale in it ("MEUR").
    """

    kind: Kind
    unit: str | None
    factor: int = 1
    weak: bool = False
    power: int = 0


class UnitTables:
    """What the reader of amounts looks words up in."""

    def __init__(self) -> None:
        super().__init__()
        self.suffixes: PhraseBook[Suffix] = PhraseBook()
        self.prefixes: PhraseBook[Suffix] = PhraseBook(backwards=True)
        self.prefix_heads: set[str] = set()
        self._percent()
        self._currencies()
        self._shorthand()
        self._units()

    def _percent(self) -> None:
        data = table("percent")
        rows = (
            ("percentage_points", Suffix(Kind.PERCENTAGE_POINTS, None)),
            ("percent", Suffix(Kind.PERCENT, None)),
            ("basis_points", Suffix(Kind.BASIS_POINTS, None)),
            ("points", Suffix(Kind.COUNT, "point")),
            ("ticks", Suffix(Kind.COUNT, "tick")),
            ("pips", Suffix(Kind.COUNT, "pip")),
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
        self.own_signs: dict[str, tuple[str, ...]] = {}
        self.own_coins: dict[str, frozenset[str]] = {}
        dollars = table("currencies")["USD"]["words"]
        self.dollar_names = tuple(
            word for word in dollars if word.isalpha() and word not in table("currencies")["USD"]["weak"]
        )
        self.dollar_signs: dict[str, tuple[str, ...]] = {}
        self.dollar_homes: dict[str, str] = {}
        self.unless: tuple[str, ...] = tuple(table("shorthand")["unless"])
        for code, row in table("currencies").items():
            weak = frozenset(row.get("weak", ()))
            self.own_signs[code] = tuple(
                sign for sign in row.get("signs", ()) if len(sign) == 1 and not sign.isalpha()
            )
            self.own_coins[code] = frozenset((row.get("minor") or {}).get("words", ()))
            self.homes[code] = tuple(row.get("home", ()))
            for sign in row.get("signs", ()):
                suffix = Suffix(Kind.MONEY, code, weak=sign in weak)
                self.prefixes.add(sign, suffix, cased=True)
                self.prefix_heads.update(split_words(sign))
                self.suffixes.add(sign, suffix, cased=True)
            for word in row.get("words", ()):
                self._add_suffix(word, Suffix(Kind.MONEY, code, weak=word in weak))
                if word.isalpha() and word not in weak:
                    self.prefixes.add(word, Suffix(Kind.MONEY, code, weak=True))
            self._minor(code, row.get("minor") or {}, weak)
            self._dollars(code, row)
            minor = row.get("minor") or {}
            shared = [*row.get("shared_signs", ()), *row.get("shared_words", ())]
            for word in [*shared, *minor.get("shared_words", ()), *minor.get("shared_signs", ())]:
                self.sharers.setdefault(word.lower(), []).append(code)

    def _dollars(self, code: str, row: dict[str, Any]) -> None:
        """The own signs of a dollar ("HK$"), and the words that make it a text's dollar."""
        signs = tuple(sign for sign in row.get("signs", ()) if sign.endswith("$") and len(sign) > 1)
        if code == "USD" or not signs:
            return
        self.dollar_signs[code] = signs
        for word in row.get("words", ()):
            if word.endswith(" dollars"):
                self.dollar_homes.update({f"{word} {follows}": code for follows in self.unless})

    def _minor(self, code: str, minor: dict[str, Any], weak: frozenset[str]) -> None:
        factor = int(minor.get("factor", 1))
        for sign in minor.get("signs", ()):
            self.suffixes.add(sign, Suffix(Kind.MONEY, code, factor, weak=sign in weak), cased=True)
        for word in minor.get("words", ()):
            self._add_suffix(word, Suffix(Kind.MONEY, code, factor, weak=word in weak))

    def _shorthand(self) -> None:
        data = dict(table("shorthand"))
        self.capital_units = frozenset(data.pop("capital_units"))
        self.degrees = frozenset(data.pop("degrees"))
        self.degree_units = frozenset(table("units")["degree"]["phrases"])
        self.loose_units = frozenset(data.pop("loose"))
        del data["unless"]
        for unit, phrases in [*data.pop("units").items(), *data.pop("misspelled").items()]:
            for phrase in phrases:
                self._add_suffix(phrase, Suffix(Kind.MEASURE, unit))
        self.letters_apart = frozenset(data.pop("letters_apart"))
        self._codes()
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

    def _codes(self) -> None:
        """Codes as they are typed: in lower case, with a sign or a scale, or with the sign apart."""
        data = table("codes")
        self.coins = frozenset(data["coins"])
        self.changed = frozenset(code.upper() for code in data["changed"])
        for word in data["lower"]:
            code = data["aliases"].get(word, word)
            self._add_sign(word, Suffix(Kind.MONEY, code.upper()))
        for word in data["with_sign"]:
            for sign in (f"{word}$", f"{word.upper()}$"):
                self._add_sign(sign, Suffix(Kind.MONEY, word.upper()))
        for letter, power in data["scales"].items():
            for word in data["scaled"]:
                self._add_sign(f"{letter}{word}".upper(), Suffix(Kind.MONEY, word.upper(), power=power))
        for sign, code in data["apart"].items():
            self._add_sign(sign, Suffix(Kind.MONEY, code.upper()))
            self._add_sign(sign.upper(), Suffix(Kind.MONEY, code.upper()))

    def _add_sign(self, sign: str, suffix: Suffix) -> None:
        self.prefixes.add(sign, suffix, cased=True)
        self.prefix_heads.update(split_words(sign))
        self.suffixes.add(sign, suffix, cased=True)

    def _units(self) -> None:
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
