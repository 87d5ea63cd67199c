"""Jobs that go or come, their share of a workforce, and the workforce, told wherever.

"The firm, which employs 2,400 people, will cut 360 jobs, or 15% of its workforce." The share says what it is a share
of, and the whole by its verb that it is all of them. A workforce of some place ("its staff in Leeds") is another whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.afar import around, figures_of, is_plain, only
from crossfoot.detectors.windows import roles_of
from crossfoot.detectors.wording import after, before, hedged_first, is_capital, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_SHARED = Trigger(kinds=(Kind.PERCENT, Kind.FRACTION))
_STAFF = Trigger(lists=("staffing.whole",))
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
#: Sentences before and behind the share in which the whole may be told.
_BACK, _AHEAD = 6, 2
#: Tokens from "of" to the noun of the whole, between the part and its share, and around the number of the whole.
_NOUN, _JOINT, _CUE = 4, 5, 3
_PLACES = frozenset({"in", "at", "across", "outside", "from", "on"})
_NO_WHOLE = frozenset({"delta", "old-level", "expected", "extreme"})


@needs(_SHARED, _STAFF)
def staffing_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every share of a workforce with the part beside it and the one number of the whole near by."""
    for view in page.where(_SHARED, _STAFF):
        for share in view.plain.place:
            behind = _whole_behind(page, view, share)
            part = _part(page, view, share, behind) if behind is not None else None
            if part is None:
                continue
            figures = figures_of(around(page, view, _BACK, _AHEAD))
            whole = only(page, (index for index in figures if index != part), partial(_is_whole, page))
            if whole is not None and not _is_elsewhere(page, part, whole):
                filled = {"part": part, "whole": whole, "share": share}
                yield Reading(rule, filled, Tier.CUED, "article")


def _whole_behind(page: Page, view: View, index: int) -> int | None:
    """The token behind "of its workforce", if a percentage is one of all who work there."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind not in (Kind.PERCENT, Kind.FRACTION) or figure.value is None or figure.hedge in BOUNDS:
        return None
    start, end = after(page, view, index, _NOUN + 1)
    if lower[start : start + 1] != ["of"]:
        return None
    for place in range(start + 1, end):
        size = wordings("staffing")["whole"].at(lower, place, view.sentence.last)
        if size:
            return None if _is_local(page, view, place + size) else place + size
        if not wordings("staffing")["all-told"].at(lower, place, end):
            return None
    return None


def _is_local(page: Page, view: View, last: int) -> bool:
    """Whether a place or a number follows: "in Leeds", "of 2,400", which other rules read."""
    lower = page.extraction.tokens.lower
    behind = lower[last : last + 1]
    if behind == ["of"]:
        return True
    return (
        bool(behind) and behind[0] in _PLACES and last + 1 < view.sentence.last and is_capital(page, last + 1)
    )


def _part(page: Page, view: View, share: int, behind: int) -> int | None:
    """The number of jobs right before the share, or right behind its whole, joined by "or" or a mark."""
    place, items = view.plain.place, view.plain.items
    for index in view.plain.place:
        first, last = hedged_first(page, view, index), items[place[index]][1]  # its noun is behind it
        joined = _is_joined(page, last, hedged_first(page, view, share)) or _is_joined(page, behind, first)
        if index != share and joined and _is_counted(page, index):
            return index
    return None


def _is_joined(page: Page, start: int, end: int) -> bool:
    """Whether nothing but marks, "or" and hedges stand in a short stretch."""
    lower, joints = page.extraction.tokens.lower, wordings("staffing")["joints"]
    place = start
    while place < end:
        size = joints.at(lower, place, end)
        if not size:
            return False
        place += size
    return 0 < end - start <= _JOINT


def _is_elsewhere(page: Page, part: int, whole: int) -> bool:
    """Whether other jobs are told of between the two: they may be those of another company."""
    first, last = sorted((part, whole))
    return any(_is_counted(page, index) for index in range(first + 1, last))


def _is_counted(page: Page, index: int) -> bool:
    figure = page.figures[index]
    known = wordings("staffing")["counted"].rows
    return (
        figure.kind in _COUNTED and is_plain(figure) and figure.noun in known and figure.hedge not in BOUNDS
    )


def _is_whole(page: Page, index: int) -> bool:
    """Whether a number is that of all who work there, by the words around it."""
    figure, view = page.figures[index], page.view_of(index)
    if view is None or figure.kind not in _COUNTED or not is_plain(figure):
        return False
    if figure.noun is not None and not _is_counted(page, index):
        return False
    last = view.plain.items[view.plain.place[index]][1]
    if roles_of(page, index) & _NO_WHOLE or _is_local(page, view, last):
        return False
    lower, words = page.extraction.tokens.lower, wordings("staffing")
    start, first = before(page, view, index, _CUE)
    end = min(last + _CUE, view.sentence.last)
    if words["employing"].within(lower, start, first) or words["employed"].within(lower, last, end):
        return True
    named = figure.noun in ("employee", "staff", "worker")
    return named and words["having"].within(lower, max(start, first - 1), first)
