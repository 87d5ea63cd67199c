"""Amounts per unit in any order, with the number of units and what they come to."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("On average 41 shrubs were set per hectare, 84 in the six hectares.", ("six hectares", "41", "84")),
        (
            "Covering 64 square miles, the parish of 192,000 people has 300 to the square mile.",
            ("64 square miles", "300", "192,000"),
        ),
        (
            "Yields of 2.3 tonnes per hectare on 4,500 hectares gave 14,400 tonnes of oats.",
            ("4,500 hectares", "2.3 tonnes per hectare", "14,400 tonnes"),
        ),
        (
            "There are 7,200 goats on the 900-hectare farm, 80 on every hectare.",
            ("900-hectare", "80", "7,200"),
        ),
        (
            "With 505 inhabitants per km2, the canton of 900 km2 has 49,500 people.",
            ("900 km2", "505", "49,500"),
        ),
    ],
)
def test_the_unit_may_stand_anywhere(text: str, triple: tuple[str, str, str]) -> None:
    found = bound("unit-rate", text)
    assert [(one["number"], one["rate"], one["result"]) for one in found] == [triple]


@pytest.mark.parametrize(
    "text",
    [
        "The age-adjusted rate was 15 per 100,000, in a county of 400,000 people with 90 deaths.",
        "She earns £400 a week and won £9,000 in two weeks.",
        "It costs $200,000 a year to insure $10 million of debt for five years.",
        "The train has a top speed of 300km/h and covers the 540km in three hours.",
        "The cows give 7,500 litres a year each on 120 hectares.",
    ],
)
def test_what_is_of_something_else_is_left_alone(text: str) -> None:
    assert bound("unit-rate", text) == []
