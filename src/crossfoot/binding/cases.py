"""Which of a rule's formulas the wording calls for."""

from __future__ import annotations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import View
from crossfoot.rulebook import Rule
from crossfoot.rulebook.model import ANY, DIRECTIONS

#: A noun of change this near behind a figure governs it.
_ADJACENT = 3


def case_of(rule: Rule, view: View, book: Codebook, key: int, items: range | None) -> str | None:
    """The case of a reading: a direction, or the named class nearest to the key figure; None for "any"."""
    names = [name for name in rule.checks if name != ANY]
    if not names:
        return None
    directions = [name for name in names if name in DIRECTIONS]
    if directions:
        roles = rule.figures[rule.key.figure].roles if rule.key else ("delta",)
        way = direction_at(view, key) if "delta" in roles or "gap" in roles else level_direction(view, key)
        found = {1: "up", -1: "down"}.get(way)
        return found if found in directions else None
    return _nearest_class(names, view, book, key, items)


def direction_at(view: View, index: int) -> int:
    """The direction that its governing word of change gives a figure: 1, -1 or 0.

    A noun right behind the figure governs it ("a 25% rise"), else the nearest word of change before it, else the
    nearest behind.
    """
    item = view.plain.place.get(index)
    if item is None:
        return 0
    frame = view.frames.of[item]
    agreed = view.frames.direction(frame)
    if agreed:
        return agreed
    heads = [head for head in view.frames.heads[frame] if head.direction]
    behind = [head for head in heads if head.item > item]
    before = [head for head in heads if head.item < item]
    if behind and behind[0].item - item <= _ADJACENT and not _marked(view, item, behind[0].item):
        return behind[0].direction
    if before:
        return before[-1].direction
    return behind[0].direction if behind else 0


def level_direction(view: View, index: int) -> int:
    """The direction of the last verb, "up" or "down" before a level; 0 if there is none."""
    item = view.plain.place.get(index)
    if item is None:
        return 0
    return view.frames.direction_before(item)


def _marked(view: View, first: int, last: int) -> bool:
    """Whether a figure or a mark stands between two items."""
    chars, marks = view.plain.chars, view.frames.marks
    return any(view.plain.figures[item] >= 0 or chars[item] in marks for item in range(first + 1, last))


def _nearest_class(names: list[str], view: View, book: Codebook, key: int, items: range | None) -> str | None:
    """Within the phrase, else within the sentence; the nearest to the key, the first named on a tie."""
    place = view.plain.place.get(key, 0)
    best: tuple[int, int] | None = None
    chosen = None
    for item, char in enumerate(view.plain.chars):
        if view.plain.figures[item] >= 0:
            continue
        classes = book.sets[char]
        for rank, name in enumerate(names):
            if name in classes:
                inside = items is not None and item in items
                score = (abs(item - place) - (1000 if inside else 0), rank)
                if best is None or score < best:
                    best, chosen = score, name
    return chosen
