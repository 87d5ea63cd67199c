"""Shares of a sum, and amounts per unit, whose figures stand sentences apart."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "rate", "base", "part"),
    [
        ("A levy of 20 per cent on the £150 room adds £30 to the bill.", "20 per cent", "£150", "£30"),
        (
            "The mill was sold outright for €640m. It has 40 looms. Its clerk, who owned 45% of it, will pocket €288m.",
            "45%",
            "€640m",
            "€288m",
        ),
        (
            "The guild keeps a third of the $12 million award. Its cut comes to $4 million.",
            "a third",
            "$12 million",
            "$4 million",
        ),
    ],
)
def test_a_share_of_a_sum(text: str, rate: str, base: str, part: str) -> None:
    assert {"rate": rate, "base": base, "part": part} in bound("portion-of-sum", text)


@pytest.mark.parametrize(
    "text",
    [
        "The founder owns 30% of the mill, which paid €420m for a rival with sales of €800m.",
        "It will sell a shop for €70m and sell 80 percent of its gym in a deal that values it at €74m.",
        "The fund paid $180m for its 30% three years ago; the company is now worth $1.5bn.",
    ],
)
def test_no_share_of_another_sum(text: str) -> None:
    assert bound("portion-of-sum", text) == []


@pytest.mark.parametrize(
    ("text", "total", "number", "rate"),
    [
        (
            "Shared between its 13 depots, the 52,000 tonnes of salt come to 4,000 tonnes apiece.",
            "52,000 tonnes",
            "13",
            "4,000 tonnes",
        ),
        (
            "The town has 9,000 trees. Its 30 gardeners mow lawns too. Every gardener has 300 trees to mind.",
            "9,000",
            "30",
            "300",
        ),
        (
            "The order is for 75 trams. A tram costs €4m, which puts the contract at €300m.",
            "€300m",
            "75",
            "€4m",
        ),
    ],
)
def test_an_amount_per_unit(text: str, total: str, number: str, rate: str) -> None:
    assert {"total": total, "number": number, "rate": rate} in bound("per-unit", text)


def test_a_price_of_a_market_has_no_total() -> None:
    assert (
        bound("per-unit", "Oil is $60 a barrel. The field gives 4 million barrels and cost $240 million.")
        == []
    )
