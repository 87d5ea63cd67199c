"""Lists of like figures: the total said of them, and what is left of a whole.

A list is two or more figures of one kind and unit in one sentence, set apart by commas, "and", or their own short
noun phrases. Its total stands by a total word, before a colon, or is the whole that "leaving" subtracts from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
_MAX_MEMBERS = 12
_JOINTS = frozenset({"mark-comma", "=and", "mark-semicolon", "dash"})
_STOPS = frozenset({"hard-break", "mark-stop"})
_OTHER_ROLES = frozenset({"delta", "old-level", "expected", "extreme", "unit-price"})


@dataclass(frozen=True, slots=True)
class Run:
    """Like figures of one sentence that are joined as a list; ``first`` and ``last`` are items of the skeleton."""

    members: tuple[int, ...]
    first: int
    last: int


def sums_of(page: Page, index: int) -> bool:
    """Whether a figure can be added up at all."""
    figure = page.figures[index]
    countable = figure.kind in _KINDS and not figure.identifier and figure.per is None
    return countable and figure.value is not None


def runs(view: View, page: Page, book: Codebook, skip: int = -1) -> Iterator[Run]:
    """Maximal runs of like figures between which a comma or "and" stands and no figure of another sort."""
    current: list[int] = []
    previous = -1
    for item, index in enumerate(view.plain.figures):
        if index < 0 or index == skip:
            continue
        joined = current and _joined(view, book, previous, item) and like_members(page, current[-1], index)
        if not (sums_of(page, index) and not view.roles[index] & _OTHER_ROLES):
            joined = False
            if len(current) > 1:
                yield _run(view, current)
            current = []
            previous = item
            continue
        if not joined:
            if len(current) > 1:
                yield _run(view, current)
            current = []
        current.append(index)
        previous = item
    if len(current) > 1:
        yield _run(view, current)


def _run(view: View, members: list[int]) -> Run:
    places = [view.plain.place[index] for index in members]
    return Run(tuple(members[:_MAX_MEMBERS]), places[0], places[-1])


def like_members(page: Page, one: int, other: int) -> bool:
    """Whether two figures can be members of one list: like values, whatever they count."""
    first, second = page.figures[one], page.figures[other]
    if first.kind in (Kind.COUNT, Kind.NUMBER) and second.kind in (Kind.COUNT, Kind.NUMBER):
        return first.unit == second.unit
    return alike(first, second)


def _joined(view: View, book: Codebook, before: int, after: int) -> bool:
    """A comma or "and" between two figures and nothing that ends a clause."""
    joint = False
    for item in range(before + 1, after):
        classes = book.sets[view.plain.chars[item]]
        if classes & _STOPS:
            return False
        joint = joint or bool(classes & _JOINTS)
    return joint


def total_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A total word's figure, and the list in the same sentence (or a sentence that "together" looks back to)."""
    for view in page.views:
        for index in list(view.plain.place):
            if sums_of(page, index) and "sum" in view.roles[index]:
                for run in _lists_for(view, page, book, index):
                    yield Reading(rule, {"parts": run.members, "total": index}, Tier.ANCHORED, "sentence")


def _lists_for(view: View, page: Page, book: Codebook, total: int) -> list[Run]:
    found = [run for run in runs(view, page, book, skip=total) if _same_sort(page, run, total)]
    return found if len(found) == 1 else []


def _same_sort(page: Page, run: Run, total: int) -> bool:
    figure = page.figures[total]
    return all(_addable(page.figures[member], figure) for member in run.members)


def _addable(member: Figure, total: Figure) -> bool:
    if member.unit != total.unit:
        return False
    plain = {Kind.COUNT, Kind.NUMBER}
    return member.kind is total.kind or {member.kind, total.kind} <= plain


def remainder_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """rest = whole - parts, all in one sentence, the rest by its own word."""
    for view in page.views:
        rests = [index for index in view.plain.place if sums_of(page, index) and "rest" in view.roles[index]]
        for rest in rests:
            others = [
                index
                for index in view.plain.place
                if index != rest
                and sums_of(page, index)
                and _addable(page.figures[index], page.figures[rest])
            ]
            reading = _remainder(rule, page, rest, others)
            if reading is not None and len(rests) == 1:
                yield reading


def _remainder(rule: Rule, page: Page, rest: int, others: list[int]) -> Reading | None:
    """The largest other figure is the whole; it must be alone in that."""
    if len(others) < 2 or len(others) > _MAX_MEMBERS:
        return None
    ranked = sorted(others, key=lambda index: abs(page.figures[index].value or Decimal(0)), reverse=True)
    whole, parts = ranked[0], tuple(sorted(ranked[1:]))
    if page.figures[whole].value == page.figures[parts[0]].value:
        return None
    return Reading(rule, {"whole": whole, "parts": parts, "rest": rest}, Tier.ANCHORED, "sentence")
