"""The review page as text: what is on it and that nothing of it can run. How it behaves: tests/pages."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from crossfoot.documents import Document
from crossfoot.model.decision import Decision, Ruling
from crossfoot.model.report import Report
from crossfoot.rendering import Checked, Failure, Run, render
from crossfoot.rendering.html import INDEX, render_folder
from crossfoot.rendering.page.template import template
from tests.rendering.samples import CONSISTENT, DISCREPANCY, run_of

HOSTILE = (
    '<script>alert(1)</script> " onmouseover="x" \'&amp; \x00 \u202e16.6% '
    "<img src=x onerror=alert(1)> <!--<script>"
)


class Elements(HTMLParser):
    """The tags of a page, and the text of its scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag if tag in self.raw else ""
        if self.inside:
            self.raw[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.raw[self.inside][-1] += data


def page_of(run: Run) -> Elements:
    return Elements(render("html", run))


def hostile_run() -> Run:
    document = Document.from_text(HOSTILE, path='<b>"x".md')
    finding = dataclasses.replace(
        DISCREPANCY,
        message=HOSTILE,
        derivation=HOSTILE,
        diagnosis=HOSTILE,
        rule=HOSTILE,
        claims=tuple(dataclasses.replace(one, role=HOSTILE, start=0, end=8) for one in DISCREPANCY.claims),
    )
    decided = Decision(finding.fingerprint, Ruling.SOURCE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    report = Report(HOSTILE, (finding,), path=HOSTILE)
    return Run((Checked(document, report),), (Failure(HOSTILE, HOSTILE),), decisions=(decided,))


@pytest.mark.parametrize("run", [Run(), run_of(), run_of(DISCREPANCY, CONSISTENT), hostile_run()])
def test_only_the_script_and_style_of_the_page_itself_may_run(run: Run) -> None:
    page = page_of(run)
    [policy] = [attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv")]
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    scripts = [attrs for tag, attrs in page.tags if tag == "script"]
    assert [attrs.get("type") for attrs in scripts] == ["application/json", None]
    for kind, text in (("script", page.raw["script"][1]), ("style", page.raw["style"][0])):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("run", [run_of(DISCREPANCY, CONSISTENT), hostile_run()])
def test_nothing_is_fetched_and_no_attribute_runs(run: Run) -> None:
    for tag, attrs in page_of(run).tags:
        assert tag not in {"img", "iframe", "object", "embed", "base"}
        for name, value in attrs.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in ("src", "href", "action"):
                assert (value or "").startswith(("#", "data:image/svg+xml,"))


def test_the_templates_cannot_end_their_own_elements() -> None:
    assert "</script" not in template("review.js").lower()
    assert "</style" not in template("review.css").lower()


def test_every_id_is_given_once_and_every_reference_leads_somewhere() -> None:
    for run in (run_of(DISCREPANCY, CONSISTENT), run_of(), hostile_run()):
        tags = page_of(run).tags
        ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
        assert len(ids) == len(set(ids))
        for _, attrs in tags:
            for name in ("aria-controls", "aria-labelledby", "aria-describedby", "for"):
                if name in attrs:
                    assert attrs[name] in ids
            target = attrs.get("href") or ""
            assert not target.startswith("#") or target[1:] in ids


def test_the_data_of_the_page_are_those_of_its_queries() -> None:
    decided = Decision(
        "0123456789abcdef", Ruling.SOURCE, "premium-discount", "sale.md", "why", date=date(2025, 3, 1)
    )
    run = dataclasses.replace(run_of(DISCREPANCY, CONSISTENT), decisions=(decided,))
    data = json.loads(page_of(run).raw["script"][0])
    [finding] = data["findings"]
    assert finding == {
        "number": 1, "fingerprint": "0123456789abcdef", "rule": "premium-discount", "path": "sale.md",
    }  # fmt: skip
    assert data["decisions"] == [
        {
            "fingerprint": "0123456789abcdef", "verdict": "source", "rule": "premium-discount", "path": "sale.md",
            "reason": "why", "date": "2025-03-01",
        }
    ]  # fmt: skip
    assert [ruling["verdict"] for ruling in data["rulings"]] == [ruling.value for ruling in Ruling]


def test_a_card_has_all_that_is_known_in_the_order_of_an_editors_questions() -> None:
    page = render("html", run_of(DISCREPANCY))
    card = page[page.index('id="card-1"') :]
    asked = [
        "<blockquote", "HK$53.25 is 6.6% below HK$57", "The sum", "Looks like:", "Any one of these would fit",
        "no rounding makes them fit", "Its digits allow", "and why it exists", "Your decision",
    ]  # fmt: skip
    places = [card.index(words) for words in asked]
    assert places == sorted(places)


def test_what_could_not_be_read_is_on_the_page() -> None:
    page = render("html", run_of(failures=(Failure("x.md", "x.md: no such file [file-missing]"),)))
    assert "1 thing could not be read or used" in page
    assert "x.md: no such file [file-missing]" in page


def test_coverage_is_stated_with_each_reason() -> None:
    page = re.sub(r"<[^>]+>", "", render("html", run_of(DISCREPANCY)))
    assert "5 figures found: 3 checked, 1 not checked, 1 name that no sum is made with" in page
    assert "1 forecast" in page
    assert "Left alone on purpose" in page


def two_articles() -> Run:
    run = run_of(DISCREPANCY)
    other = Checked(Document.from_text("No figures.", path="articles/Sale.txt"), Report("No figures.", ()))
    return dataclasses.replace(run, checked=(*run.checked, other))


def test_several_articles_stand_on_one_page_with_a_list() -> None:
    page = render("html", two_articles())
    assert page.count('<article class="doc"') == 2
    assert 'aria-label="Articles on this page"' in page


def test_a_folder_has_an_index_and_a_page_each() -> None:
    pages = render_folder(two_articles())
    assert list(pages) == [INDEX, "sale.html", "articles-Sale.html"]
    assert 'href="sale.html"' in pages[INDEX]
    assert '<a href="index.html">All articles</a>' in pages["sale.html"]


def test_no_two_pages_of_a_folder_have_one_name() -> None:
    documents = [
        Document.from_text("x", path=path) for path in ("a b.md", "a-b.txt", "A_B.md", "index.md", "...")
    ]
    run = Run(tuple(Checked(document, Report("x", ())) for document in documents))
    names = list(render_folder(run))
    assert names == ["index.html", "a-b.html", "a-b-2.html", "A-B-3.html", "index-2.html", "article.html"]
