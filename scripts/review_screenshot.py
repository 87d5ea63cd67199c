"""Take the picture of the review page that the README shows: `python -m scripts.review_screenshot`.

It shows reports/samples/share-sale-with-slips.html with its second finding chosen, in docs/review-page.webp. Needs
playwright, Chromium, and cwebp (Debian's package webp). A picture differs with the fonts of the machine, so it is
taken when the page's looks change, and never compared.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "reports/samples/share-sale-with-slips.html"
PICTURE = ROOT / "docs/review-page.webp"
WINDOW = {"width": 1280, "height": 1000}


def main() -> None:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shot = Path(folder, "page.png")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_context(viewport=WINDOW, reduced_motion="reduce").new_page()
        page.goto(PAGE.as_uri())
        page.keyboard.press("n")
        page.keyboard.press("n")
        page.screenshot(path=shot)
        browser.close()
        subprocess.run(["cwebp", "-quiet", "-lossless", "-z", "9", str(shot), "-o", str(PICTURE)], check=True)


if __name__ == "__main__":
    main()
