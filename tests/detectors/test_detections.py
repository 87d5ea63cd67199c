"""A detector is not asked about a text without the kinds of figures that its rule needs, and misses nothing by it."""

from functools import cache

import pytest

from crossfoot.detectors import Detection, find_groups
from crossfoot.engine.checker import Checker
from crossfoot.quantities import extract_figures


@cache
def checker() -> Checker:
    return Checker()


DETECTIONS = {detection.rule.name: detection for detection in checker().detections}


@pytest.mark.parametrize("name", DETECTIONS)
def test_what_a_detector_finds_is_let_in(name: str) -> None:
    """On its own examples, and on one in ten of those of the other rules."""
    detection, book = DETECTIONS[name], checker().reader.book
    texts = [one.text for one in detection.rule.examples]
    texts += [one.text for rule in checker().rulebook for one in rule.examples][::10]
    for text in texts:
        page = checker().reader.page(extract_figures(text))
        every = [group.readings for group in find_groups(detection.rule, page, book)]
        assert [group.readings for group in detection.groups(page, book)] == every


def test_a_text_without_the_kinds_is_passed_by() -> None:
    page = checker().reader.page(extract_figures("Sales rose 5% to £12m."))
    needs = Detection.of(
        DETECTIONS["weekday-date"].rule if "weekday-date" in DETECTIONS else DETECTIONS["day-count"].rule
    )
    assert list(needs.groups(page, checker().reader.book)) == []
