"""Bare numbers whose unit is named apart."""

from __future__ import annotations

import pytest

from crossfoot.quantities import extract_figures


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("It burned 4,000 acres; in hectares the area is 1,620.", ["acre", "hectare"]),
        ("The road is 26 miles long. In kilometres, the guide says, it is 42.", ["mile", "kilometre"]),
        ("Gusts of 90 kilometres an hour, which is 56 in miles.", ["kilometre_per_hour", "mile_per_hour"]),
        ("The road is 26 miles long, and 42 of its bridges were built in hectares.", ["mile", None]),
        ("In hectares of mud 42 of them stood.", [None]),
        ("The sum is paid in pounds, and 42 have signed.", [None]),
    ],
)
def test_a_bare_number_takes_the_unit_that_its_clause_names(text: str, units: list[str | None]) -> None:
    assert [figure.unit for figure in extract_figures(text).figures] == units
