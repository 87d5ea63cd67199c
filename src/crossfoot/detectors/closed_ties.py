"""Ties between the two levels of a sentence and the size of a change, which words further off make."""

from __future__ import annotations

from itertools import pairwise

from crossfoot.binding.page import Page, View
from crossfoot.detectors.wording import wordings
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.quantity import Kind

#: Tokens from a size to the end of "more than it had planned", and before a level to the word that tells it as a plan.
_BEHIND, _AHEAD = 6, 9
#: Tokens of "jacket was reduced by" between a price and the size of its change.
_CLAUSE = 6
_STOPS = frozenset({",", ";", ":", "(", ")", "–", "—"})


def is_planned(page: Page, view: View, size: int, levels: tuple[int, int]) -> bool:
    """ "Having meant to raise $250m, the lender took $320m, $70m more than planned": one of the two was the plan."""
    lower, words = page.extraction.tokens.lower, wordings("closed")["planned"]
    last = page.figures[size].last
    behind = lower[last : min(last + _BEHIND, view.sentence.last)]
    if "than" not in behind or not words.within(lower, last, last + len(behind)):
        return False
    if any(last < page.figures[index].first < last + len(behind) for index in levels):
        return False  # "more than the $250m it had planned"
    return sum(_is_led(page, index) for index in levels) == 1


def _is_led(page: Page, level: int) -> bool:
    """Whether a word of planning leads to a level, with no mark between: "budgeted at £3.1m"."""
    figure, lower = page.figures[level], page.extraction.tokens.lower
    start = max(page.extraction.sentences[figure.sentence].first, figure.first - _AHEAD)
    marks = [at for at in range(start, figure.first) if lower[at] in _STOPS]
    start = marks[-1] + 1 if marks else start
    others = [one.last for one in page.figures if start < one.last <= figure.first]
    return wordings("closed")["planned"].within(lower, max([start, *others]), figure.first)


def is_moved_on(page: Page, size: int, levels: tuple[int, int]) -> bool:
    """ "The £120 jacket was reduced by 30% to £84": the price of the subject, its change, and "to" with the new one."""
    old, change, new = (page.figures[index] for index in (min(levels), size, max(levels)))
    if not min(levels) < size < max(levels) or old.kind is not Kind.MONEY or old.sentence != new.sentence:
        return False
    lower = page.extraction.tokens.lower
    gap, onward = lower[old.last : change.first], lower[change.last : new.first]
    if onward != ["to"] or not 1 < len(gap) <= _CLAUSE or _STOPS.intersection(gap):
        return False
    passive = any(one in _BEING and two.endswith(("ed", "cut")) for one, two in pairwise(gap))
    return passive and words_of("determiners").isdisjoint(gap) and gap[0].isalpha()


_BEING = frozenset({"was", "were", "is", "been", "being", "be", "has", "had"})
