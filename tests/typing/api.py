"""The public names as a user with a type checker writes them; `nox -s types` checks it, nothing runs it."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import assert_type

import crossfoot
from crossfoot import Checker, Document, Report, Verdict


def check_in_every_way(text: str) -> list[str]:
    reports = [
        crossfoot.check(text),
        crossfoot.check(text, as_of=date(2025, 3, 25)),
        crossfoot.check(text, rules=["percent-change"]),
        crossfoot.check(Path("claims/article.md")),
        crossfoot.check(crossfoot.read("claims/article.md")),
        crossfoot.check(Document.from_parts(headline="Sales up", body=text)),
    ]
    return [finding.message for report in reports for finding in report.findings]


def check_many(texts: list[str]) -> int:
    checker = Checker()
    reports = [checker.check(text, as_of=None) for text in texts]
    assert_type(reports, list[Report])
    return sum(finding.verdict is Verdict.DISCREPANCY for report in reports for finding in report.findings)


def look_at_a_finding(report: Report) -> str:
    finding = report.findings[0]
    assert_type(finding.rule, str)
    assert_type(finding.message, str)
    assert_type(finding.rescued, str | None)
    claim = finding.claims[0]
    assert_type((claim.role, claim.text, claim.start, claim.end), tuple[str, str, int, int])
    assert_type(claim.low, Decimal | None)
    return f"{finding.rule}: {report.coverage.found} figures found, {report.coverage.checked} checked"


def list_figures(text: str) -> dict[str, Decimal | None]:
    return {figure.text: figure.value for figure in crossfoot.extract(text) if not figure.identifier}


def read_bytes(content: bytes) -> str:
    document = crossfoot.read(content, format="markdown", encoding="cp1252")
    location = document.locate(0, 1)
    assert_type(location.line, int)
    return f"{location.path}:{location.line}:{location.column} {document.text[:20]}"


def handle_errors(path: Path) -> Report | None:
    try:
        return crossfoot.check(path)
    except crossfoot.CrossfootError as error:
        print(error)
        return None
