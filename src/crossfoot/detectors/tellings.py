"""A change told over clauses, sentences or paragraphs: "A year ago it made 1,200 a week; it now makes 1,500, 25% more".

The change and the level that it leads to stand together. Where the thing stood before is the only like level told
earlier, in a clause or sentence about the same thing, with words of time on one side or the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.cases import direction_at
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.closed_contradictions import is_another_relation
from crossfoot.detectors.closed_pairs import closed_pairs, is_closed
from crossfoot.detectors.closed_sizes import CUES
from crossfoot.detectors.earlier_levels import earlier_pairs
from crossfoot.detectors.sole_changes import sole_pairs
from crossfoot.detectors.telling_chances import may_tell
from crossfoot.detectors.telling_subjects import (
    day_of,
    is_part_of,
    moved,
    of_other_years,
    one_thing,
    timed,
    told_by_the_way,
    was,
)
from crossfoot.detectors.told_levels import counts_else, has_own_base
from crossfoot.detectors.told_pairs import told_pairs
from crossfoot.detectors.windows import has_class, middle_of, plausible, roles_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_POINTS = frozenset({Kind.PERCENTAGE_POINTS, Kind.BASIS_POINTS})
_SIZES = _SHARES | _POINTS | {Kind.MULTIPLE}
_LEVELS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.DURATION})
_COUNTS, _PERCENT = frozenset({Kind.COUNT, Kind.NUMBER}), frozenset({Kind.PERCENT})
_AWAY = frozenset({"extreme", "expected", "chance", "first-few", "threshold"})
_NO_LEVEL = frozenset({"delta", "share", "of-whole", "gap"})
_CUES = frozenset({
    "rise-verb", "fall-verb", "move-verb", "rise-noun", "fall-noun", "change-noun", "more-word", "less-word", "up-word",
    "down-word", "more-than", "less-than", "above", "below", "figure-multiple",
})  # fmt: skip
_CUED = Trigger(tuple(sorted(_CUES)), kinds=tuple(_POINTS), lists=tuple(f"closed.{name}" for name in CUES))
_APART = frozenset({"hard-break", "mark-semicolon", "=which", "=who", "=that"})
#: A level further than this from what the change makes of the other is one of another thing.
_NEAR = 6.0
#: So few are seldom told with a percentage.
_FEW = 10
_LOST = frozenset({"loss-level", "lost"})
_CLOSE = 0.02
_BACK = _THAN = 5
#: So many words at most stand between a level and a change told of it: ", a rise of".
_APPOSED, _AS = 5, 4

_AMOUNT = frozenset({"many", "much", "high", "large", "big", "long", "often", "far", "great"})
_TIMES = frozenset({
    "in", "on", "at", "when", "year", "month", "week", "last", "previous", "before", "it", "they", "then", "during",
    "he", "she",
})  # fmt: skip
_NOW = frozenset({"now", "today", "currently"})


@needs(_CUED)
def told_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every change with its new level beside it and the old one told before."""
    for view in page.where(_CUED):
        if may_tell(page, view, book):
            found = (one for one in _told_in(rule, page, view, book) if not is_another_relation(page, one))
            yield from (reading for reading in found if not of_other_years(page, view, reading))


def _told_in(rule: Rule, page: Page, view: View, book: Codebook) -> Iterator[Reading]:
    """The change of a sentence with its two levels: the new one beside it, else the only two that there are."""
    beside = list(_beside(rule, page, view, book))
    yield from beside
    told = [] if beside else list(told_pairs(page, view, book)) or list(earlier_pairs(page, view, book))
    closed = not beside and not told and (has_class(view, book, _CUES) or is_closed(page, view))
    found = list(closed_pairs(page, view, book)) if closed else told
    for size, (old, new), case in sole_pairs(page, view, book) if closed and not found else found:
        filled = {"change": size, "new": new, "old": old}
        if not (counts_else(page, old, new) or counts_else(page, new, old)):
            yield Reading(rule, filled, Tier.CUED, "paragraph" if told else "sentence", case)


def _beside(rule: Rule, page: Page, view: View, book: Codebook) -> Iterator[Reading]:
    """The change with its new level beside it, and the only like level told before."""
    found = _size(page, view, book)
    if found is None or _from_elsewhere(view, book, found) or _than_another(page, view, found):
        return
    for new in _new_levels(page, view, book, found):
        old = _old_level(page, view, book, found, new)
        case = _case(page, view, book, found)
        if old is None or case is None or not _same_way(page, case, old[0], new):
            continue
        lost = [bool(roles_of(page, one) & _LOST) for one in (old[0], new)]
        if lost[0] != lost[1] or not _plausible(page, case, found, old[0], new):
            continue
        told = page.figures[new].kind is not Kind.PERCENT or "points" in case
        if told or _confused(page, found, old[0], new):
            filled = {"change": found, "new": new, "old": old[0]}
            yield Reading(rule, filled, Tier.CUED, old[1], case)
            return


def _size(page: Page, view: View, book: Codebook) -> int | None:
    """The one size of a change that a sentence tells, None if there are none or several."""
    figures = page.figures
    sizes = [
        index
        for index in view.plain.place
        if (figures[index].kind in _SIZES or figures[index].unit == "point")
        and not figures[index].is_range
        and (
            _grows(page, view, book, index)
            if figures[index].kind is Kind.MULTIPLE
            else "delta" in view.roles[index]
        )
        and not (view.roles[index] & {"new-level", "old-level"})
    ]
    if len(sizes) != 1:
        return None
    figure, roles = figures[sizes[0]], view.roles[sizes[0]]
    if page.extraction.tokens.lower[figure.last : figure.last + 1] == [":"]:
        return None  # "grew by 1,200: 400 natural, 800 arrivals" tells its parts
    if (
        figure.per is not None
        or roles & _AWAY
        or ("of-whole" in roles and not _taken_off(view, book, sizes[0]))
    ):
        return None
    return sizes[0]


def _than_another(page: Page, view: View, index: int) -> bool:
    """ "25% more than its rival": not than at another time."""
    lower = page.extraction.tokens.lower
    behind = lower[page.figures[index].last : min(page.figures[index].last + _THAN, view.sentence.last)]
    if page.figures[index].kind is Kind.MULTIPLE and has_own_base(page, view, index):
        return True
    if "than" not in behind:
        return False
    rest = [word for word in behind[behind.index("than") + 1 :] if word not in ("the", "a", "an")]
    return not rest or rest[0] not in _TIMES


def _from_elsewhere(view: View, book: Codebook, index: int) -> bool:
    """ "falls 26 percent to $543 from its peak": what it changed from is named, and is no figure."""
    return any("=from" in book.sets[char] for char in view.plain.chars[view.plain.place[index] + 1 :])


def _taken_off(view: View, book: Codebook, index: int) -> bool:
    """ "has lost two-fifths of its people": the whole is what the change is a change of."""
    item = view.plain.place[index]
    return item > 0 and "fall-verb" in book.sets[view.plain.chars[item - 1]]


def _grows(page: Page, view: View, book: Codebook, index: int) -> bool:
    """Whether a multiple is a change ("tripled", "a sixfold increase"), not a comparison with something else."""
    if page.figures[index].form == "verb":
        return True
    if _as_many(page, index):
        return True
    item = view.plain.place[index]
    beside = view.plain.chars[max(item - 1, 0) : item + 2]
    return any(
        book.sets[char] & {"rise-noun", "fall-noun", "rise-verb", "fall-verb", "change-noun"}
        for char in beside
    )


def _kinds(size: Figure) -> frozenset[Kind]:
    """The kinds of the levels between which a change lies."""
    if size.kind in _POINTS or size.unit == "point":
        return _PERCENT
    return _LEVELS | _PERCENT if size.kind is Kind.PERCENT else _LEVELS


def _as_many(page: Page, index: int) -> bool:
    """ "There are 7,700 now, seven times as many": as at the other time, nothing else being named."""
    last = page.figures[index].last
    words = page.extraction.tokens.lower[last : last + _AS]
    if len(words) < 2 or words[0] != "as" or words[1] not in _AMOUNT:
        return False
    return (
        len(words) == 2 or words[2] in ".,;" or (words[2] == "as" and len(words) > 3 and words[3] in _TIMES)
    )


def _is_level(page: Page, view: View, book: Codebook, index: int, size: Figure) -> bool:
    figure = page.figures[index]
    kinds = _kinds(size)
    if figure.kind not in kinds or figure.is_range or figure.identifier or figure.value is None:
        return False
    if (
        figure.kind in _COUNTS
        and figure.unit is None
        and middle_of(figure) < _FEW
        and size.kind is not Kind.MULTIPLE
    ):
        return False
    item = view.plain.place[index] + 1
    named = item < len(view.plain.chars) and "other" in book.sets[view.plain.chars[item]]
    if named and figure.kind in (Kind.MONEY, Kind.PERCENT):
        return False  # "a 5.25 percent coupon": it belongs to the noun
    roles = view.roles.get(index, set())
    return not roles & _AWAY and ("delta" not in roles or bool(roles & {"new-level", "at-level"}))


def _new_levels(page: Page, view: View, book: Codebook, size: int) -> list[int]:
    """Where the change leads: the level behind "to" after it, else the nearest one before it in its clause."""
    place = view.plain.place
    here, figure = place[size], page.figures[size]
    ahead = [
        index for index, item in place.items() if item > here and _is_level(page, view, book, index, figure)
    ]
    if ahead and _parted(view, book, here, place[ahead[0]]):
        ahead = []
    if ahead and "new-level" in view.roles[ahead[0]]:
        return ahead[:1]
    before = [
        index for index, item in place.items() if item < here and _is_level(page, view, book, index, figure)
    ]
    if before and _joined(view, book, place[before[-1]], here):
        return before[-1:]
    return ahead[:1] if ahead and (_at(page, ahead[0]) or _now(page, view, size, ahead[0])) else []


def _joined(view: View, book: Codebook, level: int, size: int) -> bool:
    """Whether a change is told of the level before it: a mark or "or" between them, no figure and no other clause."""
    between = range(level + 1, size)
    if (
        len(between) > _APPOSED
        or _parted(view, book, level, size)
        or any(view.plain.figures[item] >= 0 for item in between)
    ):
        return False
    marks = {"mark-comma", "dash", "open", "amount-to", "=or"}
    if any("have" in book.sets[view.plain.chars[item]] for item in between):
        return False
    return any(book.sets[view.plain.chars[item]] & marks for item in between)


def _at(page: Page, level: int) -> bool:
    """ "down 17 points, at 28 per cent"."""
    first = page.figures[level].first
    return page.extraction.tokens.lower[max(first - 2, 0) : first] == [",", "at"]


def _now(page: Page, view: View, size: int, level: int) -> bool:
    """Whether "now" or "today" stands between a change and the level behind it."""
    inside = page.extraction.tokens.lower[page.figures[size].last : page.figures[level].first]
    return not _NOW.isdisjoint(inside)


def _parted(view: View, book: Codebook, first: int, last: int) -> bool:
    between = (book.sets[char] for char in view.plain.chars[first + 1 : last])
    return any(classes & _APART and "result-word" not in classes for classes in between)


def _old_level(page: Page, view: View, book: Codebook, size: int, new: int) -> tuple[int, str] | None:
    """The only like level told before: in the sentence, else in the nearest sentence that has one."""
    figure = page.figures[size]
    roles = view.roles
    own = [
        index
        for index in view.plain.place
        if index not in (size, new)
        and _is_level(page, view, book, index, figure)
        and _near(page, figure, index, new)
    ]
    if any(
        roles[index] & {"old-level", "dated-old"} and view.frame_of(index) == view.frame_of(size)
        for index in own
    ):
        return None  # that is told in one clause, and the binder's
    if own:
        found = len(own) == 1 and _is_old(page, view, book, size, new, own[0])
        return (own[0], "sentence") if found else None
    return _earlier(page, view, book, size, new)


def _is_old(page: Page, view: View, book: Codebook, size: int, new: int, old: int) -> bool:
    """Whether a level of the sentence itself is the one that the change starts from."""
    if not one_thing(page, view, view, book, old, new) or is_part_of(page, old, new):
        return False
    if told_by_the_way(page, size, old, new):
        return False
    roles, place = view.roles, view.plain.place
    if "moved-level" in roles[old] and _after(page, old, new):
        return False  # "rose to $24.05 after closing at $22.23, down 4.4 percent"
    named = bool(roles[old] & {"old-level", "dated-old"}) and "new-level" not in roles[old]
    if named or was(page, old):
        return True
    if place[old] > place[new]:
        return False
    led = "new-level" in roles[new] and place[old] < place[size] < place[new]
    return led or place[old] < place[new] < place[size] or timed(page, view, view, old, new)


def _after(page: Page, one: int, other: int) -> bool:
    """Whether "after" stands between two levels: the second is the earlier one."""
    return "after" in page.extraction.tokens.lower[page.figures[one].last : page.figures[other].first]


def _earlier(page: Page, view: View, book: Codebook, size: int, new: int) -> tuple[int, str] | None:
    """The only like level of the nearest sentence before that has any, if it is a level of the same thing."""
    figure = page.figures[size]
    for back in range(1, _BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is None or other.sentence.kind == "heading":
            continue
        found = [
            index
            for index in other.plain.place
            if _is_level(page, other, book, index, figure) and _near(page, figure, index, new)
        ]
        if not found:
            continue
        if len(found) > 1 or moved(page, other, found[0]):
            return None
        beside = back == 1 and _is_echo(page, view, size, new, found[0])
        if not beside and not timed(page, other, view, found[0], new):
            return None
        if day_of(page, view) and not day_of(page, other):
            return None
        if one_thing(page, other, view, book, found[0], new):
            return found[0], "paragraph"
        if back == 1 or page.figures[found[0]].kind is page.figures[new].kind:
            return None
    return None


def _is_echo(page: Page, view: View, size: int, new: int, old: int) -> bool:
    """ "It collected 6,200 fines in March. The April figure was 4,650, a quarter less": a bare level."""
    nouns = page.figures[new].noun in (None, page.figures[old].noun)
    return nouns and view.plain.place[new] < view.plain.place[size]


def _near(page: Page, size: Figure, old: int, new: int) -> bool:
    one, other = page.figures[old], page.figures[new]
    if not alike(one, other) or one.value == other.value:
        return False
    before, after = middle_of(one), middle_of(other)
    if before <= 0 or after <= 0:
        return False
    step = max(1.0, abs(middle_of(size))) if size.kind is Kind.MULTIPLE else 1.0
    ratio = max(before, after) / min(before, after)
    return ratio < _NEAR * step


def _case(page: Page, view: View, book: Codebook, size: int) -> str | None:
    kind = page.figures[size].kind
    way = direction_at(view, size) or _compared(view, book, size)
    if kind is Kind.MULTIPLE:
        return "times-down" if way < 0 else "times-up"
    if not way:
        return None
    name = "points" if kind in _POINTS or page.figures[size].unit == "point" else "percent"
    return f"{name}-{'up' if way > 0 else 'down'}"


def _plausible(page: Page, case: str, size: int, old: int, new: int) -> bool:
    """Whether what is said and what it comes to differ by a slip at most."""
    before, after = middle_of(page.figures[old]), middle_of(page.figures[new])
    stated = middle_of(page.figures[size]) * (100 if page.figures[size].kind is Kind.FRACTION else 1)
    if page.figures[new].kind is Kind.PERCENT:
        points = stated / 100 if page.figures[size].kind is Kind.BASIS_POINTS else stated
        return "percent" in case or plausible(abs(after - before), points)
    if case.startswith("times"):
        return plausible(max(before, after) / min(before, after), stated)
    return plausible(100 * abs(after - before) / before, stated)


def _confused(page: Page, size: int, old: int, new: int) -> bool:
    """Whether a percentage said between two percentages is their distance in points, or the relative change."""
    first, second = middle_of(page.figures[old]), middle_of(page.figures[new])
    stated, apart = middle_of(page.figures[size]), abs(second - first)
    return any(abs(one - stated) < _CLOSE * stated for one in (apart, 100 * apart / first))


def _compared(view: View, book: Codebook, size: int) -> int:
    """The direction of "25% more" or "a third less"."""
    behind = view.plain.place[size] + 1
    classes = book.sets[view.plain.chars[behind]] if behind < len(view.plain.chars) else frozenset[str]()
    return ("more-word" in classes) - ("less-word" in classes)


def _same_way(page: Page, case: str, old: int, new: int) -> bool:
    before, after = middle_of(page.figures[old]), middle_of(page.figures[new])
    return after > before if not case.endswith("down") else after < before
