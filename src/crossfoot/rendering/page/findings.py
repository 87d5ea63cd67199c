"""The list of findings: one item each, with its card; and the filters with their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crossfoot.rendering.page.cards import card_html
from crossfoot.rendering.page.markup import escaped
from crossfoot.rendering.page.view import RULINGS, STATES, Article, Shown, View

#: Figures named in the head of an item.
_NAMED = 4


def findings_html(view: View) -> str:
    """All findings as one list, under the name of their article where there are several."""
    parts: list[str] = []
    for article in view.articles:
        if not article.findings:
            continue
        if len(view.articles) > 1:
            parts.append(
                f'<li class="group" data-article="{article.number}"><h3>'
                f'<a href="#article-{article.number}">{escaped(article.title)}</a></h3></li>'
            )
        parts += [_item(view, article, shown) for shown in article.findings]
    return "\n".join(parts)


def _item(view: View, article: Article, shown: Shown) -> str:
    finding, number = shown.finding, shown.number
    line = article.item.document.locate(finding.start, finding.end).line
    figures = [escaped(" ".join(claim.text.split())) for claim in finding.claims[:_NAMED]]
    more = len(finding.claims) - _NAMED
    named = ", ".join(figures) + (f" and {more} more" if more > 0 else "")
    return (
        f'<li class="finding {shown.state}" id="finding-{number}" data-number="{number}" data-state="{shown.state}" '
        f'data-rule="{escaped(finding.rule)}" data-article="{article.number}">'
        f'<h3 class="head"><button type="button" aria-expanded="false" aria-controls="card-{number}" '
        f'id="head-{number}"><span class="badge {shown.state}">{STATES[shown.state]}</span>'
        f'<span class="named">{named}</span><span class="where"><span class="ruling" hidden></span>'
        f"{escaped(finding.rule)}, line {line}</span>"
        f'<span class="gist">{escaped(finding.message)}</span></button></h3>'
        f'<div class="card" id="card-{number}" role="group" aria-labelledby="head-{number}">\n'
        f"{card_html(view, article, shown)}\n</div></li>"
    )


def filters_html(view: View) -> str:
    """What the list can be narrowed to, each choice with its count."""
    findings = view.findings
    queries = any(shown.is_query for shown in findings)
    boxes = "".join(
        f'<label class="chip {state}"><input type="checkbox" name="state" value="{state}"'
        f"{' checked' if state != 'consistent' or not queries else ''}> {word} "
        f'<span class="count">{view.count(state)}</span></label>'
        for state, word in STATES.items()
        if view.count(state)
    )
    rules = Counter(shown.finding.rule for shown in findings)
    chosen = _select(
        "rule", "Rule", "All rules", [(name, f"{name} ({rules[name]})") for name in sorted(rules)]
    )
    rulings = [("open", "Not decided"), ("decided", "Decided")]
    rulings += [(ruling.value, f"Decided: {word}") for ruling, (word, _) in RULINGS.items()]
    decided = _select("decision", "Decision", "All decisions", rulings)
    articles = ""
    if len(view.articles) > 1:
        named = [
            (str(article.number), f"{article.title} ({len(article.findings)})") for article in view.articles
        ]
        articles = _select("article", "Article", "All articles", named)
    legend = '<legend class="aside">Show</legend>'
    return f'<fieldset class="states">{legend}{boxes}</fieldset><div class="selects">{chosen}{decided}{articles}</div>'


def _select(name: str, label: str, every: str, choices: Sequence[tuple[str, str]]) -> str:
    options = "".join(f'<option value="{escaped(value)}">{escaped(word)}</option>' for value, word in choices)
    return (
        f'<label for="by-{name}"><span class="aside">{label}</span>'
        f'<select id="by-{name}" name="{name}"><option value="">{every}</option>{options}</select></label>'
    )
