"""Comparisons in words: "a, more than the b", "passed the b mark, reaching a"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import alike
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.breaches import BREACHED, breaches
from crossfoot.detectors.sequel_comparisons import SEQUEL, sequel_pairs
from crossfoot.detectors.set_off import is_beaten, is_valued, set_off_pair
from crossfoot.detectors.windows import slips_only
from crossfoot.detectors.wording import hedged_first, of_kinds, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS
from crossfoot.rulebook import Rule

_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION})
_SEVERAL = Trigger(classes=(PAIRED,))
_COMPARED = Trigger(
    lists=(
        "comparing.more",
        "comparing.less",
        "comparing.verb-more",
        "comparing.verb-less",
        "comparing.opens-more",
        "comparing.opens-less",
    )
)
_COMPARING = Trigger(lists=(*_COMPARED.lists, *SEQUEL.lists))
_PAST = Trigger(lists=("comparing.past-up", "comparing.past-down"))
#: Tokens between "than" and the value compared with.
_THAN = 8
#: Tokens between the first value and the word of comparison.
_APART = 6
#: Tokens of a noun phrase.
_NOUNS = 5
#: How much more: "far above", "comfortably below".
_DEGREES = frozenset(
    {"far", "well", "just", "slightly", "comfortably", "considerably", "marginally", "way", "much", "safely"}
)
#: The last word of a noun phrase that a value belongs to.
_OF = frozenset({"of", "for"})
#: What is no verb before a value, whatever else it may be: "his average forecast for".
_FORESEEN = frozenset({"expected", "average-word"})
_PLACES = frozenset({"above", "below", "over", "under"})
_BEING = frozenset({"are", "be", "been", "being", "is", "was", "were"})
#: What joins a second comparison of one value to the first.
_TURNS = frozenset({"and", "but", "though", "although", "yet"})
_HAVING = frozenset({"is", "was", "were", "are", "has", "had", "have"})


@needs(_COMPARING)
def comparison_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Two like values with a comparison between them, set off by a comma, "to be" or the end of a sentence."""
    yield from slips_only(page, _compared(rule, page, book))
    pairs = ({"larger": larger, "smaller": smaller} for larger, smaller in sequel_pairs(page, book))
    yield from slips_only(page, (Reading(rule, pair, Tier.ANCHORED, "previous") for pair in pairs))


def _compared(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    words = wordings("comparing")
    for view in page.where(_SEVERAL, _COMPARED):
        pairs: list[tuple[int, int]] = []
        for name, upwards in (("more", True), ("less", False)):
            for first, last in words[name].found_in(page, view):
                pair = _pair(page, view, book, first, last)
                if pair is None and not _swallowed(page, view, first):
                    pair = set_off_pair(page, view, book, first, last)
                if (
                    pair is not None
                    and not _closes_a_list(page, pair[0])
                    and not _says_otherwise(page, last, pair)
                    and not _races(page, (first, last), pair)
                ):
                    pairs.append(pair)
                    larger, smaller = pair if upwards is not _is_passive(page, first, last) else pair[::-1]
                    filled = {"larger": larger, "smaller": smaller}
                    yield Reading(rule, filled, Tier.ANCHORED, "sentence")
            for first, last in words[f"verb-{name}"].found_in(page, view):
                pair = set_off_pair(page, view, book, first, last, verb=True)
                if pair is not None and not _races(page, (first, last), pair):
                    larger, smaller = pair if upwards is not _is_passive(page, first, last) else pair[::-1]
                    yield Reading(rule, {"larger": larger, "smaller": smaller}, Tier.ANCHORED, "sentence")
        yield from _turned(rule, page, view, book, pairs)
        yield from _opened(rule, page, view)
        yield from _attributive(rule, page, view, book)


def _turned(
    rule: Rule, page: Page, view: View, book: Codebook, pairs: list[tuple[int, int]]
) -> Iterator[Reading]:
    """One value, compared twice: "190,000 jobs, more than the 175,000 expected but fewer than the 219,000 in May"."""
    lower, words = page.extraction.tokens.lower, wordings("comparing")
    for name, upwards in (("more", True), ("less", False)) if pairs else ():
        for first, last in words[name].found_in(page, view):
            behind = [i for i in view.figures if page.figures[i].first >= last]
            earlier = [pair for pair in pairs if behind and pair[1] == behind[0] - 1]
            if lower[first - 1] not in _TURNS or not earlier:
                continue
            one, other = earlier[-1][0], behind[0]
            than = lower[last : hedged_first(page, view, other)]
            if _comparable(page, view, one, other) and _leads(page, than, last):
                larger, smaller = (one, other) if upwards else (other, one)
                if _plain(page, view, one, first, last):
                    yield Reading(rule, {"larger": larger, "smaller": smaller}, Tier.ANCHORED, "sentence")


def _is_passive(page: Page, first: int, last: int) -> bool:
    """ "Imports were outstripped by exports": the second value is the larger one."""
    lower = page.extraction.tokens.lower
    return lower[last : last + 1] == ["by"] and lower[max(first - 1, 0)] in _BEING


def _says_otherwise(page: Page, last: int, pair: tuple[int, int]) -> bool:
    """ "more than a full point below its high of 3.5 percent"; "the 10 year yield, above the four year low"."""
    if any(_is_term(page, index) for index in pair):
        return True
    gap = page.extraction.tokens.lower[last : page.figures[pair[1]].first]
    return not _PLACES.isdisjoint(gap)


def _races(page: Page, cue: tuple[int, int], pair: tuple[int, int]) -> bool:
    """ "She ran 4:06.2, beating the 4:07.5 of last year": of times the smaller one wins."""
    times = any(page.figures[index].kind is Kind.DURATION for index in pair)
    return times and bool(wordings("comparing")["winning"].at(page.extraction.tokens.lower, *cue))


def _is_term(page: Page, index: int) -> bool:
    """Whether a duration goes without a plural, so that it says of what sort a thing is: "10 year yield"."""
    figure = page.figures[index]
    several = figure.kind is Kind.DURATION and figure.value is not None and figure.value > 1
    return several and figure.text.lower().endswith(("year", "month", "week", "day"))


def _attributive(rule: Rule, page: Page, view: View, book: Codebook) -> Iterator[Reading]:
    """ "Only Spain, on 12.4%, has a higher jobless rate than Greece's 11.1%": nouns stand before "than"."""
    lower, words = page.extraction.tokens.lower, wordings("comparing")
    for than in range(view.sentence.first + 2, view.sentence.last - 1):
        if lower[than] != "than":
            continue
        for first in range(than - 2, max(than - 2 - _NOUNS, view.sentence.first), -1):
            larger, smaller = (words[name].at(lower, first, than) for name in ("degree-more", "degree-less"))
            if not larger and not smaller:
                continue
            own = lower[first - 1] in ("a", "an", "the") or lower[first - 1] in _HAVING
            pair = (
                _pair(
                    page, view, book, first - 1 if lower[first - 1] in ("a", "an", "the") else first, than + 1
                )
                if own
                else None
            )
            if pair is not None:
                one, two = pair if larger else pair[::-1]
                yield Reading(rule, {"larger": one, "smaller": two}, Tier.ANCHORED, "sentence")
            break


def _opened(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """ "Fewer passengers used the airport, 3.1 million against 3.4 million": the sentence opens on the comparison."""
    lower, words = page.extraction.tokens.lower, wordings("comparing")
    start = view.sentence.first
    fewer, more = (words[name].at(lower, start, view.sentence.last) for name in ("opens-less", "opens-more"))
    values = [i for i in of_kinds(page, view, _KINDS) if page.figures[i].value is not None]
    if not (fewer or more) or len(values) < 2:
        return
    for one, two in pairwise(values):
        gap = lower[page.figures[one].last : hedged_first(page, view, two)]
        if not 0 < len(gap) <= _APART or not words["against"].within(gap, 0, len(gap)) or "," in gap:
            continue
        if _comparable(page, view, one, two):
            larger, smaller = (one, two) if more else (two, one)
            yield Reading(rule, {"larger": larger, "smaller": smaller}, Tier.ANCHORED, "sentence")
        return


def _pair(page: Page, view: View, book: Codebook, first: int, last: int) -> tuple[int, int] | None:
    """The value before and the value behind a word of comparison."""
    figures = page.figures
    behind = [i for i in view.figures if figures[i].first >= last]
    past = [i for i in view.figures if figures[i].last <= first]
    if not behind or not past or _swallowed(page, view, first):
        return None
    other, one = behind[0], past[-1]
    lower = page.extraction.tokens.lower
    gap, than = lower[figures[one].last : first], lower[last : hedged_first(page, view, other)]
    if figures[other].value is None:
        return None  # "above the $17 to $19 that had been marketed" is a place in a range
    if len(past) > 1 and "old-level" in view.roles.get(one, set()):
        one = past[-2]
    if any("extreme" in view.roles.get(index, set()) for index in past if index > one):
        return None  # "settled at $139.64 after a high of $140.39, eclipsing the record of $139.89"
    if (
        not _comparable(page, view, one, other)
        or not _set_off(gap)
        or not (_leads(page, than, last) or _is_nominal(page, view, book, last, other))
    ):
        return None
    at = bisect_left([start for start, _ in view.plain.items], first)
    if is_beaten(view, book, one, other, at):
        return None
    return (one, other) if _plain(page, view, one, first, last) else None


def _closes_a_list(page: Page, last: int) -> bool:
    """ "71, 68, 74 and 67, above her average of 69": what is said behind a list is said of the whole of it."""
    before = page.figures[max(last - 1, 0)]
    gap = page.extraction.tokens.lower[before.last : page.figures[last].first]
    return gap in (["and"], [",", "and"]) and alike(before, page.figures[last])


def _plain(page: Page, view: View, one: int, first: int, last: int) -> bool:
    """Whether more means more: of a fall or a loss only words of size say so."""
    lower, words = page.extraction.tokens.lower, wordings("comparing")
    near = max(view.sentence.first, page.figures[one].first - _APART)
    size = words["size"].at(lower, first, last) == last - first
    return size or not words["falling"].within(lower, near, first)


def _swallowed(page: Page, view: View, first: int) -> bool:
    """Whether the words are only a hedge ("more than 300 of them")."""
    return any(hedged_first(page, view, i) <= first < page.figures[i].last for i in view.figures)


def _comparable(page: Page, view: View, one: int, other: int, bounded: bool = False) -> bool:
    """Whether two values are of one sort; ``bounded``: "below" belongs to the verb, not to the first value."""
    a, b = page.figures[one], page.figures[other]
    plain = all(
        f.kind in _KINDS and is_valued(f) and not f.identifier and (f.hedge not in BOUNDS or free)
        for f, free in ((a, bounded), (b, False))
    )
    same = (a.kind, a.unit) == (b.kind, b.unit) if bounded else alike(a, b)
    before = page.figures[one - 1] if one else None
    if before is not None and page.extraction.tokens.lower[before.last : a.first] == ["to"]:
        return False  # "the edge, 46 per cent to 44, is smaller than the 3.5-point error"
    return plain and same and a.per == b.per and (a.noun == b.noun or not b.noun)


def _set_off(gap: list[str]) -> bool:
    """Whether the comparison is an apposition or a predicate, not the measure of a difference."""
    while gap and gap[-1] in _DEGREES:
        gap = gap[:-1]
    if len(gap) > _APART or not gap:
        return False
    return gap[-1] == "," or gap[-1] in _HAVING or gap[-1] in ("(", "–", "—") or "," in gap[-2:]


def _leads(page: Page, than: list[str], last: int) -> bool:
    """Whether only a determiner, a possessive or "forecast" stands before the second value."""
    if not than or len(than) > _THAN:
        return False
    if _stands(than):
        return True
    known = wordings("comparing")["than-gap"].rows
    text, starts = page.extraction.text, page.extraction.tokens.starts
    return all(
        word in known or word.endswith("'s") or text[starts[last + k]].isupper()
        for k, word in enumerate(than)
    )


def _is_nominal(page: Page, view: View, book: Codebook, last: int, other: int) -> bool:
    """Whether a noun phrase that ends in "of" or "for" stands before the second value: "the expectation of"."""
    lower, plain = page.extraction.tokens.lower, view.plain
    end = plain.items[plain.place[other]][0] if other in plain.place else last
    while end - 1 > last and lower[end - 1] in ("a", "an", "the"):
        end -= 1
    if end - last > _THAN or end <= last or lower[end - 1] not in _OF:
        return False
    return all(
        char in book.gap or book.sets[char] & _FORESEEN
        for char, (first, _) in zip(plain.chars, plain.items, strict=True)
        if last <= first < end
    )


def _stands(than: list[str]) -> bool:
    """ "than its neighbour, which stands": a short noun phrase, a mark, and a verb or preposition of measure."""
    marks = [place for place, word in enumerate(than) if word in (",", "(", "–", "—")]
    if len(marks) != 1 or not 1 <= marks[0] <= _NOUNS:
        return False
    behind = than[marks[0] + 1 :]
    measure = wordings("comparing")["stands"]
    plain = not behind and than[marks[0]] == "("
    return plain or (1 <= len(behind) <= 3 and measure.at(behind, len(behind) - 1, len(behind)) == 1)


@needs(_PAST | BREACHED)
def threshold_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """ "fell below 50 to 48", "passed the 1,000 mark, reaching 1,012"; limits that are broken or kept."""
    for larger, smaller in breaches(page):
        hedged = any(page.figures[index].hedge is not None for index in (larger, smaller))
        case = "limit-value" if hedged else "any"
        yield Reading(rule, {"larger": larger, "smaller": smaller}, Tier.CUED, "article", case=case)
    words = wordings("comparing")
    for view in page.where(_SEVERAL, _PAST):
        for name, upwards in (("past-up", True), ("past-down", False)):
            for _, last in words[name].found_in(page, view):
                pair = _crossed(page, view, last)
                if pair is not None:
                    mark, value = pair
                    filled = (
                        {"larger": value, "smaller": mark} if upwards else {"larger": mark, "smaller": value}
                    )
                    yield Reading(rule, filled, Tier.ANCHORED, "sentence", case="any")


def _crossed(page: Page, view: View, last: int) -> tuple[int, int] | None:
    figures, lower, words = page.figures, page.extraction.tokens.lower, wordings("comparing")
    behind = of_kinds(page, view, set(Kind))
    behind = [i for i in behind if figures[i].first >= last]
    if len(behind) < 2:
        return None
    mark, value = behind[0], behind[1]
    lead = lower[last : figures[mark].first]
    gap = lower[figures[mark].last : hedged_first(page, view, value)]
    if not all(word in words["than-gap"].rows for word in lead) or len(gap) > _APART or not gap:
        return None
    if not _comparable(page, view, mark, value, bounded=True) or words["turn"].within(gap, 0, len(gap)):
        return None
    ends = any(words["to"].at(gap, k, len(gap)) == len(gap) - k for k in range(len(gap)))
    return (mark, value) if ends else None
