"""Data sets in a folder of the test's own, and the command run on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crossfoot.cli import run


@dataclass(frozen=True)
class Ran:
    """What a run left: exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Ran]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """``crossfoot data check`` in the test's folder."""
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str) -> Ran:
        code = run(["data", "check", *arguments])
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Mapping[str, str]], None]:
    """Write files of text, by name."""

    def written(files: Mapping[str, str]) -> None:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return written
