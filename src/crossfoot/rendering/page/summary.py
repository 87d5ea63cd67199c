"""The head of the page: what was found in a sentence, what could not be read, the articles on the page."""

from __future__ import annotations

from crossfoot.rendering.page.markup import counted, escaped
from crossfoot.rendering.page.view import View


def title_of(view: View) -> str:
    """The article's title, or how many articles there are."""
    if len(view.articles) == 1:
        return view.articles[0].title
    return counted(len(view.articles), "article")


def verdict_html(view: View) -> str:
    """What was found, in a sentence."""
    totals = view.run.totals()
    found = [counted(number, level) for level, number in totals.levels.items() if number]
    undecided = totals.verdicts["undecided"]
    found += [f"{undecided} undecided"] if undecided else []
    covered = f"{totals.checked:,} of {counted(totals.found, 'figure')} checked"
    agree = counted(totals.verdicts["consistent"], "relation agrees", "relations agree")
    if not view.articles:
        return '<p class="verdict">Nothing was read.</p>'
    if not found:
        mood = "calm" if totals.checked else "bare"
        said = "Nothing to query." if totals.checked else "Nothing could be checked."
        return f'<p class="verdict {mood}"><strong>{said}</strong> {agree}; {covered}.</p>'
    listed = found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"
    return f'<p class="verdict"><strong>{listed} to look at.</strong> {agree}; {covered}.</p>'


def troubles_html(view: View) -> str:
    """Inputs that were not read and rules that did not load: never to be overlooked."""
    run = view.run
    failures = [*run.failures, *run.broken]
    if not failures:
        return ""
    items = "".join(f"<li><pre>{escaped(failure.message)}</pre></li>" for failure in failures)
    return (
        '<section class="troubles" aria-labelledby="troubles-title"><h2 id="troubles-title">'
        f"{counted(len(failures), 'thing')} could not be read or used</h2><ul>{items}</ul></section>"
    )


def contents_html(view: View) -> str:
    """The articles of a page with several, each with its counts."""
    if len(view.articles) < 2:
        return ""
    rows = "".join(
        f'<tr><th scope="row"><a href="#article-{article.number}">{escaped(article.title)}</a></th>'
        f"{counts_html([shown.state for shown in article.findings])}"
        f"<td>{article.item.report.coverage.checked:,} of {article.item.report.coverage.found:,}</td></tr>"
        for article in view.articles
    )
    return f'<nav class="contents" aria-label="Articles on this page">{table_html(rows)}</nav>'


def table_html(rows: str) -> str:
    """A table of articles around its rows."""
    heads = "".join(
        f'<th scope="col">{head}</th>'
        for head in ("Article", "Errors", "Warnings", "Notes", "Agree", "Figures checked")
    )
    return (
        '<div class="table" role="region" aria-label="Articles" tabindex="0"><table>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def counts_html(states: list[str]) -> str:
    """The cells with the counts of an article's findings."""
    return "".join(
        f'<td class="{state}{"" if states.count(state) else " none"}">{states.count(state)}</td>'
        for state in ("error", "warning", "note", "consistent")
    )
