"""One thing stated twice: the headline and the text, a noun with "the" and its figure again, a scale word that slips.

All of them accuse only what a known slip explains (``only-slips`` of their rules): two figures of one noun that
simply differ are mostly two things.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.detectors.echoes import echoes
from crossfoot.detectors.retellings import retold
from crossfoot.detectors.runs import classes_at, is_measured, word_at
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.decimals import is_whole
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_STATED = frozenset({Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.MEASURE})
_MOVED = frozenset(
    {
        "revised",
        "rise-verb",
        "fall-verb",
        "rise-noun",
        "fall-noun",
        "old-prep",
        "up-from",
        "down-from",
        "average-word",
        "each",
    }
)
_EMPTY = frozenset(
    {
        "hard-break",
        "be",
        "have",
        "modal",
        "say-verb",
        "total-word",
        "old-prep",
        "up-from",
        "down-from",
        "date-word",
    }
)
_COMPANY = 6
_FIRST_SENTENCES = 6
#: Two numbers of so many digits are not each other's turned round by chance.
_TELLING, _MANY = 100, 1000
_LEAST, _NAMES = 10, 3
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_HEAD_FIGURES, _LEADING = 2, 3
_STAKES = frozenset({"stake-noun"})


def restated_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A figure that "the" points back to with its noun ("the 9.8% stake"), and the one earlier figure of that noun."""
    nouns: dict[tuple[object, ...], list[int]] = {}
    known = _known_before(page, book)
    for view in page.views if known else ():
        for index in view.plain.place:
            key = subject_of(view, page, book, index)
            if key is not None and not is_moving(view, page, book, index):
                nouns.setdefault(key, []).append(index)
    for indexes in nouns.values():
        if len(indexes) != 2:
            continue
        first, second = indexes
        again = page.view_of(second)
        if again is None or page.figures[first].sentence == page.figures[second].sentence:
            continue
        if second in known and not _is_definite(page.view_of(first), first):
            yield Reading(rule, {"first": first, "again": second}, Tier.ANCHORED, "article")
    for first, second in dict.fromkeys((*echoes(page), *retold(page))):
        yield Reading(rule, {"first": first, "again": second}, Tier.ANCHORED, "article")


def _known_before(page: Page, book: Codebook) -> set[int]:
    """The figures that point back to one told before: without any nothing is restated."""
    known: set[int] = set()
    for view in page.views:
        told = view.plain.place if view.mask & book.word_mask(_STAKES) else view.skeletons.definite
        known.update(
            index for index in told if index in view.plain.place and points_back(view, page, book, index)
        )
    return known


def subject_of(view: View, page: Page, book: Codebook, index: int) -> tuple[object, ...] | None:
    """What a figure is the figure of: its kind and unit, and the noun that it counts or stands before."""
    figure = page.figures[index]
    if figure.kind not in _STATED or figure.identifier or figure.value is None or figure.per is not None:
        return None
    if figure.hedge is not None or (figure.kind is Kind.COUNT and figure.value < _LEAST):
        return None
    if figure.kind is Kind.PERCENT and stake_near(view, book, index) is not None:
        return (Kind.PERCENT, None, "stake")
    noun = figure.noun or word_at(view, page, view.plain.place[index] + 1)
    if not noun.isalpha() or len(noun) < _NAMES or noun in words_of("vague-nouns"):
        return None
    return (figure.kind, figure.unit, noun.removesuffix("s"))


def is_moving(view: View, page: Page, book: Codebook, index: int) -> bool:
    """Whether a figure is a change or a level compared with another, which may well differ."""
    item = view.plain.place[index]
    if page.extraction.tokens.lower[max(page.figures[index].first - 1, 0)] in words_of("possessive"):
        return False
    second = classes_at(view, book, item - 2)
    if word_at(view, page, item - 1) == "of":
        second -= {"rise-noun", "fall-noun"}  # "the loss of 40 jobs" is as many as are lost
    near = classes_at(view, book, item - 1) | second | classes_at(view, book, item + 1)
    return is_measured(view, book, item) or bool(near & _MOVED)


def stake_near(view: View, book: Codebook, index: int) -> int | None:
    """The item of a word for a stake right behind a percentage, or shortly before it ("the holding, at 9.8%")."""
    item = view.plain.place[index]
    for place in (item + 1, item - 1, item - 2, item - 3):
        if _STAKES & classes_at(view, book, place):
            return place
    return None


def points_back(view: View, page: Page, book: Codebook, index: int) -> bool:
    """ "the 40 workers", "the Lunt holding, at 9%": "the" before it, and nothing behind that would say which."""
    stake = stake_near(view, book, index) if page.figures[index].kind is Kind.PERCENT else None
    if stake is not None and stake < view.plain.place[index]:
        first = view.plain.items[stake][0]
        named = page.extraction.tokens.lower[max(first - _NAMES, 0) : first]
        return bool(words_of("possessive") & set(named)) and "a" not in named
    if index not in view.skeletons.definite:
        return False
    item = view.plain.place[index]
    reach = 1 if page.figures[index].noun else 2
    behind = {word_at(view, page, place) for place in range(item + 1, item + 1 + reach)}
    return not behind & words_of("one-of-many")


def _is_definite(view: View | None, index: int) -> bool:
    return view is not None and index in view.skeletons.definite


def headline_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A figure of the headline, and the only one with its kind, unit and noun in the first sentences of the text."""
    heads = [view for view in page.views if view.sentence.kind == "heading" and view.number == 0]
    if not heads:
        return
    head = heads[0]
    body = [
        view for view in page.views if 0 < view.number <= _FIRST_SENTENCES and view.sentence.kind == "prose"
    ]
    yield from _turned_readings(rule, page, head, body)
    for index in head.plain.place:
        figure = page.figures[index]
        if (
            figure.kind not in _STATED
            or figure.identifier
            or figure.value is None
            or figure.hedge is not None
        ):
            continue
        same = [
            other
            for view in body
            for other in view.plain.place
            if _is_same(figure, page.figures[other]) and page.figures[other].value is not None
        ]
        values = {page.figures[other].value for other in same}
        if len(values) == 1:
            yield Reading(rule, {"headline": index, "text": same[0]}, Tier.ANCHORED, "article")


def _turned_readings(rule: Rule, page: Page, head: View, body: list[View]) -> Iterator[Reading]:
    """The one bare number of a headline, and the count of the first sentences that has its digits turned round."""
    bare = [index for index in head.plain.place if _is_bare(page.figures[index])]
    if len(bare) != 1 or len(head.plain.place) > _HEAD_FIGURES:
        return
    value = page.figures[bare[0]].value or 0
    others = [
        index
        for view in body[:_LEADING]
        for index in view.plain.place
        if page.figures[index].kind in _PLAIN and page.figures[index].value
    ]
    turned = [index for index in others if _is_turned(value, page.figures[index].value or 0)]
    told = any(page.figures[index].value == value for index in others)
    known = value >= _TELLING or page.figures[turned[0]].noun in words_of("persons") if turned else False
    if len(turned) == 1 and not told and known:
        yield Reading(rule, {"headline": bare[0], "text": turned[0]}, Tier.ANCHORED, "article")


def _is_bare(figure: Figure) -> bool:
    whole = figure.value is not None and figure.value >= _LEAST and is_whole(figure.value)
    named = figure.noun is not None and (figure.value or 0) < _MANY
    plain = figure.kind in _PLAIN and not named and figure.hedge is None and figure.unit is None
    return whole and plain and not figure.identifier


def _is_turned(one: Decimal | int, other: Decimal | int) -> bool:
    return one != other and sorted(f"{one:f}") == sorted(f"{other:f}")


def _is_same(figure: Figure, other: Figure) -> bool:
    alike = figure.kind is other.kind and figure.unit == other.unit and figure.per == other.per
    return alike and figure.noun == other.noun and not other.identifier


def scale_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Two figures with the same three or more digits, the same noun or the same words before, and other scales."""
    by_digits: dict[tuple[object, ...], list[int]] = {}
    for view in page.views:
        for index in view.plain.place:
            figure = page.figures[index]
            if figure.kind in (Kind.MONEY, Kind.COUNT, Kind.MEASURE) and figure.scaled and figure.value:
                digits = _printed(figure)
                if len(digits.replace(".", "")) > 2:
                    by_digits.setdefault((figure.kind, figure.unit, figure.noun, digits), []).append(index)
    for indexes in by_digits.values():
        if len(indexes) == 2 and company_of(page, book, indexes[0]) & company_of(page, book, indexes[1]):
            yield Reading(rule, {"first": indexes[0], "again": indexes[1]}, Tier.ANCHORED, "article")


def _printed(figure: Figure) -> str:
    return "".join(letter for letter in figure.text if letter.isdigit() or letter == ".")


def company_of(page: Page, book: Codebook, index: int) -> set[str]:
    """The words of content around a figure, by which two mentions are known to be of one thing."""
    view = page.view_of(index)
    if view is None or index not in view.plain.place:
        return set()
    item = view.plain.place[index]
    near = range(max(item - _COMPANY, 0), min(item + _COMPANY, len(view.plain.chars)))
    lower = page.extraction.tokens.lower
    words = {
        lower[view.plain.items[place][1] - 1] for place in near if not classes_at(view, book, place) & _EMPTY
    }
    return {word.removesuffix("s") for word in words if len(word) > 3 and word.isalpha()}


def age_conflict_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Two ages of a text that gives the age of nobody else: one behind a name, one of "the 46-year-old"."""
    ages = [
        index
        for view in page.views
        for index in view.figures
        if page.figures[index].kind is Kind.AGE and page.figures[index].value is not None
    ]
    if len(ages) != 2:
        return
    first, second = ages
    view, other = page.view_of(first), page.view_of(second)
    if view is None or other is None or view is other:
        return
    if not page.figures[first].text.isdigit():
        return
    behind = {word_at(other, page, other.plain.place.get(second, 0) + step) for step in (1, 2)}
    if (
        second in other.skeletons.definite
        and first not in view.skeletons.definite
        and not behind & words_of("one-of-many")
    ):
        yield Reading(rule, {"first": first, "again": second}, Tier.ANCHORED, "article")
