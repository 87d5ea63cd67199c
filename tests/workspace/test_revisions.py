"""Queries that a change brought, in a real git repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

BEFORE = "A head.\n\nSales fell 25% to £30m from £40m.\n\nCosts rose 50% to £5.0m from £4.0m.\n"


def git(*arguments: str) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *name, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(terminal: Terminal) -> Terminal:
    """One commit with an article that has an old query of its own."""
    git("init", "-q", "-b", "main")
    terminal.write("desk/a.md", BEFORE)
    git("add", ".")
    git("commit", "-qm", "first")
    return terminal


def test_an_old_query_is_not_the_changes_own(repository: Terminal) -> None:
    repository.write("desk/a.md", "A new first paragraph.\n\n" + BEFORE)
    assert repository.real("check", "desk").code == 1
    outcome = repository.real("check", "desk", "--diff", "HEAD")
    assert "percent-change" not in outcome.out
    assert outcome.code == 0


def test_an_edited_input_names_what_was_not_edited_with_it(repository: Terminal) -> None:
    repository.write("desk/a.md", "One more line.\n\n" + BEFORE.replace("£30m", "£24m"))
    outcome = repository.real("check", "desk", "--diff", "main")
    assert "desk/a.md:5:12  percent-change  error" in outcome.out
    assert (
        "Note: £24m on line 5 was £30m at main (line 3); 25% on line 5 and £40m on line 5 were not changed."
        in outcome.out
    )
    assert "£4.0m" not in outcome.out
    assert outcome.code == 1


def test_a_new_article_is_all_of_it_the_changes_own(repository: Terminal) -> None:
    repository.write("desk/b.md", BEFORE)
    assert "desk/b.md:5:12  percent-change  error" in repository.real("check", "desk", "--diff", "HEAD").out


def test_the_command_may_run_below_the_top(repository: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("desk")
    assert repository.real("check", "a.md", "--diff", "HEAD").code == 0


def test_a_revision_that_is_not_there_is_told(repository: Terminal) -> None:
    outcome = repository.real("check", "desk", "--diff", "no-such")
    assert "git knows no revision 'no-such' here" in outcome.err
    assert outcome.code == 2
    assert repository.real("check", "desk", "--diff", "--output=x").code == 2


def test_outside_a_repository_it_is_told(terminal: Terminal) -> None:
    terminal.write("a.md", BEFORE)
    outcome = terminal.real("check", "a.md", "--diff", "HEAD")
    assert "--diff needs a git repository" in outcome.err
    assert outcome.code == 2


def test_what_was_not_text_before_is_new(repository: Terminal) -> None:
    Path("desk/c.md").write_bytes(b"caf\x92")
    git("add", ".")
    git("commit", "-qm", "bytes")
    repository.write("desk/c.md", BEFORE)
    assert "desk/c.md:5:12" in repository.real("check", "desk", "--diff", "HEAD").out
