"""Colours and progress."""

from __future__ import annotations

import io
import sys

import pytest

from crossfoot.cli import terminal
from crossfoot.cli.terminal import takes_colour, with_progress


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_colours_go_to_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert takes_colour(Screen())
    assert not takes_colour(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not takes_colour(Screen())
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not takes_colour(Screen())


def test_progress_is_shown_and_wiped_when_work_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(terminal, "_PATIENCE", -1.0)
    assert list(with_progress([1, 2, 3], "articles")) == [1, 2, 3]
    assert screen.getvalue().startswith("\r0 of 3 articles")
    assert screen.getvalue().endswith("\r" + " " * 15 + "\r")


def test_no_progress_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(with_progress([1, 2], "articles")) == [1, 2]
    assert capsys.readouterr().err == ""
