"""Exchange rates for formulas: the band of reference rates of a period, widened a little."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from crossfoot.engine.measures import unit_of
from crossfoot.engine.operands import figure_of
from crossfoot.formula import EngineFunction, Operand
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure
from crossfoot.reference.rates import Rates

Period = tuple[date, date]

#: Reference rates are mid-rates of one hour; what a newsroom used may be this far away.
_RATE_SLACK = Decimal("0.02")
#: Rates that ended this many days before the data do say nothing of an undated text.
_LOST = 3650


def functions(
    rates: Rates, as_of: date | None, period: Period | None, american: bool, choice: int
) -> Mapping[str, EngineFunction]:
    """The functions by name, for one period of rates and one reading of a bare dollar."""
    return {
        "fx": partial(_fx, rates, as_of, period, american),
        "fx_named": partial(_fx_named, rates, as_of, period, american),
        "into": partial(_into, rates, as_of, period, american, choice),
    }


def is_bare_dollar(figure: Figure) -> bool:
    """Whether a plain "$" was taken for another dollar because of the country the text is about."""
    return figure.kind is Kind.MONEY and figure.text.startswith("$") and figure.unit != "USD"


def _currency(operand: Operand, american: bool) -> str | None:
    figure = figure_of(operand)
    return "USD" if american and is_bare_dollar(figure) else figure.unit


def _fx(
    rates: Rates,
    as_of: date | None,
    period: Period | None,
    american: bool,
    stated: Operand,
    other: Operand,
) -> Interval | None:
    """``american``: a plain "$" is the dollar of the United States, whatever the text is about."""
    base, quote = _currency(stated, american), _currency(other, american)
    if base is None or quote is None:
        return None
    if base == quote:
        return Interval.point(1)
    if as_of is None and not _reaches_now(rates, base, quote):
        return None
    if period is None:
        band = rates.around(base, quote, as_of) if as_of else None
    else:
        band = rates.band(base, quote, *period)
    return band.widened(_RATE_SLACK) if band is not None else None


def _fx_named(
    rates: Rates, as_of: date | None, period: Period | None, american: bool, stated: Operand, other: Operand
) -> Interval | None:
    """As ``fx``, but only in an article with a date: without one the band is too wide to say anything."""
    return _fx(rates, as_of, period, american, stated, other) if as_of is not None else None


def _reaches_now(rates: Rates, base: str, quote: str) -> bool:
    """Whether the rates of a pair come near the end of the data: a text without a date may be later than a lost peg."""
    pair, whole = rates.span(base, quote), rates.span("EUR", "USD")
    return pair is not None and whole is not None and (whole[1] - pair[1]).days < _LOST


def _into(
    rates: Rates,
    as_of: date | None,
    period: Period | None,
    american: bool,
    choice: int,
    stated: Operand,
    other: Operand,
) -> Interval | None:
    one, two = figure_of(stated), figure_of(other)
    if Kind.MONEY in (one.kind, two.kind):
        return _fx(rates, as_of, period, american, stated, other) if one.kind is two.kind else None
    return Interval.point(1) if one.unit == two.unit else unit_of(choice, stated, other)
