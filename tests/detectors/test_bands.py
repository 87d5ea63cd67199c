"""Closing prices between the low and the high of their session."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "band"),
    [
        (
            "Palm fell to a trough of 3.96 ringgit, climbed as high as 4.31 ringgit and closed at 4.72 ringgit.",
            {"low": "3.96 ringgit", "high": "4.31 ringgit", "value": "4.72 ringgit", "case": "band-ends"},
        ),
        (
            "The shares traded between 212p and 236p. They ended the day at 229p.",
            {"range": "between 212p and 236p", "value": "229p", "case": "band-range"},
        ),
    ],
)
def test_a_close_goes_with_the_only_band_before_it(text: str, band: dict[str, str]) -> None:
    assert bound("close-in-band", text) == [band]


@pytest.mark.parametrize(
    "text",
    [
        "The shares had a low of $18.40 and a high of $31.75 last year. They closed at $37.10.",
        "Cocoa hit a high of $9,140 and a low of $8,870. In after-hours dealing it ended at $9,205.",
        "Oil hit a high of $71.20 and a low of $69.80. Gold closed at $1,940.",
    ],
)
def test_another_session_or_price_is_left_alone(text: str) -> None:
    assert bound("close-in-band", text) == []
