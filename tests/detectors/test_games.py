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


@pytest.mark.parametrize(
    ("rule", "text", "figures"),
    [
        (
            "victory-margin",
            "Quins ran out 34-19 winners at a sodden ground, a margin of 15 points that flattered.",
            {"score": "34-19", "margin": "15 points"},
        ),
        (
            "victory-margin",
            "Norwich 5, Hull City 2. It was a three-goal win.",
            {"own": "5", "other": "2", "margin": "three"},
        ),
        (
            "printed-record",
            "The Comets, who have played 31 games, stand at 19-12.",
            {"record": "19-12", "games": "31"},
        ),
        (
            "period-points",
            "Quarter by quarter they put up 18, 22, 15 and 21 for a tally of 76.",
            {"first": "18", "total": "76"},
        ),
        (
            "set-count",
            "Brandt won 4-6, 6-3, 6-7, 7-5, 6-2. He was taken to a fifth set.",
            {"number": "fifth"},
        ),
        (
            "innings-margin",
            "Set 287 to win, Kent began well. They were dismissed for 262, and Essex had won by 24 runs.",
            {"first": "287", "second": "262", "margin": "24"},
        ),
        (
            "series-score",
            "The seventh game of the series went to extra innings before they won it, 4-3 in games.",
            {"score": "4-3", "games": "seventh"},
        ),
    ],
)
def test_told_apart(rule: str, text: str, figures: dict[str, str]) -> None:
    assert any(figures.items() <= one.items() for one in bound(rule, text))


@pytest.mark.parametrize(
    "text",
    [
        "Leeds won 3-1 to move five points clear at the top of the table.",
        "City won 4-1, a day after United had gone down by two goals at half-time.",
        "It was 2-2 after extra time, and a two-goal win on penalties.",
    ],
)
def test_margins_of_something_else(text: str) -> None:
    assert bound("victory-margin", text) == []
