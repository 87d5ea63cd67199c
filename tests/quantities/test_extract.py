"""Whole texts: offsets, order, borrowed units, flags, and no input that breaks or slows it."""

from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossfoot.model.quantity import Kind
from crossfoot.quantities import extract_figures

_PIECES = """5 6.6% $5.5 billion HK$53.25 –- to from between and one in five a third half the more than 1,234 1.2.3
1:2:3 twenty-one million m k ½ 3/8 Q3 2024 June 31 , ( ) " . ' per each a year-old 52-hectare °C minus ± +
. % pct point times as many again twenty-first ft 4in dollars cents quarter"""
PIECES = st.sampled_from([*re.split(r"\s+", _PIECES), "\n"])


def sound(text: str) -> None:
    extraction = extract_figures(text)
    edge = 0
    for figure in extraction.figures:
        assert text[figure.start : figure.end] == figure.text
        assert edge <= figure.first < figure.last
        assert figure.hedge_start <= figure.start
        sentence = extraction.sentences[figure.sentence]
        assert sentence.first <= figure.first < sentence.last
        assert figure.lenient.encloses(figure.interval)
        figure.quantity()
        edge = figure.last


@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))
def test_any_mixture_of_pieces_is_read_without_harm(pieces: list[str], joint: str) -> None:
    sound(joint.join(pieces))


@given(st.text(max_size=120))
def test_any_text_is_read_without_harm(text: str) -> None:
    sound(text)


@given(
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.sampled_from(["${}", "£{}", "{}%", "{} tonnes", "{}"]),
)
def test_a_printed_number_is_read_back(value: Decimal, style: str) -> None:
    printed = style.format(f"{value:,}")
    (figure,) = extract_figures(f"It was {printed} then.").figures
    assert figure.text == printed
    assert figure.value == value
    assert figure.value.as_tuple().exponent == -2


def test_a_number_behind_to_takes_the_unit_of_the_figure_behind_from() -> None:
    first, second = extract_figures("It was cut from 15 weeks to 24 in the end.").figures
    assert (second.kind, second.unit) == (Kind.DURATION, "week")
    first, second = extract_figures("It rose from 2,280 patients to 2,570 then.").figures
    assert second.noun == first.noun == "patient"


def test_a_percentage_lends_nothing_across_a_comma() -> None:
    first, second = extract_figures("That is 20 million, or 38%.").figures
    assert (first.kind, second.kind) == (Kind.NUMBER, Kind.PERCENT)


def test_a_parenthesis_is_noted_even_before_a_hedge() -> None:
    figures = extract_figures(
        "It paid 30 billion yuan (about $4.1 billion) in 2 years (3 after all)."
    ).figures
    assert [f.paren for f in figures] == [False, True, False, True]


def test_a_hedge_keeps_its_own_place() -> None:
    (figure,) = extract_figures("It cost more than £84m.").figures
    assert figure.hedge == "above"
    assert (figure.start, figure.hedge_start) == (18, 8)


def test_addresses_hold_no_figures() -> None:
    assert extract_figures("See https://example.org/2024/05/12-facts and a5@example.org.").figures == []


def test_a_dollar_is_american_unless_the_text_sets_the_two_apart() -> None:
    (figure,) = extract_figures("The Toronto firm in Canada paid $5m.").figures
    assert figure.unit == "USD"
    first, second = extract_figures("The Toronto firm in Canada paid $5m (US$3.7m).").figures
    assert (first.unit, second.unit) == ("CAD", "USD")


def test_crowns_are_those_of_the_country() -> None:
    (figure,) = extract_figures("The bank in Copenhagen, Denmark, paid 5 million kroner.").figures
    assert figure.unit == "DKK"


def test_text_without_figures_gives_none() -> None:
    assert extract_figures("").figures == []
    assert extract_figures("Nothing happened, and nobody saw it.").figures == []


HOSTILE = {
    "long digit string": "1",
    "ones and commas": "1,",
    "scale words": "million ",
    "number words": "one hundred and ",
    "hyphens": "twenty-",
    "slashes": "1/",
    "feet and inches": "6ft 4in ",
    "years and months": "1 year and ",
    "signs": "$",
    "articles": "half a ",
    "stops": ". ",
    "rates": "5 per new ",
    "lines": "5\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_four_times_the_input_takes_far_less_than_sixteen_times_the_time(unit: str) -> None:
    def best(size: int) -> float:
        text = unit * (size // len(unit))
        times = []
        for _ in range(5):  # a busy machine slows some of them
            begun = time.process_time()
            extract_figures(text)
            times.append(time.process_time() - begun)
        return min(times)

    extract_figures("warm 5%")
    assert best(160_000) < 8 * best(40_000) + 0.02
