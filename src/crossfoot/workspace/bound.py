"""Figures that an article ties to data: what the data say must round to what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from crossfoot.documents import Binding, Document, markers_of
from crossfoot.errors import DataError
from crossfoot.model.finding import Claim, Finding, Level, Repair, Tier, Verdict, fingerprint
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind, Quantity
from crossfoot.model.report import Report
from crossfoot.rendering.figures import number

#: The name under which a figure tied to data is reported.
BOUND_VALUE = "bound-value"


def with_missing(report: Report, document: Document, path: Path) -> Report:
    """The report with a note for every figure that is nowhere in a table.

    Raises:
        DataError: the table cannot be read.
    """
    found = (*report.findings, *missing_from(report, document, path))
    return replace(report, findings=tuple(sorted(found, key=lambda one: (one.start, one.rule, one.end))))


def with_data(report: Report, document: Document, root: Path) -> Report:
    """The report with a finding for every figure that the article ties to data below ``root``."""
    marked = markers_of(document)
    if not marked.bindings:
        return report
    found: list[Finding] = []
    problems: list[str] = []
    for binding in marked.bindings:
        try:
            found.append(_bound(binding, document, report, root))
        except DataError as error:
            place = f"{document.path or '<text>'}:{binding.line}:{binding.column}"
            problems.append(f"{place}: figure not compared with data [data-not-found]\n  {error}")
    return replace(report.with_findings(found), problems=(*report.problems, *problems))


def _bound(binding: Binding, document: Document, report: Report, root: Path) -> Finding:
    from crossfoot.datasets.queries import parse_query, value_of

    query = parse_query(binding.target)
    figure = _figure(binding, document, report)
    value = value_of(query, root)
    if query.is_fraction and figure.kind is Kind.PERCENT:
        value *= 100
    return _finding(binding, document, figure, value)


def _figure(binding: Binding, document: Document, report: Report) -> Quantity:
    """The figure that is meant: the last before the marker in its paragraph, or the one with the text named."""
    figures = [one for one in report.figures if not one.identifier]
    if binding.figure is not None:
        named = [one for one in figures if _plain(one.text) == _plain(binding.figure)]
        if len(named) != 1:
            many = "not in" if not named else f"{len(named)} times in"
            raise DataError(f"The figure '{binding.figure}' is {many} the article.")
        return named[0]
    start = document.text.rfind("\n\n", 0, binding.at) + 1
    before = [one for one in figures if start <= one.start and one.end <= binding.at]
    if not before:
        raise DataError("No figure stands before the marker in its paragraph.")
    return before[-1]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _finding(binding: Binding, document: Document, figure: Quantity, value: Decimal) -> Finding:
    strict, lenient = _holds(figure, figure.interval, value), _holds(figure, figure.lenient, value)
    shown = number(value.quantize(Decimal("0.0001")) if value != value.to_integral_value() else value)
    said = f"{binding.target} is {shown}."
    verdict = Verdict.CONSISTENT if lenient else Verdict.DISCREPANCY
    claim = Claim(
        "figure", figure.text, figure.start, figure.end, _finite(figure.interval.low), _finite(figure.interval.high),
        figure.unit,
    )  # fmt: skip
    return Finding(
        rule=BOUND_VALUE,
        verdict=verdict,
        level=Level.ERROR,
        message=said if lenient else f"{said} The article says {figure.text}.",
        claims=(claim,),
        derivation=f"{binding.target} = {shown}",
        tier=Tier.BOUND,
        rescued=None if strict or not lenient else "loosely printed",
        repairs=() if lenient else (Repair("figure", figure.text, value, value, shown),),
        fingerprint=fingerprint(BOUND_VALUE, (figure.text, binding.target), _paragraph(document, figure)),
    )


def _holds(figure: Quantity, interval: Interval, value: Decimal) -> bool:
    """Whether the value rounds to what is printed; a loss printed without its sign is one too."""
    return interval.contains(value) or (
        figure.value is not None and figure.value > 0 > value and interval.contains(-value)
    )


def _finite(bound: Decimal) -> Decimal | None:
    return bound if bound.is_finite() else None


def _paragraph(document: Document, figure: Quantity) -> str:
    start = document.text.rfind("\n\n", 0, figure.start) + 1
    end = document.text.find("\n\n", figure.end)
    return document.text[start : end if end >= 0 else None]


def missing_from(report: Report, document: Document, path: Path) -> Iterator[Finding]:
    """A note for every figure of the article that no cell of a table rounds to, with the nearest cell.

    Raises:
        DataError: the table cannot be read.
    """
    from crossfoot.datasets.cells import Cells

    cells = Cells.of(path)
    for figure in report.figures:
        if figure.identifier or figure.value is None or figure.kind in _NOT_DATA:
            continue
        if cells.within(figure.lenient):
            continue
        near = cells.nearest(figure.value)
        said = f"{figure.text} is nowhere in {path.name}."
        said += f" The nearest is {near.text} ({near.row}, {near.column})." if near else ""
        claim = Claim("figure", figure.text, figure.start, figure.end, figure.low, figure.high, figure.unit)
        yield Finding(
            rule="not-in-data",
            verdict=Verdict.DISCREPANCY,
            level=Level.NOTE,
            message=said,
            claims=(claim,),
            derivation=f"{path.name}",
            tier=Tier.BOUND,
            fingerprint=fingerprint("not-in-data", (figure.text,), _paragraph(document, figure)),
        )


#: Figures that tables of data seldom hold: a note on each would be noise.
_NOT_DATA = frozenset(
    {Kind.DATE, Kind.WEEKDAY, Kind.CLOCK, Kind.PERIOD, Kind.ORDINAL, Kind.YEAR, Kind.DURATION, Kind.AGE}
)
