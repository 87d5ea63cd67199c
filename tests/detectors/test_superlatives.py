"""The largest and the smallest of what stands beside them."""

import pytest

from tests.detectors.bindings import bound


def test_the_largest_of_a_group_stands_against_each_other() -> None:
    text = "Of the three mills, Alder, with 412 workers, is the largest; Birch has 530 and Cedar 210."
    assert bound("superlative", text) == [
        {"larger": "412", "smaller": "530", "case": "pair"},
        {"larger": "412", "smaller": "210", "case": "pair"},
    ]


def test_the_smallest_closes_a_list() -> None:
    text = "The judges gave 41, 38 and 29: the lowest was 31."
    assert bound("superlative", text) == [{"members": "41|38|29", "extreme": "31", "case": "smallest"}]


@pytest.mark.parametrize(
    "text",
    [
        "Of the three mills, Alder, with 412 workers, is the largest in the valley; Birch has 530 and Cedar 210.",
        "The judges gave 41, 38 and 29: the lowest since 2004, when she got 31.",
        "Bids of £3.2m, £3.9m and £2.1m came in, the second highest of them £3.2m.",
        "Of the four mills, Alder, with 412 workers, is the largest; Birch has 530 and Cedar 210.",
    ],
)
def test_a_superlative_of_something_else(text: str) -> None:
    assert bound("superlative", text) == []
