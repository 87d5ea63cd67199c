from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow comes with the extra [scan]")
pytest.importorskip("pandera", reason="pandera comes with the extra [scan]")

import pyarrow as pa

from crossfoot.adapters.columns import Columns
from crossfoot.documents.limits import Limits
from crossfoot.documents.options import DEFAULT_OPTIONS, ReadOptions
from crossfoot.errors import InputError
from crossfoot.scan import lines
from crossfoot.scan.item import Item, Unread

COLUMNS = Columns(("text",), "id", "date", "source")
RAW = b'{"id": 1, "text": "one"}\n\n{"id": 2, "text": "two"}\r\n{"id": 3, "text": "three"}'


def written(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def test_packed_files_are_read_like_plain_ones(tmp_path: Path) -> None:
    """Several members in a file too, as parallel packers write them."""
    half = RAW.index(b"\n\n") + 1
    zstd = [pa.compress(part, codec="zstd", asbytes=True) for part in (RAW[:half], RAW[half:])]
    names = [
        written(tmp_path, "a.jsonl", RAW),
        written(tmp_path, "a.jsonl.gz", gzip.compress(RAW[:half]) + gzip.compress(RAW[half:])),
        written(tmp_path, "a.ndjson.zst", b"".join(zstd)),
    ]
    found = [[(item.place, item.value) for item in lines.line_items(name, 100)] for name in names]
    assert [place for place, _ in found[0]] == [1, 3, 4], "a blank line is counted and left out"
    assert found[0] == found[1] == found[2]
    assert all(lines.is_lines(name) for name in names)
    assert not lines.is_lines("a.json")
    assert not lines.is_lines("a.gz")


def test_a_stretch_of_a_plain_file_has_the_lines_that_begin_in_it(tmp_path: Path) -> None:
    name = written(tmp_path, "a.jsonl", RAW)
    middle = RAW.index(b'{"id": 2')
    first = [item.place for item in lines.line_items(name, 100, 0, middle)]
    rest = [item.place for item in lines.line_items(name, 100, middle, None, 3)]
    assert (first, rest) == ([1], [3, 4])


def test_a_line_without_end_is_passed_over_in_little_memory(tmp_path: Path) -> None:
    name = written(tmp_path, "a.jsonl", b'{"text": "' + b"x" * 1000 + b'"}\n{"text": "short"}\n' + b"y" * 101)
    items = list(lines.line_items(name, 100))
    assert [item.place for item in items] == [1, 2, 3]
    assert isinstance(items[0].value, Unread)
    assert "has 1,013 bytes; the limit file-size is 100" in items[0].value.message
    assert isinstance(items[1].value, bytes)
    assert isinstance(items[2].value, Unread)


def test_a_truncated_file_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    many = b"".join(b'{"text": "%d"}\n' % number for number in range(200_000))
    for name, data in (
        ("a.jsonl.gz", gzip.compress(many)),
        ("a.jsonl.zst", pa.compress(many, codec="zstd", asbytes=True)),
    ):
        *good, last = lines.line_items(written(tmp_path, name, data[:-20]), 100)
        assert good, name
        assert isinstance(last.value, Unread), name
        assert "the rest of the file not read [file-broken]" in last.value.message
        assert last.place == good[-1].place + 1


def test_a_record_makes_an_article() -> None:
    data = {"id": 17, "text": "Ten of 20.", "date": "2020-03-01T10:00:00Z", "source": "city", "more": [1]}
    found = lines.line_article(Item("f.jsonl", 7, json.dumps(data).encode()), COLUMNS, DEFAULT_OPTIONS)
    document = found.load()
    assert (found.id, found.source, found.file, found.place) == ("17", "city", "f.jsonl", 7)
    assert (document.text, str(document.date)) == ("Ten of 20.", "2020-03-01")


def test_without_an_id_the_place_is_the_name() -> None:
    found = lines.line_article(Item("f.jsonl", 7, b'{"text": "x", "id": null}'), COLUMNS, DEFAULT_OPTIONS)
    assert found.id == "f.jsonl:7"


def test_several_columns_are_parts() -> None:
    both = Columns(("headline", "path", "body"))
    item = Item("f.jsonl", 1, b'{"headline": "Ten", "path": "way", "body": "Of 20."}')
    document = lines.line_article(item, both, DEFAULT_OPTIONS).load()
    assert document.text == "Ten\n\nway\n\nOf 20."
    assert document.locate(10, 12).part == "body"
    bare = Item("f.jsonl", 1, b'{"headline": null, "path": "", "body": "Of 20."}')
    assert lines.line_article(bare, both, DEFAULT_OPTIONS).load().text == "Of 20.", (
        "no gap for a part that is not there"
    )


@pytest.mark.parametrize("value", ["20200301", "2020-03-01", "Sun, 01 Mar 2020 10:00:00 GMT"])
def test_dates_in_the_usual_forms(value: str) -> None:
    data = json.dumps({"text": "x", "date": value}).encode()
    found = lines.line_article(Item("f.jsonl", 7, data), COLUMNS, DEFAULT_OPTIONS)
    assert str(found.load().date) == "2020-03-01"
    assert found.remark is None


@pytest.mark.parametrize("value", ["yesterday", 1583020800, "2020-13-01", "20201301", [], True])
def test_a_date_that_is_none_is_remarked_upon(value: object) -> None:
    data = json.dumps({"id": "a", "text": "x", "date": value}).encode()
    found = lines.line_article(Item("f.jsonl", 7, data), COLUMNS, DEFAULT_OPTIONS)
    assert found.load().date is None
    assert found.remark is not None
    assert "[date-unknown]" in found.remark


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"text": "cut off', "[json-invalid]"),
        (b"[" * 200_000, "[json-invalid]"),
        (b'["text"]', "holds list"),
        (b'{"body": "x"}', "no 'text'. It has: body"),
        (b'{"text": 12}', "'text' holds int, not text"),
        (b'{"text": "caf\xe9"}', "Byte 0xe9 is not valid utf-8"),
    ],
)
def test_a_bad_line_says_what_is_wrong_when_it_is_loaded(data: bytes, told: str) -> None:
    found = lines.line_article(Item("f.jsonl", 7, data), COLUMNS, DEFAULT_OPTIONS)
    with pytest.raises(InputError) as error:
        found.load()
    assert told in str(error.value)
    assert "f.jsonl:7" in str(error.value)


def test_an_encoding_can_be_named() -> None:
    found = lines.line_article(
        Item("f.jsonl", 7, b'{"text": "caf\xe9"}'), COLUMNS, ReadOptions(encoding="cp1252")
    )
    assert found.load().text == "café"


def test_a_text_over_the_limit_is_refused() -> None:
    options = ReadOptions(limits=Limits(text_size=10))
    found = lines.line_article(Item("f.jsonl", 7, b'{"id": "a", "text": "Twelve chars"}'), COLUMNS, options)
    with pytest.raises(InputError, match=r"a: article not read \[limit-reached\]"):
        found.load()


def test_a_null_text_is_an_article_without_text() -> None:
    assert (
        lines.line_article(Item("f.jsonl", 7, b'{"text": null}'), COLUMNS, DEFAULT_OPTIONS).load().text == ""
    )


def test_the_columns_are_those_of_the_first_records(tmp_path: Path) -> None:
    name = written(tmp_path, "a.jsonl", b'\xef\xbb\xbf{"a": 1}\nbroken\n{"b": 2, "a": 3}\n')
    assert lines.head_columns(name, DEFAULT_OPTIONS) == ["a", "b"]
    with pytest.raises(InputError, match=r"no JSON record .*\[no-records\]"):
        lines.head_columns(written(tmp_path, "b.jsonl", b"one\ntwo\n"), DEFAULT_OPTIONS)
