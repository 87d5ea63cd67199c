"""The closed list of functions a formula may call, and what each of them takes.

`ENGINE` functions are declared here by their signature only; whoever evaluates a formula supplies them in an
`Environment`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from crossfoot.model.interval import Interval


class Takes(Enum):
    """What stands between the parentheses of a call."""

    TERMS = "terms"
    LIST = "a list"
    LIST_OR_TERMS = "a list, or several terms"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Signature:
    """A function's name, arguments and meaning.

    `settled` functions look at the figures themselves, so that they take names only and are worked out before
    the arithmetic; `engine` functions are settled ones that need knowledge from outside (rates, calendars). A
    `predicate` gives 1 or 0 and may stand alone.
    """

    name: str
    parameters: tuple[str, ...]
    takes: Takes
    summary: str
    settled: bool = False
    engine: bool = False
    predicate: bool = False

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self.parameters)})"

    @property
    def arity(self) -> int:
        """How many arguments it needs (functions of a list or several terms need one list or two terms)."""
        return len(self.parameters)


def _engine(name: str, parameters: str, summary: str, predicate: bool = False) -> Signature:
    return Signature(
        name,
        tuple(parameters.split()),
        Takes.FIGURES,
        summary,
        settled=True,
        engine=True,
        predicate=predicate,
    )


def _of_ends(name: str, summary: str) -> Signature:
    return Signature(name, ("figure",), Takes.FIGURES, summary, settled=True)


FUNCTIONS: Mapping[str, Signature] = {
    signature.name: signature
    for signature in (
        Signature("abs", ("x",), Takes.TERMS, "the size of x, without its sign"),
        Signature("sqrt", ("x",), Takes.TERMS, "the square root of x"),
        Signature("floor", ("x",), Takes.TERMS, "x rounded down to a whole number"),
        Signature("sign", ("x",), Takes.TERMS, "1, 0 or -1, as x is above, at or below zero"),
        Signature("min", ("list",), Takes.LIST_OR_TERMS, "the smallest of a list, or of several terms"),
        Signature("max", ("list",), Takes.LIST_OR_TERMS, "the largest of a list, or of several terms"),
        Signature("sum", ("list",), Takes.LIST_OR_TERMS, "the sum of a list, or of several terms"),
        Signature("mean", ("list",), Takes.LIST, "the average of a list"),
        Signature("count", ("list",), Takes.LIST, "how many figures a list holds", settled=True),
        _of_ends("low", "the low end of a figure that is a range"),
        _of_ends("high", "the high end of a figure that is a range"),
        _of_ends("middle", "the value half-way between the ends of a figure that is a range"),
        _engine(
            "fx",
            "a b",
            "how many units of b's currency one unit of a's buys, at the rates of the article's time",
        ),
        _engine("into", "a b", "how many of b's currency or unit make one of a's; 1 if they are the same"),
        _engine(
            "pace",
            "distance time speed",
            "how many of a speed's unit one of a length's unit in one of a time's unit makes",
        ),
        _engine(
            "spans",
            "number rate",
            "how many of the spans that a rate is per make one of a duration's unit; else 1",
        ),
        _engine("fx_named", "a b", "as fx, but only in an article that has a date"),
        _engine("convert", "a b", "the measure a in the unit of b, miles per gallon in litres per 100 km"),
        _engine("rescaled", "a b", "by how much a rate per a's base grows when told per b's base"),
        _engine("digits", "a", "the figure a exactly as its digits say it, neither hedged nor rounded"),
        _engine("unhedged", "a", "the figure a as its digits say it, without more than, up to and the like"),
        _engine("differ", "a b", "1 unless a and b are one value in two notations, else 0", predicate=True),
        _engine(
            "time_unit", "a b", "how many of b's unit of time make one of a's, months and years being uneven"
        ),
        _engine("unit", "a b", "how many of b's unit make one of a's"),
        _engine("reading", "a b", "the temperature a as a reading in b's unit"),
        _engine("years_old", "date", "the age on the article's date of one born on that date"),
        _engine("points", "a", "100 if a counts points as a plain number, 1 if it is points of a percentage"),
        _engine("score_gap", "score", "by how much one side of a score is ahead"),
        _engine("games_of", "score", "the sum of the numbers of a score or a record of games"),
        _engine("own_points", "a", "the points of one side, given alone or first in a score"),
        _engine("winner_of", "score", "the larger number of a score"),
        _engine("loser_of", "score", "the smaller number of a score"),
        _engine("same_winner", "a b", "1 if two scores are won by the same side, else 0", predicate=True),
        _engine(
            "scored_alone",
            "before run final",
            "1 if one side alone scored a run of points between two scores, else 0",
            predicate=True,
        ),
        _engine("winner_first", "score", "1 if the first side of a score is ahead, else 0", predicate=True),
        _engine(
            "on_aggregate", "a b total", "1 if the scores of two legs make the total, else 0", predicate=True
        ),
        _engine(
            "growth",
            "rate span",
            "the factor of growth at a rate over a span",
        ),
        _engine("growth_exact", "rate span", "the factor of growth at exactly a rate over a span"),
        _engine(
            "growth_exact_between",
            "rate first last",
            "the factor of growth at exactly a rate between two years",
        ),
        _engine("shrinkage_exact", "rate span", "the factor of a fall at exactly a rate over a span"),
        _engine(
            "shrinkage_exact_between",
            "rate first last",
            "the factor of a fall at exactly a rate between two years",
        ),
        _engine(
            "growth_simple",
            "rate span",
            "the factor of growth at a rate over a span, the same amount each time",
        ),
        _engine(
            "growth_between",
            "rate first last",
            "the factor of growth at a rate between two years",
        ),
        _engine(
            "growth_between_simple",
            "rate first last",
            "the factor of growth at a rate between two years, the same amount each time",
        ),
        _engine(
            "shrinkage",
            "rate span",
            "the factor of a fall at a rate over a span",
        ),
        _engine(
            "shrinkage_simple",
            "rate span",
            "the factor of a fall at a rate over a span, the same amount each time",
        ),
        _engine(
            "shrinkage_between",
            "rate first last",
            "the factor of a fall at a rate between two years",
        ),
        _engine(
            "shrinkage_between_simple",
            "rate first last",
            "the factor of a fall at a rate between two years, the same amount each time",
        ),
        _engine(
            "repeated_each", "multiple span", "the factor of a multiple that repeats in each period of a span"
        ),
        _engine(
            "repeated_each_between",
            "multiple first last",
            "the factor of a multiple that repeats in each year",
        ),
        _engine("repeated_every", "multiple every span", "the factor of a multiple that repeats over a span"),
        _engine(
            "repeated_every_between",
            "multiple every first last",
            "the factor of a multiple that repeats between two years",
        ),
        _engine("printed", "a", "a figure taken as printed, without any rounding"),
        _engine(
            "measured", "time", "a stretch of time as it is told beside a speed, whole hours to the half"
        ),
        _engine("base", "rate", "the number that a rate is for: 100000 of 4.2 per 100,000"),
        _engine(
            "area",
            "a b c",
            "how many of c's unit one of a's times one of b's makes: metres make square metres",
        ),
        _engine(
            "volume", "a b c d", "how many of d's unit one of a's times one of b's times one of c's makes"
        ),
        _engine(
            "respanned", "rate other", "how many of the spans that a rate is per make one of another rate's"
        ),
        _engine(
            "in_area", "area rate", "how many of the units that a density is for make one unit of an area"
        ),
        _engine("risk", "a", "a risk: a percentage as it is, six in 1,000 as exactly that"),
        _engine("shrunk", "multiple", "the ratio of a fall: a tenth of a tenfold fall, a half of a halving"),
        _engine("p_normal", "z", "the two-sided p-value of a z statistic"),
        _engine("p_student", "t df", "the two-sided p-value of a t statistic"),
        _engine("p_fisher", "f df df2", "the p-value of an F statistic"),
        _engine(
            "p_fisher_joined",
            "f df",
            "the p-value of an F statistic, both its degrees of freedom in one print",
        ),
        _engine("p_chi_square", "x df", "the p-value of a chi-square statistic"),
        _engine("p_correlation", "r df", "the two-sided p-value of a correlation"),
        _engine("degrees", "a b", "how many of b's degrees make one of a's, for a change of temperature"),
        _engine(
            "ascending",
            "range",
            "1 if the first end of a range is not above the second, else 0",
            predicate=True,
        ),
        _engine("weekday", "date", "the day of the week of a date, Monday being 0"),
        _engine("is_date", "date", "1 if the calendar has that day, else 0", predicate=True),
        _engine("is_time", "time", "1 if a clock can show that time, else 0", predicate=True),
        _engine("years_between", "a b", "the whole years from date a to date b"),
        _engine("gap_of", "score", "the difference between the two sides of a score or vote"),
        _engine("votes_of", "score", "the two sides of a score or vote together"),
        _engine("year", "date", "the year of a date"),
        _engine("days_between", "a b", "the days from date a to date b"),
        _engine("elapsed", "a b span", "the time between dates a and b, in the unit of span"),
        _engine("elapsed_since", "a span", "the time from date a to the article's date, in the unit of span"),
        _engine("in_order", "a b", "1 unless date a is surely after date b, else 0", predicate=True),
        _engine("clock_span", "a b span", "the time from clock time a to b, in the unit of span"),
        _engine("lifetime", "period", "the completed years of a life from one year to another"),
        _engine(
            "within_years", "period span", "from the first year of a period to its last, in the unit of span"
        ),
        _engine("years_apart", "a b", "the year of date b less the year of date a"),
        _engine("years_of", "span", "a stretch of time in years"),
        _engine("years_until", "date", "the years from a date to about the article's date"),
    )
}

EngineFunction = Callable[..., Interval | None]
"""Takes the `Operand`s of the call; gives the values possible, or None when there is no reference data for them."""

Environment = Mapping[str, EngineFunction]
"""The engine functions by name. One that is missing leaves every check that calls it undecided."""
