"""A report makes its coverage and figures when they are asked for, and is plain data from then on."""

import copy
import dataclasses
import pickle

import pytest

import crossfoot

TEXT = "Sales fell 33% to £30m from £40m. The Boeing 787 has 5 doors."


@pytest.fixture
def report() -> crossfoot.Report:
    return crossfoot.check(TEXT)


def test_figures_and_coverage_are_made_once(report: crossfoot.Report) -> None:
    assert report.figures is report.figures
    assert report.coverage is report.coverage
    assert [figure.text for figure in report.figures] == ["33%", "£30m", "£40m", "787", "5"]
    assert report.coverage.found == 5


def test_reports_of_one_text_are_equal(report: crossfoot.Report) -> None:
    again = crossfoot.check(TEXT)
    assert report == again
    assert hash(report) == hash(again)
    assert repr(report) == repr(again)


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_copies_are_plain(copied: object, report: crossfoot.Report) -> None:
    assert callable(copied)
    assert copied(report) == crossfoot.check(TEXT)


def test_a_report_can_be_taken_apart_and_changed(report: crossfoot.Report) -> None:
    assert len(dataclasses.asdict(crossfoot.check(TEXT))["figures"]) == 5
    assert dataclasses.replace(report, path="a.md").figures == report.figures


def test_a_field_that_is_none_is_an_error(report: crossfoot.Report) -> None:
    with pytest.raises(AttributeError, match="no 'figurs'"):
        _ = report.figurs  # type: ignore[attr-defined]
