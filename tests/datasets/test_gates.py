"""Schemas and expectations as gates: what fails, what cannot be carried out, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

pytest.importorskip("great_expectations", reason="Great Expectations comes with the extra [data]")
pytest.importorskip("pandera", reason="pandera comes with the extra [data]")

from tests.datasets.conftest import Command

Write = Callable[[Mapping[str, str]], None]
CSV = "company,shares,price,proceeds\nAcme,800000000,53.25,42600000000\nBeta,3,2.50,7.50\n"
SLIPPED = CSV.replace("42600000000", "46200000000")
SCHEMA = """\
from __future__ import annotations
import pandera.pandas as pa
from crossfoot.adapters.pandera import reconciles

class Deals(pa.DataFrameModel):
    company: str
    shares: int
    price: float = pa.Field(gt=0)
    proceeds: float
    agree = reconciles("proceeds == shares * price")

class Empty(pa.DataFrameModel):
    pass

NUMBER = 7
"""


def describe(**parts: str) -> str:
    return "\n".join(
        ["dataset: deals", "source: deals.csv", *(f"{key}: {value}" for key, value in parts.items())]
    )


# ---- schemas


def test_a_schema_passes_and_python_is_announced(check: Command, write: Write) -> None:
    write({"deals.csv": CSV, "deals.yaml": describe(schema="schemas.py:Deals"), "schemas.py": SCHEMA})
    ran = check("deals.yaml")
    assert ran.code == 0, ran.out
    assert "Running Python of this repository: schemas.py:Deals" in ran.err


def test_a_schema_fails_by_row(check: Command, write: Write) -> None:
    text = SLIPPED.replace("2.50", "-2.50")
    write({"deals.csv": text, "deals.yaml": describe(schema="schemas.py:Deals"), "schemas.py": SCHEMA})
    ran = check("deals.yaml")
    assert ran.code == 1
    assert "reconciles: proceeds == shares * price [2 of 2 rows fail]" in ran.out
    assert "row 2: price -2.5" in ran.out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (CSV.replace("price", "cost"), "column 'price' is missing"),
        (CSV.replace("2.50", "two"), "price: type is float64"),
        (CSV.replace("3,2.50", "3.5,2.50"), "shares: type is int64"),
        (CSV.replace("53.25", "n/a"), "price: not_nullable"),
    ],
)
def test_wrong_types_and_missing_columns_fail_by_name(
    check: Command, write: Write, text: str, says: str
) -> None:
    write({"deals.csv": text, "deals.yaml": describe(schema="schemas.py:Deals"), "schemas.py": SCHEMA})
    ran = check("deals.yaml")
    assert ran.code >= 1
    assert says in ran.out


def test_python_can_be_refused(check: Command, write: Write, tmp_path: Path) -> None:
    marked = SCHEMA + "import pathlib\npathlib.Path('ran').touch()\n"
    write({"deals.csv": CSV, "deals.yaml": describe(schema="schemas.py:Deals"), "schemas.py": marked})
    ran = check("deals.yaml", "--no-python")
    assert ran.code == 2
    assert "python-refused" in ran.out
    assert not (tmp_path / "ran").exists()
    write({"deals.yaml": describe(rows="[{check: proceeds == shares * price}]")})
    assert check("deals.yaml", "--no-python").code == 0, "a data set without Python is checked"


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        ("schemas.py:Deels", "Did you mean 'Deals'"),
        ("schemas.py:NUMBER", "neither a pandera DataFrameModel nor a DataFrameSchema"),
        ("schemas.py:Empty", "asks for nothing"),
        ("missing.py:Deals", "no such file"),
        ("broken.py:Deals", "ZeroDivisionError"),
    ],
)
def test_a_schema_that_cannot_be_used_is_no_pass(
    check: Command, write: Write, schema: str, says: str
) -> None:
    write(
        {
            "deals.csv": CSV,
            "deals.yaml": describe(schema=schema),
            "schemas.py": SCHEMA,
            "broken.py": "1 / 0\n",
        }
    )
    ran = check("deals.yaml")
    assert ran.code == 2
    assert says in ran.out


# ---- expectations


def test_expectations_pass_and_fail_with_their_rows(check: Command, write: Write) -> None:
    expectations = """
  - {expect: column_values_to_be_between, column: price, min_value: 1}
  - {expect: rows_to_reconcile, column_list: [shares, price, proceeds], formula: proceeds == shares * price}
  - {expect: ExpectColumnValuesToBeInSet, column: company, value_set: [Acme], severity: warning}"""
    write({"deals.csv": SLIPPED, "deals.yaml": describe(expectations=expectations)})
    ran = check("deals.yaml", "--format", "json")
    assert ran.code == 1
    between, rows, inside = ran.json["datasets"][0]["checks"]
    assert between["status"] == "passed"
    assert (rows["status"], rows["failed"], rows["rows"][0]["slip"]) == ("failed", 1, "digits-transposed")
    assert (inside["status"], inside["severity"]) == ("failed", "warning")
    assert inside["rows"][0]["row"] == 2


def test_a_failing_warning_does_not_change_the_exit_status(check: Command, write: Write) -> None:
    expectations = "[{expect: column_values_to_be_between, column: price, min_value: 9, severity: warning}]"
    write({"deals.csv": CSV, "deals.yaml": describe(expectations=expectations)})
    ran = check("deals.yaml")
    assert ran.code == 0
    assert "(warning)" in ran.out


@pytest.mark.parametrize(
    ("expectation", "says"),
    [
        ("{expect: column_values_to_be_betwen, column: price}", "Did you mean 'column_values_to_be_between'"),
        ("{expect: column_values_to_be_between, column: prise, min_value: 1}", "prise"),
        ("{expect: column_values_to_be_between, column: company, min_value: 1}", "same type"),
        ("{expect: column_values_to_be_between, colum: price}", "colum"),
        ("{expect: column_values_to_be_between, column: nothing, min_value: 1}", "every cell is empty"),
        ("{expect: rows_to_reconcile, column_list: [shares, price], formula: a == b}", "no column 'a'"),
        ("{expect: rows_to_reconcile, column_list: [shares, price], formula: shares = price}", "write '=='"),
        ("{expect: text_to_add_up, column: company, rules: [percent-chnge]}", "percent-chnge"),
        ("{expect: unexpected_rows_expectation, unexpected_rows_query: select 1}", "SQL, which is refused"),
        ("{expect: UnexpectedRowsExpectation, unexpected_rows_query: select 1}", "SQL, which is refused"),
        (
            "{expect: column_values_to_be_between, column: price, row_condition: x, condition_parser: pandas}",
            "run as code, which is refused",
        ),
    ],
)
def test_an_expectation_that_cannot_be_carried_out_is_no_pass(
    check: Command, write: Write, expectation: str, says: str
) -> None:
    csv = "".join(f"{line},\n" if n else f"{line},nothing\n" for n, line in enumerate(CSV.splitlines()))
    write({"deals.csv": csv, "deals.yaml": describe(expectations=f"[{expectation}]")})
    ran = check("deals.yaml")
    assert ran.code == 2, ran.out
    assert says in ran.out


def test_no_rows_is_no_pass_whatever_is_expected(check: Command, write: Write) -> None:
    expectations = "[{expect: column_values_to_be_between, column: price, min_value: 1}]"
    write({"deals.csv": CSV.splitlines()[0] + "\n", "deals.yaml": describe(expectations=expectations)})
    assert check("deals.yaml").code == 2


def test_a_result_that_is_not_there_is_no_pass(
    check: Command, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when Great Expectations drops an expectation that it could not load, and calls what is left a success."""
    from crossfoot.adapters.gx.suite import Suites

    monkeypatch.setattr(Suites, "_validated", lambda self, name, expectations, frame: {})
    write(
        {"deals.csv": CSV, "deals.yaml": describe(expectations="[{expect: column_to_exist, column: price}]")}
    )
    ran = check("deals.yaml")
    assert ran.code == 2
    assert "it was not evaluated" in ran.out


def test_docs_need_a_folder(check: Command, write: Write) -> None:
    write({"deals.csv": CSV, "docs": ""})
    assert check("deals.csv", "--row", "proceeds == shares * price", "--docs", "docs").code == 2
