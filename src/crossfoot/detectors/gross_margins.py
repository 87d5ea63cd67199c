"""Gross margins and the two sums that they come from: what was taken, and what the goods cost.

"Her stall sells each loaf for $5. Flour, yeast and gas cost $3. That leaves a gross margin of 40 percent": the two sums
are the only ones of the stretch, and the smaller of them is told as a cost.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.slots import fits
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.balances import goes_off
from crossfoot.detectors.closed_sums import closed_margins
from crossfoot.detectors.windows import has_class, in_order, middle_of, near, roles_of
from crossfoot.model.finding import Tier
from crossfoot.model.quantity import Kind
from crossfoot.rulebook import Rule

_MARGINS = Trigger(classes=("gross-word", "margin-noun"))
_GROSS, _SHARES = Trigger(classes=("gross-word",)), Trigger(kinds=(Kind.PERCENT, Kind.FRACTION))
_BACK, _FACTOR, _EXACT = 4, 1.7, 0.02
_AWAY = frozenset({"expected", "extreme", "delta"})


@needs(_MARGINS, _SHARES)
def gross_margin_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every gross margin with the cost and the sales of the nearest stretch that has two sums."""
    for view in page.where(_GROSS, _SHARES):
        if not has_class(view, book, ("gross-word",)):
            continue
        for index in view.plain.place:
            if not fits(rule.figures["rate"], page.figures[index], roles_of(page, index)):
                continue
            found = _sums(page, view, book)
            if found is not None and _may_be(page, index, *found):
                filled = in_order(rule, {"rate": index, "cost": found[0], "sales": found[1]})
                yield Reading(rule, filled, Tier.CUED, "paragraph")
    for view in page.where(_MARGINS, _SHARES):
        for index in view.plain.place if has_class(view, book, ("margin-noun",)) else ():
            sums = closed_margins(page, view, index)
            if sums is not None and sums[2]:
                filled = in_order(rule, {"rate": index, "cost": sums[0], "sales": sums[1]})
                yield Reading(rule, filled, Tier.CUED, "sentence")


def _sums(page: Page, view: View, book: Codebook) -> tuple[int, int] | None:
    """Cost and sales: the only two sums of the sentence, or of it and the nearest before it that have any."""
    pool: list[int] = []
    for back in range(_BACK + 1):
        other = page.by_sentence.get(view.number - back)
        if other is None or (back and other.sentence.kind == "heading"):
            continue
        pool = distinct(page, [*pool, *(index for index in other.plain.place if _is_sum(page, index))])
        if len(pool) >= 2:
            break
    if len(pool) != 2 or page.figures[pool[0]].unit != page.figures[pool[1]].unit:
        return None
    cost, sales = sorted(pool, key=lambda index: middle_of(page.figures[index]))
    return (cost, sales) if _is_cost(page, book, cost) and not _is_cost(page, book, sales) else None


def _is_cost(page: Page, book: Codebook, index: int) -> bool:
    return "input-cost" in roles_of(page, index) or goes_off(page, book, index)


def _is_sum(page: Page, index: int) -> bool:
    figure = page.figures[index]
    plain = figure.kind is Kind.MONEY and not figure.is_range and figure.value is not None
    return plain and not roles_of(page, index) & _AWAY


def _may_be(page: Page, rate: int, cost: int, sales: int) -> bool:
    """Whether a digit, or the cost taken for the margin, may lie between the margin and the two sums."""
    figure = page.figures[rate]
    share = middle_of(page.figures[cost]) / max(middle_of(page.figures[sales]), 1e-9)
    stated = middle_of(figure) * (1 if figure.kind is Kind.FRACTION else 0.01)
    if (
        "input-cost" in roles_of(page, cost)
        and "revenue" in roles_of(page, sales)
        and near(1 - share, stated)
    ):
        return True
    return stated / _FACTOR < 1 - share < stated * _FACTOR or abs(share - stated) < _EXACT
