"""What words around a figure say of a rest: it lies idle, it is only some of what is left, people went away."""

from __future__ import annotations

from crossfoot.binding.page import Page
from crossfoot.detectors.sum_ties import OF_THEM
from crossfoot.detectors.wordlists import words_of

#: Tokens before a number in which it is told that others came.
_NEAR = 6


def is_at_rest(behind: list[str]) -> bool:
    """ "60 slips, 41 of them taken, 19 free.": the state of the others ends the clause."""
    return any(
        " ".join(behind[:size]) in words_of("at-rest") and not "".join(behind[size : size + 1]).isalpha()
        for size in (1, 2)
    )


def are_some_of_them(page: Page, index: int) -> bool:
    """ "The others, four of them new, stand empty": set off, and no more than some of those that are left."""
    lower, figure = page.extraction.tokens.lower, page.figures[index]
    return lower[max(figure.first - 1, 0)] == "," and lower[figure.last : figure.last + 2] in OF_THEM


def went_away(page: Page, index: int) -> bool:
    """ "Four joined this year and six left": behind those who came, "left" is a verb."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    return not words_of("arriving").isdisjoint(lower[max(first - _NEAR, 0) : first])
