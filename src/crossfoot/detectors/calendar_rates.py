"""So many in a year, and how many a day that is: the number of days, weeks or months is told by the calendar alone.

"Rescuers answered 1,095 calls last year, an average of three every day"; "2.5 billion cups a year, nearly 7 million a
day". The total has its period beside it; the rate is an average by its words, or stands in apposition to the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.products import same_measure
from crossfoot.detectors.windows import has_class, in_order, middle_of, near, phrase_classes, roles_of
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_KINDS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.MULTIPLE})
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MULTIPLE})
#: How many of the shorter there are in the longer, for judging whether two figures belong together.
_SIZES: Mapping[tuple[str, str], float] = {
    ("year", "day"): 365,
    ("year", "week"): 52,
    ("year", "month"): 12,
    ("month", "day"): 30,
    ("month", "week"): 4.3,
    ("week", "day"): 7,
    ("quarter", "day"): 91,
    ("quarter", "week"): 13,
    ("quarter", "month"): 3,
}
_PERIODS = frozenset({"year", "quarter", "month", "week"})
_SHORTER = Trigger(words=("day", "night", "week", "month", "daily", "weekly", "monthly"))
_EACH = frozenset({"a", "an", "each", "every", "per"})
_NIGHTS = {"night": "day", "days": "day", "nights": "day", "weeks": "week", "months": "month"}
#: "Annual rent is €18,000": the period of a total, by the adjective before it.
_DAILY = {"daily": "day", "nightly": "day", "weekly": "week", "monthly": "month"}
_ADJECTIVES = {"annual": "year", "yearly": "year", "monthly": "month", "weekly": "week"}
_DETERMINED = frozenset(
    {"a", "each", "every", "last", "one", "the", "this", "previous", "that", "per", "whole", "past"}
)
#: Tokens behind a total and before it in which its period stands, and behind a rate to what it is per.
_BEHIND, _BEFORE, _PER = 6, 8, 4
_REACH = 6
_DISCOUNTED = 0.97
_OPEN = frozenset({"above", "at-least", "at-most", "up-to"})
_APPOSED = frozenset({"mark-comma", "dash", "open", "amount-to", "mark-colon"})
_OTHER = frozenset({"expected", "extreme", "old-level", "delta", "threshold"})


@needs(_SHORTER)
def calendar_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every average by the day, week or month, with the only total of a longer period before it."""
    for view in page.where(_SHORTER):
        for mean in view.plain.place:
            per = _per_of(page, view, mean)
            if per is None:
                continue
            found = _total(page, view, mean, per) if _is_average(page, view, book, mean) else None
            found = found or _total_behind(page, view, book, mean, per)
            if found is not None:
                filled = in_order(rule, {"mean": mean, "total": found[0]})
                yield Reading(rule, filled, Tier.ANCHORED, "sentence", f"{found[1]}-{per}")


def _per_of(page: Page, view: View, index: int) -> str | None:
    """The day, week or month that a figure is for each of."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind not in _KINDS or figure.value is None or figure.is_range or figure.identifier:
        return None
    per = figure.per
    if per is None and figure.kind in _PLAIN:
        end = min(figure.last + _PER, view.sentence.last - 1)
        at = next((place for place in range(figure.last, end) if lower[place] in _EACH), None)
        per = lower[at + 1] if at is not None else None
    if per is None and figure.per is None:
        first = max(view.sentence.first, figure.first - _REACH)
        words = lower[first : figure.first]
        told = [at for at, word in enumerate(words) if word in _DAILY and "average" in words[at:]]
        per = _DAILY[words[told[-1]]] if told else None
    per = _NIGHTS.get(per or "", per)
    return per if any(per == short for _, short in _SIZES) else None


def _is_average(page: Page, view: View, book: Codebook, index: int) -> bool:
    """Whether a rate sums up: an average by its words, or in apposition."""
    if not roles_of(page, index).isdisjoint({"expected", "extreme", "old-level"}):
        return False
    if page.figures[index].hedge in _OPEN:
        return False
    place = view.plain.place[index]
    before = phrase_classes(view, book, index, _REACH)
    told = "mean" in roles_of(page, index) or bool(before & {"mean-word", "works-out", "on-average"})
    apposed = place > 0 and bool(book.sets[view.plain.chars[place - 1]] & _APPOSED)
    last, lower = page.figures[index].last, page.extraction.tokens.lower
    behind = lower[last : last + _BEHIND]
    told = told or any(one == "that" and other in _PERIODS for one, other in pairwise(behind))
    told = told or (
        "be" in before and page.figures[index].kind is Kind.MONEY
    )  # "a salary of £31,200 is £600 a week"
    return told or apposed or (has_class(view, book, ("on-average",)) and place <= _REACH)


def _total(page: Page, view: View, mean: int, per: str) -> tuple[int, str] | None:
    """The only total before a rate that has a period, in its sentence or the nearest before; and the period."""
    for back in range(3):
        other = page.by_sentence.get(view.number - back)
        if other is None or other.sentence.kind != view.sentence.kind:
            continue
        found = [
            (index, period)
            for index in other.plain.place
            if index < mean
            and _may_be_total(page, page.figures[mean], index)
            and (period := _period_of(page, other, index)) is not None
        ]
        if found:
            break
    else:
        return None
    size = _SIZES.get((found[0][1], per))
    if len(found) != 1 or size is None:
        return None
    total, stated = middle_of(page.figures[found[0][0]]), middle_of(page.figures[mean])
    return found[0] if near(total / size, stated) else None


def _total_behind(page: Page, view: View, book: Codebook, mean: int, per: str) -> tuple[int, str] | None:
    """The total that is told after its rate, each with its own time: "£850 a month, or £10,200 a year"."""
    if page.figures[mean].per is None or not roles_of(page, mean).isdisjoint(_OTHER):
        return None
    behind = [i for i in view.plain.place if i > mean and _may_be_total(page, page.figures[mean], i)]
    if len(behind) != 1 or page.figures[mean].hedge in _OPEN:
        return None
    total, place = page.figures[behind[0]], view.plain.place[behind[0]]
    size = _SIZES.get((total.per or "", per))
    apposed = bool(book.sets[view.plain.chars[place - 1]] & _APPOSED)
    told = apposed or bool(phrase_classes(view, book, behind[0], _REACH) & {"be", "works-out", "amount-to"})
    if size is None or not told or middle_of(total) < _DISCOUNTED * size * middle_of(page.figures[mean]):
        return None  # "£4.99 a month or £50 a year": paid at once it is cheaper
    if not near(middle_of(total) / size, middle_of(page.figures[mean])):
        return None
    return behind[0], total.per or ""


def _may_be_total(page: Page, mean: Figure, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in _KINDS or figure.value is None or figure.is_range or figure.identifier:
        return False
    if figure.hedge in _OPEN or not roles_of(page, index).isdisjoint(_OTHER - {"old-level"}):
        return False
    if {figure.kind, mean.kind} <= _PLAIN:
        nouns = {figure.noun, mean.noun} - {None}
        alike = len(nouns) < 2 or nouns <= words_of("persons")
        return alike and middle_of(figure) > middle_of(mean)
    return same_measure(mean, figure) and figure.unit == mean.unit and middle_of(figure) > middle_of(mean)


def _period_of(page: Page, view: View, index: int) -> str | None:
    """The year, month or week that a total is of: behind it, or at the head of its sentence."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.per is not None:
        return figure.per if figure.per in _PERIODS else None
    start, end = view.sentence.first, view.sentence.last
    told = [
        _ADJECTIVES[word]
        for word in lower[max(start, figure.first - _REACH) : figure.first]
        if word in _ADJECTIVES
    ]
    if told and told[-1] in _PERIODS:
        return told[-1]
    further = [
        page.figures[other].first for other in view.figures if other > index and other in view.plain.place
    ]
    last = min([figure.last + _BEHIND, end, *further])
    for first, stop in ((figure.last, last), (max(start, figure.first - _BEFORE), figure.first)):
        for place in range(first, stop):
            if lower[place] in _PERIODS and place > start and lower[place - 1] in _DETERMINED:
                ago = lower[place + 1 : place + 2] in (["ago"], ["earlier"], ["before"], ["later"])
                return None if ago else lower[place]
        years = [other for other in view.figures if page.figures[other].kind is Kind.YEAR]
        if any(
            first <= page.figures[other].first < stop and lower[page.figures[other].first - 1] == "in"
            for other in years
        ):
            return "year"
    return None
