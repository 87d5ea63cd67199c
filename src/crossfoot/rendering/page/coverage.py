"""How much was checked: a bar, and each reason why a figure was not, in plain words; and the key to the marks."""

from __future__ import annotations

from crossfoot.rendering.page.markup import counted, escaped
from crossfoot.rendering.page.view import OTHERS, STATES, Article, View
from crossfoot.rendering.page.words import reason_name, reason_text, slug
from crossfoot.rendering.run import Totals

_WIDTH = 400


def coverage_html(view: View) -> str:
    """The section on coverage."""
    totals = view.run.totals()
    if not totals.found:
        return _section("<p>No figure was found in the text, so there was nothing to check.</p>")
    rows = "".join(
        f'<li id="reason-{slug(reason)}"><button type="button" class="reason" data-reason="{escaped(reason)}" '
        f'aria-pressed="false"><b>{count:,}</b> {escaped(reason_name(reason))}</button> '
        f"<span>{escaped(reason_text(reason))}</span></li>"
        for reason, count in totals.reasons.items()
    )
    why = f'<h3>Why not checked</h3><ul class="reasons">{rows}</ul>' if rows else ""
    return _section(f"{_stated(totals)}{_bar(totals)}{why}{_marked(view)}{_passed(view)}")


def _section(inner: str) -> str:
    heading = '<h2 id="coverage-title">Coverage</h2>'
    return f'<section id="coverage" aria-labelledby="coverage-title">{heading}{inner}</section>'


def _marked(view: View) -> str:
    """What markers in the articles leave alone, and the markers that nothing answers to."""
    items = [
        f"<li><b>{escaped(one.finding.rule)}</b>, {_place(article, one.by.line)}: {escaped(one.finding.message)} "
        f"Left alone: {escaped(one.by.reason)}</li>"
        for article in view.articles
        for one in article.item.report.suppressed
    ]
    items += [
        f"<li><b>{escaped(one.rule)}</b>, {_place(article, one.line)}: the marker has nothing to leave alone.</li>"
        for article in view.articles
        for one in article.item.report.unused
    ]
    return f'<h3>Left alone as marked</h3><ul class="marked">{"".join(items)}</ul>' if items else ""


def _place(article: Article, line: int) -> str:
    return f"{escaped(article.path)} line {line}" if line else f"beside {escaped(article.path)}"


def _passed(view: View) -> str:
    """Files that a walk met and that are no articles, and rules that stand in for others."""
    run = view.run
    said = []
    if run.empty:
        said.append(f"Empty, nothing to check: {', '.join(run.empty)}.")
    if run.data_sets:
        said.append(f"Data sets, not articles (see 'crossfoot data check'): {', '.join(run.data_sets)}.")
    return "".join(f"<p>{escaped(text)}</p>" for text in (*said, *run.replaced))


def _stated(totals: Totals) -> str:
    return (
        f"<p>{counted(totals.found, 'figure')} found: <b>{totals.checked:,}</b> checked, "
        f"<b>{totals.unchecked:,}</b> not checked, <b>{totals.identifiers:,}</b> "
        f"{'name' if totals.identifiers == 1 else 'names'} that no sum is made with (a model, a road, a phone number). "
        "What is not checked may still be wrong.</p>"
    )


def _bar(totals: Totals) -> str:
    """One bar, parted as the figures are."""
    parts = []
    at = 0.0
    for kind, count in (
        ("checked", totals.checked),
        ("unchecked", totals.unchecked),
        ("identifiers", totals.identifiers),
    ):
        width = _WIDTH * count / totals.found
        if count:
            parts.append(f'<rect class="{kind}" x="{at:.1f}" y="0" width="{width:.1f}" height="14"/>')
        at += width
    said = f"{totals.checked} of {totals.found} figures checked"
    return (
        f'<svg class="share" viewBox="0 0 {_WIDTH} 14" preserveAspectRatio="none" role="img" '
        f'aria-label="{said}">{"".join(parts)}</svg>'
    )


def key_html() -> str:
    """The key to the marks; the links in the article are described by it."""
    said = {
        "error": "cannot be right as printed",
        "warning": "most likely does not add up",
        "note": "worth a look",
        "undecided": "the rule could not be used",
        "consistent": "recomputed, and it agrees",
        "unchecked": "nothing was found to check it against, or a reason is given",
        "identifier": "a model, a road, a phone number: no amount",
    }
    words = {**STATES, **OTHERS}
    items = "".join(
        f'<li><span class="fig {state}">12.3</span> <span id="state-{state}"><b>{words[state]}</b>: {text}</span></li>'
        for state, text in said.items()
    )
    return f'<ul class="key">{items}</ul>'
