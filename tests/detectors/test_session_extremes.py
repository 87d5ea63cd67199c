"""A price and the high or low that it is told with."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "larger", "smaller"),
    [
        ("It was at $51.88, after trading as high as $53.71.", "$53.71", "$51.88"),
        ("It was at $7.53 after falling as low as $7.35 earlier.", "$7.53", "$7.35"),
        ("It closed at $12.10, off an earlier low of $11.50.", "$12.10", "$11.50"),
        ("Oil hit a low of $71.20 before bouncing back to $73.05.", "$73.05", "$71.20"),
        ("It fell as much as 10 percent before closing down 4 percent.", "10 percent", "4 percent"),
        ("It was down 2 percent after falling as much as 5 percent.", "5 percent", "2 percent"),
    ],
)
def test_what_is_set_beside_a_high_or_low(text: str, larger: str, smaller: str) -> None:
    assert bound("session-extreme", text) == [{"larger": larger, "smaller": smaller}]


@pytest.mark.parametrize(
    "text",
    [
        # of another thing
        "The shares rose to $73 after crude oil hit a high of $72.",
        "The index was at 1,427, after hitting a high of 12,491 points.",
        # moves that go two ways
        "It rose as much as 2 percent before closing down 3 percent.",
        # nothing says that the one came from the other
        "It was at $51.88; its high of the year is $53.71.",
    ],
)
def test_what_is_not(text: str) -> None:
    assert bound("session-extreme", text) == []
