"""Data Docs open without a network: in a browser that has none, without a word on its console."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

pytest.importorskip("great_expectations", reason="Great Expectations comes with the extra [data]")

from tests.datasets.conftest import Command

Write = Callable[[Mapping[str, str]], None]
FILES = {
    "deals.csv": "company,shares,price,proceeds\nAcme,800000000,53.25,46.2 billion\nBeta,3,2.50,7.50\n",
    "deals.yaml": """\
dataset: deals
source: deals.csv
rows: [{check: proceeds == shares * price, mostly: 0.9}]
expectations: [{expect: column_values_to_be_between, column: price, min_value: 3}]
""",
}


@pytest.fixture
def site(check: Command, write: Write, tmp_path: Path) -> Path:
    write(FILES)
    assert check("deals.yaml", "--docs", "site").code == 1
    return tmp_path / "site"


def test_pages_ask_for_nothing_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) == 5
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<(?:script|img)\b|(?:src|@import)\s*=?\s*[\"']?https?:", text), page
        assert not re.search(r"<link\b[^>]*https?:", text), page


def test_the_sentence_is_readable(site: Path) -> None:
    (page,) = (site / "validations" / "deals-rows").rglob("*.html")
    text = re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8"))
    sentence = (
        "proceeds = shares × price must hold in at least 90% of the rows, given how the figures are rounded."
    )
    assert sentence in " ".join(text.split())
    assert "46.2 billion" in text


def test_the_index_lists_every_validation(site: Path) -> None:
    index = (site / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"#]+\.html)"', index)
    assert len(links) == 4
    assert all((site / link).is_file() for link in links)
    assert "Not met" in index


def test_a_bare_file_has_pages_too(check: Command, write: Write, tmp_path: Path) -> None:
    write({"a.csv": "a,b\n1,1\n"})
    assert check("a.csv", "--row", "a == b", "--docs", "site").code == 0
    assert "All met" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_they_open_in_a_browser_without_a_network(site: Path) -> None:
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright comes with the data session's tests"
    )
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    said: list[str] = []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
        )
        page = browser.new_context(offline=True).new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("requestfailed", lambda request: said.append(request.url))
        for path in sorted(site.rglob("*.html")):
            page.goto(path.as_uri())
            assert page.inner_text("body").strip()
        page.goto((site / "index.html").as_uri())
        assert page.locator("#validations tbody tr").count() == 2
        page.get_by_role("link", name="deals-rows").click()
        assert "must hold" in page.inner_text("body")
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.alert')).backgroundColor")
            != "rgba(0, 0, 0, 0)"
        )
        browser.close()
    assert said == []
