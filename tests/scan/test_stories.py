"""JSON files of several articles: each an item of its own, in every engine."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow comes with the extra [scan]")
pytest.importorskip("pandera", reason="pandera comes with the extra [scan]")

from crossfoot.adapters.columns import Columns
from crossfoot.documents.limits import DEFAULT_LIMITS
from crossfoot.documents.options import DEFAULT_OPTIONS, ReadOptions
from crossfoot.errors import InputError
from crossfoot.scan.corpus import Corpus
from crossfoot.scan.item import Story
from crossfoot.scan.parts import COVERAGE, FINDINGS
from crossfoot.scan.splits import splits_of
from crossfoot.scan.stories import story_document, story_items
from tests.scan.samples import invented
from tests.scan.test_local import rows, scanned

SLIP = "The 36 tents sleep 14 each, giving room for 540 people."


def _file(path: Path, stories: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(stories), encoding="utf-8")
    return path


def test_each_article_of_a_list_is_an_item(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.json", [{"id": "camp", "body": SLIP}, {"body": "Nothing to count."}])
    items = list(story_items(str(path), DEFAULT_OPTIONS))
    assert [(item.place, item.value) for item in items] == [(1, Story("camp")), (2, Story("2"))]
    assert story_document(items[0], DEFAULT_OPTIONS).text == SLIP


def test_a_file_that_is_one_article_is_itself_the_item(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.json", {"headline": "Tents", "body": SLIP})
    [item] = story_items(str(path), DEFAULT_OPTIONS)
    assert item.value is None


@pytest.mark.parametrize("written", ["{", "[]", ""])
def test_a_file_without_articles_is_one_item_that_fails_in_the_scan(tmp_path: Path, written: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(written)
    result = scanned(path, out=tmp_path / "out")
    [row] = rows(tmp_path / "out", COVERAGE)
    assert row["status"] == "failed"
    assert "a.json" in row["error"]
    assert result.summary.failures


def test_one_bad_article_does_not_cost_the_others(tmp_path: Path) -> None:
    long = {"id": "long", "body": "Far too long. " * 40}
    path = _file(tmp_path / "a.json", [{"id": "camp", "body": SLIP}, {"id": "none"}, long, {"body": SLIP}])
    options = ReadOptions(limits=replace(DEFAULT_LIMITS, text_size=300))
    items = list(story_items(str(path), options))
    assert len(items) == 4
    assert story_document(items[3], options).text == SLIP
    for item, said in ((items[1], "json-without-article"), (items[2], "text_size|characters of text")):
        with pytest.raises(InputError, match=said):
            story_document(item, options)


def test_a_file_that_lost_articles_says_so(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.json", [{"body": SLIP}, {"body": SLIP}])
    items = list(story_items(str(path), DEFAULT_OPTIONS))
    other = _file(tmp_path / "b.json", [{"body": SLIP}])
    path.write_bytes(other.read_bytes())
    with pytest.raises(InputError, match="file-changed"):
        story_document(items[1], DEFAULT_OPTIONS)


def test_a_scan_finds_in_each_what_a_scan_of_lines_finds(tmp_path: Path) -> None:
    stories = [{key: invented(number)[key] for key in ("id", "date", "text")} for number in range(12)]
    path = _file(tmp_path / "json" / "a.json", {"articles": stories})
    lines = tmp_path / "a.jsonl"
    lines.write_text("".join(json.dumps(one) + "\n" for one in stories), encoding="utf-8")
    scanned(path, out=tmp_path / "one")
    scanned(lines, out=tmp_path / "two")
    found = [
        {(row["place"], row["rule"], row["start"], row["message"]) for row in rows(tmp_path / out, FINDINGS)}
        for out in ("one", "two")
    ]
    assert found[0] == found[1]
    assert len(found[0]) > 12
    assert [row["article"] for row in rows(tmp_path / "one", COVERAGE)][:2] == [
        f"{path}:story-000000",
        f"{path}:story-000001",
    ]


def test_what_is_cut_for_other_machines_holds_the_same_items(tmp_path: Path) -> None:
    path = _file(tmp_path / "a.json", [{"body": SLIP}, {"body": SLIP}])
    corpus = Corpus(lambda: [str(path)], Columns())
    assert [item for split in splits_of(corpus) for item in split.items(corpus)] == [
        item for item, _ in corpus.items()
    ]
