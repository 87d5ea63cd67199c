"""A comparative without "than": "The oak is 31 metres tall; the elm, at 28 metres, is shorter".

It speaks of the value told just before. The adjective says what is measured, so that the two values must be of that
dimension, and be the only two of it in the clause and in the sentence or clause before.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger
from crossfoot.detectors.order_words import Cue, comparable, ordered
from crossfoot.detectors.wording import of_kinds
from crossfoot.lexicon import table
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference.units import dimension
from crossfoot.rulebook import Rule

_MEASURED = ("area", "length", "mass", "money", "temperature")
COMPARED = Trigger(
    lists=tuple(f"comparatives.{way}-{measured}" for way in ("more", "less") for measured in _MEASURED)
)
_KINDS = frozenset({Kind.MEASURE, Kind.MONEY})
_SIZES = frozenset({"length", "temperature"})
#: "A deeper loss" and "a higher price" are of money.
_NEVER_MONEY = frozenset(
    {"colder", "cooler", "hotter", "longer", "shallower", "shorter", "taller", "warmer", "wider"}
)
_BE = frozenset({"are", "be", "is", "was", "were"})
_DEGREES = frozenset({"a", "bit", "even", "far", "little", "much", "rather", "slightly", "somewhat", "still"})
_STOPS = frozenset({",", ".", ";", "and", "but", "though"})
#: What keeps a comparative from the value before it: a change, or a comparison told otherwise.
_OTHERWISE = frozenset(
    {"become", "getting", "growing", "made", "neither", "no", "not", "than", "will", "would"}
)


@cache
def _dimensions() -> dict[str, tuple[str, int]]:
    """What each comparative measures, and whether it is of more (1) or of less (-1)."""
    return {
        str(word): (measured, way)
        for name, way in (("more", 1), ("less", -1))
        for measured in _MEASURED
        for word in table("comparatives")[f"{name}-{measured}"]
    }


def bare_readings(rule: Rule, page: Page, view: View) -> Iterator[Reading]:
    """The value of a clause that ends on a comparative, and the one told before it."""
    lower, start, end = page.extraction.tokens.lower, view.sentence.first, view.sentence.last
    if not _OTHERWISE.isdisjoint(view.words):
        return
    found = [
        k for k in range(start, end) if lower[k] in _dimensions() and _is_predicate(lower, start, k, end)
    ]
    if len(found) != 1:
        return
    measured, way = _dimensions()[lower[found[0]]]
    own = [i for i in of_kinds(page, view, _KINDS) if _measures(page.figures[i], measured)]
    if len(own) == 1:
        before = page.by_sentence.get(view.number - 1)
        near = before is not None and before.sentence.paragraph == view.sentence.paragraph
        told = of_kinds(page, before, _KINDS) if before is not None and near else []
        own = [i for i in told if _measures(page.figures[i], measured)] + own
    if len(own) != 2 or not comparable(page, own[0], own[1]):
        return
    earlier, later = own
    clause = max(
        (k for k in range(start, found[0]) if lower[k] in (";", "but", "while", "whereas")), default=start
    )
    if page.figures[earlier].last <= max(clause, start) <= page.figures[later].first:
        yield ordered(rule, later, earlier, way)


def contradicts(page: Page, cue: Cue, index: int) -> bool:
    """Whether the adjective of a comparison measures something else than a value: "longer", and an amount of money."""
    lower = page.extraction.tokens.lower
    told = next(
        (_dimensions()[word][0] for word in lower[cue.first : cue.last] if word in _dimensions()), None
    )
    kind = page.figures[index].kind
    if told == "money":
        return kind in (Kind.MEASURE, Kind.DURATION)
    return told in _SIZES and kind is Kind.MONEY and lower[cue.first] in _NEVER_MONEY


def _is_predicate(lower: list[str], start: int, at: int, end: int) -> bool:
    """ "is shorter.", "was even cheaper, at $9": behind a form of "be", and the end of its clause."""
    before = at - 1
    while before > start and lower[before] in _DEGREES:
        before -= 1
    return lower[before] in _BE and (at + 1 >= end or lower[at + 1] in _STOPS)


def _measures(figure: Figure, measured: str) -> bool:
    """Whether a value is one of what the comparative speaks of."""
    if figure.value is None or figure.per is not None:
        return False
    if measured == "money":
        return figure.kind is Kind.MONEY
    return figure.kind is Kind.MEASURE and dimension(figure.unit or "") == measured
