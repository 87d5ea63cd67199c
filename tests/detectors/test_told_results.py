"""Sums and differences told as such, and the like figures that they come from."""

import pytest

from tests.detectors.bindings import bound

RESULTS = [
    ("Alder polled 12,840 votes and Crane 11,975, giving Alder the seat by 965.", "965"),
    ("She has repaid €21,000 of the €35,000 she borrowed and still owes €41,000.", "€41,000"),
    ("It spent £62,500 and took £58,700 at the door, so ended the year £8,300 in the red.", "£8,300"),
    ("It caught 412 tonnes in May, 138 in June and 95 in July, bringing the catch to 654 tonnes.", "654 tonnes"),
    ("It has 145 homes to mend.\n\nSome 118 are done.\n\nThat leaves 37 to come.", "37"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "result"), RESULTS)
def test_a_result_is_bound_that_is_one_slip_away(text: str, result: str) -> None:
    assert [reading["result"] for reading in bound("worked-out", text)] == [result]


@pytest.mark.parametrize(
    "text",
    [
        "It lost 46 boats in May and 29 in June, leaving 812 in port.",
        "Of the 46 hurt, 29 went home, leaving 13 on the wards and two in intensive care.",
        "Sales were $96 million.\n\nWages took $40 million and fuel $18 million.\n\nThat left a profit of $24 million.",
        "Chasing 204, Sussex won by six wickets at 207 for four with 17 balls in hand.",
        "Profit rose by £3m to £12m; a loss of £90m had been feared.",
    ],
)
def test_figures_that_are_no_slip_away_are_left_alone(text: str) -> None:
    assert bound("worked-out", text) == []


def test_what_the_sentence_tells_behind_the_result_may_be_taken_away_too() -> None:
    text = "Of the 46 hurt, 29 went home, leaving 13 on the wards and four in intensive care."
    assert [reading["parts"] for reading in bound("worked-out", text)] == ["29|four"]


def test_of_two_stretches_the_one_that_fits_goes_first() -> None:
    text = "They had 30 goats. Foot rot took 45 of the 320 ewes, leaving 275."
    assert bound("worked-out", text) == [
        {"whole": "320", "parts": "45", "result": "275", "case": "worked-difference"}
    ]
