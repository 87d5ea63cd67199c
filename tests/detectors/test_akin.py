"""Nouns that may count the same things."""

from __future__ import annotations

import pytest

from crossfoot.detectors.akin import akin


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("lorry", "vehicle", True),
        ("person", "passenger", True),
        ("lorry", "driver", False),
        ("galaxy", "galaxy", True),
        ("galaxy", "star", False),
        (None, None, False),
    ],
)
def test_nouns_of_one_sort_are_akin(one: str | None, other: str | None, expected: bool) -> None:
    assert akin(one, other) is expected
