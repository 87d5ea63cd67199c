"""The sample reports are kept true."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import sample_reports


@pytest.fixture(scope="module")
def reports() -> dict[str, str]:
    return sample_reports.made()


def test_the_samples_are_what_crossfoot_makes_now(reports: dict[str, str]) -> None:
    assert sample_reports.stale(reports, sample_reports.ROOT / sample_reports.SAMPLES) == []


def test_the_samples_are_few_and_small(reports: dict[str, str]) -> None:
    assert len(reports) <= 6
    assert sum(map(len, reports.values())) < 300_000


def test_an_edited_a_missing_and_a_foreign_file_are_told(reports: dict[str, str], tmp_path: Path) -> None:
    for name, text in reports.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    assert sample_reports.stale(reports, tmp_path) == []
    (tmp_path / "council-budget.html").write_text("edited")
    (tmp_path / "share-sale-with-slips.md").unlink()
    (tmp_path / "old.html").write_text("")
    told = [line.partition(" ")[0].rpartition("/")[2] for line in sample_reports.stale(reports, tmp_path)]
    assert sorted(told) == ["council-budget.html", "old.html", "share-sale-with-slips.md"]


def test_the_samples_show_a_query_and_a_calm_page(reports: dict[str, str]) -> None:
    assert "to look at." in reports["share-sale-with-slips.html"]
    assert "Nothing to query." in reports["council-budget.html"]
