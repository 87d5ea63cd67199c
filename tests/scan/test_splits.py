from __future__ import annotations

import gzip
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow comes with the extra [scan]")
pytest.importorskip("pandera", reason="pandera comes with the extra [scan]")

import pyarrow as pa
import pyarrow.parquet as pq

from crossfoot.adapters.columns import Columns
from crossfoot.scan import splits
from crossfoot.scan.corpus import Corpus
from tests.scan.samples import invented, write_lines


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """Files of all kinds, to be cut small."""
    for name, value in (("_BYTES", 5_000), ("_CHUNK", 700), ("_ROWS", 25), ("_FILES", 2)):
        monkeypatch.setattr(splits, name, value)
    lines = write_lines(tmp_path / "a.jsonl", range(100))
    data = lines.read_bytes().replace(b"\n", b"\n\n \n", 30)  # blank lines count
    lines.write_bytes(data + b'{"text": "' + b"x" * 9000 + b'"}\n{"text": "no line end"}')
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(data))
    rows = pa.Table.from_pylist([invented(number) for number in range(101)])
    pq.write_table(rows, tmp_path / "c.parquet", row_group_size=10)
    for number in range(5):
        (tmp_path / f"d{number}.txt").write_text("Ten.")
    (tmp_path / "e.parquet").write_bytes(b"none")
    (tmp_path / "f.jsonl").write_bytes(b"")
    names = [*(str(path) for path in sorted(tmp_path.iterdir())), str(tmp_path / "gone.jsonl")]
    return Corpus(lambda: names, Columns(("text",), "id", "date", "source"))


def test_the_stretches_hold_every_article_once_and_in_its_place(corpus: Corpus) -> None:
    whole = [(item.file, item.place, item.value) for item, _ in corpus.items()]
    cut = list(splits.splits_of(corpus))
    found = [(item.file, item.place, item.value) for split in cut for item in split.items(corpus)]
    by_place = {(file, place): value for file, place, value in whole}
    assert len(by_place) == len(whole) > 300
    assert len(found) == len(whole)
    assert {(file, place): value for file, place, value in found} == by_place


def test_large_files_are_cut_and_packed_ones_are_not(corpus: Corpus) -> None:
    cut = list(splits.splits_of(corpus))
    of = {
        name: [split for split in cut if split.files[0].endswith(name)]
        for name in ("a.jsonl", "gz", "c.parquet")
    }
    assert len(of["a.jsonl"]) > 4
    assert len(of["gz"]) == 1
    assert [split.place for split in of["c.parquet"]] == [1, 31, 61, 91]
    assert [len(split.files) for split in cut if split.files[0].endswith(".txt")] == [2, 2, 1]
