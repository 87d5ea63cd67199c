"""A figure that is known already, and the one of which it is a slip."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "again"),
    [
        (
            "The jury awarded $17.5 million. The railway called the $15.7 million award too high.",
            "$15.7 million",
        ),
        ("The mill will cut 850 jobs. Most of the 580 redundancies are in Leeds.", "580"),
        ("The fund holds $4.6 billion. Its $4.6 million is in bonds.", "$4.6 million"),
    ],
)
def test_a_known_figure_is_a_slip_of_the_one_before_it(text: str, again: str) -> None:
    assert [reading["again"] for reading in bound("restatement", text)] == [again]


@pytest.mark.parametrize(
    "text",
    [
        "The mill will cut 850 jobs. A further 580 go in Leeds.",
        "It had 84 shops. The 48 shops in the north were sold.",
        "The index rose 3.1 percent. The 1.3 percent of April was a blip.",
        "It sold 850 cars. The 580 vans and 580 trucks were sold too.",
        "The 850 cars were sold. The 580 vans were not.",
    ],
)
def test_figures_that_are_merely_alike(text: str) -> None:
    assert not bound("restatement", text)
