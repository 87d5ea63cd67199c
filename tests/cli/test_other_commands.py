"""``claims``, ``explain``, ``rules``, ``--version``, and the start of the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from crossfoot.cli import run
from crossfoot.cli.group import COMMANDS, cli
from tests.cli.conftest import Terminal

SALE = "---\ndate: 2024-01-02\n---\nA 16.6% discount.\n\nNothing else.\n"


def test_claims_lists_figures_and_does_not_judge(terminal: Terminal) -> None:
    terminal.write("a.md", SALE)
    terminal.write("b.txt", "No figures.\n")
    outcome = terminal.run("claims", "a.md", "b.txt")
    assert outcome.code == 0
    assert outcome.out.startswith("a.md: 1 figure, 1 checked\n")
    assert "discount (error)" in outcome.out
    assert outcome.out.endswith("\nb.txt: no figures.\n")


def test_claims_of_a_missing_file(terminal: Terminal) -> None:
    outcome = terminal.run("claims", "none.md")
    assert outcome.code == 2
    assert "none.md: no such file" in outcome.err


def test_explain_shows_the_line(terminal: Terminal) -> None:
    terminal.write("a.md", SALE)
    outcome = terminal.run("explain", "a.md:4")
    assert outcome.code == 0
    assert outcome.out.startswith("a.md:4\n  A 16.6% discount.\n")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("a.md", "'a.md' is not FILE:LINE. Name a line of the file, as in article.md:12."),
        ("a.md:0", "'a.md:0' is not FILE:LINE."),
        ("a.md:7", "a.md has 6 lines; there is no line 7."),
        ("a.md:2", "a.md:2 leaves no text to check: it is blank, or front matter, code or a comment."),
        ("b.md:1", "b.md: no such file"),
    ],
)
def test_explain_of_no_place(terminal: Terminal, place: str, message: str) -> None:
    terminal.write("a.md", SALE)
    outcome = terminal.run("explain", place)
    assert message in outcome.err
    assert outcome.code == 2


def test_an_unknown_rule_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "percent-chnge"]) == 2
    assert "There is no rule 'percent-chnge'. Did you mean 'percent-change'?" in capsys.readouterr().err


def test_the_rules_are_listed_and_each_has_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    assert "percent-change" in capsys.readouterr().out
    assert run(["rules", "percent-change"]) == 0
    assert capsys.readouterr().out.startswith("# percent-change\n")


def test_a_rule_file_with_two_errors(terminal: Terminal) -> None:
    terminal.write("own/x.yaml", "rule: x\nsumary: A.\nlevl: error\n")
    outcome = terminal.run("rules", "check", "own")
    assert outcome.code == 2
    assert "own/x.yaml: rule not loaded, " in outcome.err
    assert "Unknown key 'sumary'. Did you mean 'summary'?" in outcome.err
    assert "Unknown key 'levl'. Did you mean 'level'?" in outcome.err


@pytest.mark.parametrize(
    ("path", "message"),
    [("none", "none: no such file or folder"), ("empty", "empty: no rules in this folder")],
)
def test_rules_check_of_nothing(terminal: Terminal, path: str, message: str) -> None:
    (terminal.folder / "empty").mkdir()
    outcome = terminal.run("rules", "check", path)
    assert message in outcome.err
    assert outcome.code == 2


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("crossfoot ")
    assert run(["--help"]) == 0
    assert capsys.readouterr().out.count("\n  ") > len(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_of_the_table_is_there_and_has_help(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = cli.commands.get(name) or cli.get_command(None, name)  # type: ignore[arg-type,attr-defined]
    assert command is not None
    assert run([name, "--help"]) == 0
    assert "Usage: crossfoot" in capsys.readouterr().out


def test_help_loads_no_engine_and_no_tables() -> None:
    """Only then is it quick."""
    code = (
        "import sys\nfrom crossfoot.cli import run\nrun(['--help'])\n"
        "heavy = {'crossfoot.engine', 'crossfoot.documents', 'tabulate', 'yaml', 'markdown_it', 'pint', 'pathspec'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("\n[]\n")


def test_the_module_runs_as_the_command_does() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "crossfoot", "chekc"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Did you mean 'check'?" in done.stderr


def test_a_reader_that_stops_reading_is_no_error() -> None:
    """``crossfoot rules | head -1`` leaves no traceback."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as closed:
        command = [sys.executable, "-m", "crossfoot", "rules"]
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 141


def test_how_numbers_are_printed_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("Sales fell 33% to 1.531 tonnes from 2.034 tonnes.\n", encoding="utf-8")
    assert run(["check", "a.md", "--numbers", "continental"]) == 1
    assert "2.034 tonnes to 1.531 tonnes is a change of 25%" in capsys.readouterr().out
    (tmp_path / "crossfoot.toml").write_text('numbers = "continental"\n', encoding="utf-8")
    assert run(["claims", "a.md"]) == 0
    assert "2,034" in capsys.readouterr().out
    assert run(["claims", "a.md", "--numbers", "english"]) == 0
    assert "2.034" in capsys.readouterr().out
    assert run(["claims", "a.md", "--scale", "huge"]) == 2
    assert "'huge' is not one of 'short', 'long'" in capsys.readouterr().err
