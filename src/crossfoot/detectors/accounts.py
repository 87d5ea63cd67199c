"""Accounts told over several sentences: entries one after the other, and the figure that closes them.

A closing figure says so itself ("in all, $71.7 million", "which brings the number of dead to 16", "the rest, 27",
"what is left, $90 million"); its entries are the like figures that stand before it. If only some of them make it,
nobody knows which are meant, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.detectors.runs import Sort, classes_at, find_runs, is_label, sort_of, sorted_figures, word_at
from crossfoot.detectors.wholes import near, value_of
from crossfoot.detectors.wordlists import words_of
from crossfoot.lexicon import table
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure

#: How many sentences an account may run over, and how many entries it may have.
_BACK, _GAP, _ENTRIES = 8, 4, 6
_SORTS, _KINDS = frozenset({"count", "money", "measure"}), frozenset({"prose", "heading"})
_BRING_REACH, _TOLL_REACH, _OPENING, _TAIL = 10, 6, 3, 4
_SMALL, _LABELS, _NAMED, _OLDEST, _CLOCK, _LED, _LISTED, _MANY_TIMES = 5, 10, 20, 120, 12, 3, 3, 1000
_MARKS = frozenset({"mark-comma", "open", "dash"})
_ENDS = frozenset({"mark-comma", "mark-stop", "close", "dash", "mark-semicolon"})
_CHANGES = frozenset({"up-word", "down-word"})
_TALLIES = frozenset({"tally-noun", "total-word", "toll-noun"})
_COMPARED = frozenset({"up-word", "down-word", "more-than", "less-than"})
_NO_ENTRY = _COMPARED | {
    "old-prep",
    "up-from",
    "down-from",
    "expected",
    "average-word",
    "=to",
    "=by",
    "=than",
}
_MOVES = frozenset({"rise-verb", "fall-verb", "move-verb"})
_PAID = frozenset({"pay-verb", "price-verb", "cost-verb", "bring-verb", "buy-word", "take-verb"})
#: Verbs that are of a rise with "up" alone: "picked 38 tonnes", "added nine".
_TAKEN = frozenset({"buy-word", "yields-verb", "bring-verb"})
_NOTHING, _APART = Figure(Kind.NUMBER, 0, 0), frozenset({"each", "adjusted", "respectively"})


def sums_up(view: View, page: Page, book: Codebook, index: int) -> bool:
    """Whether a sentence tells a figure as what all before it come to.

    It says "in all" or the like and has no other figure of that sort, or it "brings the number to" the figure.
    """
    sort, item = sort_of(page.figures[index]), view.plain.place[index]
    if sort is None or sort[0] not in _SORTS or page.figures[index].hedge in BOUNDS:
        return False
    if view.plain.mask & book.word_mask(_APART):
        return False
    if sorted_figures(view, page, sort)[-1:] == [index] and _says_in_all(view, page, book, item):
        return not _told_already(view, page, book, index)
    if _is_made(view, page, index) or _is_of_the_dead(view, page, index) or _ends_lines(view, book, item):
        return True
    linked = classes_at(view, book, item - 1)
    if "now" in view.words and is_toll(
        view, book, item
    ):  # "The toll now stands at nine"; "another 12" is a toll's own
        further = any(not words_of("further").isdisjoint(other.words) for other in page.views)
        return not further and sorted_figures(view, page, sort) == [index]
    if "new-verb" in linked and _number_told(view, page, index):
        return True  # "With those four cheques the appeal has reached €32m"
    if "new-verb" in linked and word_at(view, page, 0) in words_of("adding"):
        return (
            sorted_figures(view, page, sort)[-1] == index
        )  # "Add the nine tonnes ... and the harvest comes to"
    if not linked & {"=to", "=at", "new-verb"}:
        return False
    rows = [classes_at(view, book, place) for place in _words_before(view, item)]
    brought = any("bring-verb" in classes for classes in rows)
    changed = any(classes & _CHANGES for classes in rows)
    return brought and not changed and any(classes & _TALLIES for classes in rows)


def _number_told(view: View, page: Page, total: int) -> int:
    """How many entries "those four cheques" says there are, before the total; 0 if nothing does."""
    told = [
        int(page.figures[index].value or 0)
        for index in view.plain.place
        if index < total and index in view.skeletons.definite and page.figures[index].kind is Kind.COUNT
    ]
    return told[0] if len(told) == 1 and 2 <= told[0] <= _ENTRIES else 0


def _words_before(view: View, item: int) -> Iterator[int]:
    """The items before a figure, back to the figure before it."""
    for place in range(item - 1, max(item - 1 - _BRING_REACH, -1), -1):
        if view.plain.figures[place] >= 0:
            return
        yield place


def _says_in_all(view: View, page: Page, book: Codebook, item: int) -> bool:
    """Whether "in all" or the like opens the sentence, stands beside the figure, or ends its few words."""
    places = [*range(min(_OPENING, item)), item - 1]
    for place in range(item + 1, item + 1 + _TAIL):
        if classes_at(view, book, place) & _ENDS or view.plain.figures[place : place + 1] > [-1]:
            break
        places.append(place)
    return any(phrase_at(view, page, place) in words_of("in-all") for place in places)


def _told_already(view: View, page: Page, book: Codebook, index: int) -> bool:
    """Whether an earlier figure stands right behind "together": "together, 85 GWh, they meet the needs of 140 GWh"."""
    sort = sort_of(page.figures[index])
    for other in sorted_figures(view, page, sort) if sort is not None else ():
        item = view.plain.place[other]
        before = item - 2 if classes_at(view, book, item - 1) & _MARKS else item - 1
        if other != index and phrase_at(view, page, before) in words_of("in-all"):
            return True
    return False


def _is_made(view: View, page: Page, index: int) -> bool:
    """ ", making 34 victims", ", which makes 4,000 fish": the sum of what was told just before."""
    item = view.plain.place[index]
    named = page.figures[index].noun is not None
    making = phrase_at(view, page, item - 1) == "making" and word_at(view, page, item - 2) == ","
    return named and (making or phrase_at(view, page, item - 1) == "which makes")


def made_of(page: Page, book: Codebook, view: View, total: int) -> tuple[int, ...]:
    """The list right before ", which makes 4,000 fish", whatever its members count."""
    if not _is_made(view, page, total):
        return ()
    item, sort = view.plain.place[total], sort_of(page.figures[total])
    runs = [run for run in find_runs(view, page, book, skip=total) if run.sort == sort and run.last < item]
    if not runs or not runs[-1].closed or runs[-1].tainted or len(runs[-1].members) < _LISTED:
        return ()
    members = runs[-1].members
    close = near(sum(value_of(page.figures[index]) for index in members), value_of(page.figures[total]))
    return members if close else ()


def _is_of_the_dead(view: View, page: Page, index: int) -> bool:
    """ "the 19 dead", "the 34 victims": all that were told of before."""
    told = view.plain.place[index] > 1 and word_at(view, page, view.plain.place[index] - 1) == ":"
    return (told or index in view.skeletons.definite) and page.figures[index].noun in words_of("victims")


def _ends_lines(view: View, book: Codebook, item: int) -> bool:
    """ "Total: 49,750" on a line of its own."""
    return "mark-colon" in classes_at(view, book, item - 1) and "total-word" in classes_at(view, book, 0)


def phrase_at(view: View, page: Page, item: int) -> str:
    """The words of an item, lower case."""
    if not 0 <= item < len(view.plain.items):
        return ""
    first, last = view.plain.items[item]
    return " ".join(page.extraction.tokens.lower[first:last])


def told_parts(page: Page, book: Codebook, view: View, total: int) -> tuple[tuple[int, ...], int]:
    """The entries that a closing figure is the total of, and how many persons are told of without a figure.

    No entries if they are unclear.
    """
    entries = entries_before(page, book, view, total) if sums_up(view, page, book, total) else []
    number = _number_told(view, page, total)
    if number and number != len(entries) and not _says_in_all(view, page, book, view.plain.place[total]):
        return (), 0
    clear = number == len(entries)
    if len(entries) < 2:
        return (), 0
    lone = _lone_persons(page, book, entries[0], total)
    stated = value_of(page.figures[total])
    values = [value_of(page.figures[index]) for index in entries]
    close = near(sum(values) + lone, stated) or swap_fits(values, stated - lone)
    if lone > 1 or max(values) >= stated or not close:
        return (), 0
    return (tuple(entries), lone) if clear or not fits_in_part(page, entries, total) else ((), 0)


def _lone_persons(page: Page, book: Codebook, first: int, total: int) -> int:
    """How often "another man" or "one woman" stands between the first entry and the total, of a count of people."""
    noun = page.figures[total].noun or page.figures[first].noun
    if noun is None or not is_person(noun):
        return 0
    lower, start = page.extraction.tokens.lower, page.figures[first].first
    words = lower[page.figures[first].last : page.figures[total].first]
    more = sum(one in words_of("one-more") and other in _lone_words() for one, other in pairwise(words))
    joined = zip(words, words[1:], words[2:], strict=False)  # "two women and a boy of nine"
    more += sum(a == "and" and b in ("a", "an") and c in _lone_words() for a, b, c in joined)
    opening = lower[max(start - 3, 0) : start]  # "The driver, two teachers and 31 pupils"
    opens = len(opening) == 3 and opening[0] in words_of("determiners") and opening[1] in _lone_words()
    return more + (opens and opening[2] in (",", "and"))


@cache
def _lone_words() -> frozenset[str]:
    return frozenset(map(str, table("cues")["lone-person"]["words"]))


def told_rest(page: Page, book: Codebook, view: View, rest: int) -> tuple[int, tuple[int, ...]] | None:
    """The whole and the parts that a closing figure is left of: the first and largest entry, and all others."""
    sort = sort_of(page.figures[rest])
    if sort is None or sort[0] not in _SORTS or page.figures[rest].hedge in BOUNDS:
        return None
    entries = entries_before(page, book, view, rest)
    if len(entries) < 2:
        return None
    whole, parts = _whole_of(page, entries), tuple(entries[1:])
    if whole != entries[0]:
        parts = tuple(index for index in entries if index != whole)
    if sort[0] == "count" and page.figures[whole].noun is None:
        return None
    values = [value_of(page.figures[index]) for index in (*parts, rest)]
    size = value_of(page.figures[whole])
    if max(values) >= size or not (near(sum(values), size) or swap_fits(values, size)):
        return None
    others = [
        one for one in entries if one != whole and fits(page, (rest,), one, [i for i in entries if i != one])
    ]
    return None if others or fits_in_part(page, (*parts, rest), whole) else (whole, parts)


def _whole_of(page: Page, entries: Sequence[int]) -> int:
    """The first entry, or the largest if "of", "from" or "out of" leads to it: "from the original $310 million"."""
    largest = max(entries, key=lambda index: value_of(page.figures[index]))
    lower, first = page.extraction.tokens.lower, page.figures[largest].first
    led = {"of", "from"} & set(lower[max(first - _LED, 0) : first])
    return largest if led else entries[0]


def swap_fits(values: Sequence[float], total: float) -> bool:
    """Whether two digits changed places in one of the values, and with them set right the sum is the total.

    >>> swap_fits([2, 13], 33), swap_fits([2, 13], 34)
    (True, False)
    """
    short = total - sum(values)
    return any(value + short in _swapped(value) for value in values)


def _swapped(value: float) -> set[float]:
    digits = f"{value:.4f}".rstrip("0")
    places = [at for at in range(len(digits) - 1) if digits[at : at + 2].isdigit()]
    swaps = (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in places)
    return {float(swap) for swap in swaps if swap != digits}


def fits(page: Page, firm: tuple[int, ...], total: int, entries: Sequence[int]) -> bool:
    """Whether some figures, with one or more of the entries, make a total."""
    low, high = page.figures[total].floats
    for size in range(1, len(entries) + 1):
        for chosen in combinations(entries, size):
            ends = [page.figures[index].floats for index in (*firm, *chosen)]
            if sum(end[0] for end in ends) <= high and sum(end[1] for end in ends) >= low:
                return True
    return False


def fits_in_part(page: Page, entries: Sequence[int], total: int) -> bool:
    """Whether some of the entries, but not all of them, make the total: then nobody knows which are meant."""
    low, high = page.figures[total].floats
    for size in range(2, len(entries)):
        for chosen in combinations(entries, size):
            ends = [page.figures[index].floats for index in chosen]
            if sum(end[0] for end in ends) <= high and sum(end[1] for end in ends) >= low:
                return True
    return False


def entries_before(page: Page, book: Codebook, view: View, closing: int) -> list[int]:
    """The like figures before a closing one, if all of them may be entries and no long stretch parts them."""
    sort = sort_of(page.figures[closing])
    if sort is None or view.sentence.kind not in _KINDS:
        return []
    near_by = [i for i in _like_before(page, view, closing, sort) if not is_aside(page, book, i)]
    if view.sentence.kind == "prose":
        near_by = _without_headline(page, near_by)
    noun = page.figures[closing].noun
    if noun is None and sort[0] == "count":
        noun = _noun_for(page, book, view, closing, near_by)
    if sort[0] == "count" and noun is None:
        return []
    own = [index for index in near_by if counts_alike({noun, page.figures[index].noun})]
    clear = len(own) <= _ENTRIES and all(_is_entry(page, book, index) for index in own)
    if not clear or (own and leaves_some_out(page, own[0], view)):
        return []
    sizes = [value_of(page.figures[index]) for index in (*own, closing)]
    if max(sizes) > _MANY_TIMES * min(sizes):
        return []  # a price among sums
    return own if len({page.figures[index].value for index in (*own, closing)}) > 2 else []


def leaves_some_out(page: Page, first: int, view: View) -> bool:
    """Whether somewhere from the first entry on there are parts without a figure: "others", "smaller volumes"."""
    numbers = range(page.figures[first].sentence, view.number + 1)
    sentences = page.extraction.sentences
    words = {
        word
        for number in numbers
        for word in page.extraction.tokens.lower[sentences[number].first : sentences[number].last]
    }
    return bool(words & words_of("unnumbered"))


def _like_before(page: Page, view: View, closing: int, sort: Sort) -> Iterable[int]:
    """The figures of a sort before a closing one, back to a stretch without any."""
    found: list[int] = []
    reached = view.number
    for number in range(view.number, max(view.number - _BACK, 0) - 1, -1):
        other = page.by_sentence.get(number)
        own = [i for i in sorted_figures(other, page, sort) if i < closing] if other is not None else []
        if own and reached - number > _GAP:
            break
        reached = number if own else reached
        found = own + found
    return found


def _without_headline(page: Page, indexes: list[int]) -> list[int]:
    """Figures but for those of a heading that the text tells again, or that count nothing by name."""
    told = {page.figures[index].value for index in indexes if _kind_of(page, index) == "prose"}
    return [
        index
        for index in indexes
        if _kind_of(page, index) == "prose"
        or (page.figures[index].noun is not None and page.figures[index].value not in told)
    ]


def _kind_of(page: Page, index: int) -> str:
    view = page.view_of(index)
    return view.sentence.kind if view is not None else ""


def _noun_for(page: Page, book: Codebook, view: View, closing: int, indexes: list[int]) -> str | None:
    """What a bare closing figure counts: the dead of a toll, or what the largest before it counts, if that is clear."""
    if is_toll(view, book, view.plain.place[closing]):
        return "dead"
    figures = [page.figures[index] for index in indexes]
    largest = max(figures, key=value_of, default=_NOTHING)
    rivals = [figure for figure in figures if not counts_alike({largest.noun, figure.noun})]
    small = all(value_of(figure) * _SMALL < value_of(largest) for figure in rivals)
    return largest.noun if small else None


def is_toll(view: View, book: Codebook, item: int) -> bool:
    """Whether the figure at an item is what a toll came to."""
    rows = [classes_at(view, book, place) for place in range(max(item - _TOLL_REACH, 0), item)]
    linked = bool(rows) and bool(rows[-1] & {"=of", "=to", "=at", "new-verb"})
    return linked and any("toll-noun" in classes for classes in rows)


def _is_entry(page: Page, book: Codebook, index: int) -> bool:
    """Whether a figure may be an entry: stated outright, no change and no level that is compared."""
    view, figure = page.view_of(index), page.figures[index]
    if view is None or view.sentence.kind not in _KINDS or figure.hedge in BOUNDS:
        return False
    if is_label(view, page, book, index) and value_of(figure) < _LABELS:
        return False
    item = view.plain.place[index]
    before, behind = classes_at(view, book, item - 1), classes_at(view, book, item + 1)
    paid = before & _CHANGES and _is_phrasal(view, page, book, item - 2)
    taken = before & _TAKEN
    return not (behind & _COMPARED or (before & _NO_ENTRY and not paid) or (before & _MOVES and not taken))


def _is_phrasal(view: View, page: Page, book: Codebook, item: int) -> bool:
    """Whether the word before "off", "up" or "down" makes one verb with it: "paid off", "knocked down"."""
    classes = classes_at(view, book, item)
    told = word_at(view, page, item).endswith("ed") and not classes & {"new-verb", "close-word", *_MOVES}
    return bool(classes & _PAID) or told


def is_aside(page: Page, book: Codebook, index: int) -> bool:
    """Whether a bare number is an age or an hour: "a man, 54, jumped", "by nine"."""
    view, figure = page.view_of(index), page.figures[index]
    if view is None or figure.kind is Kind.COUNT:
        return False
    item = view.plain.place[index]
    aged = bool(classes_at(view, book, item - 1) & _MARKS and classes_at(view, book, item + 1) & _ENDS)
    named = bool(classes_at(view, book, item - 2) & {"lone-person", "name", "asked-noun"})
    first = page.extraction.tokens.starts[max(figure.first - 1, 0)]
    label = page.extraction.text[first].isupper() and value_of(figure) < _NAMED and item > 1  # "Route 9"
    hour = word_at(view, page, item - 1) in words_of("hours") and value_of(figure) <= _CLOCK
    return (aged and named and value_of(figure) < _OLDEST) or hour or label


def counts_alike(nouns: Iterable[str | None]) -> bool:
    """Whether counts can be of one thing: one noun at most, or persons throughout."""
    named = {noun for noun in nouns if noun is not None}
    return len(named) <= 1 or all(map(is_person, named))


def is_person(noun: str) -> bool:
    """Whether a noun, in the singular, is of people, by list or by its ending."""
    return noun in words_of("persons") or noun.endswith(tuple(words_of("person-endings")))
