"""Profit margins: which profit of which sales.

Gross, operating and net margins are worked out from profits of the same name; a margin without a name may be of any.
A sentence that sets a part of a company against the whole ("the unit", "the group") is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import fits
from crossfoot.detectors.windows import Filled, fillings, has_class, in_order, phrase_classes, pools, roles_of
from crossfoot.rulebook import Rule

#: Words that name a profit, by the class of ``cues.yaml`` that holds them.
SORTS = ("gross-word", "operating-word", "net-profit-word", "ebitda-word")
_REACH = 7


def return_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A margin with the profit and the sales of its sentence, or of the sentence before."""
    for view in page.views:
        if has_class(view, book, ("division-word",)):
            continue
        for index in view.plain.place:
            if not fits(rule.figures["rate"], page.figures[index], roles_of(page, index)):
                continue
            own = sorts_at(view, book, index)

            def of_one_sort(filled: Filled, own: frozenset[str] = own) -> bool:
                at = page.view_of(filled["profit"])
                theirs = sorts_at(at, book, filled["profit"]) if at is not None else frozenset()
                return not (own and theirs) or own == theirs

            for pool in pools(page, view, "previous"):
                found = fillings(rule, page, {"rate": index}, pool.indexes, of_one_sort)
                if found:
                    for one in found:
                        yield Reading(rule, in_order(rule, one), pool.tier, pool.window)
                    break


def sorts_at(view: View, book: Codebook, index: int) -> frozenset[str]:
    """The names of profit before a figure, or right behind it."""
    item = view.plain.place.get(index, 0) + 1
    behind = [
        book.sets[view.plain.chars[place]]
        for place in range(item, min(item + 3, len(view.plain.chars)))
        if view.plain.figures[place] < 0
    ]
    names = phrase_classes(view, book, index, _REACH).union(*behind)
    return frozenset(names & set(SORTS))
