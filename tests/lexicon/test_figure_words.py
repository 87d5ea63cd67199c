"""The tables that figures are read with: text only, sorted, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from crossfoot.lexicon import table

TABLES = (
    *(
        "abbreviations",
        "ages",
        "calendar",
        "changes",
        "codes",
        "commonest",
        "compounds",
        "fractions",
        "hedges",
        "identifiers",
        "multiples",
    ),
    *(
        "nouns",
        "numbers",
        "ordinals",
        "per",
        "percent",
        "ratios",
        "scales",
        "scores",
        "shorthand",
        "surroundings",
    ),
)


def lists(node: Any, path: str) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(node, list):
        yield path, node
    elif isinstance(node, dict):
        for key, value in node.items():
            assert isinstance(key, str), f"{path}: the key {key!r} is not text"
            yield from lists(value, f"{path}.{key}")


@pytest.mark.parametrize("name", TABLES)
def test_lists_of_words_are_sorted_and_unique(name: str) -> None:
    for path, words in lists(table(name), name):
        if all(isinstance(word, int) for word in words):
            continue
        assert all(isinstance(word, str) and word for word in words), path
        assert words == sorted(set(words), key=lambda word: (word.lower(), word)), path


@pytest.mark.parametrize("name", TABLES)
def test_words_are_lower_case(name: str) -> None:
    for path, words in lists(table(name), name):
        assert all(word == word.lower() for word in words if isinstance(word, str)), path


def test_no_hedge_has_two_classes() -> None:
    for side in ("before", "after"):
        phrases = [phrase for row in table("hedges").values() for phrase in row.get(side, ())]
        assert len(phrases) == len(set(phrases)), side


def test_number_words_are_sorted_by_value() -> None:
    for key in ("small", "tens"):
        values = list(table("numbers")[key].values())
        assert values == sorted(values)


def test_scales_are_sorted_by_power() -> None:
    powers = list(table("scales")["words"].values())
    assert powers == sorted(powers)


def test_units_of_compounds_exist() -> None:
    units = table("units")
    for large, smaller in table("compounds").items():
        if large != "joiners":
            assert {large, *smaller} <= set(units)


def test_currencies_of_codes_exist() -> None:
    codes = table("codes")
    known = set(table("currencies"))
    named = {
        *codes["aliases"].values(),
        *codes["apart"].values(),
        *codes["changed"],
        *codes["scaled"],
        *codes["with_sign"],
    }
    assert {code.upper() for code in named | (set(codes["lower"]) - set(codes["aliases"]))} <= known


def test_currencies_of_shorthand_exist() -> None:
    assert set(table("shorthand")) - {
        "capital_units",
        "degrees",
        "letters_apart",
        "loose",
        "misspelled",
        "units",
        "unless",
    } <= set(table("currencies"))
