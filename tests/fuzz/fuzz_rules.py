"""Fuzz target: rule files. `python -m tests.fuzz.fuzz_rules -max_total_time=60 [CORPUS...]`.

What must hold: a rule is read, or refused with RuleError.
"""

from __future__ import annotations

from contextlib import suppress

from tests.fuzz.fuzzer import run_on_texts


def check(source: str) -> None:
    """Read a rule file."""
    from crossfoot.errors import RuleError
    from crossfoot.rulebook import load_rule

    with suppress(RuleError):
        load_rule(source)


if __name__ == "__main__":
    run_on_texts(check, "crossfoot.rulebook.load", "crossfoot.rulebook.schema")
