"""A value that is placed in a range told before: "in the middle of the range", "at the top of that band"."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import same_noun
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.wording import hedged_first, of_kinds, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_KINDS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
#: "£60,000 over the estimate": how far from it.
_BEYOND = (["above"], ["below"], ["over"], ["under"])
_CASES = ("bottom-of", "lower-end", "midpoint", "upper-end", "top-of", "within", "above-range", "below-range")
#: Tokens between the word of place and the range, and between the place and the value.
_OF, _NEAR = 6, 9
#: Sentences back to the range.
_AFAR = 9
_RANGES, _PLACES = Trigger(classes=("range-True",)), Trigger(lists=("places.range",))
_SIDES = Trigger(lists=tuple(f"places.{case}" for case in _CASES))
_UPPER, _LOWER = frozenset({"top-of", "upper-end"}), frozenset({"bottom-of", "lower-end"})
_INDEFINITE = frozenset({"a", "an"})
_POINTING = frozenset({"the", "that", "this", "its", "their", "his", "her", "those"})


@needs(_RANGES, _PLACES | _SIDES)
def place_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """The value nearest to the word of place, and the only range of its sort told before it."""
    ranges = [
        index
        for view in page.where(_RANGES)
        for index in of_kinds(page, view, _KINDS)
        if page.figures[index].is_range
    ]
    told_ranges = frozenset(ranges)
    for view in page.where(_PLACES) if ranges else ():
        found = _place(page, view)
        if found is None:
            continue
        case, first, last = found
        own = [i for i in view.figures if i in told_ranges]
        if own and (len(own) > 1 or page.figures[own[0]].last > first):
            continue
        if _is_figure(page, view, last):
            continue
        value = _value(page, view, first, last)
        told = own or [i for i in ranges if 0 < view.number - page.figures[i].sentence <= _AFAR]
        told = [i for i in told if value is not None and _one_sort(page.figures[i], page.figures[value])]
        if value is not None and len(told) == 1:
            filled = {"value": value, "range": told[0]}
            yield Reading(rule, filled, Tier.CUED, "article", case=case)
    for view in page.where(_RANGES, _SIDES):
        yield from _beside(rule, page, view, told_ranges.intersection(view.figures))


def _is_figure(page: Page, view: View, last: int) -> bool:
    """ "Above forecasts of 4 to 4.5 billion, although in line with its valuation of 5 billion": no range is meant."""
    behind = (page.figures[index] for index in view.figures)
    led = page.extraction.tokens.lower[last : last + 1] == ["of"]
    return led and any(one.first == last + 1 and not one.is_range for one in behind)


def _beside(rule: Rule, page: Page, view: View, ranges: frozenset[int]) -> Iterator[Reading]:
    """ "at $21, above the $17 to $19 that was marketed": word of place, range and value in one sentence."""
    lower, words = page.extraction.tokens.lower, wordings("places")
    if len(ranges) != 1:
        return
    wide = min(ranges)
    end = hedged_first(page, view, wide)
    for case in _CASES:
        for first, last in words[case].find(lower, view.sentence.first, end):
            if _beyond(lower, view.sentence.first, first, case) != case:
                continue  # "10p below the low end of": not at that end
            between = lower[last:end]
            known = len(between) <= _OF and all(word in words["before-range"].rows for word in between)
            opener = lower[first - 1] if first > view.sentence.first else ","
            known = known and opener in words["place-opens"].rows
            if not known or not _POINTING.union(_INDEFINITE).intersection(between):
                continue
            value = _value(page, view, first, page.figures[wide].last)
            if value is not None and value < wide and _one_sort(page.figures[wide], page.figures[value]):
                yield Reading(rule, {"value": value, "range": wide}, Tier.CUED, "sentence", case=case)
                return


def _place(page: Page, view: View) -> tuple[str, int, int] | None:
    """The one place told in a sentence, and the tokens from the word of place to that of the range."""
    lower, words = page.extraction.tokens.lower, wordings("places")
    start, end = view.sentence.first, view.sentence.last
    if words["range"].rows.keys().isdisjoint(view.words):
        return None
    found: list[tuple[str, int, int]] = []
    for case in _CASES:
        for first, last in words[case].find(lower, start, end):
            for begun, done in words["range"].find(lower, last, min(last + _OF, end)):
                between = lower[last:begun]
                if _POINTING & set(between) and set(between) <= _known() | _POINTING:
                    beyond = _beyond(lower, start, first, case)
                    found += [(beyond, first, done)] if beyond is not None else []
                    break
    # "above the top of the range" is above it, and not at its top.
    found = [
        one
        for one in found
        if not any(other is not one and other[1] < one[1] and one[2] <= other[2] for other in found)
    ]
    return found[0] if len(found) == 1 else None


def _beyond(lower: list[str], start: int, first: int, case: str) -> str | None:
    """The case that a word before a place makes of it: "more than the upper end of" is above it."""
    words = wordings("places")
    for beyond, ends in (("above-range", _UPPER), ("below-range", _LOWER)):
        said = any(
            words[beyond].at(lower, place, first) == first - place
            for place in range(max(start, first - 3), first)
        )
        if said and case not in (beyond, "within"):
            return beyond if case in ends else None
    return case


def _known() -> frozenset[str]:
    return frozenset(wordings("places")["between"].rows)


def _value(page: Page, view: View, first: int, last: int) -> int | None:
    """The value beside the place: the nearest before it, else the nearest behind it."""
    figures = page.figures
    values = [
        index
        for index in of_kinds(page, view, _KINDS)
        if figures[index].value is not None and not {"delta"} & view.roles.get(index, set())
    ]
    lower = page.extraction.tokens.lower
    values = [i for i in values if lower[figures[i].last : figures[i].last + 1] not in _BEYOND]
    past = [index for index in values if 0 <= first - figures[index].last <= _NEAR]
    ahead = [index for index in values if 0 <= hedged_first(page, view, index) - last <= _NEAR]
    near = past[-1:] or ahead[:1]
    return near[0] if near else None


def _one_sort(wide: Figure, figure: Figure) -> bool:
    """Whether a value can lie in a range: one kind, unit and noun, and not out of all proportion."""
    if (wide.kind, wide.unit) != (figure.kind, figure.unit) or not same_noun(wide.noun, figure.noun):
        return False
    if wide.low is None or wide.high is None or figure.value is None:
        return False
    length = abs(wide.high - wide.low) * 3
    return wide.low - length <= figure.value <= wide.high + length
