"""docs/scan.md tells every column, in order, as it is declared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crossfoot.rendering.records import CLAIM, COVERAGE, FINDINGS, REPAIR, Column

TYPES = {"text": "text", "texts": "list of text", "whole": "integer", "real": "double", "day": "date"}


def row(column: Column) -> str:
    kind = TYPES[column.type] if isinstance(column.type, str) else "list of records"
    return f"| `{column.name}` | {kind}{', may be null' if column.may_lack else ''} | {column.says} |"


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("`findings`", FINDINGS),
        ("Each of `claims`", CLAIM),
        ("Each of `repairs`", REPAIR),
        ("`coverage`", COVERAGE),
    ],
)
def test_the_page_has_the_columns(repository: Path, name: str, columns: tuple[Column, ...]) -> None:
    page = (repository / "docs" / "scan.md").read_text(encoding="utf-8")
    found = re.search(rf"^{re.escape(name)}:\n\n\| Column .*\n\|---.*\n((?:\| .*\n)+)", page, re.MULTILINE)
    assert found is not None
    assert found[1].splitlines() == [row(column) for column in columns]
