"""Rankings told without an order of telling."""

import pytest

from tests.detectors.bindings import bound


def pairs(text: str) -> set[tuple[str, str]]:
    return {(one["larger"], one["smaller"]) for one in bound("rank-order", text)}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "The lowest of the four bids was £2.1m; the others were £2.4m, £2.75m and £2.9m.",
            ("£2.9m", "£2.1m"),
        ),
        ("The youngest of the three sisters, at 61, is Ada; Clara is 64 and Bertha 69.", ("69", "61")),
        (
            "They sold 31,400 in Oslo, 28,900 in Bergen and 26,150 in Bodo, in that order of size.",
            ("28,900", "26,150"),
        ),
        (
            "The three most populous are, in order, Arden (88,400), Bray (71,250) and Colm (59,900).",
            ("71,250", "59,900"),
        ),
        (
            "The winner went over at 1.97 metres and the silver was won with 1.95 metres.",
            ("1.97 metres", "1.95 metres"),
        ),
        ("Kipruto won in 2:05:14, from Abera in 2:05:41 and Tola in 2:06:03.", ("2:05:41", "2:05:14")),
    ],
)
def test_the_larger_and_the_smaller(text: str, pair: tuple[str, str]) -> None:
    assert pair in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "They are, in no particular order, 31,400, 28,900 and 56,150.",
        "The highest of the day was 38.4C; in 2003 it had been 39.1C.",
        "He cut 12, 14 and 11 of them in order to save money.",
    ],
)
def test_no_order_is_claimed(text: str) -> None:
    assert pairs(text) == set()
