"""One measure told twice, metric and imperial, with nothing between the two that says so.

"Its 1,850 acres of hill ... all 749 hectares of the estate". Where a text tells two precise measures of one dimension,
one of either system, that agree to the last digit, or would if two digits had not changed places, they are one.
So are the only two of a sentence that nothing parts: "The boat, 12 metres long, measures 39 feet from stem to stern".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossfoot.binding.page import Page, View
from crossfoot.detectors.slip_chances import chance_of_near_slip, digits_of, step_of
from crossfoot.detectors.windows import near
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.reference import units

_DIMENSIONS = {"length": "metre", "area": "square_metre", "volume": "cubic_metre", "mass": "kilogram"}
#: Dimensions of which two units are of two systems.
_OTHERS = frozenset({"energy", "power", "pressure", "speed", "temperature"})
#: Sentences apart, and significant digits that both must have to be told from any others.
_AFAR, _DIGITS = 9, 3
#: A slip likelier than this by chance proves nothing; figures of one dimension that are compared.
_FAR, _MOST = 0.02, 8
#: Tokens between the only two measures of a sentence.
_BETWEEN = 9


def twin_measures(page: Page) -> Iterator[tuple[int, int]]:
    """Every pair of measures that are one, or a slip away from it, the earlier first."""
    found: dict[str, list[int]] = {}
    for view in page.views:
        for index in view.figures if view.sentence.kind != "cell" else ():
            dimension = _dimension(page.figures[index])
            if dimension is not None:
                found.setdefault(dimension, []).append(index)
    for indexes in found.values():
        if 1 < len(indexes) <= _MOST and len({is_metric(page.figures[i].unit or "") for i in indexes}) > 1:
            yield from _twins(page, indexes)


def lone_measures(page: Page) -> Iterator[tuple[int, int]]:
    """The only two measures of their dimension in a sentence, one of either system, if nothing tells them apart.

    Or the only one of a sentence, and the only one of the sentence behind it, if that goes on about the same thing.
    """
    before: tuple[View | None, dict[str, list[int]]] = (None, {})
    for view in page.views:
        found: dict[str, list[int]] = {}
        for index in view.figures:
            dimension = _dimension_of(page.figures[index])
            if dimension is not None:
                found.setdefault(dimension, []).append(index)
        for dimension, indexes in found.items():
            earlier = before[1].get(dimension, []) if _goes_on(page, before[0], view) else []
            pair = [*earlier, *indexes] if len(indexes) == 1 else indexes
            if len(pair) == 2 and _are_one(page, view, *pair):
                yield pair[0], pair[1]
        before = view, found


def _goes_on(page: Page, before: View | None, view: View) -> bool:
    """ "In other units it is ...", "Converted, the figure is ...": a measure of the sentence before is told again."""
    if before is None or view.number - before.number != 1 or before.sentence.kind != view.sentence.kind:
        return False
    start, words = view.sentence.first, wordings("conversion")
    return words["again"].at(page.extraction.tokens.lower, start, view.sentence.last) > 0


def _dimension_of(figure: Figure) -> str | None:
    """The dimension of any measure that has one in both systems, a bound or a rate too."""
    if figure.kind is not Kind.MEASURE or figure.identifier or not figure.unit:
        return None
    dimension = units.dimension(figure.unit)
    return dimension if dimension in _DIMENSIONS or dimension in _OTHERS else None


def _are_one(page: Page, view: View, one: int, two: int) -> bool:
    """Whether two measures can be one: of two systems, at most a slip apart, and no word between begins another."""
    first, second = page.figures[one], page.figures[two]
    if not _is_told(first) or not _is_told(second) or first.per != second.per:
        return False
    if _one_system(first.unit or "", second.unit or ""):
        return False
    start = first.last if first.sentence == second.sentence else view.sentence.first
    gap = page.extraction.tokens.lower[start : hedged_first(page, view, two)]
    parting = set(wordings("conversion")["parting"].rows)
    if start != first.last:
        parting -= {"a", "an", "of", "other", "the", "to"}
    if len(gap) > _BETWEEN or any(word in parting for word in gap):
        return False
    sizes = units.factors(first.unit or "", second.unit or "")
    one_value, two_value = float(first.value or 0), float(second.value or 0)
    return not sizes or any(
        near(one_value * float(size), two_value) for size in sizes
    )  # degrees have no factor


def _is_told(figure: Figure) -> bool:
    return figure.value is not None and figure.hedge not in BOUNDS and not figure.is_range


def _one_system(one: str, two: str) -> bool:
    """Whether two units are of one system, or only one of them has any."""
    if units.dimension(one) in _OTHERS:
        return one == two
    return is_metric(one) == is_metric(two)


def _dimension(figure: Figure) -> str | None:
    """What a precise plain measure measures; None for any other figure."""
    plain = (
        figure.kind is Kind.MEASURE and figure.per is None and not figure.identifier and not figure.is_range
    )
    if not plain or figure.value is None or figure.value <= 0 or figure.hedge in BOUNDS:
        return None
    dimension = units.dimension(figure.unit or "")
    return dimension if dimension in _DIMENSIONS else None


@cache
def is_metric(unit: str) -> bool:
    """Whether a unit of length, area, volume or mass is a power of ten of the metric one."""
    size = units.factor(unit, _DIMENSIONS[units.dimension(unit) or "length"])
    return size is not None and digits_of(float(size)) == "1"


def _twins(page: Page, indexes: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs of one system each; of a slip only where neither figure agrees with any other."""
    agreeing: list[tuple[int, int]] = []
    slipped: list[tuple[int, int]] = []
    for place, one in enumerate(indexes):
        for two in indexes[place + 1 :]:
            apart = page.figures[two].sentence - page.figures[one].sentence
            if apart > _AFAR or is_metric(page.figures[one].unit or "") == is_metric(
                page.figures[two].unit or ""
            ):
                continue
            chance = _chance(page.figures[one], page.figures[two])
            if chance == 0.0:
                agreeing.append((one, two))
            elif chance is not None and chance * len(indexes) <= _FAR:
                slipped.append((one, two))
    known = {index for pair in agreeing for index in pair}
    yield from (pair for pair in agreeing if all(_is_precise(page.figures[index]) for index in pair))
    if len(slipped) == 1 and known.isdisjoint(slipped[0]):
        yield slipped[0]


def _is_precise(figure: Figure) -> bool:
    return len(digits_of(float(figure.value or 0))) >= _DIGITS


def _chance(one: Figure, two: Figure) -> float | None:
    """0 if two measures are one, else how likely such a slip between them is by chance; None if there is none."""
    factor = units.factor(one.unit or "", two.unit or "")
    if factor is None:
        return None
    size = float(factor)
    if one.floats[0] * size <= two.floats[1] and two.floats[0] <= one.floats[1] * size:
        return 0.0
    a, b = float(one.value or 0), float(two.value or 0)
    rounding = step_of(one) * size + step_of(two)
    chances = (
        chance_of_near_slip(b, a * size, rounding / 2, step_of(two)) if _is_precise(two) else None,
        chance_of_near_slip(a, b / size, rounding / size / 2, step_of(one)) if _is_precise(one) else None,
    )
    return min((chance for chance in chances if chance is not None), default=None)
