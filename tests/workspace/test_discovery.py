"""Finding articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot.workspace import discover


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("5\n")


def found(*names: str, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> list[str]:
    return [article.path for article in discover(names, include, exclude).articles]


def test_a_walk_takes_articles_in_the_order_of_names(folder: Path) -> None:
    write(
        folder, "in/b.md", "in/a.TXT", "in/c.markdown", "in/d.xlsx", "in/.h.md", "in/.git/x.md", "in/s/a.md"
    )
    assert found("in") == ["in/a.TXT", "in/b.md", "in/c.markdown", "in/s/a.md"]


def test_gitignore_is_honoured_from_the_top_of_the_repository(folder: Path) -> None:
    write(folder, "in/a.md", "in/draft-b.md", "in/keep/draft-c.md", "in/build/d.md")
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("build/\ndraft-*\n")
    (folder / "in/keep/.gitignore").write_text("!draft-c.md\n")
    assert found("in") == ["in/a.md", "in/keep/draft-c.md"]


def test_gitignore_above_the_repository_does_not_count(folder: Path) -> None:
    write(folder, "repo/a.md")
    (folder / "repo/.git").mkdir()
    (folder / ".gitignore").write_text("*.md\n")
    assert found("repo") == ["repo/a.md"]


def test_globs_of_the_configuration(folder: Path) -> None:
    write(folder, "a/x.md", "a/y.txt", "b/x.md", "b/c/x.md")
    assert found(".", include=("*.md",)) == ["a/x.md", "b/x.md", "b/c/x.md"]
    assert found(".", exclude=("b/",)) == ["a/x.md", "a/y.txt"]
    assert found(".", exclude=("/b/*.md",)) == ["a/x.md", "a/y.txt", "b/c/x.md"]


def test_a_named_file_is_taken_whatever_it_is_called(folder: Path) -> None:
    write(folder, "notes", ".hidden.md", "ignored.md")
    (folder / ".gitignore").write_text("ignored.md\n")
    assert found("notes", ".hidden.md", "ignored.md", "missing.md", exclude=("*",)) == [
        "notes", ".hidden.md", "ignored.md", "missing.md",
    ]  # fmt: skip


def test_a_file_reached_twice_is_taken_once_and_counts_as_named(folder: Path) -> None:
    write(folder, "in/a.md")
    (folder / "link.md").symlink_to(folder / "in/a.md")
    articles = discover(["in", "./in/a.md", "link.md"]).articles
    assert [(article.path, article.named) for article in articles] == [("in/a.md", True)]


def test_a_folder_that_is_linked_into_itself_ends(folder: Path) -> None:
    write(folder, "in/a.md")
    (folder / "in/again").symlink_to(folder / "in")
    assert found("in") == ["in/a.md"]


def test_a_folder_without_articles_is_told(folder: Path) -> None:
    write(folder, "in/a.xlsx")
    result = discover(["in", "-"])
    assert [article.path for article in result.articles] == ["-"]
    assert result.failures[0][1].startswith("in: no articles in this folder [folder-empty]\n")
