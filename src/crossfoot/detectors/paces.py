"""A pace told first, and what it leads to "at that rate": a stretch of time, or how much or how far.

"She types seventy words a minute. The transcript ran to 84,000 words. At that pace the job took her 20 hours": they
stand in sentences of their own, and what binds them is that the last points back at the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.slip_chances import ways_to_slip
from crossfoot.detectors.tape import compiled, words_of
from crossfoot.detectors.windows import middle_of, near, roles_of
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference import units

_TABLE = "growth"
PACED = Trigger(words=("clip", "pace", "rate", "rates", "speed", "tempo"))
_BACK = 4
#: Sentences behind a rate in which its time and total stand, and how near they come where no slip was made.
_AHEAD, _FIT = 2, 0.03
_AMOUNTS = frozenset({Kind.MONEY, Kind.MEASURE, Kind.COUNT, Kind.NUMBER})
_AWAY = frozenset({"delta", "old-level", "expected", "extreme"})
_SPANS = {"night": ("day", 1), "fortnight": ("week", 2), "quarter": ("month", 3), "decade": ("year", 10)}

Triple = tuple[int, int, int]
Like = Callable[[Figure, Figure], bool]


def paced_triples(
    page: Page, told: list[View], is_rate: Callable[[Figure], bool], like: Like
) -> Iterator[Triple]:
    """Pace, time and total of every sentence told of that says "at that rate", if there is no choice of them."""
    for view in told:
        if not _points_back(page, view):
            continue
        pool = list(view.plain.place)
        for back in range(1, _BACK + 1):
            other = page.by_sentence.get(view.number - back)
            if other is None or other.sentence.kind != view.sentence.kind:
                continue
            pool += other.plain.place
            found = _triple(page, pool, is_rate, like)
            if found is not None and not {found[1], found[2]}.isdisjoint(view.plain.place):
                if near(_product(page.figures, found), middle_of(page.figures[found[2]])):
                    yield found
                break


def lone_triples(
    page: Page, told: list[View], is_rate: Callable[[Figure], bool], like: Like
) -> Iterator[Triple]:
    """Rate, time and total that are the only ones of a sentence and the one or two behind it, at most a slip apart."""
    for view in told:
        if not any(is_rate(page.figures[index]) for index in view.plain.place):
            continue
        pool: list[int] = []
        step = -1 if page.extraction.tokens.lower[view.sentence.first] in ("that", "this") else 1
        for away in range(_AHEAD + 1):
            other = page.by_sentence.get(view.number + step * away)
            if other is None or other.sentence.kind != view.sentence.kind:
                break
            pool += other.plain.place
            found = _triple(page, pool, is_rate, like)
            if found is not None:
                if _is_near(page, found):
                    yield found
                break


def _is_near(page: Page, found: Triple) -> bool:
    """Whether a total is what rate and time make, or a slip of it."""
    made, total = _product(page.figures, found), middle_of(page.figures[found[2]])
    if made <= 0 or total <= 0 or page.figures[found[0]].kind is not Kind.MEASURE:
        return False
    return abs(made - total) <= _FIT * total or (
        near(made, total) and ways_to_slip(total, float(f"{made:.3g}")) > 0
    )


def _points_back(page: Page, view: View) -> bool:
    line = " ".join((*page.extraction.tokens.lower[view.sentence.first : view.sentence.last], ""))
    return compiled(f"(?<!\\S){words_of(_TABLE, 'paced')}").search(line) is not None


def _triple(page: Page, pool: list[int], is_rate: Callable[[Figure], bool], like: Like) -> Triple | None:
    """The only pace, the only time and the only total of a pool."""
    usable = [index for index in pool if _is_usable(page.figures[index])]
    rates = distinct(page, (index for index in usable if is_rate(page.figures[index])))
    if len(rates) != 1:
        return None
    rate = page.figures[rates[0]]
    times = distinct(page, (index for index in usable if _is_time(page, index)))
    totals = distinct(page, (index for index in usable if _is_total(page, index, rate, like)))
    if len(times) != 1 or len(totals) != 1:
        return None
    return rates[0], times[0], totals[0]


def _is_usable(figure: Figure) -> bool:
    return figure.value is not None and figure.value > 0 and not figure.identifier and not figure.is_range


def _is_time(page: Page, index: int) -> bool:
    figure = page.figures[index]
    return figure.kind is Kind.DURATION and figure.per is None and not roles_of(page, index) & {"then-level"}


def _is_total(page: Page, index: int, rate: Figure, like: Like) -> bool:
    figure = page.figures[index]
    told = figure.kind in _AMOUNTS and figure.per is None and figure is not rate
    return told and like(rate, figure) and not roles_of(page, index) & _AWAY


def _product(figures: list[Figure], found: Triple) -> float:
    """What the pace comes to in that time, in the unit of the total; 0 where that cannot be said."""
    rate, time, total = (figures[index] for index in found)
    parts = units.parts(rate.unit or "") if rate.per is None else None
    over, per = parts or (rate.unit, rate.per)
    if parts is None and rate.per is None:
        over, per = "metre", "second"
    name, times = _SPANS.get(per or "", (per or "", 1))
    span = units.factor(time.unit or "", name)
    size = 1 if over == total.unit else units.factor(over or "", total.unit or "")
    own = units.factor(rate.unit or "", "metre_per_second") if parts is None and rate.per is None else 1
    if span is None or size is None or own is None:
        return 0.0
    return middle_of(rate) * middle_of(time) * float(span) / times * float(size) * float(own)


__all__ = ["lone_triples", "paced_triples"]
