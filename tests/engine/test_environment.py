"""Worlds: made when asked for, and tried one by one only by formulas that differ between them."""

from datetime import date
from decimal import Decimal

import pytest

from crossfoot.engine.environment import Worlds
from crossfoot.engine.operands import Source
from crossfoot.engine.times import Times
from crossfoot.formula import Operand
from crossfoot.model.interval import Interval
from crossfoot.quantities import Figure, extract_figures
from crossfoot.reference.rates import Rates

DATES = ["29 February", "29 February 2004", "31 June", "3 March", "March 2009", "2011", "7 May 1999"]


def worlds(years: tuple[int, ...] = (2004, 2009), as_of: date | None = date(2010, 1, 2)) -> Worlds:
    return Worlds(Times(as_of, years, dollars=True), Rates())


def operand(text: str) -> Operand:
    figure: Figure = extract_figures(f"It was on {text}.").figures[0]
    return Operand(Interval.point(Decimal(0)), Source(figure, 0))


@pytest.mark.parametrize("text", DATES)
@pytest.mark.parametrize("name", ["is_date", "year", "years_old"])
def test_what_is_asked_once_is_the_same_in_every_world(name: str, text: str) -> None:
    every = worlds()
    assert list(every.differing([name])) == [0]
    answers = {str(every[number][name](operand(text))) for number in every.differing(["fx"])}
    assert len(answers) == 1


@pytest.mark.parametrize("name", ["years_between", "days_between"])
def test_stretches_are_the_same_in_every_world(name: str) -> None:
    every = worlds()
    for first in DATES:
        for second in DATES:
            answers = {
                str(every[number][name](operand(first), operand(second)))
                for number in every.differing(["fx"])
            }
            assert len(answers) == 1


def test_a_formula_that_asks_for_rates_or_weekdays_tries_every_world() -> None:
    every = worlds()
    assert len(every.differing(["fx", "year"])) == len(every.differing(["weekday"])) > 8
    assert list(every.differing([])) == [0]


def test_a_bare_dollar_doubles_the_worlds() -> None:
    plain = Worlds(Times(None, (), dollars=False), Rates())
    either = Worlds(Times(None, (), dollars=True), Rates())
    assert len(either.differing(["fx"])) == 2 * len(plain.differing(["fx"]))


def test_a_world_is_made_once() -> None:
    every = worlds()
    assert every[3] is every[3]
