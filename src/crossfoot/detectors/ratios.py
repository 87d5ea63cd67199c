"""Ratios in words: three to one, one teacher for every 17 pupils, outnumbered four to one.

The two counts of a ratio are the only two of their stretch that count different things; which of them leads is told
by the nouns where they are known, and otherwise left open: a ratio above one is that of the larger to the smaller.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import RATED, Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.windows import Pool, has_class, in_order, middle_of, plausible, pools, roles_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_CUES = ("outnumber-verb", "ratio-noun", "for-every")
_OTHER_ROLES = frozenset({"delta", "old-level", "expected", "extreme", "gap"})
_TOLD = Trigger(classes=("for-every", RATED), kinds=(Kind.RATIO,))
_TRADERS = ("advance-word",)


@needs(_TOLD)
def ratio_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A ratio of so many to one, and the two counts that it is the ratio of."""
    for view in page.where(_TOLD):
        if has_class(view, book, _TRADERS):
            continue
        for index in view.plain.place:
            figure = page.figures[index]
            every = _is_for_every(figure, view, book, index)
            cued = has_class(view, book, _CUES)
            if not every and not (cued and _is_to_one(figure)):
                continue
            for pool in pools(page, view, *(("previous", "paragraph") if cued else ())):
                filled = _counts(page, index, pool, has_class(view, book, ("outnumber-verb",)))
                if filled is not None:
                    yield Reading(rule, in_order(rule, filled), pool.tier, pool.window)
                    break


def _is_to_one(figure: Figure) -> bool:
    """ "17 to one", "3:1"; not a fraction ("one in five"), which is a share of a whole."""
    ratio = figure.kind is Kind.RATIO and figure.value is not None and len(figure.parts) == 2
    return ratio and figure.value is not None and figure.value > 1


def _is_for_every(figure: Figure, view: View, book: Codebook, index: int) -> bool:
    """ "30 animals for every person", "two nurses per doctor": a count per something that is counted too."""
    count = figure.kind in _COUNTS and figure.value is not None and figure.value > 1
    place = view.plain.place[index]
    if count and place and "for-every" in book.sets[view.plain.chars[place - 1]]:
        return figure.per is None
    if not count or (figure.noun is None and figure.per is None):
        return False
    if figure.per is not None:
        return not _is_span(figure.per)
    behind = view.plain.place[index] + 1
    return behind < len(view.plain.chars) and "for-every" in book.sets[view.plain.chars[behind]]


def _is_span(per: str) -> bool:
    return (
        per
        in {"each", "year", "month", "week", "day", "hour", "minute", "second", "quarter", "night", "share"}
        or per[0].isdigit()
    )


def _counts(page: Page, ratio: int, pool: Pool, outnumbered: bool) -> dict[str, int] | None:
    """The two counts, the larger first; None unless exactly two can be meant. "Outnumber" names what they count."""
    others = distinct(
        page,
        (
            index
            for index in pool.indexes
            if index != ratio and _is_count(page.figures[index]) and not roles_of(page, index) & _OTHER_ROLES
        ),
    )
    if len(others) != 2:
        return None
    more, fewer = sorted(others, key=lambda index: -middle_of(page.figures[index]))
    one, two = page.figures[more], page.figures[fewer]
    if one.noun == two.noun and not (outnumbered and one.noun is None):
        return None
    if not plausible(middle_of(one) / middle_of(two), middle_of(page.figures[ratio])):
        return None
    return {"ratio": ratio, "more": more, "fewer": fewer}


def _is_count(figure: Figure) -> bool:
    return figure.kind in _COUNTS and figure.value is not None and figure.value >= 2 and figure.per is None
