"""``crossfoot report``: where the page goes, what it is made with, how the command leaves."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal

GOOD = "The shares were sold at a 6.6% discount.\n"
BAD = "The shares were sold at a 16.6% discount.\n"
DECIDED = '{"fingerprint": "0123456789abcdef", "verdict": "source", "rule": "discount", "path": "bad.md", "by": "RM"}\n'


def test_one_article_makes_one_page(terminal: Terminal) -> None:
    terminal.write("bad.md", BAD)
    outcome = terminal.run("report", "bad.md", "-o", "page.html")
    assert outcome.out == "page.html: 1 article, 1 error, 0 warnings, 0 notes, 1 of 1 figures checked.\n"
    assert (outcome.code, outcome.err) == (1, "")
    page = (terminal.folder / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "1 error to look at." in page


def test_several_articles_go_on_one_page_or_into_a_folder(terminal: Terminal) -> None:
    terminal.write("articles/bad.md", BAD)
    terminal.write("articles/good.md", GOOD)
    assert terminal.run("report", "articles", "-o", "page.html").code == 1
    assert terminal.run("report", "articles", "-o", "review/").out.startswith("review/index.html: 2 articles")
    assert sorted(path.name for path in (terminal.folder / "review").iterdir()) == [
        "articles-bad.html",
        "articles-good.html",
        "index.html",
    ]
    assert terminal.run("report", "articles", "-o", "review").code == 1  # the folder is there now


def test_nothing_wrong_is_exit_0_and_what_is_not_read_exit_2(terminal: Terminal) -> None:
    terminal.write("good.md", GOOD)
    assert terminal.run("report", "good.md", "-o", "page.html").code == 0
    outcome = terminal.run("report", "good.md", "gone.md", "-o", "page.html")
    assert outcome.code == 2
    assert "gone.md: no such file [file-missing]" in outcome.err
    assert "gone.md: no such file [file-missing]" in (terminal.folder / "page.html").read_text(
        encoding="utf-8"
    )
    assert terminal.run("report", "good.md", "-o", "page.html", broken=True).code == 2


def test_decisions_made_before_are_on_the_page(terminal: Terminal) -> None:
    terminal.write("bad.md", BAD)
    terminal.write("d.jsonl", DECIDED)
    assert terminal.run("report", "bad.md", "-o", "page.html", "--decisions", "d.jsonl").code == 1
    page = (terminal.folder / "page.html").read_text(encoding="utf-8")
    assert '"decisions":[{"fingerprint":"0123456789abcdef","verdict":"source"' in page


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bad.md", "-o", "page.pdf"], "page.pdf: no place for a review page [output-name]"),
        (["bad.md", "-o", "page"], "or a folder with a slash behind it: page/"),
        (["bad.md", "-o", "nowhere/page.html"], "There is no folder nowhere."),
        (["bad.md", "-o", "nowhere/deeper/"], "There is no folder nowhere."),
        (["bad.md"], "Missing option '-o' / '--output'"),
        (["bad.md", "-o", "p.html", "--decisions", "none.jsonl"], "none.jsonl: no such decisions file"),
        (["bad.md", "-o", "p.html", "--decisions", "bad.md"], "bad.md:1: not JSON"),
        (["bad.md", "-o", "bad.md/"], "bad.md: report not written [output-failed]"),
    ],
)
def test_a_mistake_is_told_before_anything_is_written(
    terminal: Terminal, arguments: list[str], told: str
) -> None:
    terminal.write("bad.md", BAD)
    outcome = terminal.run("report", *arguments)
    assert outcome.code == 2
    assert told in outcome.err
    assert [path.name for path in terminal.folder.iterdir()] == ["bad.md"]


def test_the_help_says_what_the_page_is(terminal: Terminal) -> None:
    outcome = terminal.run("report", "--help")
    assert "crossfoot report article.md -o review.html" in outcome.out
    assert outcome.code == 0


def test_check_writes_the_page_too(terminal: Terminal) -> None:
    terminal.write("bad.md", BAD)
    assert terminal.run("check", "bad.md", "--output", "html=page.html").code == 1
    assert "1 error to look at." in (terminal.folder / "page.html").read_text(encoding="utf-8")
