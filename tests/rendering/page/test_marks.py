"""The figures of an article, marked."""

from __future__ import annotations

import dataclasses
import re

from crossfoot.rendering import Run
from crossfoot.rendering.page.article import article_html
from crossfoot.rendering.page.marks import marked, marks_of
from crossfoot.rendering.page.view import view_of
from tests.rendering.samples import CONSISTENT, DISCREPANCY, TEXT, claim, run_of

FIGURE = re.compile(r'<(a|span) class="fig (\w+)"[^>]*>([^<]*)</')


def figures(run: Run) -> list[tuple[str, str, str]]:
    [article] = view_of(run).articles
    return FIGURE.findall(marked(article.text, 0, len(article.text), marks_of(article)))


def test_every_figure_is_marked_by_its_most_serious_finding() -> None:
    assert figures(run_of(CONSISTENT, DISCREPANCY)) == [
        ("a", "consistent", "800 million"),
        ("a", "error", "HK$53.25"),
        ("a", "error", "16.6%"),
        ("a", "error", "HK$57"),
    ]


def test_a_figure_leads_to_its_findings_most_serious_first() -> None:
    [article] = view_of(run_of(CONSISTENT, DISCREPANCY)).articles
    html = marked(TEXT, 0, len(TEXT), marks_of(article))
    assert 'href="#finding-2" data-findings="2 1">HK$53.25</a>' in html


def test_a_figure_without_a_finding_says_why_or_that_it_agrees() -> None:
    found = figures(run_of())
    assert found[0] == ("a", "unchecked", "800 million")
    assert found[1] == ("span", "agrees", "HK$53.25")


def test_figures_that_overlap_are_one_mark() -> None:
    wide = dataclasses.replace(DISCREPANCY, claims=(claim("gap", "a 16.6% discount"), claim("x", "16.6%")))
    assert ("a", "error", "a 16.6% discount") in figures(run_of(wide))


def test_figures_that_touch_stay_two_marks() -> None:
    split = dataclasses.replace(DISCREPANCY, claims=(claim("a", "HK$53"), claim("b", ".25 each")))
    run = run_of(split)
    report = dataclasses.replace(run.checked[0].report, figures=())
    run = dataclasses.replace(run, checked=(dataclasses.replace(run.checked[0], report=report),))
    assert [text for _, state, text in figures(run) if state == "error"] == ["HK$53", ".25 each"]


def test_the_article_reads_as_before() -> None:
    [article] = view_of(run_of(CONSISTENT, DISCREPANCY)).articles
    body = article_html(article, alone=True).partition('<div class="text">')[2]
    assert " ".join(re.sub(r"<[^>]+>", "", body).split()) == " ".join(TEXT.split())
