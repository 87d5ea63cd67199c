"""How a formula is printed with its figures."""

import pytest
from hypothesis import given

from crossfoot.formula import FormulaError, parse
from tests.formula.strategies import FORMULAS

TEXTS = {
    "shares": "800 million",
    "price": "HK$53.25",
    "proceeds": "HK$42.6 billion",
    "reference": "HK$57",
    "gap": "6.6%",
    "band": "HK$52.80–54.60",
    "parts": ["$1.2m", "$1.0m", "$0.9m"],
}


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("shares * price == proceeds", "800 million × HK$53.25 = HK$42.6 billion"),
        ("1 - price / reference == gap", "1 − HK$53.25 ÷ HK$57 = 6.6%"),
        ("(reference - price) / reference == gap", "(HK$57 − HK$53.25) ÷ HK$57 = 6.6%"),
        ("low(band) <= price <= high(band)", "low(HK$52.80–54.60) ≤ HK$53.25 ≤ high(HK$52.80–54.60)"),
        ("sum(parts) == proceeds", "$1.2m + $1.0m + $0.9m = HK$42.6 billion"),
        ("2 * sum(parts) > proceeds", "2 × ($1.2m + $1.0m + $0.9m) > HK$42.6 billion"),
        ("mean(parts) >= proceeds", "($1.2m + $1.0m + $0.9m) ÷ 3 ≥ HK$42.6 billion"),
        ("max(parts) != proceeds", "max($1.2m, $1.0m, $0.9m) ≠ HK$42.6 billion"),
        ("count(parts) == 3", "count($1.2m, $1.0m, $0.9m) = 3"),
        ("sum(others) < 3", "sum(others) < 3"),
        ("price < 2 and shares > 3", "HK$53.25 < 2 and 800 million > 3"),
        ("a - (b - c) == a - b - c", "a − (b − c) = a − b − c"),
        ("a / (b / c) == a / b / c", "a ÷ (b ÷ c) = a ÷ b ÷ c"),
        ("a * (b + c) == a + b * c", "a × (b + c) = a + b × c"),
        ("(a + b) ** 2 == a ** -1", "(a + b)² = a⁻¹"),
        ("-(a + b) == -a ** 2", "−(a + b) = −a²"),
        ("a - -b == (-a) ** 2", "a − −b = (−a)²"),
        ("sum(a, b) * c == abs(a - b)", "(a + b) × c = abs(a − b)"),
        ("a + (b + c) == 0.50", "a + b + c = 0.50"),
        ("price * fx(price, proceeds) == proceeds", "HK$53.25 × 0.1286 = HK$42.6 billion"),
        ("is_date(band)", "is_date(HK$52.80–54.60) = 1"),
    ],
)
def test_figures_stand_where_their_names_stood(source: str, printed: str) -> None:
    assert parse(source).render({**TEXTS, "fx(price, proceeds)": "0.1286"}) == printed


@given(FORMULAS)
def test_what_is_printed_without_texts_means_the_same_formula(source: str) -> None:
    try:
        check = parse(source)
    except FormulaError:
        return
    printed = check.render({})
    for sign, written in {
        "×": "*",
        "÷": "/",
        "−": "-",
        "≤": "<=",
        "≥": ">=",
        "≠": "!=",
        " = ": " == ",
    }.items():
        printed = printed.replace(sign, written)
    for power in ("⁻¹", "⁻²", "⁰", "¹", "²", "³"):
        plain = power.translate(str.maketrans("⁻⁰¹²³", "-0123"))
        printed = printed.replace(power, f" ** {plain}")
    assert parse(printed).render({}) == check.render({})
