"""``check_table``: values in, findings with row and column out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from crossfoot import FormulaError, OptionError, check_table
from crossfoot.model.report import Report

SALES = [["North", 1234], ["South", 823], ["Total", 2057]]
DEALS = [
    {"deal": "Alder", "shares": 800_000_000, "price": 53.25, "proceeds": 42_600_000_000},
    {"deal": "Birch", "shares": 12_000_000, "price": 4.1, "proceeds": 49_200_000},
]


def discrepancies(report: Report) -> list[tuple[str, set[tuple[int | None, str | None]]]]:
    return [(one.rule, {(claim.row, claim.column) for claim in one.claims}) for one in report.discrepancies]


def test_a_table_that_adds_up() -> None:
    report = check_table(SALES, header=["Region", "Sales"])
    assert report.discrepancies == ()
    assert [finding.rule for finding in report.consistent] == ["column-total"]


def test_a_total_that_does_not_names_row_and_column() -> None:
    report = check_table([*SALES[:2], ["Total", 2507]], header=["Region", "Sales"])
    assert discrepancies(report) == [("column-total", {(1, "Sales"), (2, "Sales"), (3, "Sales")})]
    for claim in report.discrepancies[0].claims:
        assert report.text[claim.start : claim.end] == claim.text


def test_rows_may_be_mappings_and_cells_text() -> None:
    rows = [
        {"Region": "North", "Sales": "1,234"},
        {"Region": "South", "Sales": "823"},
        {"Region": "Total", "Sales": "2,507"},
    ]
    assert discrepancies(check_table(rows))[0][0] == "column-total"


def test_units_stand_in_the_header() -> None:
    report = check_table(SALES, header=["Region", "Sales"], units={"Sales": "£m"})
    assert report.figures[0].unit == "GBP"
    assert report.figures[0].value == Decimal(1_234_000_000)


def test_floats_of_a_column_share_their_decimals() -> None:
    """0.1 + 0.2 is written as 0.3 where one decimal is meant, and 2.5 as 2.50 where another cell has two."""
    report = check_table([["a", 2.5], ["b", 1.25], ["c", None], ["Total", 3.75]], header=["x", "y"])
    assert "| 2.50 |" in report.text
    assert report.discrepancies == ()
    assert "| 0.3 |" in check_table([["a", 0.1 + 0.2], ["b", 1.0]], header=["x", "y"], decimals=1).text


def test_a_formula_must_hold_in_every_row() -> None:
    pytest.importorskip("numpy", reason="formulas need NumPy, of the extra [data]")
    assert check_table(DEALS, formulas=["proceeds == shares * price"]).discrepancies == ()
    wrong = [{**DEALS[0], "proceeds": 46_200_000_000}, DEALS[1]]
    report = check_table(wrong, formulas=["proceeds == shares * price"])
    (finding,) = [one for one in report.discrepancies if one.rule == "row-formula"]
    assert {(claim.row, claim.column) for claim in finding.claims} == {
        (1, "shares"), (1, "price"), (1, "proceeds"),
    }  # fmt: skip
    assert finding.diagnosis == "two digits swapped"
    coverage = report.coverage
    assert coverage.found == coverage.checked + coverage.identifiers + len(coverage.unchecked)


def test_mistakes_are_told() -> None:
    with pytest.raises(OptionError, match="no rows"):
        check_table([])
    with pytest.raises(OptionError, match="no header"):
        check_table([[1, 2]])
    with pytest.raises(OptionError, match="Row 2 has 1 cells, the header 2"):
        check_table([[1, 2], [3]], header=["a", "b"])
    with pytest.raises(OptionError, match=r"no column 'sale'\. Columns: Region, Sales"):
        check_table(SALES, header=["Region", "Sales"], units={"sale": "£"})
    with pytest.raises(OptionError, match="the same name"):
        check_table([[1, 2]], header=["a", "a"])
    with pytest.raises(OptionError, match="at most 400"):
        check_table([[1]] * 401, header=["a"])


def test_a_formula_with_a_mistake_is_told() -> None:
    pytest.importorskip("numpy", reason="formulas need NumPy, of the extra [data]")
    with pytest.raises(FormulaError):
        check_table(DEALS, formulas=["proceeds = shares"])
