"""Fuzz target: the whole check of any text. `python -m tests.fuzz.fuzz_check -max_total_time=60 [CORPUS...]`.

What must hold: no crash; every operand of every finding is where it says it is; the same text has the same findings.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.fuzz.fuzzer import run_on_texts

if TYPE_CHECKING:
    from crossfoot import Checker


@cache
def _checker() -> Checker:
    from crossfoot import Checker

    return Checker(profile="strict")


def check(text: str) -> None:
    """Check a text and assert what must hold of its findings."""
    report = _checker().check(text)
    for finding in report.findings:
        for claim in finding.claims:
            assert text[claim.start : claim.end] == claim.text
    again = _checker().check(text)
    assert [finding.fingerprint for finding in again.findings] == [f.fingerprint for f in report.findings]


if __name__ == "__main__":
    run_on_texts(check, "crossfoot.engine.checker", "crossfoot.detectors.registry")
