"""What an article's front matter expects of it (``expect:``), against what was found.

    expect:
      - {rule: premium-discount, verdict: discrepancy, figures: [16.6%, HK$57], slip: a digit too many}

An article without ``expect`` expects no discrepancy at or above the failing level. With it, each entry must be found
and every discrepancy must be expected, whatever its level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from crossfoot.model.finding import Finding, Level, Verdict
from crossfoot.rendering.palette import Palette
from crossfoot.rendering.run import Checked
from crossfoot.rendering.text import render_finding

_KEYS = {"rule", "verdict", "figures", "slip"}
_FORM = "An entry of 'expect' has 'rule', 'verdict' and 'figures' (a list), and may have 'slip'."
_PLAIN = Palette()


def unexpected(checked: Checked, fail_on: Level) -> list[str]:
    """Every finding that should not be there, and every one that should and is not, as a person reads it."""
    wanted = checked.document.meta.get("expect")
    discrepancies = checked.report.discrepancies
    if wanted is None:
        surplus = [finding for finding in discrepancies if finding.level.rank >= fail_on.rank]
        return [render_finding(checked, finding, _PLAIN) for finding in surplus]
    entries = list(_entries(wanted))
    accused = [entry for entry in entries if entry and entry.get("verdict") == Verdict.DISCREPANCY]
    surplus = [one for one in discrepancies if not any(fits(one, entry) for entry in accused)]
    missing = [
        f"{checked.path}: expected and not found [expectation-missed]\n  {_shown(entry)}"
        for entry in entries
        if entry and not any(fits(finding, entry) for finding in checked.report.findings)
    ]
    broken = [f"{checked.path}: not understood [expectation-invalid]\n  {_FORM}"] if None in entries else []
    return [*broken, *missing, *(render_finding(checked, finding, _PLAIN) for finding in surplus)]


def fits(finding: Finding, entry: Mapping[str, object]) -> bool:
    """Whether a finding is the one that an entry describes; a figure may be named by a part of its text."""
    if finding.rule != entry["rule"] or finding.verdict != entry["verdict"]:
        return False
    texts = [" ".join(claim.text.split()) for claim in finding.claims]
    figures = entry["figures"]
    assert isinstance(figures, list)
    named = all(any(str(one) in text or text in str(one) for text in texts) for one in figures)
    return named and entry.get("slip") in (None, finding.diagnosis)


def _entries(wanted: object) -> Iterator[Mapping[str, object] | None]:
    """The entries, None for each that is not understood."""
    for entry in wanted if isinstance(wanted, list) else [wanted]:
        if isinstance(entry, Mapping) and {"rule", "verdict", "figures"} <= set(entry) <= _KEYS:
            yield entry if isinstance(entry["figures"], list) else None
        else:
            yield None


def _shown(entry: Mapping[str, object]) -> str:
    figures = entry["figures"]
    assert isinstance(figures, list)
    slip = f", {entry['slip']}" if entry.get("slip") else ""
    return f"{entry['rule']}, {entry['verdict']}{slip}: {', '.join(map(str, figures))}"


def data_problems(path: Path) -> list[str]:
    """What is wrong with the data set of a description, as `crossfoot data check` tells it; nothing if it holds."""
    from crossfoot.datasets import Options, check_datasets
    from crossfoot.rendering.data import render_data

    report = check_datasets([str(path)], Options())
    return [*report.problems, render_data(report, _PLAIN)] if report.exit_code else []
