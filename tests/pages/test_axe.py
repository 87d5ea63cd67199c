"""axe-core finds no serious fault, whatever is open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crossfoot.rendering.html import render_folder
from tests.pages.conftest import ARTICLE, Opened, Review, Visit

pytestmark = pytest.mark.slow

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}},
}


def faults(opened: Opened, axe: str) -> list[Any]:
    """The serious and critical ones, with the elements at fault."""
    if not opened.page.evaluate("typeof axe === 'object'"):
        opened.page.evaluate(axe)
    found = opened.page.evaluate("async () => (await axe.run()).violations")
    return [
        (fault["id"], node["html"][:200], node["failureSummary"][:300])
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_no_serious_fault_in_any_state_of_the_page(visit: Visit, review: Review, axe: str, look: str) -> None:
    opened: Opened = visit(review(one=ARTICLE, two=ARTICLE), bypass_csp=True, **LOOKS[look])
    page = opened.page
    assert faults(opened, axe) == []
    page.keyboard.press("n")
    page.keyboard.press("1")
    page.locator("input[value=consistent]").check()
    for details in page.locator(".finding.current details summary").all():
        details.click()
    assert faults(opened, axe) == []
    page.locator(".text .fig.unchecked").first.click()
    assert faults(opened, axe) == []
    page.keyboard.press("?")
    assert faults(opened, axe) == []


def test_no_serious_fault_in_the_index(visit: Visit, review: Review, axe: str, tmp_path: Path) -> None:
    for name, text in render_folder(review(one=ARTICLE, two="Nothing here.\n")).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    opened: Opened = visit(tmp_path / "index.html", bypass_csp=True)
    assert faults(opened, axe) == []
    opened.page.get_by_role("link", name="A year at the harbour").click()
    assert opened.page.locator(".finding").count() > 0
    opened.page.get_by_role("link", name="All articles").click()
    assert opened.page.locator("h1").inner_text() == "2 articles"
