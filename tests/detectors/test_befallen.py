"""What people are counted for, and rates that are compared with those of another place."""

from __future__ import annotations

import pytest

import crossfoot

_ROADS = "{}\n\nSpeeding was to blame.\n\nAs 1.2 million people live there, the toll amounts to {} deaths per million."


def _accused(text: str) -> list[str]:
    return [claim.text for one in crossfoot.check(text).discrepancies for claim in one.claims]


@pytest.mark.parametrize(
    "lead", ["Some 96 people died on the roads.", "The roads killed 96 people last year."]
)
def test_people_who_died_are_deaths(lead: str) -> None:
    assert "96" in _accused(_ROADS.format(lead, "18"))
    assert _accused(_ROADS.format(lead, "80")) == []


def test_people_to_whom_nothing_happened_are_no_deaths() -> None:
    assert _accused(_ROADS.format("Some 96 people work on the roads.", "18")) == []
