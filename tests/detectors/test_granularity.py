"""Percentages and means of small samples."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "share", "sample"),
    [
        ("The tumour shrank in 37 percent of 20 patients.", "37 percent", "20"),
        ("Of the 23 patients, 37% improved.", "37%", "23"),
        ("Fewer wells were clean (56.3%, n = 24).", "56.3%", "24"),
    ],
)
def test_a_percentage_of_a_sample(text: str, share: str, sample: str) -> None:
    assert bound("grim-percent", text) == [{"share": share, "sample": sample}]


@pytest.mark.parametrize(
    "text",
    [
        "About 37 percent of 20 patients got better.",
        "It owns 37 percent of 20 schools' pension fund.",
        "Some 35 percent of the 45 villages have no well.",
        "It will close 12% of its 45 clinics.",
        "Of 1,200 adults, 37% said so.",
    ],
)
def test_no_sharp_percentage_or_no_small_sample(text: str) -> None:
    assert bound("grim-percent", text) == []


def test_a_mean_needs_more_places_than_its_sample() -> None:
    assert bound("grim-mean", "They liked it (M = 3.47, n = 25).") == [{"mean": "3.47", "sample": "25"}]
    assert bound("grim-mean", "They liked it (M = 3.47, n = 250).") == []
