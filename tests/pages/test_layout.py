"""On paper, on a phone, zoomed, in the dark."""

from __future__ import annotations

from typing import Any

import pytest

from crossfoot.rendering import Run
from tests.pages.conftest import ARTICLE, Opened, Review, Visit

pytestmark = pytest.mark.slow

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
#: What a window of 1280 by 900 is at a zoom of 200%.
ZOOMED = {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}
WIDE_TABLE = "| Year | " + " | ".join(f"{year}" for year in range(2000, 2024)) + " |\n" + "|---" * 25 + "|\n"
WIDE_TABLE += "| Passengers | " + " | ".join(f"{year * 7:,}" for year in range(2000, 2024)) + " |\n"
LONG = f"{'A' * 300} rose 52% to £1.5m from £1.2m.\n\n"


@pytest.mark.parametrize("options", [PHONE, ZOOMED], ids=["phone", "zoomed"])
def test_nothing_is_wider_than_the_window(visit: Visit, review: Review, options: dict[str, Any]) -> None:
    opened: Opened = visit(review(harbour=ARTICLE + "\n" + LONG + WIDE_TABLE, two=ARTICLE), **options)
    page = opened.page
    for key in ("", "n", "n", "?"):
        if key:
            page.keyboard.press(key)
        wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= window
        inside = page.evaluate(
            "(() => { const i = document.getElementById('inside'); return i.scrollWidth - i.clientWidth; })()"
        )
        assert inside <= 0


def test_on_a_phone_the_findings_are_a_sheet_that_opens_and_closes(visit: Visit, harbour: Run) -> None:
    opened: Opened = visit(harbour, **PHONE)
    page = opened.page
    assert not page.locator("#inside").is_visible()
    page.locator(".text .fig.error").first.tap()
    assert page.locator(".finding.current .card").is_visible()
    figure = page.locator(".text .fig.lit").first.bounding_box()
    sheet = page.locator("#panel").bounding_box()
    assert figure["y"] >= 0
    assert figure["y"] + figure["height"] <= sheet["y"]
    page.locator("#sheet").tap()
    assert not page.locator("#inside").is_visible()
    page.locator("#next").tap()
    assert opened.current() not in (1, None)


def test_buttons_are_large_enough_for_a_finger(visit: Visit, harbour: Run) -> None:
    opened: Opened = visit(harbour, **PHONE)
    opened.page.locator(".text .fig.error").first.tap()
    for button in opened.page.locator("button:visible, select:visible, .chip:visible").all():
        box = button.bounding_box()
        assert box["height"] >= 24
        assert box["width"] >= 24


def test_paper_has_the_article_and_the_cards_but_no_controls(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.emulate_media(media="print")
    assert (
        page.locator(".finding.error .card").count()
        == page.locator(".finding.error .card:visible").count()
        > 0
    )
    assert page.locator(".finding.consistent .card:visible").count() == 0
    assert page.locator("button:visible:not(.head button, .reason)").count() == 0
    assert page.locator("select:visible, input:visible, textarea:visible, dialog:visible").count() == 0
    assert page.locator("#panel").evaluate("panel => getComputedStyle(panel).position") == "static"


def test_a_decision_is_on_paper_with_its_note(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.keyboard.press("n")
    page.keyboard.press("2")
    page.fill("#note-1", "as in the annual report")
    page.locator("#head-1").focus()
    noted = page.locator("#finding-1 .noted")
    assert not noted.is_visible()
    page.emulate_media(media="print")
    assert noted.inner_text().startswith("Source says so: as in the annual report")


def test_a_filtered_list_is_printed_whole(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.locator("input[value=error]").uncheck()
    page.emulate_media(media="print")
    assert page.locator(".finding.error:visible").count() > 0


def test_it_makes_a_pdf(harbour_page: Opened) -> None:
    assert harbour_page.page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_the_dark_scheme_is_dark(visit: Visit, harbour: Run) -> None:
    look = "getComputedStyle(document.body).backgroundColor"
    light = visit(harbour, color_scheme="light").page.evaluate(look)
    dark = visit(harbour, color_scheme="dark").page.evaluate(look)
    assert sum(map(int, light[4:-1].split(","))) > 600
    assert sum(map(int, dark[4:-1].split(","))) < 120


def test_a_table_reads_as_a_table(harbour_page: Opened) -> None:
    page = harbour_page.page
    assert page.locator(".text thead th").all_inner_texts() == ["Quarter", "Ferry (£k)"]
    assert page.locator(".text tbody tr").count() == 4
    assert page.locator(".text h2").all_inner_texts() == ["A year at the harbour"]
    assert page.locator(".text li").count() == 2
