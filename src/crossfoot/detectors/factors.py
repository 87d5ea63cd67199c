"""Three figures of which one is the product of the others, known by what they are and by one slip between them.

Whatever tells that a number, a rate and a result may belong together (units, nouns, shares and their price) hands the
ways to put them together to ``chosen``. What fits explains the figures, and nothing more is said of them. Else the one
way that a slip of a digit separates from fitting is believed, if unrelated figures would seldom come so near.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from crossfoot.binding.page import Page
from crossfoot.detectors.slip_chances import chance_of_near_slip, chance_of_slip, digits_of, step_of
from crossfoot.detectors.windows import near, plausible
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

#: A slip likelier than this by chance proves little, where the figures of a sentence are tied by what they are.
TIED = 0.35
#: The same for figures of several sentences, and for those that little ties together.
APART, LOOSE = 0.12, 0.05
#: The same for figures that are set against each other, or where a clause of its own begins between them.
AGAINST = 0.02
#: Figures that are tied by what they are, and all that a sentence has, need no slip: a digit apart they may be.
#: Where one of them is set off as a result as well, a digit more or less.
ALONE, WORKED_OUT = 10.0, 20.0
#: One wrong digit of one proves nothing.
_DIGITS = 2
_HALF = 0.5
_BEING = frozenset({"are", "is", "was", "were"})
#: "£1m" is no product of nine and £62,000, though its digit would allow for that.
_CLOSE = 0.06


class Factors(NamedTuple):
    """A way to put three figures together: ``number`` times ``rate``, over ``base``, is ``result``.

    ``limit`` is how likely by chance the slip may be that would mend it.
    """

    number: int
    rate: int
    result: int
    limit: float
    base: float = 1.0


def chosen(page: Page, ways: Iterable[Factors]) -> Factors | None:
    """The way that fits as printed, if there is one; else the only one that is an unlikely slip away."""
    found: dict[Factors, float] = {}
    told = _distinct(page, ways)
    for way in told:
        chance = chance_of_product(page, way)
        if chance == 0.0:
            return way if len(told) == 1 or fits_strictly(page, way) else None
        if chance is not None and chance * len(told) <= way.limit:
            found[way] = chance
        elif way.limit >= ALONE and len(told) == 1 and _may_slip(page, way):
            found[way] = 1.0
    return next(iter(found)) if len(found) == 1 else None


def are_parted(page: Page, indexes: Iterable[int]) -> bool:
    """Whether a word between the figures of a sentence sets one against another or begins to tell of something else."""
    figures = [page.figures[index] for index in indexes]
    first, last = min(one.last for one in figures), max(one.first for one in figures)
    between = page.extraction.tokens.lower[first:last]
    if len({figure.sentence for figure in figures}) > 1:
        return False
    return tells_of_else(between) or (",", "and") in pairwise(between)


def tells_of_else(between: Sequence[str]) -> bool:
    """Whether a word sets what follows against what went before; "there are 25m of them" does not."""
    words = set(between)
    if "there" in words and all(two in _BEING for one, two in pairwise(between) if one == "there"):
        words.discard("there")
    return not words_of("elsewhere").isdisjoint(words)


def _distinct(page: Page, ways: Iterable[Factors]) -> Sequence[Factors]:
    """Ways with equal values count once; a figure takes part only once in each."""
    seen: dict[tuple[object, ...], Factors] = {}
    for way in ways:
        values = tuple(page.figures[index].value for index in way[:3])
        if len(set(way[:3])) == len(values) and all(values):
            seen.setdefault((*values, way.base), way)
    return list(seen.values())


def chance_of_product(page: Page, way: Factors) -> float | None:
    """How likely it is by chance that three figures fit but for a slip: 0 if they fit, None if no slip mends them."""
    number, rate, result = (page.figures[index] for index in way[:3])
    low, high = (number.floats[end] * rate.floats[end] / way.base for end in (0, 1))
    if low <= result.floats[1] and result.floats[0] <= high:
        return 0.0
    n, r, t = (float(figure.value or 0) for figure in (number, rate, result))
    if not n or not r or not t:
        return None  # nothing times something is no slip of anything
    loose = {figure: _looseness(figure) for figure in (number, rate, result)}
    chances = []
    for slipped, needed in ((number, t * way.base / r), (rate, t * way.base / n), (result, n * r / way.base)):
        stated = float(slipped.value or 0)
        if len(digits_of(max(stated, needed))) < _DIGITS:
            continue
        slack = sum(share for figure, share in loose.items() if figure is not slipped) / 2
        chance = chance_of_slip(stated, round(needed, 9), max(needed * slack, 1e-9))
        step = step_of(slipped)
        if chance is None and step and _is_rounded(slipped, result) and math.isfinite(slack + step):
            chance = chance_of_near_slip(stated, needed, max(needed * slack, step * _HALF), step)
        if chance is not None:
            chances.append(chance * len(loose))
    return min(chances, default=None)


def _is_rounded(figure: Figure, result: Figure) -> bool:
    """Whether a figure may have been rounded from what the others make: "just under £268m"."""
    return figure is result or figure.scaled or figure.hedge is not None


def fits_strictly(page: Page, way: Factors) -> bool:
    """Whether the figures fit as printed: what needs a leniency is left unsaid."""
    worked, stated = _sides(page, way)
    return abs(worked - stated) <= min(step_of(page.figures[way.result]) * _HALF, stated * _CLOSE)


def _may_slip(page: Page, way: Factors) -> bool:
    likely = plausible if way.limit >= WORKED_OUT else near
    return likely(*_sides(page, way))


def _sides(page: Page, way: Factors) -> tuple[float, float]:
    """The product as the figures make it, and as it is told."""
    n, r, t = (float(page.figures[index].value or 0) for index in way[:3])
    return n * r / way.base, t


def _looseness(figure: Figure) -> float:
    """By what share of itself a figure may be off: not at all where it is printed in full."""
    exact = not figure.scaled and figure.hedge is None and figure.kind is not Kind.MEASURE
    return 0.0 if exact else step_of(figure) / float(figure.value or 1)
