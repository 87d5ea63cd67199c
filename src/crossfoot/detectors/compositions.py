"""Compositions: what shows that the percentages of a list are all of one whole.

"The alloy is 62% copper, 23% zinc and 15% nickel", "comes 54% from hydropower, 27% from gas", "divided among four
nieces", "Japan 3% and all others 13%".
"""

from __future__ import annotations

from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.detectors.hundreds import is_near_hundred, share_of
from crossfoot.detectors.runs import Run, classes_at, word_at
from crossfoot.detectors.slip_chances import chance_of_slip, slack_of
from crossfoot.detectors.wordlists import words_of

_OPENING, _LEAD = 6, 7
#: Tokens behind a share in which its bracket is named.
_BRACKET = 4
_WHOLE = 100.0


def ends_with_others(view: View, page: Page, run: Run) -> bool:
    """ "China produced 76%, Finland 8%, Japan 3% and all others 13%": the last member is all that is not named."""
    if not run.closed or len(run.members) < 3 or not is_near_hundred(page, run.members):
        return False
    first = view.plain.place[run.members[-2]] + 1
    return any(word_at(view, page, item) in words_of("all-others") for item in range(first, run.last))


def deals_out(view: View, page: Page, book: Codebook, item: int) -> bool:
    """ "divided among four nieces": nobody is left out."""
    return word_at(view, page, item) in ("among", "amongst") and "full-list" in classes_at(
        view, book, item - 1
    )


def fills_brackets(page: Page, run: Run) -> bool:
    """ "18% under 30, 37% between 30 and 50, and 45% over 50": from the lowest bracket to the highest."""
    lower = page.extraction.tokens.lower
    ends = [page.figures[index].last for index in (run.members[0], run.members[-1])]
    opens, closes = (
        not words_of(name).isdisjoint(lower[end : end + _BRACKET])
        for name, end in zip(("lowest-bracket", "highest-bracket"), ends, strict=True)
    )
    return len(run.members) > 2 and run.closed and opens and closes and is_near_hundred(page, run.members)


def is_composition(view: View, page: Page, book: Codebook, run: Run) -> bool:
    """ "The alloy is 62% copper, 23% zinc and 15% nickel": a plain noun behind each, and nothing else between."""
    if "be" not in classes_at(view, book, run.first - 1) or not run.closed or len(run.members) < 3:
        return False
    places = [view.plain.place[index] for index in run.members]
    gaps = [range(one + 1, other) for one, other in pairwise(places)]
    short = all(1 < len(gap) <= 4 for gap in gaps) and not _leaves_some_out(page, run)
    return short and all("other" in classes_at(view, book, place + 1) for place in places)


def _leaves_some_out(page: Page, run: Run) -> bool:
    """ "62% iron, 4% silica and 2.3% alumina": what is short of a hundred, and not by a slip, names the main parts."""
    figures = [page.figures[index] for index in run.members]
    missing = _WHOLE - sum(share_of(figure) for figure in figures)
    slack = slack_of(figures)
    return missing > slack and all(
        chance_of_slip(share_of(figure), share_of(figure) + missing, slack) is None for figure in figures
    )


def of_one(view: View, page: Page, book: Codebook, run: Run) -> bool:
    """ "Of its assets, 62 percent is in shares, 28 percent in bonds ...": one whole, and each of it in one place."""
    opened = word_at(view, page, 0) == "of" and run.first <= _OPENING
    return opened and len(run.members) > 2 and "be" in classes_at(view, book, run.first + 1)


def same_source(view: View, page: Page, run: Run) -> bool:
    """ "comes 54% from hydropower, 27% from gas": one preposition behind each, and a verb of such a split before."""
    verbs = {word_at(view, page, item) for item in range(max(run.first - _LEAD, 0), run.first)}
    each = {word_at(view, page, view.plain.place[index] + 1) for index in run.members}
    if len(each) != 1:
        return False
    preposition = next(iter(each))
    by = preposition in words_of("sharing-prep") and bool(verbs & words_of("shared-out"))
    return by or (preposition == "from" and bool(verbs & words_of("coming")))
