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
from crossfoot.detectors.rates import implied_rate_readings
from crossfoot.detectors.remainders import remainder_readings
from crossfoot.detectors.totals import total_readings
from crossfoot.detectors.spans import ago_readings, clock_readings, span_readings
from crossfoot.rulebook import Rule

Detector = Callable[[Rule, Page, Codebook], Iterator[Reading]]

DETECTORS: Mapping[str, Detector] = {
    "implied-rate": implied_rate_readings,
    "list-total": total_readings,
    "list-remainder": remainder_readings,
    "list-breakdown": breakdown_readings,
    "age-birth": age_readings,
    "age-shift": shift_readings,
    "time-span": span_readings,
    "time-ago": ago_readings,
    "clock-span": clock_readings,
    "anniversary": anniversary_readings,
    "over-100": fall_readings,
}
#: Detectors whose readings of one first figure are choices: what the one statement may mean.
_CHOICES = frozenset({"anniversary", "age-birth"})


def find_groups(rule: Rule, page: Page, book: Codebook) -> Iterator[Group]:
    """The readings of a rule's detector: together where they are choices, each alone where they are not."""
    name = rule.detector or ""
    groups: dict[int, Group] = {}
    for reading in DETECTORS[name](rule, page, book):
        key = reading.indexes[0]
        blocked = blocking(reading, page, book)
        if blocked:
            reading = Reading(rule, reading.figures, reading.tier, reading.window, reading.case, blocked)
        if name in _CHOICES:
            groups.setdefault(key, Group(rule, key, choices=True)).readings.append(reading)
        else:
            yield Group(rule, key, [reading])
    yield from groups.values()
