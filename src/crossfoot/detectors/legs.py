"""Two runs over one way: "450km apart, four and a half hours now ... two and a half, so the speed rises from 100km/h to
180km/h". One speed goes with one of the times, as the quotient shows; the other two figures then belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.detectors.windows import middle_of, near, phrase_classes
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference import units

Triple = tuple[int, int, int]
Test = Callable[[Figure], bool]
#: Sentences before that of the speeds in which the way and the times are looked for, words before a speed that cap it.
_BACK, _CAPPED = 5, 6
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
#: How far a speed may be from the quotient to be that of a run.
_FIT = 0.03


def legs(page: Page, book: Codebook, is_speed: Test, is_length: Test) -> Iterator[Triple]:
    """Speed, way and time of both runs, where a text has one way, two speeds in one sentence and two times."""
    for view in page.views:
        speeds = [i for i in view.plain.place if is_speed(page.figures[i])]
        speeds = [i for i in speeds if "speed-limit" not in phrase_classes(view, book, i, _CAPPED)]
        if len(speeds) == 2:
            yield from _runs(page, speeds, _near_by(page, view), is_length)


def _near_by(page: Page, view: View) -> list[int]:
    others = [page.by_sentence.get(view.number - back) for back in range(_BACK, -1, -1)]
    return [i for other in others if other is not None for i in other.plain.place]


def _runs(page: Page, speeds: list[int], pool: list[int], is_length: Test) -> Iterator[Triple]:
    usable = [i for i in pool if not page.figures[i].identifier and page.figures[i].value is not None]
    ways = distinct(page, [i for i in usable if is_length(page.figures[i])])
    times = distinct(page, [i for i in usable if _is_time(page.figures[i])])
    if len(ways) != 1 or len(times) != 2:
        return
    fits = [
        tuple(zip(speeds, order, strict=True))
        for order in permutations(times)
        if all(near(*_both(page, speed, ways[0], time)) for speed, time in zip(speeds, order, strict=True))
    ]
    for pairs in fits:
        if any(_holds(page, speed, ways[0], time) for speed, time in pairs):
            yield from ((speed, ways[0], time) for speed, time in pairs)
            return


def _is_time(figure: Figure) -> bool:
    return figure.kind is Kind.DURATION and figure.unit in _SECONDS and figure.per is None


def _both(page: Page, speed: int, way: int, time: int) -> tuple[float, float]:
    """The speed that way and time make, and the one that is told, in metres a second."""
    told, length, span = page.figures[speed], page.figures[way], page.figures[time]
    metres = units.factor(length.unit or "", "metre") or 0
    pace = units.factor(told.unit or "", "metre_per_second") or 0
    seconds = middle_of(span) * _SECONDS[span.unit or ""]
    return (middle_of(length) * float(metres) / seconds if seconds else 0.0), middle_of(told) * float(pace)


def _holds(page: Page, speed: int, way: int, time: int) -> bool:
    made, told = _both(page, speed, way, time)
    return abs(made - told) <= _FIT * told
