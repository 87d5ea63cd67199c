"""Totals that the text tells of a table without a total row."""

import pytest

import crossfoot

TABLE = "\n\n| Line | Trips | Cost |\n|---|---|---|\n| Ash | 412 | 9 |\n| Elm | 188 | 7 |\n| Oak | 97 | 8 |\n"
SINGLE = "\n\n| Line | Trips |\n|---|---|\n| Ash | 412 |\n| Elm | 188 |\n| Oak | 97 |\n"


def stated(text: str) -> list[str]:
    report = crossfoot.check(text, rules=["told-column-total"])
    return [finding.claims[-1].text for finding in report.findings]


def test_a_told_total_is_bound_to_the_column_that_it_names() -> None:
    assert stated("Trips came to 697." + TABLE) == ["697"]
    assert stated("All three made 697 trips in total." + SINGLE) == ["697"]


@pytest.mark.parametrize(
    "text",
    [
        "It made 697 journeys." + TABLE,
        "It made 697 journeys." + SINGLE,
        "In all, Ash made 697 trips." + SINGLE,
        "More than 690 trips were made in total." + SINGLE,
        "Trips came to 697 and to 688." + TABLE,
        "In total 697 trips were made." + SINGLE.replace("Oak", "Total"),
        "In total 90 trips were made." + SINGLE,
    ],
)
def test_no_total_is_made_up(text: str) -> None:
    assert stated(text) == []
