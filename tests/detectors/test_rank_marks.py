"""Words of rank."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    "opening",
    [
        "No pilot has flown more sorties than Ilse Brandt, with 14.",
        "Ilse Brandt ranked first with 14 sorties.",
        "Nobody flew more sorties than Ilse Brandt, who had 14.",
    ],
)
def test_the_first_place(opening: str) -> None:
    text = f"{opening} Rain fell. Second is Kasia Nowak, with 12."
    assert [row["smaller"] for row in bound("rank-order", text)] == ["12"]


def test_a_rival_value_ends_the_ranking() -> None:
    text = (
        "Brandt ranked first with 14 sorties. Her brother flew 21 sorties. Second is Nowak, with 16 sorties."
    )
    assert bound("rank-order", text) == []
