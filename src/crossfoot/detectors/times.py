"""So many times as much: a multiple that compares, and the only two like levels that it can compare.

"At 48 metres the new mast is twice the height of the old one, which stood 24 metres": the order is free, and one of the
levels, or both, may stand in sentences before ("exactly four times that first tally").
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.multiple_moves import moved_pairs
from crossfoot.detectors.repeated_multiples import every_behind
from crossfoot.detectors.runs import is_compound
from crossfoot.detectors.told_levels import has_own_base
from crossfoot.detectors.told_pairs import classes_of
from crossfoot.detectors.windows import lends, middle_of, near, roles_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_LEVELS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.DURATION, Kind.PERCENT})
_MULTIPLES = Trigger(kinds=(Kind.MULTIPLE, Kind.FRACTION))
_AWAY = frozenset({"expected", "chance", "first-few", "threshold", "aside", "delta"})
#: So many sentences with figures back the levels may stand, and that far apart they may be.
_BACK, _APART = 5, 8.0
_PAST = frozenset({"ago", "before", "earlier", "later"})
_AS_AT = (["as", "at"], ["as", "in"], ["as", "last"], ["as", "on"])
_REACH, _FAR, _THEN = 5, 8, 5
#: Smaller counts than this may count anything; a multiple is never this far from what it should be.
_FEW, _FACTOR, _LEAST = 10, 2.6, 1.1
_SORTS = frozenset({"profit", "revenue", "debt", "lost"})
_NEXT, _MOST = 4, 4
_JOINTS = frozenset({"mark-comma", "dash", "open", "amount-to", "=or", "mark-colon", "filler"})
_SUMMING = frozenset({"result-word", "amount-to"})
_MARKS = frozenset({"mark-comma", "dash"})
_TABLE = "multiples"
_SIZES = frozenset({Kind.MULTIPLE, Kind.FRACTION})
#: "Is double the": no verb, unless one of the others leads it.
_ADVERBS = frozenset({"double", "quadruple", "treble", "triple"})
_VERBAL = frozenset({
    "and", "can", "could", "may", "might", "must", "should", "that", "they", "to", "we", "which", "who", "will",
    "would", "you",
})  # fmt: skip
_STOPPED = frozenset({",", ";", ":", "(", ")", "-", "–", "—"})
#: Words that set one level against another: "840 against 420", "(£2m) as on libraries".
_SETTING = frozenset({"against", "as", "compared", "than", "to", "versus", "vs"})


@needs(_MULTIPLES)
def times_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every multiple that compares, with the larger and the smaller of its two levels."""
    for view in page.where(_MULTIPLES):
        yield from _moves(rule, page, view, book)
        multiples = [index for index in view.plain.place if _compares(page, view, index)]
        if len(multiples) != 1:
            continue
        multiple = multiples[0]
        own_base = _names_base(page, book, multiple)
        for small, large in _pairs(page, view, book, multiple):
            if own_base and not {small, large} <= set(view.plain.place):
                continue
            if _is_of_another_time(page, view, multiple, (small, large)) or _is_untold(page, multiple, large):
                continue
            one, other = (large, small) if middle_of(page.figures[multiple]) > 1 else (small, large)
            filled = {"one": one, "multiple": multiple, "other": other}
            home = small in view.plain.place and large in view.plain.place
            yield Reading(rule, filled, Tier.CUED, "sentence" if home else "paragraph", _case(page, multiple))


def _names_base(page: Page, book: Codebook, index: int) -> bool:
    """ "twice its estimate", "twice what they like": what it is a multiple of is named, and is no figure of before."""
    last = page.figures[index].last
    behind = page.extraction.tokens.lower[last : last + 3]
    if behind[:2] == ["what", "they"]:
        return behind[2:] not in (["did"], ["had"], ["were"])
    thought = any("expected" in classes_of(book, word) for word in behind[1:2])
    return behind[:1] in (["its"], ["his"], ["her"], ["their"]) and thought


def _is_untold(page: Page, multiple: int, large: int) -> bool:
    """ "It cost the port €4m, and the shippers three times that; the €30m set aside ...": the product is not told."""
    lower, last = page.extraction.tokens.lower, page.figures[multiple].last
    closed = lower[last : last + 1] in (["that"], ["this"], ["it"]) and lower[last + 1 : last + 2] in (
        [";"],
        ["."],
    )
    return closed and page.figures[large].first > last


def _is_of_another_time(page: Page, view: View, index: int, levels: tuple[int, int]) -> bool:
    """ "at $86bn, three times as much as in April": of a time at which neither of the two levels was told."""
    lower, last = page.extraction.tokens.lower, page.figures[index].last
    behind = lower[last : last + _THEN]
    at = next((k for k in range(min(3, len(behind))) if behind[k : k + 2] in _AS_AT), None)
    time = behind[at + 2 : at + 3] if at is not None else []
    ends = [page.figures[one] for one in levels]
    if all(one.sentence == view.number for one in ends) or not time:
        return False
    homes = [page.view_of(index) for index in levels if page.figures[index].sentence != view.number]
    return not any(home is not None and time[0] in home.words for home in homes)


def _moves(rule: Rule, page: Page, view: View, book: Codebook) -> Iterator[Reading]:
    """The levels of the one verb of multiplication of a sentence."""
    multiples = [index for index in view.plain.place if page.figures[index].kind is Kind.MULTIPLE]
    if any(every_behind(page, view, index) is not None for index in multiples):
        return  # "doubling every three years": not once
    for small, large in moved_pairs(page, view, book, multiples[0]) if len(multiples) == 1 else ():
        one, other = (large, small) if middle_of(page.figures[multiples[0]]) > 1 else (small, large)
        filled = {"one": one, "multiple": multiples[0], "other": other}
        yield Reading(rule, filled, Tier.CUED, "paragraph", "any")


def _case(page: Page, index: int) -> str:
    """ "Three times more" may be four times as much; "exactly" leaves nothing to rounding."""
    return "more" if _behind(page, index, "more-than") else "any"


def _behind(page: Page, index: int, name: str) -> bool:
    lower, last = page.extraction.tokens.lower, page.figures[index].last
    return bool(wordings(_TABLE)[name].at(lower, last, min(last + _REACH, len(lower))))


def _compares(page: Page, view: View, index: int) -> bool:
    """Whether a multiple is one of two things side by side, not a change ("doubled") or a price of earnings."""
    figure = page.figures[index]
    if figure.kind not in _SIZES or figure.is_range or figure.hedge in BOUNDS:
        return False
    if has_own_base(page, view, index):
        return False
    words, lower = wordings(_TABLE), page.extraction.tokens.lower
    if figure.form == "verb" and (lower[figure.first] not in _ADVERBS or lower[figure.first - 1] in _VERBAL):
        return False
    if figure.kind is Kind.FRACTION:  # "half what it was", "a third those of men": not "half of them"
        return bool(words["parted"].at(lower, figure.last, view.sentence.last)) and middle_of(figure) > 0
    if middle_of(figure) in (0, 1) or not _is_measure(page, view, index):
        return False
    behind = [page.figures[other].first for other in view.plain.place if _stands_behind(page, index, other)]
    behind += [
        place for place in range(figure.last, min(figure.last + _FAR, len(lower))) if lower[place] == ","
    ][:1]
    end = min([figure.last + _FAR, view.sentence.last, *behind])
    return not words["not-compared"].within(lower, figure.last, end)


def _is_measure(page: Page, view: View, index: int) -> bool:
    """ "Twice as many", "double the 24 of", "three times that": told as the measure of another level."""
    figure = page.figures[index]
    if figure.form == "words" and middle_of(figure) < 1:
        return True  # "half as many"
    return _behind(page, index, "comparing")


def _stands_behind(page: Page, multiple: int, index: int) -> bool:
    return page.figures[index].first >= page.figures[multiple].last and _is_level(page, index)


def _pairs(page: Page, view: View, book: Codebook, multiple: int) -> list[tuple[int, int]]:
    """The smaller and the larger of two like levels: of the sentence, else of it and those before.

    A level right before the multiple is the larger one. Of several pairs none is meant for certain.
    """
    beside = _beside(page, view, book, multiple)
    measure = _anchor(page, view, multiple)  # "three times the 600 we had hoped for"
    if None not in (beside, measure) and not _like(page, beside or 0, measure or 0, multiple):
        beside = None  # "$5 million for 30 seconds, ten times the $500,000 of": the cost, not the seconds
    found = _levels(page, view, book, multiple, beside)
    if (
        len(found) < 2
        or len(found) > _MOST
        or any(_is_aside(page, index) for index in found if index != measure)
    ):
        return []
    if beside is None and _apposed(page, view, book, multiple) in found:
        beside = _apposed(page, view, book, multiple)
    if beside is None and (
        len(found) > 2 or (measure is None and _both_behind(page, view, book, multiple, found))
    ):
        return []
    size = _times(page.figures[multiple])
    led_up = middle_of(page.figures[multiple]) > 1
    led = beside if led_up else None
    pairs = [sorted((found[0], index), key=lambda one: middle_of(page.figures[one])) for index in found[1:]]
    return [
        (small, large)
        for small, large in pairs
        if (led is None or large == led)
        and not (measure == (large if led_up else small) and _stands_after(page, measure, small, large))
        and _of_one_sort(page, small, large)
        and _may_be(middle_of(page.figures[large]) / middle_of(page.figures[small]), size)
    ]


def _stands_after(page: Page, measure: int | None, *levels: int) -> bool:
    """ "Twice as many as the 15% of 2012, and 4% do so daily": behind what is measured with stands another thing."""
    return measure is not None and any(level > measure for level in levels)


def _times(figure: Figure) -> float:
    """How many times the smaller the larger is: two for "half as many"."""
    middle = middle_of(figure)
    return middle if middle >= 1 else 1 / middle


def _levels(page: Page, view: View, book: Codebook, multiple: int, beside: int | None) -> list[int]:
    """The like levels of the sentence, and of those before it while there is but one."""
    first = _anchor(page, view, multiple) if beside is None else beside
    found: list[int] = [] if first is None else [first]
    for back in range(_BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is None or (back and other.sentence.kind == "heading"):
            continue
        if back == 1 and not found and not _sums_up(view, book, multiple):
            return []
        own = distinct(page, [index for index in other.plain.place if _is_level(page, index)])
        for index in own:
            if index not in found and (not found or _like(page, index, found[0], multiple)):
                found.append(index)
        if not back and beside is None and len(found) == 2:
            break
    return found


def _anchor(page: Page, view: View, multiple: int) -> int | None:
    """The level behind a multiple that no mark parts from it: the one that is measured with ("double the 24 of")."""
    last = page.figures[multiple].last
    for index in view.plain.place:
        figure = page.figures[index]
        if figure.first >= last:
            between = page.extraction.tokens.lower[last : figure.first]
            near = len(between) <= _FAR and not _STOPPED.intersection(between)
            return index if near and _is_level(page, index) else None
    return None


def _both_behind(page: Page, view: View, book: Codebook, multiple: int, found: list[int]) -> bool:
    """Whether a multiple stands before both levels of its sentence: what it compares is named without a figure.

    "Twice as many women as men, 840 against 420" sets the two side by side.
    """
    places = sorted(view.plain.place.get(index, 0) for index in found)
    between = view.plain.chars[places[0] + 1 : places[-1]]
    if any("old-prep" in book.sets[char] for char in between):
        return False
    one, other = sorted(found, key=lambda index: page.figures[index].first)
    words = page.extraction.tokens.lower[page.figures[one].last : page.figures[other].first]
    if words and not _SETTING.isdisjoint(words):
        return False
    return all(page.figures[index].first > page.figures[multiple].last for index in found)


def _apposed(page: Page, view: View, book: Codebook, multiple: int) -> int | None:
    """ "Twice as many people, 5,600, turned out as": the level between marks behind what it is as many of."""
    place, chars = view.plain.place[multiple], view.plain.chars
    for item in range(place + 1, min(place + 1 + _REACH, len(chars) - 1)):
        index = view.plain.figures[item]
        if index >= 0:
            marks = book.sets[chars[item - 1]] & book.sets[chars[item + 1]] & _MARKS
            return index if marks and _is_level(page, index) else None
    return None


def _beside(page: Page, view: View, book: Codebook, multiple: int) -> int | None:
    """The level before a multiple with only a mark and words like "or" between them: "4,500, three times as many"."""
    place = view.plain.place[multiple]
    for item in range(place - 1, max(-1, place - 1 - _NEXT), -1):
        index = view.plain.figures[item]
        if index >= 0:
            summed = page.extraction.tokens.lower[page.figures[index].last] == ":"
            return index if _is_level(page, index) and not summed else None
        if not book.sets[view.plain.chars[item]] & _JOINTS:
            return None
    return None


def _sums_up(view: View, book: Codebook, multiple: int) -> bool:
    """ "Put another way, the one costs twice as much": two levels told before are compared."""
    return any(book.sets[char] & _SUMMING for char in view.plain.chars[: view.plain.place[multiple]])


def _of_one_sort(page: Page, small: int, large: int) -> bool:
    one, other = roles_of(page, small) & _SORTS, roles_of(page, large) & _SORTS
    together = page.figures[small].sentence == page.figures[large].sentence
    return one == other or (not (one and other) and (together or "lost" not in one | other))


def _may_be(computed: float, stated: float) -> bool:
    """Whether a slip may lie between the multiple that is told and the one that the levels give."""
    if computed < _LEAST:
        return False
    return 1 / _FACTOR < computed / stated < _FACTOR or (
        near(computed, stated) and max(computed, stated) > _FEW
    )


def _is_aside(page: Page, index: int) -> bool:
    return page.figures[index].hedge in BOUNDS or bool(roles_of(page, index) & _AWAY)


def _is_level(page: Page, index: int) -> bool:
    figure = page.figures[index]
    value = figure.value
    if is_compound(page, index):
        return False
    if figure.kind not in _LEVELS or value is None or value <= 0 or figure.identifier:
        return False
    behind = page.extraction.tokens.lower[figure.last : figure.last + 1]
    if figure.kind is Kind.DURATION and behind and behind[0] in _PAST:
        return False  # "the price of two years earlier"
    return figure.kind not in (Kind.COUNT, Kind.NUMBER) or value >= _FEW or figure.form != "words"


def _lends(one: Figure, two: Figure) -> bool:
    """ "Earns 90,000 pesos a month, and one in the capital 180,000": unit and rate are said once in a sentence."""
    if one.per == two.per and lends(one, two):
        return True
    bare, full = (one, two) if one.kind is Kind.NUMBER else (two, one)
    plain = bare.kind is Kind.NUMBER and bare.noun is None and bare.unit is None and bare.per is None
    same = one.sentence == two.sentence and full.kind in (Kind.MONEY, Kind.DURATION)
    return plain and same and full.first < bare.first and not full.scaled


def _like(page: Page, index: int, other: int, multiple: int) -> bool:
    """Whether two levels can be so many times each other at all."""
    one, two = page.figures[index], page.figures[other]
    if one.value == two.value or not (alike(one, two) or _lends(one, two)):
        return False
    low, high = sorted((middle_of(one), middle_of(two)))
    return high < _APART * _times(page.figures[multiple]) * low
