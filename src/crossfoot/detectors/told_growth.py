"""Growth told loosely: what it led to stands among other figures, or sentences away from the rate.

"The herd has expanded by 20% in each of the past three years. From 5,000 reindeer it has grown to 8,640, more than the
four villages can feed": of the amounts around a yearly rate the two are meant that nearly fit. "Prices rose 10% in 2021
and another 5% in 2022, making the basket 15.5% dearer in two years": a comparison told of all the time is the total.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from crossfoot.binding.cases import direction_at
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.detectors.slip_chances import step_of, ways_to_slip
from crossfoot.detectors.windows import middle_of, near
from crossfoot.detectors.wording import hedged_first, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_TABLE = "growth"
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_SPANS = {"year": 1.0, "decade": 10.0}
_AWAY = frozenset({"expected", "extreme", "threshold", "delta", "of-whole"})
#: Sentences before and behind a rate that may tell the rest, and the most that a growth is followed for.
_BEFORE, _AHEAD, _LONGEST = 1, 2, 60.0
#: Smaller counts may count anything.
_FEW = 20
#: Tokens before and behind a percentage in which a word compares it.
_BESIDE, _OF_REACH, _WHOLE = 3, 8, 14
_LEADING = frozenset({"to", "from", "now", "was", "is", "will", "had", "has", "in", "by"})
_CONTRASTED = frozenset({"against", "but", "rival", "rivals", "whereas", "while"})
_PAST = frozenset({"ago", "earlier", "old"})
#: Computed and told may be so many times each other, but for a power of ten.
_FACTOR = 1.7
#: By what share of itself the end of a growth may be off, its rate being rounded.
_ROUNDING = 0.015

Told = tuple[dict[str, int], float]
YearlyOf = Callable[[Page, list[View]], list[tuple[View, int]]]


def told_growth(rule: Rule, page: Page, view: View, rate: int) -> Iterator[Reading]:
    """What one yearly rate led to in the sentences around it; nothing where two things could be meant."""
    views = _around(page, view)
    rates = [i for one in views for i in one.figures if page.figures[i].kind in _SHARES and i != rate]
    way = -1 if direction_at(view, rate) < 0 else 1
    step = 1 + way * _share(page, rate)
    if step <= 0:
        return
    times = _times(page, views, page.figures[rate].per)
    if len(times) != 1:
        return
    filled, periods = times[0]
    factor = step ** min(periods, _LONGEST)
    span = "between" if "first" in filled else "over"
    manner = f"{'falling' if way < 0 else 'growing'}-{span}"
    left = [i for i in rates if way < 0 and _is_remaining(page, i) and _is_near(factor, _share(page, i))]
    if left and len(rates) == 1:
        filled = {"rate": rate, **filled, "total": left[0]}
        yield Reading(rule, filled, Tier.CUED, "paragraph", f"{manner}-remaining")
        return
    totals = [i for i in rates if _is_total(page, i) and _is_near(abs(factor - 1), _share(page, i))]
    if len(totals) == 1 and len(rates) == 1:
        for case in (f"{manner}-total", f"{manner}-total-simple"):
            yield Reading(rule, {"rate": rate, **filled, "total": totals[0]}, Tier.CUED, "paragraph", case)
    elif not rates:
        pair = _pair(page, views, factor)
        for case in (f"{manner}-amount", f"{manner}-amount-simple") if pair is not None else ():
            ends = {"start": pair[0], "end": pair[1]} if pair is not None else {}
            yield Reading(rule, {"rate": rate, **filled, **ends}, Tier.CUED, "paragraph", case)


def told_chain(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """The only two changes before a comparison that is told of both, in its sentence or in those before it."""
    totals = [i for i in view.plain.place if page.figures[i].kind in _SHARES and _is_total(page, i)]
    if not totals:
        return
    total = totals[-1]
    views = [one for one in (page.by_sentence.get(view.number - k) for k in (2, 1, 0)) if one is not None]
    views = [one for one in views if one.sentence.kind == view.sentence.kind]
    for first in range(len(views) - 1, -1, -1):
        shares = [i for one in views[first:] for i in one.plain.place if page.figures[i].kind in _SHARES]
        changes = [i for i in shares if i != total]
        if len(changes) > 2 or any(page.figures[i].first > page.figures[total].first for i in changes):
            return
        if any(page.figures[i].kind is Kind.RATIO for one in views[first:] for i in one.plain.place):
            return
        if len(changes) == 2:
            yield from _chained(rule, page, changes[0], changes[1], total)
            return


def _chained(rule: Rule, page: Page, one: int, two: int, total: int) -> Iterator[Reading]:
    ways = [_way(page, index) for index in (one, two)]
    ways[1] = ways[1] or (ways[0] if _goes_on(page, one, two) else 0)
    if 0 in ways or not _in_turn(page, one, two, total):
        return
    factor = (1 + ways[0] * _share(page, one)) * (1 + ways[1] * _share(page, two))
    told = _way(page, total)
    if not _is_near(abs(factor - 1), _share(page, total)) or (ways[0] == ways[1] == -told):
        return
    case = "-".join("up" if way > 0 else "down" for way in ways)
    if ways[0] != ways[1] and told:
        case += "-ahead" if told > 0 else "-behind"
    filled = {"first": one, "second": two, "total": total}
    yield Reading(rule, filled, Tier.CUED, "paragraph", f"first-{case}")


def _in_turn(page: Page, one: int, two: int, total: int) -> bool:
    """Whether words, or two times, tell that the second change came after the first."""
    lower = page.extraction.tokens.lower
    first = page.extraction.sentences[page.figures[one].sentence].first
    if wordings(_TABLE)["other-time"].within(lower, first, page.figures[total].first):
        return False
    if not _CONTRASTED.isdisjoint(lower[page.figures[two].last : page.figures[total].first]):
        return False  # "lost 8% in 2021, while its rival ended the two years 15% ahead"
    if wordings(_TABLE)["in-turn"].within(lower, first, page.figures[total].first):
        return True
    home = page.figures[one].sentence == page.figures[two].sentence == page.figures[total].sentence
    return home and _has_time(page, one, two) and _has_time(page, two, total)


def _has_time(page: Page, index: int, before: int) -> bool:
    """Whether a month, a quarter or a year is told behind a change, before the next one."""
    between = page.figures[index + 1 : before]
    return any(figure.kind in (Kind.PERIOD, Kind.YEAR, Kind.DATE) for figure in between)


def _goes_on(page: Page, one: int, two: int) -> bool:
    """ "Fell 20% in the first year and 10% in the second": no word of change of its own."""
    return page.figures[one].sentence == page.figures[two].sentence


def _around(page: Page, view: View) -> list[View]:
    numbers = range(view.number - _BEFORE, view.number + _AHEAD + 1)
    found = [page.by_sentence.get(number) for number in numbers]
    return [one for one in found if one is not None and one.sentence.kind == view.sentence.kind]


def _times(page: Page, views: list[View], per: str | None) -> list[Told]:
    """The spans of a stretch in periods of the rate, or the one pair of its years."""
    spans = _SPANS if per in (None, "year") else {str(per): 1.0}
    pool = [index for view in views for index in view.figures]
    lower, found = page.extraction.tokens.lower, []
    for index in pool:
        figure = page.figures[index]
        behind = lower[figure.last : figure.last + 1]
        if figure.kind is not Kind.DURATION or figure.unit not in spans or figure.is_range:
            continue
        if (_PAST.isdisjoint(behind) and middle_of(figure) > 1) or figure.unit == "decade":
            found.append(({"span": index}, middle_of(figure) * spans[figure.unit]))
    years = sorted(
        {page.figures[i].value: i for i in pool if page.figures[i].kind is Kind.YEAR}.items(),
        key=lambda item: item[0] or 0,
    )
    if len(found) != 1 and len(years) == 2 and spans is _SPANS:
        (one, first), (two, last) = years
        if is_since(page, last):
            return []
        return [({"first": first, "last": last}, float((two or 0) - (one or 0)))]
    values = {periods for _, periods in found}
    return found[:1] if len(values) == 1 and len(years) != 2 else []


def _is_amount(page: Page, view: View, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in _AMOUNTS or figure.identifier or figure.is_range or figure.per is not None:
        return False
    if figure.value is None or figure.hedge in BOUNDS or view.roles.get(index, set()) & _AWAY:
        return False
    return figure.kind is Kind.MONEY or middle_of(figure) >= _FEW


def _pair(page: Page, views: list[View], factor: float) -> tuple[int, int] | None:
    """The only two like amounts of a stretch between which a growth may lie."""
    pool = [i for view in views for i in view.plain.place if _is_amount(page, view, i)]
    fits = []
    for one in pool:
        for other in pool:
            start, end = page.figures[one], page.figures[other]
            low, high = middle_of(start), middle_of(end)
            if (
                one == other
                or not alike(start, end)
                or side_by_side(page, start, end)
                or low <= 0
                or (high - low) * (factor - 1) <= 0
            ):
                continue
            if _is_near(low * factor, high) and _may_lead(page, (one, other), low * factor):
                fits.append((one, other))
    return fits[0] if len(fits) == 1 else None


def _may_lead(page: Page, pair: tuple[int, int], computed: float) -> bool:
    """Whether growth led from one amount to the other, or would with a slip undone; nothing else ties the two."""
    stated, step = middle_of(page.figures[pair[1]]), step_of(page.figures[pair[1]])
    if abs(computed - stated) <= max(_ROUNDING * stated, step):
        return True
    slack = _ROUNDING * computed
    values = (
        round(computed / step) * step,
        round((computed - slack) / step) * step,
        round((computed + slack) / step) * step,
    )
    return any(value > 0 and ways_to_slip(stated, value) > 0 for value in values)


def _is_near(computed: float, stated: float) -> bool:
    if computed <= 0 or stated <= 0 or not near(computed, stated):
        return False
    ratio = computed / stated
    return 1 / _FACTOR < ratio < _FACTOR or ratio > 8 or ratio < 1 / 8


def _is_total(page: Page, index: int) -> bool:
    """Whether a share is a comparison, in a sentence that speaks of all the time."""
    view, figure = page.view_of(index), page.figures[index]
    if view is None or figure.per is not None or figure.hedge in BOUNDS or figure.is_range:
        return False
    if not _is_compared(page, view, index):
        return False
    lower, words, last = page.extraction.tokens.lower, wordings(_TABLE), page.figures[index].last
    first = max(view.sentence.first, hedged_first(page, view, index) - _WHOLE)
    end = min(last + _WHOLE, view.sentence.last)
    if words["whole"].within(lower, first, end) or words["left"].within(lower, first, last):
        return not words["other-time"].within(lower, first, end)
    spans = [page.figures[i] for i in view.figures if page.figures[i].kind is Kind.DURATION]
    return any(one.unit in _SPANS and first <= one.first < end for one in spans)


def _is_remaining(page: Page, index: int) -> bool:
    """ "54% of the original volume was left": what a fall has not taken."""
    view = page.view_of(index)
    if view is None or page.figures[index].hedge in BOUNDS:
        return False
    last = page.figures[index].last
    end = min(last + _OF_REACH, view.sentence.last)
    return wordings(_TABLE)["remaining"].within(page.extraction.tokens.lower, last, end)


def _is_compared(page: Page, view: View, index: int) -> bool:
    """ "19% smaller", "down 19%", "a gain of 19%", "lost 19% of"."""
    lower, words = page.extraction.tokens.lower, wordings(_TABLE)["compare"]
    last, first = page.figures[index].last, hedged_first(page, view, index)
    if last < view.sentence.last and words.at(lower, last, view.sentence.last):
        return True
    if words.within(lower, max(view.sentence.first, first - _BESIDE), first):
        return True
    return "delta" in view.roles.get(index, set())


def _way(page: Page, index: int) -> int:
    """The way of a change: by the word beside it, else by the one that governs it."""
    view = page.view_of(index)
    if view is None:
        return 0
    lower, last = page.extraction.tokens.lower, page.figures[index].last
    words = wordings(_TABLE)
    first = hedged_first(page, view, index)
    stretches = (
        (last, min(last + 1, view.sentence.last)),
        (max(view.sentence.first, first - _BESIDE), first),
    )
    for start, end in stretches:
        way = words["upward"].within(lower, start, end) - words["downward"].within(lower, start, end)
        if way:
            return way
    return direction_at(view, index)


def _share(page: Page, index: int) -> float:
    figure = page.figures[index]
    return middle_of(figure) * (1 if figure.kind is Kind.FRACTION else 0.01)


def side_by_side(page: Page, one: Figure, other: Figure) -> bool:
    """Whether "and" alone leads from one amount to the other: two things, not two times of one."""
    first, last = sorted((one, other), key=lambda figure: figure.first)
    between = set(page.extraction.tokens.lower[first.last : last.first])
    return one.sentence == other.sentence and "and" in between and between.isdisjoint(_LEADING)


def is_since(page: Page, year: int) -> bool:
    """Whether growth began in a year: "up 18 percent a year since 2020"; it does not end in it."""
    return page.extraction.tokens.lower[max(page.figures[year].first - 1, 0)] == "since"
