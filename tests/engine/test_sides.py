"""The two sides of an equation on a finding."""

from __future__ import annotations

from decimal import Decimal

import pytest

import crossfoot
from crossfoot.model.finding import Finding


def found(text: str, rule: str) -> Finding:
    return next(finding for finding in crossfoot.check(text).findings if finding.rule == rule)


def test_both_sides_are_in_the_units_that_are_printed() -> None:
    finding = found("Sales fell 33% to £30m from £40m.", "percent-change")
    assert finding.computed is not None
    assert finding.stated is not None
    assert finding.computed.text == "22% to 28%"
    assert finding.computed.low is not None
    assert finding.computed.high is not None
    assert Decimal("21.5") < finding.computed.low < finding.computed.high < Decimal("28.1")
    assert finding.stated.low == Decimal("32.5")
    assert finding.stated.text.startswith("32.5% to ")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The meeting is on Monday, 4 March 2025.", "weekday-date"),
        ("The placing was expanded from 850 million shares to 800 million shares.", "deal-size"),
    ],
)
def test_a_date_and_an_order_have_no_sides(text: str, rule: str) -> None:
    finding = found(text, rule)
    assert (finding.computed, finding.stated) == (None, None)


def test_a_column_in_thousands_is_shown_in_thousands() -> None:
    table = "| Quarter | Ferry (£k) |\n|---|---|\n"
    table += "| First | 310 |\n| Second | 350 |\n| Third | 420 |\n| Total | 1,180 |\n"
    finding = found(table, "column-total")
    assert finding.computed is not None
    assert finding.computed.low is not None
    assert 1000 < finding.computed.low < 1100


def test_the_sides_of_an_agreement_meet() -> None:
    for finding in crossfoot.check("Revenue rose 25% to $1.5bn from $1.2bn.").consistent:
        if finding.computed and finding.stated and finding.computed.low and finding.stated.high:
            assert finding.computed.low <= finding.stated.high
