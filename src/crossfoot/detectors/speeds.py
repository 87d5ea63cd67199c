"""Speeds, lengths and times of one journey.

The speed is the key: an average, or one that a word of travel governs, and no limit, gust or top speed. The length
and the time come from the same sentence, or from the one beside it, and must be the only ones there. Two clock times
stand for a time where no time is given.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.legs import legs
from crossfoot.detectors.paces import PACED, paced_triples
from crossfoot.detectors.slip_chances import ways_to_slip
from crossfoot.detectors.windows import (
    Pool,
    has_class,
    in_order,
    middle_of,
    near,
    parted,
    phrase_classes,
    pools,
    roles_of,
)
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference import units
from crossfoot.rulebook import Rule

_CUE_REACH = 5
_NOT_LENGTHS = frozenset({"gap", "extreme", "expected", "old-level"})
_SHORT = frozenset({"second", "minute", "hour", "day"})
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_BACK, _NEAR, _CLOSE = 6, 3, 1
#: How far off a speed may be that nothing but the sum ties to a way and a time.
_FIT = 0.03


def speed_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """An average speed with the one length and the one time near it; or any, with "at that speed" behind."""
    for speed, time, length in paced_triples(
        page, page.where(PACED), is_speed, lambda _, figure: is_length(figure)
    ):
        paced = in_order(rule, {"speed": speed, "distance": length, "time": time})
        yield Reading(rule, paced, Tier.CUED, "paragraph")
    for speed, length, time in legs(page, book, is_speed, is_length):
        leg = {"speed": speed, "distance": length, "time": time}
        yield Reading(rule, in_order(rule, leg), Tier.ANCHORED, "phrase", blocked="")
    for view in page.views:
        limited = has_class(view, book, ("speed-limit",))
        for index in view.plain.place:
            if not is_speed(page.figures[index]) or (limited and _is_limit(view, book, index)):
                continue
            if not _travels(view, book, index):
                yield from _alone(rule, page, view, book, index)
                continue
            told = False
            averaged = _is_averaged(view, book, index)
            for pool in pools(page, view, *(("previous", "paragraph") if averaged else ())):
                filled = _operands(page, book, index, pool)
                if filled is None:
                    continue
                told = True
                apart = parted(page, book, filled["distance"], filled["time"])
                if (apart or "delta" in roles_of(page, filled["distance"])) and not _may_be(page, **filled):
                    break
                if averaged or not _is_set_apart(view, book, index, filled) or _is_slip(page, **filled):
                    yield Reading(rule, in_order(rule, filled), pool.tier, pool.window)
                break
            if not told and len(_own(page, view, index)) < 2:
                yield from _further_off(rule, page, view, index, _BACK if averaged else _NEAR)


def _alone(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> Iterator[Reading]:
    """ "Doing 60mph, the 240 miles took four hours": the only speed, length and time of a sentence, a slip apart."""
    filled = _operands(page, book, index, next(iter(pools(page, view))))
    apart = filled is None or (_is_set_apart(view, book, index, filled) and not _is_slip(page, **filled))
    if filled is not None and _may_be(page, **filled) and not apart:
        yield Reading(rule, in_order(rule, filled), Tier.CUED, "sentence")
    elif filled is None and not _own(page, view, index):
        for reading in _further_off(rule, page, view, index, _CLOSE, _CLOSE):
            if _is_slip(page, **{name: at for name, at in reading.figures.items() if isinstance(at, int)}):
                yield reading


def _is_averaged(view: View, book: Codebook, index: int) -> bool:
    """Whether a speed is an average by its own words, before it or behind."""
    return "mean-word" in phrase_classes(view, book, index, _CUE_REACH) or "mean" in view.roles[index]


def _is_limit(view: View, book: Codebook, index: int) -> bool:
    """Whether a speed may be a limit, a gust or the highest one, where its sentence tells of any: no average is."""
    near = phrase_classes(view, book, index, _BACK)
    return "speed-limit" in near or not _is_averaged(view, book, index)


def _is_set_apart(view: View, book: Codebook, speed: int, filled: dict[str, int]) -> bool:
    """Whether a semicolon stands between a speed and what it should lead to."""
    places = [view.plain.place[index] for index in filled.values() if index in view.plain.place]
    first, last = min(places), max(places)
    return any("mark-semicolon" in book.sets[char] for char in view.plain.chars[first:last])


def _own(page: Page, view: View, speed: int) -> list[int]:
    """The lengths and times in the sentence of a speed."""
    return [
        index
        for index in view.plain.place
        if index != speed and (is_length(page.figures[index]) or page.figures[index].kind is Kind.DURATION)
    ]


def _is_slip(page: Page, speed: int, distance: int, time: int) -> bool:
    """Whether speed, way and time, told in the same units, agree, or would if a slip in one of them were mended."""
    figures = [page.figures[index] for index in (speed, distance, time)]
    if figures[1].sentence != figures[2].sentence or not (figures[0].unit or "").startswith(
        figures[1].unit or "-"
    ):
        return False
    pace = units.factor(figures[0].unit or "", "metre_per_second")
    metres = units.factor(figures[1].unit or "", "metre")
    seconds = middle_of(figures[2]) * _SECONDS[figures[2].unit or ""]
    if pace is None or metres is None or not seconds or not middle_of(figures[0]):
        return False
    apart = middle_of(figures[1]) * float(metres) / seconds / (middle_of(figures[0]) * float(pace))
    needed = (middle_of(figures[0]) * apart, middle_of(figures[1]) / apart, middle_of(figures[2]) * apart)
    return abs(apart - 1) <= _FIT or any(
        ways_to_slip(middle_of(one), float(f"{value:.3g}")) > 0
        for one, value in zip(figures, needed, strict=True)
    )


def _further_off(
    rule: Rule, page: Page, view: View, speed: int, reach: int, ahead: int = _NEAR
) -> Iterator[Reading]:
    """The only length and time of the sentences before, or behind, that can belong to a speed at all."""
    for steps in ((-1,), (1,), (-1, 1)):
        lengths: list[int] = []
        times: list[int] = []
        nearby = [(away, step) for step in steps for away in range(reach + 1 if step < 0 else ahead + 1)]
        for away, step in nearby:
            other = page.by_sentence.get(view.number + step * away)
            if other is None or other.sentence.kind != view.sentence.kind:
                continue
            for index in other.plain.place:
                figure = page.figures[index]
                if index == speed or figure.value is None or figure.identifier:
                    continue
                if is_length(figure):
                    lengths.append(index)
                elif figure.kind is Kind.DURATION and figure.unit in _SHORT and figure.per in (None, "day"):
                    times.append(index)
        pairs = [
            {"speed": speed, "distance": length, "time": time}
            for length in distinct(page, lengths)
            for time in distinct(page, times)
            if _may_be(page, speed, length, time)
        ]
        own = set(_own(page, view, speed))
        pairs = [pair for pair in pairs if own <= set(pair.values())]
        if len(pairs) == 1:
            yield Reading(rule, in_order(rule, pairs[0]), Tier.CUED, "paragraph")
            return


def _may_be(page: Page, speed: int, distance: int, time: int) -> bool:
    """Whether a length and a time make a speed that is a digit away from the one that is told."""
    one, way, span = page.figures[speed], page.figures[distance], page.figures[time]
    pace = units.factor(one.unit or "", "metre_per_second")
    metres = units.factor(way.unit or "", "metre")
    if pace is None or metres is None or not middle_of(span) or _at_sea(page, speed, distance):
        return False
    seconds = middle_of(span) * _SECONDS[span.unit or ""]
    return near(middle_of(way) * float(metres) / seconds, middle_of(one) * float(pace))


def is_speed(figure: Figure) -> bool:
    """Whether a figure is a speed."""
    speed = figure.kind is Kind.MEASURE and figure.unit is not None and figure.value is not None
    return speed and units.dimension(figure.unit or "") == "speed"


def _travels(view: View, book: Codebook, index: int) -> bool:
    if _is_averaged(view, book, index):
        return True
    return has_class(view, book, ("travel-verb", "works-out", "amount-to"))


def _operands(page: Page, book: Codebook, speed: int, pool: Pool) -> dict[str, int] | None:
    """The only length and the only time of a stretch, or None."""
    lengths, times, speeds = [], [], []
    for index in pool.indexes:
        figure = page.figures[index]
        if figure.value is None or figure.identifier:
            continue
        if is_speed(figure):
            speeds += [index] if index == speed or not _is_wind(page, book, index) else []
        elif is_length(figure) and not roles_of(page, index) & _NOT_LENGTHS:
            lengths.append(index)
        elif figure.kind is Kind.DURATION and figure.unit in _SHORT and figure.per is None:
            times.append(index)
    lengths, times, speeds = distinct(page, lengths), distinct(page, times), distinct(page, speeds)
    if len(lengths) == len(times) == len(speeds) == 1 and not _at_sea(page, speed, lengths[0]):
        return {"speed": speed, "distance": lengths[0], "time": times[0]}
    return None


def _is_wind(page: Page, book: Codebook, index: int) -> bool:
    """ "With a following wind of 30 knots": a speed of something else than what travels."""
    view = page.view_of(index)
    return view is not None and "speed-limit" in phrase_classes(view, book, index, _BACK)


def _at_sea(page: Page, speed: int, distance: int) -> bool:
    """Whether miles are run in knots: then they may be nautical ones, or not."""
    return page.figures[speed].unit == "knot" and page.figures[distance].unit == "mile"


def is_length(figure: Figure) -> bool:
    """Whether a figure is a length, and no rate."""
    if figure.kind is not Kind.MEASURE or figure.unit is None or figure.per is not None:
        return False
    return units.dimension(figure.unit) == "length"
