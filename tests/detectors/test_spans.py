"""Stretches of time: which two dates a duration lies between."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "start", "end", "span"),
    [
        ("She ran it from 1993 to 2018, a spell of 25 years.", "1993", "2018", "25 years"),
        ("She ran it for 25 years, from 1993 until 2018.", "1993", "2018", "25 years"),
        ("It shut in 2014, 112 years after it opened in 1902.", "1902", "2014", "112 years"),
        ("It opened in 1902 and, 112 years later, in 2014, it shut.", "1902", "2014", "112 years"),
        ("A 10-year lease, signed in 2011, expires in 2021.", "2011", "2021", "10-year"),
        ("The mill, which opened in 1908, shut in 2008 after 100 years.", "1908", "2008", "100 years"),
    ],
)
def test_a_duration_finds_its_dates(text: str, start: str, end: str, span: str) -> None:
    assert bound("year-span", text) == [{"start": start, "end": end, "span": span, "case": "any"}]


@pytest.mark.parametrize(
    "text",
    [
        "Between 1995 and 2001 he spent three years in prison.",
        "From 1995 to 2001 he worked; the next five years he travelled.",
        "Founded in 1921, the club spent 12 years in the league before 1953.",
        "The 15-year bond will mature in 2002, the 10-year in 1997.",
    ],
)
def test_a_duration_of_its_own_is_left_alone(text: str) -> None:
    assert bound("year-span", text) == []


def test_a_stretch_that_ends_before_it_begins_is_a_case_of_its_own() -> None:
    found = bound("year-span", "It shut in 1996, 12 years after it opened in 2008.")
    assert found == [{"start": "2008", "end": "1996", "span": "12 years", "case": "backwards"}]


def test_days_need_whole_dates() -> None:
    assert bound("day-count", "From March 3 to March 28, 25 days in all, it was shut.") == [
        {"start": "March 3", "end": "March 28", "span": "25 days", "case": "any"}
    ]
    assert bound("day-count", "From March to May, 25 days in all, it was shut.") == []


@pytest.mark.parametrize(
    "text", ["In 2004, 20 years ago, it burned down.", "It burned down 20 years ago, in 2004."]
)
def test_ago_stands_beside_its_date(text: str) -> None:
    assert bound("ago", text) == [{"then": "2004", "span": "20 years"}]


def test_ago_and_a_date_further_away_are_two_things() -> None:
    assert bound("ago", "Twenty years ago she moved; in 1991 she had been a student.") == []


def test_clock_times_and_the_time_between() -> None:
    found = bound("clock-span", "It was dark from 9:15am to 11:45am, two and a half hours.")
    assert found == [{"start": "9:15am", "end": "11:45am", "span": "two and a half hours"}]


def test_anniversaries_count_from_what_began() -> None:
    text = "Founded in 1925, the choir kept its 75th anniversary in 2000."
    assert {"number": "75th", "start": "1925", "kept": "2000", "case": "any"} in bound("anniversary", text)
    assert bound("anniversary", "He won in 1988, on his 30th birthday.") == []
