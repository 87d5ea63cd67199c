"""Bands of exchange rates: against the converter itself, around gaps and ends of the data, and through fixed rates."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

import pytest
from currency_converter import CurrencyConverter, RateNotFoundError
from hypothesis import given, settings
from hypothesis import strategies as st

from crossfoot.model.interval import Interval
from crossfoot.reference import published, rates
from crossfoot.reference.rates import Rates

RATES = Rates()
HAIR = Decimal("1e-20")
FEW_DAYS = """Date,USD,JPY,SAD,
2024-03-06,1.0900,162.00,N/A,
2024-03-05,1.0850,163.00,N/A,
2024-03-04,1.0846,163.38,N/A,
2024-03-01,1.0813,162.85,2.0,
"""


@cache
def converter():
    return CurrencyConverter(decimal=True)


def by_converter(base, quote, first, last):
    """The band worked out day by day with the converter's public interface."""
    found = []
    for number in range((last - first).days + 1):
        try:
            found.append(converter().convert(1, base, quote, date=first + timedelta(number)))
        except RateNotFoundError:
            continue
    return (min(found), max(found)) if found else None


@settings(max_examples=60)
@given(
    st.sampled_from(["USD", "HKD", "CNY", "GBP", "EUR", "JPY", "RUB", "ISK", "BRL", "INR"]),
    st.sampled_from(["USD", "EUR", "CHF", "KRW", "SEK", "IDR", "MXN"]),
    st.dates(date(1999, 1, 4), date(2026, 10, 30)),
    st.integers(0, 40),
)
def test_band_is_what_the_converter_gives_day_by_day(base, quote, first, length):
    last = first + timedelta(length)
    expected = by_converter(base, quote, first, last)
    if expected is None or base == quote:
        return
    band = RATES.band(base, quote, first, last)
    assert abs(band.low - expected[0]) < HAIR * expected[0]
    assert abs(band.high - expected[1]) < HAIR * expected[1]


def test_around_takes_the_days_before_and_after():
    day = date(2025, 3, 25)
    assert RATES.around("HKD", "USD", day) == RATES.band("HKD", "USD", date(2025, 3, 18), date(2025, 4, 1))
    assert RATES.around("HKD", "USD", day, days=0).relative_width < 1e-30
    assert RATES.around("HKD", "USD", day, days=60).encloses(RATES.around("HKD", "USD", day, days=3))


def test_a_share_sale_converts_at_the_rate_of_its_week():
    proceeds = RATES.around("HKD", "USD", date(2025, 3, 25)) * 800_000_000 * Decimal("53.25")
    assert proceeds.intersects(Interval(Decimal("5.45e9"), Decimal("5.55e9")))


def test_a_year_is_the_band_of_all_its_days():
    year = RATES.during("GBP", "USD", 2016)
    assert year == RATES.band("GBP", "USD", date(2016, 1, 1), date(2016, 12, 31))
    assert year.encloses(Interval(Decimal("1.23"), Decimal("1.46")))
    assert RATES.during("GBP", "USD", 2015, 2017).encloses(year)


def test_ever_encloses_every_year():
    ever = RATES.ever("EUR", "USD")
    assert all(ever.encloses(RATES.during("EUR", "USD", year)) for year in range(1999, 2026))


def test_a_currency_in_itself_is_one():
    assert RATES.band("TWD", "TWD", date(2020, 1, 1), date(2020, 1, 1)) == Interval.point(1)


def test_a_weekend_has_the_rate_of_the_friday_before():
    friday = RATES.around("USD", "EUR", date(2020, 3, 6), days=0)
    assert RATES.around("USD", "EUR", date(2020, 3, 7), days=0) == friday
    assert RATES.around("USD", "EUR", date(2020, 3, 8), days=0) == friday


def test_an_article_a_little_younger_than_the_data_has_the_last_known_rate():
    last = RATES.span("EUR", "USD")[1]
    known = RATES.around("EUR", "USD", last, days=0)
    assert RATES.around("EUR", "USD", last + timedelta(10), days=0) == known
    assert RATES.around("EUR", "USD", last + timedelta(11), days=0) is None
    assert RATES.around("EUR", "USD", last + timedelta(4)) == RATES.band(
        "EUR", "USD", last - timedelta(3), last
    )


@pytest.mark.parametrize(
    ("base", "quote", "day"),
    [
        ("USD", "EUR", date(1998, 6, 1)),  # before there were euro rates
        ("RUB", "USD", date(2023, 6, 1)),  # not published any more
        ("CNY", "USD", date(1996, 6, 1)),
        ("TWD", "USD", date(2024, 6, 3)),  # never published, not fixed
        ("LBP", "USD", date(2023, 6, 1)),  # not fixed any more
        ("ARS", "USD", date(2002, 6, 3)),
        ("USD", "XYZ", date(2024, 6, 3)),
        ("USD", "EUR", date(1, 1, 2)),
    ],
)
def test_without_data_there_is_no_answer(base, quote, day):
    assert RATES.around(base, quote, day) is None
    assert RATES.around(quote, base, day) is None


def test_a_period_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="ends before it starts"):
        RATES.band("USD", "EUR", date(2024, 1, 2), date(2024, 1, 1))


@pytest.mark.parametrize(
    ("base", "quote", "day", "rate"),
    [
        ("USD", "SAR", date(2024, 6, 3), "3.75"),
        ("USD", "AED", date(2030, 6, 3), "3.6725"),
        ("USD", "QAR", date(1990, 6, 3), "3.64"),
        ("USD", "BHD", date(2024, 6, 1), "0.376"),
        ("EUR", "XOF", date(2024, 6, 3), "655.957"),
        ("EUR", "BAM", date(2024, 6, 3), "1.95583"),
        ("EUR", "DEM", date(2001, 6, 3), "1.95583"),
        ("EUR", "HRK", date(2024, 6, 3), "7.5345"),
        ("EUR", "BGN", date(2026, 6, 3), "1.95583"),
        ("USD", "ARS", date(1998, 6, 3), "1"),
        ("HKD", "MOP", date(2024, 6, 3), "1.03"),
        ("ZAR", "NAD", date(2024, 6, 3), "1"),
        ("XAF", "XOF", date(2024, 6, 3), "1"),
        ("TRY", "TRL", date(2006, 6, 5), "1000000"),
    ],
)
def test_a_fixed_rate_is_exact_whatever_the_day(base, quote, day, rate):
    assert RATES.around(base, quote, day) == Interval.point(Decimal(rate))
    inverse = RATES.around(quote, base, day)
    assert (inverse * Decimal(rate)).contains(1)
    assert inverse.relative_width < 1e-30


def test_two_currencies_fixed_to_the_dollar_are_fixed_to_each_other():
    rate = RATES.around("SAR", "AED", date(2024, 6, 3))
    assert (rate * Decimal("3.75")).contains(Decimal("3.6725"))
    assert rate.width < Decimal("1e-30")


def test_a_fixed_rate_carries_the_daily_rates_of_its_anchor():
    day = date(2024, 6, 3)
    dollars, riyals = RATES.around("EUR", "USD", day), RATES.around("EUR", "SAR", day)
    assert riyals == dollars * Decimal("3.75")
    assert RATES.around("CVE", "USD", day).encloses(RATES.around("EUR", "USD", day) / Decimal("110.265"))


def test_a_band_by_policy_answers_beyond_the_data_and_never_within():
    beyond = RATES.around("USD", "HKD", date(2040, 1, 1))
    assert beyond == Interval(Decimal("7.75"), Decimal("7.85"))
    assert RATES.around("USD", "HKD", date(2025, 3, 25)).relative_width < 0.002
    assert RATES.around("USD", "HKD", date(2025, 3, 22), days=0).relative_width < 1e-30


def test_a_rate_that_was_fixed_and_then_floated_changes_over():
    assert RATES.during("USD", "MYR", 2002).contains(Decimal("3.8"))
    assert RATES.during("USD", "MYR", 2002).relative_width < 1e-20
    assert RATES.during("USD", "MYR", 2016).low > Decimal("3.8")
    assert RATES.during("USD", "CNY", 2003).encloses(Interval(Decimal("8.277"), Decimal("8.279")))


def test_span_says_what_is_known():
    assert RATES.span("CNY", "EUR")[0] <= date(2005, 4, 1)
    assert RATES.span("RUB", "USD") == (date(2005, 4, 1), date(2022, 3, 1))
    assert RATES.span("SAR", "USD") == (date(1986, 6, 1), date.max)
    assert RATES.span("TWD", "USD") is None


def test_the_converter_itself_is_not_imported():
    """It would bring a web client along, which costs more than everything else that a rate needs."""
    code = (
        "import sys; from datetime import date; from crossfoot.reference.rates import Rates;"
        "assert Rates().around('HKD', 'USD', date(2025, 3, 25));"
        "print([name for name in ('currency_converter', 'urllib.request') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("base", "quote"), [("HKD", "USD"), ("CNY", "USD"), ("SAR", "GBP"), ("JPY", "KWD")])
def test_the_band_is_exactly_that_of_all_days(base, quote):
    """Floats choose the days for which the quotient is worked out; they must not leave one out."""
    every = [each for _, each in rates._daily(None, base, quote, date.min, date.max)]
    assert RATES.ever(base, quote) == Interval(
        min(each.low for each in every), max(each.high for each in every)
    )


def test_all_threads_get_the_same_answer():
    for cached in (published._file, published.series, published.published_days, rates._band):
        cached.cache_clear()
    jobs = [("HKD", "USD"), ("GBP", "JPY"), ("SAR", "EUR"), ("CNY", "USD")] * 8
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda pair: RATES.around(*pair, date(2025, 3, 25)), jobs))
    assert found == [RATES.around(*pair, date(2025, 3, 25)) for pair in jobs]


def test_rates_carry_no_data_to_another_process():
    RATES.ever("HKD", "USD")
    assert len(pickle.dumps(RATES)) < 200
    assert pickle.loads(pickle.dumps(RATES)) == RATES


def test_a_newer_file_may_be_given(tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text(FEW_DAYS, encoding="utf-8")
    mine = Rates(path)
    band = mine.band("EUR", "USD", date(2024, 3, 1), date(2024, 3, 31))
    assert band == Interval(Decimal("1.0813"), Decimal("1.0900"))
    assert mine.span("EUR", "USD") == (date(2024, 3, 1), date(2024, 3, 6))
    assert mine.band("EUR", "SAD", date(2024, 3, 4), date(2024, 3, 6)) == Interval.point(2)
    assert mine.band("EUR", "GBP", date(2024, 3, 1), date(2024, 3, 31)) is None
