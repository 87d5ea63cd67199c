"""A share, and the part and the whole that one phrase ties: "sold 1,560 of 2,400 seats, which means that 65% ...".

The two figures are tied by "of", "out of", "from" or the like and nothing else stands between them. The share is the
only one of its sentence, or of the next one where that points back, and a mark or words of result lead from the one to
the other: in either order, and whatever the clause of the share is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.runs import classes_at, sort_of, word_at
from crossfoot.detectors.wholes import alike, near, stated_outright, value_of
from crossfoot.detectors.windows import looks_back, plausible
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.rulebook import Rule

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION, Kind.RATIO})
_TOLD = Trigger(kinds=(Kind.PERCENT, Kind.FRACTION, Kind.RATIO))
_GAP, _LINK, _OPENING = 6, 5, 4
_FRONTED, _WHOLE, _BESIDE = 8, 12, 3
_LEADING = frozenset({"amount-to", "mark-colon", "dash", "open", "result-word"})
_CHANGED = frozenset({
    "more-word", "less-word", "up-word", "down-word", "above", "below", "more-than", "less-than", "rise-noun",
    "fall-noun", "change-noun", "rise-verb", "fall-verb",
})  # fmt: skip
_PARTING = frozenset({"mark-semicolon", "mark-stop", "hard-break"})
_TIMES = 4.0
#: Tokens of a sentence that has only a share to tell.
_FRAGMENT = 8
_LEADS = frozenset(
    {"a", "about", "almost", "an", "exactly", "fully", "just", "nearly", "only", "or", "roughly", "some"}
)
_HAVING = frozenset({"counts", "had", "has", "have", "holds", "numbered", "numbers", "totals"})
_HUNDRED = 100.0


class Tie(NamedTuple):
    """A part and its whole, and the items of the plain skeleton between which they stand."""

    part: int
    whole: int
    first: int
    last: int


@needs(_TOLD)
def tied_share_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every share that is linked to the one tied pair of its sentence or the one before, or that names its whole."""
    for view in page.where(_TOLD):
        share = _only_share(view, page, book)
        if share is None:
            continue
        own = list(_ties(view, page))
        if len(own) > 1:
            continue
        tie, home = (own[0], view) if own else (None, view)
        if tie is None and _points_back(view, page, book, share):
            before = page.by_sentence.get(view.number - 1)
            ties = list(_ties(before, page)) if before is not None and not _has_share(before, page) else []
            tie, home = (ties[0], before) if len(ties) == 1 and before is not None else (None, view)
        told = _told_of(view, page, book, share) if tie is None or _is_of_tie(tie, share) else None
        tie = told or tie
        if tie is None or not _is_fit(page, tie, share) or _is_its_own(page, tie.whole, share):
            continue
        if told is not None or home is not view or _is_linked(view, page, book, tie, share):
            filled = {"part": tie.part, "whole": tie.whole, "share": share}
            window = "sentence" if home is view else "previous"
            one, whole = page.figures[tie.part], page.figures[tie.whole]
            case = "lent" if sort_of(one) != sort_of(whole) else "any"
            yield Reading(rule, filled, Tier.ANCHORED, window, case)


def _is_of_tie(tie: Tie, share: int) -> bool:
    """ "Only 31 percent of the union's 5,800 members voted, or 1,798 of them": the share, its whole, and its part."""
    return share < tie.whole < tie.part


def _is_its_own(page: Page, whole: int, share: int) -> bool:
    """ "Some 7% of adults, 3.8 million people, are ill; 850,000 of them ...": the share is the whole's own."""
    lower, one, other = page.extraction.tokens.lower, page.figures[share], page.figures[whole]
    between = lower[one.last : other.first]
    return (
        between[:1] == ["of"] and between[-1:] == [","] and between.count(",") == 1 and len(between) <= _GAP
    )


def _has_share(view: View, page: Page) -> bool:
    return any(page.figures[index].kind in _SHARES for index in view.plain.place)


def _only_share(view: View, page: Page, book: Codebook) -> int | None:
    """The one share of a sentence, if it is stated outright and is no change."""
    shares = [index for index in view.plain.place if page.figures[index].kind in _SHARES]
    if len(shares) != 1 or view.sentence.kind == "cell":
        return None
    figure, item = page.figures[shares[0]], view.plain.place[shares[0]]
    if figure.value is None or figure.hedge in BOUNDS or figure.per is not None or figure.identifier:
        return None
    changed = "delta" in view.roles.get(shares[0], set()) and not _is_of_all(view, page, item)
    if word_at(view, page, item + 1) in words_of("sureness"):
        return None  # "95 per cent sure that it lies between"
    near = classes_at(view, book, item + 1) | classes_at(view, book, item - 1)
    return None if changed or near & _CHANGED or not 0 < _share(figure) < 1 else shares[0]


def _is_of_all(view: View, page: Page, item: int) -> bool:
    return word_at(view, page, item + 1) == "of"


def _share(figure: Figure) -> float:
    value = value_of(figure)
    return value / _HUNDRED if figure.kind is Kind.PERCENT else value


def _ties(view: View, page: Page) -> Iterator[Tie]:
    """Every "so many of so many" of a sentence: "21 cows from a herd of 140", "of the 57 schools 19"."""
    place = view.plain.place
    figures = [index for index in place if page.figures[index].kind not in _SHARES]
    for one, two in pairwise(figures):
        if not _of_one_sort(page.figures[one], page.figures[two]):
            continue
        gap = [word_at(view, page, item) for item in range(place[one] + 1, place[two])]
        between = range(place[one] + 1, place[two])
        if any(view.plain.figures[item] >= 0 for item in between):
            continue
        if _joins(page, one, two):
            yield Tie(one, two, place[one], place[two])
        elif (_is_of_them(page, two) and value_of(page.figures[two]) < value_of(page.figures[one])) or (
            len(gap) <= _FRONTED
            and _fronts(page, view, one)
            and value_of(page.figures[two]) < value_of(page.figures[one])
        ):
            yield Tie(two, one, place[one], place[two])


def _told_of(view: View, page: Page, book: Codebook, share: int) -> Tie | None:
    """ "The fine of £40m is 2% of an income of £2bn"; "It spent £12m. That was a third of its budget of £36m"."""
    whole = _whole_behind(view, page, book, share)
    if whole is None:
        return _of_whom(view, page, book, share)
    then = _then_part(view, page, book, share, whole)
    if then is not None:
        return then
    place = view.plain.place
    before = [i for i in place if i < share and _of_one_sort(page.figures[i], page.figures[whole])]
    if not before and _opens_with_pointer(view, page, place[share]):
        other = page.by_sentence.get(view.number - 1)
        if other is not None and other.sentence.kind == view.sentence.kind and not _has_share(other, page):
            before = [i for i in other.plain.place if _of_one_sort(page.figures[i], page.figures[whole])]
    elif before and not _is_predicate(view, page, book, before[-1], share):
        return None
    others = [
        i
        for i in place
        if i > share and i != whole and sort_of(page.figures[i]) == sort_of(page.figures[whole])
    ]
    return Tie(before[0], whole, -1, -1) if len(before) == 1 and not others else None


def _then_part(view: View, page: Page, book: Codebook, share: int, whole: int) -> Tie | None:
    """ "A third of the 270 pupils walk; that is 90 children": the part told behind, by a word of result."""
    place = view.plain.place
    like = [i for i in place if i != whole and _of_one_sort(page.figures[i], page.figures[whole])]
    if not like:
        other = page.by_sentence.get(view.number + 1)
        if other is None or word_at(other, page, 0) not in words_of("pointers"):
            return None
        like = [i for i in other.plain.place if _of_one_sort(page.figures[i], page.figures[whole])]
        view, place = other, other.plain.place
    if len(like) != 1 or like[0] < whole:
        return None
    before = range(max(place[like[0]] - 3, 0), place[like[0]])
    told = any(classes_at(view, book, item) & {"amount-to"} for item in before)
    return Tie(like[0], whole, -1, -1) if told or _is_all_told(view, page, book, like[0]) else None


def _is_all_told(view: View, page: Page, book: Codebook, part: int) -> bool:
    """ "..., 1,798 in all", "...: 1,798 people", "..., or 1,798 of them": told once more, as a number."""
    item, lower, last = view.plain.place[part], page.extraction.tokens.lower, page.figures[part].last
    led = classes_at(view, book, item - 1)
    if led & {"mark-colon", "dash"}:
        return item + 1 >= len(view.plain.chars) or bool(classes_at(view, book, item + 1) & _PARTING)
    behind = lower[last : last + 2]
    whole = behind in (["in", "all"], ["in", "total"], ["all", "told"], ["altogether", "."])
    again = word_at(view, page, item - 1) == "or" and behind in (["of", "them"], ["in", "all"])
    return again or (whole and bool(led & {"mark-comma", "dash", "open"}))


def _of_whom(view: View, page: Page, book: Codebook, share: int) -> Tie | None:
    """ "600 nurses, of whom 45% (270) were leaving": the only count before, and the one beside the share."""
    place, item = view.plain.place, view.plain.place[share]
    if "of-which" not in classes_at(view, book, item - 1):
        return None
    marked = classes_at(view, book, item + 1) & {"open", "mark-comma", "dash", "amount-to"}
    behind = [i for i in place if 0 < place[i] - item <= _BESIDE]
    before = [i for i in place if place[i] < item]
    if not marked or len(behind) != 1 or len(before) != 1:
        return None
    same = _of_one_sort(page.figures[behind[0]], page.figures[before[0]])
    return Tie(behind[0], before[0], -1, -1) if same else None


def _whole_behind(view: View, page: Page, book: Codebook, share: int) -> int | None:
    """The figure that "of" leads to from a share, over the words of one noun phrase: "of its income of £60m"."""
    item = view.plain.place[share]
    if word_at(view, page, item + 1) != "of":
        return None
    for place in range(item + 2, min(item + _WHOLE, len(view.plain.chars))):
        index = view.plain.figures[place]
        if index >= 0:
            known = place <= item + 3 or word_at(view, page, place - 1) in words_of("of-whole")
            return index if known and stated_outright(page, index) else None
        row = classes_at(view, book, place)
        which = word_at(view, page, place + 1) == "which"
        if row & (_PARTING | {"open", "close", "dash", "mark-colon", "break"}) or (
            "mark-comma" in row and not which
        ):
            return None
    return None


def _opens_with_pointer(view: View, page: Page, item: int) -> bool:
    """Whether "that was", "this is", "it represents" open a sentence and lead to its share."""
    return word_at(view, page, 0) in words_of("pointers") and item <= _LINK


def _is_predicate(view: View, page: Page, book: Codebook, part: int, share: int) -> bool:
    """Whether only a verb of being, or a mark, stands between a part and its share, with at most a few words."""
    first, last = view.plain.place[part] + 1, view.plain.place[share]
    rows = [classes_at(view, book, place) for place in range(first, last)]
    if not rows or len(rows) > _LINK or any(view.plain.figures[place] >= 0 for place in range(first, last)):
        return False
    return bool(rows[-1] & {"be", "amount-to", "mark-comma", "dash", "open"}) and not any(
        row & (_PARTING | _CHANGED) for row in rows
    )


def _of_one_sort(one: Figure, two: Figure) -> bool:
    """Counts, or amounts of one unit; the unit may be said once: "18 of the 24 days", "£8m out of 16m"."""
    sorts = sort_of(one), sort_of(two)
    if None in sorts:
        return False
    bare = [figure.kind is Kind.NUMBER and figure.noun is None for figure in (one, two)]
    return sorts[0] == sorts[1] or (bare[0] != bare[1] and not (one.scaled or two.scaled))


def _joins(page: Page, one: int, two: int) -> bool:
    """Whether only words of a noun phrase and "of", "out of", "from" or "in" stand between two figures."""
    lower = page.extraction.tokens.lower
    gap = lower[page.figures[one].last : page.figures[two].first]
    if len(gap) > 2 and gap[-1] in _HAVING and gap[-2] in ("that", "which"):
        gap = [word for word in gap if word != ","]  # "21 churches in the diocese, which has 140"
    if not gap or len(gap) > _GAP or value_of(page.figures[one]) >= value_of(page.figures[two]):
        return False
    if any(not (word.isalpha() or word in ("'s", "’s")) for word in gap):
        return False
    return not words_of("part-joints").isdisjoint(gap) and words_of("no-part-joint").isdisjoint(gap)


def _is_of_them(page: Page, part: int) -> bool:
    """ "It sees 800 patients a day, and 560 of them ...", "40 lifts, of which 14 stood still"."""
    figure, lower = page.figures[part], page.extraction.tokens.lower
    behind = lower[figure.last : figure.last + 2]
    if lower[figure.first - 2 : figure.first] in (["of", "which"], ["of", "whom"]):
        return True
    return behind[:1] == ["of"] and behind[1:] in (["them"], ["these"], ["those"], ["whom"])


def _fronts(page: Page, view: View, whole: int) -> bool:
    """Whether a whole opens its sentence or clause behind "of", "out of", "from", "among"."""
    lower, first = page.extraction.tokens.lower, page.figures[whole].first
    opening = lower[max(view.sentence.first, first - _OPENING) : first]
    starts = first - _OPENING <= view.sentence.first
    return starts and not words_of("part-joints").isdisjoint(opening[:2])


def _is_fit(page: Page, tie: Tie, share: int) -> bool:
    """Whether both are stated outright, of one thing, and the share is a slip away from theirs."""
    one, whole = page.figures[tie.part], page.figures[tie.whole]
    if not all(stated_outright(page, index) for index in (tie.part, tie.whole)):
        return False
    if not alike(page, tie.whole, (tie.part,)) and one.noun is not None and whole.noun is not None:
        return False
    if not value_of(whole):
        return False  # a share of none
    computed, stated = value_of(one) / value_of(whole), _share(page.figures[share])
    if (one.scaled or whole.scaled) and plausible(computed, stated):
        return True  # a million for a billion
    return near(_HUNDRED * computed, _HUNDRED * stated) or 1 / _TIMES < computed / stated < _TIMES


def _is_linked(view: View, page: Page, book: Codebook, tie: Tie, share: int) -> bool:
    """Whether marks or words of result lead from the pair to the share, or from the share to the pair."""
    item = view.plain.place[share]
    if tie.first < item < tie.last or _is_of_part(page, tie, share):
        return False
    first, last = (tie.last + 1, item) if item > tie.last else (item + 1, tie.first)
    rows = [classes_at(view, book, place) for place in range(first, last)]
    parted = [place for place, row in enumerate(rows) if row & _PARTING]
    if any(word_at(view, page, first + place + 1) not in words_of("pointers") for place in parted) or any(
        view.plain.figures[place] >= 0 for place in range(first, last)
    ):
        return False
    if item < tie.first:
        return bool(rows) and bool(rows[-1] & {"mark-colon", "dash", "open", "amount-to", "mark-comma"})
    led = [
        place
        for place, row in enumerate(rows)
        if row & _LEADING or word_at(view, page, first + place) in words_of("leading-to-share")
    ]
    return bool(led) and len(rows) - led[-1] <= _LINK


def _is_of_part(page: Page, tie: Tie, share: int) -> bool:
    """ "One landlord in eight means to sell, and 31% of those have ten homes": of the part."""
    lower, one = page.extraction.tokens.lower, page.figures[share]
    gap = lower[page.figures[max(tie.part, tie.whole)].last : one.first]
    behind = lower[one.last : one.last + 2]
    return "and" in gap[-2:] and behind in (["of", "them"], ["of", "these"], ["of", "those"])


def _points_back(view: View, page: Page, book: Codebook, share: int) -> bool:
    """ "That is 15 per cent", "In other words a quarter ...", "They make up 15% of the herd"."""
    item = view.plain.place[share]
    if _is_fragment(view, page, share):
        return True
    if item > _FRONTED or not looks_back(view, book):
        return False
    rows = [classes_at(view, book, place) for place in range(max(item - _LINK, 0), item)]
    if any(row & (_CHANGED | {"mark-comma"}) for row in rows):
        return False
    told = any(row & {"amount-to", "result-word", "be"} for row in rows)
    if rows and "be" in rows[-1] and word_at(view, page, item + 1)[-2:] in ("ed", "ld", "ll", "pt", "nt"):
        return False  # "It is 60% sold" tells of another thing
    others = [
        index
        for index in view.plain.place
        if sort_of(page.figures[index]) is not None
        and index != share
        and page.figures[index].kind is not Kind.DURATION  # "twice the proportion of ten years ago"
    ]
    return told and not others


def _is_fragment(view: View, page: Page, share: int) -> bool:
    """ "A quarter, in other words.", "Just 15%.": a sentence of its own with nothing else than the share."""
    lower, first, last = page.extraction.tokens.lower, view.sentence.first, view.sentence.last
    figure = page.figures[share]
    short = last - first <= _FRAGMENT and len(view.plain.place) == 1
    bare = set(lower[first : figure.first]) <= _LEADS and lower[min(figure.last, last - 1)] in (
        ".",
        ",",
        "!",
        "in",
    )
    return short and bare
