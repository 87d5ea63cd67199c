"""Decisions on their way from the page to the file and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from crossfoot.model.decision import Decision, Ruling
from crossfoot.rendering import Run
from crossfoot.workspace.decisions import decisions_text, parse_decisions, read_decisions
from tests.pages.conftest import Opened, Visit, with_decisions

pytestmark = pytest.mark.slow

OTHER = Decision("00000000000000aa", Ruling.WRONG_LINK, "deal-size", "articles/elsewhere.md", "another sale")


def query(run: Run, number: int = 1) -> Decision:
    finding = run.checked[0].report.findings[number - 1]
    about = (finding.fingerprint, Ruling.SOURCE, finding.rule, "articles/harbour.md")
    return Decision(*about, "“as told”", "RM", date(2025, 3, 26))


def exported(opened: Opened, folder: Path) -> Path:
    with opened.page.expect_download() as download:
        opened.page.keyboard.press("x")
    assert download.value.suggested_filename == "crossfoot-decisions.jsonl"
    path = folder / "exported.jsonl"
    download.value.save_as(path)
    return path


def imported(opened: Opened, text: str, folder: Path) -> str:
    path = folder / "colleague.jsonl"
    path.write_text(text, encoding="utf-8")
    opened.page.set_input_files("#import", str(path))
    opened.page.locator("#toast", has_text="colleague").wait_for()
    return opened.toast()


def test_what_is_decided_is_exported_as_the_program_writes_it(
    harbour_page: Opened, harbour: Run, tmp_path: Path
) -> None:
    page = harbour_page.page
    page.fill("#by", "Rosa")
    page.locator(".finding:not([hidden]) .head button").nth(0).click()
    page.locator(".finding.current").get_by_role("button", name="Different base").click()
    page.fill("#note-1", 'on "gross" revenue, café & co')
    page.fill("#until-1", "2026-03-01")
    page.keyboard.press("Tab")
    page.locator("#head-1").focus()
    path = exported(harbour_page, tmp_path)
    [decision] = read_decisions(path)
    assert decision.date is not None
    assert decision == Decision(
        query(harbour).fingerprint, Ruling.DIFFERENT_BASE, "percent-change", "articles/harbour.md",
        'on "gross" revenue, café & co', "Rosa", decision.date, date(2026, 3, 1),
    )  # fmt: skip
    assert path.read_text(encoding="utf-8") == decisions_text([decision])


def test_decisions_made_before_are_shown_and_exported_again(
    visit: Visit, harbour: Run, tmp_path: Path
) -> None:
    before = (
        query(harbour),
        OTHER,
        Decision("00000000000000ab", Ruling.FIXED, "toll", "articles/Ünder 😀.md"),
    )
    opened = visit(with_decisions(harbour, *before))
    assert opened.page.locator("#finding-1 .ruling").inner_text() == "Source says so"
    assert opened.page.locator("#note-1").input_value() == "“as told”"
    assert exported(opened, tmp_path).read_text(encoding="utf-8") == decisions_text(before)


def test_a_colleagues_file_is_taken_in(harbour_page: Opened, harbour: Run, tmp_path: Path) -> None:
    harbour_page.page.keyboard.press("n")
    harbour_page.page.keyboard.press("1")
    said = imported(harbour_page, decisions_text([query(harbour), OTHER]), tmp_path)
    assert said == "2 imported from colleague.jsonl: 1 for findings on this page, 1 in place of others."
    assert harbour_page.page.locator("#finding-1 .ruling").inner_text() == "Source says so"
    assert parse_decisions(exported(harbour_page, tmp_path).read_text(encoding="utf-8")) == (
        OTHER,
        query(harbour),
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "Line 2 is not JSON."),
        ("[]", "Line 2 is not a JSON object."),
        ('{"fingerprint": "00000000000000aa"}', "Line 2 has no 'verdict'."),
        (
            '{"fingerprint": "x", "verdict": "fixed", "rule": "r", "path": "p"}',
            "no fingerprint of sixteen digits",
        ),
        (
            '{"fingerprint": "00000000000000aa", "verdict": "fine", "rule": "r", "path": "p"}',
            "unknown verdict 'fine'",
        ),
        (
            '{"fingerprint": "00000000000000aa", "verdict": "fixed", "rule": "r", "path": "p", "date": "2025-02-30"}',
            "has the date '2025-02-30', not YYYY-MM-DD",
        ),
    ],
)
def test_a_file_with_a_bad_line_is_refused_whole(
    harbour_page: Opened, harbour: Run, tmp_path: Path, line: str, told: str
) -> None:
    said = imported(harbour_page, f"{decisions_text([query(harbour)])}{line}\n", tmp_path)
    assert said.startswith("Nothing was imported from colleague.jsonl.")
    assert told in said
    assert harbour_page.page.locator("#finding-1 .ruling").is_hidden()


def test_decisions_outlive_a_reload_and_can_be_taken_back(visit: Visit, harbour: Run) -> None:
    opened = visit(with_decisions(harbour, query(harbour)))
    page = opened.page
    page.keyboard.press("n")
    page.keyboard.press("4")
    page.reload()
    assert page.locator("#finding-1").get_attribute("data-decision") == "wrong-link"
    assert opened.current() == 1  # its address names the finding
    page.keyboard.press("0")
    page.reload()
    assert page.locator("#finding-1").get_attribute("data-decision") == ""


def test_a_decision_of_the_file_that_is_newer_wins(visit: Visit, harbour: Run) -> None:
    opened = visit(with_decisions(harbour, Decision(**{**_fields(query(harbour)), "date": date(2999, 1, 1)})))
    page = opened.page
    assert page.locator("#finding-1").get_attribute("data-decision") == "source"
    page.evaluate(
        "older => localStorage.setItem('crossfoot.decisions', JSON.stringify([older]))",
        {
            "fingerprint": query(harbour).fingerprint,
            "verdict": "fixed",
            "rule": "percent-change",
            "path": "articles/harbour.md",
            "date": "2025-01-01",
        },
    )
    page.reload()
    assert page.locator("#finding-1").get_attribute("data-decision") == "source"


def _fields(decision: Decision) -> dict[str, object]:
    return {name: getattr(decision, name) for name in Decision.__slots__}
