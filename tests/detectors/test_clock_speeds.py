"""A way between two hours of the day, and its speed."""

import pytest

from tests.detectors.bindings import bound

RULE = "clock-speed"


def test_the_hours_stand_in_the_sentence_before() -> None:
    text = "Having set off at 9am, they had put 21km behind them by 4pm. That is 3km an hour, halts and all."
    assert bound(RULE, text) == [{"distance": "21km", "start": "9am", "end": "4pm", "speed": "3km an hour"}]


@pytest.mark.parametrize(
    "text",
    [
        "Having set off at 9am, they had put 21km behind them by 4pm. The second group walked 9km.",
        "The van left at 7.10am, stopped at 8am and was in York at 8.40am. It did 30 mph on the 24-mile run.",
        "Having set off at 9am, they had put 21km behind them by 4pm. Buses there do 80km an hour.",
        "The plane left at 9am and landed at 4pm, after 2,100 km at 400 km/h.",
        "Having set off at 9am, they had put 21 miles behind them by 4pm. That is 3km an hour.",
    ],
)
def test_other_hours_ways_and_speeds_are_left_alone(text: str) -> None:
    assert bound(RULE, text) == []
