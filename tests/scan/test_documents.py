"""A corpus of documents: every format that can be read gives what a check of the file gives."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from crossfoot import Checker
from crossfoot.documents import read
from crossfoot.scan.parts import FINDINGS
from tests.documents.test_same_article import as_docx, as_html, as_json, as_markdown, as_pdf
from tests.scan.test_local import rows, scanned

FORMATS = {
    "article.md": as_markdown, "article.html": as_html, "article.docx": as_docx, "article.pdf": as_pdf,
    "article.json": as_json,
}  # fmt: skip


def test_every_format_is_scanned_as_it_is_checked(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, write in FORMATS.items():
        write(folder / name)
    result = scanned(*sorted(folder.iterdir()), out=tmp_path / "out", jobs=2)
    assert not result.summary.failures
    found = rows(tmp_path / "out", FINDINGS)
    assert {Path(row["file"]).name for row in found} == set(FORMATS)
    checker = Checker()
    for name in FORMATS:
        document = read(folder / name)
        day = document.date or datetime.date(2025, 3, 25)
        expected = {(finding.rule, finding.message) for finding in checker.check(document, day).findings}
        told: set[tuple[Any, ...]] = {
            (row["rule"], row["message"]) for row in found if Path(row["file"]).name == name
        }
        assert len(told) > 3
        assert told <= expected, name
