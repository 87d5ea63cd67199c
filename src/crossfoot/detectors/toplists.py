"""Rankings without a word for every place: "the top three were A with 61m, ...", "second behind B, who had 431"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.detectors.order_words import SPANS
from crossfoot.detectors.wording import of_kinds, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.PERCENT})
TOPS = frozenset({"top", "largest", "biggest"})
BESIDE = frozenset({"behind", "ahead"})
#: How many a list of the largest may announce.
_SHORT = frozenset(map(Decimal, (3, 4, 5, 6)))
_UNORDERED = frozenset({"respectively", "others", "other", "rest", "alphabetical", "order", "total"})
_ANNOUNCES = frozenset({"were", "are", "was", "is", ":", "being"})
#: What leads to the distance of a race.
_OVER = frozenset({"the", "over", "men's", "women's"})
#: Tokens from "second behind" to the value of the one who is ahead, and the words before that.
_NAMED = 8
#: A figure right before "ahead of" is the lead itself.
_TIGHT = 2
_HAVING = frozenset(
    {
        "had",
        "with",
        "on",
        "scored",
        "at",
        "has",
        "won",
        "polled",
        "got",
        "took",
        "received",
        "managed",
        "posted",
        "(",
    }
)


def top_list(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """ "The top three exporters were A with 61m, B with 48m and C with 35m": as many values as announced, falling.

    A list that is out of order in more than one place is told in another order.
    """
    lower = page.extraction.tokens.lower
    yield from _colon_list(rule, page, view)
    for number in of_kinds(page, view, {Kind.COUNT, Kind.NUMBER}):
        figure = page.figures[number]
        if figure.value not in _SHORT or figure.first - 1 < view.sentence.first:
            continue
        way = 1 if lower[figure.first - 1] == "top" else _announced(lower, figure.last)
        if not way:
            continue
        values = [index for index in values_of(page, view) if index > number]
        listed = [index for index in values if listable(page.figures[values[0]], page.figures[index])]
        between = lower[figure.last : page.figures[values[0]].first] if values else []
        if len(listed) != figure.value or len(values) != len(listed) or not _ANNOUNCES & set(between):
            continue
        if not _UNORDERED.isdisjoint(view.words - _said_in_order(page, view)):
            continue
        order = [way * (page.figures[index].value or Decimal(0)) for index in listed]
        if sum(one < two for one, two in pairwise(order)) <= 1:
            for one, two in pairwise(listed):
                yield as_reading(rule, *((one, two) if way > 0 else (two, one)))


def _announced(lower: list[str], last: int) -> int:
    """1 for "three largest" and "three most populous", -1 for "three cheapest" and "three least densely settled"."""
    follows = lower[last] if last < len(lower) else ""
    words = wordings("ranking")
    if follows in words["most"].rows or follows == "most":
        return 1
    return -1 if follows in words["least"].rows or follows == "least" else 0


def _said_in_order(page: Page, view: View) -> frozenset[str]:
    """ "are, in order, A, B and C": the word that says so is none that tells of another order."""
    lower, words = page.extraction.tokens.lower, wordings("ranking")
    stretch = view.sentence.first, view.sentence.last
    said = words["in-order"].within(lower, *stretch) and not words["no-order"].within(lower, *stretch)
    return frozenset({"order"}) if said else frozenset()


def _colon_list(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """ "Biggest spenders: A, $48 billion; B, $31 billion; C, $22 billion"."""
    lower, start, end = page.extraction.tokens.lower, view.sentence.first, view.sentence.last
    opening = lower[start : min(start + _NAMED, end)]
    if ":" not in opening or not {"biggest", "largest", "top", "highest"} & set(opening):
        return
    colon = start + opening.index(":")
    values = values_of(page, view)
    if len(values) < 3 or not _UNORDERED.isdisjoint(view.words) or page.figures[values[0]].first < colon:
        return
    if not all(listable(page.figures[values[0]], page.figures[index]) for index in values):
        return
    order = [page.figures[index].value or Decimal(0) for index in values]
    if sum(one < two for one, two in pairwise(order)) <= 1:
        for one, two in pairwise(values):
            yield as_reading(rule, one, two)


def listable(first: Figure, figure: Figure) -> bool:
    """Whether a value goes on a list: of the first one's sort, or a bare number that inherits its unit."""
    bare = figure.kind in (Kind.NUMBER, Kind.COUNT) and figure.noun is None and figure.unit is None
    return alike_values(first, figure) or (bare and first.scaled == figure.scaled)


def beside(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """Rankings told by who is behind or ahead of whom."""
    yield from runner_up(rule, page, view)
    yield from ahead_of(rule, page, view)


def runner_up(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """ "With 412 points, A finished second behind B, who had 431": the one before has more of what is counted."""
    if BESIDE.isdisjoint(view.words):
        return
    lower, words = page.extraction.tokens.lower, wordings("ranking")
    for first, last in words["behind"].found_in(page, view):
        values = [
            index
            for index in values_of(page, view)
            if page.figures[index].kind in _COUNTED or page.figures[index].unit == "point"
        ]
        past = [index for index in values if page.figures[index].last <= first]
        ahead = [index for index in values if last <= page.figures[index].first <= last + _NAMED]
        if len(past) != 1 or not ahead or not alike_values(page.figures[past[0]], page.figures[ahead[0]]):
            continue
        gap = lower[last : page.figures[ahead[0]].first]
        if gap[-1:] and gap[-1] in _HAVING and not {";", "but", "while"} & set(gap):
            yield as_reading(rule, ahead[0], past[0])


def ahead_of(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """ "won 14 golds, ahead of Germany with 11 and Austria with nine": the values fall from the first on."""
    if "ahead" not in view.words or not _UNORDERED.isdisjoint(view.words):
        return
    lower, values = page.extraction.tokens.lower, values_of(page, view)
    for first, last in wordings("ranking")["ahead"].found_in(page, view):
        past = [i for i in values if _TIGHT < first - page.figures[i].last + 2 <= _NAMED]
        behind = [i for i in values if page.figures[i].first >= last and _had(lower, page.figures[i].first)]
        if any(first - _TIGHT < figure.last <= first for figure in (page.figures[i] for i in view.figures)):
            continue  # "0.13 ahead of Italy (37.81)": so much, and what is told may be a time
        if not past or not behind or len(behind) != sum(page.figures[i].first >= last for i in values):
            continue
        lead = page.figures[past[-1]]
        if "and" in lower[lead.last : last]:
            continue  # "at 23.5, a premium to A's 21.5, and ahead of B at 16.9": it goes on about the first
        if any((page.figures[i].kind is Kind.PERCENT) is not (lead.kind is Kind.PERCENT) for i in behind):
            continue  # "61.2 percent ... with 58.9" compares a share and a bare number
        if lead.kind is Kind.DURATION or not all(listable(lead, page.figures[i]) for i in behind):
            continue
        for one, two in pairwise([past[-1], *behind]):
            yield as_reading(rule, one, two)


def _had(lower: list[str], first: int) -> bool:
    """Whether "with", "on" or a bracket leads to a value."""
    return lower[first - 1] in _HAVING or lower[first - 2] in _HAVING


def as_reading(rule: Rule, larger: int, smaller: int) -> Reading:
    """One place of a ranking and the next."""
    return Reading(rule, {"larger": larger, "smaller": smaller}, Tier.ANCHORED, "sentence")


def values_of(page: Page, view: View) -> list[int]:
    """The values of a sentence that a ranking may be about; nobody may change the list."""
    return page.once(("values of rank", view.number), lambda: _values_of(page, view))


def _values_of(page: Page, view: View) -> list[int]:
    return [
        index
        for index in of_kinds(page, view, _KINDS)
        if page.figures[index].value is not None
        and page.figures[index].form in ("digits", "words")
        and not _names_race(page, index)
        and not _moved_by(page, index)
        and not _is_some(page, index)
    ]


def _names_race(page: Page, index: int) -> bool:
    """ "gold in the 200m", "200m gold": a distance is the name of its race."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    if figure.kind is not Kind.MEASURE:
        return False
    behind = lower[figure.last] if figure.last < len(lower) else ""
    medal = any(behind in wordings("ranking")[name].rows for name in ("gold", "silver", "bronze"))
    return medal or lower[max(figure.first - 1, 0)] in _OVER


def _moved_by(page: Page, index: int) -> bool:
    """ "in second place with £75 million, up £10m": by how much it moved, not where it stands."""
    figure, lower = page.figures[index], page.extraction.tokens.lower
    return figure.kind is Kind.MONEY and lower[max(figure.first - 1, 0)] in ("up", "down")


def _is_some(page: Page, index: int) -> bool:
    """ "nine medals, four of them gold": some of those that are ranked."""
    last, lower = page.figures[index].last, page.extraction.tokens.lower
    return lower[last : last + 1] == ["of"] and lower[last + 1 : last + 2] in (
        ["them"],
        ["these"],
        ["those"],
        ["which"],
    )


def alike_values(one: Figure, other: Figure) -> bool:
    """Values that one ranking may compare: times by the clock ("2:08:31") with their like, not with seconds."""
    timed = {":" in figure.text for figure in (one, other) if figure.kind is Kind.DURATION}
    by_span = one.per in SPANS and other.per is None and one.kind is Kind.MEASURE
    return alike(one, other) and (by_span or one.per == other.per) and len(timed) < 2
