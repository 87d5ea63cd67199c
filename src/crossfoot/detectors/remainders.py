"""Remainders: what is left of a whole when the parts named with it are taken away.

The whole stands by "of" behind its part ("41 of the 57"), before it ("of the 57, 41"), or in the sentence before
("... 64 injured. Of those, 19 ..."); the rest by "leaving", "left", "the other", "remaining".
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.accounts import is_aside, is_person, phrase_at, told_rest
from crossfoot.detectors.akin import akin
from crossfoot.detectors.of_pairs import are_the_others, is_whole, rests_of_pairs
from crossfoot.detectors.rest_wholes import (
    are_shares_of_one,
    has_own_whole,
    is_dealt_out,
    is_other_whole,
    without_asides,
)
from crossfoot.detectors.runs import (
    VERBS,
    Sort,
    classes_at,
    is_compound,
    is_label,
    is_measured,
    sort_of,
    sorted_figures,
    word_at,
)
from crossfoot.detectors.told_rests import are_some_of_them, is_at_rest, went_away
from crossfoot.detectors.told_wholes import group_of
from crossfoot.detectors.wholes import alike, near, usable, value_of, whole_before
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_LEAVING = frozenset({"leaving"})
#: Tokens behind a count in which it is told that they are ill.
_AILING = 6
_LEFT = Trigger(
    classes=("leaving",),
    words=("not", "n't", "others", "still"),
    lists=(
        "lists.at-rest",
        "lists.last-of-them",
        "lists.staying",
        "lists.to-come",
        "pairs.by-now",
        "pairs.keeping",
    ),
)
_NEAR = 6
#: Tokens between a part and the whole that follows it by "of": "31 out of the 42".
_LINK = 3
_PERCENT = 100
_OPENS = frozenset({"mark-comma", "mark-colon", "dash", "mark-semicolon"})
_ASIDES = frozenset({"mark-comma", "dash", "open"})
_HARD = frozenset({"mark-stop", "mark-semicolon", "hard-break"})


@needs(_LEFT)
def remainder_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A whole with its part, and the figure that is said to be left, in one sentence or the next."""
    for view in page.where(_LEFT):
        yield from rests_of_pairs(rule, page, view)
        rests = rests_of(view, page, book)
        if not rests:
            told = far_rest(view, page, book)
            pair, window = named_before(view, page, book, told) if told is not None else (None, "")
            if told is not None and pair is not None and not _shares_out(page, (pair[0], *pair[1], told)):
                yield Reading(rule, {"whole": pair[0], "parts": pair[1], "rest": told}, Tier.ANCHORED, window)
        for rest in rests:
            pair, window = _taken_from(view, page, book, rest)
            out = pair is not None and _shares_out(page, (pair[0], *pair[1], rest))
            other = pair is not None and is_other_whole(view, page, pair[0], rest)
            if pair is not None and not out and not other:
                whole, parts = pair
                yield Reading(rule, {"whole": whole, "parts": parts, "rest": rest}, Tier.ANCHORED, window)


def _taken_from(
    view: View, page: Page, book: Codebook, rest: int
) -> tuple[tuple[int, tuple[int, ...]] | None, str]:
    """The whole and the parts that a rest is left of, and how far off they stand."""
    pair = whole_and_parts(view, page, book, rest)
    if pair is not None:
        return pair, "sentence"
    if opens_with_those(view, book):
        pair = those_before(page, book, view, rest)
    if pair is None and _looks_back(view, page, book, rest):
        before = page.by_sentence.get(view.number - 1)
        pair = whole_and_parts(before, page, book, rest) if before is not None else None
        told = told_rest(page, book, view, rest) if pair is not None else None
        if pair is not None and not _may_leave(page, pair[0], rest):
            pair = None
        elif pair is not None and told is not None and _miss(page, told, rest) < _miss(page, pair, rest):
            return told, "article"
    if pair is not None:
        return pair, "previous"
    pair, window = named_before(view, page, book, rest)
    if pair is not None:
        return pair, window
    told = told_rest(page, book, view, rest)
    if told is not None and (is_dealt_out(page, told[0]) or _is_all_but_one(page, told[1], rest)):
        told = None
    if told is not None and has_own_whole(page, told[1], told[0]):
        told = None
    return told, "article"


def _is_all_but_one(page: Page, parts: tuple[int, ...], rest: int) -> bool:
    """ "He sold 40. The best brought more than the other 39 together": one is told apart, without a figure."""
    left, home = value_of(page.figures[rest]) + 1, page.figures[rest].sentence
    others = page.extraction.tokens.lower[max(page.figures[rest].first - 1, 0)] in ("other", "others")
    before = [page.figures[index] for index in parts if page.figures[index].sentence != home]
    return others and any(value_of(figure) == left for figure in before)


def _shares_out(page: Page, shares: tuple[int, ...]) -> bool:
    """Whether shares make a hundred together, so that none of them is what the others are taken from."""
    figures = [page.figures[index] for index in shares]
    together = sum(value_of(figure) for figure in figures)
    ends = value_of(figures[0]) + value_of(
        figures[-1]
    )  # "60 percent owned by A ... the remaining 40 percent"
    hundred = abs(together - _PERCENT) <= 1 or abs(ends - _PERCENT) <= 1
    return all(figure.kind is Kind.PERCENT for figure in figures) and hundred


def _may_leave(page: Page, whole: int, rest: int) -> bool:
    """Whether a whole of another sentence can be meant: more than what is left, and no part itself ("another 19")."""
    further = page.extraction.tokens.lower[max(page.figures[whole].first - 1, 0)] in words_of("further")
    return not further and value_of(page.figures[rest]) < value_of(page.figures[whole])


def _miss(page: Page, pair: tuple[int, tuple[int, ...]], rest: int) -> float:
    """By how much a whole and its parts miss what is left."""
    left = value_of(page.figures[pair[0]]) - sum(value_of(page.figures[index]) for index in pair[1])
    return abs(left - value_of(page.figures[rest]))


def rests_of(view: View, page: Page, book: Codebook) -> list[int]:
    """Figures that a word of leaving governs directly; several in one sentence tell of several wholes."""
    found = [
        index
        for index in view.plain.place
        if sort_of(page.figures[index]) is not None and is_rest(view, page, book, index)
    ]
    return found if len(found) == 1 else []


def is_rest(view: View, page: Page, book: Codebook, index: int) -> bool:
    """ "leaving 16", "the other 45", "the rest, 12,", "16 left", "16 are still missing"."""
    item = view.plain.place[index]
    bounded = page.figures[index].hedge in ("at-least", "up-to", "above")
    if bounded or is_aside(page, book, index) or are_some_of_them(page, index):
        return False
    before = item - 2 if classes_at(view, book, item - 1) & _ASIDES else item - 1
    if word_at(view, page, item - 1) in words_of("pronouns"):
        before = item - 2  # "which leaves it $17 million"
    elif before < item - 1 and word_at(view, page, before) in words_of("after-the-rest"):
        return word_at(view, page, 0) == "what"  # "What is left, $90 million, went on dykes"
    if _is_last_of_them(view, page, index) or _was_left(view, page, index) or are_the_others(page, index):
        return True
    if "leaving" in classes_at(view, book, before):
        words = phrase_at(view, page, before)
        return words.removeprefix("with ") in words_of("before-the-rest") or words.startswith(
            ("leav", "the other", "the rem", "the rest")
        )
    if _is_told_otherwise(view, page, index):
        return True
    if word_at(view, page, item + 1) == "to" and word_at(view, page, item + 2) in words_of("to-come"):
        return True
    for behind in range(item + 1, min(item + 4, len(view.plain.chars))):
        classes = classes_at(view, book, behind)
        if phrase_at(view, page, behind) in words_of("after-the-rest"):
            follows = view.plain.figures[behind + 1 : behind + 2]
            alone = not follows or follows[0] < 0
            return alone and not _has_object(view, page, book, behind) and not went_away(page, index)
        if (
            view.plain.figures[behind] >= 0
            or classes & (_HARD | {"mark-comma"})
            or classes & (VERBS - {"be"})
        ):
            return False
    return False


def _is_last_of_them(view: View, page: Page, index: int) -> bool:
    """ "The last six are due in May", "the final six": a number that counts nothing by its own name."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    bare = page.figures[index].kind is Kind.NUMBER and page.figures[index].noun is None
    last = first > 1 and lower[first - 1] in words_of("last-of-them") and lower[first - 2] == "the"
    return bare and last and lower[first - 3] != "of"  # "six of the last eight were women"


def _was_left(view: View, page: Page, index: int) -> bool:
    """ "That left 5,150 for the ballot": what was told before did, nobody in particular."""
    lower, first = page.extraction.tokens.lower, page.figures[index].first
    return lower[max(first - 1, 0)] == "left" and lower[max(first - 2, 0)] in words_of("told-before")


def _is_told_otherwise(view: View, page: Page, index: int) -> bool:
    """ "61 backed it and 29 did not.", "750 are still standing": those of whom the deed is not told."""
    lower, last = page.extraction.tokens.lower, page.figures[index].last
    behind = lower[last : last + 4]
    denied = len(behind) > 2 and behind[0] in words_of("helping") and behind[1] in ("not", "n't")
    ended = denied and not behind[2][:1].isalpha()
    if behind[:1] in (["are"], ["were"], ["is"], ["was"]):
        behind = behind[1:]
    definite = index in view.skeletons.definite and behind[:1] in (["who"], ["that"], ["which"])
    if (
        definite
        and behind[1:2]
        and behind[1] in words_of("helping")
        and behind[2:3] in (["not"], ["n't"], ["yet"])
    ):
        return True  # "the three that have not returned"
    if behind[:1] == ["still"] and words_of("ailing") & set(lower[last : last + _AILING]):
        return False  # "43 were hurt, 12 of them badly. Nineteen were still in hospital on Sunday"
    stayed = bool(words_of("staying") & set(behind[:1])) and behind[1:2] not in (["away"], ["out"])
    return ended or behind[:1] == ["still"] or stayed or is_at_rest(behind)


def _has_object(view: View, page: Page, book: Codebook, item: int) -> bool:
    """Whether somebody is left something: "sales of 90 left the grocer with a loss"."""
    last = view.plain.items[item][1]
    determined = page.extraction.tokens.lower[last : last + 1] and (
        page.extraction.tokens.lower[last] in words_of("determiners")
    )
    return bool(determined) or bool(classes_at(view, book, item + 1) & {"name"})


def whole_and_parts(view: View, page: Page, book: Codebook, rest: int) -> tuple[int, tuple[int, ...]] | None:
    """The one "part of whole" of a sentence, and every further part of that whole in it."""
    sort = sort_of(page.figures[rest])
    if sort is None:
        return None
    figures = [
        index
        for index in sorted_figures(view, page, sort)
        if index != rest and not is_label(view, page, book, index)
    ]
    wholes = [index for index in figures if is_whole(view, page, book, index)]
    if not wholes and len(figures) > 1 and _some_of_them(view, book, figures[0], figures[1]):
        wholes = figures[:1]
    if not wholes and len(figures) > 1 and _names_some(view, book, figures[0], figures[1]):
        wholes = figures[:1]
    parts = tuple(i for i in figures if i not in wholes and not group_of(page, i, "groups-of"))
    parts = without_asides(page, parts, rest)
    if len(wholes) == 1 and any(_is_right_of(page, i, wholes[0]) for i in parts):
        parts = tuple(i for i in parts if _may_be_of(page, i, wholes[0]))
    if len(wholes) != 1 or not parts or len(parts) > 3:
        return None
    counted = {page.figures[index].noun for index in (wholes[0], rest)} - {None}
    if len(counted) > 1 and not _is_of_people(page, wholes[0]):
        return None  # "12 judges ... the other six members of the panel"
    if any(is_measured(view, book, view.plain.place[index]) for index in parts):
        return None
    hedged = any(
        page.figures[index].hedge in ("at-least", "up-to", "above", "below") for index in (wholes[0], *parts)
    )
    return None if hedged else (wholes[0], parts)


def _is_right_of(page: Page, part: int, whole: int) -> bool:
    """ "31 of the 42 contestants": the whole stands right behind its part, and needs no other."""
    first, last = page.figures[part].last, page.figures[whole].first
    gap = page.extraction.tokens.lower[first:last]
    return 0 < len(gap) <= _LINK and "of" in gap[:2]


def _may_be_of(page: Page, part: int, whole: int) -> bool:
    """Whether a figure may count what a whole does: "over 13 episodes, 31 of the 42 singers" has one that cannot."""
    one, other = page.figures[part].noun, page.figures[whole].noun
    return one is None or other is None or akin(one, other) or (is_person(one) and is_person(other))


def _is_of_people(page: Page, whole: int) -> bool:
    """Whether a whole counts people as such, so that its parts may be anybody."""
    return page.figures[whole].noun in ("person", "life", "dead")


def far_rest(view: View, page: Page, book: Codebook) -> int | None:
    """The last figure of a sentence, told of a rest that is named before it: "the rest being sailors, of whom 34"."""
    figures = [index for index in view.plain.place if sort_of(page.figures[index]) is not None]
    if len(figures) < 3:
        return None
    item, last = view.plain.place[figures[-1]], view.plain.place[figures[-2]]
    named = any(
        "leaving" in classes_at(view, book, place) and phrase_at(view, page, place) in words_of("the-others")
        for place in range(last + 1, item)
    )
    return figures[-1] if named and page.figures[figures[-1]].hedge is None else None


def named_before(
    view: View, page: Page, book: Codebook, rest: int
) -> tuple[tuple[int, tuple[int, ...]] | None, str]:
    """The whole and its part as the only two like figures before the rest, the whole perhaps sentences earlier."""
    sort, item = sort_of(page.figures[rest]), view.plain.place[rest]
    if sort is None or view.sentence.kind == "cell":
        return None, ""
    own = [
        index
        for index in view.plain.place
        if view.plain.place[index] < item
        and (sort_of(page.figures[index]) == sort or _lends(page, index, sort))
        and not is_compound(page, index)
    ]
    shared = len(own) == 2 and are_shares_of_one(page, own[0], own[1], rest)
    if len(own) == 2 and not (shared or _side_by_side(view, page, book, own) or is_dealt_out(page, own[0])):
        whole, part, window = own[0], own[1], "sentence"
    elif len(own) == 1:
        found = whole_before(view, page, book, sort)
        whole, part, window = (-1 if found is None else found), own[0], "previous"
    else:
        return None, ""
    taken = word_at(view, page, view.plain.place[part] - 1) in words_of("taking")
    if whole < 0 or not ((taken or usable(view, page, book, part)) and alike(page, whole, (part, rest))):
        return None, ""
    home = page.view_of(whole)
    if home is None or not usable(home, page, book, whole) or home.sentence.kind != view.sentence.kind:
        return None, ""
    left = value_of(page.figures[whole]) - value_of(page.figures[part])
    return ((whole, (part,)), window) if near(left, value_of(page.figures[rest])) else (None, "")


def _lends(page: Page, index: int, sort: Sort) -> bool:
    """Whether a number of millions may be of the money or measure that is spoken of: "2m pounds ... 1.35 million"."""
    figure = page.figures[index]
    scaled = figure.scaled and figure.kind is Kind.NUMBER and figure.noun is None
    return scaled and sort[0] in ("money", "measure") and figure.value is not None


def _side_by_side(view: View, page: Page, book: Codebook, pair: list[int]) -> bool:
    """Whether "and" or "to" joins two figures, so that neither is part of the other: "won 12 games and lost five"."""
    rows = range(view.plain.place[pair[0]] + 1, view.plain.place[pair[1]])
    return any(
        classes_at(view, book, item) & {"=and", "=to", "partial"}
        and "among them" not in phrase_at(view, page, item)
        for item in rows
    )


def _some_of_them(view: View, book: Codebook, whole: int, part: int) -> bool:
    """ "80 guests, 52 of whom stayed": "of whom" or "of them" right behind the part."""
    first, last = view.plain.place[whole], view.plain.place[part]
    rows = [classes_at(view, book, item) for item in range(first + 1, last)]
    follows = classes_at(view, book, last + 1) | classes_at(view, book, last + 2)
    return "of-which" in follows and not any(classes & _HARD for classes in rows)


def _names_some(view: View, book: Codebook, whole: int, part: int) -> bool:
    """ "61 people were hurt, among them 27 officers": a comma and "among them" or "of whom" lead to the part."""
    first, last = view.plain.place[whole], view.plain.place[part]
    rows = [classes_at(view, book, item) for item in range(first + 1, last)]
    return any(classes & {"of-which", "partial"} for classes in rows[-3:]) and not any(
        classes & _HARD for classes in rows
    )


def opens_with_those(view: View, book: Codebook) -> bool:
    """Whether a sentence begins with "of those", "of them"."""
    return any("of-which" in classes_at(view, book, item) for item in range(2))


def those_before(page: Page, book: Codebook, view: View, rest: int) -> tuple[int, tuple[int, ...]] | None:
    """The last figure of the sentence before as the whole, and the parts of this one."""
    before = page.by_sentence.get(view.number - 1)
    sort = sort_of(page.figures[rest])
    if before is None or sort is None:
        return None
    wholes = sorted_figures(before, page, sort)
    parts = tuple(index for index in sorted_figures(view, page, sort) if index != rest)
    if (
        not wholes
        or not 1 <= len(parts) <= 3
        or page.figures[wholes[-1]].hedge in ("at-least", "up-to", "above", "below")
    ):
        return None
    return wholes[-1], parts


def _looks_back(view: View, page: Page, book: Codebook, rest: int) -> bool:
    """Whether the rest opens its sentence and is the only figure of its sort in it."""
    sort = sort_of(page.figures[rest])
    alone = sort is not None and sorted_figures(view, page, sort) == [rest]
    return alone and view.plain.place[rest] <= _NEAR
