"""What parts an average from a total and a number: other sentences that tell of other things.

An average that stands alone in its sentence looks for its total and its number in those before. In dense text these are
those of something else, unless what is counted is named again.
"""

from __future__ import annotations

from itertools import pairwise

from crossfoot.binding.page import Page, View
from crossfoot.detectors.accounts import is_person
from crossfoot.detectors.akin import akin
from crossfoot.detectors.products import TIMES
from crossfoot.detectors.windows import Filled
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

_ANYONE = frozenset({"apiece", "capita", "each", "head", "one", "person", "piece", "share", "unit"})
_NEXT = frozenset({"and", "but", "while"})
_POINTING = frozenset({"each", "every", "everyone", "that", "them", "they", "therefore", "thus", "which"})
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})


def is_of_others(page: Page, view: View, filled: Filled, window: str) -> bool:
    """Whether the total or the number is one of other things than those of which an average is told."""
    if window != "sentence" and _counts_others(page, filled):
        return True
    if _is_turned(page, filled) or (window == "paragraph" and _is_scattered(page, view, filled)):
        return True
    return _is_of_next_clause(page, filled)


def _is_turned(page: Page, filled: Filled) -> bool:
    """ "In 35 matches he has 28 goals, 1.25 a game": the total counts what the mean is per, and the number does not."""
    total, number = page.figures[filled["total"]].noun, page.figures[filled["number"]].noun
    per = page.figures[filled["mean"]].per
    if per is None or total is None or number is None or per in _ANYONE:
        return False
    return (total == per or akin(total, per)) and number != per and not akin(number, per)


def _is_scattered(page: Page, view: View, filled: Filled) -> bool:
    """Whether mean, total and number stand in three sentences, and the mean's does not name what is counted."""
    number = page.figures[filled["number"]]
    if len({page.figures[index].sentence for index in filled.values()}) < len(filled):
        return False
    noun, per = number.noun, page.figures[filled["mean"]].per
    if noun is None and number.kind is Kind.NUMBER and _is_partly(number):
        return True
    if per is not None and per not in TIMES | _ANYONE and not _may_be_per(noun, per):
        return True
    pointed = not _POINTING.isdisjoint(view.words)
    return not pointed and not any(noun and (akin(noun, word) or word == noun) for word in view.words)


def _counts_others(page: Page, filled: Filled) -> bool:
    """ "A woman has 1.31 children on average": no total of another sentence that counts no children."""
    mean, total = page.figures[filled["mean"]], page.figures[filled["total"]]
    if mean.kind not in _PLAIN or total.sentence == mean.sentence:
        return False
    if mean.noun is None:
        return mean.form == "words" and mean.value == 1  # "or one every four minutes"
    return total.noun is None or not (total.noun == mean.noun or akin(total.noun, mean.noun))


def _is_partly(figure: Figure) -> bool:
    """ "The cover was 3.17": no number of things."""
    return not figure.scaled and figure.value is not None and figure.value % 1 != 0


def _may_be_per(noun: str | None, per: str) -> bool:
    """Whether what is counted may be what a mean is per: "$231,000 a job" is none of elephants."""
    if noun is None or noun == per or akin(noun, per):
        return True
    return is_person(noun) and is_person(per)


def _is_of_next_clause(page: Page, filled: Filled) -> bool:
    """ "answered in 9 seconds on average, and officers took 14 minutes": what a next clause tells is no total of it."""
    mean, total = page.figures[filled["mean"]], page.figures[filled["total"]]
    between = page.extraction.tokens.lower[mean.last : total.first]
    return mean.sentence == total.sentence and any(
        mark in (",", ";") and word in _NEXT for mark, word in pairwise(between)
    )
