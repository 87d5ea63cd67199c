"""Levels of a change that is told afar: which figures may be levels, and of one thing."""

from __future__ import annotations

from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.slots import alike as same_measure
from crossfoot.detectors.windows import middle_of, roles_of
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure

SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
POINTS = frozenset({Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS})
AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
LOST = frozenset({"loss-level", "lost"})
_UNITS = frozenset({Kind.MEASURE, Kind.MONEY})
_MEASURED = _UNITS | {Kind.PERCENT}
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
#: A smaller count than this may count anything.
_FEW = 10
#: Two levels of one thing are not further apart than this.
_APART = 3.0
#: Tokens behind a multiple in which its base is named.
_OWNER, _OWNED, _LED = 5, 3, 4


def alike(one: Figure, other: Figure) -> bool:
    """Like levels; a bound has no magnitude to compare, and is a rival of all of its sort.

    "600 square kilometres in 1990, 400 today": the unit is said once in a sentence.
    """
    lent = one.per == other.per and _is_bare(one) != _is_bare(other)
    if lent and one.sentence == other.sentence and {one.kind, other.kind} == {Kind.NUMBER, Kind.MEASURE}:
        return True
    first, second = sorted((one, other), key=lambda figure: figure.first)
    if lent and _is_bare(second) and first.kind in _UNITS and not first.scaled and not second.scaled:
        return second.sentence - first.sentence < 2  # "fetched 2,000 euros in 2010. Today it costs 6,000"
    if "person" in (one.noun, other.noun) and {one.noun, other.noun} <= words_of("persons"):
        return one.per == other.per  # "52,000 riders ... 67,600 people"
    if one.hedge in BOUNDS or other.hedge in BOUNDS:
        return one.unit == other.unit and (one.kind is other.kind or {one.kind, other.kind} <= _COUNTS)
    return same_measure(one, other)


def _is_bare(figure: Figure) -> bool:
    return figure.kind is Kind.NUMBER and figure.noun is None and figure.unit is None


def is_like(page: Page, size: int, index: int, first: int, found: list[int]) -> bool:
    """Whether a level may be one of the same thing as the first that was found, at another time."""
    one, other = page.figures[first], page.figures[index]
    if index == first:
        return True
    if any(page.figures[known].value == other.value for known in found) or not alike(one, other):
        return False
    low, high = sorted((middle_of(one), middle_of(other)))
    change = page.figures[size]
    step = middle_of(change) * (0.01 if change.kind is Kind.PERCENT else 1)
    relative = change.kind in SHARES or change.kind is Kind.MULTIPLE
    return high < _APART * (1 + step if relative else 1) * low


def has_own_base(page: Page, view: View, index: int) -> bool:
    """ "double last year's total": what it is a multiple of is named, and is no figure."""
    last, tokens = page.figures[index].last, page.extraction.tokens
    behind = range(last, min(last + _OWNER, view.sentence.last))
    owner = next((place for place in behind if tokens.lower[place].endswith(("'s", "’s"))), None)
    if owner is None:
        return False
    return not any(
        owner < page.figures[i].first <= owner + _OWNED for i in view.figures
    )  # "twice Alder's 40m"


def is_level(page: Page, index: int, size: int) -> bool:
    """Whether a figure may be a level that the change of a size leads to or from."""
    figure, change = page.figures[index], page.figures[size]
    if index == size or figure.value is None or figure.value <= 0 or figure.is_range or figure.identifier:
        return False
    if change.kind in POINTS or change.unit == "point":
        return figure.kind is Kind.PERCENT
    if change.kind is Kind.PERCENT and figure.kind is Kind.PERCENT:
        return not roles_of(page, index) & {"delta", "gap"}
    roles = roles_of(page, index)
    if figure.kind not in AMOUNTS or ("delta" in roles and not roles & LOST):
        return False
    if figure.kind in _COUNTS and figure.unit is None and middle_of(figure) < _FEW and figure.noun != "night":
        return False
    return change.kind in SHARES or change.kind is Kind.MULTIPLE or alike(figure, change)


def is_added(page: Page, size: int, level: int) -> bool:
    """ "4,000 in May, 10% more than in May last year, and 3,200 in June": one more level, not what it was."""
    one, other = page.figures[size], page.figures[level]
    between = page.extraction.tokens.lower[one.last : other.first]
    return one.sentence == other.sentence and "than" in between[:2] and "and" in between[-2:]


def counts_else(page: Page, index: int, level: int) -> bool:
    """ "Drew 96 megawatt-hours. With motors on all 14 lines, they drew 72": a count beside what is measured."""
    return page.figures[index].kind is Kind.COUNT and borrows(page, level)


def counts_apart(page: Page, index: int, levels: list[int]) -> bool:
    """Whether a counted thing stands apart from sums or measures told in another sentence."""
    other = page.figures[index]
    return other.kind is Kind.COUNT and all(page.figures[level].kind in _MEASURED for level in levels)


def is_loss(page: Page, index: int) -> bool:
    """Whether a figure is what was lost."""
    return bool(roles_of(page, index) & LOST)


def levels_of(page: Page, view: View, size: int) -> list[int]:
    """The levels of a sentence, each once; beside a bare one that has its unit from the sentence before no counts.

    "In May the looms drew 96 megawatt-hours. By June, with motors on all 14 lines, they drew 72".
    """
    own = distinct(page, (index for index in view.plain.place if is_level(page, index, size)))
    bare = [index for index in own if _is_bare(page.figures[index])]
    if len(bare) == 1 < len(own) and borrows(page, bare[0]):
        return [index for index in own if page.figures[index].kind is not Kind.COUNT]
    return own


def borrows(page: Page, index: int) -> bool:
    """Whether a bare number has its unit from the sentence before its own."""
    figure = page.figures[index]
    before = page.by_sentence.get(figure.sentence - 1)
    if not _is_bare(figure) or before is None:
        return False
    lent = (page.figures[i] for i in before.plain.place)
    return any(one.kind in _UNITS and alike(one, figure) and _is_close(one, figure) for one in lent)


def _is_close(one: Figure, other: Figure) -> bool:
    low, high = sorted((middle_of(one), middle_of(other)))
    return 0 < low < high < _APART * low


def than_level(page: Page, view: View, size: int) -> int | None:
    """ "That was six points lower than the 44% of 2014": the level behind "than" from which a size is counted."""
    lower, last = page.extraction.tokens.lower, page.figures[size].last
    behind = [index for index in view.plain.place if page.figures[index].first >= last]
    between = lower[last : page.figures[behind[0]].first] if behind else []
    near = len(between) <= _LED and "than" in between and between[-1] in ("its", "than", "the", "their")
    return behind[0] if near and is_level(page, behind[0], size) else None


def moved_itself(page: Page, index: int, size: int, pair: tuple[int, int]) -> bool:
    """Whether a level has a change of its own beside it, or another level that it is compared with."""
    view = page.view_of(index)
    if view is None:
        return True
    frame, placed = view.frame_of(index), view.roles[index] & {"old-level", "new-level"}
    known = {page.figures[other].value for other in (*pair, size)}
    others = [
        other
        for other in view.plain.place
        if (placed or view.frame_of(other) == frame) and page.figures[other].value not in known
    ]
    own = [other for other in others if view.frame_of(other) == frame]
    if any("delta" in view.roles[other] or page.figures[other].kind in SHARES for other in own):
        return True
    change = page.figures[size]
    level = (
        size if change.kind in POINTS or change.unit == "point" else index
    )  # a count is no level of points
    return any(is_level(page, other, level) for other in others)
