"""Rules prove themselves: every example is checked by the whole rulebook, wherever the rules are used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossfoot.engine.checker import Checker
from crossfoot.errors import RuleError
from crossfoot.model.finding import Finding, Verdict
from crossfoot.model.report import Report
from crossfoot.rulebook import Example, Rule, Rulebook


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What came of one example: ``message`` says what was expected and what came instead."""

    rule: str
    kind: str
    text: str
    ok: bool
    message: str
    line: int


def check_examples(rulebook: Rulebook, names: frozenset[str] | None = None) -> list[ExampleResult]:
    """Run the examples of all rules, or of the named ones, against the whole rulebook."""
    checker = Checker(rulebook=rulebook, rules=list(rulebook.rules))
    results: list[ExampleResult] = []
    for rule in rulebook:
        if names is None or rule.name in names:
            results.extend(check_rule(rule, checker))
    return results


def check_rule(rule: Rule, checker: Checker) -> Iterator[ExampleResult]:
    """Run the examples of one rule; broken examples are one failed result."""
    try:
        examples = rule.examples
    except RuleError as error:
        yield ExampleResult(rule.name, "examples", "", False, str(error), 0)
        return
    for example in examples:
        report = checker.check(example.text, as_of=example.as_of)
        problem = _PROBLEMS[example.kind](rule, example, report)
        yield ExampleResult(
            rule.name, example.kind, example.text, problem is None, problem or "", example.line
        )


def _own(rule: Rule, report: Report, verdict: Verdict) -> list[Finding]:
    return [
        finding for finding in report.findings if finding.rule == rule.name and finding.verdict is verdict
    ]


def _consistent(rule: Rule, example: Example, report: Report) -> str | None:
    if report.discrepancies:
        return f"expected agreement; got {_shown(report.discrepancies)}"
    if not rule.confirms:
        return _unchecked(example, report)
    found = _own(rule, report, Verdict.CONSISTENT)
    if not found:
        return f"expected that {rule.name} agrees; it said nothing{_reasons(report)}"
    if not any(_binds(example, finding) for finding in found):
        return f"the figures were bound otherwise: {_bound(found)}"
    return None


def _unchecked(example: Example, report: Report) -> str | None:
    """For a rule that reports no agreement: its figures must have been checked all the same."""
    left = [
        item.figure.text
        for item in report.coverage.unchecked
        for _, start, end in example.marks
        if item.figure.start < end and start < item.figure.end
    ]
    return f"expected that the figures are checked; not checked: {', '.join(left)}" if left else None


def _discrepancy(rule: Rule, example: Example, report: Report) -> str | None:
    found = _own(rule, report, Verdict.DISCREPANCY)
    if not found:
        return f"expected a discrepancy; {rule.name} reported none{_reasons(report)}"
    bound = [finding for finding in found if _binds(example, finding)]
    if not bound:
        return f"the figures were bound otherwise: {_bound(found)}"
    others = [
        finding
        for finding in report.discrepancies
        if finding.rule != rule.name and not _touches(finding, found)
    ]
    if others:
        return f"unexpected beside it: {_shown(tuple(others))}"
    return _words(example, bound[0])


def _words(example: Example, finding: Finding) -> str | None:
    """The slip and the pieces of the message that the example asks for."""
    from crossfoot.lexicon import table

    if example.slip is not None:
        wanted = table("slips")[example.slip]["text"]
        if finding.diagnosis != wanted:
            return f"expected the slip '{wanted}'; got '{finding.diagnosis}'"
    missing = [piece for piece in example.says if piece not in finding.message]
    return f"the message lacks {missing}: {finding.message}" if missing else None


def _silent(rule: Rule, example: Example, report: Report) -> str | None:
    if report.discrepancies:
        return f"expected silence; got {_shown(report.discrepancies)}"
    own = _own(rule, report, Verdict.CONSISTENT)
    if own:
        return f"expected silence; {rule.name} bound {_bound(own)}"
    if example.because is not None and f"guard:{example.because}" not in _all_reasons(report):
        return f"silent, but not for the guard '{example.because}'{_reasons(report)}"
    return None


def _todo(rule: Rule, example: Example, report: Report) -> str | None:
    if _discrepancy(rule, example, report) is None:
        return "works now: move it up to 'discrepancy'"
    if _consistent(rule, example, report) is None:
        return "works now: move it up to 'consistent'"
    return None


_PROBLEMS = {"consistent": _consistent, "discrepancy": _discrepancy, "silent": _silent, "todo": _todo}


def _binds(example: Example, finding: Finding) -> bool:
    """Whether every marked figure plays its marked part."""
    return all(
        any(claim.role == slot and claim.start < end and start < claim.end for claim in finding.claims)
        for slot, start, end in example.marks
    )


def _touches(finding: Finding, found: list[Finding]) -> bool:
    spans = {(claim.start, claim.end) for other in found for claim in other.claims}
    return any((claim.start, claim.end) in spans for claim in finding.claims)


def _bound(found: list[Finding]) -> str:
    return "; ".join(", ".join(f"{claim.role}={claim.text}" for claim in finding.claims) for finding in found)


def _shown(findings: tuple[Finding, ...]) -> str:
    return "; ".join(f"{finding.rule}: {finding.message} [{_bound([finding])}]" for finding in findings)


def _all_reasons(report: Report) -> set[str]:
    return {item.reason for item in report.coverage.unchecked}


def _reasons(report: Report) -> str:
    said = [f"{item.figure.text}: {item.reason}" for item in report.coverage.unchecked]
    return f" (unchecked: {', '.join(said)})" if said else ""
