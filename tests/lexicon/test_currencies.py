"""The currency lexicon and the fixed rates, row by row, and against CLDR."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from babel import Locale
from babel.numbers import get_currency_name, get_currency_precision, get_currency_symbol

from crossfoot.lexicon import table

CURRENCIES: dict[str, dict[str, Any]] = table("currencies")
PEGS: dict[str, list[dict[str, str]]] = table("pegs")
KEYS = {
    "exponent",
    "home",
    "minor",
    "name",
    "shared_signs",
    "shared_words",
    "signs",
    "successor",
    "until",
    "weak",
    "words",
}
MINOR_KEYS = {"factor", "shared_signs", "shared_words", "signs", "words"}
ENGLISH = Locale("en")

# CLDR counts the decimals in use, ISO 4217 those on paper.
ISO_DECIMALS = {
    "AFN",
    "ALL",
    "IQD",
    "IRR",
    "KPW",
    "LAK",
    "LBP",
    "MGA",
    "MMK",
    "RSD",
    "SOS",
    "SYP",
    "YER",
    "LUF",
}
# CLDR's English is not a newsroom's: roubles, sums, a double "s".
NAMED_OTHERWISE = {"ROL", "TRL", "ZWL", "TTD", "BAM"}


def spellings(row: dict[str, Any], kind: str) -> list[str]:
    minor = row.get("minor") or {}
    return [*row.get(kind, ()), *minor.get(kind, ())]


def owners(kind: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, row in CURRENCIES.items():
        for item in spellings(row, kind):
            assert item not in found, f"{item!r} is {code} and {found[item]}"
            found[item] = code
    return found


def test_rows_are_sorted_and_none_is_repeated(repository):
    for name, rows in (("currencies", CURRENCIES), ("pegs", PEGS)):
        text = (repository / f"src/crossfoot/lexicon/{name}.yaml").read_text(encoding="utf-8")
        keys = [line[:-1] for line in text.splitlines() if line[:1].isalpha()]
        assert keys == sorted(set(keys))
        assert keys == list(rows)


@pytest.mark.parametrize("code", CURRENCIES)
def test_row_is_well_formed(code):
    row = CURRENCIES[code]
    minor = row.get("minor") or {"factor": 100}
    assert set(row) <= KEYS
    assert set(minor) <= MINOR_KEYS
    assert minor["factor"] in {5, 10, 100, 1000}
    assert code in row["signs"]
    for items in [*row.values(), *minor.values()]:
        if isinstance(items, list):
            assert items == sorted(set(items))
            assert all(isinstance(item, str) for item in items), "YAML typed a word"
    for word in [*row.get("words", ()), *row.get("shared_words", ()), *row.get("home", ())]:
        assert word == word.lower()
    every = [
        item for kind in ("signs", "words", "shared_signs", "shared_words") for item in spellings(row, kind)
    ]
    assert set(row.get("weak", ())) <= set(every)


@pytest.mark.parametrize("kind", ["signs", "words"])
def test_every_sign_and_word_has_one_owner_and_sharers_share_an_owned_one(kind):
    found = owners(kind)
    for code, row in CURRENCIES.items():
        for item in spellings(row, f"shared_{kind}"):
            assert item in found, f"{code} shares {item!r}, which nobody owns"
            assert found[item] != code


@pytest.mark.parametrize("code", CURRENCIES)
def test_a_sharer_says_where_it_is_at_home(code):
    row = CURRENCIES[code]
    if row.get("shared_words") or row.get("shared_signs"):
        assert row.get("home") or row.get("until") or code in {"XPF"}


@pytest.mark.parametrize("code", CURRENCIES)
def test_row_agrees_with_cldr(code):
    row = CURRENCIES[code]
    assert code in ENGLISH.currencies or get_currency_name(code, locale="en") != code
    if code not in ISO_DECIMALS and not row.get("until"):
        assert row["exponent"] == get_currency_precision(code)
    for locale in ("en_US", "en_GB"):
        symbol = get_currency_symbol(code, locale).replace("\xa0", " ").replace("\u202f", " ")
        assert symbol in [*row["signs"], *row.get("shared_signs", ())]
    if code not in NAMED_OTHERWISE:
        plural = get_currency_name(code, count=2, locale="en").lower().replace(" & ", " and ")
        known = {
            word.replace(" & ", " and ") for word in [*row.get("words", ()), *row.get("shared_words", ())]
        }
        assert plural in known or plural.split()[-1] in known


def test_every_currency_of_the_daily_rates_is_known():
    from crossfoot.reference import published

    assert set(published._file(None).columns) <= set(CURRENCIES)


@pytest.mark.parametrize(
    ("printed", "kind", "code"),
    [
        ("$", "signs", "USD"),
        ("US$", "signs", "USD"),
        ("HK$", "signs", "HKD"),
        ("C$", "signs", "CAD"),
        ("CA$", "signs", "CAD"),
        ("A$", "signs", "AUD"),
        ("AU$", "signs", "AUD"),
        ("NZ$", "signs", "NZD"),
        ("S$", "signs", "SGD"),
        ("NT$", "signs", "TWD"),
        ("R$", "signs", "BRL"),
        ("MX$", "signs", "MXN"),
        ("Rs", "signs", "INR"),
        ("RM", "signs", "MYR"),
        ("£", "signs", "GBP"),
        ("€", "signs", "EUR"),
        ("¥", "signs", "JPY"),
        ("CN¥", "signs", "CNY"),
        ("₩", "signs", "KRW"),
        ("zł", "signs", "PLN"),
        ("SFr", "signs", "CHF"),
        ("Rp", "signs", "IDR"),
        ("฿", "signs", "THB"),
        ("₽", "signs", "RUB"),
        ("₺", "signs", "TRY"),
        ("₪", "signs", "ILS"),
        ("₫", "signs", "VND"),
        ("₦", "signs", "NGN"),
        ("₱", "signs", "PHP"),
        ("hong kong dollars", "words", "HKD"),
        ("us dollars", "words", "USD"),
        ("dollars", "words", "USD"),
        ("yuan", "words", "CNY"),
        ("renminbi", "words", "CNY"),
        ("swiss francs", "words", "CHF"),
        ("rupees", "words", "INR"),
        ("kronor", "words", "SEK"),
        ("crowns", "words", "CZK"),
        ("swedish crowns", "words", "SEK"),
        ("won", "words", "KRW"),
        ("riyals", "words", "SAR"),
        ("pence", "words", "GBP"),
        ("cents", "words", "USD"),
        ("paise", "words", "INR"),
        ("fen", "words", "CNY"),
        ("sen", "words", "MYR"),
        ("p", "signs", "GBP"),
    ],
)
def test_printed_form_has_its_default_owner(printed, kind, code):
    assert owners(kind)[printed] == code


@pytest.mark.parametrize(
    ("printed", "sharer"),
    [("$", "CAD"), ("$", "AUD"), ("$", "HKD"), ("¥", "CNY"), ("kr", "SEK"), ("Rs", "PKR"), ("£", "EGP")],
)
def test_an_ambiguous_sign_lists_who_shares_it(printed, sharer):
    assert printed in CURRENCIES[sharer]["shared_signs"]


@pytest.mark.parametrize(
    ("printed", "sharer"),
    [
        ("dollars", "SGD"),
        ("pesos", "ARS"),
        ("francs", "XOF"),
        ("crowns", "SEK"),
        ("rupees", "LKR"),
        ("dinars", "JOD"),
    ],
)
def test_an_ambiguous_word_lists_who_shares_it(printed, sharer):
    assert printed in CURRENCIES[sharer]["shared_words"]


@pytest.mark.parametrize("sign", ["R", "P", "Fr", "RO", "LE", "TOP", "ALL", "CUP", "MAD"])
def test_a_sign_that_is_also_a_word_or_a_letter_is_weak(sign):
    assert sign in CURRENCIES[owners("signs")[sign]]["weak"]


@pytest.mark.parametrize("code", PEGS)
def test_peg_is_well_formed(code):
    assert code in CURRENCIES
    last = date.min
    for row in PEGS[code]:
        assert set(row) <= {"to", "rate", "low", "high", "from", "until", "source"}
        assert row["to"] in CURRENCIES
        assert ("rate" in row) != ("low" in row and "high" in row)
        assert Decimal(row.get("low") or row["rate"]) <= Decimal(row.get("high") or row["rate"])
        assert last < date.fromisoformat(row["from"]) <= date.fromisoformat(row.get("until", "9999-12-31"))
        last = date.fromisoformat(row.get("until", "9999-12-31"))
        assert row["source"]


@pytest.mark.parametrize("code", [code for code, row in CURRENCIES.items() if row.get("successor") == "EUR"])
def test_a_currency_that_became_the_euro_has_its_conversion_rate(code):
    assert PEGS[code][-1]["to"] == "EUR"
    assert "until" not in PEGS[code][-1]
