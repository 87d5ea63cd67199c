"""So much between two years, and so much a year."""

from __future__ import annotations

import pytest

import crossfoot

RULE = "yearly-average"


@pytest.mark.parametrize(
    "text",
    [
        "From 2004 to 2014, the canton built 3,600 flats, an average of 630 a year, the audit found.",
        "The lake shrank by 96 square kilometres between 1986 and 2010: 14 square kilometres a year.",
        "The diocese closed 84 churches between 1995 and 2007. On average that is 17 a year.",
    ],
)
def test_a_yearly_average_must_be_the_total_over_the_years(text: str) -> None:
    assert [finding.rule for finding in crossfoot.check(text).discrepancies] == [RULE]


@pytest.mark.parametrize(
    "text",
    [
        "From 2004 to 2014, the canton built 3,600 flats, an average of 360 a year, the audit found.",
        "From 2004 to 2014, the canton built 3,600 flats, an average of 327 a year, the audit found.",
        "Between 1995 and 2007 it closed 84 churches and 12 halls. On average 17 weddings a year were held.",
        "It closed 84 churches between 1995 and 2007, after 1950 and before 2012. That is 17 a year.",
        "It closed 84 churches between 1995 and 2007. In Wales 17 a year shut.",
    ],
)
def test_other_years_and_other_things_are_left_alone(text: str) -> None:
    assert RULE not in [finding.rule for finding in crossfoot.check(text).discrepancies]
