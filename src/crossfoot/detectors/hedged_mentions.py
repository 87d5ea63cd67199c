"""A hedged figure and the exact one of the same thing: "more than half of them, 47%", "over 500 ... the 487 people".

Side by side the exact one stands behind the hedged one, set off by marks. Apart they count the same noun in sentences
that share other words as well, the hedged one is rounder, and no third figure is as near to either.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from crossfoot.binding.codebook import PAIRED, Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import same_noun
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.restatements import company_of, is_moving
from crossfoot.detectors.wording import hedged_first, of_kinds, wordings
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import BOUNDS, Figure
from crossfoot.quantities.rounding import granularity
from crossfoot.rulebook import Rule

_TABLE = "bounds"
_TOLD = Trigger(kinds=(Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.FRACTION, Kind.MEASURE, Kind.NUMBER))
_SEVERAL = Trigger(classes=(PAIRED,))
_STATED = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.FRACTION, Kind.NUMBER})
_APART = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_OTHER = frozenset({"old-level", "expected", "extreme", "then-level", "delta", "reference", "comparison"})
#: Tokens of the noun between a hedged figure and the mark before the exact one.
_NOUN = 5
#: Two mentions of one thing lie no further apart than this, beside each other and in different sentences.
_BESIDE, _NEAR = 2.0, 1.15
_LEAST = 20
#: Sentences between two mentions of one thing.
_FURTHER = 9


@needs(_TOLD)
def mention_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every hedged figure with the exact one beside it, or the only one of its noun in another sentence."""
    for view in page.where(_TOLD):
        if not any(page.figures[index].hedge is not None for index in view.figures):
            continue
        figures = of_kinds(page, view, _STATED)
        for one, two in itertools.pairwise(figures):
            hedged = _beside(page, view, one, two)
            if hedged is not None:
                exact = two if hedged == one else one
                case = _case_of(page.figures[hedged])
                yield Reading(rule, {"hedged": hedged, "exact": exact}, Tier.ANCHORED, "sentence", case=case)
    for hedged, exact in _apart(page, book):
        case = _case_of(page.figures[hedged])
        yield Reading(rule, {"hedged": hedged, "exact": exact}, Tier.CUED, "article", case=case)


def _case_of(figure: Figure) -> str:
    """Whether the hedge is a bound below, above, or on both sides ("about half", "nearly a third")."""
    if figure.hedge in ("above", "at-least"):
        return "bound-below"
    return "bound-above" if figure.hedge in BOUNDS and figure.hedge != "below" else "bound-around"


def _beside(page: Page, view: View, one: int, two: int) -> int | None:
    """The hedged one of two neighbours, if they are one thing told twice: "more than half of them, 54%, agree"."""
    first, second = page.figures[one], page.figures[two]
    if not _may_be_one(first, second, _BESIDE) or _OTHER & (_roles(view, one) | _roles(view, two)):
        return None
    lower, words = page.extraction.tokens.lower, wordings(_TABLE)
    gap = lower[first.last : hedged_first(page, view, two)]
    marks = [place for place, word in enumerate(gap) if word in words["beside"].rows]
    if (
        len(marks) != 1
        or marks[0] > _NOUN
        or gap[marks[0] + 1 :] not in ([], ["or"], ["at"], ["with"], ["exactly"])
    ):
        return None
    if not _closes(page, view, second):
        return None
    fraction = Kind.FRACTION in (first.kind, second.kind)
    if _is_hedged(first, fraction) and second.hedge is None:
        return one
    return two if fraction and marks[0] == 0 and second.hedge in BOUNDS and first.hedge is None else None


def _closes(page: Page, view: View, figure: Figure) -> bool:
    """Whether a mark, or "in all", ends the mention, so that it has no noun or verb of its own."""
    lower, last, words = page.extraction.tokens.lower, figure.last, wordings(_TABLE)
    if last >= view.sentence.last or not lower[last][0].isalnum():
        return True
    if words["exactly"].at(lower, last, view.sentence.last):
        return True
    whole = figure.kind in (Kind.FRACTION, Kind.PERCENT) and lower[last] == "of"
    return whole and not words["part-only"].at(lower, last, view.sentence.last)


def _is_hedged(figure: Figure, fraction: bool) -> bool:
    return figure.hedge in BOUNDS or (fraction and figure.hedge is not None)


def _may_be_one(one: Figure, two: Figure, factor: float) -> bool:
    """Whether two figures are of one sort and as near as two mentions of one thing."""
    if one.value is None or two.value is None or one.per != two.per:
        return False
    if Kind.FRACTION in (one.kind, two.kind):
        shares = {one.kind, two.kind} == {Kind.FRACTION, Kind.PERCENT} and one.noun == two.noun
        left, right = (
            figure.value * _as_fraction(figure) for figure in (one, two) if figure.value is not None
        )
        return shares and _ratio(left, right) < factor
    kinds = one.kind is two.kind or {one.kind, two.kind} == {Kind.COUNT, Kind.NUMBER}
    return (
        kinds
        and one.unit == two.unit
        and same_noun(one.noun, two.noun)
        and _ratio(one.value, two.value) < factor
    )


def _as_fraction(figure: Figure) -> Decimal:
    return Decimal("0.01") if figure.kind is Kind.PERCENT else Decimal(1)


def _ratio(one: Decimal, two: Decimal) -> float:
    small, large = sorted((float(one), float(two)))
    return large / small if small > 0 else float("inf")


def _apart(page: Page, book: Codebook) -> Iterator[tuple[int, int]]:
    """Mentions in different sentences: the only two of their sort, one a round bound and one a finer figure near it."""
    told: dict[tuple[object, ...], list[int]] = {}
    bound = any(figure.hedge in BOUNDS and figure.kind in _APART for figure in page.figures)
    for view in page.views if bound else ():
        for index in view.plain.place:
            figure = page.figures[index]
            if figure.kind in _APART and figure.value and not figure.identifier and figure.per is None:
                told.setdefault((figure.kind, figure.unit, figure.noun), []).append(index)
    for (_, _, noun), indexes in told.items():
        bounds = [index for index in indexes if page.figures[index].hedge in BOUNDS]
        for hedged in bounds:
            near = [
                i
                for i in indexes
                if i != hedged and _may_be_one(page.figures[i], page.figures[hedged], _NEAR)
            ]
            if len(near) == 1 and _is_one_thing(page, book, hedged, near[0], noun is not None):
                yield hedged, near[0]


def _is_one_thing(page: Page, book: Codebook, hedged: int, exact: int, counted: bool) -> bool:
    one, two = page.figures[hedged], page.figures[exact]
    if two.hedge is not None or one.sentence == two.sentence or not _is_rounder(one, two):
        return False
    if abs(one.sentence - two.sentence) > _FURTHER:
        return False
    views = page.view_of(hedged), page.view_of(exact)
    if views[0] is None or views[1] is None:
        return False
    for view, index in zip(views, (hedged, exact), strict=True):
        if view is None or _roles(view, index) & _OTHER or is_moving(view, page, book, index):
            return False
    shared = company_of(page, book, hedged) & company_of(page, book, exact)
    noun = {one.noun, one.noun and one.noun + "s"} if counted else set()
    return len(shared - noun) >= (1 if counted else 2)


def _is_rounder(one: Figure, two: Figure) -> bool:
    """Whether a bound is a round figure, and the other one finer: "more than 500" beside 487."""
    if one.value is None or two.value is None or one.value < _LEAST:
        return False
    step = granularity(one.value)
    return step >= one.value / 10 and granularity(two.value) < step


def _roles(view: View, index: int) -> set[str]:
    return view.roles.get(index, set())
