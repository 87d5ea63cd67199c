"""Decimals of float columns: those of the shortest text, noise left out."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

np = pytest.importorskip("numpy", reason="numpy comes with the extra [data]")
floats = pytest.importorskip("crossfoot.engine.rows.floats", reason="numpy comes with the extra [data]")


@pytest.mark.parametrize(
    ("values", "decimals"),
    [
        ([53.25, 57], 2),
        ([8e8, 3], 0),
        ([0.1 + 0.2], 1),
        ([1.1 * 3, 4.73], 2),
        ([0.125], 3),
        ([], 0),
        ([-1.05], 2),
    ],
)
def test_decimals_are_those_that_print(values: list[float], decimals: int) -> None:
    assert floats.decimals_of(np.array(values)) == decimals


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1), st.integers(0, 6))
def test_what_is_written_with_some_decimals_has_no_more(whole: list[int], decimals: int) -> None:
    values = np.array([float(f"{number}e-{decimals}") for number in whole])
    printed = [f"{Decimal(number).scaleb(-decimals):f}".partition(".")[2].rstrip("0") for number in whole]
    longest = max(map(len, printed))
    assert floats.decimals_of(values) == longest


def test_a_long_tail_is_found_in_the_last_row() -> None:
    assert floats.decimals_of(np.array([1.0] * 1000 + [0.123456])) == 6


def test_a_computed_column_may_be_off_by_more_than_a_printed_one() -> None:
    printed, computed = np.array([53.25]), np.array([1e6 / 3])
    assert floats.noise_of(printed, 2) < floats.noise_of(computed, floats.decimals_of(computed))
