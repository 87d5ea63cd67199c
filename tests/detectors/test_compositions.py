"""What shows that percentages are all of one whole."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    "text",
    [
        "The estate is divided among four nieces: 40% to Ada, 30% to Bea, 20% to Cleo and 10% to Dora.",
        "Of the ore, Chile dug 60%, Peru 20%, China 7% and all others 13%.",
        "The alloy is 62% copper, 23% zinc and 15% nickel.",
    ],
)
def test_shares_of_one_whole(text: str) -> None:
    assert [row["case"] for row in bound("shares-sum", text)] == ["full-list"]


@pytest.mark.parametrize(
    "text",
    [
        "Among the growers were Ada with 40%, Bea with 30% and Cleo with 20%.",
        "Prices rose 6% in Chile, 2% in Peru, 7% in China and 13% in all others.",
    ],
)
def test_shares_of_several(text: str) -> None:
    assert bound("shares-sum", text) == []
