"""Conversions: a figure and the same one in another unit, currency, scale or base.

The converted figure stands in a bracket behind the first, between dashes, behind a slash, or behind words that say
that it is the same ("or about", "worth", "equivalent to"). Further away it counts only if a word of conversion or of
exchange rates governs it and one figure alone can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import agrees, fits
from crossfoot.detectors.far_measures import told_twice
from crossfoot.detectors.wording import hedged_first, is_same, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.reference.units import dimension
from crossfoot.rulebook import Rule

#: Words between a figure and the bracket that holds its conversion ("a 500-acre estate (200 hectares)").
_NOUNS = 4
#: Words between two figures that are set side by side.
_WORDS = 8
#: Words behind the converted figure before its bracket closes.
_TAIL = 5
#: Sentences over which a sum that was told may be recalled in another currency or unit.
_AFAR = 9
_ADJECTIVES = frozenset(
    {"deep", "high", "tall", "long", "wide", "thick", "across", "away", "offshore", "square", "down"}
)
_POINTING = frozenset({"the", "that", "this", "its", "their", "his", "her", "such"})
_EXPRESSED = frozenset({"expressed", "put", "stated", "measured", "converted", "given", "reckoned"})
_GOES_ON = frozenset({"that", "this", "it", "so", "which"})
_CENTS = (" cent", " cents")
_DASHES = frozenset("–—―")
_ENDS = frozenset({",", ".", ";", ":", ")", "]", "–", "—", "-", "?", "!", "”", '"'})


class Pair(NamedTuple):
    """A figure and its conversion; ``close`` when they stand side by side."""

    stated: int
    converted: int
    close: bool
    bracket: bool = False


def conversion_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """All pairs whose figures fit the first two slots of a rule."""
    one, two = list(rule.figures)[:2]
    for pair in pairs(page) if _possible(rule, page) else ():
        filled = {one: pair.stated, two: pair.converted}
        if not pair.close and any(page.figures[index].text.endswith(_CENTS) for index in filled.values()):
            continue  # cents are of many currencies
        if pair_fits(rule, page, filled) and _same_base(page, pair) and not _at_a_rate(page, pair):
            tier, window = (Tier.ANCHORED, "phrase") if pair.close else (Tier.CUED, "previous")
            yield Reading(rule, filled, tier, window, case=_case(rule, page, pair))


def _at_a_rate(page: Page, pair: Pair) -> bool:
    """ "840 million crowns, or €70 million at a rate of 12 crowns to the euro": the text has a rate of its own."""
    view, lower = page.view_of(pair.converted), page.extraction.tokens.lower
    if view is None or page.figures[pair.converted].kind is not Kind.MONEY or "rate" not in view.words:
        return False
    if page.figures[pair.stated].value == 1:
        return False
    rates = [
        index
        for index in view.figures
        if index >= pair.converted
        and (page.figures[index].kind is Kind.MONEY or page.figures[index].per is not None)
        and not page.figures[index].scaled
        and "rate"
        in lower[max(view.sentence.first, page.figures[index].first - _WORDS) : page.figures[index].first]
    ]
    return any(index != pair.stated for index in rates)


def _case(rule: Rule, page: Page, pair: Pair) -> str | None:
    """The formula that the shape calls for: a bracket converts the printed figure, "$1 = " states a rate."""
    stated, converted = page.figures[pair.stated], page.figures[pair.converted]
    if "rate-sign" in rule.checks and stated.value == 1 and converted.first - stated.last == 1:
        return "rate-sign" if page.extraction.tokens.lower[stated.last] == "=" else None
    if "above-converted" in rule.checks and converted.hedge in BOUNDS and stated.hedge not in BOUNDS:
        return "above-converted" if converted.hedge in ("above", "at-least") else "below-converted"
    open_ended = stated.hedge in BOUNDS and converted.hedge is None and pair.close
    return "printed-amount" if open_ended and "printed-amount" in rule.checks else None


def _possible(rule: Rule, page: Page) -> bool:
    """Whether a text has figures of the kind in two units at all: the quick question before the slow ones."""
    slot = next(iter(rule.figures.values()))
    told = {(figure.unit, figure.compound) for figure in page.figures if figure.kind in slot.kinds}
    return len(told) > 1 and (not slot.units or any(unit in slot.units for unit, _ in told))


def _same_base(page: Page, pair: Pair) -> bool:
    """Whether both are rates of one base; a bracket need not repeat it ("100 barrels a day (15.9 cubic metres)")."""
    one, two = page.figures[pair.stated].per, page.figures[pair.converted].per
    view = page.view_of(pair.converted)
    if one != two and view and any(page.figures[i].kind is Kind.DURATION for i in view.figures):
        return False  # 30cm a day, which is 30 metres in 100 days
    lone = pair.bracket or (not pair.close and page.figures[pair.stated].kind is not Kind.MONEY)
    return one == two or (lone and two is None)


def pair_fits(rule: Rule, page: Page, filled: dict[str, int]) -> bool:
    """Whether both figures of a pair fit the slots of a rule."""
    for name, index in filled.items():
        view = page.view_of(index)
        if view is None or not fits(rule.figures[name], page.figures[index], view.roles.get(index, set())):
            return False
    return agrees(rule.figures, dict(filled), page.figures)


def pairs(page: Page) -> tuple[Pair, ...]:
    """Every figure with a conversion behind it, of whatever kind."""
    return page.once("conversions", lambda: tuple(_pairs(page)))


def _sort(figure: Figure) -> str | None:
    """Money, or the dimension of a measure."""
    if figure.kind is Kind.MONEY:
        return "money"
    return dimension(figure.unit or "") if figure.kind is Kind.MEASURE else None


def _mixed(page: Page) -> frozenset[str]:
    """The sorts of figures that a text tells in more than one unit: nothing else can be a conversion."""
    units: dict[str, set[str | None]] = {}
    for figure in page.figures:
        sort = _sort(figure)
        if sort is not None:
            units.setdefault(sort, set()).add(figure.unit)
    return frozenset(sort for sort, found in units.items() if len(found) > 1)


def _pairs(page: Page) -> Iterator[Pair]:
    mixed = _mixed(page)
    told: set[int] = set()
    for position, view in enumerate(page.views):
        taken: set[int] = set()
        for stated, converted in zip(view.figures, view.figures[1:], strict=False):
            if side_by_side(page, view, stated, converted):
                # "5 km (3 miles, 2.7 nautical miles)": both are conversions of the first.
                if _sort(page.figures[stated]) == _sort(page.figures[converted]):
                    taken.add(converted)
                yield Pair(stated, converted, close=True, bracket=page.figures[converted].paren)
        for converted in view.figures:
            if converted not in taken and _sort(page.figures[converted]) in mixed:
                far = _far(page, position, view, converted)
                if far is not None:
                    taken.add(converted)
                    yield Pair(far, converted, close=False)
        told |= taken
    for stated, converted in told_twice(page) if mixed - {"money"} else ():
        if converted not in told and stated not in told:
            yield Pair(stated, converted, close=False)


def side_by_side(page: Page, view: View, stated: int, converted: int) -> bool:
    """Whether nothing but the marks and words of a conversion stands between two figures."""
    lower = page.extraction.tokens.lower
    one, two = page.figures[stated], page.figures[converted]
    start, first = max(one.last, min(one.behind, two.first)), hedged_first(page, view, converted)
    gap, hedge = lower[start:first], lower[first : two.first]
    if not gap:
        return False
    if "(" in gap or "[" in gap:
        return _in_bracket(page, view, gap, two)
    if gap[-1] == "/" or gap == ["/"]:
        return len(gap) == 1
    per = _per_words(one)
    gap = [word for word in gap if word not in per] if one.per else gap
    if gap and (gap[0] in _DASHES or (gap[0] == "-" and page.extraction.text[two.start - 1].isspace())):
        return _led(gap[1:]) and _closed(page, view, two, dashed=True)
    if len(gap) > _WORDS:
        return False
    plain = [word for word in gap if word not in _ADJECTIVES]
    if plain == [","] and gap[-1] == "," and one.kind is two.kind is Kind.MEASURE and one.unit != two.unit:
        return _closed(page, view, two)
    if _dashed_off(gap, hedge) and one.kind is two.kind is Kind.MEASURE and one.unit != two.unit:
        return dimension(one.unit or "") == dimension(two.unit or "") and _closed(
            page, view, two, dashed=True
        )
    signed = wordings("conversion")["sign"].within([*gap, *hedge], 0, len(gap) + len(hedge))
    apposed = bool(gap) and gap[0] == "," and "or" not in gap and "worth" not in gap
    return signed and _led(gap) and is_same(page, two, gap) and (not apposed or _closed(page, view, two))


def _dashed_off(gap: list[str], hedge: list[str]) -> bool:
    """ "9,000 litres of diesel — about 2,380 gallons —": a few words, a dash, and a sign that it is the same."""
    dashes = [place for place, word in enumerate(gap) if word in _DASHES]
    if (
        len(dashes) != 1
        or not 0 < dashes[0] <= _NOUNS
        or not all(word.isalpha() for word in gap[: dashes[0]])
    ):
        return False
    said = [*gap[dashes[0] + 1 :], *hedge]
    return (
        bool(said)
        and _led(gap[dashes[0] + 1 :])
        and wordings("conversion")["sign"].within(said, 0, len(said))
    )


def _per_words(figure: Figure) -> set[str]:
    """The words of "a share", "per gallon" behind a rate."""
    return {"a", "an", "per", "each", "apiece", "every", *(figure.per or "").split("_")}


def _led(gap: list[str]) -> bool:
    """Whether all words of a gap may lead from a figure to its conversion."""
    known = wordings("conversion")["lead"].rows
    return all(word == "," or word in known for word in gap)


def _closed(page: Page, view: View, figure: Figure, dashed: bool = False) -> bool:
    """Whether a mark ends the apposition behind the converted figure: between dashes "in new money" may stand too."""
    position, lower = _behind(page, view, figure), page.extraction.tokens.lower
    if position >= view.sentence.last:
        return True
    if not dashed:
        return lower[position] in _ENDS
    known = wordings("conversion")["scale-tail"].rows
    for place in range(position, min(position + _TAIL, view.sentence.last)):
        if lower[place] in _DASHES or lower[place] in ("-", ".", ","):
            return True
        if lower[place] not in known:
            return False
    return False


def _in_bracket(page: Page, view: View, gap: list[str], figure: Figure) -> bool:
    """Whether the figure is the first thing in a bracket that opens a few words behind the other figure."""
    opened = max(place for place, word in enumerate(gap) if word in ("(", "["))
    nouns, lead = gap[:opened], gap[opened + 1 :]
    if len(nouns) > _NOUNS or not all(word[0].isalpha() or word in ("-", "'") for word in nouns):
        return False
    if wordings("conversion")["another"].within(nouns, 0, len(nouns)) or not _led(lead):
        return False
    lower, known = page.extraction.tokens.lower, wordings("conversion")["tail"].rows
    position, end = _behind(page, view, figure), view.sentence.last
    for place in range(position, min(position + _TAIL + 1, end)):
        if lower[place] in (")", "]", ",", ";", "/"):
            return not nouns or lower[place] in (")", "]")
        if lower[place] not in known:
            return False
    return position >= end


def _behind(page: Page, view: View, figure: Figure) -> int:
    """The token behind a figure, its counted noun and what it is per."""
    lower, position = page.extraction.tokens.lower, max(figure.last, figure.behind)
    per = _per_words(figure) if figure.per else set()
    while position < view.sentence.last and lower[position] in per:
        position += 1
    return position


def _far(page: Page, position: int, view: View, converted: int) -> int | None:
    """The one figure of the sort, in this sentence or told before, that a converted figure can be of."""
    lower, words = page.extraction.tokens.lower, wordings("conversion")
    figure, first = page.figures[converted], hedged_first(page, view, converted)
    start = view.sentence.first
    clause = max([start, *(at for at in range(start, first) if lower[at] == ";")])
    rates = words["at-rates"].within(lower, clause, view.sentence.last) or _in_unit(page, view, figure)
    near = max(start, first - 4)
    led = any(words["distant"].at(lower, place, first) == first - place for place in range(near, first))
    same = _others(page, view, converted)
    led = led or _said_to_be(page, view, near, first, figure)
    if any(page.figures[index].unit == figure.unit and index < converted for index in same):
        return None
    past = [index for index in same if index < converted]
    if (led or rates) and len(same) == 1 and past and not _another(lower, page.figures[past[0]].last, first):
        return past[0]
    if past or position == 0 or (same and not rates):
        return None
    recalled = points_at(lower, start, first)
    if not (rates or led or _sum_told(page, view, converted) or _apposed(page, view, converted)):
        return None
    if not (recalled or rates) or _another(lower, start, first):
        return None
    return _told_before(page, position, view, converted, recalled)


def _said_to_be(page: Page, view: View, near: int, first: int, figure: Figure) -> bool:
    """ "104 degrees shortly after one o'clock, which is 40 Celsius": it ends on what the measure is."""
    lower, phrases = page.extraction.tokens.lower, wordings("conversion")["being"]
    if not any(phrases.at(lower, place, first) == first - place for place in range(near, first)):
        return False
    return _closed(page, view, figure) or lower[_behind(page, view, figure)] in ("on", "in", "to")


def _told_before(page: Page, position: int, view: View, converted: int, recalled: bool) -> int | None:
    """The figure of another unit in the sentence before, or the only one told so far in the text."""
    figure, earlier = page.figures[converted], page.views[position - 1]
    if _next(earlier, view) and recalled:
        candidates = _others(page, earlier, converted)
        if candidates:
            return (
                candidates[0] if len(candidates) == 1 and _other_unit(page, candidates[0], figure) else None
            )
    near = [other for other in page.views[:position] if view.number - other.number <= _AFAR]
    told = [index for other in near for index in _others(page, other, converted)]
    told = distinct(page, [index for index in told if _other_unit(page, index, figure)])
    return told[0] if len(told) == 1 and page.figures[told[0]].value is not None else None


def _other_unit(page: Page, index: int, figure: Figure) -> bool:
    """Whether a figure measures the same dimension, or is money, in another unit."""
    one, two = page.figures[index].unit, figure.unit
    if one == two or one is None or two is None:
        return False
    return figure.kind is Kind.MONEY or dimension(one) == dimension(two)


@cache
def _unit_words() -> frozenset[str]:
    """The last words of the phrases that name a unit."""
    return frozenset(row[-1] for rows in wordings("conversion")["in-unit"].rows.values() for row in rows)


def _in_unit(page: Page, view: View, figure: Figure) -> bool:
    """ "In Fahrenheit, that is ...", "expressed in dollars": the unit is named apart from the figure."""
    lower, start, end = page.extraction.tokens.lower, view.sentence.first, view.sentence.last
    if _unit_words().isdisjoint(view.words):
        return False
    for first, last in wordings("conversion")["in-unit"].find(lower, start, end):
        apart = last <= figure.first
        opens = first == start or lower[first - 1] in _EXPRESSED
        opens = opens or lower[first - 1] in _ENDS
        if apart and (opens or (last < end and lower[last] in (",", ".", "terms"))):
            return True
    return False


def points_at(lower: list[str], start: int, first: int) -> bool:
    """Whether words point at a figure told before: "that", "the sum", "its weight", "the larger figure"."""
    words = wordings("conversion")
    if words["that-sum"].within(lower, start, first):
        return True
    nouns = words["recalled"]
    return any(
        lower[place] in _POINTING and nouns.within(lower, place + 1, min(place + 4, first))
        for place in range(start, first)
    )


def _apposed(page: Page, view: View, converted: int) -> bool:
    """ "Its weight, 549 kg, ...", "The temperature, equal to 25C, ...": set off behind the opening noun."""
    lower, figure = page.extraction.tokens.lower, page.figures[converted]
    start, first = view.sentence.first, hedged_first(page, view, converted)
    commas = [place for place in range(start, first) if lower[place] in (",", "(", "–", "—")]
    if not commas or commas[0] - start > _NOUNS or not _closed(page, view, figure):
        return False
    gap = lower[commas[0] + 1 : figure.first]
    if figure.kind is Kind.MONEY and not wordings("conversion")["same"].within(gap, 0, len(gap)):
        return False
    return _led(lower[commas[0] + 1 : first]) and points_at(lower, start, commas[0])


def _another(lower: list[str], first: int, last: int) -> bool:
    """Whether another thing is told of; "and that works out at" goes on with the same one."""
    found = wordings("conversion")["another"].find(lower, first, last)
    return any(lower[place] != "and" or lower[place + 1] not in _GOES_ON for place, _ in found)


def _next(earlier: View, view: View) -> bool:
    return view.number - earlier.number == 1 and earlier.sentence.paragraph == view.sentence.paragraph


def _sum_told(page: Page, view: View, converted: int) -> bool:
    """ "The sum, about $150m, ...", "That is about $150m": the sentence opens on what was told before."""
    lower, words = page.extraction.tokens.lower, wordings("conversion")
    start, first = view.sentence.first, page.figures[converted].first
    size = words["that-sum"].at(lower, start, first)
    gap = lower[start + size : first]
    return bool(size) and _led([word for word in gap if word != ","]) and len(gap) <= _NOUNS


def _others(page: Page, view: View, converted: int) -> list[int]:
    """The other figures of a sentence that are of the converted one's kind and rate."""
    figure = page.figures[converted]
    return [
        index
        for index in view.figures
        if index != converted
        and page.figures[index].kind is figure.kind
        and (figure.per is None or page.figures[index].per == figure.per)
        and not page.figures[index].identifier
    ]
