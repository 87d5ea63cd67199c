"""What the markers of an article ask to be left alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from crossfoot.documents import Document, Marker, Markers, is_marked, markers_of
from crossfoot.errors import OptionError
from crossfoot.model.finding import Finding, Verdict
from crossfoot.model.report import Suppressed, Suppression
from crossfoot.quantities import Figure
from crossfoot.rulebook import Rulebook


class Sorted(NamedTuple):
    """Findings that stay, those that markers take out, and the markers that took out none."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    unused: tuple[Suppression, ...]


def find_markers(document: Document | str) -> Markers:
    """The markers of a document or of a text as it stands."""
    whole = Document.from_text(document) if isinstance(document, str) else document
    return markers_of(whole) if is_marked(whole) else Markers()


def outside(figures: Iterable[Figure], spans: Sequence[tuple[int, int]]) -> list[Figure]:
    """The figures that stand in no marker."""
    return [one for one in figures if not any(start <= one.start < end for start, end in spans)]


def known(
    markers: Markers, rulebook: Rulebook, name: str | None
) -> tuple[tuple[Marker, ...], tuple[str, ...]]:
    """The markers by the rule's present name, and what is wrong with the others and with those not understood."""
    kept: list[Marker] = []
    problems = list(markers.problems)
    for marker in markers.markers:
        try:
            rule = rulebook.find(marker.rule).name
        except OptionError as error:
            place = f"{name or '<text>'}:{marker.line}:{marker.column}"
            problems.append(f"{place}: marker not understood [marker-invalid]\n  {error}")
            continue
        kept.append(replace(marker, rule=rule))
    return tuple(kept), tuple(problems)


def sort_out(findings: Sequence[Finding], markers: Sequence[Marker]) -> Sorted:
    """Part the findings; only discrepancies are taken out, each by the first marker that speaks of it."""
    used: set[int] = set()
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        numbers = [number for number, marker in enumerate(markers) if _speaks_of(marker, finding)]
        used.update(numbers)
        if numbers:
            suppressed.append(Suppressed(finding, _plain(markers[numbers[0]])))
        else:
            kept.append(finding)
    unused = tuple(_plain(marker) for number, marker in enumerate(markers) if number not in used)
    return Sorted(tuple(kept), tuple(suppressed), unused)


def _speaks_of(marker: Marker, finding: Finding) -> bool:
    if finding.verdict is not Verdict.DISCREPANCY or finding.rule != marker.rule:
        return False
    texts = {claim.text for claim in finding.claims}
    return any(marker.start <= claim.start < marker.end for claim in finding.claims) and texts.issuperset(
        marker.figures
    )


def _plain(marker: Marker) -> Suppression:
    return Suppression(marker.rule, marker.reason, marker.line, marker.column)
