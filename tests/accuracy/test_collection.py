"""Samples of a collection are drawn by offset and step, from plain and gzipped JSON lines."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from scripts.accuracy import collection


def written(folder: Path, name: str, count: int) -> Path:
    lines = "".join(
        json.dumps({"id": f"a{n}", "date": "2010-04-19", "text": f"{n}"}) + "\n" for n in range(count)
    )
    path = folder / name
    path.write_bytes(gzip.compress(lines.encode()) if name.endswith(".gz") else lines.encode())
    return path


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz"])
def test_a_sample_takes_every_nth_article(tmp_path: Path, name: str) -> None:
    drawn = collection.sample(written(tmp_path, name, 10), offset=1, step=4, limit=2)
    assert [article.id for article in drawn] == ["a1", "a5"]
    assert drawn[0].date == date(2010, 4, 19)


def test_a_date_that_is_not_whole_is_none() -> None:
    assert collection.day("2010") is None
    assert collection.day(None) is None


def test_names_are_looked_up_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "news.jsonl.gz", 1)
    monkeypatch.setenv(collection.VARIABLE, str(tmp_path))
    assert collection.find("news") == path
    with pytest.raises(FileNotFoundError, match=r"no 'nwes' in .*: news\.jsonl\.gz"):
        collection.find("nwes")


def test_without_a_folder_the_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(collection.VARIABLE, raising=False)
    with pytest.raises(FileNotFoundError, match="CROSSFOOT_REALTEXT names no folder"):
        collection.find("news")
