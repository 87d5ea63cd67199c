"""Ratios in words: three to one, one teacher for every 17 pupils, outnumbered four to one.

The two counts of a ratio are the only two of their stretch that count different things; which of them leads is told
by the nouns where they are known, and otherwise left open: a ratio above one is that of the larger to the smaller.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from crossfoot.binding.codebook import RATED, Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.akin import akin
from crossfoot.detectors.named_ratios import named_counts
from crossfoot.detectors.windows import (
    Filled,
    Pool,
    has_class,
    in_order,
    middle_of,
    plausible,
    pools,
    roles_of,
)
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_LIKE = frozenset({Kind.MONEY, Kind.MEASURE})
_CUES = ("outnumber-verb", "ratio-noun", "for-every")
_OTHER_ROLES = frozenset({"delta", "expected", "extreme", "gap"})
_TOLD = Trigger(classes=("for-every", RATED), kinds=(Kind.RATIO,))
_SPANS = frozenset({
    "each", "year", "month", "week", "day", "hour", "minute", "second", "quarter", "night", "share",
})  # fmt: skip
_SHARED = frozenset({"in", "of"})
_REACH, _GAP, _LEAST, _OPENED = 4, 8, 2, 6
_WIDE = frozenset({"across", "elsewhere", "nationally", "nationwide", "statewide", "throughout"})
_OPENING = frozenset({".", ",", ";", "but", "while"})
_MARKED = frozenset({",", ";", ":"})
_MARKS = frozenset(
    {"mark-comma", "mark-colon", "mark-semicolon", "open", "dash", "amount-to", "back-reference"}
)


@needs(_TOLD)
def ratio_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A ratio of so many to one, and the two counts that it is the ratio of."""
    for view in page.where(_TOLD):
        if any(wordings("ratios")[name].stands_in(page, view) for name in ("priced", "normed")):
            continue
        for index in view.plain.place:
            told = _told_of(page, view, book, index)
            if told is None or _has_rival(page, view, index) or _is_elsewhere(page, view, index):
                continue
            cued = has_class(view, book, _CUES) or told in ("split", "every")
            for pool in _pools(page, view, wide=cued):
                found = _counts(page, book, view, index, pool, told)
                if found is not None and not _is_turned(page, index, found[0]):
                    filled, case = found
                    yield Reading(rule, in_order(rule, filled), pool.tier, pool.window, case)
                    break
            else:
                yield from _named(rule, page, view, book, index, told)


def _is_turned(page: Page, index: int, filled: Filled) -> bool:
    """ "In 35 matches he has 28 goals, 1.25 a game": what the rate is per is the larger count, not the smaller."""
    per = page.figures[index].per
    more, fewer = (page.figures[filled[name]].noun for name in ("more", "fewer"))
    if per is None or more is None or fewer is None:
        return False
    return akin(more, per) and not akin(fewer, per)


def _is_elsewhere(page: Page, view: View, index: int) -> bool:
    """ "Across the region, nurses outnumber doctors five to one": of another place than the counts told before."""
    lower, start = page.extraction.tokens.lower, view.sentence.first
    tokens = range(start, page.figures[index].first)
    return any(lower[k] in _WIDE and (k == start or lower[k - 1] in _OPENING) for k in tokens)


def _named(rule: Rule, page: Page, view: View, book: Codebook, index: int, told: str) -> Iterator[Reading]:
    """The counts beside the names of a ratio, if a slip at most lies between it and them."""
    named = told in ("ratio", "outnumbered") and middle_of(page.figures[index]) > 0
    counts = named_counts(page, view, book, index) if named else None
    if counts is not None:
        size, case = _size(page.figures[index], told)
        one, other = (middle_of(page.figures[count]) for count in counts)
        if other and plausible(one / other, size):
            filled = {"ratio": index, "more": counts[0], "fewer": counts[1]}
            yield Reading(rule, in_order(rule, filled), Tier.CUED, "paragraph", case)


def _has_rival(page: Page, view: View, index: int) -> bool:
    """ "17 to one in the one school of 340 and 12 to one in the other": whose ratio a count belongs to is open."""
    own = page.figures[index]
    return own.kind is Kind.RATIO and any(
        page.figures[other].kind is Kind.RATIO
        and page.figures[other].value != own.value
        and _is_to_one(page, page.figures[other])
        for other in view.plain.place
    )


def _told_of(page: Page, view: View, book: Codebook, index: int) -> str | None:
    """How a figure tells a ratio: "every" (one for every 15), "rate" (15 for every teacher), "split", or None."""
    figure = page.figures[index]
    if figure.kind is Kind.RATIO:
        if not _is_to_one(page, figure):
            return None
        if has_class(view, book, ("outnumber-verb",)):
            return "outnumbered"
        if has_class(view, book, ("ratio-noun",)):
            return "ratio"
        return "split" if _is_split(page, view, index) else None
    if figure.unit is not None or figure.kind not in _COUNTS or figure.value is None:
        return None
    if _is_to_so_many(page, view, index):
        return "ratio"
    if figure.per is not None and figure.per.isdigit():
        return "every" if figure.noun is not None and float(figure.value) != float(figure.per) > 1 else None
    return "rate" if _is_for_every(page, view, book, index) else None


def _is_to_one(page: Page, figure: Figure) -> bool:
    """ "17 to one", "3:1", "five to two"; not a share of a whole ("one in five", "nine of every ten")."""
    if figure.value is None or len(figure.parts) != 2 or figure.parts[0] == figure.parts[1]:
        return False
    return _SHARED.isdisjoint(page.extraction.tokens.lower[figure.first : figure.last])


def _is_to_so_many(page: Page, view: View, index: int) -> bool:
    """ "A ratio of one guard to 12 prisoners", at the second: told of things that differ."""
    one = page.figures[index - 1] if index else None
    many, lower = page.figures[index], page.extraction.tokens.lower
    if (
        one is None
        or one.value != 1
        or one.sentence != many.sentence
        or lower[one.last : many.first] != ["to"]
    ):
        return False
    told = wordings("ratios")["telling"].within(
        lower, max(view.sentence.first, one.first - _REACH), one.first
    )
    return told and one.noun is not None and many.noun not in (None, one.noun) and many.value != 1


def _is_split(page: Page, view: View, index: int) -> bool:
    """ "By three to one", "split two to one", "a margin of three to one", "beat the others 4:1"."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    return wordings("ratios")["splitting"].within(lower, max(view.sentence.first, first - _GAP), first)


def _is_for_every(page: Page, view: View, book: Codebook, index: int) -> bool:
    """ "30 animals for every person", "two nurses per doctor": a count per something that is counted too."""
    figure = page.figures[index]
    count = figure.value is not None and figure.value > 1
    place = view.plain.place[index]
    if count and place and "for-every" in book.sets[view.plain.chars[place - 1]]:
        return figure.per is None
    if not count or (figure.noun is None and figure.per is None):
        return False
    if figure.per is None and _is_behind_every(page, view, index):
        return True
    if figure.per is not None:
        return not (figure.per in _SPANS or figure.per[0].isdigit())
    behind = view.plain.place[index] + 1
    return behind < len(view.plain.chars) and "for-every" in book.sets[view.plain.chars[behind]]


def _is_behind_every(page: Page, view: View, index: int) -> bool:
    """ "For every teacher there are 15 pupils": what it is per opens the clause."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    before = lower[max(view.sentence.first, first - _OPENED) : first]
    return any(
        pair in (("for", "every"), ("for", "each")) for pair in pairwise(before)
    ) and not _MARKED & set(before)


def _pools(page: Page, view: View, wide: bool) -> Iterator[Pool]:
    """The sentence, then with the one before, the one behind, and the paragraph."""
    yield from pools(page, view)
    if not wide:
        return
    behind = page.by_sentence.get(view.number + 1)
    if behind is not None and behind.sentence.kind == view.sentence.kind:
        yield Pool("previous", Tier.CUED, (*view.plain.place, *behind.plain.place))
    yield from islice(pools(page, view, "previous", "paragraph"), 1, None)


def _counts(
    page: Page, book: Codebook, view: View, ratio: int, pool: Pool, told: str
) -> tuple[dict[str, int], str] | None:
    """The two counts, the larger first, and the case; None unless exactly two can be meant."""
    if middle_of(page.figures[ratio]) <= 0:
        return None  # "0 to 1": nothing is so many to none
    away = _OTHER_ROLES | ({"old-level"} if told in ("every", "rate") else set())
    away -= {"delta"} if told == "outnumbered" else set()
    others = distinct(
        page,
        (
            index
            for index in pool.indexes
            if index != ratio and _is_count(page.figures[index]) and not roles_of(page, index) & away
        ),
    )
    if len(others) != 2:
        return None
    more, fewer = sorted(others, key=lambda index: -middle_of(page.figures[index]))
    if not _are_two(page, more, fewer) or not _is_tied(page, book, view, ratio, others, told):
        return None
    size, case = _size(page.figures[ratio], told)
    one, other = middle_of(page.figures[more]), middle_of(page.figures[fewer])
    if _is_part(page, more, fewer):
        if told not in ("split", "outnumbered"):
            return None
        one, other = sorted((other, one - other), reverse=True)
        case = "part-more" if one == middle_of(page.figures[fewer]) else "part-fewer"
    if other <= 0 or not plausible(one / other, size):
        return None
    return {"ratio": ratio, "more": more, "fewer": fewer}, case


def _size(figure: Figure, told: str) -> tuple[float, str]:
    """How many to one a ratio is, and the case of the rule in which it is told."""
    value = middle_of(figure)
    if told == "every" and figure.per is not None:
        size = float(figure.per) / value
        return (size, "every") if size > 1 else (1 / size, "every-more")
    return (value, "any") if value > 1 else (1 / value, "inverse")


def _are_two(page: Page, more: int, fewer: int) -> bool:
    """Whether two figures can be set one against the other: counts, or amounts of one unit."""
    one, two = page.figures[more], page.figures[fewer]
    if one.kind in _LIKE or two.kind in _LIKE:
        return one.kind is two.kind and one.unit == two.unit
    return True


def _is_part(page: Page, more: int, fewer: int) -> bool:
    """ "36 of the 48 places": the rest of the whole is what the part is set against."""
    one, whole = page.figures[fewer], page.figures[more]
    view = page.view_of(fewer)
    if (
        view is not None
        and whole.last <= one.first
        and wordings("ratios")["among-them"].stands_in(page, view)
    ):
        return True
    between = page.extraction.tokens.lower[one.last : whole.first]
    return one.last <= whole.first and "of" in between and len(between) <= _REACH


def _is_tied(page: Page, book: Codebook, view: View, ratio: int, others: list[int], told: str) -> bool:
    """Whether the two count different things, or words set the one against the other, or the ratio is beside them."""
    one, two = (page.figures[index] for index in sorted(others))
    if one.noun is not None and two.noun is not None and one.noun != two.noun:
        return told != "split"  # "has 1,020 pupils and 60 teachers, and beat its rival three to one"
    if one.noun is not None and one.noun == two.noun and told != "split":
        return False
    words = page.extraction.tokens.lower[one.last : two.first]
    if len(words) <= _GAP and not wordings("ratios")["against"].rows.keys().isdisjoint(words):
        return True
    if told == "outnumbered" and one.noun is None and two.noun is None:
        return True
    if one.noun != two.noun and told in ("every", "rate", "outnumbered", "ratio"):
        return True
    place = view.plain.place[ratio]
    beside = book.sets[view.plain.chars[place + 1]] if place + 1 < len(view.plain.chars) else frozenset()
    return bool(beside & _MARKS) and page.figures[min(others)].first >= page.figures[ratio].last


def _is_count(figure: Figure) -> bool:
    if figure.value is None or figure.per is not None or figure.identifier or figure.is_range:
        return False
    if figure.kind in _LIKE:
        return figure.value > 0
    return figure.kind in _COUNTS and figure.value >= _LEAST and figure.unit is None
