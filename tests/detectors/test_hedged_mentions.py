"""Bounds and the exact figures of the same thing."""

import pytest

from tests.detectors.bindings import bound


@pytest.mark.parametrize(
    ("text", "hedged", "exact", "case"),
    [
        ("More than half of voters, 47%, said so.", "half", "47%", "bound-below"),
        ("Fewer than a third of pupils (39 per cent) walk.", "a third", "39 per cent", "bound-above"),
        ("We rescued over 2,000 sheep, 1,987 in all.", "2,000", "1,987", "bound-below"),
        ("Over 500 people evacuated\n\nIn all 487 people were evacuated.", "500", "487", "bound-below"),
    ],
)
def test_one_thing_told_twice(text: str, hedged: str, exact: str, case: str) -> None:
    assert bound("hedge-versus-exact", text) == [{"hedged": hedged, "exact": exact, "case": case}]


@pytest.mark.parametrize(
    "text",
    [
        "More than half of voters, 47% of them women, said so.",
        "Over 2,000 people, 1,850 women and 190 men, came.",
        "Over 500 people evacuated\n\nA year ago 487 hens were sold.",
        "Over 500 people came. In 2010 it was 487 people, in 2014 512 people came.",
    ],
)
def test_two_things(text: str) -> None:
    assert bound("hedge-versus-exact", text) == []
