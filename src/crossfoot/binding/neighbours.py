"""What may stand right beside the figure that a phrase is about.

Nearly every phrase names the word next to its figure ("by {}", "{} more"), so that of some hundred phrases the two
neighbours of a figure leave a handful that can be about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.compiling import class_of
from crossfoot.lexicon.patterns import Gap, Group, Node, Pattern, Slot

#: The figure itself.
_FIGURE = Slot("")


def neighbours(
    pattern: Pattern, book: Codebook, slot_chars: Callable[[str], str]
) -> tuple[str | None, str | None]:
    """The characters that may stand right before and right behind the figure; None for any, and for none at all."""
    if pattern.slots.count("") != 1 or _FIGURE not in pattern.nodes:
        return None, None  # one of several, or within alternatives: nothing is told at a glance
    at = pattern.nodes.index(_FIGURE)
    before, any_before = _edge(pattern.nodes[:at][::-1], -1, book, slot_chars)
    behind, any_behind = _edge(pattern.nodes[at + 1 :], 1, book, slot_chars)
    return None if any_before else before, None if any_behind else behind


def _edge(
    nodes: Iterable[Node], way: int, book: Codebook, slot_chars: Callable[[str], str]
) -> tuple[str, bool]:
    """The characters with which some parts may begin, and whether they may all be left out."""
    found = ""
    for node in nodes:
        chars, empty = _ends(node, way, book, slot_chars)
        found += chars
        if not empty:
            return found, False
    return found, True


def _ends(node: Node, way: int, book: Codebook, slot_chars: Callable[[str], str]) -> tuple[str, bool]:
    match node:
        case Gap():
            return book.gap, True
        case Slot(name):
            return slot_chars(name), False
        case Group(alternatives, optional):
            edges = [_edge(option[::way], way, book, slot_chars) for option in alternatives]
            return "".join(chars for chars, _ in edges), optional or any(empty for _, empty in edges)
    return book.classes.get(class_of(node) or "", ""), False
