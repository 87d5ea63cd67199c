"""The folders that travel with crossfoot are found, or the error says where they were looked for."""

import sys
from pathlib import Path

import pytest

from crossfoot import resources
from crossfoot.errors import CrossfootError


def test_the_rulebook_is_found_and_has_rules() -> None:
    assert list(resources.data_dir("rules").glob("*/*.yaml"))


def test_the_installed_copy_comes_before_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "src" / "crossfoot"
    for folder in (package / "_data" / "rules", tmp_path / "rules", tmp_path / "datasets"):
        folder.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.data_dir("rules") == package / "_data" / "rules"
    assert resources.data_dir("datasets") == tmp_path / "datasets"


def test_a_missing_folder_is_an_error_that_names_both_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "src" / "crossfoot")
    with pytest.raises(CrossfootError) as caught:
        resources.data_dir("rules")
    assert str(tmp_path / "rules") in str(caught.value)
    assert str(tmp_path / "src" / "crossfoot" / "_data" / "rules") in str(caught.value)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(resources, "_kept_at", lambda name: tmp_path / "cache" / f"{name}.json")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "cache"


def test_what_was_made_is_kept_until_the_source_changes(place: Path) -> None:
    made = []

    def make() -> dict[str, list[int]]:
        made.append(1)
        return {"é": [1]}

    assert resources.kept("a", "one", make) == resources.kept("a", "one", make) == {"é": [1]}
    assert len(made) == 1
    resources.kept("a", "two", make)
    assert len(made) == 2
    assert [path.name for path in place.iterdir()] == ["a.json"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"source": "one"}', b"\xff"])
def test_a_damaged_file_is_made_again(place: Path, damage: bytes) -> None:
    place.mkdir()
    (place / "a.json").write_bytes(damage)
    assert resources.kept("a", "one", lambda: 7) == 7
    assert resources.kept("a", "one", lambda: 8) == 7


def test_nothing_is_kept_where_python_keeps_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert resources.kept("a", "one", lambda: 7) == 7
    assert not place.exists()


def test_a_place_that_cannot_be_written_is_no_error(place: Path) -> None:
    place.write_text("a file, not a folder", encoding="utf-8")
    assert resources.kept("a", "one", lambda: 7) == 7
