"""The tools for real text, run over a collection of three made-up articles."""

import json
from pathlib import Path

import pytest

from crossfoot import Checker
from scripts.accuracy import collection, cost, readings, realtext, recall

TEXTS = {
    "right": "Sales rose 25% to $5.00 million from $4.00 million. The firm has 312 lorries.",
    "wrong": "Sales rose 52% to $5.00 million from $4.00 million.",
    "plain": "Nobody was hurt.",
}


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lines = [json.dumps({"id": name, "date": "2010-04-19", "text": text}) for name, text in TEXTS.items()]
    (tmp_path / "news.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setenv(collection.VARIABLE, str(tmp_path))
    return tmp_path


def test_every_discrepancy_is_listed_for_reading(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = news / "listed.txt"
    assert realtext.main(["news", "--out", str(out), "--confirmed", "5"]) == 0
    printed = capsys.readouterr().out
    assert "3 articles" in printed
    assert "discrepancies per 100 articles: 33.33 errors" in printed
    assert "confirmed an article: " in printed
    listed = out.read_text(encoding="utf-8")
    assert "[unread]\n# wrong 11 50 percent-change" in listed
    assert "# right" in listed


def test_a_discrepancy_that_was_read_before_carries_its_class(news: Path) -> None:
    audit = realtext.Audit()
    for article in collection.sample(news / "news.jsonl", 0, 1, None):
        audit.add(article, Checker())
    known = [readings.Reading("wrong", 11, 50, "percent-change", "discrepancy", "real-error")]
    assert list(realtext.for_reading(audit, known))[:2] == ["0 unread, 1 read before\n", "[real-error]"]


def test_a_real_error_that_is_no_longer_found_is_told(news: Path) -> None:
    sample = collection.sample(news / "news.jsonl", 0, 1, None)
    known = [readings.Reading("wrong", 11, 50, "percent-change", "discrepancy", "real-error")]
    audit = realtext.Audit()
    assert list(realtext.lost(audit, known, sample)) == ["no longer found: percent-change wrong 11 50"]
    for article in sample:
        audit.add(article, Checker())
    assert list(realtext.lost(audit, known, sample)) == []


def test_slips_in_a_confirmed_relation_are_flagged(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert recall.main(["news", "--misses"]) == 0
    rows = {line.split()[0]: line.split() for line in capsys.readouterr().out.splitlines() if line}
    assert rows["percent-change"][-2] == "100%"
    assert rows["Figures"][-1] == "0"


def test_costs_and_guards_are_told_by_rule(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cost.main(["news"]) == 0
    printed = capsys.readouterr().out
    assert "percent-change" in printed
    assert "spared by rule" in printed
