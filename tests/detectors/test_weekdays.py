"""Weekdays and the dates that they are said of."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("It opens on Tuesday, 14 October 2025.", [("Tuesday", "14 October 2025")]),
        ("It opens on Friday night (March 7).", [("Friday", "March 7")]),
        ("The poll is on 4 May, which this year falls on a Thursday.", [("Thursday", "4 May")]),
        ("On 1 July 1997 - a Tuesday, and a wet one - the flag came down.", [("Tuesday", "1 July 1997")]),
        (
            "On 22 and 23 March, a Saturday and a Sunday, it is shut.",
            [("Saturday", "22"), ("Sunday", "23 March")],
        ),
        ("Open from Wed 18 to Sun 22 June.", [("Wed", "18"), ("Sun", "22 June")]),
        (
            "It is shut on Thursday 5th, Friday 6th and Saturday 8th June.",
            [("Thursday", "5th"), ("Friday", "6th"), ("Saturday", "8th June")],
        ),
    ],
)
def test_each_weekday_has_its_date(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(one["day"], one["date"]) for one in bound("weekday-date", text)] == pairs


@pytest.mark.parametrize(
    "text",
    [
        "He set a hearing date on Monday of February 13.",
        "By 7 March, Friday's strike had cost two million.",
        "The palace fell on 25 October, a Wednesday by the Gregorian calendar.",
        "It meets every Monday, and again on the evening before 3 June.",
    ],
)
def test_another_day_is_meant(text: str) -> None:
    assert bound("weekday-date", text) == []
