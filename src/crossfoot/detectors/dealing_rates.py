"""An exchange rate that the text states, and an amount that it turns into another currency.

"With the pound buying $1.27, a seat at £185 costs the American visitor $235." A small amount is a rate if its words
say so and it lies where rates of its two currencies have been. The two amounts must be the only ones of their
currencies: those of the sentence of the rate and of the one behind it before all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.join import distinct
from crossfoot.binding.page import Page, View
from crossfoot.binding.reading import Reading
from crossfoot.binding.trigger import Trigger, needs
from crossfoot.detectors.afar import around
from crossfoot.detectors.conversions import points_at
from crossfoot.detectors.windows import in_order, middle_of, plausible, roles_of
from crossfoot.detectors.wording import wordings
from crossfoot.model.finding import Tier
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.reference.rates import Rates
from crossfoot.rulebook import Rule

_BACK = 8
#: Tokens before and behind a rate in which a word must say what it is.
_REACH = 7
#: An amount that is changed is at least so many rates.
_LEAST = 3.0
#: How far a rate may be from all that were published: "150 yen" is one, "300 yen" is a price.
_SLACK = Interval(Decimal("0.8"), Decimal("1.25"))
_BEFORE = frozenset({"old-level", "moved-from", "expected"})
_TOLD = Trigger(lists=("conversion.dealing",))


@needs(_TOLD)
def dealing_readings(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
    """Every stated rate with the one amount of either currency."""
    units = {figure.unit for figure in page.figures if figure.kind is Kind.MONEY}
    for view in page.where(_TOLD) if len(units) > 1 else ():
        for rate in view.plain.place:
            other = _base_of(page, view, rate) if _is_told(page, view, rate) else None
            filled = _amounts(page, view, rate, other) if other is not None else None
            if filled is not None:
                yield Reading(rule, in_order(rule, filled), Tier.CUED, "article")


def _money_of(page: Page, views: Iterable[View]) -> list[int]:
    """All money of some sentences, that in brackets too; "one dollar" is what a rate is the rate of."""
    return [
        index
        for view in views
        for index in view.figures
        if page.figures[index].kind is Kind.MONEY
        and not page.figures[index].identifier
        and page.figures[index].value != 1
    ]


def _is_told(page: Page, view: View, index: int) -> bool:
    """Whether the words around a small amount say that it is a rate."""
    figure, lower, words = (
        page.figures[index],
        page.extraction.tokens.lower,
        wordings("conversion")["dealing"],
    )
    if figure.kind is not Kind.MONEY or figure.value is None or figure.value <= 0 or figure.scaled:
        return False
    behind = [i for i in view.plain.place if i > index][:1]
    both = behind and page.figures[behind[0]].unit == figure.unit
    if both and lower[figure.last : page.figures[behind[0]].first] == ["and"]:
        return False  # "paying 45 lira and 160 lira": two prices
    first, last = (
        max(view.sentence.first, figure.first - _REACH),
        min(view.sentence.last, figure.last + _REACH),
    )
    return words.within(lower, first, last)


def _base_of(page: Page, view: View, rate: int) -> str | None:
    """The other currency of the text, if the amount lies where its rates have been."""
    figure = page.figures[rate]
    near_by = _money_of(page, around(page, view, _BACK, 1))
    others = {page.figures[index].unit for index in near_by} - {figure.unit, None}
    if len(others) != 1 or figure.unit is None:
        return None
    other = min(filter(None, others))
    band = Rates().ever(other, figure.unit)
    if band is None:
        behind = page.extraction.tokens.lower[figure.last : figure.last + 2]
        return other if figure.per is not None or behind in (["to", "the"], ["to", "one"]) else None
    return other if (figure.interval * _SLACK).intersects(band) else None


def _amounts(page: Page, view: View, rate: int, other: str) -> dict[str, int] | None:
    quoted = page.figures[rate].unit
    near_by, own = _money_of(page, around(page, view, _BACK, 1)), _money_of(page, around(page, view, 0, 1))
    bases = _best(page, near_by, own, rate, other)
    sums = _best(page, near_by, own, rate, quoted)
    if len(bases) != 1 or len(sums) != 1 or not {bases[0], sums[0]} & set(own):
        return None
    if not {bases[0], sums[0]} & set(view.plain.place) and not _points_back(page, max(bases[0], sums[0])):
        return None
    values = [middle_of(page.figures[index]) for index in (bases[0], rate, sums[0])]
    if not plausible(values[0] * values[1], values[2]) or _are_joined(page, bases[0], sums[0]):
        return None
    return {"base": bases[0], "rate": rate, "quoted": sums[0]}


def _are_joined(page: Page, one: int, other: int) -> bool:
    """ "It raised €20 million and $30 million": two sums, neither of them the other."""
    first, last = sorted((page.figures[one], page.figures[other]), key=lambda figure: figure.first)
    return page.extraction.tokens.lower[first.last : last.first] in (["and"], ["plus"], [",", "and"])


def _points_back(page: Page, index: int) -> bool:
    """Whether a sum is told as that of before, or as what follows from it: "the same bed therefore comes to $276"."""
    view, lower = page.view_of(index), page.extraction.tokens.lower
    if view is None:
        return False
    start, first = view.sentence.first, page.figures[index].first
    return points_at(lower, start, first) or wordings("conversion")["follows"].within(lower, start, first)


def _best(page: Page, near_by: list[int], own: list[int], rate: int, unit: str | None) -> list[int]:
    """The amounts of a currency in the sentence of the rate and behind it, else those before."""
    least = _LEAST * middle_of(page.figures[rate])
    found = [
        index
        for index in near_by
        if index != rate
        and page.figures[index].unit == unit
        and page.figures[index].value is not None
        and (unit != page.figures[rate].unit or middle_of(page.figures[index]) > least)
    ]
    now = [index for index in found if roles_of(page, index).isdisjoint(_BEFORE)]
    found = now or found
    close = [index for index in found if index in own]
    return distinct(page, close or found)
