"""Operands that nothing but the sum ties together: typed alike, near, and one slip away from agreeing.

A key figure that says what it is ("a margin of 5.7%", "45,000 litres an hour") may stand where no word leads to what it
was worked out from. The few figures around it that could be those are put together here; the engine believes such a
reading only if swapping two digits, or a word of scale, makes it agree exactly, and that is unlikely by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from crossfoot.binding.cases import case_of
from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import EVIDENCE, Reading
from crossfoot.binding.slots import fits
from crossfoot.detectors.afar import around, figures_of
from crossfoot.detectors.products import TIMES, same_measure
from crossfoot.detectors.returns import sorts_at
from crossfoot.detectors.windows import (
    Filled,
    fillings,
    has_class,
    in_order,
    middle_of,
    phrase_classes,
    roles_of,
)
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rule

_BACK, _AHEAD = 6, 3
#: More ways than this to put figures together, and one of them is a slip away by chance.
_MOST = 3
_PLAIN = frozenset({Kind.COUNT, Kind.NUMBER})
_NEITHER = frozenset({"expected", "extreme", "old-level", "delta", "threshold"})
_GAP_REACH = 4

IsKey = Callable[[Rule, Page, View, Codebook, int], bool]
Meets = Callable[[Page, Filled], bool]


@dataclass(frozen=True, slots=True)
class Sort:
    """Which figures of a detector may be keys, by the slot they fill, and which fillings go together."""

    slot: str
    is_key: IsKey
    meets: Meets


def evidence_readings(name: str, rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """For every key figure of a detector the few ways in which figures around it may be its operands."""
    sort = _SORTS.get(name)
    if sort is None:
        return
    relaxed = _relaxed(rule, sort.slot)
    for view in page.where(slot=rule.figures[sort.slot]):
        for key in view.plain.place:
            if not sort.is_key(rule, page, view, book, key):
                continue
            pool = [one for one in figures_of(around(page, view, _BACK, _AHEAD)) if _is_operand(page, one)]
            found = fillings(relaxed, page, {sort.slot: key}, pool, lambda filled: sort.meets(page, filled))
            if len(found) <= _MOST:
                case = case_of(rule, view, book, key, None)
                for filled in found:
                    yield Reading(rule, in_order(rule, filled), Tier.CUED, EVIDENCE, case)


def slot_of(name: str) -> str | None:
    """The slot of a detector's key figures, if it may look for evidence."""
    return _SORTS[name].slot if name in _SORTS else None


def _relaxed(rule: Rule, key: str) -> Rule:
    """The rule without the roles of what is looked for: what a figure is must do."""
    figures = {
        name: slot if name == key else replace(slot, roles=(), near=False)
        for name, slot in rule.figures.items()
    }
    return replace(rule, figures=figures)


def _is_operand(page: Page, index: int) -> bool:
    figure = page.figures[index]
    whole = figure.value is not None and figure.value > 0 and not figure.identifier
    return whole and roles_of(page, index).isdisjoint(_NEITHER)


def _is_mean(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    """An amount per something that is counted or timed, or one that is told as an average."""
    figure, roles = page.figures[index], roles_of(page, index)
    if not fits(rule.figures["mean"], figure, set()) or not roles.isdisjoint({"old-level", "expected"}):
        return False
    return (figure.per is not None and figure.per.isalpha() and figure.per != "each") or "mean" in roles


def _divides(page: Page, filled: Filled) -> bool:
    """Whether the number counts what the average is per, and the total is of its measure and larger."""
    mean, total, number = (page.figures[filled[name]] for name in ("mean", "total", "number"))
    if total.per is not None or number.per is not None or middle_of(total) <= middle_of(mean):
        return False
    if not same_measure(mean, total) or not _is_named(total) or middle_of(number) < 2:
        return False
    if mean.per is None:
        return number.kind is Kind.COUNT and number.noun is not None and number.noun != total.noun
    if mean.per in TIMES:
        return number.kind is Kind.DURATION and number.unit == mean.per
    return number.kind in (Kind.COUNT, Kind.MEASURE) and mean.per in (number.noun, number.unit)


def _is_named(figure: Figure) -> bool:
    return figure.kind not in _PLAIN or figure.noun is not None


def _is_margin(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    part = has_class(view, book, ("division-word",)) or sorts_at(view, book, index)
    return not part and fits(rule.figures["rate"], page.figures[index], roles_of(page, index))


def _is_profit(page: Page, filled: Filled) -> bool:
    """Whether one of two sums is told as a profit, and the other is none."""
    return "profit" in roles_of(page, filled["profit"]) and "profit" not in roles_of(page, filled["sales"])


def _is_gap(rule: Rule, page: Page, view: View, book: Codebook, index: int) -> bool:
    nouns = phrase_classes(view, book, index, _GAP_REACH) & {"premium", "discount"}
    return bool(nouns) and fits(rule.figures["gap"], page.figures[index], roles_of(page, index))


def _are_prices(page: Page, filled: Filled) -> bool:
    price, reference = page.figures[filled["price"]], page.figures[filled["reference"]]
    return price.unit == reference.unit and not price.scaled and not reference.scaled


_SORTS: Mapping[str, Sort] = {
    "mean-of": Sort("mean", _is_mean, _divides),
    "profit-margin": Sort("rate", _is_margin, _is_profit),
    "premium": Sort("gap", _is_gap, _are_prices),
}
