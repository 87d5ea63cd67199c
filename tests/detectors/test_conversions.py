"""Conversions side by side and at a distance, and the rates between them."""

import pytest

from tests.detectors.bindings import bound

MONEY, UNIT = "currency-in-parentheses", "unit-in-parentheses"


@pytest.mark.parametrize(
    ("rule", "text", "converted"),
    [
        (MONEY, "It paid €120 million ($131 million).", "$131 million"),
        (MONEY, "It paid €120 million, or about $131 million, for it.", "$131 million"),
        (MONEY, "It paid €120 million - about $131 million - for it.", "$131 million"),
        (MONEY, "It is worth €120 million, the equivalent of $131 million.", "$131 million"),
        (MONEY, "Taxpayers gave DKr1.12bn. The sum, about €150m, is a third.", "€150m"),
        (MONEY, "It set ¥110bn aside. At current exchange rates that is worth $1.4bn.", "$1.4bn"),
        (MONEY, "The €850m that it will pay comes to about $850m.", "$850m"),
        (UNIT, "A 500-acre estate (202 hectares) was sold.", "202 hectares"),
        (UNIT, "The peak, 2,744 metres high, or just over 9,000 feet, was in cloud.", "9,000 feet"),
        (UNIT, "The coin weighs 0.4 ounces, 11 grams.", "11 grams"),
    ],
)
def test_a_conversion_is_found(rule: str, text: str, converted: str) -> None:
    assert [found["converted"] for found in bound(rule, text)] == [converted]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (MONEY, "The house cost €120 million (a third of $300 million that they had)."),
        (MONEY, "The fine of €120 million (2021: $90 million) stands."),
        (MONEY, "The loan was cut to $850m, with €320m added in euros."),
        (MONEY, "It owes €5m and £4m."),
        (UNIT, "He ran 5 km and lifted 80 kg."),
        (UNIT, "The road is 124 miles long (the bridge takes 2 km of it)."),
    ],
)
def test_other_figures_are_no_conversion(rule: str, text: str) -> None:
    assert bound(rule, text) == []


@pytest.mark.parametrize(
    ("rule", "text", "case"),
    [
        (MONEY, "It lent more than 778 million euros ($1.16 billion).", "printed-amount"),
        (MONEY, "It lent 778 million euros (more than $1.1 billion).", "above-converted"),
        (MONEY, "Rates are those of the day ($1 = 7.24 yuan).", "rate-sign"),
        ("rate-unit", "Diesel costs $3.80 a gallon ($1.00 a litre).", "price-rate"),
        ("rate-unit", "The van does 40 mpg (5.9 l/100km).", "any"),
    ],
)
def test_the_shape_chooses_the_formula(rule: str, text: str, case: str) -> None:
    assert [found["case"] for found in bound(rule, text)] == [case]


def test_one_number_in_two_notations() -> None:
    assert bound("scale-numeral", "It costs Rs 5 crore (50 million rupees).") != []
    assert bound("scale-numeral", "Sales were EUR 5.2 million (4.9 million).") == []


def test_a_rate_that_the_text_states() -> None:
    found = bound("stated-rate", "It held 2m barrels. At 7.3 barrels to the tonne that is 274,000 tonnes.")
    assert [(one["amount"], one["factor"], one["converted"]) for one in found] == [
        ("2m barrels", "7.3 barrels", "274,000 tonnes")
    ]


def test_conversions_of_different_years_are_not_compared() -> None:
    together = "It earned €9bn ($9.9bn) and owes €18bn ($19.8bn)."
    apart = "In 2008 it earned €9bn ($13bn). It now owes €18bn ($19.8bn)."
    assert bound("implied-exchange-rate", together) != []
    assert bound("implied-exchange-rate", apart) == []
