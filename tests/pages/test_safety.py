"""Whatever an article says, the page stays still: nothing runs, nothing is fetched."""

from __future__ import annotations

import json

import pytest

from crossfoot import Checker
from crossfoot.rendering import Run
from tests.pages.conftest import ARTICLE, Opened, Review, Visit

pytestmark = pytest.mark.slow

EVIL = [
    "<script>window.hit = 1; alert(1)</script>",
    "</script><script>window.hit = 1</script>",
    "</title><svg onload=window.hit=1>",
    "<img src=http://example.invalid/x.png onerror=window.hit=1>",
    "<!-- <script> -->",
    '" onmouseover="window.hit=1" x="',
    "' autofocus onfocus='window.hit=1",
    "{{script}} {{data}} ${window.hit=1} javascript:window.hit=1",
    '<a href="javascript:window.hit=1">here</a>',
    "\u202e%25\u202c \u2066 \x00 \x08 \x1b[31m \u2028",
]
SUM = "Sales of {0} fell 33% to £30m from £40m {0}, and {1} at {2} were sold.\n\n"
HUGE = "9" * 400


def hostile() -> str:
    """Each piece around a relation that fails, so that it reaches quotations, cards and data too."""
    passages = "".join(SUM.format(piece, HUGE, "7" * 60 + "%") for piece in EVIL)
    title = json.dumps(EVIL[0] + EVIL[1] + EVIL[2])
    return f"---\ntitle: {title}\n---\n\n# {EVIL[2]} 33%\n\n{passages}| {EVIL[0]} | 2 |\n|---|---|\n| {EVIL[1]} | 3 |\n"


@pytest.mark.parametrize("name", ["hostile", 'x"><script>window.hit=1</script>'])
def test_a_hostile_article_stays_text(visit: Visit, review: Review, name: str) -> None:
    opened: Opened = visit(review(**{name: hostile()}))
    page = opened.page
    for _ in range(4):
        page.keyboard.press("n")
        page.keyboard.press("2")
    for link in page.locator(".text a.fig").all()[:8]:
        link.click()
        link.hover()
    page.wait_for_timeout(100)
    assert page.evaluate("window.hit") is None
    assert opened.dialogs == []
    assert opened.complaints == []
    assert page.locator(".text script, .text img, .text svg, .panel img, .panel script").count() == 0
    assert len([url for url in opened.requests if not url.startswith("data:")]) == 1
    assert not set("\x00\x08\x1b\u202e\u2066") & set(page.locator("body").inner_text())


def test_plain_text_keeps_its_markup_visible(visit: Visit, checker: Checker) -> None:
    from crossfoot import Document
    from crossfoot.rendering import Checked, Run

    document = Document.from_text("".join(SUM.format(piece, 3, 4) for piece in EVIL), path="evil.txt")
    opened = visit(Run((Checked(document, checker.check(document)),), rulebook=checker.rulebook))
    assert "<script>window.hit = 1; alert(1)</script>" in opened.page.locator(".text").inner_text()
    assert "[U+202E]%25[U+202C]" in opened.page.locator(".text").inner_text()
    assert opened.page.evaluate("window.hit") is None
    assert opened.complaints == []


def test_no_request_leaves_the_page(visit: Visit, harbour: Run) -> None:
    opened: Opened = visit(harbour)
    page = opened.page
    for key in ["n", "1", "e", "Escape", "g", "p", "?", "Escape"]:
        page.keyboard.press(key)
    page.locator(".reason").first.click()
    page.wait_for_timeout(100)
    assert [url for url in opened.requests if not url.startswith("data:")] == [page.url.partition("#")[0]]
    assert opened.complaints == []


def test_the_policy_of_the_page_stops_a_script_and_a_request(harbour_page: Opened) -> None:
    """The policy is a second wall: even if text were to become markup, it could do nothing."""
    page = harbour_page.page
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            try { script.textContent = "window.hit = 1"; } catch { window.refused = 1; }
            document.body.append(script);
            const picture = document.createElement("img");
            picture.src = "http://127.0.0.1:9/x.png";
            document.body.append(picture);
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.hit") is None
    assert any("Content Security Policy" in line for line in harbour_page.complaints)
    assert harbour_page.blocked == ["http://127.0.0.1:9/x.png csp"]


def test_without_a_script_everything_is_there_to_read(visit: Visit, review: Review) -> None:
    opened = visit(review(harbour=ARTICLE), java_script_enabled=False)
    page = opened.page
    assert page.locator(".card").first.is_visible()
    assert page.locator(".card").count() == page.locator(".card:visible").count()
    assert not page.locator(".decide").first.is_visible()
    page.locator(".text .fig.error").first.click()
    assert page.evaluate("() => location.hash") == "#finding-1"
