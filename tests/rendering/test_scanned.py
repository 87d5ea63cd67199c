"""The summary of a scan: the sums, the page, JSON, text."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from crossfoot.model import scan as sums
from crossfoot.model.finding import Level
from crossfoot.model.scan import Summary, code_of
from crossfoot.rendering.palette import Palette
from crossfoot.rendering.records import NO_COUNTS
from crossfoot.rendering.scanned.page import render_summary_page
from crossfoot.rendering.scanned.plots import rounded_up
from crossfoot.rendering.scanned.terminal import render_summary_text
from crossfoot.rendering.scanned.tree import render_summary_json
from tests.rendering.test_html import HOSTILE, Elements


def article(place: int, **more: Any) -> dict[str, Any]:
    row = {
        "file": "f", "place": place, "article": f"a{place}", "source": "city",
        "date": datetime.date(2020, 1, place % 28 + 1), "status": "checked",
        **NO_COUNTS, "seconds": place / 10, "error": None,
    }  # fmt: skip
    return {**row, **more}


def finding(place: int, rule: str, verdict: str = "discrepancy", level: str = "error") -> dict[str, Any]:
    return {"file": "f", "place": place, "rule": rule, "verdict": verdict, "level": level}


@pytest.fixture
def summary() -> Summary:
    made = Summary()
    coverage = [
        article(1, figures=9, checked=4, unchecked=5, confirmed=1, errors=2, characters=100),
        article(2, figures=2, checked=2, warnings=1, source=None, date=None),
        article(3, status="empty"),
        article(4, status="failed", error="x: not read [json-invalid]\n  More."),
        article(5, source="county", date=datetime.date(2020, 3, 1), error="x: odd date [date-unknown]"),
    ]
    found = [
        finding(1, "deal-size"), finding(1, "deal-size"), finding(1, "weekday", "consistent"),
        finding(2, "weekday", level="warning"),
    ]  # fmt: skip
    made.add_articles(coverage)
    made.add_findings(found)
    return made


def test_the_sums(summary: Summary) -> None:
    assert summary.articles == 5
    assert dict(summary.statuses) == {"checked": 3, "empty": 1, "failed": 1}
    assert (summary.total.articles, summary.total.figures, summary.total.queried, summary.total.faulty) == (
        4,
        11,
        2,
        1,
    )
    assert sorted(summary.months) == ["2020-01", "2020-03", "undated"]
    assert {name: group.articles for name, group in summary.sources.items()} == {
        "city": 2,
        "unnamed": 1,
        "county": 1,
    }
    assert (summary.rules["deal-size"].articles, summary.rules["deal-size"].discrepancies) == (1, 2)
    assert summary.rules["weekday"].settled == 2
    assert dict(summary.failures) == {"json-invalid": 1, "date-unknown": 1}
    assert summary.slowest[0][0] == 0.1


def test_the_order_of_the_parts_does_not_matter() -> None:
    rows = [article(place, errors=place % 2) for place in range(1, 29)]
    one, other = Summary(), Summary()
    one.add_articles(rows)
    for row in rows[::-1]:
        other.add_articles([row])
    assert render_summary_json(one, 0, {}) == render_summary_json(other, 0, {})


def test_exit_codes(summary: Summary) -> None:
    assert summary.exit_code(Level.ERROR) == 2, "something could not be read"
    summary.failures.clear()
    assert summary.exit_code(Level.ERROR) == 1
    assert summary.exit_code(Level.ERROR, broken=True) == 2
    summary.total.levels["error"] = 0
    assert summary.exit_code(Level.ERROR) == 0
    assert summary.exit_code(Level.WARNING) == 1
    assert Summary().exit_code(Level.ERROR) == 2, "nothing was there"


def test_sources_without_number_are_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sums, "MOST_SOURCES", 3)
    summary = Summary()
    summary.add_articles([article(place, source=f"s{place}") for place in range(1, 9)])
    assert (summary.too_many_sources, summary.sources) == (True, {})
    assert "Too many sources" in render_summary_page(summary, {})


@pytest.mark.parametrize(
    ("message", "code"),
    [("x: what [the-code]\n  [more]", "the-code"), ("x [y]: what", "other"), ("what", "other")],
)
def test_messages_are_counted_by_their_code(message: str, code: str) -> None:
    assert code_of(message) == code


def test_the_page_tells_rates_and_runs_nothing(summary: Summary) -> None:
    page = render_summary_page(summary, {"profile": "news"})
    elements = Elements(page)
    assert "3 discrepancies in 2 articles</strong> (50.0% of those read)" in page
    assert "2 articles could not be read, or not wholly" in page
    assert '<th scope="row"><code>weekday</code></th>' in page
    assert "50.0%" in page
    assert "<td>250.0</td>" in page, "of a thousand articles"
    assert not elements.raw["script"]
    assert "default-src 'none'" in page
    assert "script-src" not in page
    assert not [
        tag for tag, attrs in elements.tags if "style" in attrs or any(name[:2] == "on" for name in attrs)
    ]
    assert [tag for tag, _ in elements.tags].count("svg") > 4
    assert not [attrs for tag, attrs in elements.tags if (attrs.get("href") or "data:")[:5] != "data:"]


def test_the_page_lets_nothing_of_the_corpus_run() -> None:
    hostile = Summary()
    hostile.add_articles(
        [article(1, article=HOSTILE, source=HOSTILE, status="failed", error=f"{HOSTILE} [<b>]", errors=1),
         article(2, article=HOSTILE, source=HOSTILE, errors=1)]
    )  # fmt: skip
    hostile.add_findings([finding(1, HOSTILE)])
    elements = Elements(render_summary_page(hostile, {"text": HOSTILE}))
    assert {tag for tag, _ in elements.tags}.isdisjoint({"script", "img", "b"})
    assert not [attrs for _, attrs in elements.tags if any(name[:2] == "on" for name in attrs)]


def test_many_months_are_drawn_by_the_year() -> None:
    summary = Summary()
    summary.add_articles(
        [article(n + 1, date=datetime.date(1990 + n // 12, n % 12 + 1, 1)) for n in range(100)]
    )
    page = render_summary_page(summary, {})
    assert "Articles, by year" in page
    assert "1998-04" not in page
    assert "Articles, by month" in render_summary_page(_of_months(60), {})


def _of_months(number: int) -> Summary:
    summary = Summary()
    summary.add_articles(
        [article(n + 1, date=datetime.date(1990 + n // 12, n % 12 + 1, 1)) for n in range(number)]
    )
    return summary


@pytest.mark.parametrize("summary", [Summary(), _of_months(1)])
def test_a_page_of_little_is_a_page(summary: Summary) -> None:
    assert "</html>" in render_summary_page(summary, {})
    assert "articles" in render_summary_text(summary, Palette())


def test_json_has_all_counts(summary: Summary) -> None:
    tree = json.loads(render_summary_json(summary, 2, {"profile": None}))
    assert tree["schema"] == "crossfoot.scan-summary/1"
    assert tree["articles"] == {"all": 5, "checked": 3, "empty": 1, "failed": 1}
    assert tree["discrepancies"] == {"error": 2, "warning": 1, "note": 0}
    assert [rule["rule"] for rule in tree["rules"]] == ["deal-size", "weekday"]
    assert tree["timing"]["slowest"][0] == {"article": "a5", "seconds": 0.5}


def test_the_terminal_shows_the_rules_that_disagree(summary: Summary) -> None:
    told = render_summary_text(summary, Palette())
    assert told.index("deal-size") < told.index("weekday")
    assert "Without text: 1 articles." in told
    assert "Not read, or not wholly: 1 [json-invalid]" in told


@pytest.mark.parametrize(
    ("value", "rounded"), [(0, 1), (0.3, 0.4), (1, 1), (1.2, 2), (7, 8), (81, 100), (430, 500)]
)
def test_scales_end_in_a_round_number(value: float, rounded: float) -> None:
    assert rounded_up(value) == pytest.approx(rounded)
