"""How far a vehicle goes on its fuel: a distance, what it burned on the way, and its miles to the gallon.

The economy is the key. The distance and the fuel are the only ones of its sentence, or of it and one beside it; the
three may stand in any order.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.windows import in_order, roles_of
from crossfoot.detectors.wordlists import words_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference.units import dimension
from crossfoot.rulebook import Rule

_MEASURED = Trigger(kinds=(Kind.MEASURE,))
_ECONOMIES = frozenset({"fuel-economy", "fuel-consumption"})
#: Tokens before an economy in which somebody says that it is so.
_CLAIMED = 6
_AWAY = frozenset({"expected", "extreme", "old-level"})


@needs(_MEASURED)
def fuel_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every economy with the one distance and the one volume near it."""
    for view in page.where(_MEASURED):
        told = [index for index in view.figures if _sort(page.figures[index]) in _ECONOMIES]
        if len(told) != 1 or not roles_of(page, told[0]).isdisjoint(_AWAY):
            continue
        if _is_claimed(page, view, told[0]):
            continue
        for window, indexes in _windows(page, view):
            found = _operands(page, indexes)
            if found is not None:
                case = "consumption" if _sort(page.figures[told[0]]) == "fuel-consumption" else "any"
                filled = in_order(rule, {**found, "economy": told[0]})
                yield Reading(rule, filled, Tier.CUED, window, case=case)
                break


def _is_claimed(page: Page, view: View, index: int) -> bool:
    """ "She used 31 litres on the 400 km; the maker claims 5.9 litres per 100 km": no measured economy."""
    first = page.figures[index].first
    before = page.extraction.tokens.lower[max(view.sentence.first, first - _CLAIMED) : first]
    return not words_of("claimed").isdisjoint(before)


def _windows(page: Page, view: View) -> Iterator[tuple[str, list[int]]]:
    """The sentence, then it and the one before, then it and the one behind."""
    yield "sentence", list(view.figures)
    for step in (-1, 1):
        other = page.by_sentence.get(view.number + step)
        if other is not None and other.sentence.paragraph == view.sentence.paragraph:
            yield "previous", [*other.figures, *view.figures]


def _operands(page: Page, indexes: list[int]) -> dict[str, int] | None:
    """The only distance and the only volume of a window, or None."""
    figures = [index for index in indexes if _is_plain(page.figures[index])]
    ways = distinct(page, [index for index in figures if _sort(page.figures[index]) == "length"])
    fuels = distinct(page, [index for index in figures if _sort(page.figures[index]) == "volume"])
    return {"distance": ways[0], "fuel": fuels[0]} if len(ways) == len(fuels) == 1 else None


def _is_plain(figure: Figure) -> bool:
    return figure.per is None and figure.value is not None and figure.value > 0 and not figure.identifier


def _sort(figure: Figure) -> str | None:
    if figure.kind is not Kind.MEASURE or figure.value is None:
        return None
    return dimension(figure.unit or "")
