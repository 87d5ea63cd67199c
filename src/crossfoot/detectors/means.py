"""An average, and the total and the number that it was worked out from.

What makes a figure an average is told by its own words, by "works out at", or by an "or" before a rate. The stretch in
which it stands must leave no choice of the other two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.codebook import RATED, Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import fits
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.akin import akin
from crossfoot.detectors.mean_ties import is_of_others
from crossfoot.detectors.products import COMPARED, TIMES, same_measure
from crossfoot.detectors.sum_ties import OF_THEM
from crossfoot.detectors.windows import (
    Filled,
    Pool,
    has_class,
    in_order,
    looks_back,
    middle_of,
    near,
    parted,
    phrase_classes,
    plausible,
    pools,
    roles_of,
)
from crossfoot.detectors.wordlists import words_of
from crossfoot.lexicon import table
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference import units
from crossfoot.rulebook import Rule

_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_NO_TOTAL = frozenset({"expected", "extreme", "mean", "each-price"})
_MEANS = Trigger(roles=("mean",), classes=(RATED, "each", "every-word"))
_COMPARED_REACH = 8
_RESULTS = frozenset({"=or", "amount-to"})
#: So many sentences with figures back an average may have its total and number.
_BACK = 5
_MEASURED = 6
_DIGIT, _NEAR_MISS = 10, 3
_EVERY, _OTHERS_BEHIND = frozenset({"each", "every"}), 7
_LISTING = frozenset({"=and", "mark-comma"})
_GAPS = [[word, "than"] for word in ("cheaper", "dearer", "fewer", "higher", "less", "lower", "more")]
_GONE_BY = frozenset({"old-time"})


@needs(_MEANS)
def mean_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """An average, and the total and number of its sentence, or of the sentences before if it has none of its own."""
    for view in page.where(_MEANS, slot=rule.figures["mean"]):
        for index in view.plain.place:
            cue = _mean_cue(rule, page, view, book, index)
            if cue is None:
                continue
            pointed = cue == "or" and _points_back(view, book, index)
            wider = ("previous",) if looks_back(view, book) else ()
            told = pointed or cue != "or" or page.figures[index].per == "each"
            # What each of so many pays or gets is looked for by a rule of its own.
            told = told and not (cue == "each" and page.figures[index].kind is Kind.MONEY)
            for pool in (*pools(page, view, *wider), *_further_back(page, view, told)):
                filled = _mean_operands(page, book, index, pool)
                if filled is None or (cue == "or" and not pointed and not _follows(view, index, filled)):
                    continue
                if cue == "each" and "unit-price" in roles_of(page, filled["total"]):
                    continue  # "tickets start at $49.50, and $5 from each goes to a school for 90 children"
                far = pool.window != "sentence" or cue == "each"
                if (cue != "mean" and _is_bare(page, filled)) or (far and not _is_likely(page, filled)):
                    continue
                if is_of_others(page, view, filled, pool.window):
                    continue
                if _is_over(page, filled) or _is_intensive(page, index) or _is_of_others(page, index):
                    continue
                if _is_by_other_times(page, filled):
                    continue
                if pointed or not parted(page, book, filled["total"], filled["number"]):
                    yield Reading(rule, in_order(rule, filled), pool.tier, pool.window)
                    break


def _further_back(page: Page, view: View, told: bool) -> Iterator[Pool]:
    """The sentences before, one more at a time: for an average that is told as one in so many words."""
    found = list(view.plain.place)
    for back in range(1, _BACK + 1) if told else ():
        other = page.by_sentence.get(view.number - back)
        if other is not None and other.sentence.kind == view.sentence.kind:
            found = [*other.plain.place, *found]
            yield Pool("paragraph", Tier.CUED, tuple(found))


def _is_likely(page: Page, filled: Filled) -> bool:
    """Whether a digit would mend what lies far apart, or is loosely told."""
    total, number, mean = (page.figures[filled[name]] for name in ("total", "number", "mean"))
    same = total.unit == mean.unit and (number.kind is not Kind.DURATION or number.unit == mean.per)
    return same and near(middle_of(total) / middle_of(number), middle_of(mean))


def _is_over(page: Page, filled: Filled) -> bool:
    """Whether what each of several has is more than all that they have: then that is a total of something else."""
    total, number, mean = (page.figures[filled[name]] for name in ("total", "number", "mean"))
    whole = number.kind in _PLAIN and number.value is not None and number.value >= 1
    return whole and total.unit == mean.unit and middle_of(mean) > middle_of(total)


def _is_intensive(page: Page, index: int) -> bool:
    """Whether the mean is one of ages, temperatures or marks, which nobody adds up: "their mean age was 34"."""
    first = page.figures[index].first
    before = page.extraction.tokens.lower[max(first - _MEASURED, 0) : first]
    return any(
        one in words_of("meaning") and other in words_of("intensive") for one, other in pairwise(before)
    )


def _is_by_other_times(page: Page, filled: Filled) -> bool:
    """ "In one week 84mm fell; the daily average was 12mm": the adjective tells what the mean is per."""
    mean, number = page.figures[filled["mean"]], page.figures[filled["number"]]
    before = page.extraction.tokens.lower[max(mean.first - _MEASURED, 0) : mean.first]
    told = [str(per) for word, per in table("per")["words"].items() if word in before]
    return mean.per is None and number.kind is Kind.DURATION and bool(told) and number.unit not in told


def _is_gap(page: Page, index: int) -> bool:
    """ "£210 more than the county average": how far from an average, and none itself."""
    last = page.figures[index].last
    behind = page.extraction.tokens.lower[last : last + 2]
    return behind in _GAPS or behind[:1] in (["above"], ["below"])


def _is_of_others(page: Page, index: int) -> bool:
    """Whether the mean is that of a larger group: "when the county average is 1,900"."""
    first = page.figures[index].first
    before = page.extraction.tokens.lower[max(first - _MEASURED, 0) : first]
    return any(
        one in words_of("wider-groups") and other in words_of("meaning") for one, other in pairwise(before)
    )


def _points_back(view: View, book: Codebook, index: int) -> bool:
    """Whether "that is", "which is to say" or the like stands right before a rate: it sums up all that was said."""
    place = view.plain.place[index]
    before = book.sets[view.plain.chars[place - 1]] if place else frozenset[str]()
    return "amount-to" in before and "=or" not in before


def _mean_cue(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> str | None:
    """What makes a figure an average: its own words, "works out at", or an "or" before a rate; None if nothing does."""
    figure, roles = page.figures[index], roles_of(page, index)
    if not fits(rule.figures["mean"], figure, roles) or roles & {"old-level", "expected"}:
        return None
    before = phrase_classes(view, book, index, _COMPARED_REACH)
    if before & COMPARED or _is_gap(page, index):
        return None
    if has_class(view, book, ("for-every",)) and units.dimension(figure.per or "") is None:
        return None
    if "mean" in roles:
        return "mean"
    if figure.per is None:
        return "each" if _is_for_each(page, view, book, index) else None
    if figure.per[0].isdigit():
        return None
    if "rate-word" in before and figure.per in TIMES:
        return "rate"
    if "works-out" in before or has_class(view, book, ("on-average",)):
        return "works-out"
    return "or" if before & _RESULTS or _is_apposed(view, book, index) else None


def _is_for_each(page: Page, view: View, book: Codebook, index: int) -> bool:
    """ "Every one of them spotted 120", "each home came in at $300,000", "worth €20,000 to each"."""
    last = page.figures[index].last
    behind = page.extraction.tokens.lower[last : last + _OTHERS_BEHIND]
    if not _EVERY.isdisjoint(behind[:3]) and behind[:1] != [","]:
        return words_of("the-rest").isdisjoint(behind)  # "five on each of the others" leaves some out
    place = view.plain.place[index]
    for item in range(place - 1, max(-1, place - 1 - _COMPARED_REACH), -1):
        classes = book.sets[view.plain.chars[item]]
        if view.plain.figures[item] >= 0 or classes & {"mark-semicolon", "mark-stop"}:
            return False
        if classes & {"each", "every-word"}:
            return item < place - 1  # "of each €100 they kept 3" tells of every hundred, not of what each has
    return False


def _is_apposed(view: View, book: Codebook, index: int) -> bool:
    """Whether a rate stands bare behind a comma or dash: "18 goals in 24 matches, 0.75 a match"."""
    place = view.plain.place[index]
    return place > 1 and bool(book.sets[view.plain.chars[place - 1]] & {"mark-comma", "dash"})


def _is_bare(page: Page, filled: Filled) -> bool:
    """Whether nothing tells what the total is a total of."""
    total = page.figures[filled["total"]]
    return total.kind in _PLAIN and total.noun is None


def _follows(view: View, index: int, filled: Filled) -> bool:
    """Whether the figure before an apposition ("420 tonnes, or 30 tonnes a day") takes part."""
    before = [other for other in view.plain.place if view.plain.place[other] < view.plain.place[index]]
    return bool(before) and before[-1] in filled.values()


def _mean_operands(page: Page, book: Codebook, index: int, pool: Pool) -> Filled | None:
    """Total and number of a mean, if the stretch leaves no choice; None otherwise."""
    mean = page.figures[index]
    if any("mean" in roles_of(page, other) for other in pool.indexes if other != index):
        return None
    others = distinct(
        page, (other for other in pool.indexes if other != index and _may_take_part(page, other))
    )
    numbers = [
        other
        for other in others
        if _is_number(page.figures[other], mean)
        and not _is_past(page, book, other)
        and not _is_at(page, other)
        and not _is_rest(page, other)
    ]
    totals = [
        other
        for other in others
        if same_measure(mean, page.figures[other])
        and not _is_at(page, other)
        and not _is_paced(page, other, mean)
    ]
    if any(one.noun == mean.noun is not None for one in page.figures[:index]):
        # "84 novels ... at her desk at 61 ... two novels a year": what names no novels counts none.
        totals = [other for other in totals if page.figures[other].noun is not None]
    if mean.per is None and any(_is_some_of(page, *pair) for pair in pairwise(numbers)):
        return None  # "each adult drinks 9 litres; the 5m people, 4m of them adults, imported 21m litres"
    named = [other for other in numbers if mean.per in (page.figures[other].noun, page.figures[other].unit)]
    if mean.per is not None and not named:
        named = [other for other in numbers if akin(page.figures[other].noun or "", mean.per)]
    if mean.per is not None and len(named) == 1:
        if any(_is_part_of(page, other, named[0]) for other in numbers):
            return None  # "63 of the 90 lamps ... £50 a lamp": of which of them is not said
        numbers = named
    pairs = [
        (total, number)
        for total in totals
        for number in numbers
        if total != number and _divides(page, mean, total, number)
    ]
    if mean.kind in _PLAIN and len(pairs) > 1:
        pairs = [pair for pair in pairs if _ordered(page, mean, *pair)]
    if len(pairs) > 1:
        pairs = [pair for pair in pairs if all(page.figures[one].kind is not Kind.NUMBER for one in pair)]
    if len(pairs) != 1 or _is_listed(page, book, pairs[0][0], (index, pairs[0][1])):
        return None
    if _are_then_and_now(page, *pairs[0]):
        return None
    return {"mean": index, "total": pairs[0][0], "number": pairs[0][1]}


def _is_paced(page: Page, index: int, mean: Figure) -> bool:
    """Whether a figure is a rate over time ("2,000 a day"), of which no other such rate is the average."""
    return page.figures[index].per in TIMES and mean.per in TIMES


def _is_some_of(page: Page, whole: int, index: int) -> bool:
    last = page.figures[index].last
    same = page.figures[whole].sentence == page.figures[index].sentence
    return same and page.extraction.tokens.lower[last : last + 2] in OF_THEM


def _is_part_of(page: Page, part: int, whole: int) -> bool:
    """Whether a number is some of another: "63 of the parish's 90 lamps"."""
    between = page.extraction.tokens.lower[page.figures[part].last : page.figures[whole].first]
    return part < whole and between[:1] == ["of"] and len(between) <= _COMPARED_REACH and "," not in between


def _are_then_and_now(page: Page, one: int, other: int) -> bool:
    """Whether two figures are one level before and after a change: "staff fell to 168 from 181"."""
    roles = [roles_of(page, index) for index in (one, other)]
    moved = any("new-level" in mine and "old-level" in its for mine, its in (roles, roles[::-1]))
    view = page.view_of(one)
    return (
        moved
        and view is not None
        and view is page.view_of(other)
        and view.frame_of(one) == view.frame_of(other)
    )


def _is_listed(page: Page, book: Codebook, index: int, taken: tuple[int, int]) -> bool:
    """Whether a total is the last of a list: "18, 21 and 24 degrees"."""
    view = page.view_of(index)
    place = view.plain.place[index] if view is not None else 0
    if view is None:
        return False
    for joint, beside in ((place - 1, place - 2), (place + 1, place + 2)):
        if min(joint, beside) >= 0 and max(joint, beside) < len(view.plain.chars):
            other = view.plain.figures[beside]
            like = (
                other >= 0
                and other not in taken
                and page.figures[other].kind in (page.figures[index].kind, Kind.NUMBER)
            )
            if like and book.sets[view.plain.chars[joint]] & _LISTING and _as_bare(page, index, other):
                return True
    return False


def _as_bare(page: Page, index: int, other: int) -> bool:
    """Whether two figures of a list share what they count: the noun is said once, or not at all."""
    return page.figures[other].noun is None or page.figures[index].noun == page.figures[other].noun


def _is_at(page: Page, index: int) -> bool:
    """Whether a bare number is an age or an hour: "at six 10,000"."""
    figure = page.figures[index]
    bare = figure.kind is Kind.NUMBER and figure.noun is None
    return bare and page.extraction.tokens.lower[max(figure.first - 1, 0)] in ("at", "aged", "age")


def _is_rest(page: Page, index: int) -> bool:
    """ "Each won three, with the other six drawn": what is left of a whole is not what the whole is divided by."""
    first, lower = page.figures[index].first, page.extraction.tokens.lower
    return lower[max(first - 2, 0) : first] in (["the", "other"], ["the", "remaining"])


def _is_past(page: Page, book: Codebook, index: int) -> bool:
    """Whether a duration tells when something was ("two years ago"), not how long it went on."""
    view = page.view_of(index)
    if view is None or page.figures[index].kind is not Kind.DURATION:
        return False
    behind = view.plain.place[index] + 1
    return behind < len(view.plain.chars) and bool(book.sets[view.plain.chars[behind]] & _GONE_BY)


def _divides(page: Page, mean: Figure, total: int, number: int) -> bool:
    """Whether a total and a number can be those of a mean at all: not of one noun, and not of other magnitudes."""
    one, two = page.figures[total], page.figures[number]
    if one.noun is not None and one.noun == two.noun:
        return False
    if two.kind is Kind.DURATION and two.unit != mean.per:
        return True
    if one.unit != mean.unit:
        return True
    if not middle_of(two) or not middle_of(mean):
        return False  # nothing is shared out among none, and an average of nought tells nothing
    if {one.kind, two.kind, mean.kind} <= _PLAIN and middle_of(mean) < _DIGIT:
        # One digit is a slip away from any other: only a near miss tells anything.
        computed = middle_of(two) * middle_of(mean)
        return computed / _NEAR_MISS < middle_of(one) < computed * _NEAR_MISS
    return plausible(middle_of(one) / middle_of(two), middle_of(mean))


def _may_take_part(page: Page, index: int) -> bool:
    figure = page.figures[index]
    amount = figure.value is not None and figure.value > 0 and figure.noun != "time"
    return amount and not roles_of(page, index) & _NO_TOTAL


def _is_number(number: Figure, mean: Figure) -> bool:
    if number.per is not None or (
        number.kind is mean.kind and number.unit == mean.unit and number.unit is not None
    ):
        return False
    if number.kind is Kind.DURATION:
        return mean.per in TIMES or (mean.per is None and mean.kind is not Kind.NUMBER)
    if number.kind is Kind.MEASURE:
        return number.unit == mean.per
    if number.unit == "point":
        return False
    if mean.per == "share" and number.noun not in (None, "share"):
        return False  # "three analysts on average expect $1.96 a share"
    return number.kind in _PLAIN and (number.value or 0) >= 2 and mean.per not in TIMES


def _ordered(page: Page, mean: Figure, total: int, number: int) -> bool:
    """With both of them counts, an average above one says which is the larger."""
    one, two = page.figures[total].value, page.figures[number].value
    if mean.value is None or one is None or two is None:
        return False
    return (one > two) == (mean.value >= 1)
