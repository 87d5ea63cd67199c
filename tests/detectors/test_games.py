"""Margins, records, sets and series."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("victory-margin", "They won by nine goals, 28–19.", {"score": "28–19", "margin": "nine"}),
        ("victory-margin", "A two-goal win, 3–1, was enough.", {"score": "3–1", "margin": "two"}),
        (
            "innings-margin",
            "Set 288 to win, they were all out for 251, losing by 36 runs.",
            {"first": "288", "second": "251", "margin": "36", "case": "target"},
        ),
        (
            "record-games",
            "They had 12 wins, nine draws and 13 defeats from 34 games.",
            {"wins": "12", "draws": "nine", "losses": "13", "games": "34", "case": "drawn"},
        ),
        ("printed-record", "A 12-9-13 record after 34 games.", {"record": "12-9-13", "games": "34"}),
        ("straight-sets", "Won in straight sets, 6–3, 6–4.", {"first": "6–3", "other": "6–4"}),
        (
            "set-count",
            "It went to five sets, 6-3, 3-6, 6-4, 2-6 and 7-5.",
            {"sets": "6-3|3-6|6-4|2-6|7-5", "number": "five"},
        ),
        ("series-score", "They won the series 4-2 in six games.", {"score": "4-2", "games": "six"}),
        ("best-of", "They won the best-of-seven series 4-2.", {"score": "4-2", "games": "seven"}),
        (
            "aggregate",
            "They won 2–1 away and 3–0 at home, 5–1 on aggregate.",
            {"first": "2–1", "second": "3–0", "total": "5–1"},
        ),
    ],
)
def test_scores_are_bound(rule: str, text: str, expected: dict[str, str]) -> None:
    assert bound(rule, text) == [expected]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("victory-margin", "They won 28-19 after trailing by four goals at half-time."),
        ("victory-margin", "They won 3-1 and 2-0, by four goals in all."),
        ("record-games", "They have won 12 titles and lost 13 finals in 34 games."),
        ("printed-record", "The record is a 12-0 win in 1934, from 41 games."),
        ("straight-sets", "She won 6-3, 3-6, 6-4 after losing in straight sets a week before."),
        ("series-score", "They lead the series 3-1 and play game six away."),
        ("aggregate", "It ended 3-3 on aggregate and 4-3 on penalties after a 2-1 win."),
    ],
)
def test_other_figures_of_a_match_are_left_alone(rule: str, text: str) -> None:
    assert bound(rule, text) == []


def test_points_of_a_season_need_the_worth_of_a_win() -> None:
    record = "Over the 38 matches they won 20 and were beaten 11 times. The other seven games were drawn. "
    worth = "With three points for a win and one for a draw they ended on 67 points."
    assert bound("league-points", record + "They ended on 67 points.") == []
    assert bound("league-points", record + worth) == [
        {"wins": "20", "draws": "seven", "per_win": "three points", "points": "67 points", "case": "single"}
    ]
