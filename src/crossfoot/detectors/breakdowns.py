"""Breakdowns: a whole, and the parts that a colon, a dash, "comprising" or "of whom" sets out behind it.

One of a kind may stand without a figure ("the driver, 11 passengers and two pedestrians"): every such person is
tried as one more, and any count that fits silences.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Filling, Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.accounts import is_toll
from crossfoot.detectors.far_breakdowns import CASES, far_readings, marked_apart
from crossfoot.detectors.lone_members import is_told_after
from crossfoot.detectors.runs import (
    MAX_MEMBERS,
    classes_at,
    has_pair,
    is_compound,
    is_measured,
    sort_of,
    word_at,
)
from crossfoot.detectors.sum_ties import is_aside_closed
from crossfoot.detectors.wholes import (
    are_all,
    are_victims,
    value_of,
)
from crossfoot.detectors.wording import is_capital, is_ranked
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.decimals import is_whole
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_SEVERAL = Trigger(classes=(PAIRED,))
_REACH, _DESCRIBED = 12, 6
#: What shows that a stretch tells no part: some are left out, or it is a change.
_NO_PART = frozenset({"partial", "others", "more-word", "less-word", "more-than", "less-than"})
#: A part this many times its whole is none, whatever digit was mistyped.
_MANY_TIMES = 12
#: Parts that come to so much more than their whole are groups that overlap.
_OVERLAP = Decimal("1.5")
_COMPARED = frozenset({"=from", "=than", "old-prep", "up-from", "down-from", "average-word"})
_ENDS = frozenset({"mark-stop", "hard-break"})
_TAKEN = frozenset({"leaving", "total-word", "vote-neither", "amount-to"})
_SIGNS = ("mark-colon", "dash", "open", "of-which", "breakdown-verb", "mark-comma", "have")
_OPENING = frozenset(_SIGNS)
_PERCENT, _KIN = ("percent", None), frozenset({"husband", "mother", "father", "brother", "sister"})
#: What leads to the thing that a part is meant for, or comes from.
_LINKING = frozenset({"at", "by", "for", "from", "in", "on", "to", "with"})
_CUTS = frozenset({"mark-comma", "mark-semicolon", "=and", "plus-word"})


class Opening(NamedTuple):
    """Where a list opens: the item of the sign, what it is, and the figure of the whole before it."""

    item: int
    sign: str
    whole: int


class Listing(NamedTuple):
    """The parts set out behind an opening; ``lone`` persons stand in it without a figure."""

    parts: tuple[int, ...]
    lone: int
    closed: bool
    sure: bool = False


@needs(_SEVERAL)
def breakdown_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every opening with the parts behind it, if those are a whole list."""
    for view in page.where(_SEVERAL):
        if not has_pair(view, page) or len(view.plain.place) < 2 or view.sentence.kind == "cell":
            continue
        for opening in openings(view, page, book):
            listing = listing_behind(view, page, book, opening)
            if listing is None or _is_no_breakdown(page, view, book, listing, opening):
                continue
            strength = _strength(opening, listing, view, page, book)
            if strength == "full" or (
                strength == "open"
                and fills(page, listing, opening)
                and not _may_overlap(view, page, book, listing)
            ):
                for extra in range(listing.lone if listing.sure else 0, listing.lone + 1):
                    filled: dict[str, Filling] = {"parts": listing.parts, "whole": opening.whole}
                    yield Reading(rule, filled, Tier.ANCHORED, "sentence", case=CASES[extra])
        yield from far_readings(rule, view, page, book)


def _is_no_breakdown(page: Page, view: View, book: Codebook, listing: Listing, opening: Opening) -> bool:
    """Whether what looks like a list of parts is one of other things than the whole before it."""
    if _dwarfs(page, listing, opening) or _is_series(page, view, book, listing, opening):
        return True
    if opening.sign in ("of-which", "mark-comma") and is_aside_closed(page, listing.parts):
        return True
    if _is_one_of_them(page, listing, opening) or is_told_after(page, listing.parts, opening.whole):
        return True
    if page.figures[opening.whole].value == len(listing.parts) > 2:
        return True  # "his last five games - 2, 0, 1, 3 and 4": how many there are of them
    if page.figures[opening.whole].kind is Kind.DURATION and "-" in page.figures[opening.whole].text:
        return True  # "the 15-year bond, the 10-year and the six-year": each is a thing of its own
    return is_ranked(page, opening.whole, listing.parts[0])


def _is_one_of_them(page: Page, listing: Listing, opening: Opening) -> bool:
    """ "Twelve beds are for men, nine for women and four for families": the first is told like all others."""
    lower, parts = page.extraction.tokens.lower, [page.figures[index] for index in listing.parts]
    behind = {lower[part.last] for part in parts}
    clause = lower[page.figures[opening.whole].last : parts[0].first]
    told = len(behind) == 1 and behind <= _LINKING and not behind.isdisjoint(clause)
    return told and opening.sign in ("mark-comma", "of-which")


def _dwarfs(page: Page, listing: Listing, opening: Opening) -> bool:
    """Parts larger than the whole: "two handsets - the 3230", "33 winners, made 41 errors and won 92 points"."""
    whole = value_of(page.figures[opening.whole])
    larger = [index for index in listing.parts if value_of(page.figures[index]) > whole]
    return len(larger) > 1 or any(
        value_of(page.figures[index]) > _MANY_TIMES * whole and not page.figures[index].scaled
        for index in larger
    )


def _is_series(page: Page, view: View, book: Codebook, listing: Listing, opening: Opening) -> bool:
    """Whether one has a date of its own: "18,406 in 2019, 17,200 in 2021", "86c is tax; last year it cost €1.38"."""
    when, last = view.skeletons.when, opening.item
    dated = [index in when for index in listing.parts]
    if opening.whole in when and any(dated):
        return True
    for number, index in enumerate(listing.parts):
        item = view.plain.place[index]
        dated[number] |= _tells_time(page, view, book, last, item)
        last = item
    return any(dated) and not all(dated)


def _tells_time(page: Page, view: View, book: Codebook, start: int, end: int) -> bool:
    """Whether "a year ago", "last year" or a year stands between two items."""
    first, last = view.plain.items[start][1], view.plain.items[end][0]
    years = (page.figures[index] for index in view.figures if page.figures[index].kind is Kind.YEAR)
    dated = any(first <= figure.first < last for figure in years)
    return dated or any("old-time" in classes_at(view, book, item) for item in range(start + 1, end))


def openings(view: View, page: Page, book: Codebook) -> Iterator[Opening]:
    """Signs that open a list, each with the last figure before it."""
    last = max(view.plain.place.values())  # parts stand behind an opening
    for item in book.places(book.chars_with(_OPENING), view.plain.chars):
        if not 0 < item < last:
            continue
        classes = classes_at(view, book, item)
        for sign in _SIGNS:
            whole = _whole_before(view, page, book, item, sign) if sign in classes else None
            if whole is None or (sign in ("mark-comma", "of-which") and _is_other(view, page, book, item)):
                continue
            yield Opening(item, sign, whole)


def _is_other(view: View, page: Page, book: Codebook, item: int) -> bool:
    """Whether what follows a comma is about a rest, a total or a vote, which other relations know better."""
    last = view.plain.items[item][1]
    if not words_of("ranked-on").isdisjoint(page.extraction.tokens.lower[last : last + 3]):
        return True  # "41 medals, ahead of B on 33 and C on 12"
    names = frozenset[str]().union(*map(book.sets.__getitem__, set(view.plain.chars[item + 1 :])))
    return not names.isdisjoint(_TAKEN) or {"vote-for", "vote-against"} <= names


def _whole_before(view: View, page: Page, book: Codebook, item: int, sign: str) -> int | None:
    """The nearest figure before the sign, if nothing between makes it another clause."""
    reach = 5 if sign == "open" else _REACH
    for before in range(item - 1, max(item - 1 - reach, -1), -1):
        index = view.plain.figures[before]
        if index >= 0:
            figure = page.figures[index]
            compared = classes_at(view, book, before - 1) & _COMPARED
            if sign == "mark-comma" and before > 1 and classes_at(view, book, before - 1) & {"=of", "=in"}:
                return None  # "in a class of 30 pupils, 18 play": groups that may overlap
            good = sort_of(figure) not in (None, _PERCENT) and not compared and figure.hedge is None
            told = bool(classes_at(view, book, before - 1) & {"total-word", "new-verb"}) or is_toll(
                view, book, before
            )
            named = figure.noun is not None or figure.kind not in (Kind.COUNT, Kind.NUMBER) or told
            return index if good and named else None
        classes = classes_at(view, book, before)
        if classes & {"mark-stop", "mark-colon", "close", "open", "partial"}:
            return None
        if sign == "mark-comma" and classes & {"mark-comma", "hard-break", "=and", "dash"}:
            return None
        if "mark-comma" in classes and (sign == "open" or (sign == "breakdown-verb" and before < item - 1)):
            return None
    return None


def listing_behind(view: View, page: Page, book: Codebook, opening: Opening) -> Listing | None:
    """The segments between the opening and the end of its clause, one figure or one person each."""
    sort = sort_of(page.figures[opening.whole])
    parts: list[int] = []
    lone = 0
    closed = False
    sure = True
    segments = list(_segments(view, page, book, opening))
    for number, (items, cut) in enumerate(segments):
        figures = [view.plain.figures[item] for item in items if view.plain.figures[item] >= 0]
        own = [index for index in figures if sort_of(page.figures[index]) == sort]
        if own and word_at(view, page, items[0]) == "or":
            return None  # "and Brill 38,000, or 41,000 with its new estate"
        if parts and any("of-which" in classes_at(view, book, item) for item in items):
            continue  # "300 engineers, 120 of whom work nights"
        if _refuses(view, page, book, opening, items, own):
            return None
        if own:
            if view.plain.place[own[0]] - items[0] > 3:
                return None
            parts.append(own[0])
            closed = closed or cut in ("=and", "mark-semicolon", "plus-word")
        elif figures and number == 0:
            return None
        elif _is_lone(view, page, book, items):
            lone += 1
            sure = sure and _is_somebody(view, page, items)
            closed = closed or cut == "=and"
    if sort is None or (lone and sort[0] != "count"):
        return None
    if not 1 <= len(parts) <= MAX_MEMBERS or lone > 2 or len(parts) + lone < 2:
        return None
    return Listing(tuple(parts), lone, closed, sure and lone > 0)


def _refuses(
    view: View, page: Page, book: Codebook, opening: Opening, items: list[int], own: list[int]
) -> bool:
    """Whether a stretch shows that this is no list of parts: "others", two figures, a change, "47-storey", "1)"."""
    if any(classes_at(view, book, item) & _NO_PART for item in items) or len(own) > 1:
        return True
    if not own:
        return False
    item = view.plain.place[own[0]]
    if page.figures[own[0]].noun == "time" and page.figures[opening.whole].noun != "time":
        return True  # "18 members, of whom five are lawyers and four doctors, met 11 times"
    if page.extraction.tokens.lower[page.figures[own[0]].first - 1] == "=":
        return True  # "24 cows (t = 1.27, df = 22)"
    numbered = opening.sign != "open" and "close" in classes_at(view, book, item + 1)
    return numbered or is_measured(view, book, item) or is_compound(page, own[0])


def _segments(view: View, page: Page, book: Codebook, opening: Opening) -> Iterator[tuple[list[int], str]]:
    """Stretches between commas, semicolons and "and", each with the mark before it."""
    items: list[int] = []
    cut = ""
    seen: set[str] = set()
    for item in range(opening.item + 1, len(view.plain.chars)):
        classes = classes_at(view, book, item)
        if view.plain.figures[item] < 0 and word_at(view, page, item) == "with":
            continue
        own_end = {"dash": "dash", "open": "close"}.get(opening.sign)
        if classes & _ENDS or (own_end and own_end in classes):
            break
        mark = next(iter(sorted(classes & _CUTS)), None)
        if mark == "mark-semicolon" and seen - {mark}:
            break
        seen |= {mark} if mark else set()
        if mark is None:
            items.append(item)
            continue
        if items:
            yield items, cut
            cut = ""
        items, cut = [], "=and" if "=and" in (mark, cut) else mark
    if items:
        yield items, cut


def _is_lone(view: View, page: Page, book: Codebook, items: list[int]) -> bool:
    """Whether a stretch without a figure names one person: "the driver of the bus"."""
    start = view.plain.items[items[0]][0]
    determined = start > 0 and page.extraction.tokens.lower[start - 1] in words_of("determiners")
    near = any("lone-person" in classes_at(view, book, item) for item in items[:3])
    return near or determined


def _is_somebody(view: View, page: Page, items: list[int]) -> bool:
    """Whether a stretch is one person and no more: "his wife", "the driver"."""
    lower, start = page.extraction.tokens.lower, view.plain.items[items[0]][0]
    alone = len(items) == 1 and start > 0 and lower[start - 1] in words_of("determiners")
    return alone and lower[start] in words_of("persons") | _KIN


def _strength(opening: Opening, listing: Listing, view: View, page: Page, book: Codebook) -> str | None:
    """ "full" if the sign makes the list complete, "open" if it may go on, None if it is no list of parts at all."""
    parts, noun = [page.figures[index] for index in listing.parts], page.figures[opening.whole].noun
    elliptic = all(part.noun in (None, noun) and part.kind is not Kind.MONEY for part in parts)
    if opening.sign in ("of-which", "mark-comma"):
        split = {word_at(view, page, item) for item in range(len(view.plain.chars))} & words_of(
            "groups-split"
        )
        if listing.closed and len(parts) > 2 and split and opening.sign == "of-which":
            return "full"
        alone = listing.lone == 0 and listing.closed
        victims = are_victims(view, page, book, opening.whole, listing.parts)
        everyone = victims or are_all(noun, [part.noun for part in parts])
        if alone and opening.sign == "mark-comma" and everyone:
            return "full"
        if opening.sign == "mark-comma" and (_are_deeds(page, listing) or _are_others(page, listing)):
            return None
        return "open" if alone and (elliptic or opening.sign == "of-which") else None
    if opening.sign == "have":
        tied = is_compound(page, opening.whole) and listing.closed and len(parts) > 2
        return "open" if tied else None
    if opening.sign == "open":
        return "full" if len(parts) > 1 else None
    if listing.closed or (len(parts) > 2 and elliptic and _ends_sentence(view, book, listing)):
        return "full"
    return "open" if opening.sign == "mark-colon" and listing.lone == 0 else None


def _are_deeds(page: Page, listing: Listing) -> bool:
    """ "handled 1,940 cases, closed 1,610 and carried 905 over": each is told of a deed of its own, as in no game."""
    lower = page.extraction.tokens.lower
    deeds = [lower[max(page.figures[index].first - 1, 0)] for index in listing.parts]
    return len(deeds) > 1 and all(word.endswith("ed") and word not in words_of("outcomes") for word in deeds)


def _are_others(page: Page, listing: Listing) -> bool:
    """ "Dolan won 23,410 votes, Pires 21,986 and Yeo 9,204": as many of each, the verb being said once.

    Where one has its name before it and nothing counted behind, the rest may be described: "and the mayor 9,204".
    """
    first = page.figures[listing.parts[0]]
    if not is_capital(page, max(first.first - 1, 0)):
        return False
    return all(_is_of_somebody(page, index) for index in listing.parts[1:])


def _is_of_somebody(page: Page, index: int) -> bool:
    """Whether a name, or a description with its article, stands right before a figure: "the Green candidate 2,350"."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    if is_capital(page, max(first - 1, 0)):
        return True
    before = lower[max(first - _DESCRIBED, 0) : first]
    mark = max((place for place, word in enumerate(before) if word in ("and", ",")), default=-1)
    opening = before[mark + 1 : mark + 2]
    return mark >= 0 and len(before) - mark > 2 and opening != [] and opening[0] in words_of("determiners")


def _may_overlap(view: View, page: Page, book: Codebook, listing: Listing) -> bool:
    """Whether parts are told by what they have or do ("22 have sea views"), or by marks of different sorts."""
    if marked_apart(page, listing.parts):
        return True
    places = [view.plain.place[index] + 1 for index in listing.parts]
    if {word_at(view, page, item) for item in places} <= words_of("shared-deeds"):
        return True
    return all("have" in classes_at(view, book, item) for item in places)


def _ends_sentence(view: View, book: Codebook, listing: Listing) -> bool:
    """Whether nothing but the words of its last part follows a list: headlines go without "and"."""
    last = view.plain.place[listing.parts[-1]]
    rows = [classes_at(view, book, item) for item in range(last + 1, len(view.plain.chars) - 1)]
    return len(rows) <= _REACH // 2 and not any(classes & (_ENDS | _CUTS) for classes in rows)


def fills(page: Page, listing: Listing, opening: Opening) -> bool:
    """Whether whole numbers that need not be all the parts reach their whole, so that there is something to say."""
    figure = page.figures[opening.whole]
    values = [page.figures[index].value or Decimal(0) for index in listing.parts]
    whole = figure.value or Decimal(0)
    counted = figure.noun not in words_of("vague-nouns") and all(map(is_whole, (whole, *values)))
    over = sum(values) > _OVERLAP * whole  # most did the one thing, and most the other
    return (counted or figure.kind is Kind.MONEY) and max(values) < whole <= sum(values) and not over
