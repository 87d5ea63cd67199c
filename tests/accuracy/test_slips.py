"""Planted slips look like a writer's, and always change the figure."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.accuracy.slips import SLIPS


@pytest.mark.parametrize(
    ("slip", "text", "wrong"),
    [
        ("transposed", "$12 million", "$21 million"),
        ("transposed", "5", None),
        ("transposed", "3.3%", None),
        ("transposed", "10%", None),
        ("one-digit", "a third", None),
        ("power-of-ten", "$1.2bn", "$10.2bn"),
        ("power-of-ten", "1,234 tents", "12,340 tents"),
        ("power-of-ten", "HK$999", "HK$9990"),
        ("scale-word", "$5 million", "$5 billion"),
        ("scale-word", "2 trillion yen", "2 billion yen"),
        ("scale-word", "£3bn", "£3m"),
        ("scale-word", "5 metres", None),
    ],
)
def test_a_slip_gives_the_wrong_print(slip: str, text: str, wrong: str | None) -> None:
    assert SLIPS[slip](text, Random(0)) == wrong


@given(
    text=st.from_regex(r"[$£]?[1-9][0-9]{0,5}(\.[0-9]{1,2})?( million|bn|%)?", fullmatch=True),
    slip=st.sampled_from(sorted(SLIPS)),
    seed=st.integers(0, 9),
)
def test_a_slip_changes_the_figure_and_leaves_no_leading_zero(text: str, slip: str, seed: int) -> None:
    wrong = SLIPS[slip](text, Random(seed))
    if wrong is not None:
        assert wrong != text
        assert wrong.lstrip("$£")[0] != "0"
