"""What formulas ask of the world: exchange rates, units, the calendar; as one or several choices.

An article that gives its date has rates around that date; a year that it names may be meant instead; without a
date the rates are the band over the years that the text allows. Each is a choice, and any choice that fits
silences a rule. The clock is never read. The functions live by subject: ``exchange``, ``measures``, ``days``,
``timeline``, ``prints``, ``growth``, ``games``, ``distributions``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from crossfoot.engine import days, distributions, exchange, games, growth, measures, prints, timeline
from crossfoot.engine.times import Times
from crossfoot.formula import EngineFunction
from crossfoot.reference.rates import Rates

#: A ton has three sizes and an ounce two, so that six choices may be needed for a pair of units.
_CHOICES = 8
_SAME_EVERYWHERE: Mapping[str, EngineFunction] = {
    **prints.FUNCTIONS,
    **distributions.FUNCTIONS,
    **games.FUNCTIONS,
    **growth.FUNCTIONS,
}


def environments(times: Times, rates: Rates) -> list[Mapping[str, EngineFunction]]:
    """One environment for each choice of period and of year, likeliest first."""
    return [
        {
            **_SAME_EVERYWHERE,
            **exchange.functions(rates, times.as_of, period, american, choice),
            **measures.functions(choice),
            **days.functions(times, choice),
            **timeline.functions(times.as_of, choice),
        }
        for american in ((False, True) if times.dollars else (False,))
        for choice, period in enumerate(_padded(times))
    ]


def _padded(times: Times) -> list[tuple[date, date] | None]:
    """As many choices as a date without a year, or a unit with several sizes, may need."""
    periods = list(times.periods())
    return periods + [periods[-1]] * (max(_CHOICES, 3 + len(times.years)) - len(periods))
