from __future__ import annotations

import datetime
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow comes with the extra [scan]")
pytest.importorskip("pandera", reason="pandera comes with the extra [scan]")

import pyarrow as pa
import pyarrow.parquet as pq

from crossfoot.adapters.columns import Columns
from crossfoot.errors import InputError
from crossfoot.scan.batches import article_of
from crossfoot.scan.item import Unread
from crossfoot.scan.tables import is_table, row_groups, row_items, table_columns
from tests.scan.samples import Desk

COLUMNS = Columns(("text",), "id", "date", "source")


@pytest.fixture
def table(tmp_path: Path) -> str:
    rows = pa.table(
        {
            "id": pa.array(range(1000)),
            "text": [None if number == 3 else f"Story {number}" for number in range(1000)],
            "date": pa.array([datetime.datetime(2020, 3, 1, 12)] * 1000, pa.timestamp("us", "UTC")),
            "source": ["city"] * 1000,
            "huge": ["x" * 100] * 1000,
        }
    )
    pq.write_table(rows, tmp_path / "t.parquet", row_group_size=300)
    return str(tmp_path / "t.parquet")


def test_every_row_is_an_article(table: str) -> None:
    items = list(row_items(table, COLUMNS))
    assert [item.place for item in items] == list(range(1, 1001))
    found = article_of(items[41], COLUMNS, Desk())
    assert (found.id, found.source, found.place) == ("41", "city", 42)
    assert (found.load().text, found.load().date) == ("Story 41", datetime.date(2020, 3, 1))
    assert article_of(items[3], COLUMNS, Desk()).load().text == ""
    assert set(items[0].value or ()) == set(COLUMNS.names), "other columns are not read"
    assert items[-1].done == Path(table).stat().st_size


def test_row_groups_can_be_read_alone(table: str) -> None:
    assert row_groups(table) == [300, 300, 300, 100]
    places = [item.place for item in row_items(table, COLUMNS, [1, 2], 301)]
    assert places == list(range(301, 901))


def test_what_is_no_parquet_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    path.write_bytes(b"nothing of the kind")
    assert is_table(str(path))
    with pytest.raises(InputError, match=r"x\.parquet: not read \[not-parquet\]"):
        table_columns(str(path))
    [item] = row_items(str(path), COLUMNS)
    assert isinstance(item.value, Unread)


def test_a_later_file_without_the_column_is_told_once(tmp_path: Path) -> None:
    pq.write_table(pa.table({"body": ["x", "y"]}), tmp_path / "x.parquet")
    [item] = row_items(str(tmp_path / "x.parquet"), COLUMNS)
    assert isinstance(item.value, Unread)
    assert "no column 'text'. It has: body" in item.value.message


def test_a_broken_row_group_leaves_the_others(table: str) -> None:
    data = bytearray(Path(table).read_bytes())
    middle = len(data) // 2
    data[middle - 3000 : middle + 3000] = b"\0" * 6000
    Path(table).write_bytes(data)
    items = list(row_items(table, COLUMNS))
    assert isinstance(items[-1].value, Unread)
    assert len(items) > 1
