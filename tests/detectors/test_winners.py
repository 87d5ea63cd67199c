"""Winners and their scores."""

import pytest

from tests.detectors.bindings import bound


def test_the_winner_stands_first() -> None:
    assert bound("winner-first", "Rovers beat Athletic 1-3, two of the goals being Okafor's.") == [
        {"score": "1-3"}
    ]
    assert bound("winner-first", "The holders swept aside Turku Palloseura 4–0 in the rain.") == [
        {"score": "4–0"}
    ]


def test_the_winner_of_a_match_has_its_sets() -> None:
    assert bound("winner-first", "Moreau beat the seventh seed 3-6, 6-4, 6-4.") == [{"score": "6-4"}]
    assert bound("winner-first", "Moreau beat the seventh seed 3-6, 4-6, 6-4.") == [{"score": "4-6"}]
    assert bound("winner-first", "Moreau was beaten by the seventh seed 3-6, 6-4, 4-6.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Rovers were beaten 1-3 by Athletic.",
        "Rovers beat the drop with a 1-3 loss.",
        "The senate defeated the bill 45-54.",
        "They beat Athletic in the series 2-4.",
    ],
)
def test_other_scores(text: str) -> None:
    assert bound("winner-first", text) == []


def test_the_points_of_both_halves() -> None:
    text = "With 12 before the break and 21 after it, the Larks won 33–17."
    assert bound("half-points", text) == [{"parts": "12|21", "score": "33–17"}]
    assert bound("half-points", "They had 12 before the break and lost 33–17.") == []


def test_a_run_of_one_side_alone() -> None:
    text = "Trailing 14-10, Otley scored 17 unanswered points to win 27-14."
    assert bound("unanswered", text) == [{"before": "14-10", "run": "17", "final": "27-14"}]
    assert bound("unanswered", "Otley scored 17 unanswered points to win 27-14.") == []
