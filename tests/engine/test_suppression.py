"""What markers take out of a report, and what they leave."""

from __future__ import annotations

import pytest

import crossfoot
from crossfoot import Checker, Document, read
from crossfoot.model.report import Report

WRONG = "Sales fell 33% to £30m from £40m."
OTHER = "Costs rose 50% to £5.0m from £4.0m."
OK = '<!-- crossfoot: ok percent-change "on the new base, 7% of 30" -->'


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.discrepancies]


def test_a_marker_takes_out_what_its_rule_queries_in_its_paragraph(checker: Checker) -> None:
    report = checker.check(read(f"{OK}\n{WRONG}\n\n{OTHER}\n".encode(), format="markdown"))
    (kept,) = report.discrepancies
    assert "£4.0m" in kept.message
    (suppressed,) = report.suppressed
    assert "33%" in suppressed.finding.message
    assert suppressed.by.reason == "on the new base, 7% of 30"
    assert report.unused == ()


def test_its_figures_count_as_unchecked_and_suppressed(checker: Checker) -> None:
    report = checker.check(read(f"{OK}\n{WRONG}\n".encode(), format="markdown"))
    reasons = {item.figure.text: (item.reason, item.rule) for item in report.coverage.unchecked}
    assert reasons["33%"] == ("suppressed", "percent-change")
    coverage = report.coverage
    assert coverage.found == coverage.checked + coverage.identifiers + len(coverage.unchecked)


def test_in_a_plain_text_the_figures_of_the_marker_are_none_of_its(checker: Checker) -> None:
    report = crossfoot.check(f"{WRONG} {OK}")
    assert rules(report) == []
    assert [figure.text for figure in report.figures] == ["33%", "£30m", "£40m"]


def test_a_marker_that_nothing_answers_to_is_unused(checker: Checker) -> None:
    report = checker.check(read(f"{OK}\nSales fell 25% to £30m from £40m.\n".encode(), format="markdown"))
    assert [(one.rule, one.line) for one in report.unused] == [("percent-change", 1)]
    assert len(report.consistent) > 0


def test_a_marker_of_an_unknown_rule_is_told_with_the_nearest(checker: Checker) -> None:
    source = OK.replace("percent-change", "percent-chance") + "\n" + WRONG
    report = checker.check(read(source.encode(), format="markdown", path="a.md"))
    assert rules(report) == ["percent-change"]
    (problem,) = report.problems
    assert problem.startswith("a.md:1:1: marker not understood [marker-invalid]")
    assert "Did you mean 'percent-change'?" in problem


def test_a_marker_does_not_change_the_fingerprint(checker: Checker) -> None:
    other = OK.replace("percent-change", "share-sale")
    plain = checker.check(Document.from_text(WRONG)).findings[0].fingerprint
    assert checker.check(f"{WRONG} {other}").findings[0].fingerprint == plain


def test_an_entry_may_name_the_figures_it_is_about(checker: Checker) -> None:
    front = "---\ncrossfoot:\n  ok:\n    - {rule: percent-change, reason: as filed, figures: [£4.0m]}\n---\n"
    report = checker.check(read(f"{front}{WRONG}\n\n{OTHER}\n".encode(), format="markdown"))
    assert [item.finding.claims[0].text for item in report.suppressed] == ["50%"]
    assert rules(report) == ["percent-change"]
