"""The unit lexicon, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from crossfoot.lexicon import table

UNITS: dict[str, dict[str, Any]] = table("units")
CURRENCIES: dict[str, dict[str, Any]] = table("currencies")
KEYS = {"alternatives", "cased", "dimension", "parts", "phrases", "pint", "weak"}

# A word of money and of measure: the reader of figures decides by the words around it.
MONEY_TOO = {"c", "cup", "dm", "ft", "kgs", "lm", "pound", "pounds"}
# Spelled alike but for the capitals, and not the same: the exact spelling decides.
CAPITALS_DECIDE = {"kn", "ml", "nm"}


def spellings(row: dict[str, Any]) -> list[str]:
    return [*row.get("phrases", ()), *row.get("cased", ())]


def test_rows_are_sorted_and_none_is_repeated(repository):
    text = (repository / "src/crossfoot/lexicon/units.yaml").read_text(encoding="utf-8")
    keys = [line[:-1] for line in text.splitlines() if line[:1].isalpha()]
    assert keys == sorted(set(keys))
    assert keys == list(UNITS)


@pytest.mark.parametrize("name", UNITS)
def test_row_is_well_formed(name):
    row = UNITS[name]
    assert set(row) <= KEYS
    assert row["dimension"]
    for key in ("phrases", "cased", "weak"):
        items = row.get(key, [])
        assert all(isinstance(item, str) and item == item.strip() for item in items), "YAML typed a word"
        assert items == sorted(set(items)), f"{key} is not sorted"
    assert all(phrase == phrase.lower() for phrase in row["phrases"])
    assert set(row.get("weak", ())) <= set(spellings(row))
    for other in (*row.get("alternatives", ()), *row.get("parts", ())):
        assert other in UNITS
        assert other != name
    assert len(row.get("parts", (1, 2))) == 2


def test_no_spelling_belongs_to_two_units():
    seen: dict[str, str] = {}
    for name, row in UNITS.items():
        for spelling in spellings(row):
            assert spelling not in seen, f"{spelling!r} is {name} and {seen[spelling]}"
            seen[spelling] = name


def test_spellings_that_differ_in_capitals_alone_are_declared():
    phrases = {phrase: name for name, row in UNITS.items() for phrase in row["phrases"]}
    cased = [(spelling, name) for name, row in UNITS.items() for spelling in row.get("cased", ())]
    clashes = {s.lower() for s, name in cased if phrases.get(s.lower(), name) != name}
    assert clashes == CAPITALS_DECIDE


def test_words_that_are_money_too_are_declared():
    money = {item for row in CURRENCIES.values() for item in [*row["signs"], *row.get("words", ())]}
    money |= {item for row in CURRENCIES.values() for item in (row.get("minor") or {}).get("signs", ())}
    money |= {item for row in CURRENCIES.values() for item in (row.get("minor") or {}).get("words", ())}
    measures = {spelling.lower() for row in UNITS.values() for spelling in spellings(row)}
    assert measures & {item.lower() for item in money} == MONEY_TOO


@pytest.mark.parametrize(
    "letter", ["A", "C", "F", "K", "L", "N", "V", "W", "g", "h", "l", "m", "s", "t", "in", "cc", "ct"]
)
def test_a_bare_letter_or_word_is_weak(letter):
    """ "5m" may be millions and "in" is a preposition: such a spelling never makes a unit by itself."""
    owners = [name for name, row in UNITS.items() if letter in spellings(row)]
    assert len(owners) == 1
    assert letter in UNITS[owners[0]]["weak"]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("sq ft", "square_foot"),
        ("m²", "square_metre"),
        ("mph", "mile_per_hour"),
        ("miles an hour", "mile_per_hour"),
        ("km/h", "kilometre_per_hour"),
        ("kph", "kilometre_per_hour"),
        ("bbl", "barrel"),
        ("degrees celsius", "celsius"),
        ("°f", "fahrenheit"),
        ("metric tons", "tonne"),
        ("tons", "ton"),
        ("short tons", "short_ton"),
        ("MW", "megawatt"),
        ("mW", "milliwatt"),
        ("kwh", "kilowatt_hour"),
        ("gigawatt hours", "gigawatt_hour"),
        ("mpg", "mile_per_gallon"),
        ("l/100km", "litre_per_100_kilometres"),
        ("litres per 100 kilometres", "litre_per_100_kilometres"),
        ("MB", "megabyte"),
        ("Mb", "megabit"),
        ("Mbps", "megabit_per_second"),
        ("MB/s", "megabyte_per_second"),
        ("g/km", "gram_per_kilometre"),
        ("imperial gallons", "imperial_gallon"),
        ("ounces of gold", "troy_ounce"),
        ("fl oz", "fluid_ounce"),
        ("knots", "knot"),
        ("hands high", "hand"),
        ("light years", "light_year"),
        ("bpd", "barrel_per_day"),
        ("cusecs", "cubic_foot_per_second"),
        ("mmhg", "millimetre_of_mercury"),
    ],
)
def test_phrase_names_its_unit(phrase, name):
    assert phrase in spellings(UNITS[name])


@pytest.mark.parametrize(
    "word", ["are", "bar none", "people", "share", "point", "case", "score", "dozen", "percent", "time"]
)
def test_a_word_that_only_a_unit_library_takes_for_a_unit_is_not_listed(word):
    assert not any(word in spellings(row) for row in UNITS.values())
