"""Measure the review page of a long article: writing it, opening it in Chromium, stepping, filtering, marking.

Usage: python bench/review_page.py [words] [figures]; needs playwright and chromium for more than the writing.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from crossfoot import Checker, Document
from crossfoot.rendering import Checked, Run, render

_WORDS = """the council said on its own account that ferries yards piers docks crews boats nets and harbours were kept
by hands which had little else to do in winter while the wind blew from the north and nobody asked why"""
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
#: Until the change is on the screen.
_TIMED = """async (code) => {
    const start = performance.now();
    new Function(code)();
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
    return performance.now() - start;
}"""


def article(words: int, figures: int, seed: int = 7) -> str:
    """An invented article with about so many words and figures, one relation in ten being wrong."""
    chance = random.Random(seed)
    known = _WORDS.split()

    def filler(count: int) -> str:
        return " ".join(chance.choice(known) for _ in range(count)).capitalize() + "."

    paragraphs = ["# A long year at the harbour"]
    for number in range(figures // 6):
        old, percent, all_of_them = chance.randint(100, 900), chance.randint(3, 60), chance.randint(100, 900)
        new = round(old * (1 + percent / 100))
        percent += 7 if chance.random() < 0.1 else 0
        done = chance.randint(10, all_of_them - 1)
        left = all_of_them - done + (5 if chance.random() < 0.1 else 0)
        paragraphs.append(
            f"{filler(24)} Revenue of unit {chr(65 + number % 26)} rose {percent}% to £{new}m from £{old}m. "
            f"{filler(20)} Of {all_of_them} bursts reported, {done} have been repaired, leaving {left}. {filler(22)}"
        )
    count = sum(len(paragraph.split()) for paragraph in paragraphs)
    paragraphs += [filler(60) for _ in range(max(words - count, 0) // 60)]
    return "\n\n".join(paragraphs)


def written(text: str) -> tuple[str, float]:
    """The page, and the seconds that writing it took (the check apart)."""
    checker = Checker()
    document = Document.from_text(text, path="long.txt")
    run = Run((Checked(document, checker.check(document)),), rulebook=checker.rulebook)
    start = time.perf_counter()
    return render("html", run), time.perf_counter() - start


def used(page: Any, address: str) -> dict[str, float]:
    """Milliseconds that a reader waits: for the page, a step (median, worst), a filter, a mark."""
    page.goto(address)
    load = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    press = "document.dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true}))"
    steps = [page.evaluate(_TIMED, press % "n") for _ in range(30)]
    mark = page.evaluate(_TIMED, press % "1")
    narrowed = page.evaluate(_TIMED, "document.querySelector('input[value=consistent]').click()")
    return {
        "load": load,
        "step": statistics.median(steps),
        "worst step": max(steps),
        "mark": mark,
        "filter": narrowed,
    }


def main() -> None:
    words, figures = [*map(int, sys.argv[1:]), 20_000, 800][:2] if len(sys.argv) > 2 else (20_000, 800)
    text = article(words, figures)
    page, seconds = written(text)
    print(f"{len(text.split()):,} words: written in {seconds * 1000:.0f} ms, {len(page) / 1e6:.2f} MB")
    program = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        program = None
    if program is None:
        print("playwright or chromium is not installed: not opened")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "page.html")
        path.write_text(page, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
        # The page's own policy forbids code made of text, which is how a click is timed here.
        context = browser.new_context(bypass_csp=True)
        for name, value in used(context.new_page(), path.as_uri()).items():
            print(f"{name:>10}: {value:6.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
