"""The article as it reads, its figures marked."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from crossfoot.rendering.page.blocks import Block
from crossfoot.rendering.page.marks import Marks, marked, marks_of
from crossfoot.rendering.page.markup import counted, escaped
from crossfoot.rendering.page.view import STATES, Article


def article_html(article: Article, alone: bool) -> str:
    """One article with a line about it; ``alone``: it has the page to itself, whose heading names it."""
    marks = marks_of(article)
    groups = (list(group) for _, group in groupby(article.blocks, _family))
    body = "\n".join(_group(article.text, group, marks) for group in groups)
    return (
        f'<article class="doc" id="article-{article.number}" aria-label="{escaped(article.title)}" '
        f'data-path="{escaped(article.path)}" dir="auto">\n{_title(article, alone)}'
        f'<p class="doc-meta">{_about(article)}</p>\n<div class="text">\n{body}\n</div>\n</article>'
    )


def _title(article: Article, alone: bool) -> str:
    """The title, unless the article opens with it or the page's heading names it; above another headline, small."""
    if " ".join(article.title.split()) == article.headline or (
        alone and (article.headline or article.title == article.path)
    ):
        return ""
    kind = "kicker" if article.headline else "doc-title"
    return f'<h2 class="{kind}">{escaped(article.title)}</h2>'


def _about(article: Article) -> str:
    """Path, date and counts of an article in a line."""
    coverage = article.item.report.coverage
    facts = [f"<code>{escaped(article.path)}</code>"]
    if article.item.as_of:
        facts.append(f"read as of {article.item.as_of.isoformat()}")
    facts.append(f"{counted(coverage.found, 'figure')}, {coverage.checked:,} checked")
    for state, word in STATES.items():
        number = sum(shown.state == state for shown in article.findings)
        if number and state in ("error", "warning", "note"):
            facts.append(counted(number, word.lower()))
    return " · ".join(facts)


def _family(block: Block) -> tuple[str, bool]:
    """Neighbours of one family stand in one list or quotation."""
    return block.kind, block.kind == "item" and block.number is not None


def _group(text: str, blocks: list[Block], marks: Marks) -> str:
    kind = blocks[0].kind
    if kind == "item":
        ordered = blocks[0].number is not None
        items = "\n".join(_item(text, block, marks) for block in blocks)
        return f"<ol>\n{items}\n</ol>" if ordered else f"<ul>\n{items}\n</ul>"
    inner = "\n".join(_block(text, block, marks) for block in blocks)
    return f"<blockquote>\n{inner}\n</blockquote>" if kind == "quote" else inner


def _item(text: str, block: Block, marks: Marks) -> str:
    value = f' value="{block.number}"' if block.number is not None else ""
    return (
        f'<li{value} class="deep-{block.level}" dir="auto">{marked(text, block.start, block.end, marks)}</li>'
    )


def _block(text: str, block: Block, marks: Marks) -> str:
    if block.kind == "table":
        return _table(text, block, marks)
    inner = marked(text, block.start, block.end, marks, " " if block.wrapped else "<br>")
    if block.kind == "heading":
        level = min(block.level + 1, 6)  # the page's own heading stands above
        return f'<h{level} class="level-{block.level}" dir="auto">{inner}</h{level}>'
    return f'<p{" class=note" if block.kind == "note" else ""} dir="auto">{inner}</p>'


def _table(text: str, block: Block, marks: Marks) -> str:
    """A table that scrolls by itself where it is wider than the page."""
    rows = list(block.rows)
    head = ""
    if block.headed and rows:
        cells = "".join(f'<th scope="col">{marked(text, *cell, marks)}</th>' for cell in rows.pop(0))
        head = f"<thead><tr>{cells}</tr></thead>"
    body = "\n".join(_row(text, row, marks) for row in rows)
    return (
        '<div class="table" role="region" aria-label="Table of the article" tabindex="0">'
        f"<table>{head}<tbody>\n{body}\n</tbody></table></div>"
    )


def _row(text: str, row: Iterable[tuple[int, int]], marks: Marks) -> str:
    cells = []
    for place, (start, end) in enumerate(row):
        inner = marked(text, start, end, marks)
        if place == 0:
            cells.append(f'<th scope="row">{inner}</th>')
        else:
            kind = " class=number" if any(letter.isdigit() for letter in text[start:end]) else ""
            cells.append(f"<td{kind}>{inner}</td>")
    return f"<tr>{''.join(cells)}</tr>"
