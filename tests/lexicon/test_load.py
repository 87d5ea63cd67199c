"""The tables as read at run time are those of the YAML files."""

import json
from pathlib import Path

import pytest

from crossfoot import resources
from crossfoot.lexicon import load


@pytest.mark.parametrize("name", load.names())
def test_a_table_survives_as_json(name: str) -> None:
    source = (Path(load.__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    assert json.loads(load.as_json(name)) == load.table(name) == load.parse(source)


def test_there_is_no_other_table() -> None:
    with pytest.raises(FileNotFoundError):
        load.table("no-such-table")


def test_words_stay_words() -> None:
    assert load.parse("[on, off, no, yes, y, 2024-01-01, 12, true]") == [
        "on", "off", "no", "yes", "y", "2024-01-01", 12, True,
    ]  # fmt: skip


def test_a_key_that_is_no_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.yaml").write_text("{1: one}", encoding="utf-8")
    monkeypatch.setattr(load, "_FOLDER", tmp_path)
    with pytest.raises(ValueError, match="are all its keys text"):
        load.as_json("bad")


def test_a_packaged_table_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_data" / "lexicon").mkdir(parents=True)
    (tmp_path / "_data" / "lexicon" / "made-up.json").write_text('{"a": ["b"]}', encoding="utf-8")
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert load.table("made-up") == {"a": ["b"]}
    load.table.cache_clear()
