"""Values compared in the sentence after the one that tells them: "It made $1.18 a share. That beat the $1.10 expected".

The sentence opens by pointing back, and its comparison has one figure, behind it. What is compared is the only figure
of its sort that stands for the present in the sentence before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.set_off import compared_with, is_present, is_valued, means_more
from crossfoot.detectors.windows import middle_of
from crossfoot.detectors.wording import wordings
from crossfoot.quantities import BOUNDS, Figure

_WAYS = (
    (("more", "verb-more", "sequel-more", "from-below"), True),
    (("less", "verb-less", "sequel-less", "from-above"), False),
)
SEQUEL = Trigger(lists=tuple(f"comparing.{name}" for names, _ in _WAYS for name in names))
#: Tokens between what points back and the comparison: "was still well".
_PREDICATE = 4
#: What is further apart is not one measure.
_APART = 2.0


def sequel_pairs(page: Page, book: Codebook) -> Iterator[tuple[int, int]]:
    """(larger, smaller) by the words, for every comparison whose subject is told in the sentence before."""
    lower, words = page.extraction.tokens.lower, wordings("comparing")
    for view in page.where(SEQUEL):
        head = _head(page, view)
        before = page.views[view.position - 1] if view.position else None
        if head is None or before is None or before.number != view.number - 1:
            continue
        for names, upwards in _WAYS:
            for first in range(head, min(head + _PREDICATE, view.sentence.last)):
                size = max(words[name].at(lower, first, view.sentence.last) for name in names)
                if size and (pair := _pair(page, (before, view), book, first, first + size)) is not None:
                    yield pair if upwards else pair[::-1]
                    break


def _head(page: Page, view: View) -> int | None:
    """The token behind what points back at the opening of a sentence."""
    lower, words = page.extraction.tokens.lower, wordings("comparing")
    start = view.sentence.first
    if lower[start] in ("but", "and", "still", "yet"):
        start += 2 if lower[start + 1 : start + 2] == [","] else 1
    size = words["sequel"].at(lower, start, view.sentence.last)
    return start + size if size else None


def _pair(
    page: Page, views: tuple[View, View], book: Codebook, first: int, last: int
) -> tuple[int, int] | None:
    """The value of the sentence before and the one behind the comparison."""
    before, view = views
    starts = [start for start, _ in view.plain.items]
    other = compared_with(page, view, book, bisect_left(starts, last))
    if other is None:
        return None
    wanted = page.figures[other]
    if any(index < other and alike(page.figures[index], wanted) for index in view.figures):
        return None
    found = [index for index in before.plain.place if _may_be_meant(page, before, index, wanted)]
    if len(found) != 1 or not _are_near(page, found[0], other):
        return None
    return (found[0], other) if means_more(page, before, book, found[0], first, last) else None


def _may_be_meant(page: Page, view: View, index: int, wanted: Figure) -> bool:
    figure = page.figures[index]
    plain = is_valued(figure) and not figure.identifier
    foreseen = "expected" in view.roles.get(index, set()) and figure.hedge not in BOUNDS
    return plain and alike(figure, wanted) and (foreseen or is_present(page, view, index))


def _are_near(page: Page, one: int, other: int) -> bool:
    sizes = sorted(middle_of(page.figures[index]) for index in (one, other))
    return sizes[0] > 0 and sizes[1] <= _APART * sizes[0]
