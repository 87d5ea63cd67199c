"""The summary of a scan for programs: ``crossfoot.scan-summary/1``."""

from __future__ import annotations

import json
from typing import Any

from crossfoot.model.scan import LEVELS, Group, RuleCount, Summary

SCHEMA = "crossfoot.scan-summary/1"


def render_summary_json(summary: Summary, exit_code: int, settings: dict[str, Any]) -> str:
    """All counts; ends with a line end."""
    tree = {
        "schema": SCHEMA,
        "exit_code": exit_code,
        "settings": settings,
        "articles": {"all": summary.articles, **dict(sorted(summary.statuses.items()))},
        **group_tree(summary.total),
        "failures": dict(sorted(summary.failures.items())),
        "rules": [_rule(name, count) for name, count in sorted(summary.rules.items())],
        "months": [{"month": name, **group_tree(group)} for name, group in sorted(summary.months.items())],
        "sources": [{"source": name, **group_tree(group)} for name, group in sorted(summary.sources.items())],
        "too_many_sources": summary.too_many_sources,
        "timing": {
            "seconds": round(summary.seconds, 3),
            "slowest": [
                {"article": name, "seconds": seconds} for seconds, name in sorted(summary.slowest)[::-1]
            ],
        },
    }
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def group_tree(group: Group) -> dict[str, Any]:
    """The counts of a group of articles."""
    return {
        "read": group.articles,
        "characters": group.characters,
        "figures": {
            "found": group.figures,
            "checked": group.checked,
            "identifiers": group.identifiers,
            "unchecked": group.unchecked,
        },
        "confirmed": group.confirmed,
        "discrepancies": {level: group.levels[level] for level in LEVELS},
        "undecided": group.undecided,
        "suppressed": group.suppressed,
        "articles_with_discrepancies": group.queried,
        "articles_with_errors": group.faulty,
    }


def _rule(name: str, count: RuleCount) -> dict[str, Any]:
    return {
        "rule": name,
        "confirmed": count.confirmed,
        "discrepancies": {level: count.levels[level] for level in LEVELS},
        "undecided": count.undecided,
        "articles_with_discrepancies": count.articles,
    }
