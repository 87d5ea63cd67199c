"""What is too far from what it should be to be the same thing."""

from __future__ import annotations

import pytest

from crossfoot import Checker, check


def accused(text: str) -> list[str]:
    return [one.rule for one in check(text).discrepancies]


def test_a_distance_that_no_slip_explains_is_one_of_two_things() -> None:
    assert accused("The 7.6 million adults, that is 950,000 people, cannot read.") == []


@pytest.mark.parametrize(
    "text",
    [
        "He carried the ward by 209 votes, 7,340 to 6,438.",  # a small difference of large figures
        "The tour sold 40 tablets at $250 each, $100,000 in all.",  # a power of ten, explained
    ],
)
def test_a_slip_or_a_small_difference_may_go_far(text: str) -> None:
    assert len(accused(text)) == 1


def test_explain_calls_weak_what_is_too_doubtful_to_accuse() -> None:
    text = "Tuition is set at 180,000 Danish kroner a year. At 7.45 kroner to the euro that is €42,000."
    checker = Checker()
    assert checker.check(text).findings == ()
    assert [note.outcome for note in checker.explain(text, 1).readings] == ["weak"]
