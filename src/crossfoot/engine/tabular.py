"""``check_table``: rows of values checked as a table of an article is, and against formulas if there are any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from crossfoot.engine.checker import check
from crossfoot.engine.grid_text import GridText, Row, grid_text
from crossfoot.errors import OptionError
from crossfoot.lexicon import table
from crossfoot.model.finding import Claim, Finding, Level, Repair, Tier, Verdict, fingerprint
from crossfoot.model.report import Report

if TYPE_CHECKING:
    from crossfoot.model.dataset import RowFailure

#: The name under which a formula given by the caller is reported.
ROW_FORMULA = "row-formula"


def check_table(
    rows: Sequence[Row],
    header: Sequence[str] | None = None,
    units: Mapping[str, str] | None = None,
    decimals: int | Mapping[str, int] | None = None,
    formulas: Sequence[str] | None = None,
    as_of: date | None = None,
) -> Report:
    """Check one table: totals, shares, changes and whatever else its headers say, and the formulas given.

    Args:
        rows: sequences of cells (text, numbers, None), or mappings by column name.
        header: names of the columns; may be left out where rows are mappings.
        units: the unit of a column by its name, as a header would state it: "£m", "000s", "%".
        decimals: decimals of float columns, one number or one a column; the most that a column shows unless given.
        formulas: what must hold in every row, such as ``"proceeds == shares * price"``; needs the extra [data].
        as_of: the date that the table is read as of.

    Returns:
        The report; offsets are those of ``report.text``, the table written out, and claims carry row (from 1, below
        the header) and column.

    Raises:
        OptionError: a table without rows or header, an unknown column, a formula that cannot be used.

    >>> from crossfoot import check_table
    >>> report = check_table([["North", 1234], ["South", 823], ["Total", 2157]], header=["Region", "Sales"])
    >>> [(claim.row, claim.column, claim.text) for claim in report.discrepancies[0].claims if claim.role == "total"]
    [(3, 'Sales', '2157')]
    """
    grid = grid_text(rows, header, units, decimals)
    report = check(grid.text, as_of=as_of)
    found = [finding for formula in formulas or () for finding in _formula_findings(grid, formula)]
    return report.with_findings(found) if found else report


def _formula_findings(grid: GridText, formula: str) -> Iterator[Finding]:
    try:
        from crossfoot.engine.rows import RowColumn, RowRule
        from crossfoot.engine.rows.records import failures
    except ModuleNotFoundError as error:
        raise OptionError(
            f"{error.name} is not installed, which formulas need. Install it with: pip install 'crossfoot[data]'"
        ) from None
    rule = RowRule(formula)
    titles = rule.titles(grid.header)
    columns = {
        name: [
            RowColumn.of_texts(title, [row[grid.column(title)] for row in grid.cells]) for title in several
        ]
        for name, several in titles.items()
    }
    for failure in failures(rule, columns, rule.apply(columns)):
        yield _finding(grid, formula, failure)


def _finding(grid: GridText, formula: str, failure: RowFailure) -> Finding:
    texts = tuple(failure.cells.values())
    claims = tuple(_claim(grid, failure.row, title, text) for title, text in failure.cells.items())
    repairs = tuple(
        Repair(title, failure.cells.get(title, ""), None, None, fit) for title, fit in failure.repairs
    )
    return Finding(
        rule=ROW_FORMULA,
        verdict=Verdict.DISCREPANCY,
        level=Level.ERROR,
        message=failure.message,
        claims=claims,
        derivation=formula,
        tier=Tier.BOUND,
        diagnosis=str(table("slips")[failure.slip]["text"]) if failure.slip else None,
        repairs=repairs,
        fingerprint=fingerprint(formula, texts, f"row {failure.row}"),
    )


def _claim(grid: GridText, row: int, title: str, text: str) -> Claim:
    start, end = grid.spans[row - 1][grid.column(title)]
    return Claim(title, text, start, end, None, None, None, row=row, column=title)
