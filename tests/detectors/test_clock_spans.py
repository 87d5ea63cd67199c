"""Two hours of the day and the time between them."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    "text",
    [
        "Doors closed at 7.15pm; she took her last bow at 10.40pm, three hours and 25 minutes after that.",
        "The fire was reported at 02:10. It was out by 05:40, three hours and 25 minutes later.",
        "Power was cut at 3.40 a.m. and restored at 9.10 a.m., leaving us in the dark for five and a half hours.",
    ],
)
def test_two_times_and_a_span(text: str) -> None:
    assert len(bound("clock-span", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Leaving at 10.30pm, they landed in Sydney at 6.30am, 15 hours later.",
        "Between 9am and 5pm each nurse may rest for one hour.",
        "The gates open at 9am and the first race is at 1pm; the journey takes two hours.",
    ],
)
def test_a_span_of_its_own(text: str) -> None:
    assert bound("clock-span", text) == []
