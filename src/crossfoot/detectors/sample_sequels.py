"""Some of those of the sentence before, and the percentage that they are: "Eleven judges sat. Seven, or 64%, agreed".

The sentence opens with the part, which counts nothing by itself; its only percentage stands in apposition; and one
group, no more, was counted in the sentence before it or in the one before that.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.wording import of_kinds, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_BARE = frozenset({Kind.COUNT, Kind.NUMBER})
_LINKS = frozenset({"(", "equals", "making", "makes", "meaning", "means", "or", "–", "—", "["})
_WHICH_IS = (["which", "is"], ["that", "is"], ["which", "was"], ["that", "was"])
_OF_THEM = (["of", "them"], ["of", "these"], ["of", "those"], ["of", "whom"])
#: Tokens before the part with which a sentence may open, and before the percentage; sentences back to the group.
_OPENING, _LINK, _BACK = 3, 3, 2
#: A group of more than this is no small sample.
_MOST = 500
_AWAY = frozenset(
    {"above", "below", "fewer", "higher", "interest", "less", "lower", "more", "pay", "rise", "up"}
)


def sequel_readings(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """The part that opens a sentence, its percentage, and the group told before."""
    shares = of_kinds(page, view, {Kind.PERCENT})
    if len(shares) != 1 or page.figures[shares[0]].hedge in BOUNDS or not _is_apposed(page, view, shares[0]):
        return
    parts = [i for i in of_kinds(page, view, _BARE) if i < shares[0]]
    if len(parts) != 1 or not _is_part(page, view, parts[0]):
        return
    whole = _group(page, view, parts[0])
    if whole is not None:
        filled = {"part": parts[0], "whole": whole, "share": shares[0]}
        yield Reading(rule, filled, Tier.ANCHORED, "previous")


def _is_apposed(page: Page, view: View, share: int) -> bool:
    """ "which is 64%", "or 64%", "(64%)", and no change or rate behind it."""
    lower, figure = page.extraction.tokens.lower, page.figures[share]
    before = lower[max(view.sentence.first, figure.first - _LINK) : figure.first]
    behind = lower[figure.last : min(figure.last + 2, view.sentence.last)]
    linked = not _LINKS.isdisjoint(before) or any(before[k : k + 2] in _WHICH_IS for k in range(len(before)))
    return linked and _AWAY.isdisjoint(behind) and behind != ["of", "those"]


def _is_part(page: Page, view: View, part: int) -> bool:
    """ "Seven were", "Only six of them": a number that opens its sentence and counts nothing by itself."""
    lower, figure = page.extraction.tokens.lower, page.figures[part]
    if figure.unit is not None or figure.per is not None or figure.value is None or figure.hedge in BOUNDS:
        return False
    opens = figure.first - view.sentence.first <= _OPENING
    of_them = lower[figure.last : figure.last + 2] in _OF_THEM
    return opens and (figure.noun is None or of_them)


def _group(page: Page, view: View, part: int) -> int | None:
    """The only group counted before, larger than the part."""
    least = page.figures[part].value or 0
    for number in range(view.number - 1, view.number - 1 - _BACK, -1):
        other = page.by_sentence.get(number)
        if other is None or other.sentence.paragraph != view.sentence.paragraph:
            continue
        counts = [i for i in of_kinds(page, other, {Kind.COUNT}) if page.figures[i].unit is None]
        people = [i for i in counts if page.figures[i].noun is not None]
        if not people:
            continue
        figure = page.figures[people[0]]
        alone = len(counts) == 1 and figure.hedge is None and figure.per is None and not figure.is_range
        fits = alone and figure.value is not None and least < figure.value <= _MOST
        return people[0] if fits and not wordings("limits")["together"].stands_in(page, view) else None
    return None
