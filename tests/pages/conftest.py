"""The review page in a real browser: headless Chromium, driven by Playwright.

Skipped where one of them is missing; `nox -s pages` brings what it can. CROSSFOOT_AXE names the script axe.min.js,
which scripts/fetch_axe.py fetches.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from crossfoot import Checker, Document
from crossfoot.documents import read
from crossfoot.model.decision import Decision
from crossfoot.rendering import Checked, Run, render

playwright_api = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed; `nox -s pages` brings it"
)

#: No sandbox for root in CI; no traffic of the browser's own.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
#: Over these, the options of a context that a test gives.
USUAL = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}

ARTICLE = """---
title: A year at the harbour
date: 2025-03-25
---

# A year at the harbour

Revenue from the ferry rose 52% to £1.5m from £1.2m, the treasurer said. The number of passengers fell from 12,400 to
9,300, a drop of 25 per cent. It has replaced 124 miles (200 km) of pipe, and plans 50 miles (120 km) more.

- Of 540 bursts reported this year, 198 have been repaired, leaving 342.
- Some 61% backed the plan, 34% opposed it and 8% did not know.

| Quarter | Ferry (£k) |
|---|---|
| First | 310 |
| Second | 350 |
| Third | 420 |
| Total | 1,080 |

The number 7 bus went past. A lone 4,321 of something was counted. The Boeing 747 flew.
"""


@dataclass
class Opened:
    """A page in the browser, with all that it asked of the network, all that it complained of and every dialog."""

    page: Any
    requests: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def states(self) -> list[str]:
        """The states of the findings that the list shows."""
        return self.page.eval_on_selector_all(
            ".finding:not([hidden])", "items => items.map(item => item.dataset.state)"
        )

    def current(self) -> int | None:
        """The number of the chosen finding."""
        return self.page.evaluate(
            "() => Number(document.querySelector('.finding.current')?.dataset.number) || null"
        )

    def lit(self) -> list[str]:
        """The figures of the article that are lit."""
        return [text.strip() for text in self.page.locator(".text .fig.lit").all_inner_texts()]

    def toast(self) -> str:
        """What the page last said."""
        return self.page.locator("#toast").inner_text()


#: Opens a run, or a file, in the browser.
Visit = Callable[..., Opened]
#: Checks Markdown texts, by name, as one run.
Review = Callable[..., Run]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        pytest.skip("no Chromium on this machine; Debian's package is chromium")
    with playwright_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe-core."""
    name = os.environ.get("CROSSFOOT_AXE")
    if not name:
        pytest.skip("CROSSFOOT_AXE names no axe.min.js; scripts/fetch_axe.py fetches it")
    return Path(name).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def checker() -> Checker:
    return Checker()


@pytest.fixture(scope="session")
def review(checker: Checker) -> Review:
    """Check Markdown texts, by path, as one run."""

    def made(decisions: tuple[Decision, ...] = (), **texts: str) -> Run:
        checked = []
        for name, text in texts.items():
            document: Document = read(text.encode(), format="markdown", path=f"articles/{name}.md")
            checked.append(Checked(document, checker.check(document), document.date))
        return Run(tuple(checked), rulebook=checker.rulebook, decisions=decisions)

    return made


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Visit]:
    """Open a file, or the page of a run, in a browser of its own; keyword arguments are Playwright's."""
    contexts = []

    def opened(what: Run | Path, **options: Any) -> Opened:
        path = what
        if isinstance(what, Run):
            path = tmp_path / "page.html"
            path.write_text(render("html", what), encoding="utf-8", newline="\n")
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        )
        contexts.append(context)
        page = context.new_page()
        found = Opened(page)
        page.on("request", lambda request: found.requests.append(request.url))
        page.on("requestfailed", lambda request: found.blocked.append(f"{request.url} {request.failure}"))
        page.on("console", lambda line: found.complaints.append(line.text))
        page.on("pageerror", lambda error: found.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (found.dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri())
        return found

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def harbour(review: Review) -> Run:
    """One article with errors, a warning, agreements, figures left unchecked and a name."""
    return review(harbour=ARTICLE)


@pytest.fixture
def harbour_page(visit: Visit, harbour: Run) -> Opened:
    return visit(harbour)


def with_decisions(run: Run, *decisions: Decision) -> Run:
    return replace(run, decisions=decisions)
