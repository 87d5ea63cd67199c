"""What formulas ask of the world: exchange rates, units, the calendar; as one or several choices.

An article that gives its date has rates around that date; a year that it names may be meant instead; without a
date the rates are the band over the years that the text allows. Each is a choice, and any choice that fits
silences a rule. The clock is never read. The functions live by subject: ``exchange``, ``measures``, ``days``,
``timeline``, ``prints``, ``growth``, ``games``, ``distributions``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from crossfoot.engine import days, distributions, exchange, games, growth, measures, prints, repeats, timeline
from crossfoot.engine.exchange import Period
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
    **repeats.FUNCTIONS,
}
#: Functions that look at the dates of the article, but not at what may be meant by one without a year.
_STEADY = frozenset({*_SAME_EVERYWHERE, "is_date", "year", "years_old", "years_between", "days_between"})


class Worlds:
    """One environment for each choice of period and of year, likeliest first; each is made when it is first asked for.

    Most formulas ask nothing of the world, and most of those that do are content with the likeliest.
    """

    def __init__(self, times: Times, rates: Rates) -> None:
        self._times, self._rates = times, rates
        periods = _padded(times)
        readings = (False, True) if times.dollars else (False,)
        self._choices = [
            (number, period, american) for american in readings for number, period in enumerate(periods)
        ]
        self._made: dict[int, Mapping[str, EngineFunction]] = {}

    def __getitem__(self, number: int) -> Mapping[str, EngineFunction]:
        if number not in self._made:
            self._made[number] = self._make(*self._choices[number])
        return self._made[number]

    def differing(self, functions: Collection[str]) -> range:
        """The worlds in which these functions may give different answers."""
        return range(1 if _STEADY.issuperset(functions) else len(self._choices))

    def _make(self, choice: int, period: Period | None, american: bool) -> Mapping[str, EngineFunction]:
        times = self._times
        return {
            **_SAME_EVERYWHERE,
            **exchange.functions(self._rates, times.as_of, period, american, choice),
            **measures.functions(choice),
            **days.functions(times, choice),
            **timeline.functions(times.as_of, choice),
        }


def _padded(times: Times) -> list[Period | None]:
    """As many choices as a date without a year, or a unit with several sizes, may need."""
    periods = list(times.periods())
    return periods + [periods[-1]] * (max(_CHOICES, 3 + len(times.years)) - len(periods))
