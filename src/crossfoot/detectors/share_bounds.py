"""Shares above their whole: "187% of nurses", "won 12 of its 10 games", "60 litres of a 50-litre tank"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.limits import is_share
from crossfoot.detectors.runs import is_label
from crossfoot.detectors.wording import of_kinds
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.reference import units
from crossfoot.rulebook import Rule

_TOLD = Trigger(kinds=(Kind.PERCENT,), classes=(PAIRED,), words=("every",))
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_OWN = frozenset({"its", "their", "his", "her", "our", "all"})
_PARTS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_LEAST = 2
#: A part is at most so many times its whole by a slip, a nought too many; else the two count different things.
_FAR = 10


@needs(_TOLD)
def share_bound_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every percentage that is a share of something, and every "so many of so many" that stands together."""
    for view in page.where(_TOLD):
        for index in of_kinds(page, view, frozenset({Kind.PERCENT})):
            if page.figures[index].value is not None and is_share(page, view, index):
                yield Reading(rule, {"value": index}, Tier.ANCHORED, "figure", case="share-limit")
        figures = of_kinds(page, view, _PARTS)
        for part, whole in itertools.pairwise(figures):
            if _is_of(page, view, book, part, whole):
                yield Reading(
                    rule, {"value": part, "whole": whole}, Tier.ANCHORED, "sentence", case="part-limit"
                )
        for index in figures:
            if page.figures[index].per in ("10", "100", "1000") and _is_in_every(page, index):
                yield Reading(rule, {"value": index}, Tier.ANCHORED, "figure", case="every-limit")


def _is_of(page: Page, view: View, book: Codebook, part: int, whole: int) -> bool:
    """ "12 of its 10 games", "4,210 of 4,000 seats", "60 litres of a 50-litre tank"."""
    one, two = page.figures[part], page.figures[whole]
    gap = page.extraction.tokens.lower[one.last : two.first]
    if one.value is None or two.value is None or one.per or two.per or one.hedge or two.hedge:
        return False
    if gap[:1] != ["of"] or len(gap) > _LEAST or whole in view.skeletons.definite:
        return False  # "of the 10 games" is looked at by another rule
    if Kind.MEASURE in (one.kind, two.kind):
        tied = page.extraction.tokens.lower[two.last : two.last + 1] not in ([","], ["."], [])
        held = gap[1:] and gap[1] in words_of("determiners")
        return bool(held and tied and units.factor(one.unit or "", two.unit or "") is not None)
    if one.value > _FAR * two.value:
        return False  # "killed 3,647 of 23 species": no slip makes that many of so few
    own = len(gap) == 1 or gap[1] in _OWN
    whole_number = one.value % 1 == 0 and two.value % 1 == 0 and one.value >= _LEAST
    counts = one.kind is Kind.NUMBER and two.kind is Kind.COUNT and two.noun is not None
    return own and whole_number and counts and not is_label(view, page, book, part)


def _is_in_every(page: Page, index: int) -> bool:
    figure = page.figures[index]
    behind = page.extraction.tokens.lower[figure.last : figure.last + 2]
    return figure.kind in _COUNTS and behind == ["in", "every"] and figure.hedge is None
