"""``crossfoot init``."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Terminal


def test_it_makes_the_four_folders_and_says_what_it_wrote(terminal: Terminal) -> None:
    outcome = terminal.real("init")
    assert outcome.code == 0
    for folder in ("claims", "rules", "datasets", "reports"):
        assert (Path(folder) / "README.md").is_file()
    assert "wrote  crossfoot.toml\n" in outcome.out
    assert "wrote  .github/workflows/crossfoot.yml\n" in outcome.out


def test_its_own_example_adds_up(terminal: Terminal) -> None:
    terminal.real("init")
    outcome = terminal.real("check", "claims", "--show", "all")
    assert outcome.code == 0
    assert outcome.out.count("  consistent\n") >= 2


def test_what_is_there_is_never_changed(terminal: Terminal) -> None:
    terminal.write("crossfoot.toml", "# mine\n")
    outcome = terminal.real("init")
    assert "kept   crossfoot.toml\n" in outcome.out
    assert Path("crossfoot.toml").read_text(encoding="utf-8") == "# mine\n"
    assert "wrote" not in terminal.real("init").out


def test_another_folder_may_be_named(terminal: Terminal) -> None:
    outcome = terminal.real("init", "newsroom")
    assert Path("newsroom/claims/example.md").is_file()
    assert "cd newsroom\ncrossfoot check claims\n" in outcome.out


def test_a_folder_that_cannot_be_made_is_told(terminal: Terminal) -> None:
    terminal.write("claims", "a file, not a folder")
    outcome = terminal.real("init")
    assert "claims/README.md: not written [output-failed]" in outcome.err
    assert outcome.code == 2
