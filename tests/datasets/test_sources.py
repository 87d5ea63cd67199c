"""Parquet files and queries: the same checks, with the precision of their types."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pandas", reason="pandas comes with the extra [data]")
pytest.importorskip("pyarrow", reason="pyarrow comes with the extra [data]")
sa = pytest.importorskip("sqlalchemy", reason="SQLAlchemy comes with the extra [data]")

import pandas as pd  # noqa: E402  after the check for pandas

from tests.datasets.conftest import Command  # noqa: E402
from tests.datasets.databases import postgresql  # noqa: E402

Write = Callable[[Mapping[str, str]], None]
ROW = "proceeds == shares * price"
QUERY = """\
dataset: deals
source:
  sql: select shares, price, proceeds from deals order by id
  {url}
rows:
  - check: proceeds == shares * price
"""


def frame(proceeds: float) -> pd.DataFrame:
    return pd.DataFrame({"shares": [800_000_000, 3], "price": [53.25, 2.5], "proceeds": [proceeds, 7.5]})


# ---- Parquet


def test_parquet_is_checked(check: Command, tmp_path: Path) -> None:
    frame(42.6e9).to_parquet(tmp_path / "sound.parquet")
    frame(46.2e9).to_parquet(tmp_path / "slipped.parquet")
    assert check("sound.parquet", "--row", ROW).code == 0
    ran = check("slipped.parquet", "--row", ROW)
    assert ran.code == 1
    assert "two digits swapped" in ran.out


@pytest.mark.parametrize(
    ("column", "says"),
    [
        ([True, False], "true and false"),
        (pd.to_datetime(["2025-01-01", "2025-01-02"]), "dates"),
        (["twelve", "1"], "'twelve' is no number"),
        ([float("inf"), 1.0], "is no number"),
    ],
)
def test_columns_of_the_wrong_type_say_so(check: Command, tmp_path: Path, column: Any, says: str) -> None:
    frame(42.6e9).assign(price=column).to_parquet(tmp_path / "a.parquet")
    ran = check("a.parquet", "--row", ROW)
    assert ran.code == 2
    assert "column 'price'" in ran.out
    assert says in ran.out


def test_decimals_keep_their_digits_in_parquet(check: Command, tmp_path: Path) -> None:
    """A Decimal of 2.50 has two of them, as printed."""
    made = frame(42.6e9).assign(price=[Decimal("53.25"), Decimal("2.50")])
    made.to_parquet(tmp_path / "a.parquet")
    assert check("a.parquet", "--row", ROW).code == 0


def test_large_whole_numbers_with_gaps_keep_their_last_digit(check: Command, tmp_path: Path) -> None:
    values = pd.array([9_007_199_254_740_993, None, 1], dtype="Int64")
    pd.DataFrame({"a": values, "b": pd.array([9_007_199_254_740_992, 5, 1], dtype="Int64")}).to_parquet(
        tmp_path / "a.parquet"
    )
    assert check("a.parquet", "--row", "a - b == 1 * 0", "--nulls", "skip").code == 1


def test_a_file_that_only_claims_to_be_parquet(check: Command, write: Write) -> None:
    write({"a.parquet": "a,b\n1,2\n"})
    ran = check("a.parquet", "--row", "a == b")
    assert ran.code == 2
    assert "not-parquet" in ran.out


def test_parquet_without_rows_is_no_pass(check: Command, tmp_path: Path) -> None:
    frame(1).head(0).to_parquet(tmp_path / "a.parquet")
    assert check("a.parquet", "--row", ROW).code == 2


# ---- SQLite


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "figures.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table deals (id integer, shares integer, price real, proceeds text)")
        connection.execute(
            "insert into deals values (1, 800000000, 53.25, '46.2 billion'), (2, 3, 2.5, '7.50')"
        )
    connection.close()
    return path


def test_a_query_on_sqlite_is_checked(check: Command, write: Write, database: Path) -> None:
    write({"deals.yaml": QUERY.format(url="url: sqlite:///figures.db")})
    ran = check("deals.yaml")
    assert ran.code == 1
    assert "two digits swapped" in ran.out


def test_a_query_cannot_change_the_database(check: Command, write: Write, database: Path) -> None:
    text = QUERY.format(url="url: sqlite:///figures.db").replace(
        "select shares, price, proceeds from deals order by id",
        "delete from deals returning shares, price, proceeds",
    )
    write({"deals.yaml": text})
    ran = check("deals.yaml")
    assert ran.code == 2
    assert "readonly" in ran.out
    with sqlite3.connect(database) as connection:
        assert connection.execute("select count(*) from deals").fetchone() == (2,)
    connection.close()


@pytest.mark.parametrize(
    ("url", "query", "says"),
    [
        ("url: sqlite:///nowhere.db", "select 1 as a", "There is no database"),
        ("url-from: CROSSFOOT_TEST_URL", "select 1 as a", "CROSSFOOT_TEST_URL is not set"),
        ("url: sqlite:///figures.db", "selekt 1", "syntax error"),
        ("url: sqlite:///figures.db", "select price, price from deals", "two columns 'price'"),
        ("url: sqlite:///figures.db", "select shares, price, proceeds from deals where id > 9", "no-rows"),
        ("url: nonsense", "select 1 as a", "query not run"),
    ],
)
def test_what_a_database_refuses_is_no_pass(
    check: Command, write: Write, database: Path, url: str, query: str, says: str
) -> None:
    write(
        {
            "deals.yaml": QUERY.format(url=url).replace(
                "select shares, price, proceeds from deals order by id", query
            )
        }
    )
    ran = check("deals.yaml")
    assert ran.code == 2
    assert says in ran.out


# ---- PostgreSQL


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    pytest.importorskip("psycopg", reason="psycopg comes with the test group of the data session")
    with postgresql() as url:
        engine = sa.create_engine(url)
        with engine.begin() as connection:
            connection.execute(sa.text("create sequence counter"))
            connection.execute(
                sa.text(
                    "create table deals (id int, shares bigint, price numeric(12, 2), proceeds numeric(20, 2))"
                )
            )
            connection.execute(
                sa.text(
                    "insert into deals values (1, 800000000, 53.25, 46200000000), (2, 3, 2.5, 7.5), (3, 7, 1.1, 7.7)"
                )
            )
        engine.dispose()
        yield url


@pytest.mark.slow
def test_a_query_on_postgresql_is_checked(
    check: Command, write: Write, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NUMERIC columns keep the decimals of their type; the url comes from the environment."""
    monkeypatch.setenv("CROSSFOOT_TEST_URL", server)
    write({"deals.yaml": QUERY.format(url="url-from: CROSSFOOT_TEST_URL")})
    ran = check("deals.yaml", "--format", "json")
    assert ran.code == 1
    (found,) = ran.json["datasets"][0]["checks"]
    assert (found["checked"], found["failed"]) == (3, 1)
    assert found["rows"][0]["slip"] == "digits-transposed"
    assert found["rows"][0]["cells"]["price"] == "53.25"


@pytest.mark.slow
def test_a_query_cannot_change_postgresql(
    check: Command, write: Write, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSFOOT_TEST_URL", server)
    text = QUERY.format(url="url-from: CROSSFOOT_TEST_URL")
    write({"deals.yaml": text.replace("select shares", "select nextval('counter') as shares")})
    ran = check("deals.yaml")
    assert ran.code == 2
    assert "read-only transaction" in ran.out


@pytest.mark.slow
def test_no_message_shows_the_password(check: Command, write: Write, server: str) -> None:
    url = server.replace("crossfoot@", "crossfoot:s3cret@").replace("/postgres", "/nowhere")
    write({"deals.yaml": QUERY.format(url=f"url: {url}")})
    ran = check("deals.yaml")
    assert ran.code == 2
    assert "s3cret" not in ran.out + ran.err
