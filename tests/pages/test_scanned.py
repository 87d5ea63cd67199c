"""The summary page of a scan in a real browser."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from crossfoot.model.scan import Summary
from crossfoot.rendering.scanned.page import render_summary_page
from tests.pages.conftest import Visit
from tests.pages.test_axe import LOOKS, faults
from tests.rendering.test_scanned import article, finding


@pytest.fixture(scope="session")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of 60 articles over five months, of three sources; some failed, some have a hostile name."""
    made = Summary()
    for place in range(1, 61):
        day = datetime.date(2020, place % 5 + 1, place % 28 + 1)
        source = ("city", "county", "<script>alert(1)</script>")[place % 3]
        wrong = int(place % 4 == 0)
        counts = {"figures": 9, "checked": 4, "errors": wrong, "warnings": wrong, "characters": 900}
        made.add_articles([article(place, date=day, source=source, **counts)])
        if wrong:
            made.add_findings([finding(place, "deal-size"), finding(place, "weekday", level="warning")])
    made.add_articles([article(61, status="failed", error="<b>x</b>: not read [json-invalid]\n  More.")])
    page = tmp_path_factory.mktemp("scan") / "summary.html"
    page.write_text(render_summary_page(made, {"profile": "news"}), encoding="utf-8", newline="\n")
    return page


def test_it_opens_without_a_complaint_and_asks_for_nothing(visit: Visit, summary: Path) -> None:
    opened = visit(summary)
    assert opened.complaints == []
    assert opened.dialogs == []
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    assert opened.page.locator("svg").count() > 0
    assert opened.page.get_by_text("deal-size").count() > 0
    text = opened.page.locator("body").inner_text()
    assert "<script>alert(1)</script>" in text
    assert "1 article could not be read" in text


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(visit: Visit, summary: Path, width: int) -> None:
    opened = visit(summary, viewport={"width": width, "height": 800})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_no_serious_fault(visit: Visit, summary: Path, axe: str, look: str) -> None:
    assert faults(visit(summary, bypass_csp=True, **LOOKS[look]), axe) == []
