"""How much of a text was checked, and why the rest was not."""

from __future__ import annotations

from collections.abc import Iterable, Set

from crossfoot.binding.reading import Silence
from crossfoot.model.report import Coverage, Unchecked
from crossfoot.quantities import Figure

#: The most telling reason wins when several rules passed a figure by.
_ORDER = (
    "suppressed",
    "guard:",
    "no-date",
    "no-reference-data",
    "ambiguous",
    "weak",
    "limit",
    "missing-operand",
)


def coverage_of(
    figures: list[Figure],
    checked: Set[int],
    silences: Iterable[Silence],
    truncated: Iterable[int],
) -> Coverage:
    """found = checked + identifiers + unchecked."""
    identifiers = {
        index for index, figure in enumerate(figures) if figure.identifier and index not in checked
    }
    reasons: dict[int, tuple[str, str | None]] = dict.fromkeys(truncated, ("limit", None))
    for silence in silences:
        known = reasons.get(silence.figure)
        if known is None or _rank(silence.reason) < _rank(known[0]):
            reasons[silence.figure] = (silence.reason, silence.rule)
    unchecked = tuple(
        Unchecked(figure.quantity(), *reasons.get(index, ("no-relation", None)))
        for index, figure in enumerate(figures)
        if index not in checked and index not in identifiers
    )
    return Coverage(len(figures), len(checked), len(identifiers), unchecked)


def _rank(reason: str) -> int:
    for rank, start in enumerate(_ORDER):
        if reason.startswith(start):
            return rank
    return len(_ORDER)
