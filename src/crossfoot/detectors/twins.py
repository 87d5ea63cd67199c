"""One measure told twice, metric and imperial, with nothing between the two that says so.

"Its 1,850 acres of hill ... all 749 hectares of the estate". Where a text tells two precise measures of one dimension,
one of either system, that agree to the last digit, or would if two digits had not changed places, they are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossfoot.binding.page import Page
from crossfoot.detectors.slip_chances import chance_of_near_slip, digits_of, step_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.reference import units

_DIMENSIONS = {"length": "metre", "area": "square_metre", "volume": "cubic_metre", "mass": "kilogram"}
#: Sentences apart, and significant digits that both must have to be told from any others.
_AFAR, _DIGITS = 9, 3
#: A slip likelier than this by chance proves nothing; figures of one dimension that are compared.
_FAR, _MOST = 0.02, 8


def twin_measures(page: Page) -> Iterator[tuple[int, int]]:
    """Every pair of measures that are one, or a slip away from it, the earlier first."""
    found: dict[str, list[int]] = {}
    for view in page.views:
        for index in view.figures if view.sentence.kind != "cell" else ():
            dimension = _dimension(page.figures[index])
            if dimension is not None:
                found.setdefault(dimension, []).append(index)
    for indexes in found.values():
        if 1 < len(indexes) <= _MOST and len({_is_metric(page.figures[i].unit or "") for i in indexes}) > 1:
            yield from _twins(page, indexes)


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
def _is_metric(unit: str) -> bool:
    size = units.factor(unit, _DIMENSIONS[units.dimension(unit) or "length"])
    return size is not None and digits_of(float(size)) == "1"


def _twins(page: Page, indexes: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs of one system each; of a slip only where neither figure agrees with any other."""
    agreeing: list[tuple[int, int]] = []
    slipped: list[tuple[int, int]] = []
    for place, one in enumerate(indexes):
        for two in indexes[place + 1 :]:
            apart = page.figures[two].sentence - page.figures[one].sentence
            if apart > _AFAR or _is_metric(page.figures[one].unit or "") == _is_metric(
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
