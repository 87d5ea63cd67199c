"""What a fraction leaves: "nine out of ten of the 2,000 members voted yes; only 200 said no".

The fraction is of a whole that stands right behind it; a count behind both, of nothing else that is named, is told as
the few or the others that it does not take in.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.slip_chances import ways_to_slip
from crossfoot.detectors.windows import middle_of, near
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_SHARES, _COUNTS = frozenset({Kind.FRACTION, Kind.RATIO}), frozenset({Kind.COUNT, Kind.NUMBER})
#: Tokens from a fraction to its whole, and from the cue to the part; a rest this near to the share tells nothing.
_OF, _CUE, _EVEN = 6, 4, 0.06


def rest_readings(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """Every fraction of a whole with the one count that is told as the rest."""
    for share in view.plain.place:
        figure = page.figures[share]
        if figure.kind not in _SHARES or figure.hedge is not None or not 0 < middle_of(figure) < 1:
            continue
        whole = _whole(page, view, share)
        part = _rest(page, view, whole) if whole is not None else None
        if whole is None or part is None:
            continue
        left, told = 1 - middle_of(figure), middle_of(page.figures[part]) / middle_of(page.figures[whole])
        exact = left * middle_of(page.figures[whole])
        if abs(left - middle_of(figure)) < _EVEN or not near(left, told):
            continue
        if abs(told - left) < _EVEN or ways_to_slip(middle_of(page.figures[part]), round(exact)):
            filled = {"part": part, "whole": whole, "fraction": share}
            yield Reading(rule, filled, Tier.CUED, "sentence", "rest")


def _whole(page: Page, view: View, share: int) -> int | None:
    """The count right behind "of"."""
    lower, last = page.extraction.tokens.lower, page.figures[share].last
    if lower[last : last + 1] != ["of"]:
        return None
    behind = [i for i in view.plain.place if page.figures[i].first >= last]
    whole = behind[0] if behind else None
    if whole is None or page.figures[whole].first > last + _OF or page.figures[whole].kind not in _COUNTS:
        return None
    return whole if page.figures[whole].hedge not in BOUNDS and middle_of(page.figures[whole]) > 1 else None


def _rest(page: Page, view: View, whole: int) -> int | None:
    """The only count behind a whole before which a word says that it is what is left."""
    lower, words, found = page.extraction.tokens.lower, wordings("results")["few-left"], []
    for index in view.plain.place:
        figure = page.figures[index]
        if figure.first < page.figures[whole].last or figure.kind not in _COUNTS or figure.unit is not None:
            continue
        start = max(page.figures[whole].last, hedged_first(page, view, index) - _CUE)
        same = figure.noun in (None, page.figures[whole].noun, "other")
        if same and words.within(lower, start, figure.last + 1):
            found.append(index)
    return (
        found[0]
        if len(found) == 1 and middle_of(page.figures[found[0]]) < middle_of(page.figures[whole])
        else None
    )
