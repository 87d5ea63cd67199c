"""A change told after its two levels: "fell from 20% to 15%. In relative terms that is a decline of 25%".

The change stands in a sentence of its own without levels, and points back: the sentence opens with "that is",
"this represents", or the change is definite ("the 45-basis-point jump"). The levels are the one pair, old and
new, of the sentences just before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.cases import direction_at
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_OPENING = 6
_REACH = 2
_HEADS = frozenset({"rise-noun", "fall-noun", "change-noun"})
_LEVELS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.DURATION, Kind.PERCENT})
_POINTS = frozenset({Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS})
_SIZED, _NAMED = Trigger(roles=("delta",)), Trigger(classes=tuple(sorted(_HEADS)))
_AWAY = frozenset({"extreme", "expected", "chance"})


@needs(_SIZED, _NAMED)
def backward_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every change that points back, with the only pair of levels before it."""
    for view in page.where(_SIZED, _NAMED):
        found = _change(page, view, book)
        if found is None:
            continue
        pair = _pair(page, view, page.figures[found])
        if pair is not None and _same_way(page, view, found, pair):
            filled = {"change": found, "new": pair[1], "old": pair[0]}
            case = "in-points" if page.figures[found].kind in _POINTS else "in-percent"
            yield Reading(rule, filled, Tier.ANCHORED, "previous", case)


def _change(page: Page, view: View, book: Codebook) -> int | None:
    """The one percentage or number of points of a sentence, if it is the size of a change and points back."""
    figures = page.figures
    sizes = [
        index for index in view.plain.place if figures[index].kind in _POINTS | {Kind.PERCENT, Kind.FRACTION}
    ]
    if len(sizes) != 1 or figures[sizes[0]].is_range or figures[sizes[0]].per is not None:
        return None
    index = sizes[0]
    if "delta" not in view.roles[index] or view.roles[index] & _AWAY:
        return None
    others = [other for other in view.plain.place if other != index and figures[other].kind in _LEVELS]
    if any(view.roles[other] & {"new-level", "old-level", "at-level", "subject-level"} for other in others):
        return None
    return index if _points_back(view, book, index) else None


def _points_back(view: View, book: Codebook, index: int) -> bool:
    """ "That is a fall of 25%", "which means a 25% fall"; "the 45-basis-point jump"."""
    item = view.plain.place[index]
    classes = [book.sets[char] for char in view.plain.chars]
    behind = item + 1 < len(classes) and bool(classes[item + 1] & _HEADS)
    if index in view.skeletons.definite:
        return behind
    start = item if behind else item - 2
    if start < 1 or not (behind or classes[start] & _HEADS):
        return False
    opening = range(max(start - 2, 0), min(start, _OPENING))
    return any({"amount-to", "back-reference"} & classes[place] for place in opening)


def _pair(page: Page, view: View, change: Figure) -> tuple[int, int] | None:
    """Old and new level of the sentences before; None if there is none, or more than one."""
    pairs: list[tuple[int, int]] = []
    for back in range(1, _REACH + 1):
        other = page.by_sentence.get(view.number - back)
        if other is not None:
            pairs += _pairs_in(page, other, change)
        if pairs:
            break
    return pairs[0] if len(pairs) == 1 else None


def _same_way(page: Page, view: View, change: int, pair: tuple[int, int]) -> bool:
    """Whether the change is told to go the way the levels went; if not, it is another change."""
    old, new = (page.figures[index].value for index in pair)
    way = direction_at(view, change)
    return old is not None and new is not None and (new - old) * way >= 0


def _pairs_in(page: Page, view: View, change: Figure) -> list[tuple[int, int]]:
    """Pairs of like levels of one frame, of which one is old and the other new."""
    kinds = {Kind.PERCENT} if change.kind in _POINTS else _LEVELS
    levels = [
        index
        for index in view.plain.place
        if page.figures[index].kind in kinds and not page.figures[index].is_range
    ]
    new = [
        index
        for index in levels
        if "new-level" in view.roles[index] and not view.roles[index] & (_AWAY | {"old-level"})
    ]
    old = [index for index in levels if "old-level" in view.roles[index] and not view.roles[index] & _AWAY]
    if not old:
        old = [index for index in levels if view.roles[index] & {"at-level"} and index not in new]
    return [
        (before, after)
        for before in old
        for after in new
        if before != after and alike(page.figures[before], page.figures[after])
    ]
