"""Which of a rule's formulas the wording calls for."""

from __future__ import annotations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import View
from crossfoot.rulebook import Rule
from crossfoot.rulebook.model import ANY, DIRECTIONS


def case_of(rule: Rule, view: View, book: Codebook, key: int, items: range | None) -> str | None:
    """The case of a reading: a direction, or the named class nearest to the key figure; None for "any"."""
    names = [name for name in rule.checks if name != ANY]
    if not names:
        return None
    directions = [name for name in names if name in DIRECTIONS]
    if directions:
        way = direction_at(view, key)
        found = {1: "up", -1: "down"}.get(way)
        return found if found in directions else None
    return _nearest_class(names, view, book, key, items)


def direction_at(view: View, index: int) -> int:
    """The direction that the nearest word of change in the frame gives a figure: 1, -1 or 0."""
    item = view.plain.place.get(index)
    if item is None:
        return 0
    frame = view.frames.of[item]
    agreed = view.frames.direction(frame)
    if agreed:
        return agreed
    heads = [head for head in view.frames.heads[frame] if head.direction]
    if not heads:
        return 0
    return min(heads, key=lambda head: (abs(head.item - item), head.item > item)).direction


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
