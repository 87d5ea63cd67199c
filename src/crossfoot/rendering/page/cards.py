"""The card of a finding: the sentence, the query, the sum, what would explain it, what would fit, the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from crossfoot.model.finding import Claim, Finding, Verdict
from crossfoot.rendering.figures import number
from crossfoot.rendering.page.bars import bars_html
from crossfoot.rendering.page.markup import escaped
from crossfoot.rendering.page.passages import passages_html
from crossfoot.rendering.page.view import RULINGS, Article, Shown, View
from crossfoot.rendering.page.words import confidence

_FIGURES = 12
_SIGNS = {"percent": "%", "percentage-point": " points"}


def card_html(view: View, article: Article, shown: Shown) -> str:
    """Everything that is known of a finding, in the order in which an editor asks for it."""
    finding = shown.finding
    parts = [
        f'<div class="passages">{passages_html(article.text, article.blocks, finding.claims)}</div>',
        f'<p class="query">{escaped(finding.message)}</p>' if shown.is_query else "",
        _working(finding),
        *_explanations(finding),
        _figures(finding.claims),
        _rule(view, finding),
        _decide(shown),
    ]
    return "\n".join(filter(None, parts))


def _working(finding: Finding) -> str:
    """The formula with the figures in it, and the two sides as bars."""
    formula = f'<p class="formula">{escaped(finding.derivation)}</p>' if finding.derivation else ""
    bars = bars_html(finding, finding.verdict is Verdict.CONSISTENT)
    return f'<section class="working"><h4>The sum</h4>{formula}{bars}</section>' if formula or bars else ""


def _explanations(finding: Finding) -> Iterator[str]:
    if finding.verdict is Verdict.DISCREPANCY:
        if finding.diagnosis:
            yield f'<p class="slip"><b>Looks like:</b> {escaped(finding.diagnosis)}.</p>'
        if finding.repairs:
            fits = "".join(
                f"<li><ins>{escaped(repair.suggestion)}</ins> for <del>{escaped(repair.text)}</del></li>"
                for repair in finding.repairs
            )
            yield f'<section class="repairs"><h4>Any one of these would fit</h4><ul>{fits}</ul></section>'
    if finding.rescued:
        yield f'<p class="lenient"><b>Agrees only when read leniently:</b> {escaped(finding.rescued)}.</p>'
    for note in finding.notes:
        yield f'<p class="remark"><b>Wording:</b> {escaped(note)}</p>'
    if finding.verdict is not Verdict.CONSISTENT:
        yield f'<p class="sure">{escaped(confidence(finding))}</p>'


def _figures(claims: Sequence[Claim]) -> str:
    """The figures with their parts, and what their digits allow."""
    rows = "".join(
        f"<tr><th scope=row>{escaped(' '.join(claim.text.split()))}</th><td>{escaped(_spoken(claim.role))}</td>"
        f"<td>{escaped(_allowed(claim))}</td></tr>"
        for claim in claims[:_FIGURES]
    )
    more = len(claims) - _FIGURES
    rows += f'<tr><td colspan="3">and {more} more</td></tr>' if more > 0 else ""
    return (
        '<details class="figures"><summary>The figures as they were read</summary><table><thead><tr>'
        "<th scope=col>Printed</th><th scope=col>Part</th><th scope=col>Its digits allow</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></details>"
    )


def _allowed(claim: Claim) -> str:
    low, high = claim.low, claim.high
    if low is None or high is None:
        end = low if low is not None else high
        return "" if end is None else f"{_amount(end, claim)} or {'more' if high is None else 'less'}"
    if low == high:
        return "" if low == 0 else f"exactly {_amount(low, claim)}"
    return f"{_amount(low, claim)} to {_amount(high, claim)}"


def _amount(value: Decimal, claim: Claim) -> str:
    unit = claim.unit or ""
    return number(value) + _SIGNS.get(unit, f" {unit}" if unit else "")


def _rule(view: View, finding: Finding) -> str:
    book = view.run.rulebook
    rule = book.rules.get(finding.rule) if book is not None else None
    said = f"<p>{escaped(rule.summary)}</p><p>{escaped(rule.why)}</p>" if rule is not None else ""
    return (
        f'<details class="rule"><summary>The rule <code>{escaped(finding.rule)}</code>, and why it exists</summary>'
        f"{said}<p>Look it up with <code>crossfoot rules {escaped(finding.rule)}</code>.</p></details>"
    )


def _decide(shown: Shown) -> str:
    """What the editor can say about a query; nothing to say about what agrees."""
    if not shown.is_query:
        return ""
    number = shown.number
    buttons = "".join(
        f'<button type="button" data-ruling="{ruling.value}" aria-pressed="false"><kbd>{place}</kbd>{word}</button>'
        for place, (ruling, (word, _)) in enumerate(RULINGS.items(), 1)
    )
    return (
        f'<fieldset class="decide"><legend>Your decision</legend><div class="rulings">{buttons}</div>'
        f'<label for="note-{number}">Note</label><textarea id="note-{number}" rows="2" '
        f'placeholder="Why, in a few words"></textarea>'
        f'<label for="until-{number}">Holds until (may stay empty)</label><input type="date" id="until-{number}">'
        f'</fieldset><p class="noted"></p>'
    )


def _spoken(role: str) -> str:
    return role.replace("_", " ").replace("-", " ")
