"""Parts whose whole was told before, or stands behind "out of"."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        (
            "Ninety-six pupils sat the paper. It was a stiff one. In all, 81 of them passed.",
            "Ninety-six",
            "81",
        ),
        ("The panel of nine was not unanimous: seven of them backed the design.", "nine", "seven"),
        ("It is a market town of 4,200. Some say that 3,100 of its inhabitants came.", "4,200", "3,100"),
        ("The bistro was given 8.7 out of 10.", "10", "8.7"),
    ],
)
def test_whole_and_part(text: str, whole: str, part: str) -> None:
    assert {"whole": whole, "part": part} in bound("subset-bound", text)


@pytest.mark.parametrize(
    "text",
    [
        "Ten officers were hurt. Protesters threw stones and by evening 45 of them were in custody.",
        "I would give the film 11 out of 10.",
        "She bought 12 eggs, 20 apples and 30 plums; 40 of them were bad.",
    ],
)
def test_no_whole_is_told(text: str) -> None:
    assert bound("subset-bound", text) == []
