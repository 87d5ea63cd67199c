"""Narrowing the list."""

from __future__ import annotations

import pytest

from tests.pages.conftest import ARTICLE, Opened, Review, Visit

pytestmark = pytest.mark.slow


def test_queries_are_shown_first_and_counts_are_true(harbour_page: Opened) -> None:
    page = harbour_page.page
    assert set(harbour_page.states()) == {"error", "warning"}
    for state in ("error", "warning", "consistent"):
        told = int(page.locator(f".chip.{state} .count").inner_text())
        assert told == page.locator(f".finding.{state}").count() > 0
    all_of_them = page.locator(".finding").count()
    assert page.locator("#shown").inner_text() == f"Showing {len(harbour_page.states())} of {all_of_them}"


def test_states_are_switched_on_and_off(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.locator("input[value=consistent]").check()
    page.locator("input[value=error]").uncheck()
    assert set(harbour_page.states()) == {"warning", "consistent"}
    page.locator("input[value=consistent]").uncheck()
    page.locator("input[value=warning]").uncheck()
    assert harbour_page.states() == []
    assert page.locator("#empty").is_visible()
    page.keyboard.press("n")
    assert "No finding matches" in harbour_page.toast()


def test_a_rule_narrows_the_list(harbour_page: Opened) -> None:
    harbour_page.page.select_option("#by-rule", "percent-change")
    assert harbour_page.states() == ["error"]


def test_what_is_decided_leaves_the_open_list_at_the_next_step(harbour_page: Opened) -> None:
    page = harbour_page.page
    before = len(harbour_page.states())
    page.select_option("#by-decision", "open")
    page.keyboard.press("n")
    page.keyboard.press("1")
    assert len(harbour_page.states()) == before  # a note may still be added
    page.keyboard.press("n")
    assert len(harbour_page.states()) == before - 1
    assert harbour_page.current() not in (1, None)
    page.select_option("#by-decision", "fixed")
    assert len(harbour_page.states()) >= 1
    assert page.locator("#progress").inner_text() == f"1 of {before} decided"


def test_an_article_narrows_the_list_and_its_name(visit: Visit, review: Review) -> None:
    opened = visit(review(one=ARTICLE, two="Revenue rose 52% to £1.5m from £1.2m.\n"))
    page = opened.page
    assert page.locator(".group:visible").count() == 2
    page.select_option("#by-article", "2")
    assert opened.states() == ["error"]
    assert page.locator(".group:visible").all_inner_texts() == ["articles/two.md"]


def test_choosing_a_figure_shows_its_finding_whatever_the_filters(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.locator(".text .fig.consistent", has_text="12,400").click()
    assert page.locator(".finding.current.consistent .card").is_visible()
