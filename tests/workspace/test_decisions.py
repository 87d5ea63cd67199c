"""The decisions file, read and written."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from crossfoot.errors import InputError
from crossfoot.model.decision import MEANING, Decision, Ruling
from crossfoot.workspace.decisions import (
    decisions_text,
    merged,
    parse_decisions,
    read_decisions,
    write_decisions,
)

FIRST = Decision(
    "0123456789abcdef",
    Ruling.SOURCE,
    "percent-change",
    "articles/a.md",
    "as in the “annual” report\n(page 4)",
    "RM",
    datetime.date(2025, 3, 26),
    datetime.date(2026, 3, 26),
)
SECOND = Decision("00000000000000ff", Ruling.WRONG_LINK, "deal-size", "articles/b.md")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    write_decisions(path, [SECOND, FIRST])
    assert read_decisions(path) == (FIRST, SECOND)


def test_a_decision_is_one_line_sorted_by_path_and_fingerprint() -> None:
    other = Decision("ffffffffffffffff", Ruling.FIXED, "deal-size", "articles/a.md")
    lines = decisions_text([SECOND, other, FIRST]).splitlines()
    assert [json.loads(line)["fingerprint"] for line in lines] == [
        FIRST.fingerprint,
        other.fingerprint,
        SECOND.fingerprint,
    ]
    assert lines[2] == (
        '{"fingerprint": "00000000000000ff", "verdict": "wrong-link", "rule": "deal-size", "path": "articles/b.md"}'
    )


def test_no_decisions_make_an_empty_file(tmp_path: Path) -> None:
    write_decisions(tmp_path / "none.jsonl", [])
    assert (tmp_path / "none.jsonl").read_bytes() == b""
    assert read_decisions(tmp_path / "none.jsonl") == ()


def test_a_path_that_is_not_unicode_survives() -> None:
    odd = Decision("0123456789abcdef", Ruling.FIXED, "deal-size", "caf\udce9.md")
    text = decisions_text([odd])
    assert text.encode("utf-8")
    assert parse_decisions(text) == (odd,)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a JSON object"),
        ("<<<<<<< HEAD", "a mark of an unfinished merge"),
        ('{"verdict": "fixed", "rule": "r", "path": "p"}', "'fingerprint' is missing"),
        ('{"fingerprint": "0123456789abcdef", "verdict": "fine", "rule": "r", "path": "p"}', "'fine' is no verdict"),
        ('{"fingerprint": "12", "verdict": "fixed", "rule": "r", "path": "p"}', "'12' is no fingerprint"),
        ('{"fingerprint": "0123456789abcdef", "verdict": "fixed", "rule": "r", "path": 3}', "'path' must be text"),
        (
            '{"fingerprint": "0123456789abcdef", "verdict": "fixed", "rule": "r", "path": "p", "date": "26.3.25"}',
            "'date' is '26.3.25', not a date",
        ),
        (
            '{"fingerprint": "0123456789abcdef", "verdict": "fixed", "rule": "r", "path": "p", "expired": ""}',
            "unknown key 'expired'",
        ),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_with_its_number(line: str, told: str) -> None:
    with pytest.raises(InputError, match=r"decisions not read \[decisions-invalid\]") as caught:
        parse_decisions(f"\n{line}\n", "d.jsonl")
    assert f"d.jsonl:2: {told}" in str(caught.value)


def test_all_problems_are_told_at_once_up_to_twenty() -> None:
    with pytest.raises(InputError) as caught:
        parse_decisions("no\n" * 25, "d.jsonl")
    assert str(caught.value).count("not JSON") == 20
    assert "... and 5 more" in str(caught.value)


def test_a_finding_decided_twice_is_refused() -> None:
    text = decisions_text([FIRST])
    with pytest.raises(InputError, match="the same finding as on line 1"):
        parse_decisions(text + text)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\[decisions-missing\]"):
        read_decisions(tmp_path / "none.jsonl")
    with pytest.raises(InputError, match=r"\[decisions-unreadable\]"):
        read_decisions(tmp_path)
    with pytest.raises(InputError, match=r"\[output-failed\]"):
        write_decisions(tmp_path, [])


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="Not UTF-8"):
        read_decisions(tmp_path / "d.jsonl")


def test_of_two_decisions_on_one_finding_the_later_set_wins() -> None:
    later = Decision(FIRST.fingerprint, Ruling.FIXED, FIRST.rule, FIRST.path)
    assert merged([FIRST, SECOND], [later]) == (later, SECOND)


def test_an_expired_decision_no_longer_holds() -> None:
    assert FIRST.holds(datetime.date(2026, 3, 26))
    assert not FIRST.holds(datetime.date(2026, 3, 27))
    assert SECOND.holds(datetime.date(2099, 1, 1))


def test_every_verdict_has_a_meaning() -> None:
    assert set(MEANING) == set(Ruling)
