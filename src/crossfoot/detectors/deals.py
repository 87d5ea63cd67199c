"""The old size of an offer or deal and the new, where a verb says which way it went.

The old size is what "from" or "originally planned" governs. The new one is the level of the same frame; where the
frame has none, it is the size that a sentence just before tells of the same sale.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import PARAGRAPH_REACH, distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import agrees, alike, fits
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.resized import RESIZED, grown_readings, share_readings, size_readings
from crossfoot.detectors.windows import has_class, in_order, phrase_classes, roles_of
from crossfoot.model.finding import Tier
from crossfoot.rulebook import Rule

_CUES = {"up": frozenset({"deal-up", "upsized"}), "down": frozenset({"deal-down", "downsized"})}
_ANY_CUE = frozenset().union(*_CUES.values())
_DEALS = Trigger(classes=tuple(sorted(_ANY_CUE)))
_SALES = ("sell-verb", "sale-noun", "price-verb")
_PLAN_REACH = 7
_COLLECTED = frozenset({"proceeds"})
_DIFFERING = frozenset({"fewer", "less", "more"})


@needs(_DEALS | RESIZED)
def deal_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """An old size in a frame with a word of enlarging or cutting, and the one new size."""
    for view in page.where(_DEALS, slot=rule.figures["old"]):
        for old in view.plain.place:
            roles = roles_of(page, old)
            if "awaited" in roles or not fits(rule.figures["old"], page.figures[old], roles):
                continue
            told = _way(view, book, old)
            if told is None:
                continue
            frame = [index for index in view.plain.place if view.frame_of(index) == view.frame_of(old)]
            if any(page.figures[index].is_range for index in frame):
                continue
            new = [
                index
                for index in frame
                if "new-level" in roles_of(page, index) - _by_how_much(page, index)
                and _may_be(rule, page, old, index)
            ]
            tier, window = Tier.ANCHORED, "frame"
            if not any("new-level" in roles_of(page, index) for index in frame):
                own = [index for index in frame if _may_be(rule, page, old, index)]
                new = _told_before(rule, page, view, book, old) if not own else []
                tier, window = Tier.CUED, "previous"
            way, word = told
            if len(distinct(page, new)) == 1 and (
                window == "previous" or word < view.plain.place[new[0]] or word < view.plain.place[old]
            ):
                filled = in_order(rule, {"old": old, "new": new[0]})
                yield Reading(rule, filled, tier, window, way)
    yield from size_readings(rule, page, book)


@needs(_DEALS | RESIZED)
def change_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """By how much a deal was enlarged or cut, its new size, and the size that was planned."""
    for view in page.where(_DEALS, slot=rule.figures["change"]):
        for change in view.plain.place:
            if not fits(rule.figures["change"], page.figures[change], roles_of(page, change)):
                continue
            told = _way(view, book, change)
            if told is None:
                continue
            new = [index for index in view.plain.place if _may_be_new(rule, page, change, index)]
            if len(distinct(page, new)) != 1:
                continue
            olds = _planned(page, view, book, (change, new[0]))
            if len(olds) == 1:
                filled = in_order(rule, {"change": change, "new": new[0], "old": olds[0]})
                yield Reading(rule, filled, Tier.CUED, "previous", told[0])
    yield from grown_readings(rule, page, book)
    yield from share_readings(rule, page, book)


def _may_be_new(rule: Rule, page: Page, change: int, index: int) -> bool:
    roles = roles_of(page, index)
    if (
        index == change
        or "new-level" not in roles
        or not fits(rule.figures["new"], page.figures[index], roles)
    ):
        return False
    return alike(page.figures[change], page.figures[index])


def _planned(page: Page, view: View, book: Codebook, taken: tuple[int, int]) -> list[int]:
    """The size once planned: in the sentence, or in the nearest of those before it that tells one."""
    for back in range(PARAGRAPH_REACH + 1):
        other = page.by_sentence.get(view.number - back)
        if other is None:
            continue
        found = [
            index
            for index in other.plain.place
            if index not in taken
            and alike(page.figures[taken[1]], page.figures[index])
            and page.figures[index].value is not None
            and "planned-word" in phrase_classes(other, book, index, _PLAN_REACH)
        ]
        if found:
            return distinct(page, found)
    return []


def _way(view: View, book: Codebook, old: int) -> tuple[str, int] | None:
    """Up or down, and the last word that says so: of the words before the old size, else of those behind it."""
    frame, place = view.frame_of(old), view.plain.place[old]
    told = book.chars_with(_ANY_CUE)
    said = [item for item, char in enumerate(view.plain.chars) if char in told]
    for items in ([item for item in said if item < place], [item for item in said if item > place]):
        found = {
            way: item
            for item in items
            if view.plain.figures[item] < 0 and view.frames.of[item] == frame
            for way, cues in _CUES.items()
            if book.sets[view.plain.chars[item]] & cues and not _is_adjective(view, book, item)
        }
        if found:
            return next(iter(found.items())) if len(found) == 1 else None
    return None


def _is_adjective(view: View, book: Codebook, item: int) -> bool:
    """Whether a word stands where only an adjective can: "exports of cut flowers"."""
    return item > 0 and "=of" in book.sets[view.plain.chars[item - 1]]


def _may_be(rule: Rule, page: Page, old: int, new: int) -> bool:
    one, two = page.figures[old], page.figures[new]
    if new == old or one.per != two.per or not fits(rule.figures["new"], two, roles_of(page, new)):
        return False
    return alike(one, two) and agrees(rule.figures, {"old": old, "new": new}, page.figures)


def _by_how_much(page: Page, index: int) -> set[str]:
    """ "a total 26,000 fewer": what looks like a level is a difference."""
    lower, last = page.extraction.tokens.lower, page.figures[index].last
    return {"new-level"} if last < len(lower) and lower[last] in _DIFFERING else set()


def _told_before(rule: Rule, page: Page, view: View, book: Codebook, old: int) -> list[int]:
    """The sizes that the nearest sentence before tells, if both sentences are about a sale."""
    if not has_class(view, book, ("sale-noun", "deal-noun")):
        return []
    for back in range(1, PARAGRAPH_REACH + 1):
        before = page.by_sentence.get(view.number - back)
        if before is None or not has_class(before, book, _SALES):
            continue
        if back > 1 and before.sentence.paragraph != view.sentence.paragraph:
            return []
        found = [index for index in before.plain.place if _may_be(rule, page, old, index)]
        found = [index for index in found if not roles_of(page, index) & _COLLECTED]
        if found:
            return found
    return []
