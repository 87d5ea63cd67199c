"""Wholes that stand further off: in an earlier clause, or in the sentences before the one that speaks of the parts.

A part that only points back ("three of them", "the other 37", "a pass rate of 75%") says what it is part of by being
the part of the one like figure before it. Two such figures, or a figure of another thing, and there is no whole.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.detectors.runs import Sort, classes_at, is_compound, is_label, is_measured, sorted_figures
from crossfoot.detectors.wordlists import words_of
from crossfoot.quantities import BOUNDS, Figure

#: What is loosely bound may be wrong by a digit or two, but not by more.
_LEAST, _MOST = 0.6, 1.7
_BACK, _FAR = 4, 8
_PRECISION = 6
#: Items between a verb of cost and its sum.
_COSTING = 3
#: Who suffered, and the verbs and states that tell how many did.
_DEEDS = {"victims": "deadly", "hurt": "hurt"}


def near(computed: float, stated: float) -> bool:
    """Whether two values may be one with a slip in it; further apart, they are of different things.

    >>> near(23, 32), near(38.04, 83), near(5, 40)
    (True, True, False)
    """
    if computed <= 0 or stated <= 0:
        return False
    if _LEAST <= computed / stated <= _MOST:
        return True
    digits = _digits(stated, _PRECISION)
    return digits in (_digits(computed, _PRECISION), _digits(computed, len(digits)))


def _digits(value: float, precision: int) -> list[str]:
    return sorted(letter for letter in f"{value:.{precision}g}" if letter.isdigit())


def value_of(figure: Figure) -> float:
    """The value as a float for judging sizes; 0 if there is none."""
    return float(figure.value or 0)


def usable(view: View, page: Page, book: Codebook, index: int) -> bool:
    """Whether a figure can be a whole or a part: stated outright, no change, no average, no label."""
    figure = page.figures[index]
    return not (
        figure.hedge in BOUNDS
        or is_measured(view, book, view.plain.place[index])
        or is_compound(page, index)
        or is_label(view, page, book, index)
    )


def alike(page: Page, whole: int, parts: Collection[int]) -> bool:
    """Whether what the parts count can be what the whole counts: the same noun, none, or people among people."""
    noun = page.figures[whole].noun
    nouns = {page.figures[index].noun for index in parts} - {None, noun}
    return not nouns or (noun in words_of("persons") and nouns <= words_of("persons"))


def stated_outright(page: Page, index: int) -> bool:
    """Whether a figure is neither hedged nor tied to its noun; it may be a change ("lay off 900 people")."""
    return page.figures[index].hedge not in BOUNDS and not is_compound(page, index)


def whole_in_sentence(
    view: View, page: Page, book: Codebook, sort: Sort, before: int, skip: Collection[int]
) -> int | None:
    """The only figure of a sort that stands before an item and is none of ``skip``."""
    found = [
        index
        for index in sorted_figures(view, page, sort)
        if view.plain.place[index] < before and index not in skip
    ]
    return found[0] if len(found) == 1 and usable(view, page, book, found[0]) else None


def whole_before(view: View, page: Page, book: Codebook, sort: Sort, changes: bool = False) -> int | None:
    """The only figure of a sort in the nearest sentence before that has any, and that names what it counts.

    ``changes``: it may be one ("lay off 900 people").
    """
    for number in range(view.number - 1, max(view.number - 1 - _BACK, -1), -1):
        other = page.by_sentence.get(number)
        found = sorted_figures(other, page, sort) if other is not None else []
        if other is None or not found:
            continue
        if len(found) != 1 or not (
            usable(other, page, book, found[0]) or (changes and stated_outright(page, found[0]))
        ):
            return None
        noun = page.figures[found[0]].noun
        told = noun in words_of("persons") or noun == "person" or noun not in words_of("vague-nouns")
        counted = sort[0] != "count" or (noun is not None and told)
        return found[0] if counted else None
    return None


def counted_before(view: View, page: Page, book: Codebook, plural: str) -> int | None:
    """The only count in the sentences before of what a plural names; victims are the dead of whatever noun."""
    noun = plural.removesuffix("s")
    verbs = next((words_of(deed) for who, deed in _DEEDS.items() if noun in words_of(who)), frozenset())
    found: list[int] = []
    for number in range(max(view.number - _FAR, 0), view.number):
        other = page.by_sentence.get(number)
        for index in sorted_figures(other, page, ("count", None)) if other is not None else ():
            same = page.figures[index].noun == noun or (
                other is not None and bool(verbs) and _suffers(other, page, index, verbs)
            )
            if other is not None and same:
                found.append(index)
    home = page.view_of(found[0]) if len(found) == 1 else None
    return found[0] if home is not None and usable(home, page, book, found[0]) else None


def _suffers(view: View, page: Page, index: int, verbs: frozenset[str]) -> bool:
    """Whether a verb of killing or hurting stands in the few words around a count."""
    item = view.plain.place[index]
    lower, items = page.extraction.tokens.lower, view.plain.items
    for places in (range(item - 1, max(item - 3, -1), -1), range(item + 1, min(item + 4, len(items)))):
        for place in places:
            word = lower[items[place][0]]
            if word in verbs:
                return True
            if view.plain.figures[place] >= 0 or not word.isalpha():
                break
    return False


def is_cost(page: Page, book: Codebook, whole: int) -> bool:
    """Whether a sum was spent: what came in is no part of it."""
    view = page.view_of(whole)
    if view is None:
        return False
    before = range(max(view.plain.place[whole] - _COSTING, 0), view.plain.place[whole])
    return any("cost-verb" in classes_at(view, book, item) for item in before)


def are_all(noun: str | None, nouns: list[str | None]) -> bool:
    """Whether everyone is one of the parts: "seven people, four women and three men"."""
    halves = [set(pair.split()) for pair in sorted(words_of("halves-of-people"))]
    return noun in words_of("persons") and noun not in nouns and set(nouns) in halves


def are_victims(view: View, page: Page, book: Codebook, whole: int, parts: Sequence[int]) -> bool:
    """ "Fourteen people died off Cebu, nine passengers and five crew.": groups of persons, and no words behind them."""
    first = sorted_figures(view, page, ("count", None))[:1] == [whole]
    suffered = not (words_of("deadly") | words_of("hurt")).isdisjoint(view.words)
    if not first or not suffered:
        return False
    nouns = [page.figures[index].noun for index in parts]
    own = page.figures[whole].noun
    last = view.plain.place[parts[-1]] + 1
    ends = "mark-stop" in classes_at(view, book, last) or last >= len(view.plain.chars)
    persons = all(noun is not None and noun != own and noun in words_of("persons") for noun in nouns)
    together = sum(value_of(page.figures[index]) for index in parts)
    return (
        ends
        and persons
        and own in words_of("persons")
        and len(set(nouns)) == len(nouns)
        and near(together, value_of(page.figures[whole]))
    )
