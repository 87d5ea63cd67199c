"""The average of a list that is written out: "12, 14 and 19, an average of 15".

The list is two or more like figures in one sentence; the average has a word of averaging of its own, or is said to be
half-way between two. With a figure among them that is no member, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.products import COMPARED
from crossfoot.detectors.windows import looks_back, middle_of, phrase_classes, roles_of
from crossfoot.detectors.wording import hedged_first
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_KINDS = frozenset(
    {Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.PERCENT, Kind.DURATION, Kind.RATIO}
)
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_FEWEST, _MOST = 2, 12
#: Tokens between the figures of a bare row: ", and".
_JOINT = 2
_REACH = 6
#: A member this many times the average, or its fraction, belongs to another list.
_SPREAD = 12.0
#: Tokens from "her average" to its figure, and sentences back to the list.
_NAMED, _BACK = 6, 4
_WHOSE = frozenset({"her", "his", "its", "their", "the", "our", "my", "s", "overall"})
_AVERAGES = frozenset({"average", "mean", "averages"})
#: So many times the average of its members a wrong one may be; what it is compared with is another one.
_NEAR = 2.0
_OTHER_THAN = frozenset(
    {
        "above",
        "against",
        "before",
        "below",
        "but",
        "career",
        "compared",
        "from",
        "last",
        "national",
        "season",
        "than",
        "while",
    }
)
_AGAINST = frozenset({"against", "from", "than", "versus"})
_SET_AGAINST = [["compared", "to"], ["compared", "with"], ["against", "the"]]
_BEING = frozenset({"at", "of", "is", "was", "be", "being", "to", ",", "stands", "stood"})
_SET_OFF = frozenset(
    {
        "mark-comma",
        "amount-to",
        "open",
        "dash",
        "mark-colon",
        "=and",
        "be",
        "=which",
        "=that",
        "=for",
        "giving-word",
    }
)
#: What ends the clause of an average: "..., an average of 6, and won two of them".
_MARKS = frozenset({",", ";", ":", "(", "–", "—"})
_MEANS = Trigger(classes=("mean-word",))
_OTHERS = frozenset({"delta", "old-level", "expected"})


@needs(_MEANS)
def list_mean_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """An average and the list of its sentence, or of the sentence before."""
    for view in page.where(_MEANS):
        for mean in view.plain.place:
            if not _is_mean(page, view, book, mean):
                members = _listed_before(page, view, mean) or _named_before(page, view, book, mean)
                if members:
                    yield Reading(rule, {"members": members, "mean": mean}, Tier.CUED, "paragraph")
                continue
            members = _members(page, view, mean)
            before = page.by_sentence.get(view.number - 1)
            if not members and before is not None and looks_back(view, book):
                members = _members(page, before, mean)
            if members:
                yield Reading(rule, {"members": members, "mean": mean}, Tier.CUED, "sentence")


def _listed_before(page: Page, view: View, mean: int) -> tuple[int, ...]:
    """ "Over three nights they counted 210, 180 and 240, a nightly average of 210": a bare list, then its average."""
    figure, lower = page.figures[mean], page.extraction.tokens.lower
    if figure.kind not in _KINDS or not figure.value or figure.per is not None or figure.hedge in BOUNDS:
        return ()
    row = [index for index in view.plain.place if index < mean and _is_value(page, index)]
    like = [index for index in row if _is_member(page, index, mean) or _lacks_unit(page, index, mean)]
    like = [i for i in like if not _is_number_of(page, i, like)]
    strangers = [i for i in row if i not in like and not _is_number_of(page, i, like)]
    if len(like) <= _FEWEST or strangers or len(like) > _MOST:
        return ()
    figures = [page.figures[i] for i in like]
    gaps = [lower[one.last : two.first] for one, two in pairwise(figures)]
    if not all(len(gap) <= 2 and set(gap) <= {",", "and"} for gap in gaps):
        return ()
    between = lower[figures[-1].last : figure.first]
    told = not _AVERAGES.isdisjoint(between) and words_of("wider-groups").isdisjoint(between)
    made = sum(middle_of(one) for one in figures) / len(figures)
    fair = 1 / _NEAR <= made / middle_of(figure) <= _NEAR
    return tuple(like) if told and fair and _OTHER_THAN.isdisjoint(between) else ()


def _is_number_of(page: Page, index: int, row: list[int]) -> bool:
    """Whether a word says how many there are in a row: "the five salmon", "the four days"."""
    figure = page.figures[index]
    others = len([i for i in row if i != index])
    return figure.form == "words" and figure.kind is not Kind.MEASURE and figure.value == others > _FEWEST


def _named_before(page: Page, view: View, book: Codebook, mean: int) -> tuple[int, ...]:
    """ "Her average, at 68, ...": the mean of the one list of the sentences before, and no other like figure here."""
    figure = page.figures[mean]
    if figure.kind not in _KINDS or figure.value is None or roles_of(page, mean) & _OTHERS:
        return ()
    lower, first = page.extraction.tokens.lower, hedged_first(page, view, mean)
    words = lower[max(view.sentence.first, first - _NAMED) : first]
    named = any(one in _WHOSE and other in _AVERAGES for one, other in pairwise(words))
    same = [index for index in view.plain.place if index != mean and page.figures[index].kind is figure.kind]
    if not named or same or not words or words[-1] not in _BEING:
        return ()
    for back in range(1, _BACK + 1):
        before = page.by_sentence.get(view.number - back)
        members = _members(page, before, mean) if before is not None else ()
        if len(members) > _FEWEST:
            values = [middle_of(page.figures[index]) for index in members]
            # Above the best of them it is the average of somebody else.
            return members if min(values) < middle_of(figure) < max(values) else ()
    return ()


def _is_mean(page: Page, view: View, book: Codebook, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in _KINDS or figure.value is None:
        return False
    if roles_of(page, index) & _OTHERS or _is_in_clause(view, book, index):
        return False
    before = phrase_classes(view, book, index, _REACH)
    if "mean" in roles_of(page, index) and "mean-word" not in before:
        place = view.plain.place[index]
        return place > 0 and bool(book.sets[view.plain.chars[place - 1]] & _SET_OFF)
    return "mean-word" in before and not before & COMPARED and _is_of_them(view, book, index)


def _is_in_clause(view: View, book: Codebook, index: int) -> bool:
    """Whether a clause of "who", "when" or the like was opened before the average."""
    return any("clause-opener" in book.sets[char] for char in view.plain.chars[: view.plain.place[index]])


def _is_of_them(view: View, book: Codebook, index: int) -> bool:
    """Whether the average is that of what was listed: "..., an average of 9", not "a weighted average cost of 9"."""
    place = view.plain.place[index]
    for item in range(place - 1, -1, -1):
        classes = book.sets[view.plain.chars[item]]
        if "mean-word" in classes:
            before = book.sets[view.plain.chars[item - 1]] if item else frozenset()
            given = item > 1 and "giving-word" in book.sets[view.plain.chars[item - 2]]
            before |= {"giving-word"} if given else frozenset()
            verb = item == place - 1 and item > 0 and view.plain.figures[item - 1] >= 0  # "5 and 7 average 6"
            close = "mark-semicolon" in before and place - item <= 2  # "...; the mean was 9"
            own = "average-verb" in classes and not _is_of_another(view, book, item)
            return own or verb or close or bool(before & _SET_OFF)
    return False


def _is_of_another(view: View, book: Codebook, verb: int) -> bool:
    """ "...; the champion averaged 8.9": a subject of its own stands behind a semicolon."""
    for item in range(verb - 1, max(verb - 1 - _REACH, -1), -1):
        classes = book.sets[view.plain.chars[item]]
        if view.plain.figures[item] >= 0 or "back-reference" in classes:
            return False
        if "mark-semicolon" in classes:
            return verb - item > 1
    return False


def _members(page: Page, view: View, mean: int) -> tuple[int, ...]:
    """All other figures of the sentence, if they stand in one row before the average and are like it."""
    stated = page.figures[mean]
    row = sorted(
        (index for index in view.plain.place if index != mean), key=lambda index: view.plain.place[index]
    )
    behind = [index for index in row if mean in view.plain.place and index > mean]
    if behind and _MARKS.isdisjoint(
        page.extraction.tokens.lower[stated.last : page.figures[min(behind)].first]
    ):
        return ()
    row = [index for index in row if index not in behind]
    row = [index for index in row if _is_value(page, index)]
    like = [index for index in row if _is_member(page, index, mean)]
    if like and len(like) < len(row):
        bare = [index for index in row if index not in like and _lacks_unit(page, index, mean)]
        like = [index for index in row if index in like or (index in bare and _is_in_row(page, row, index))]
    if len(like) > _FEWEST and _counts_the_rest(page, like):
        like = like[1:]
    if not _FEWEST <= len(like) <= _MOST:
        return ()
    like = _last_row(row, like)
    if len(like) < _FEWEST:
        return ()
    places = [row.index(index) for index in like]
    joined = places == list(range(places[0], places[0] + len(places)))
    if any(_is_set_against(page, view, index) for index in like):
        return ()
    strangers = [
        index
        for index in row[row.index(like[0]) :]
        if index not in like and page.figures[index].kind is stated.kind
    ]
    return tuple(like) if joined and not strangers else ()


def _is_set_against(page: Page, view: View, index: int) -> bool:
    """ "71%, against 64% a year ago and an average of 82%": levels set against each other are no list."""
    lower, first = page.extraction.tokens.lower, hedged_first(page, view, index)
    return lower[max(first - 1, 0)] in _AGAINST or lower[max(first - 2, 0) : first] in _SET_AGAINST


def _last_row(row: list[int], like: list[int]) -> list[int]:
    """The last of the figures that are alike, without those that another one parts from them."""
    last = list(like)
    for one, other in pairwise(like):
        if row.index(other) - row.index(one) > 1 and row.index(one) == 0:
            last = last[last.index(other) :]
    return last


def _counts_the_rest(page: Page, row: list[int]) -> bool:
    """ "The four skaters scored 7.2, 8.1, 8.4 and 8.7": the first of a row says how many the others are."""
    first, rest = page.figures[row[0]], [page.figures[index] for index in row[1:]]
    return first.noun is not None and first.value == len(rest) and all(one.noun != first.noun for one in rest)


def _is_in_row(page: Page, row: list[int], index: int) -> bool:
    """Whether nothing but a comma or "and" parts a bare number from a figure before or behind it."""
    place, lower = row.index(index), page.extraction.tokens.lower
    beside = [sorted((index, row[k])) for k in (place - 1, place + 1) if 0 <= k < len(row)]
    gaps = [lower[page.figures[one].last : page.figures[other].first] for one, other in beside]
    return any(0 < len(gap) <= _JOINT and set(gap) <= {",", "and", "then", "to"} for gap in gaps)


def _lacks_unit(page: Page, index: int, mean: int) -> bool:
    """ "112, 96 and 131 days": a bare number of a row takes the unit that another one of it has."""
    one, stated = page.figures[index], page.figures[mean]
    bare = one.kind is Kind.NUMBER and one.unit is None and one.noun is None and one.hedge is None
    if not bare or stated.kind in _PLAIN or not one.value or not stated.value:
        return False
    return not one.scaled and 1 / _SPREAD <= float(one.value / stated.value) <= _SPREAD


def _is_value(page: Page, index: int) -> bool:
    return page.figures[index].kind not in (Kind.ORDINAL, Kind.YEAR, Kind.DATE, Kind.PERIOD)


def _is_member(page: Page, index: int, mean: int) -> bool:
    one, stated = page.figures[index], page.figures[mean]
    if (
        one.value is None
        or stated.value is None
        or one.value <= 0
        or stated.value <= 0
        or one.hedge is not None
    ):
        return False
    ratio = float(one.value / stated.value)
    if not 1 / _SPREAD <= ratio <= _SPREAD:
        return False
    if {one.kind, stated.kind} <= _PLAIN:
        if stated.per is not None and one.noun == stated.per:
            return False  # five seasons, and goals in each
        return one.noun is None or stated.noun is None or one.noun == stated.noun
    return alike(one, stated)
