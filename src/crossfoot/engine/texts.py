"""Whether the figures of a text add up: one test for texts that are cells of a data set."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from crossfoot.engine.checker import Checker
from crossfoot.errors import OptionError
from crossfoot.model.finding import Level, Verdict

_RANKS = {level.value: rank for rank, level in enumerate((Level.NOTE, Level.WARNING, Level.ERROR))}


def text_test(
    rules: Sequence[str] | None = None,
    profile: str | None = None,
    level: str = "error",
    as_of: datetime.date | None = None,
) -> Callable[[Any], bool]:
    """Make a test of single texts; one that is missing passes, for there is nothing in it.

    Args:
        rules: the rules to run; those of the profile unless given.
        profile: the set of rules.
        level: the lowest level that counts: error, warning or note.
        as_of: the date to read the texts as of.

    Raises:
        OptionError: there is no such rule, profile or level.
    """
    if level not in _RANKS:
        raise OptionError(f"There is no level '{level}'. Levels: {', '.join(reversed(_RANKS))}.")
    checker = Checker(rules=rules, profile=profile)

    def accepts(text: Any) -> bool:
        if not isinstance(text, str):
            return True
        report = checker.check(text, as_of=as_of)
        return not any(
            finding.verdict is Verdict.DISCREPANCY and _RANKS.get(finding.level.value, -1) >= _RANKS[level]
            for finding in report.findings
        )

    return accepts
