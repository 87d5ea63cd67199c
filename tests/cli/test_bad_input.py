"""Bad input: each message says what, where and how to mend it, and the exit status is 2."""

from __future__ import annotations

import importlib.util
import io
import json
import sys
from types import SimpleNamespace

import pytest

from crossfoot.documents import reading
from tests.cli.conftest import Terminal

SALE = "A 16.6% discount.\n"


def test_a_missing_file(terminal: Terminal) -> None:
    terminal.write("articles/budget.md", SALE)
    outcome = terminal.run("check", "articles/bugdet.md")
    assert (
        outcome.err == "articles/bugdet.md: no such file [file-missing]\n  Did you mean articles/budget.md?\n"
    )
    assert outcome.code == 2


def test_a_folder_without_articles(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A walk takes PDF files where the library that reads them is installed."""
    there = importlib.util.find_spec("pypdfium2") is not None
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    terminal.write("data/table.xlsx", "a,b\n")
    outcome = terminal.run("check", "data")
    assert outcome.err == (
        "data: no articles in this folder [folder-empty]\n"
        "  A walk takes .md, .markdown, .txt, .html, .htm, .csv, .tsv and .docx files "
        "that are not hidden or left out by .gitignore or exclude.\n"
    )
    assert outcome.code == 2
    monkeypatch.undo()
    monkeypatch.chdir(terminal.folder)
    assert (".docx and .pdf files" in terminal.run("check", "data").err) is there


def test_a_file_that_is_not_utf_8(terminal: Terminal) -> None:
    terminal.write("budget.md", b"# Budget\n\nThe city\x92s budget rose 5%.\n")
    outcome = terminal.run("check", "budget.md")
    assert outcome.err == (
        "budget.md:3:9: read as Windows-1252 [encoding-guessed]\n"
        "  Its bytes are not UTF-8 and Windows-1252 fits. If words look wrong, name the encoding with --encoding.\n"
    )
    assert (outcome.code, "budget.md:3:24" in outcome.out) == (1, True)
    tree = json.loads(terminal.run("check", "budget.md", "--format", "json").out)
    assert "read as Windows-1252" in tree["documents"][0]["warnings"][0]
    outcome = terminal.run("check", "budget.md", "--encoding", "cp1252")
    assert (outcome.code, outcome.err) == (1, "")
    outcome = terminal.run("check", "budget.md", "--encoding", "utf-8")
    assert "Byte 0x92 is not valid UTF-8; as Windows-1252 it would be '’'." in outcome.err
    assert outcome.code == 2


def test_an_empty_file_that_was_named(terminal: Terminal) -> None:
    terminal.write("empty.md", " \n")
    outcome = terminal.run("check", "empty.md")
    assert outcome.err == "empty.md: nothing to check [article-empty]\n  The file is empty.\n"
    assert outcome.code == 2


def test_an_empty_file_met_in_a_folder_is_listed_and_no_error(terminal: Terminal) -> None:
    terminal.write("in/empty.md", "")
    terminal.write("in/good.md", "A 6.6% discount.\n")
    outcome = terminal.run("check", "in")
    assert outcome.code == 0
    assert "Empty, nothing to check: in/empty.md.\n" in outcome.out


def test_empty_standard_input(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert terminal.run("check", "-").code == 2


def test_one_bad_file_never_hides_the_findings_of_the_others(terminal: Terminal) -> None:
    terminal.write("a.md", SALE)
    terminal.write("b.md", b"\xff\xfe\xfa")
    terminal.write("c.md", "crash\n")
    terminal.write("d.md", SALE)
    outcome = terminal.run("check", "a.md", "b.md", "none.md", "c.md", "d.md")
    assert outcome.code == 2
    assert "a.md:1:3  discount  error" in outcome.out
    assert "d.md:1:3  discount  error" in outcome.out
    assert "b.md:1:1: article not read" in outcome.err
    assert "none.md: no such file" in outcome.err
    assert "c.md: could not be checked [internal-error]\n  ZeroDivisionError: no such luck\n" in outcome.err


def test_a_reader_that_crashes_never_hides_the_others(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*arguments: object) -> None:
        raise ZeroDivisionError("no such luck")

    monkeypatch.setitem(reading._READERS, "csv", crash)
    terminal.write("a.csv", "a,b\n")
    terminal.write("d.md", SALE)
    outcome = terminal.run("check", "a.csv", "d.md")
    assert "a.csv: could not be checked [internal-error]\n  ZeroDivisionError: no such luck\n" in outcome.err
    assert "d.md:1:3  discount  error" in outcome.out
    assert outcome.code == 2


def test_a_broken_rule_is_told_and_the_others_run(terminal: Terminal) -> None:
    terminal.write("a.md", SALE)
    outcome = terminal.run("check", "a.md", broken=True)
    assert outcome.err == "rules/x.yaml: rule not loaded, 1 problem [rule-invalid]\n"
    assert "discount  error" in outcome.out
    assert outcome.code == 2


def test_an_unknown_rule(terminal: Terminal) -> None:
    terminal.write("a.md", SALE)
    outcome = terminal.run("check", "a.md", "--rules", "discont")
    assert outcome.err == "crossfoot: There is no rule 'discont'. Did you mean 'discount'?\n"
    assert outcome.code == 2


def test_a_bad_date(terminal: Terminal) -> None:
    outcome = terminal.run("check", "a.md", "--as-of", "25 March 2025")
    assert outcome.err.endswith(
        "'25 March 2025' is not a date. Write it as YYYY-MM-DD, for example 2025-03-25.\n"
    )
    assert outcome.code == 2


def test_a_bad_date_in_front_matter(terminal: Terminal) -> None:
    terminal.write("a.md", "---\ntitle: x\ndate: 25 March\n---\n" + SALE)
    outcome = terminal.run("check", "a.md")
    assert outcome.err == (
        "a.md:3: front matter not read [front-matter-invalid]\n"
        "  '25 March' is not a date. Write date: YYYY-MM-DD, as in 2025-03-25.\n"
    )
    assert outcome.code == 2


def test_a_bad_configuration_tells_all_its_problems(terminal: Terminal) -> None:
    terminal.write("crossfoot.toml", 'profil = "news"\n\nfail-on = "eror"\n')
    outcome = terminal.run("check", "a.md")
    assert outcome.err == (
        "crossfoot: crossfoot.toml: configuration not used, 2 problems [config-invalid]\n"
        '   1 | profil = "news"\n'
        "     | ^^^^^^\n"
        "  Unknown key 'profil'. Did you mean 'profile'?\n"
        '   3 | fail-on = "eror"\n'
        "     | ^^^^^^^\n"
        "  'fail-on' must be one of error, warning, note, not 'eror'.\n"
    )
    assert outcome.code == 2


def test_a_missing_configuration(terminal: Terminal) -> None:
    outcome = terminal.run("check", "a.md", "--config", "none.toml")
    assert "none.toml: configuration not read [config-missing]" in outcome.err
    assert outcome.code == 2


def test_an_unknown_encoding(terminal: Terminal) -> None:
    terminal.write("a.md", SALE)
    outcome = terminal.run("check", "a.md", "--encoding", "uft-8")
    assert outcome.err == "crossfoot: Unknown encoding 'uft-8'. Did you mean 'utf-8'?\n"
    assert outcome.code == 2


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("report.json", "'report.json' is not FORMAT=PATH, as in json=report.json."),
        ("jsn=r.json", "There is no format 'jsn'. Formats: text, json, jsonl, sarif,"),
        ("json=none/r.json", "The folder none does not exist."),
    ],
)
def test_a_bad_output_is_told_before_anything_is_read(terminal: Terminal, value: str, message: str) -> None:
    outcome = terminal.run("check", "a.md", "--output", value)
    assert message in outcome.err
    assert outcome.code == 2


def test_an_unknown_command_names_the_nearest(terminal: Terminal) -> None:
    outcome = terminal.run("chekc")
    assert "There is no command 'chekc'. Did you mean 'check'?" in outcome.err
    assert outcome.code == 2


def test_a_format_that_is_not_read(terminal: Terminal) -> None:
    terminal.write("a.odt", b"PK")
    outcome = terminal.run("check", "a.odt")
    assert (
        "a.odt: article not read [format-not-read]\n  crossfoot does not read OpenDocument files."
        in outcome.err
    )
    assert outcome.code == 2


def test_a_file_that_is_not_what_its_name_says(terminal: Terminal) -> None:
    terminal.write("a.docx", SALE)
    assert "It is no zip archive, as a DOCX file is" in terminal.run("check", "a.docx").err
    assert "a.docx:1:3  discount  error" in terminal.run("check", "a.docx", "--read-as", "text").out


def test_a_limit_that_is_reached_and_one_that_is_none(terminal: Terminal) -> None:
    terminal.write("a.md", SALE)
    outcome = terminal.run("check", "a.md", "--limit", "file-size=5")
    assert (
        "a.md: article not read [limit-reached]\n  It has 18 bytes; the limit file-size is 5.\n"
        in outcome.err
    )
    assert outcome.code == 2
    outcome = terminal.run("check", "a.md", "--limit", "size=5")
    assert "There is no limit 'size'. Limits: file-size, text-size" in outcome.err
    assert outcome.code == 2
    terminal.write("crossfoot.toml", "[limits]\ntext-size = 3\n")
    assert "the limit text-size is 3." in terminal.run("check", "a.md").err
    assert terminal.run("check", "a.md", "--limit", "text-size=1k").code == 1
