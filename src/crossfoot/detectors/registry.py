"""Detectors by the name that rules give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.guards import blocking
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Group, Reading
from crossfoot.detectors.ages import age_readings, shift_readings
from crossfoot.detectors.anniversaries import anniversary_readings
from crossfoot.detectors.breakdowns import breakdown_readings
from crossfoot.detectors.falls import fall_readings
from crossfoot.detectors.intervals import effect_readings, estimate_readings
from crossfoot.detectors.products import mean_readings, rate_span_readings, unit_product_readings
from crossfoot.detectors.rates import implied_rate_readings
from crossfoot.detectors.ranks import rank_readings
from crossfoot.detectors.remainders import remainder_readings
from crossfoot.detectors.totals import total_readings
from crossfoot.detectors.spans import ago_readings, clock_readings, span_readings
from crossfoot.detectors.speeds import speed_readings
from crossfoot.rulebook import Rule

Detector = Callable[[Rule, Page, Codebook], Iterator[Reading]]

DETECTORS: Mapping[str, Detector] = {
    "implied-rate": implied_rate_readings,
    "list-total": total_readings,
    "list-remainder": remainder_readings,
    "list-breakdown": breakdown_readings,
    "age-birth": age_readings,
    "age-shift": shift_readings,
    "rank-order": rank_readings,
    "time-span": span_readings,
    "time-ago": ago_readings,
    "clock-span": clock_readings,
    "anniversary": anniversary_readings,
    "over-100": fall_readings,
    "interval-estimate": estimate_readings,
    "interval-effect": effect_readings,
    "unit-product": unit_product_readings,
    "rate-span": rate_span_readings,
    "mean-of": mean_readings,
    "speed": speed_readings,
}
#: Detectors whose readings of one first figure are choices: what the one statement may mean.
_CHOICES = frozenset({"anniversary", "age-birth", "list-breakdown"})

#: Detectors whose readings of one figure (of that slot) are rivals: if all fail, none accuses.
_RIVALS: Mapping[str, str] = {"unit-product": "price", "rate-span": "rate", "mean-of": "mean"}


def find_groups(rule: Rule, page: Page, book: Codebook) -> Iterator[Group]:
    """The readings of a rule's detector: together where they are choices, each alone where they are not."""
    name = rule.detector or ""
    groups: dict[int, Group] = {}
    for reading in DETECTORS[name](rule, page, book):
        key = reading.indexes[0]
        blocked = blocking(reading, page, book)
        if blocked:
            reading = Reading(rule, reading.figures, reading.tier, reading.window, reading.case, blocked)
        if name in _RIVALS:
            start = reading.figures[_RIVALS[name]]
            at = start if isinstance(start, int) else start[0]
            groups.setdefault(at, Group(rule, at)).readings.append(reading)
        elif name in _CHOICES:
            groups.setdefault(key, Group(rule, key, choices=True)).readings.append(reading)
        else:
            yield Group(rule, key, [reading])
    yield from groups.values()
