"""Lists that go one way, and values compared with themselves."""

import pytest

from tests.detectors.bindings import bound


def test_a_trend_compares_neighbours() -> None:
    found = bound("trend", "Membership has grown every year: 310, 342, 377 and 401.")
    assert [(one["larger"], one["smaller"]) for one in found] == [
        ("342", "310"),
        ("377", "342"),
        ("401", "377"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Membership has grown every year: 310 and 342.",
        "It has risen each year and fallen each winter, by 3, 5 and 2.",
        "It grew every year: 401 in 2004, 377 in 2003 and 342 in 2002.",
    ],
)
def test_no_single_row_in_order_of_time(text: str) -> None:
    assert bound("trend", text) == []


def test_one_value_in_two_notations() -> None:
    assert bound("vacuous", "It takes 120 minutes, compared with two hours by boat.") == [
        {"one": "120 minutes", "other": "two hours"}
    ]
    assert bound("vacuous", "It takes 120 minutes (two hours).") == []
