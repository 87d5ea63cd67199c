"""Values placed in a range that was told before."""

import pytest

from tests.detectors.bindings import bound

_RANGE = "Lumen hoped for $17 to $19 a share. Bankers saw 120 funds. "


@pytest.mark.parametrize(
    ("sentence", "case"),
    [
        ("It priced the stock at $18, in the middle of the range.", "midpoint"),
        ("Pricing came at the top of that range, $19, it said.", "top-of"),
        ("It was sold at $21, well above the range.", "above-range"),
        ("At $17.50 the price was within its indicative range.", "within"),
    ],
)
def test_a_range_told_before(sentence: str, case: str) -> None:
    (reading,) = bound("place-in-range", _RANGE + sentence)
    assert reading["range"] == "$17 to $19"
    assert reading["case"] == case


@pytest.mark.parametrize(
    "text",
    [
        _RANGE + "A rival fetched $18, in the middle of a wide range.",
        _RANGE + "It has 18 staff in the middle of the range.",
        _RANGE + "Others hoped for $20 to $30. It priced the stock at $18, in the middle of the range.",
    ],
)
def test_no_range_or_two(text: str) -> None:
    assert bound("place-in-range", text) == []
