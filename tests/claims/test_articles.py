"""The articles of the workspace give the findings that their front matter expects, and no others that fail."""

from pathlib import Path

import pytest

import crossfoot
from crossfoot.engine.checker import Checker
from crossfoot.model.finding import Level
from crossfoot.rendering import Checked
from crossfoot.workspace.expecting import unexpected

CLAIMS = Path(__file__).parents[2] / "claims"
# The labelled passages and their description are no articles.
ARTICLES = sorted(path for path in CLAIMS.rglob("*.md") if path.parent.name != "benchmark")


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def test_there_are_articles() -> None:
    assert len(ARTICLES) >= 7


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: str(path.relative_to(CLAIMS)))
def test_an_article_gives_its_findings(path: Path, checker: Checker) -> None:
    document = crossfoot.read(path)
    assert document.meta["expect"]
    assert unexpected(Checked(document, checker.check(document)), Level.ERROR) == []
