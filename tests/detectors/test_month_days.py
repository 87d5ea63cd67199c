"""Days of "that month", and leap days of a year told apart."""

from tests.detectors.bindings import bound


def test_a_day_of_that_month() -> None:
    text = "They called on April 8th and again on the 31st of that month."
    assert bound("month-length", text) == [{"day": "31st", "case": "thirty"}]
    assert bound("month-length", text.replace("April", "May")) == []


def test_a_leap_day_and_its_year() -> None:
    text = "In 2019 the parade was held on February 29."
    assert bound("month-length", text) == [{"date": "February 29", "year": "2019", "case": "leap"}]
    assert bound("month-length", "Born on February 29, he became king in 2019.") == []
