"""A change and the only two levels that it may lead between, believed for the slip that parts them.

"Its crew shrank by a half: it had 48 hands and has 32": no words lead from one level to the other, and none of the
closer readers is sure. But no other levels of the sort are near, and with one figure put right the three agree: the
size is that of another word, was worked out on the wrong level, or two digits changed places.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.detectors.closed_contradictions import NEW, OLD, contradicts, name_of
from crossfoot.detectors.closed_sizes import FAR, Size, sizes_of
from crossfoot.detectors.slip_chances import digits_of, step_of, ways_to_slip
from crossfoot.detectors.told_levels import AMOUNTS, LOST, alike, is_level
from crossfoot.detectors.told_pairs import Pair
from crossfoot.detectors.windows import middle_of, near, roles_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure

#: Sentences before the change in which levels may be told, and how far apart they may be.
_BACK, _CLOSE, _APART = 2, 1.01, 6.0
#: Figures that a sentence may have beside the three, for a single wrong digit to be believed.
_BESIDE, _TWO, _THREE, _FINE, _HUNDRED = 1, 2, 3, 3, 100.0
_AWAY = frozenset({"chance", "extreme", "expected", "threshold", "delta", "gap", "of-whole"})
_TIMES = frozenset({Kind.YEAR, Kind.PERIOD, Kind.DATE, Kind.WEEKDAY, Kind.ORDINAL})
_WORDS = tuple(
    a / b for a, b in ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 10))
)
_ROUND = 0.004
_TEENS, _TEN = range(13, 20), 10
_ON = frozenset({"ago", "before", "earlier", "later", "on"})
_TURNING = frozenset({",", ";", "and", "but"})


def sole_pairs(page: Page, view: View, book: Codebook) -> Iterator[tuple[int, Pair, str]]:
    """Sizes with the only two levels around and the case of the rule, where they agree or a slip parts them."""
    sizes = sizes_of(page, view, book)
    for size in sizes:
        name = name_of(page.figures[size.at])
        pair = (
            _pair(page, view, size, [one.at for one in sizes])
            if size.far < FAR and not page.figures[size.at].hedge
            else None
        )
        if pair is None:
            continue
        low, high = sorted(pair, key=lambda index: middle_of(page.figures[index]))
        orders = [(low, high) if size.way >= 0 else (high, low)]
        orders += [orders[0][::-1]] if size.is_in("prices") else []  # "15% off $1,600, and pay $1,630"
        for old, new in orders:
            if not contradicts(page, size.at, old, new) and _is_off(page, view, size, old, new):
                yield size.at, (old, new), f"{name}-{'up' if size.way >= 0 else 'down'}"
                break


def _is_off(page: Page, view: View, size: Size, old: int, new: int) -> bool:
    slipped = _is_slipped(page, view, size, old, new) or _is_mispriced(page, size, old, new)
    return slipped or _is_sequel(page, view, size, old, new)


def _is_sequel(page: Page, view: View, size: Size, old: int, new: int) -> bool:
    """Whether the next sentence tells both levels for its own sake: "It was 2,410 metres then, and is 2,325 today"."""
    change, before, after = (page.figures[index] for index in (size.at, old, new))
    levels = page.by_sentence.get(view.number + 1)
    if levels is None or not size.way or {before.sentence, after.sentence} != {levels.number}:
        return False
    opened = wordings("tellings")["plain-pronoun"].at(
        page.extraction.tokens.lower, levels.sentence.first, levels.sentence.last
    )
    if not opened:
        return False  # "Profit rose 24 percent. Revenue rose to $28.2 million from $20.7 million"
    stated, computed = _stated(change), _computed(change, middle_of(before), middle_of(after))
    timed = bool(roles_of(page, old) & OLD and roles_of(page, new) & NEW) or _turns(page, levels, old, new)
    return timed and not _fits(change, stated, middle_of(before), middle_of(after)) and near(computed, stated)


def _turns(page: Page, levels: View, old: int, new: int) -> bool:
    """Whether words of the earlier time stand in the clause of one level alone, and of the present in the other's."""
    lower, words = page.extraction.tokens.lower, wordings("tellings")
    turn = [page.figures[index].first for index in sorted((old, new))]
    middle = turn[1]
    for at in range(turn[0], turn[1]):
        if lower[at] in _TURNING:
            middle = at
    first, second = (levels.sentence.first, middle), (middle, levels.sentence.last)
    then, now = (first, second) if old < new else (second, first)
    told = words["then-words"].within(lower, *then) and words["now-words"].within(lower, *now)
    return told and not words["then-words"].within(lower, *now)


def _pair(page: Page, view: View, size: Size, sizes: list[int]) -> Pair | None:
    """The only two like levels of the sentence, or of it and the nearest before it."""
    found: list[int] = []
    views: list[View] = []
    for back in range(_BACK + 1):
        # "Membership fell by 37. It had 212 singers in October and has 175 now": told before its levels
        ahead = 1 if back and len(view.plain.place) == 1 and not found else -1
        other = page.by_sentence.get(view.number + ahead * back)
        if other is None or other.sentence.kind != view.sentence.kind:
            continue
        views.append(other)
        own = [i for i in other.plain.place if i not in sizes and _may_be_level(page, other, i, size.at)]
        found = distinct(page, [*own, *found])
        pairs = _alike(page, found)
        if any(len(group) > _TWO for group in pairs) or len(pairs) > 1:
            return None
        if pairs and (not back or _is_quiet(page, views)):
            one, two = pairs[0]
            if any(_is_beside(page, size.at, index) for index in view.plain.place if index not in pairs[0]):
                return None  # "dropped to $720m from $1.1bn as deliveries tumbled 29 percent to 2,691 homes"
            ratio = middle_of(page.figures[one]) / middle_of(page.figures[two])
            return (one, two) if _CLOSE < max(ratio, 1 / ratio) < _APART else None
    return None


def _is_beside(page: Page, size: int, index: int) -> bool:
    """Whether "to" leads from the size to a figure: the level that it changed to."""
    between = page.extraction.tokens.lower[page.figures[size].last : page.figures[index].first]
    return between == ["to"]


def _is_quiet(page: Page, views: list[View]) -> bool:
    """Whether sentences tell no more than three figures, times left out."""
    told = [i for view in views for i in view.figures if not _is_idle(page, page.figures[i])]
    return len(told) <= _THREE


def _is_idle(page: Page, figure: Figure) -> bool:
    """Times, and few of a thing: "The sofa, which seats four, is listed at £1,600", "four years on"."""
    behind = page.extraction.tokens.lower[figure.last : figure.last + 1]
    if figure.kind is Kind.DURATION and not _ON.isdisjoint(behind):
        return True
    few = figure.kind in (Kind.COUNT, Kind.NUMBER) and figure.form == "words" and middle_of(figure) < _TEN
    return figure.kind in _TIMES or few


def _alike(page: Page, found: list[int]) -> list[list[int]]:
    """Groups of two or more like levels: of sums and counts the sums alone, "44 shops have them at $135"."""
    groups: list[list[int]] = []
    for index in found:
        home = [group for group in groups if alike(page.figures[group[0]], page.figures[index])]
        if home:
            home[0].append(index)
        else:
            groups.append([index])
    several = [group for group in groups if len(group) > 1]
    paid = [group for group in several if page.figures[group[0]].kind is Kind.MONEY]
    return paid or several


def _may_be_level(page: Page, view: View, index: int, size: int) -> bool:
    """Whether a figure is a level of the sort of the size; what may be none is a rival all the same."""
    figure, change = page.figures[index], page.figures[size]
    if figure.kind not in AMOUNTS | {Kind.PERCENT} or not is_level(page, index, size):
        return False
    if name_of(change) == "percent" and figure.kind is Kind.PERCENT:
        return False
    return not roles_of(page, index) & (_AWAY | LOST) and figure.hedge not in BOUNDS


def _is_slipped(page: Page, view: View, told: Size, old: int, new: int) -> bool:
    """Whether one slip that leaves a trace parts the size from what the levels come to."""
    size, way = told.at, told.way or 1
    change, before, after = (page.figures[index] for index in (size, old, new))
    if _fits(change, _stated(change), middle_of(before), middle_of(after)):
        return False
    if any(_fits(change, one, middle_of(before), middle_of(after)) for one in _sizes(change, before, after)):
        return True
    ends = middle_of(before), middle_of(after)
    moved = [(one, ends[1]) for one in _swapped(before)] + [(ends[0], one) for one in _swapped(after)]
    same_way = [(one, two) for one, two in moved if (two - one) * way > 0]
    if any(_fits(change, _stated(change), one, two) for one, two in same_way):
        return True
    return _is_alone(page, view, (size, old, new)) and _digit(change, before, after)


def _is_mispriced(page: Page, size: Size, old: int, new: int) -> bool:
    """Whether one wrong digit parts what is taken off a price, or put on it, from the two prices."""
    change, before, after = (page.figures[index] for index in (size.at, old, new))
    if not size.is_in("prices") or before.kind is not Kind.MONEY:
        return False
    low, high = middle_of(before), middle_of(after)
    if name_of(change) == "percent":
        step = 1 + (1 if high > low else -1) * _stated(change) / _HUNDRED
        needed = ((after, low * step), (before, high / step if step else 0.0))
    else:
        step = middle_of(change) * (1 if high > low else -1)
        needed = ((after, low + step), (before, high - step))
    return _digit(change, before, after, _TWO) or any(
        _is_digit_off(figure, value) for figure, value in needed
    )


def _is_digit_off(figure: Figure, needed: float) -> bool:
    step = step_of(figure) or 1.0
    return needed > 0 and ways_to_slip(middle_of(figure), round(needed / step) * step) > 0


def _stated(change: Figure) -> float:
    if change.kind is Kind.FRACTION:
        return middle_of(change) * _HUNDRED
    return middle_of(change) / _HUNDRED if change.kind is Kind.BASIS_POINTS else middle_of(change)


def _computed(change: Figure, old: float, new: float) -> float:
    apart = abs(new - old)
    return _HUNDRED * apart / old if name_of(change) == "percent" and old else apart


def _fits(change: Figure, stated: float, old: float, new: float) -> bool:
    """Whether a size is what two levels come to, to within its own rounding."""
    computed = _computed(change, old, new)
    if change.kind is Kind.FRACTION:
        return abs(stated - computed) <= 1
    step = step_of(change) * (1 if change.kind is not Kind.BASIS_POINTS else 1 / _HUNDRED)
    return (
        abs(stated - computed)
        <= max(step, _ROUND * computed if name_of(change) != "percent" else 0) / 2 + 1e-9
    )


def _sizes(change: Figure, before: Figure, after: Figure) -> Iterator[float]:
    """What the size may have been meant to be, and its own value where the slip is one of reasoning."""
    stated, old, new = _stated(change), middle_of(before), middle_of(after)
    if change.kind is Kind.FRACTION:
        yield from (one * _HUNDRED for one in _WORDS)
    if name_of(change) == "percent" and change.kind is not Kind.FRACTION:
        ends = (abs(new - old) / new, new / old if new < old else 0.0)
        if any(abs(stated - _HUNDRED * end) <= step_of(change) / 2 for end in ends):
            yield _computed(change, old, new)
    yield from _swapped(change, _FINE if name_of(change) == "amount" else _TWO)
    if stated in _TEENS:
        yield _TEN * (stated - _TEN)
    elif stated / _TEN + _TEN in _TEENS:
        yield stated / _TEN + _TEN


def _swapped(figure: Figure, least: int = _FINE) -> Iterator[float]:
    """The values of a figure with two neighbouring digits the other way round."""
    value, digits = middle_of(figure), digits_of(middle_of(figure))
    unit = value / float(digits) if digits else 0.0
    for at in range(len(digits) - 1 if len(digits) >= least else 0):
        if digits[at] != digits[at + 1]:
            yield unit * float(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def _is_alone(page: Page, view: View, indexes: tuple[int, int, int]) -> bool:
    """Whether the three stand in one sentence with no more than a figure else, times left out."""
    others = [i for i in view.figures if i not in indexes and page.figures[i].kind not in _TIMES]
    return set(indexes) <= set(view.plain.place) and len(others) < _BESIDE


def _digit(change: Figure, before: Figure, after: Figure, least: int = _FINE) -> bool:
    """Whether one wrong digit parts a size from two levels."""
    computed, step = _computed(change, middle_of(before), middle_of(after)), step_of(change)
    if change.kind is Kind.FRACTION or change.kind is Kind.BASIS_POINTS:
        return False
    needed = round(computed / step) * step if step else computed
    fine = min(len(digits_of(needed)), len(digits_of(middle_of(change)))) >= least
    return fine and bool(ways_to_slip(middle_of(change), needed))
