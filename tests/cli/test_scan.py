"""``crossfoot scan``: its options, messages and exit codes; tests/scan has what a scan does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossfoot.cli.terminal import Meter, duration
from crossfoot.scan import extras
from tests.cli.conftest import Terminal

for library in ("pandas", "pandera", "pyarrow"):
    pytest.importorskip(library, reason=f"{library} comes with the extra [scan]")

GOOD = {"id": "a", "text": "Sales rose 25% to £1.5m from £1.2m.", "day": "2020-02-01"}
BAD = {"id": "b", "text": "Sales rose 52% to £1.5m from £1.2m.", "day": "2020-03-01"}


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_a_scan_ends_with_tables_and_the_exit_code_of_what_it_found(terminal: Terminal) -> None:
    terminal.write("good.jsonl", lines(GOOD))
    terminal.write("news.jsonl", lines(GOOD, BAD))
    done = terminal.run("scan", "news.jsonl", "--out", "out", "--date", "day")
    assert (done.code, done.err) == (1, "")
    assert "percent-change" in done.out
    assert "50.0%" in done.out
    assert "Written to out: summary.html" in done.out
    assert terminal.run("scan", "good.jsonl", "--out", "good").code == 0
    again = terminal.run("scan", "news.jsonl", "--out", "out", "--date", "day")
    assert (again.code, again.out) == (1, done.out), "a finished scan tells the same again"


def test_options_reach_the_processes(terminal: Terminal) -> None:
    terminal.write("news.jsonl", lines(BAD))
    assert terminal.run("scan", "news.jsonl", "--out", "a", "--ignore", "percent-change").code == 0
    terminal.write("crossfoot.toml", 'levels = { percent-change = "note" }\nfail-on = "warning"\n')
    assert terminal.run("scan", "news.jsonl", "--out", "b").code == 0
    assert terminal.run("scan", "news.jsonl", "--out", "c", "--fail-on", "note").code == 1


def test_folders_are_searched_for_json_where_its_fields_are_named(terminal: Terminal) -> None:
    terminal.write("desk/a.json", json.dumps([{"copy": GOOD["text"]}, {"copy": BAD["text"]}]))
    terminal.write("desk/a.txt", GOOD["text"])
    assert terminal.run("scan", "desk", "--out", "a").code == 0
    terminal.write("crossfoot.toml", "[fields]\nbody = 'copy'\n")
    assert terminal.run("scan", "desk", "--out", "b").code == 1
    read = [json.loads(Path("b/summary.json").read_text()), json.loads(Path("a/summary.json").read_text())]
    assert [one["articles"]["checked"] for one in read] == [3, 1]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["gone.jsonl"], "gone.jsonl: no such file or folder [file-missing]"),
        (["news.jsonl", "--text", "txet"], "Did you mean 'text'?"),
        (["news.jsonl", "--date", "when"], "It has: id, text, day."),
        (["news.jsonl", "--profile", "finnance"], "Did you mean 'finance'?"),
        (["news.jsonl", "--rules", "percent-chaneg"], "Did you mean 'percent-change'?"),
        (["news.jsonl", "--encoding", "utf-9"], "Unknown encoding 'utf-9'"),
        (["void"], "The corpus holds no articles [corpus-empty]"),
        (["notes"], "which column holds the text?"),
    ],
)
def test_what_cannot_be_scanned_is_told_before_anything_is_written(
    terminal: Terminal, args: list[str], told: str
) -> None:
    terminal.write("news.jsonl", lines(GOOD))
    terminal.write("notes/a.jsonl", lines({"note": "Ten."}))
    terminal.write("void/.keep", "")
    done = terminal.run("scan", *args, "--out", "out")
    assert done.code == 2
    assert told in done.err
    assert not Path("out").exists()


def test_a_folder_of_something_else_is_not_written_to(terminal: Terminal) -> None:
    terminal.write("news.jsonl", lines(GOOD))
    terminal.write("out/thesis.txt", "mine")
    done = terminal.run("scan", "news.jsonl", "--out", "out")
    assert done.code == 2
    assert "[folder-taken]" in done.err


def test_missing_libraries_are_told_with_what_to_install(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.write("news.jsonl", lines(GOOD))
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name != "pandas" else object())
    done = terminal.run("scan", "news.jsonl", "--out", "out")
    assert done.code == 2
    assert "A scan needs pandera and pyarrow, which are not installed" in done.err
    assert "pip install 'crossfoot[scan]'" in done.err


def test_a_broken_rule_is_told_and_decides_the_exit_code(terminal: Terminal) -> None:
    terminal.write("news.jsonl", lines(GOOD))
    terminal.write("rules/own/x.yaml", "rule: x\n")
    terminal.write("crossfoot.toml", 'rules = ["rules"]\n')
    done = terminal.run("scan", "news.jsonl", "--out", "out")
    assert done.code == 2
    assert "x.yaml" in done.err


def test_progress_is_for_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    meter = Meter()
    meter.shown -= 1
    meter.show(10, 100, 5, 0)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    meter.start -= 100
    meter.show(10, 100, 5, 0)
    meter.shown -= 1
    meter.show(30, 100, 1500, 2)
    shown = capsys.readouterr().err.split("\r")
    assert shown[1].strip() == "10.0%  5 articles, 0 a second"
    assert shown[2].strip() == "30.0%  1,500 articles, 15 a second, 2 not read, 5 min 50 s left"
    meter.clear()
    assert set(capsys.readouterr().err) == {"\r", " "}


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.2, "0 s"), (59, "59 s"), (61, "1 min 1 s"), (7260, "2 h 1 min"), (200000, "2 d 7 h")],
)
def test_durations_are_told_in_two_units(seconds: float, told: str) -> None:
    assert duration(seconds) == told
