"""The two commands of the README set themselves up, and say how to mend what is missing."""

from pathlib import Path

import pytest

import bootstrap


def test_without_a_command_it_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main([]) == 2
    assert bootstrap.main(["--help"]) == 0
    assert capsys.readouterr().out.count("python3 bootstrap.py audit [PATH...]") == 2


def test_an_old_python_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bootstrap.main(["audit"]) == 2
    assert "crossfoot needs Python 3.11 or newer." in capsys.readouterr().err
    assert not (tmp_path / ".venv").exists()


def test_an_environment_is_stale_when_a_source_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    (tmp_path / "src" / "__pycache__").mkdir(parents=True)
    (tmp_path / "src" / "a.py").write_text("x = 1")
    names = ("src", "pyproject.toml")
    first = bootstrap.digest(names)
    (tmp_path / "src" / "__pycache__" / "a.pyc").write_text("compiled")
    assert bootstrap.digest(names) == first
    (tmp_path / "src" / "a.py").write_text("x = 2")
    second = bootstrap.digest(names)
    (tmp_path / "pyproject.toml").write_text("[project]")
    assert len({first, second, bootstrap.digest(names)}) == 3


def test_an_environment_with_the_same_stamp_is_used_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    folder = tmp_path / ".venv" / "audit"
    folder.mkdir(parents=True)
    (folder / "crossfoot-stamp").write_text("same")
    assert bootstrap.environment("audit", ".", "same").parent == folder
