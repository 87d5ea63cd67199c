"""The articles of the workspace give the findings that their front matter expects, and no others that fail."""

from pathlib import Path

import pytest

from crossfoot.model.finding import Level
from crossfoot.rendering import Checked
from crossfoot.workspace.audit import Audit
from crossfoot.workspace.discovery import Article
from crossfoot.workspace.expecting import unexpected
from crossfoot.workspace.opening import open_workspace

CLAIMS = Path(__file__).parents[2] / "claims"
# The labelled passages and their description are no articles.
ARTICLES = sorted(path for path in CLAIMS.rglob("*.md") if path.parent.name != "benchmark")


@pytest.fixture(scope="module")
def audit() -> Audit:
    return open_workspace(CLAIMS)


def test_there_are_articles() -> None:
    assert len(ARTICLES) >= 7


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: str(path.relative_to(CLAIMS)))
def test_an_article_gives_its_findings(path: Path, audit: Audit) -> None:
    [checked] = audit.check_each(Article(str(path), True))
    assert isinstance(checked, Checked)
    assert checked.document.meta["expect"]
    assert checked.report.problems == ()
    assert unexpected(checked, Level.ERROR) == []


def test_articles_are_tied_to_each_table_they_were_written_from() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in ARTICLES)
    for name in ("equity-offerings", "vehicle-deliveries", "reference-rates"):
        assert f"datasets/{name}.csv" in text
