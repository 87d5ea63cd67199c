"""A detector is not asked about a text without its triggers and kinds of figures, and misses nothing by it."""

from collections.abc import Iterator
from functools import cache

import pytest

from crossfoot.binding.codebook import Codebook
from crossfoot.binding.page import Page
from crossfoot.binding.reading import Reading
from crossfoot.detectors import find_groups, registry
from crossfoot.engine.checker import Checker
from crossfoot.quantities import extract_figures
from crossfoot.rulebook import Rule


@cache
def checker() -> Checker:
    return Checker()


DETECTIONS = {detection.rule.name: detection for detection in checker().detections}


@cache
def texts(name: str) -> tuple[str, ...]:
    """A rule's own examples, and one in ten of those of the other rules."""
    own = [one.text for one in DETECTIONS[name].rule.examples]
    return (*own, *[one.text for rule in checker().rulebook for one in rule.examples][::10])


def ungated(text: str) -> Page:
    """A page on which every trigger is set off in every sentence."""
    page = checker().reader.page(extract_figures(text))
    page.mask = -1
    for view in page.views:
        view.mask = -1
    return page


@pytest.mark.parametrize("name", DETECTIONS)
def test_what_a_detector_finds_is_let_in(name: str) -> None:
    detection, book = DETECTIONS[name], checker().reader.book
    for text in texts(name):
        page = checker().reader.page(extract_figures(text))
        every = [group.readings for group in find_groups(detection.rule, ungated(text), book)]
        assert [group.readings for group in detection.groups(page, book)] == every


def test_a_text_without_the_kinds_is_passed_by() -> None:
    page = checker().reader.page(extract_figures("Sales rose 5% to £12m."))
    assert list(DETECTIONS["day-count"].groups(page, checker().reader.book)) == []


def test_a_text_without_the_triggers_is_passed_by(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even the detector is called."""
    detection, book = DETECTIONS["remainder"], checker().reader.book
    called: list[str] = []

    def detector(rule: Rule, page: Page, book: Codebook) -> Iterator[Reading]:
        called.append(rule.name)
        yield from ()

    monkeypatch.setitem(registry.DETECTORS, detection.rule.detector, detector)
    list(detection.groups(checker().reader.page(extract_figures("12 of the 40 came, leaving 28.")), book))
    assert called == ["remainder"]
    list(detection.groups(checker().reader.page(extract_figures("12 of the 40 came, and 28 sang.")), book))
    assert called == ["remainder"]
