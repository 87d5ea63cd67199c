"""Rows of deeds, first and last times, lives."""

import pytest

from tests.detectors.bindings import bound


def test_a_row_of_deeds() -> None:
    text = "It was built in 1934, bombed in 1941, reopened in 1953 and at last pulled down in 1988."
    assert {"first": "1953", "then": "1988"} in bound("event-order", text)


def test_what_had_begun_before() -> None:
    text = "The dam was finished in 1962. Planning for it had begun in 1968."
    assert bound("event-order", text) == [{"first": "1968", "then": "1962"}]


@pytest.mark.parametrize(
    "text",
    [
        "The first bridge was built in 1931; the last train crossed in 1920 on the old one.",
        "He wrote a symphony in 1901. He died in 1911. She had begun hers in 1913.",
        "The church was rebuilt in 1871. Work had begun on the mill in 1880, and 40 men were hired.",
    ],
)
def test_other_dates(text: str) -> None:
    assert {"first": "1913", "then": "1911"} not in bound("event-order", text)
    assert {"first": "1880", "then": "1871"} not in bound("event-order", text)
    assert {"first": "1931", "then": "1920"} not in bound("event-order", text)
