"""Slips as evidence: what counts as one, and how likely chance would bring it about."""

import pytest

from crossfoot.detectors.slip_chances import chance_of_slip, digits_of, step_of, ways_to_slip
from crossfoot.quantities import extract_figures


@pytest.mark.parametrize(
    ("stated", "needed", "ways"),
    [
        (342, 324, 2),
        (965, 865, 27),
        (8_100, 81, 4),
        (5.6, 6.5, 1),
        (13, 30, 1),
        (0.9, 0.19, 1),
        (13, 3, 0),
        (512, 865, 0),
        (1_204, 204, 0),
        (0, 5, 0),
    ],
)
def test_a_slip_swaps_two_digits_or_changes_one_or_moves_the_point(
    stated: float, needed: float, ways: int
) -> None:
    assert ways_to_slip(stated, needed) == ways


def test_more_digits_make_a_slip_less_likely_by_chance() -> None:
    few, many = chance_of_slip(56, 65, 1.0), chance_of_slip(56_789, 65_789, 1.0)
    assert few is not None
    assert many is not None
    assert many < few / 100


def test_round_values_are_as_common_as_their_few_digits() -> None:
    assert chance_of_slip(90_000, 20_000, 1.0) == 1.0
    assert chance_of_slip(90_000, 71_234, 1.0) is None


@pytest.mark.parametrize(
    ("text", "step"), [("1,850 boats", 1), ("£1.2 million", 1e5), ("$4.50", 0.01), ("2 million people", 1e6)]
)
def test_the_step_is_that_of_the_printed_precision(text: str, step: float) -> None:
    assert step_of(extract_figures(text).figures[0]) == pytest.approx(step)


def test_digits_leave_out_the_noughts_at_both_ends() -> None:
    assert [digits_of(value) for value in (40_100.0, 0.025, 7.0)] == ["401", "25", "7"]
