"""Guards that look at all figures of a reading."""

from collections.abc import Callable

import pytest

from crossfoot import Checker
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.binding.reading_guards import goes_along, is_parted
from crossfoot.model.finding import Tier

Read = Callable[[str], Page]


def reading(page: Page, case: str | None = None, **slots: str) -> Reading:
    """The reading of the rule ``direction`` with the figures that are printed so."""
    texts = [figure.text for figure in page.figures]
    figures = {name: texts.index(text) for name, text in slots.items()}
    return Reading(Checker().rulebook.find("direction"), figures, Tier.ANCHORED, "frame", case)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("It rose to $5m from $4m.", False),
        ("It rose to $5m, then to $6m, from $4m.", True),
        ("It rose to $5m, above the forecast of $6m and up from $4m.", False),
        ("It rose to $5m in 30 towns from $4m.", False),
    ],
)
def test_another_level_between_parts_the_two(text: str, parted: bool, page: Read) -> None:
    read = page(text)
    assert is_parted(reading(read, new="$5m", old="$4m"), read, read.book) is parted


@pytest.mark.parametrize(("case", "along"), [("up", True), ("down", False), (None, False)])
def test_the_levels_go_the_way_of_the_words(case: str | None, along: bool, page: Read) -> None:
    read = page("It rose to $7m from $4m.")
    assert goes_along(reading(read, case, new="$7m", old="$4m"), read) is along
