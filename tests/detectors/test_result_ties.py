"""Operands of results that are none."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    "text",
    [
        "Advertising brought in $48m, down from $53m, and its 71 local papers made $9m.",
        "Sales were $53bn. Memory makers, who lost $14bn in 2023, made $21bn in the half-year.",
    ],
)
def test_a_change_and_another_result_are_no_operands(text: str) -> None:
    assert bound("worked-out", text) == []


def test_takings_and_costs_are_operands() -> None:
    text = "The show took £46,000 at the door and cost £51,500 to put on. It lost £6,500."
    assert [one["result"] for one in bound("worked-out", text)] == ["£6,500"]
