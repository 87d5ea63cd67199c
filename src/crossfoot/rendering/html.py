"""The review page: one HTML file with everything in it, for an editor; or a folder with an index and a page each."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

from crossfoot.rendering.page.article import article_html
from crossfoot.rendering.page.coverage import coverage_html, key_html
from crossfoot.rendering.page.findings import filters_html, findings_html
from crossfoot.rendering.page.markup import escaped, json_block
from crossfoot.rendering.page.summary import (
    contents_html,
    counts_html,
    table_html,
    title_of,
    troubles_html,
    verdict_html,
)
from crossfoot.rendering.page.template import filled
from crossfoot.rendering.page.view import RULINGS, View, view_of
from crossfoot.rendering.run import Checked, Run

#: The page that lists the others of a folder.
INDEX = "index.html"
_NO_NAME = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_NAME = 100


def render_html(run: Run, show_all: bool = True, colour: bool = False) -> str:
    """All articles on one page; what agrees is on it whatever ``show_all`` says, behind a filter."""
    return _page(view_of(run), "")


def render_folder(run: Run) -> dict[str, str]:
    """Pages by file name: one an article, and an index of them that tells what could not be read."""
    names = _names(run)
    back = f'<nav aria-label="Report"><a href="{INDEX}">All articles</a></nav>'
    pages = {}
    for item, name in names:
        one = dataclasses.replace(run, checked=(item,), failures=(), broken=(), empty=())
        pages[name] = _page(view_of(one), back)
    return {INDEX: _index(run, [name for _, name in names]), **pages}


def _page(view: View, back: str) -> str:
    alone = len(view.articles) == 1
    slots = {
        "title": escaped(title_of(view)),
        "back": back,
        "verdict": verdict_html(view),
        "troubles": troubles_html(view),
        "contents": contents_html(view),
        "articles": "\n".join(article_html(article, alone) for article in view.articles),
        "coverage": coverage_html(view),
        "key": key_html(),
        "filters": filters_html(view),
        "findings": findings_html(view),
        "data": json_block(_data(view)),
    }
    return filled("review.html", slots, "review.js")


def _index(run: Run, names: list[str]) -> str:
    view = view_of(run)
    rows = "".join(
        f'<tr><th scope="row"><a href="{escaped(name)}">{escaped(article.title)}</a>'
        f"<code>{escaped(article.path)}</code></th>{counts_html([shown.state for shown in article.findings])}"
        f"<td>{article.item.report.coverage.checked:,} of {article.item.report.coverage.found:,}</td></tr>"
        for article, name in zip(view.articles, names, strict=True)
    )
    slots = {
        "title": escaped(title_of(view)),
        "verdict": verdict_html(view),
        "troubles": troubles_html(view),
        "articles": table_html(rows) if rows else "",
        "coverage": coverage_html(view),
    }
    return filled("index.html", slots, None)


def _data(view: View) -> dict[str, Any]:
    """What the page's script needs to know."""
    return {
        "findings": [
            {
                "number": shown.number,
                "fingerprint": shown.finding.fingerprint,
                "rule": shown.finding.rule,
                "path": shown.path,
            }
            for shown in view.findings
            if shown.is_query
        ],
        "rulings": [
            {"verdict": ruling.value, "word": word, "key": key} for ruling, (word, key) in RULINGS.items()
        ],
        "decisions": [
            {
                key: str(value)
                for key, value in dataclasses.asdict(decision).items()
                if value is not None and value != ""
            }
            for decision in view.decisions.values()
        ],
    }


def _names(run: Run) -> list[tuple[Checked, str]]:
    """A file name for each article, made of its path, no two the same whatever the case of letters."""
    taken = {INDEX}
    names = []
    for article in view_of(run).articles:
        stem = (
            _NO_NAME.sub("-", re.sub(r"\.[A-Za-z]+\Z", "", article.path)).strip("-")[-_LONGEST_NAME:]
            or "article"
        )
        name, count = f"{stem}.html", 1
        while name.lower() in taken:
            count += 1
            name = f"{stem}-{count}.html"
        taken.add(name.lower())
        names.append((article.item, name))
    return names
