"""Paces: a distance, the time it took, and the time for one kilometre, mile or lap ("4:20 a kilometre")."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.windows import near, pools, roles_of
from crossfoot.detectors.wording import before, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference import units
from crossfoot.rulebook import Rule

_TIMED = Trigger(kinds=(Kind.DURATION,))
_LAPS = frozenset({"lap", "length", "circuit", "leg", "split"})
_NEAR = 4
_AWAY = frozenset({"delta", "old-level", "expected", "extreme"})


def is_pace(figure: Figure) -> bool:
    """Whether a figure is a time for a length: "4:20 a kilometre", "62 seconds a lap"."""
    if figure.kind is not Kind.DURATION or figure.per is None or figure.value is None:
        return False
    return figure.per in _LAPS or units.dimension(figure.per) == "length"


@needs(_TIMED)
def pace_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A pace, and the only distance and the only time of its sentence, or of that and the one before."""
    for view in page.where(_TIMED):
        for index in view.plain.place:
            pace = page.figures[index]
            if (
                not is_pace(pace)
                or pace.identifier
                or roles_of(page, index) & _AWAY
                or _is_of_part(page, view, index)
            ):
                continue
            for pool in pools(page, view, "previous", "paragraph"):
                pair = _pair(page, pace, pool.indexes)
                if pair is not None:
                    filled = {"distance": pair[0], "time": pair[1], "pace": index}
                    tier = Tier.ANCHORED if pool.window == "sentence" else pool.tier
                    case = "by-lap" if pace.per in _LAPS else "by-length"
                    yield Reading(rule, filled, tier, pool.window, case=case)
                    break


def _is_of_part(page: Page, view: View, index: int) -> bool:
    """ "After a first mile of 6:10 a mile": the pace of one stretch."""
    return wordings("bounds")["stretches"].within(
        page.extraction.tokens.lower, *before(page, view, index, _NEAR)
    )


def _pair(page: Page, pace: Figure, pool: tuple[int, ...]) -> tuple[int, int] | None:
    figures = page.figures
    usable = [
        i for i in pool if figures[i] is not pace and not roles_of(page, i) & _AWAY and _is_plain(figures[i])
    ]
    lengths = distinct(page, (i for i in usable if _is_length(figures[i], pace)))
    times = distinct(page, (i for i in usable if figures[i].kind is Kind.DURATION))
    if len(lengths) != 1 or len(times) != 1 or not _likely(figures[lengths[0]], figures[times[0]], pace):
        return None
    return lengths[0], times[0]


def _is_plain(figure: Figure) -> bool:
    return figure.value is not None and figure.per is None and not figure.identifier


def _is_length(figure: Figure, pace: Figure) -> bool:
    if pace.per in _LAPS:
        return figure.kind is Kind.COUNT and figure.noun == pace.per
    return figure.kind is Kind.MEASURE and units.factor(figure.unit or "", pace.per or "") is not None


def _likely(length: Figure, time: Figure, pace: Figure) -> bool:
    """Whether a pace is no more than a slip away from what the two others make."""
    span = units.factor(time.unit or "", pace.unit or "")
    laps = 1 if pace.per in _LAPS else units.factor(length.unit or "", pace.per or "")
    if span is None or laps is None or not length.value or pace.value is None or time.value is None:
        return False
    return near(float(time.value) * float(span) / (float(length.value) * float(laps)), float(pace.value))
