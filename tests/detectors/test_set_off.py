"""Comparisons behind a comma or a dash, and as the verb of a sentence."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "larger", "smaller"),
    [
        (
            "It made 57 cents a share in the first quarter, well above last year's 48 cents.",
            "57 cents",
            "48 cents",
        ),
        (
            "Revenue rose to $4.2 billion, up 12 percent, above a consensus of $4.1 billion.",
            "$4.2 billion",
            "$4.1 billion",
        ),
        (
            "Volatility was 31 percent on Thursday -- way above its 26-week average of 25 percent.",
            "31 percent",
            "25 percent",
        ),
        (
            "The yard is up 29 percent this year, outperforming a 14 percent gain in the index.",
            "29 percent",
            "14 percent",
        ),
        (
            "The yard is up 2 percent, trailing the 4.7 percent increase of the index.",
            "4.7 percent",
            "2 percent",
        ),
        (
            "Output fell 1.9 percent in May, more than the 1.2 percent fall in April.",
            "1.9 percent",
            "1.2 percent",
        ),
    ],
)
def test_the_nearest_like_figures_are_compared(text: str, larger: str, smaller: str) -> None:
    assert bound("comparison", text) == [{"larger": larger, "smaller": smaller}]


@pytest.mark.parametrize(
    "text",
    [
        # a lead of so much is no level
        "It made 57 cents a share, beating forecasts by 3 cents.",
        # of a fall "above" may mean less of it
        "Sales are down 28 percent, trailing the 16 percent fall of the industry.",
        "It lost 57 cents a share in May, above a forecast of 48 cents.",
        # a place in a list
        "Rosa leads with 63 percent, ahead of Anna on 61 percent.",
        # a bound says nothing of the figure itself
        "It sold 40 boats, above all to schools that have more than 30.",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert bound("comparison", text) == []
