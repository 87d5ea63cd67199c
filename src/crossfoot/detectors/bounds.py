"""Parts that cannot pass their whole: "killed 12 people, including 15 children"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.of_pairs import is_whole
from crossfoot.detectors.runs import classes_at, is_compound, is_label, is_measured, sort_of
from crossfoot.detectors.told_wholes import TOLD, told_parts
from crossfoot.detectors.wholes import value_of
from crossfoot.detectors.wording import is_ranked
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_REACH, _LEAD = 8, 2
#: "Of the N ..., the Greens hold n": the words of the whole, and the tokens between the two.
_ALL = frozenset({"the", "its", "their", "all", "those", "these"})
_OPENED, _MANY, _FEW = 14, 10, 3
_RELATIVE = frozenset({"where", "which", "who", "whose"})
_KINDS = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY})
_COUNTED, _SEVERAL = Trigger(kinds=(Kind.COUNT, Kind.NUMBER, Kind.MONEY)), Trigger(classes=(PAIRED,))
#: What ties a figure behind "among them" to the noun before it.
_BELONGING = frozenset({"at", "by", "for", "from", "to", "with", "worth"})
_HARD = frozenset({"leaving", "mark-stop", "mark-semicolon", "hard-break", "mark-colon"})
_LOOSE = frozenset({"above", "at-least", "approx"})


@needs(_COUNTED, _SEVERAL | TOLD)
def subset_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """A whole, "including" or "of whom", and the first figure of its sort behind that; or "n of the N"."""
    for whole, part, window in told_parts(page):
        view = page.view_of(part) if window == "sentence" else None
        own = (
            [i for i in view.plain.place if sort_of(page.figures[i]) is not None] if view is not None else []
        )
        if whole in own and _of_an_earlier(page, own, whole, part):
            continue
        tier = Tier.ANCHORED if window == "sentence" else Tier.CUED
        yield Reading(rule, {"whole": whole, "part": part}, tier, window)
    for view in page.where(_SEVERAL, _COUNTED):
        if view.sentence.kind == "cell" or not has_two(view, page):
            continue
        figures = [index for index in view.plain.place if _counts(view, page, book, index)]
        for whole, part in itertools.pairwise(figures):
            if _includes(view, page, book, whole, part) and not _of_an_earlier(page, figures, whole, part):
                yield Reading(rule, {"whole": whole, "part": part}, Tier.ANCHORED, "sentence")
        yield from _of_all(rule, view, page, figures)
        for part, whole in itertools.pairwise(figures):
            if page.figures[part].kind is page.figures[whole].kind or page.figures[part].noun is None:
                near = view.plain.place[whole] - view.plain.place[part] <= _LEAD
                definite = whole in view.skeletons.definite
                if near and definite and is_whole(view, page, book, whole):
                    yield Reading(rule, {"whole": whole, "part": part}, Tier.ANCHORED, "sentence")


def _of_an_earlier(page: Page, figures: list[int], whole: int, part: int) -> bool:
    """ "1,850 seats on three levels, 900 of them in the stalls": the part fits the figure before the nearest."""
    value = value_of(page.figures[part])
    earlier = figures[: figures.index(whole)]
    return value > value_of(page.figures[whole]) and any(value_of(page.figures[i]) >= value for i in earlier)


def has_two(view: View, page: Page) -> bool:
    """Whether a sentence has two figures of which one can be a part of the other."""
    return sum(page.figures[index].kind in _KINDS for index in view.figures) > 1


def _of_all(rule: Rule, view: View, page: Page, figures: list[int]) -> Iterator[Reading]:
    """ "Of the 48 seats, the Greens hold 21": the sentence opens on the whole."""
    lower, start = page.extraction.tokens.lower, view.sentence.first
    if lower[start] != "of" or not figures or page.figures[figures[0]].noun is None:
        return
    whole, rest = page.figures[figures[0]], figures[1:]
    if whole.first - start != 2 or lower[start + 1] not in _ALL or not rest:
        return
    part = page.figures[rest[0]]
    gap = lower[whole.last : part.first]
    if (whole.value or 0) < (_FEW if gap[-1:] == [","] else _MANY):
        return
    bare = part.noun is None and part.unit is None and part.per is None and part.form in ("digits", "words")
    if (
        bare
        and ("," in gap or lower[part.last] in words_of("helping"))
        and len(gap) <= _OPENED
        and not {";", "than", "another", "every", "in", "at", "aged", "age"} & set(gap)
        and not _is_aside(gap)
    ):
        yield Reading(rule, {"whole": figures[0], "part": rest[0]}, Tier.ANCHORED, "sentence")


def _is_aside(gap: list[str]) -> bool:
    """ "Of the 36 members, whose hall seats 200, ...": what the last comma opens tells of something else."""
    behind = gap[len(gap) - gap[::-1].index(",") :] if "," in gap else gap
    return not _RELATIVE.isdisjoint(behind[:2])


def _counts(view: View, page: Page, book: Codebook, index: int) -> bool:
    figure = page.figures[index]
    if figure.kind not in _KINDS or sort_of(figure) is None:
        return False
    named = figure.text[:1].isupper() and view.plain.place[index] > 0  # "the Six Nations"
    return not named and not is_compound(page, index) and not is_label(view, page, book, index)


def _includes(view: View, page: Page, book: Codebook, whole: int, part: int) -> bool:
    """A counted whole, at most a few words, a comma, "including", and the part right behind it."""
    one, other = page.figures[whole], page.figures[part]
    if (
        sort_of(one) != sort_of(other)
        or one.hedge in _LOOSE
        or is_measured(view, book, view.plain.place[whole])
    ):
        return False
    if one.kind is not Kind.MONEY and one.noun is None:
        return False
    first, last = view.plain.place[whole], view.plain.place[part]
    if is_ranked(page, whole, part):
        return False  # "bids of £3.2m and £2.1m came in, the highest of them £3.9m"
    rows = [classes_at(view, book, item) for item in range(first + 1, last)]
    opened = [number for number, classes in enumerate(rows) if classes & {"of-which", "including"}]
    if opened and "=in" in rows[-1] and len(rows) - 1 == opened[-1] + 1:
        return False
    if rows and "=of" in rows[-1] and "of-which" not in rows[-1]:
        return False  # "six climbers, among them a Briton of 45"
    if page.extraction.tokens.lower[other.first - 1] in _BELONGING and opened and opened[-1] < len(rows) - 1:
        return False  # "31 applications, among them a plan for 86 flats"
    if one.kind is Kind.MONEY and (
        not opened or "of-which" not in rows[opened[-1]] or one.unit != other.unit
    ):
        return False  # a loss may include a charge that is larger than it
    if not opened or (other.noun is None and "of-which" not in rows[opened[-1]]):
        return False
    if len(rows) > _REACH or any(classes & _HARD for classes in rows):
        return False
    return len(rows) - 1 - opened[-1] <= _LEAD
