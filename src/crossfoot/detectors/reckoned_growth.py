"""Growth that is reckoned, told in any words: a rate for a period, so many periods, and two amounts.

"A debt of $10,000 on which 8% is charged annually stands at $11,664 two years later": the sentence that says the rate,
and if need be those beside it, have one stretch of time and one pair of like amounts between which the rate leads to
the last digit, or would if one figure had not slipped. Then that pair is meant; nothing else ties the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

from crossfoot.binding.cases import direction_at
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.detectors.slip_chances import digits_of, step_of, ways_to_slip
from crossfoot.detectors.told_growth import is_since, side_by_side
from crossfoot.detectors.windows import middle_of, near
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_TABLE = "growth"
_RATES = frozenset({Kind.PERCENT, Kind.FRACTION})
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_SPANS = {
    "year": {"year": 1.0, "decade": 10.0},
    "quarter": {"quarter": 1.0, "year": 4.0},
    "month": {"month": 1.0, "year": 12.0},
}
_LEVELS = frozenset({"new-level", "old-level", "moved-level"})
_AWAY = frozenset({"expected", "extreme", "threshold", "delta", "of-whole"})
#: Tokens behind and before a rate in which the period is said, sentences around it, and the most figures of these.
_BEHIND, _BEFORE, _AROUND, _MOST = 7, 10, ((0, 0), (1, 1), (2, 3)), 9
_FEWEST, _LONGEST, _TWO = 20, 60.0, 2
_BACK, _ADDING = frozenset({"that", "this"}), frozenset({"and"})
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
#: Tokens between two amounts that "and" joins.
_LISTED = 6
_GONE = (["ago"], ["before"], ["earlier"], ["later"])
_STOPS = frozenset({".", ";", ":", "(", ")", "and", "but"})
#: Digits that an end must have to be reckoned from a rate, and not the other way round.
_DIGITS, _MANY, _TEN = 3, 4, 10


class _Time(NamedTuple):
    """The figures that tell how long, and for how many periods."""

    filled: dict[str, int]
    periods: float


class _Growth(NamedTuple):
    """A rate with its sentence, as a share with a sign, and half of its last digit."""

    view: View
    at: int
    share: float
    half: float
    period: str


def reckoned_growth(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """What the only rate of a sentence and of those around it leads to."""
    rates = [index for index in view.figures if page.figures[index].kind in _RATES]
    found = [one for index in rates if (one := _growth(page, view, index)) is not None]
    if len(found) != 1 or len(rates) > _TWO:
        return
    growth = found[0]
    for before, behind in _AROUND:
        views = _around(page, view, before, behind)
        pool = [index for one in views for index in one.figures]
        if len(pool) > _MOST or any(page.figures[i].kind in _RATES and i not in rates for i in pool):
            return
        told = _readings(rule, page, growth, views, pool)
        if told is not None:
            yield from told
            return


def is_sure(reading: Reading) -> bool:
    """Whether a slip that leaves a trace explains why growth does not lead there: no other reading is as good."""
    return reading.tier is Tier.ANCHORED or (reading.case or "").endswith("-exact")


def _around(page: Page, view: View, before: int, behind: int) -> list[View]:
    numbers = range(view.number - before, view.number + behind + 1)
    found = [page.by_sentence.get(number) for number in numbers]
    return [one for one in found if one is not None and one.sentence.kind == view.sentence.kind]


def _growth(page: Page, view: View, index: int) -> _Growth | None:
    """A rate that words tell to be paid, added or lost in each period."""
    figure, period = page.figures[index], _period(page, view, index)
    if period is None or figure.is_range or figure.identifier or figure.hedge in BOUNDS:
        return None
    if view.roles.get(index, set()) & _LEVELS or figure.value is None:
        return None
    lower, words = page.extraction.tokens.lower, wordings(_TABLE)
    first = max(view.sentence.first, figure.first - _BEFORE)
    end = min(figure.last + _BEHIND, view.sentence.last)
    falls = words["downward"].within(lower, first, end) and not words["upward"].within(lower, first, end)
    sign = direction_at(view, index) or (-1 if falls else 1)
    scale = 1.0 if figure.kind is Kind.FRACTION else 0.01
    half = 0.0 if figure.kind is Kind.FRACTION else float(figure.interval.width) * scale / 2
    share = sign * middle_of(figure) * scale
    return _Growth(view, index, share, half, period) if -1 < share < 1 else None


def _period(page: Page, view: View, index: int) -> str | None:
    """What the rate is for: "2% of them each year", "added a tenth every month", "an annual 6%", interest "at 7%"."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.per in _SPANS:
        return figure.per
    words = wordings(_TABLE)
    end = min(figure.last + _BEHIND, view.sentence.last)
    for place in range(figure.last, end):
        if lower[place] in _STOPS or any(page.figures[i].first == place for i in view.figures):
            end = place
            break
    first = max(view.sentence.first, figure.first - _BEFORE)
    for period in _SPANS:
        rows = words[f"per-{period}"]
        spans = [*rows.find(lower, figure.last, end), *rows.find(lower, first, figure.first)]
        if any(lower[last : last + 1] not in _GONE for _, last in spans):  # not "from a year earlier"
            return period
    lent = lower[figure.first - 1] == "at" and words["lent"].within(lower, first, figure.first)
    return "year" if lent else None


def _readings(
    rule: Rule, page: Page, growth: _Growth, views: list[View], pool: list[int]
) -> list[Reading] | None:
    """The readings of the one pair that fits or nearly does; None if the stretch has none, [] if any is unclear."""
    if any(wordings(_TABLE)["flowing"].stands_in(page, one) for one in views):
        return []
    times = _times(page, growth.period, pool)
    amounts = [i for one in views for i in one.plain.place if _is_amount(page, one, i)]
    pairs = [pair for pair in permutations(amounts, 2) if _are_ends(page, growth, pair)]
    tried = [(time, pair) for time in times for pair in pairs]
    fits = [(t, p) for t, p in tried if _fits(page, growth, t, p)]
    alone = len(times) == 1 and len(pairs) == 1
    likely = fits or [(t, p) for t, p in tried if _slipped(page, growth, t, p, alone)]
    if not likely:
        return None
    if len(likely) > 1:
        return []
    (time, (start, end)), case = likely[0], _case(growth, likely[0][0])
    if _is_reckoned(page, growth, time, (start, end)):
        case += "-exact"
    filled = {"rate": growth.at, **time.filled, "start": start, "end": end}
    window = "sentence" if len(views) == 1 else "paragraph"
    tier = Tier.ANCHORED if not fits and _is_telling(page, growth, time, (start, end)) else Tier.CUED
    return [Reading(rule, filled, tier, window, case)]


def _step(figure: Figure) -> float:
    return step_of(figure) or 1.0


def _case(growth: _Growth, time: _Time) -> str:
    way = "falling" if growth.share < 0 else "growing"
    return f"{way}-{'between' if 'first' in time.filled else 'over'}-amount"


def _times(page: Page, period: str, pool: list[int]) -> list[_Time]:
    """The stretches of a pool in periods of the rate, and its two years."""
    units, lower, found = _SPANS[period], page.extraction.tokens.lower, []
    for index in pool:
        figure = page.figures[index]
        if figure.value is None or figure.is_range or not 1 < middle_of(figure) <= _LONGEST:
            continue
        if figure.kind is Kind.DURATION and figure.unit in units and figure.per is None:
            found.append(_Time({"span": index}, middle_of(figure) * units[figure.unit]))
        elif figure.kind in _COUNTS and _counts_periods(lower, figure.first, figure.last):
            found.append(_Time({"span": index}, middle_of(figure)))
    years = sorted(
        {page.figures[i].value: i for i in pool if page.figures[i].kind is Kind.YEAR}.items(),
        key=lambda one: one[0] or 0,
    )
    if len(years) == _TWO and period == "year" and not is_since(page, years[1][1]):
        (one, first), (two, last) = years
        found = [_Time({"first": first, "last": last}, float((two or 0) - (one or 0)))]
    return found


def _counts_periods(lower: list[str], first: int, last: int) -> bool:
    """ "nine harvests", "four such increases", "after five": so many times the rate was applied."""
    if lower[first - 1] == "after" and lower[last : last + 1] in ([], ["."], [","]):
        return True
    return wordings(_TABLE)["rounds"].within(lower, last, last + 2)


def _is_amount(page: Page, view: View, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in _AMOUNTS or figure.identifier or figure.is_range or figure.per is not None:
        return False
    if figure.value is None or figure.hedge in BOUNDS or view.roles.get(index, set()) & _AWAY:
        return False
    return figure.kind is Kind.MONEY or middle_of(figure) >= _FEWEST


def _are_ends(page: Page, growth: _Growth, pair: tuple[int, int]) -> bool:
    start, end = (page.figures[index] for index in pair)
    low, high = middle_of(start), middle_of(end)
    if low <= 0 or high <= 0 or not _are_alike(start, end) or _are_listed(page, start, end):
        return False
    told = page.view_of(pair[0]), page.view_of(pair[1])
    roles = [one.roles.get(index, set()) if one else set() for one, index in zip(told, pair, strict=True)]
    turned = "new-level" in roles[0] or "old-level" in roles[1]
    return (high > low) == (growth.share > 0) and not turned


def _are_alike(one: Figure, other: Figure) -> bool:
    """Like amounts, or counts of which one goes without its noun: "the town of 50,000 will have 60,950 people"."""
    plain = {one.kind, other.kind} <= _COUNTS and one.unit == other.unit and None in (one.noun, other.noun)
    return plain or alike(one, other)


def _are_listed(page: Page, one: Figure, other: Figure) -> bool:
    """ "9,400 pupils and 610 teachers": two things at one time."""
    first, last = sorted((one, other), key=lambda figure: figure.first)
    return last.first - first.last <= _LISTED and side_by_side(page, one, other)


def _factor(growth: _Growth, periods: float, off: float = 0.0) -> float:
    return float((1 + growth.share + off) ** periods)


def _fits(page: Page, growth: _Growth, time: _Time, pair: tuple[int, int]) -> bool:
    """Whether growth leads from one amount to the other, its rate and the end being rounded."""
    start, end = (page.figures[index] for index in pair)
    low, high = sorted(
        middle_of(start) * _factor(growth, time.periods, off) for off in (-growth.half, growth.half)
    )
    step = _step(end)
    return low - step <= middle_of(end) <= high + step


def _slipped(page: Page, growth: _Growth, time: _Time, pair: tuple[int, int], alone: bool) -> bool:
    """Whether one wrong figure keeps growth from leading from one amount to the other."""
    start, end = (page.figures[index] for index in pair)
    factor = _factor(growth, time.periods)
    close = alone and page.figures[growth.at].per is not None
    own = close and start.sentence == end.sentence == growth.view.number and not growth.view.words & _ADDING
    if _is_slip(middle_of(end), middle_of(start) * factor, _step(end), _TWO if own else _DIGITS):
        return True
    if _is_slip(middle_of(start), middle_of(end) / factor, _step(start)):
        return True
    share = (middle_of(end) / middle_of(start)) ** (1 / time.periods) - 1
    told = page.figures[growth.at]
    rated = told.kind is Kind.PERCENT and _is_slip(middle_of(told), abs(share) * 100, _step(told), _TWO)
    if alone and _opening(page, growth.view) in _BACK and near(abs(share) * 100, middle_of(told)):
        return True
    return alone and (rated or _has_digit_more(middle_of(told), abs(share) * 100))


def _opening(page: Page, view: View) -> str:
    return page.extraction.tokens.lower[view.sentence.first]


def _has_digit_more(stated: float, computed: float) -> bool:
    """ "18% a year" for 8%."""
    return 1 <= round(computed) < _TEN < stated < _TEN * _TEN and (stated - round(computed)) % _TEN == 0


def _is_slip(stated: float, computed: float, step: float, digits: int = _DIGITS) -> bool:
    values = {round(computed / step) * step + way * step for way in (-1, 0, 1)}
    coarse = len(digits_of(stated)) < _TWO  # "£1,000" is round, and nothing's slip
    fine = [value for value in values if value > 0 and len(digits_of(value)) >= digits and not coarse]
    return any(ways_to_slip(stated, value) > 0 or _is_mixed_up(stated, value) for value in fine)


def _is_mixed_up(stated: float, value: float) -> bool:
    """ "27,180" for 21,870: the same digits in another order."""
    one, two = digits_of(stated), digits_of(value)
    return len(one) >= _MANY and sorted(one) == sorted(two) and _TEN**-1 < stated / value < _TEN


def _is_reckoned(page: Page, growth: _Growth, time: _Time, pair: tuple[int, int]) -> bool:
    """Whether the end is finer than the rate, and two of its digits changed places make it exact."""
    start, end = (page.figures[index] for index in pair)
    stated, step = middle_of(end), _step(end)
    computed = round(middle_of(start) * _factor(growth, time.periods) / step) * step
    digits = f"{stated / step:.0f}".rstrip("0")
    if abs(stated - computed) <= step or len(digits) < _DIGITS:
        return False
    if not growth.half and len(digits) >= _MANY and ways_to_slip(stated, computed):
        return True  # "a fifth a year" is meant exactly
    values = [computed + way * step for way in (-1, 0, 1)]
    return any(
        0 < ways_to_slip(stated, value) < len(digits) or _is_mixed_up(stated, value) for value in values
    )


def _is_telling(page: Page, growth: _Growth, time: _Time, pair: tuple[int, int]) -> bool:
    """Whether two digits of the rate, printed finely, changed places: "19.4% annually" for 14.9."""
    start, end = (page.figures[index] for index in pair)
    stated, step = middle_of(page.figures[growth.at]), _step(page.figures[growth.at])
    share = abs((middle_of(end) / middle_of(start)) ** (1 / time.periods) - 1) * 100
    digits = f"{stated / step:.0f}"
    return len(digits) >= _DIGITS and 0 < ways_to_slip(stated, round(share / step) * step) < len(digits)
