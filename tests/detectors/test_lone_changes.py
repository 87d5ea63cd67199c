"""A percentage and the only two like levels of its sentence."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("The herd has shrunk 40%; there were 5,000, and there are 3,000.", ("5,000", "3,000")),
        ("Waiting times, 20 weeks in 2019, are now 30 weeks: 33% longer.", ("20 weeks", "30 weeks")),
        (
            "There were 5,000 pubs in 2000 and 3,000 in 2020, so 67% of them have gone.",
            ("5,000 pubs", "3,000"),
        ),
    ],
)
def test_the_only_two_levels(text: str, levels: tuple[str, str]) -> None:
    found = {(one["old"], one["new"]) for one in bound("told-change", text)}
    assert [tuple(level.split(" pubs")[0] for level in levels)] == [
        tuple(level.split(" pubs")[0] for level in pair) for pair in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The median was €31,400, while the mean was €38,900, pulled up by the richest, who draw 29% of all income.",
        "Half the firms that replied, seven out of 14, plan to move.",
        "Analysts had expected a 10% rise to $44m; the company reported $52m.",
    ],
)
def test_of_other_things(text: str) -> None:
    assert bound("told-change", text) == []
