"""The summary of a scan for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.model.scan import LEVELS, Summary
from crossfoot.rendering.palette import Palette
from crossfoot.rendering.tables import aligned, counts

#: Rules that the terminal lists; the page has all.
_RULES = 12


def render_summary_text(summary: Summary, palette: Palette) -> str:
    """The counts, the rules with the most discrepancies, what failed; ends with a line end."""
    total = summary.total
    row = {
        "articles": summary.articles,
        "figures": total.figures,
        "checked": total.checked,
        "consistent": total.confirmed,
        **{f"{level}s": total.levels[level] for level in LEVELS},
    }
    if total.undecided:
        row["undecided"] = total.undecided
    if summary.statuses["failed"]:
        row["not read"] = summary.statuses["failed"]
    blocks = [*filter(None, [_rules(summary)]), counts(row)]
    tail = [palette.paint(line, "dim") for line in _remarks(summary)]
    return "\n\n".join(blocks) + "\n" + "".join(f"{line}\n" for line in tail)


def _rules(summary: Summary) -> str:
    queried = [(name, count) for name, count in summary.rules.items() if count.discrepancies]
    queried.sort(key=lambda pair: (-pair[1].discrepancies, pair[0]))
    if not queried:
        return ""
    rows = [
        [
            name,
            *(f"{count.levels[level]:,}" for level in LEVELS),
            f"{count.confirmed:,}",
            share(count.discrepancies, count.settled),
        ]
        for name, count in queried[:_RULES]
    ]
    heads = ["rule", "errors", "warnings", "notes", "consistent", "disagree"]
    table = aligned(rows, heads, right=heads[1:])
    left = len(queried) - _RULES
    return f"{table}\nand {left} more rules with discrepancies" if left > 0 else table


def _remarks(summary: Summary) -> Iterator[str]:
    if summary.statuses["empty"]:
        yield f"Without text: {summary.statuses['empty']:,} articles."
    if summary.statuses["data-set"]:
        yield f"Data sets, not articles (see 'crossfoot data check'): {summary.statuses['data-set']:,}."
    for code, number in sorted(summary.failures.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"Not read, or not wholly: {number:,} [{code}]"


def share(part: int, whole: int) -> str:
    """A part of a whole in percent."""
    return f"{100 * part / whole:.1f}%" if whole else ""
