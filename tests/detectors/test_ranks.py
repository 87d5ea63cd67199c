"""Rankings: pairs of neighbours, the larger by rank first."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Chile was the largest supplier, at 52 tonnes, followed by Peru with 31 tonnes and Spain with 18 tonnes.",
            [("52 tonnes", "31 tonnes"), ("31 tonnes", "18 tonnes")],
        ),
        (
            "Her 2:19:44 was the fastest time. Second came Berg, in 2:20:31, with Sol third in 2:21:02.",
            [("2:20:31", "2:19:44"), ("2:21:02", "2:20:31")],
        ),
        (
            "Oslo came top with 41 medals, followed by Bern with 31 and Rome with 28.",
            [("41", "31"), ("31", "28")],
        ),
        (
            "The tower is 181 metres high, the second-tallest in the city. The tallest building measures 204 metres.",
            [("204 metres", "181 metres")],
        ),
    ],
)
def test_neighbours_of_a_ranking(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(found["larger"], found["smaller"]) for found in bound("rank-order", text)] == pairs


@pytest.mark.parametrize(
    "text",
    [
        "It is one of the biggest, with 900 branches; its rival, the second to open there, has 1,200.",
        "The largest plant makes 300 cars a day. The second quarter brought 420.",
        "The biggest bank in Malta has 40 branches; the second-biggest in Europe has 6,000.",
        "It is the largest overseas market, up 2 percent. It is followed by Italy, up 13 percent.",
    ],
)
def test_words_of_rank_that_rank_nothing_here(text: str) -> None:
    assert bound("rank-order", text) == []
