"""Figures and findings: choosing one shows the other."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Opened, Review, Visit

pytestmark = pytest.mark.slow


def test_every_figure_is_marked_by_its_state(harbour_page: Opened) -> None:
    page = harbour_page.page
    for state, figure in {
        "error": "52%", "consistent": "12,400", "unchecked": "4,321", "identifier": "747", "warning": "61%",
    }.items():  # fmt: skip
        assert page.locator(f".text .fig.{state}", has_text=figure).count() >= 1, state


def test_states_differ_by_the_line_under_them_and_not_by_colour_alone(harbour_page: Opened) -> None:
    lines = harbour_page.page.evaluate(
        """() => ["error", "warning", "note", "consistent", "unchecked", "identifier"].map(state => {
            const look = getComputedStyle(document.querySelector(".key .fig." + state));
            return look.textDecorationStyle + look.textDecorationThickness;
        })"""
    )
    assert len(set(lines)) == len(lines)


def test_choosing_a_figure_lights_its_relation_and_opens_the_card(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.locator(".text .fig", has_text="£1.2m").click()
    assert harbour_page.lit() == ["52%", "£1.5m", "£1.2m"]
    card = page.locator(".finding.current .card")
    assert card.is_visible()
    for words in (
        "Revenue from the ferry rose 52%",
        "The article says 52%",
        "two digits swapped",
        "25% for 52%",
    ):
        assert words in card.inner_text()
    assert card.locator("mark").all_inner_texts() == ["52%", "£1.5m", "£1.2m"]
    assert card.locator("svg.bars rect.bar").count() == 2
    assert page.locator(".finding.current .head button").get_attribute("aria-expanded") == "true"


def test_choosing_a_finding_lights_its_figures_and_closes_the_one_before(harbour_page: Opened) -> None:
    heads = harbour_page.page.locator(".finding:not([hidden]) .head button")
    heads.nth(0).click()
    first = harbour_page.lit()
    heads.nth(1).click()
    assert harbour_page.lit() == ["50 miles", "120 km"] != first
    assert harbour_page.page.locator(".card:visible").count() == 1
    heads.nth(1).click()
    assert harbour_page.lit() == []
    assert harbour_page.page.locator(".card:visible").count() == 0


def test_a_figure_of_several_findings_shows_one_after_the_other(harbour_page: Opened) -> None:
    page = harbour_page.page
    several = page.locator(".text a.fig[data-findings*=' ']").first
    numbers = [int(number) for number in (several.get_attribute("data-findings") or "").split()]
    seen = []
    for _ in range(len(numbers) + 1):
        several.click()
        seen.append(harbour_page.current())
    assert seen == [*numbers, numbers[0]]


def test_an_unchecked_figure_says_why(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.locator(".text .fig.unchecked", has_text="4,321").click()
    assert "Nothing in the article was found" in page.locator("#picked").inner_text()
    assert harbour_page.lit() == ["4,321"]
    page.keyboard.press("n")
    assert not page.locator("#picked").is_visible()


def test_a_reason_lights_the_figures_that_it_left_out(harbour_page: Opened) -> None:
    page = harbour_page.page
    reason = page.locator(".reason").first
    count = int(reason.locator("b").inner_text())
    reason.click()
    assert page.locator(".text .fig.lit").count() == count
    assert reason.get_attribute("aria-pressed") == "true"
    reason.click()
    assert harbour_page.lit() == []


def test_a_link_to_a_finding_opens_it(harbour_page: Opened) -> None:
    page = harbour_page.page
    page.keyboard.press("n")
    address = page.evaluate("() => location.href")  # the page's own: what Playwright keeps of it comes later
    page.goto("about:blank")
    page.goto(address)
    assert harbour_page.current() == 1


def test_nothing_to_query_shows_what_agrees(visit: Visit, review: Review) -> None:
    opened = visit(
        review(calm="Revenue rose 25% to $1.5bn from $1.2bn. Of 540 bursts, 198 are repaired, leaving 342.\n")
    )
    assert "Nothing to query." in opened.page.locator(".verdict").inner_text()
    assert set(opened.states()) == {"consistent"}


def test_an_article_without_figures_says_so(visit: Visit, review: Review) -> None:
    opened = visit(review(bare="Nobody came, and nobody asked why.\n"))
    assert "Nothing could be checked." in opened.page.locator(".verdict").inner_text()
    assert "No figure was found" in opened.page.locator("#coverage").inner_text()
    opened.page.keyboard.press("n")
    assert opened.complaints == []
