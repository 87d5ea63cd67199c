"""Weekdays, valid dates and the years that a date may belong to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.reference import calendar

DATES = st.dates()


@pytest.mark.parametrize(
    ("day", "weekday"),
    [
        ((2025, 3, 25), 1),  # a Tuesday
        ((1969, 7, 20), 6),  # the landing on the moon: a Sunday
        ((2000, 2, 29), 1),
        ((1900, 1, 1), 0),
        ((1752, 9, 14), 3),  # the first Gregorian day in Britain: a Thursday
        ((1, 1, 1), 0),
    ],
)
def test_weekday_of_a_known_day(day, weekday):
    assert calendar.weekday(*day) == weekday


@pytest.mark.parametrize(
    "day", [(2023, 2, 29), (1900, 2, 29), (2024, 6, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0)]
)
def test_a_day_that_does_not_exist_has_no_weekday(day):
    assert not calendar.is_date(*day)
    assert calendar.weekday(*day) is None


@given(DATES)
def test_weekday_agrees_with_the_standard_library(day):
    assert calendar.weekday(day.year, day.month, day.day) == day.weekday()
    assert calendar.is_date(day.year, day.month, day.day)


def test_a_date_without_a_year_is_valid_if_some_year_has_it():
    assert calendar.is_date(None, 2, 29)
    assert not calendar.is_date(None, 2, 30)
    assert not calendar.is_date(None, 6, 31)


def test_days_in_month():
    lengths = [calendar.days_in_month(2023, month) for month in range(1, 13)]
    assert lengths == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert (
        calendar.days_in_month(None, 2)
        == calendar.days_in_month(2024, 2)
        == calendar.days_in_month(2000, 2)
        == 29
    )
    assert calendar.days_in_month(10_000, 2) == 29


def test_there_is_no_month_13():
    with pytest.raises(ValueError, match="no month 13"):
        calendar.days_in_month(2024, 13)


def test_candidate_years_are_the_neighbours_of_the_publication_nearest_first():
    assert calendar.candidate_years(12, 28, date(2025, 1, 3)) == (2024, 2025, 2026)
    assert calendar.candidate_years(3, 24, date(2025, 3, 23)) == (2025, 2024, 2026)


def test_candidate_years_leave_out_years_without_the_date_or_with_another_weekday():
    assert calendar.candidate_years(2, 29, date(2025, 3, 25)) == (2024,)
    assert calendar.candidate_years(2, 29, date(2026, 3, 25)) == ()
    assert calendar.candidate_years(3, 24, date(2025, 3, 25), on=0) == (2025,)
    assert calendar.candidate_years(3, 24, date(2025, 3, 25), on=3) == ()


def test_without_a_date_of_publication_no_year_is_proposed():
    assert calendar.candidate_years(3, 24, None) == ()


def test_candidate_years_stay_within_what_a_date_can_hold():
    assert calendar.candidate_years(1, 1, date(1, 1, 1)) == (1, 2)
    assert calendar.candidate_years(12, 31, date(9999, 12, 31)) == (9999, 9998)


def test_years_with_weekday():
    assert list(calendar.years_with_weekday(3, 25, 1, 2010, 2026)) == [2014, 2025]
    assert list(calendar.years_with_weekday(6, 31, 1, 2010, 2026)) == []


def test_bounds_of_periods():
    assert calendar.quarter_bounds(2024, 1) == (date(2024, 1, 1), date(2024, 3, 31))
    assert calendar.quarter_bounds(2024, 4) == (date(2024, 10, 1), date(2024, 12, 31))
    assert calendar.month_bounds(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert calendar.year_bounds(2024) == (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize("quarter", [0, 5])
def test_there_are_four_quarters(quarter):
    with pytest.raises(ValueError, match=f"no quarter {quarter}"):
        calendar.quarter_bounds(2024, quarter)


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (date(1946, 3, 26), date(2025, 3, 25), 78),
        (date(1946, 3, 25), date(2025, 3, 25), 79),
        (date(2004, 2, 29), date(2023, 2, 28), 18),
        (date(2004, 2, 29), date(2023, 3, 1), 19),
        (date(2025, 3, 25), date(2024, 3, 25), -1),
    ],
)
def test_years_between_counts_birthdays(first, last, years):
    assert calendar.years_between(first, last) == years


@given(DATES, DATES)
def test_years_between_changes_sign_with_its_order(first, last):
    assert calendar.years_between(first, last) == -calendar.years_between(last, first)


@given(st.dates(max_value=date(9990, 1, 1)), st.integers(0, 3000))
def test_days_between_counts_days(day, count):
    assert calendar.days_between(day, day + timedelta(count)) == count
