"""Falls of more than everything there was: a percentage on the way down, of something that cannot be negative."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.cases import direction_at
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.runs import classes_at
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

#: A smaller fall is possible whatever it is a fall of, and not worth a word.
_NEARLY_ALL = 90
_SIZED = Trigger(roles=("delta",))
_LEVELS = frozenset({"new-level", "old-level", "moved-level", "moved-from"})


@needs(_SIZED)
def fall_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every percentage that is the size of a fall by nearly all or more, where nothing is below zero."""
    for view in page.where(_SIZED):
        if not any(_is_large(page, index) for index in view.figures):
            continue
        if any(_is_negative(page, index) for index in view.figures):
            continue
        for index in view.plain.place:
            if _is_fall(page, view, book, index):
                yield Reading(rule, {"change": index}, Tier.ANCHORED, "figure", "down")


def _is_fall(page: Page, view: View, book: Codebook, index: int) -> bool:
    figure = page.figures[index]
    if figure.is_range or figure.identifier or not _is_large(page, index):
        return False
    roles = view.roles[index]
    behind = classes_at(view, book, view.plain.place[index] + 1)
    if "less-word" in behind and "=than" not in classes_at(view, book, view.plain.place[index] + 2):
        return True  # "130% fewer deaths", "uses 185% less energy"
    return "delta" in roles and not roles & _LEVELS and direction_at(view, index) < 0


def _is_large(page: Page, index: int) -> bool:
    figure = page.figures[index]
    return figure.kind is Kind.PERCENT and figure.value is not None and figure.value >= _NEARLY_ALL


def _is_negative(page: Page, index: int) -> bool:
    value = page.figures[index].value
    return value is not None and value < 0
