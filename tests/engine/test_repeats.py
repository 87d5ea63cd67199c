"""The factor of a multiple that repeats: a whole number of periods, or none."""

from __future__ import annotations

import pytest

from crossfoot import check

_TOLD = "The fleet doubled every {}: it grew from 50 vans to {} in {}."


@pytest.mark.parametrize(
    ("every", "end", "span"),
    [("three years", "400", "nine years"), ("20 minutes", "400", "one hour"), ("week", "200", "two weeks")],
)
def test_periods_are_counted_in_any_unit(every: str, end: str, span: str) -> None:
    found = [one for one in check(_TOLD.format(every, end, span)).findings if one.rule == "repeated-multiple"]
    assert [one.verdict.value for one in found] == ["consistent"]


def test_a_part_of_a_period_is_left_unsaid() -> None:
    report = check(_TOLD.format("three years", "300", "ten years"))
    assert "repeated-multiple" not in {one.rule for one in report.discrepancies}
