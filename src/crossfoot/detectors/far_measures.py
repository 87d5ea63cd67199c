"""One measure in two units, told apart: "lies in 55 fathoms ... that puts it 330 feet below the surface".

The two are the only measures of their dimension from the one to the other, each of a system of its own, and a word
beside the second points back or names its system: "that", "the distance", "the American gauge", "would call that".
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.detectors.slip_chances import digits_of, ways_to_slip
from crossfoot.detectors.twins import is_metric, lone_measures, twin_measures
from crossfoot.detectors.windows import middle_of
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.reference import units

_DIMENSIONS = frozenset({"length", "area", "volume", "mass", "temperature"})
#: Sentences from the one to the other, tokens before the second and behind it among which the cue stands.
_AFAR, _LEAD, _TAIL = 2, 12, 5
#: A measure of something else is seldom so near to the conversion.
_APART, _FAR, _ROUND, _DEGREES = 3.2, 9, 0.06, 2


def told_twice(page: Page) -> Iterator[tuple[int, int]]:
    """Every pair of measures of two systems that are one, though only their sizes or a word far off say so."""
    yield from twin_measures(page)
    yield from lone_measures(page)
    yield from far_measures(page)


def far_measures(page: Page) -> Iterator[tuple[int, int]]:
    """Every pair of measures that tell one size in two systems, the earlier first."""
    found: dict[str, list[int]] = {}
    for view in page.views:
        for index in view.figures if view.sentence.kind != "cell" else ():
            dimension = _dimension(page.figures[index])
            if dimension is not None:
                found.setdefault(dimension, []).append(index)
    for indexes in found.values():
        for two in indexes:
            one = _before(page, indexes, two)
            home = page.view_of(two)
            if one is None or home is None or not _alone(page, home, indexes, two):
                continue
            if _apart(page.figures[one], page.figures[two]) and _is_cued(page, home, one, two):
                yield one, two


def _before(page: Page, indexes: list[int], two: int) -> int | None:
    """The only other measure of its dimension that was told shortly before one."""
    own = page.figures[two].sentence
    near = distinct(page, [i for i in indexes if i <= two and own - page.figures[i].sentence <= _AFAR])
    return near[0] if len(near) == 2 else None


def _alone(page: Page, view: View, indexes: list[int], two: int) -> bool:
    """Whether no further measure of the dimension stands in the sentence of the second."""
    same = [i for i in indexes if page.figures[i].sentence == view.number and i > two]
    return not same


def _dimension(figure: Figure) -> str | None:
    plain = (
        figure.kind is Kind.MEASURE and figure.per is None and not figure.identifier and not figure.is_range
    )
    if not plain or figure.value is None or figure.hedge in BOUNDS:
        return None
    dimension = units.dimension(figure.unit or "")
    return dimension if dimension in _DIMENSIONS else None


def _apart(one: Figure, two: Figure) -> bool:
    """Whether two measures are of two systems and one size, or a slip away from it."""
    if units.is_temperature(one.unit or ""):
        return one.unit != two.unit and _is_reading(one, two)
    if one.unit == two.unit or (
        is_metric(one.unit or "") is is_metric(two.unit or "") and not _is_old(one, two)
    ):
        return False
    size = units.factor(one.unit or "", two.unit or "")
    if size is None:
        return False
    made, told = middle_of(one) * float(size), middle_of(two)
    if made <= 0 or told <= 0 or max(made, told) > _FAR * min(made, told):
        return False
    near = max(made, told) <= _APART * min(made, told)
    return abs(made - told) <= _ROUND * told or _slips(made, told, swapped=not near)


def _is_reading(one: Figure, two: Figure) -> bool:
    """Whether a temperature is another on the other scale, or a slip of it."""
    read = units.convert_temperature(one.interval, one.unit or "", two.unit or "")
    told = middle_of(two)
    if read is None or not read.is_bounded or told <= 0:
        return False
    made = float(read.low + read.high) / 2
    return abs(made - told) <= _DEGREES or (made > 0 and _slips(made, told, swapped=False))


def _is_old(one: Figure, two: Figure) -> bool:
    """Fathoms, furlongs, hands: their conversion into feet is one as well."""
    return bool({one.unit, two.unit} & {"fathom", "furlong", "chain", "hand", "league", "cubit", "stone"})


def _slips(made: float, told: float, swapped: bool) -> bool:
    """Whether a figure is a slip of what a conversion makes, rounded to as many digits as it has or one less."""
    digits = len(f"{told:.6g}".replace(".", "").strip("0")) or 1
    rounded = [float(f"{made:.{places}g}") for places in {digits, digits + 1, max(1, digits - 1)}]
    if swapped:
        rounded = [value for value in rounded if sorted(digits_of(value)) == sorted(digits_of(told))]
    return any(ways_to_slip(told, value) > 0 for value in rounded)


def _is_cued(page: Page, view: View, one: int, two: int) -> bool:
    """Whether a word beside the second points back, or names another system of units."""
    lower, words, figure = page.extraction.tokens.lower, wordings("conversion"), page.figures[two]
    start = max(view.sentence.first, hedged_first(page, view, two) - _LEAD)
    if page.figures[one].sentence == view.number:
        start = max(start, page.figures[one].last)
    end = min(figure.last + _TAIL, view.sentence.last)
    if words["elsewhere"].within(lower, start, end):
        return False
    if units.is_temperature(figure.unit or ""):
        return not {";", "at", "and", "but", "while", "to"} & set(lower[start : figure.first])
    return words["recast"].within(lower, start, figure.first) or words["system"].within(
        lower, figure.last, end
    )
