"""SARIF 2.1.0 (OASIS Standard, 2020-03-27): one run, for code scanning and editors that read it.

Columns count Unicode code points (``columnKind``). A result's fingerprint is the finding's own, which stays the same
when lines move. A fix is offered only where one figure is worked out from the others: a conversion, a percentage.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from crossfoot import __version__
from crossfoot.documents import Document, Location
from crossfoot.model.finding import Claim, Finding, Repair, Verdict
from crossfoot.model.report import Suppressed
from crossfoot.rendering.places import findings_of, rank, sentences, uri
from crossfoot.rendering.run import Checked, Failure, Run
from crossfoot.rulebook import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
#: Packs whose checks work one figure out from the others; what stands alone in them may be put right by a program.
_DEPENDENT = frozenset({"change", "conversion", "percent"})
_ALONE = re.compile(r"(?:^|==)\s*([a-z_]\w*)\s*(?:$|==)")
_LEVELS = {3: "error", 2: "warning", 1: "note", 0: "none"}


def render_sarif(run: Run, show_all: bool = False, colour: bool = False) -> str:
    """The run as a SARIF log; without ``show_all``, what agrees is left out."""
    shown = list(findings_of(run, show_all))
    left = [(item, one) for item in run.checked for one in item.report.suppressed]
    names = list(dict.fromkeys([*(one.rule for _, one in shown), *(one.finding.rule for _, one in left)]))
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(run, names)},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The top of the repository."}}},
                "invocations": [_invocation(run)],
                "results": [
                    *(_result(run, item, finding, names) for item, finding in shown),
                    *(_result(run, item, one.finding, names) | _suppressed(one) for item, one in left),
                ],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(run: Run, names: Sequence[str]) -> dict[str, Any]:
    return {
        "name": "crossfoot",
        "semanticVersion": __version__,
        "rules": [_rule(name, run.rulebook.rules.get(name) if run.rulebook else None) for name in names],
    }


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": name}
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {rule.why}"},
        "help": {
            "text": f"{rule.summary} {rule.why}",
            "markdown": f"**{rule.summary}**\n\n{rule.why}\n\n`crossfoot rules {name}` shows examples.",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.level.rank]},
        "properties": {"tags": ["figures", rule.pack], "precision": "high"},
    }


def _invocation(run: Run) -> dict[str, Any]:
    unread = [*run.failures, *run.broken]
    return {
        "executionSuccessful": not unread,
        "exitCode": run.exit_code,
        "toolExecutionNotifications": [_notification(run, failure) for failure in unread],
    }


def _notification(run: Run, failure: Failure) -> dict[str, Any]:
    place = {"artifactLocation": _artifact(run, failure.path)}
    return {
        "level": "error",
        "message": {"text": failure.message},
        "locations": [{"physicalLocation": place}],
    }


def _result(run: Run, item: Checked, finding: Finding, names: Sequence[str]) -> dict[str, Any]:
    fails = finding.verdict is not Verdict.CONSISTENT
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "kind": "fail" if fails else "pass",
        "level": _LEVELS[rank(finding)],
        "message": {"text": sentences(finding)},
        "locations": [_location(run, item, finding.start, finding.end)],
        "relatedLocations": [
            _location(run, item, claim.start, claim.end, f"{claim.role}: {claim.text}")
            for claim in finding.claims
        ],
        "partialFingerprints": {"crossfoot/v1": finding.fingerprint},
        "properties": {"derivation": finding.derivation, "tier": finding.tier.value},
    }
    fixes = list(_fixes(run, item, finding))
    return result | ({"fixes": fixes} if fixes else {})


def _suppressed(one: Suppressed) -> dict[str, Any]:
    kind = "inSource" if one.by.line else "external"
    return {"suppressions": [{"kind": kind, "justification": one.by.reason}]}


def _location(run: Run, item: Checked, start: int, end: int, message: str | None = None) -> dict[str, Any]:
    found = item.document.locate(start, end)
    place: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(run, item.path), "region": _region(found)}
    }
    if found.part:
        place["logicalLocations"] = [{"fullyQualifiedName": found.part}]
    return place | ({"message": {"text": message}} if message else {})


def _artifact(run: Run, path: str) -> dict[str, str]:
    reference = uri(run, path)
    return {"uri": reference} | ({} if reference.startswith("file:") else {"uriBaseId": "%SRCROOT%"})


def _region(place: Location) -> dict[str, int]:
    return {
        "startLine": max(place.line, 1),
        "startColumn": max(place.column, 1),
        "endLine": max(place.end_line, 1),
        "endColumn": max(place.end_column, 1),
    }


def _fixes(run: Run, item: Checked, finding: Finding) -> Iterator[dict[str, Any]]:
    """The one replacement that needs no judgement, where the check works one figure out from the others."""
    rule = run.rulebook.rules.get(finding.rule) if run.rulebook else None
    if rule is None or rule.pack not in _DEPENDENT or finding.verdict is not Verdict.DISCREPANCY:
        return
    alone = {name for check in rule.checks.values() for name in _ALONE.findall(check.source)}
    pairs = [(repair, claim) for repair, claim in _placed(finding) if repair.role in alone]
    if len(pairs) == 1 and _verbatim(item.document, pairs[0][1]):
        repair, claim = pairs[0]
        region = _region(item.document.locate(claim.start, claim.end))
        replacement = {"deletedRegion": region, "insertedContent": {"text": repair.suggestion}}
        change = {"artifactLocation": _artifact(run, item.path), "replacements": [replacement]}
        yield {
            "description": {"text": f"{repair.suggestion} for {repair.text}"},
            "artifactChanges": [change],
        }


def _placed(finding: Finding) -> Iterator[tuple[Repair, Claim]]:
    """Each repair with the claim that it is of, where only one has its role."""
    for repair in finding.repairs:
        claims = [claim for claim in finding.claims if claim.role == repair.role]
        if len(claims) == 1:
            yield repair, claims[0]


def _verbatim(document: Document, claim: Claim) -> bool:
    """Whether the figure stands in the file as it was checked, without markup inside: a program may replace it."""
    place = document.locate(claim.start, claim.end)
    is_text = place.block is None and place.page is None
    return is_text and place.source_end - place.source_start == claim.end - claim.start
