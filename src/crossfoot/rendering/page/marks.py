"""The figures of an article as stretches of text, each with its state."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from crossfoot.model.report import Unchecked
from crossfoot.rendering.page.markup import escaped
from crossfoot.rendering.page.view import OTHERS, Article, Shown
from crossfoot.rendering.page.words import reason_text, slug


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of checked text: its state, the findings it takes part in (most serious first), or why in none."""

    start: int
    end: int
    state: str
    findings: tuple[int, ...] = ()
    reason: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one article, in order; none overlap."""

    marks: tuple[Mark, ...]

    def within(self, start: int, end: int) -> Iterator[Mark]:
        """The marks that touch a stretch."""
        at = max(bisect_right(self.marks, start, key=lambda mark: mark.start) - 1, 0)
        for mark in self.marks[at:]:
            if mark.start >= end:
                return
            if mark.end > start:
                yield mark


def marks_of(article: Article) -> Marks:
    """Every figure found and every figure of a finding; what overlaps becomes one mark."""
    stretches: dict[tuple[int, int], list[Shown]] = {
        (figure.start, figure.end): [] for figure in article.item.report.figures
    }
    for item in article.item.report.coverage.unchecked:
        stretches.setdefault((item.figure.start, item.figure.end), [])
    for shown in article.findings:
        for claim in shown.finding.claims:
            stretches.setdefault((claim.start, claim.end), []).append(shown)
    report = article.item.report
    unchecked = {(item.figure.start, item.figure.end): item for item in report.coverage.unchecked}
    names = {(figure.start, figure.end) for figure in report.figures if figure.identifier}
    return Marks(tuple(_mark(group, unchecked, names) for group in _groups(stretches)))


Span = tuple[int, int]
Stretch = tuple[int, int, list[Shown]]


def _groups(stretches: dict[tuple[int, int], list[Shown]]) -> Iterator[list[Stretch]]:
    group: list[Stretch] = []
    reached = -1
    for (start, end), found in sorted(stretches.items(), key=lambda pair: (pair[0][0], -pair[0][1])):
        if start >= end:
            continue
        if group and start >= reached:
            yield group
            group = []
        group.append((start, end, found))
        reached = max(reached, end) if len(group) > 1 else end
    if group:
        yield group


def _mark(group: Sequence[Stretch], unchecked: Mapping[Span, Unchecked], names: Set[Span]) -> Mark:
    start, end = group[0][0], max(last for _, last, _ in group)
    found = {shown.number: shown for _, _, several in group for shown in several}
    if found:
        ordered = sorted(found.values(), key=lambda shown: (shown.rank, shown.number))
        return Mark(start, end, ordered[0].state, tuple(shown.number for shown in ordered))
    for first, last, _ in group:
        item = unchecked.get((first, last))
        if item is not None:
            return Mark(start, end, "unchecked", reason=item.reason, rule=item.rule or "")
    is_name = any((first, last) in names for first, last, _ in group)
    return Mark(start, end, "identifier" if is_name else "agrees")


def marked(text: str, start: int, end: int, marks: Marks, line_end: str = "<br>") -> str:
    """A stretch of the article as HTML, its figures as links to what is said of them."""
    parts: list[str] = []
    at = start
    for mark in marks.within(start, end):
        first, last = max(mark.start, start), min(mark.end, end)
        parts += [_lines(text[at:first], line_end), _figure(mark, _lines(text[first:last], " "))]
        at = last
    parts.append(_lines(text[at:end], line_end))
    return "".join(parts)


def _lines(text: str, line_end: str) -> str:
    return escaped(text).replace("\n", line_end)


def _figure(mark: Mark, inner: str) -> str:
    """A figure: a link, so that it can be chosen without a mouse and leads somewhere without a script."""
    described = f'class="fig {mark.state}" aria-describedby="state-{mark.state}"'
    if mark.findings:
        numbers = " ".join(map(str, mark.findings))
        return f'<a {described} href="#finding-{mark.findings[0]}" data-findings="{numbers}">{inner}</a>'
    if mark.state == "unchecked":
        reason, rule = escaped(mark.reason), escaped(mark.rule)
        said = escaped(reason_text(mark.reason))
        return (
            f'<a {described} href="#reason-{slug(mark.reason)}" title="{said}" data-reason="{reason}" '
            f'data-rule="{rule}">{inner}</a>'
        )
    return f'<span class="fig {mark.state}" title="{OTHERS[mark.state]}">{inner}</span>'
