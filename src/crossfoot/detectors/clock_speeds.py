"""A way between two hours of the day, and the speed that it comes to.

"Having set off at 9am, they had put 21km behind them by 4pm. That is 3km an hour". The two hours, the way and the speed
are the only ones of their sort in the sentence of the speed and the few beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.speeds import is_length, is_speed
from crossfoot.detectors.windows import has_class, in_order, middle_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_TIMED = Trigger(kinds=(Kind.CLOCK,))
_HOURLY, _KNOT, _SEA_MILE = "_per_hour", "knot", "nautical_mile"
#: Sentences before the speed and behind it; so many times the right speed a wrong one may be.
_BACK, _AHEAD, _NEAR = 3, 2, 2.2
_DAY = 1440


@needs(_TIMED)
def clock_speed_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every speed with the only way and the only two hours that are told around it."""
    for view in page.views:
        for speed in view.plain.place:
            if not is_speed(page.figures[speed]) or has_class(view, book, ("speed-limit",)):
                continue
            found = _around(page, view, speed)
            if found is not None:
                yield Reading(rule, in_order(rule, {"speed": speed, **found}), Tier.CUED, "paragraph")


def _around(page: Page, view: View, speed: int) -> dict[str, int] | None:
    """The way and the hours of the smallest stretch around a speed that has them, if they may make it."""
    pool: list[int] = []
    for away in (0, *range(-1, -_BACK - 1, -1), *range(1, _AHEAD + 1)):
        other = page.by_sentence.get(view.number + away)
        if other is None or other.sentence.kind != view.sentence.kind:
            continue
        if wordings("timeline")["zones"].stands_in(page, other):
            return None
        pool += [i for i in other.figures if not page.figures[i].identifier]
        clocks = sorted(i for i in pool if page.figures[i].kind is Kind.CLOCK)
        ways = distinct(page, [i for i in pool if is_length(page.figures[i]) and i != speed])
        speeds = distinct(page, [i for i in pool if is_speed(page.figures[i])])
        if len(clocks) > 2 or len(ways) > 1 or len(speeds) > 1:
            return None
        if len(clocks) == 2 and ways:
            found = {"distance": ways[0], "start": clocks[0], "end": clocks[1]}
            return found if _may_be(page, speed, **found) else None
    return None


def _may_be(page: Page, speed: int, distance: int, start: int, end: int) -> bool:
    """Whether the way over the time is the speed, or not far from it; both in one unit."""
    pace, way = page.figures[speed], page.figures[distance]
    alike = pace.unit in ((way.unit or "") + _HOURLY, _KNOT if way.unit == _SEA_MILE else "")
    if not alike or pace.hedge in BOUNDS or pace.is_range or way.is_range:
        return False
    gap = (middle_of(page.figures[end]) - middle_of(page.figures[start])) % _DAY
    told, made = middle_of(pace), middle_of(way) * 60 / gap if gap else 0.0
    return bool(told and made) and 1 / _NEAR <= made / told <= _NEAR
