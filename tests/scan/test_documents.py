"""A corpus of documents: every format that can be read gives what a check of the file gives."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow comes with the extra [scan]")
pytest.importorskip("pandera", reason="pandera comes with the extra [scan]")

from crossfoot import Checker
from crossfoot.documents import read
from crossfoot.scan.parts import FINDINGS
from tests.documents.test_same_article import as_docx, as_html, as_json, as_markdown, as_pdf
from tests.scan.test_local import rows, scanned

FORMATS = {
    "article.md": as_markdown, "article.html": as_html, "article.docx": as_docx, "article.pdf": as_pdf,
    "article.json": as_json,
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_scanned_as_it_is_checked(name: str, tmp_path: Path) -> None:
    path = tmp_path / "corpus" / name
    path.parent.mkdir()
    FORMATS[name](path)
    result = scanned(path, out=tmp_path / "out")
    assert not result.summary.failures
    document = read(path)
    day = document.date or datetime.date(2025, 3, 25)
    expected = {(finding.rule, finding.message) for finding in Checker().check(document, day).findings}
    told = {(row["rule"], row["message"]) for row in rows(tmp_path / "out", FINDINGS)}
    assert len(told) > 3
    assert told <= expected
