from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow comes with the extra [scan]")
pytest.importorskip("pandera", reason="pandera comes with the extra [scan]")


from crossfoot.adapters.columns import Columns
from crossfoot.errors import InputError, OptionError
from crossfoot.scan.batches import Batch, batches
from crossfoot.scan.corpus import Corpus
from crossfoot.scan.item import Item
from crossfoot.scan.local import batch_for
from tests.scan.samples import write_lines


def corpus(*paths: Path, columns: Columns | None = None) -> Corpus:
    return Corpus(lambda: [str(path) for path in paths], columns or Columns())


def numbered(count: int, size: int = 1) -> list[tuple[Item, int]]:
    return [(Item("f", place, b"x" * size), place) for place in range(1, count + 1)]


def test_batches_hold_everything_once_and_in_order() -> None:
    made = list(batches(numbered(25), 10))
    assert [(batch.number, len(batch.items), batch.done) for batch in made] == [
        (0, 10, 10),
        (1, 10, 20),
        (2, 5, 25),
    ]
    assert [item.place for batch in made for item in batch.items] == list(range(1, 26))
    assert list(batches(numbered(20), 10))[-1].number == 1, "no empty batch at the end"
    assert list(batches([], 10)) == []


def test_large_articles_fill_a_batch_sooner() -> None:
    made: list[Batch] = list(batches(numbered(5, 3 * 1024 * 1024), 1000))
    assert [len(batch.items) for batch in made] == [3, 2]


def test_the_columns_are_looked_up_in_the_first_file_that_has_any(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ten.")
    lines = write_lines(tmp_path / "b.jsonl", range(3))
    found = corpus(tmp_path / "a.txt", lines).resolve()
    assert found.columns == Columns(("text",), "id", "date", "source")
    assert [(item.place, done > 0) for item, done in found.items()] == [
        (1, False),
        (1, True),
        (2, True),
        (3, True),
    ]
    with pytest.raises(OptionError, match="no column 'body'"):
        corpus(lines, columns=Columns(("body",))).resolve()
    with pytest.raises(InputError, match=r"\[corpus-empty\]"):
        corpus().resolve()


def test_the_fingerprint_knows_a_changed_corpus(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "b.jsonl", range(300))
    before = corpus(lines).size()
    assert corpus(lines).size() == before
    data = lines.read_bytes()
    assert before.bytes == len(data) > 1 << 16
    for changed in (data[:-3] + b"9" + data[-2:], data.replace(b"2019", b"2018", 1), data + b"{}\n"):
        lines.write_bytes(changed)
        assert corpus(lines).size().digest != before.digest
    lines.write_bytes(data)
    assert corpus(lines).size() == before, "a copy is the same corpus"


def test_a_file_that_cannot_be_read_is_an_item_all_the_same(tmp_path: Path) -> None:
    gone = corpus(tmp_path / "gone.jsonl", tmp_path / "gone.parquet", tmp_path / "gone.txt")
    assert [item.place for item, _ in gone.items()] == [1, 1, 1]
    assert gone.size().files == 3


def test_batches_are_as_the_corpus_is_large() -> None:
    assert [batch_for(size) for size in (0, 120_000_000, 10**12)] == [100, 300, 1000]
