"""``crossfoot decide``, and what ``check`` makes of decisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

WRONG = "Sales fell 33% to £30m from £40m.\n"


@pytest.fixture
def desk(terminal: Terminal) -> Terminal:
    terminal.write("crossfoot.toml", "")
    terminal.write("a.md", WRONG)
    return terminal


def entries() -> list[dict[str, str]]:
    text = Path("crossfoot-decisions.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_a_baseline_answers_what_is_there_now(desk: Terminal) -> None:
    outcome = desk.real("decide", "a.md", "--reason", "published", "--by", "RM")
    assert "1 queries decided, 1 decisions in all." in outcome.out
    (entry,) = entries()
    assert (entry["rule"], entry["path"], entry["verdict"], entry["by"]) == (
        "percent-change",
        "a.md",
        "accepted",
        "RM",
    )
    outcome = desk.real("check", "a.md")
    assert "Left alone as marked or decided: 1 discrepancy." in outcome.out
    assert outcome.code == 0


def test_lines_above_do_not_bring_it_back_and_a_figure_does(desk: Terminal) -> None:
    desk.real("decide", "a.md", "--reason", "published")
    desk.write("a.md", "A line.\n\n" * 50 + WRONG)
    assert desk.real("check", "a.md").code == 0
    desk.write("a.md", WRONG.replace("33%", "34%"))
    outcome = desk.real("check", "a.md")
    assert outcome.code == 1
    assert "a.md: stale decision, 'percent-change' (" in outcome.out


def test_an_expired_decision_holds_no_more(desk: Terminal) -> None:
    desk.real("decide", "a.md", "--reason", "published", "--expires", "2026-03-26")
    assert desk.real("check", "a.md", "--today", "2026-03-26").code == 0
    outcome = desk.real("check", "a.md", "--today", "2026-03-27")
    assert "expired on 2026-03-26." in outcome.out
    assert outcome.code == 1


def test_what_was_fixed_and_is_still_there_stays(desk: Terminal) -> None:
    desk.real("decide", "a.md", "--reason", "x")
    path = Path("crossfoot-decisions.jsonl")
    path.write_text(path.read_text(encoding="utf-8").replace('"accepted"', '"fixed"'), encoding="utf-8")
    assert desk.real("check", "a.md").code == 1
    desk.write("a.md", "Sales fell 25% to £30m from £40m.\n")
    assert "stale" not in desk.real("check", "a.md").out


def test_decisions_add_up(desk: Terminal) -> None:
    desk.write("b.md", WRONG)
    desk.real("decide", "a.md", "--reason", "one")
    desk.real("decide", "b.md", "--reason", "two", "--verdict", "source")
    assert [(entry["path"], entry["reason"]) for entry in entries()] == [("a.md", "one"), ("b.md", "two")]


def test_a_broken_decisions_file_is_exit_2(desk: Terminal) -> None:
    desk.write("crossfoot-decisions.jsonl", "{")
    outcome = desk.real("check", "a.md")
    assert "decisions not read [decisions-invalid]" in outcome.err
    assert outcome.code == 2


def test_a_reason_is_asked_for(desk: Terminal) -> None:
    assert desk.real("decide", "a.md").code == 2
