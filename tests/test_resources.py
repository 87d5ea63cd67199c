"""The folders that travel with crossfoot are found, or the error says where they were looked for."""

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
