from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossfoot.errors import InputError, OptionError
from crossfoot.scan.manifest import begin, held, read

SETTINGS = {"profile": "news", "as of": None, "text": ("body",)}


def test_the_same_settings_are_accepted_again(tmp_path: Path) -> None:
    begin(tmp_path, SETTINGS, restart=False)
    begin(tmp_path, SETTINGS, restart=False)
    assert read(tmp_path) == {"profile": "news", "as of": None, "text": ["body"]}


def test_other_settings_are_refused_and_named(tmp_path: Path) -> None:
    begin(tmp_path, SETTINGS, restart=False)
    with pytest.raises(OptionError) as error:
        begin(tmp_path, {**SETTINGS, "profile": "finance", "as of": "2020-01-01"}, restart=False)
    told = str(error.value)
    assert "profile: news then, finance now" in told
    assert "as of: null then, 2020-01-01 now" in told
    assert "text" not in told
    assert "--restart" in told
    assert read(tmp_path) == {"profile": "news", "as of": None, "text": ["body"]}


def test_restart_takes_other_settings(tmp_path: Path) -> None:
    begin(tmp_path, SETTINGS, restart=False)
    begin(tmp_path, {"profile": "finance"}, restart=True)
    assert read(tmp_path) == {"profile": "finance"}


@pytest.mark.parametrize("restart", [False, True])
def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, restart: bool) -> None:
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(OptionError, match=r"not the folder of a scan \[folder-taken\]"):
        begin(tmp_path, SETTINGS, restart=restart)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"schema": "x"})])
def test_a_manifest_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "scan.json").write_text(text)
    with pytest.raises(OptionError, match=r"scan.json: not understood \[manifest-invalid\]"):
        read(tmp_path)


def test_two_scans_keep_out_of_each_other(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="no file locks on this platform")
    with (
        held(tmp_path / "out"),
        pytest.raises(OptionError, match=r"\[scan-running\]"),
        held(tmp_path / "out"),
    ):
        pass
    with held(tmp_path / "out"):
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"\[output-failed\]"), held(tmp_path / "file" / "out"):
        pass
