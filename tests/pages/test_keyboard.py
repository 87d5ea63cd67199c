"""Triage without a mouse."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Opened

pytestmark = pytest.mark.slow

VERDICTS = {
    "fixed": "1f", "source": "2s", "different-base": "3d", "wrong-link": "4w", "accepted": "5a",
}  # fmt: skip


def queries(opened: Opened) -> list[int]:
    return opened.page.eval_on_selector_all(
        ".finding:not([hidden])", "items => items.map(item => Number(item.dataset.number))"
    )


def ruling(opened: Opened) -> str:
    return opened.page.locator(".finding.current").get_attribute("data-decision") or ""


def test_n_and_p_walk_the_findings_and_come_round(harbour_page: Opened) -> None:
    press = harbour_page.page.keyboard.press
    numbers = queries(harbour_page)
    seen = []
    for key in ["n", "j", "n", "n"]:
        press(key)
        seen.append(harbour_page.current())
    assert seen == [*numbers, numbers[0]]
    assert "on from the top" in harbour_page.toast()
    for key in ["p", "k", "p"]:
        press(key)
        seen.append(harbour_page.current())
    assert seen[-3:] == numbers[::-1]


def test_the_focus_is_on_the_finding_that_was_stepped_to(harbour_page: Opened) -> None:
    harbour_page.page.keyboard.press("n")
    assert harbour_page.page.evaluate("document.activeElement.id") == "head-1"


@pytest.mark.parametrize(("verdict", "keys"), VERDICTS.items())
def test_each_verdict_has_a_digit_and_a_letter(harbour_page: Opened, verdict: str, keys: str) -> None:
    press = harbour_page.page.keyboard.press
    press("n")
    for key in keys:
        press(key)
        assert ruling(harbour_page) == verdict
        assert harbour_page.page.locator(".finding.current [aria-pressed=true]").count() == 1
        press("u" if key.isdigit() else "0")
        assert ruling(harbour_page) == ""


def test_marking_without_a_finding_says_what_to_do(harbour_page: Opened) -> None:
    harbour_page.page.keyboard.press("1")
    assert "Choose a finding first" in harbour_page.toast()


def test_a_note_is_written_without_its_letters_being_taken_for_keys(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.keyboard.press("n")
    page.keyboard.press("2")
    page.keyboard.press("e")
    page.keyboard.type("np1 as in the report")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "head-1"
    assert harbour_page.current() == 1
    assert ruling(harbour_page) == "source"
    assert page.locator("#note-1").input_value() == "np1 as in the report"


def test_g_goes_to_the_figure_and_enter_comes_back(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.keyboard.press("n")
    page.keyboard.press("g")
    assert page.evaluate("document.activeElement.className").startswith("fig error")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id").startswith("head-")


def test_help_opens_closes_and_switches_single_keys_off(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("n")
    assert harbour_page.current() is None
    page.locator("#keys").uncheck()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("n")
    assert harbour_page.current() is None
    page.reload()
    page.keyboard.press("n")
    assert harbour_page.current() is None  # remembered


def test_keys_of_the_browser_are_left_alone(harbour_page: Opened) -> None:
    harbour_page.page.keyboard.press("Control+1")
    harbour_page.page.keyboard.press("Alt+n")
    assert harbour_page.current() is None


def test_everything_can_be_reached_with_tab(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the article"
    assert page.locator(".skip").first.bounding_box()["y"] >= 0
    seen = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"fig error", "next", "head-1", "export", "import", "by"} <= seen
