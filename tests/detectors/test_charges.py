"""Charges, their rates and what they are charged on."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "rate", "base", "charge"),
    [
        (
            "The mill went for €640,000. Stamp duty is levied at 6%, so its buyers had to find €34,800 more.",
            "6%",
            "€640,000",
            "€34,800",
        ),
        (
            "Her agent keeps 15% of everything; from the advance of $260,000 he took $93,000.",
            "15%",
            "$260,000",
            "$93,000",
        ),
    ],
)
def test_the_three_are_put_together(text: str, rate: str, base: str, charge: str) -> None:
    found = bound("charge-on-base", text)
    assert found == [{"rate": rate, "base": base, "charge": charge}]


@pytest.mark.parametrize(
    "text",
    [
        "A 30% stake went for €450m, and the fee was paid by others; the bottler is worth €1.8bn.",
        "The fee rose 12% to €450m from €410m.",
        "A commission of inquiry met for 3 days. Sales rose to €90m, of which 30% came from abroad, from €80m.",
    ],
)
def test_other_shares_are_left_alone(text: str) -> None:
    assert bound("charge-on-base", text) == []
