"""Programmes: three days or more told in their order, of which one stands before its turn.

"The timetable is simple. Tenders close on 14 March, bids are opened on 21 March, the winner is named on 2 April and
work starts on 6 May": a word such as timetable stands in the sentence or in the one before, and one day alone breaks
the row.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.page import Page, View
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.wording import of_kinds
from crossfoot.model.quantity import Kind

PLANNED = Trigger(lists=("timeline.programme",))
_FEWEST = 3
_PART = frozenset({"except", "respectively", "while", "whereas", "unlike", "either"})
_PREPOSITIONS = frozenset({"on", "by", "until", "at", "for", "from", "in", ":", ",", "("})


def programme_pairs(page: Page) -> Iterator[tuple[int, int, str]]:
    """Neighbouring days of every programme, the earlier told first."""
    for view in page.where(PLANNED):
        for one in (view, page.by_sentence.get(view.number + 1)):
            days = _days(page, one) if one is not None else []
            if len(days) >= _FEWEST + (one is not view) - 1 and one is not None and _is_row(page, one, days):
                for first, then in pairwise(days):
                    yield first, then, "sentence"


def _days(page: Page, view: View) -> list[int]:
    """The days of a sentence, none if it tells of a stretch or of any other sort of date."""
    found = of_kinds(page, view, {Kind.DATE})
    plain = all((page.figures[i].date or (None,) * 3)[2] is not None for i in found)
    return found if plain and not any(page.figures[i].is_range for i in found) else []


def _is_row(page: Page, view: View, days: list[int]) -> bool:
    lower = page.extraction.tokens.lower
    told = [page.figures[i].date or (None, None, None) for i in days]
    if len(days) < _FEWEST or not _PART.isdisjoint(view.words) or len({day[0] is None for day in told}) > 1:
        return False
    if not all(lower[page.figures[i].first - 1] in _PREPOSITIONS for i in days):
        return False
    order = [((day[0] or 0), day[1] or 0, day[2] or 0) for day in told]
    breaks = [place for place, (one, two) in enumerate(pairwise(order)) if one > two]
    if len(breaks) != 1:
        return not breaks
    at = breaks[0]
    # Without one of the two days the rest must be in order, and no turn of the year may explain the break.
    rests = ([*order[:at], *order[at + 1 :]], [*order[: at + 1], *order[at + 2 :]])
    mended = any(all(one <= two for one, two in pairwise(rest)) for rest in rests)
    return mended and not (order[at][0] == 0 and order[at][1] - order[at + 1][1] > 6)
