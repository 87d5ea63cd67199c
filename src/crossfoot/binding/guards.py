"""Guards: properties of single figures (or of their frame) that keep a rule from accusing.

A guard applies to the slots that a rule names, never to the whole sentence unless it says so; which one spoke is
kept with the reading, so that every silence has its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from crossfoot.binding.apposed import is_joined_on, is_misplaced
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading, members
from crossfoot.binding.reading_guards import (
    goes_along,
    is_compared_apart,
    is_dwarfed,
    is_joined,
    is_of_another,
    is_parted,
    is_repeated,
    is_sized_otherwise,
    is_summed_up,
    is_yearly,
)
from crossfoot.lexicon import table
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.quantities.rounding import is_tally

#: A word of change this near before a figure is its own.
_ADJACENT = 2
#: Tokens before a figure in which its verb stands.
_LEADING = 3
_MOVED = frozenset({"delta", "new-level", "moved-level"})
_NONE: set[str] = set()
#: A bare number below this may be a place in a list as well as an amount.
_RANKS = 20


def blocking(reading: Reading, page: Page, book: Codebook) -> str | None:
    """The first guard that forbids this reading, or None."""
    rule = reading.rule
    if not rule.unless:
        return None
    for name in _in_order(frozenset().union(*rule.unless.values())):
        guarded = [
            index
            for slot, filling in reading.figures.items()
            if name in rule.guards(slot)
            for index in members(filling)
        ]
        if _guard(name).get("agreeing") and goes_along(reading, page):
            continue
        if is_summed_up(reading, page, book, frozenset(_guard(name).get("summed", ()))):
            continue
        speaks = _OF_READINGS.get(_guard(name).get("property", ""))
        if guarded and (speaks(reading, page, book) if speaks else _speaks(name, guarded, page, book)):
            return name
    return None


def names_in_order(names: set[str]) -> list[str]:
    """Guards in the order of the lexicon, so that the reason given is always the same."""
    return list(_in_order(frozenset(names)))


@cache
def _in_order(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in table("guards") if name in names)


@cache
def _guard(name: str) -> dict[str, Any]:
    return dict(table("guards")[name])


def _speaks(name: str, indexes: list[int], page: Page, book: Codebook) -> bool:
    hits = [has_guard(name, index, page, book) for index in indexes]
    if _guard(name).get("clash"):
        return any(hits) and not all(hits)
    return any(hits)


def has_guard(name: str, index: int, page: Page, book: Codebook) -> bool:
    """Whether one figure has the property that a guard names."""
    guard, figure, view = _guard(name), page.figures[index], page.view_of(index)
    if guard.get("property") in _SEEN:
        return view is not None and _SEEN[guard["property"]](page, view, index, book)
    if "property" in guard and not _property(guard["property"], figure):
        return False
    if "property" in guard and "classes" not in guard:
        return True
    if view is None:
        return False
    if "roles" in guard and not view.roles.get(index, set()).intersection(guard["roles"]):
        return False
    if "but" in guard and view.roles.get(index, _NONE).intersection(guard["but"]):
        return False
    if "flows" in guard and _flows(guard["flows"], page, view, figure):
        return False
    if "headed" in guard and _is_headed(guard["headed"], page, view, figure):
        return False
    if "spoken" in guard and _is_spoken(set(guard["spoken"]), index, view, book):
        return False
    if "classes" not in guard:
        return True
    return _class_in_scope(guard["classes"], guard["scope"], index, view, book)


def _falls(page: Page, view: View, index: int, book: Codebook) -> bool:
    frame = view.frame_of(index)
    return frame >= 0 and any(head.direction < 0 for head in view.frames.heads[frame])


def _is_mixed(page: Page, view: View, index: int, book: Codebook) -> bool:
    """Whether another change of the clause goes the other way: "rose 1% after closing at $22, down 2%"."""
    frame, ways = view.frame_of(index), set()
    for item in view.plain.place.values():
        if view.frames.of[item] == frame and view.roles.get(view.plain.figures[item], _NONE) & _MOVED:
            ways.add(view.frames.direction_before(item, _ADJACENT))
    return {1, -1} <= ways


def _is_tied(page: Page, view: View, index: int, book: Codebook) -> bool:
    """Whether a hyphen ties a figure to the word behind it: "three-pointers"."""
    figure = page.figures[index]
    tokens, last = page.extraction.tokens, figure.last
    tied = tokens.lower[last : last + 1] == ["-"] and tokens.starts[last] == tokens.ends[last - 1]
    return tied and figure.kind in (Kind.COUNT, Kind.NUMBER)


def _property(name: str, figure: Figure) -> bool:
    if name == "is_rank_like":
        if figure.kind is not Kind.NUMBER or figure.value is None or abs(figure.value) >= _RANKS:
            return False
        return "." not in figure.text or figure.per is not None
    if name == "is_negative":
        return figure.value is not None and figure.value < 0
    if name == "is_tally":
        return is_tally(figure)
    if name == "is_bound":
        return figure.hedge in BOUNDS
    return bool(getattr(figure, name))


def _flows(words: list[str], page: Page, view: View, figure: Figure) -> bool:
    """Whether a verb of going on, and none of a single step, leads to a figure: "it loses 150 litres an hour"."""
    first = figure.first
    return not set(words).isdisjoint(
        page.extraction.tokens.lower[max(view.sentence.first, first - _LEADING) : first]
    )


def _is_headed(words: list[str], page: Page, view: View, figure: Figure) -> bool:
    """Whether a figure is the first of a sentence that opens with one of these: "From a peak of 3,200 it fell to"."""
    first = view.figures[0] if view.figures else -1
    return page.extraction.tokens.lower[view.sentence.first] in words and page.figures[first] is figure


def _is_spoken(classes: set[str], index: int, view: View, book: Codebook) -> bool:
    """Whether a word right behind a figure speaks for it, whatever its frame says: "recovered to 60, 20% more"."""
    item = view.plain.place.get(index)
    behind = view.plain.chars[item + 1 : item + 2] if item is not None else ""
    return any(book.sets[char] & classes for char in behind)


def _class_in_scope(classes: list[str], scope: str, index: int, view: View, book: Codebook) -> bool:
    told = book.places(book.chars_with(frozenset(classes)), view.plain.chars)
    if not told:
        return False
    frame = view.frame_of(index)
    return any(
        view.plain.figures[item] < 0 and (scope != "frame" or view.frames.of[item] == frame) for item in told
    )


def _is_definite(page: Page, view: View, index: int, book: Codebook) -> bool:
    return index in view.skeletons.definite


def _is_of_whom(page: Page, view: View, index: int, book: Codebook) -> bool:
    """ "Six of the ten players, 40% of whom are foreign": a share of those just named, not what they are."""
    last = page.figures[index].last
    behind = page.extraction.tokens.lower[last : last + 3]
    if behind[:2] in (["of", "them"], ["of", "these"], ["of", "those"]):
        return len(behind) > 2 and behind[2] in _WHERE  # "30% of them in Spain"
    return behind[:2] in (["of", "whom"], ["of", "which"])


def _is_made_up(page: Page, view: View, index: int, book: Codebook) -> bool:
    """ "One bank, whose shares lost 11%, made up 410 million": a share of a whole, no size of a change."""
    first = page.figures[index].first
    return page.extraction.tokens.lower[max(first - 2, 0) : first] in _MADE_UP


_MADE_UP = (["made", "up"], ["makes", "up"], ["make", "up"], ["accounted", "for"], ["accounts", "for"])
_WHERE = frozenset(
    {"abroad", "at", "by", "for", "from", "here", "in", "near", "on", "outside", "there", "to", "with"}
)


#: Properties that are asked of all figures of a reading together.
_OF_READINGS: Mapping[str, Callable[[Reading, Page, Codebook], bool]] = {
    "is_compared_apart": is_compared_apart,
    "is_joined_on": is_joined_on,
    "is_misplaced": is_misplaced,
    "is_of_another": is_of_another,
    "is_parted": is_parted,
    "is_dwarfed": is_dwarfed,
    "is_sized_otherwise": is_sized_otherwise,
    "is_yearly": is_yearly,
}
#: Properties that are asked of the sentence of a figure.
_SEEN: Mapping[str, Callable[[Page, View, int, Codebook], bool]] = {
    "is_definite": _is_definite,
    "is_falling": _falls,
    "is_joined": is_joined,
    "is_mixed": _is_mixed,
    "is_made_up": _is_made_up,
    "is_of_whom": _is_of_whom,
    "is_repeated": is_repeated,
    "is_tied": _is_tied,
}
