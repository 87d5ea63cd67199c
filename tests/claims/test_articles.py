"""The articles of the workspace give the findings that their front matter expects, and no others that fail."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import crossfoot
from crossfoot.engine.checker import Checker
from crossfoot.model.finding import Finding

CLAIMS = Path(__file__).parents[2] / "claims"
# The labelled passages and their description are no articles.
ARTICLES = sorted(path for path in CLAIMS.rglob("*.md") if path.parent.name != "benchmark")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def expected(path: Path) -> list[dict[str, Any]]:
    front = path.read_text(encoding="utf-8").split("---\n")[1]
    return list(yaml.safe_load(front)["expect"])


def fits(finding: Finding, wanted: dict[str, Any]) -> bool:
    if finding.rule != wanted["rule"] or finding.verdict != wanted["verdict"]:
        return False
    texts = [" ".join(claim.text.split()) for claim in finding.claims]
    slip = wanted.get("slip")
    named = all(
        any(str(piece) in text or text in str(piece) for text in texts) for piece in wanted["figures"]
    )
    return named and (slip is None or finding.diagnosis == slip)


def test_there_are_articles() -> None:
    assert len(ARTICLES) >= 7


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: str(path.relative_to(CLAIMS)))
def test_an_article_gives_its_findings(path: Path, checker: Checker) -> None:
    report = checker.check(crossfoot.read(path))
    wanted = expected(path)
    missing = [one for one in wanted if not any(fits(finding, one) for finding in report.findings)]
    assert missing == []
    accused = [one for one in wanted if one["verdict"] == "discrepancy"]
    surplus = [
        finding.message for finding in report.discrepancies if not any(fits(finding, one) for one in accused)
    ]
    assert surplus == []
