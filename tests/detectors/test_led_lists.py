"""Lists that an extreme leads: every value beside a name of its own."""

import pytest

from tests.detectors.bindings import bound


def test_the_values_behind_an_extreme() -> None:
    text = "Snowfall was heaviest at Davos, where 84cm fell. Arosa had 71cm, Klosters 66cm and Chur 92cm."
    assert bound("told-order", text) == [
        {"larger": "84cm", "smaller": "71cm"},
        {"larger": "84cm", "smaller": "66cm"},
        {"larger": "84cm", "smaller": "92cm"},
    ]


def test_who_alone_is_ahead() -> None:
    text = "Rice came second, at $5.1bn. Only rubber, on $6.3bn, earned more; sugar was third."
    assert {"larger": "$6.3bn", "smaller": "$5.1bn"} in bound("told-order", text)


@pytest.mark.parametrize(
    "text",
    [
        "Spain's biggest bank, Norte, lent €40m. Italy's Sud lent €60m, France's Est €55m and Austria's Alp €70m.",
        "Prices were highest in Oslo, at $12, in 2019; in 2024 Rome had $14, Bern $19 and Cork $16.",
    ],
)
def test_other_lists(text: str) -> None:
    assert bound("told-order", text) == []
