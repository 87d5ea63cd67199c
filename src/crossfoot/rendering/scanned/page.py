"""The summary of a scan as a page: rates by rule, by month, by source. It needs no network and runs no script."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from crossfoot.model.scan import LEVELS, UNDATED, Group, RuleCount, Summary
from crossfoot.rendering.page.markup import counted, escaped
from crossfoot.rendering.page.template import filled
from crossfoot.rendering.scanned.plots import Heap, bar_svg, heaps_svg
from crossfoot.rendering.scanned.terminal import share

#: Months that are drawn one by one; more are drawn by the year.
_MOST_MONTHS = 60
#: Sources that are listed, those with the most articles.
_MOST_SOURCES = 40
#: Rates are told for so many articles.
_PER = 1000


def render_summary_page(summary: Summary, settings: Mapping[str, Any]) -> str:
    """The whole page."""
    slots = {
        "title": escaped(counted(summary.articles, "article")),
        "verdict": _verdict(summary),
        "troubles": _troubles(summary),
        "counts": _counts(summary),
        "rules": _rules(summary),
        "months": _months(summary),
        "sources": _sources(summary),
        "timing": _timing(summary),
        "settings": escaped(json.dumps(dict(settings), ensure_ascii=False, indent=2)),
    }
    return filled("scan.html", slots, None, styles=("review.css", "scan.css"))


def _verdict(summary: Summary) -> str:
    total = summary.total
    covered = f"{total.checked:,} of {counted(total.figures, 'figure')} checked"
    agree = counted(total.confirmed, "relation agrees", "relations agree")
    if not total.articles:
        return '<p class="verdict">Nothing was read.</p>'
    if not total.queried:
        return f'<p class="verdict calm"><strong>Nothing to query.</strong> {agree}; {covered}.</p>'
    return (
        f'<p class="verdict"><strong>{counted(total.discrepancies, "discrepancy", "discrepancies")} '
        f"in {counted(total.queried, 'article')}</strong> ({share(total.queried, total.articles)} of those read). "
        f"{agree}; {covered}.</p>"
    )


def _troubles(summary: Summary) -> str:
    if not summary.failures:
        return ""
    items = "".join(
        f"<li>{number:,} × <code>{escaped(code)}</code></li>"
        for code, number in sorted(summary.failures.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    failed = counted(summary.failures.total(), "article")
    return (
        '<section class="troubles" aria-labelledby="troubles-title"><h2 id="troubles-title">'
        f"{failed} could not be read, or not wholly</h2><ul>{items}</ul>"
        "<p>Each is listed in <code>errors.jsonl</code>, with the reason.</p></section>"
    )


def _counts(summary: Summary) -> str:
    total = summary.total
    rows = [
        ("Articles", summary.articles),
        ("… read", summary.statuses["checked"]),
        ("… without text", summary.statuses["empty"]),
        ("… data sets, no articles", summary.statuses["data-set"]),
        ("… not read", summary.statuses["failed"]),
        ("Characters", total.characters),
        ("Figures", total.figures),
        ("… checked", total.checked),
        ("… identifiers", total.identifiers),
        ("… unchecked", total.unchecked),
        ("Relations that agree", total.confirmed),
        *((f"Discrepancies: {level}", total.levels[level]) for level in LEVELS),
        ("Left alone as marked", total.suppressed),
    ]
    body = "".join(f'<tr><th scope="row">{name}</th><td>{number:,}</td></tr>' for name, number in rows)
    return f'<table class="narrow"><tbody>{body}</tbody></table>'


def _rules(summary: Summary) -> str:
    """Every rule that settled something, those that disagree most first."""
    ranked = sorted(
        summary.rules.items(), key=lambda pair: (-pair[1].discrepancies, -pair[1].confirmed, pair[0])
    )
    top = max((count.discrepancies for _, count in ranked), default=0)

    def row(name: str, count: RuleCount) -> str:
        pieces = [(level, float(count.levels[level])) for level in LEVELS]
        return (
            f'<tr><th scope="row"><code>{escaped(name)}</code></th>'
            + "".join(_number(count.levels[level], level) for level in LEVELS)
            + f"<td>{count.confirmed:,}</td><td>{share(count.discrepancies, count.settled)}</td>"
            f"<td>{rate(count.articles, summary.total.articles)}</td><td>{bar_svg(pieces, top)}</td></tr>"
        )

    heads = ("Rule", "Errors", "Warnings", "Notes", "Agree", "Disagree", "Articles per 1,000", "")
    return _table("Rules", heads, (row(*pair) for pair in ranked))


def _months(summary: Summary) -> str:
    dated = sorted((name, group) for name, group in summary.months.items() if name != UNDATED)
    undated = summary.months.get(UNDATED)
    told = f"<p>{counted(undated.articles, 'article')} without a date.</p>" if undated else ""
    if not dated:
        return told or "<p>No article has a date.</p>"
    word = "month"
    if len(dated) > _MOST_MONTHS:
        dated, word = _by_year(dated), "year"
    faults = [
        Heap(name, tuple((level, _PER * group.levels[level] / group.articles) for level in LEVELS))
        for name, group in dated
    ]
    sizes = [Heap(name, (("read", float(group.articles)),)) for name, group in dated]
    table = _groups(f"By {word}", word.capitalize(), dated)
    return (
        f"<figure><figcaption>Discrepancies per 1,000 articles, by {word}</figcaption>"
        f"{heaps_svg(faults, f'Discrepancies per 1,000 articles by {word}; the table below has the numbers')}</figure>"
        f"<figure><figcaption>Articles, by {word}</figcaption>"
        f"{heaps_svg(sizes, f'Articles by {word}; the table below has the numbers')}</figure>"
        f"{told}<details><summary>The numbers</summary>{table}</details>"
    )


def _by_year(months: Sequence[tuple[str, Group]]) -> list[tuple[str, Group]]:
    years: dict[str, Group] = {}
    for name, group in months:
        into = years.setdefault(name[:4], Group())
        for attribute in ("articles", "figures", "checked", "confirmed", "queried", "faulty"):
            setattr(into, attribute, getattr(into, attribute) + getattr(group, attribute))
        into.levels.update(group.levels)
    return sorted(years.items())


def _sources(summary: Summary) -> str:
    if summary.too_many_sources:
        return "<p>Too many sources for a table.</p>"
    ranked = sorted(summary.sources.items(), key=lambda pair: (-pair[1].articles, pair[0]))
    left = len(ranked) - _MOST_SOURCES
    more = f"<p>And {counted(left, 'more source', 'more sources')}, in summary.json.</p>" if left > 0 else ""
    return _groups("Sources", "Source", ranked[:_MOST_SOURCES]) + more


def _groups(label: str, head: str, groups: Iterable[tuple[str, Group]]) -> str:
    groups = list(groups)
    rates = [group.discrepancies / group.articles for _, group in groups if group.articles]
    top = _PER * max(rates, default=0.0)

    def row(name: str, group: Group) -> str:
        pieces = [(level, _PER * group.levels[level] / group.articles) for level in LEVELS]
        return (
            f'<tr><th scope="row">{escaped(name)}</th><td>{group.articles:,}</td><td>{group.figures:,}</td>'
            f"<td>{share(group.checked, group.figures)}</td><td>{group.confirmed:,}</td>"
            + "".join(_number(group.levels[level], level) for level in LEVELS)
            + f"<td>{rate(group.queried, group.articles)}</td><td>{bar_svg(pieces, top)}</td></tr>"
        )

    heads = (
        head,
        "Articles",
        "Figures",
        "Checked",
        "Agree",
        "Errors",
        "Warnings",
        "Notes",
        "Queried per 1,000",
        "",
    )
    return _table(label, heads, (row(*pair) for pair in groups))


def _timing(summary: Summary) -> str:
    table = _table(
        "Slowest articles", ("Article", "Seconds"), (_slow(*pair) for pair in sorted(summary.slowest)[::-1])
    )
    return f"<p>{summary.seconds:,.1f} seconds of processor time for reading and checking.</p>{table}"


def _slow(seconds: float, name: str) -> str:
    return f'<tr><th scope="row"><code>{escaped(name)}</code></th><td>{seconds:.3f}</td></tr>'


def _table(label: str, heads: Sequence[str], rows: Iterable[str]) -> str:
    top = "".join(f'<th scope="col">{head}</th>' if head else "<td></td>" for head in heads)
    return (
        f'<div class="table" role="region" aria-label="{label}" tabindex="0"><table>'
        f"<thead><tr>{top}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _number(number: int, level: str) -> str:
    return f'<td class="{level}{"" if number else " none"}">{number:,}</td>'


def rate(part: int, whole: int) -> str:
    """How many of a thousand."""
    return f"{_PER * part / whole:.1f}" if whole else ""
