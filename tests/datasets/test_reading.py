"""Descriptions: every problem of a file at once, with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="numpy comes with the extra [data]")

from crossfoot.datasets.reading import read_description
from crossfoot.errors import DataError

Write = Callable[[Mapping[str, str]], None]

FULL = """\
dataset: deals
summary: Share sales.
origin: ["An announcement"]
source: {csv: deals.csv, delimiter: ";", encoding: cp1252, decimal: ","}
schema: schemas.py:Deals
columns: {price: "Price (HK$)", parts: [q1, q2]}
rows:
  - name: proceeds
    check: proceeds == shares * price
    decimals: {price: 2, shares: exact}
    nulls: skip
    mostly: 99%
    severity: warning
    why: Readers work it out.
  - check: total == sum(parts)
    decimals: -3
expectations:
  - expect: column_values_to_be_between
    column: price
    min_value: 0
    max_value: 1.5
    strict_min: yes
    mostly: 0.9
  - {expect: column_values_to_be_in_set, column: code, value_set: ["01", 1, null]}
"""


def test_everything_a_description_can_say(write: Write, tmp_path: Path) -> None:
    write({"deals.yaml": FULL})
    found = read_description(tmp_path / "deals.yaml")
    assert (found.name, found.summary, found.origin) == ("deals", "Share sales.", ("An announcement",))
    assert (found.source.form, found.source.delimiter, found.source.mark) == ("csv", ";", ",")
    assert found.schema == (tmp_path / "schemas.py", "Deals")
    first, second = found.rows
    assert (first.name, first.mostly, first.severity, first.rule.nulls) == (
        "proceeds",
        0.99,
        "warning",
        "skip",
    )
    assert first.rule.columns == {"price": "Price (HK$)"}
    assert first.rule.decimals == {"price": 2, "shares": "exact"}
    assert (second.name, second.rule.decimals) == ("total == sum(parts)", -3)
    between, inside = found.expectations
    assert between.arguments == {
        "column": "price",
        "min_value": 0,
        "max_value": 1.5,
        "strict_min": True,
        "mostly": 0.9,
    }
    assert inside.arguments["value_set"] == ["01", 1, None], "text in quotation marks stays text"


def test_a_query_has_a_database(write: Write, tmp_path: Path) -> None:
    write(
        {"q.yaml": "dataset: q\nsource: {sql: select 1 as a, url: sqlite:///f.db}\nrows: [{check: a == 1}]\n"}
    )
    assert read_description(tmp_path / "q.yaml").source.url == f"sqlite:///{tmp_path / 'f.db'}"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "The file is empty"),
        ("dataset: [", "This is not YAML"),
        ("dataset: other\nsource: a.csv\nrows: [{check: a == b}]", "must be that of the file: 'bad'"),
        ("dataset: bad\nsorce: a.csv\nrows: [{check: a == b}]", "Did you mean 'source'"),
        ("dataset: bad\nrows: [{check: a == b}]", "The key 'source' is missing"),
        ("dataset: bad\nsource: a.csv", "Nothing to check"),
        ("dataset: bad\nsource: a.docx\nrows: [{check: a == b}]", "A source ends in"),
        ("dataset: bad\nsource: {csv: a, sql: b}\nrows: [{check: a == b}]", "one of csv, parquet and sql"),
        ("dataset: bad\nsource: {sql: select 1}\nrows: [{check: a == b}]", "needs a url"),
        ("dataset: bad\nsource: {csv: a.csv, decimal: x}\nrows: [{check: a == b}]", "decimal mark"),
        ("dataset: bad\nsource: a.csv\nrows: [{chek: a == b}]", "Did you mean 'check'"),
        ("dataset: bad\nsource: a.csv\nrows: [{check: a === b}]", "not used in formulas"),
        ("dataset: bad\nsource: a.csv\nrows: [{check: a == b, decimals: two}]", "no number of decimals"),
        (
            "dataset: bad\nsource: a.csv\nrows: [{check: a == b, decimals: {c: 2}}]",
            "does not occur in the formula",
        ),
        ("dataset: bad\nsource: a.csv\nrows: [{check: a == b, mostly: 0}]", "not a share"),
        ("dataset: bad\nsource: a.csv\nrows: [{check: a == b, nulls: no}]", "not one of fail, skip"),
        ("dataset: bad\nsource: a.csv\nrows: a == b", "Expected a list of row rules"),
        ("dataset: bad\nsource: a.csv\nschema: schemas.Model", "as in schemas.py:Model"),
        ("dataset: bad\nsource: a.csv\nschema: ../x.py:Model", "in the folder of the data set"),
        ("dataset: bad\nsource: a.csv\nexpectations: [{column: a}]", "'expect' is missing"),
        (
            "dataset: bad\nsource: !!python/object:os.system a.csv",
            "Tags (!) are not allowed in a dataset file",
        ),
    ],
)
def test_a_broken_description_says_where(write: Write, tmp_path: Path, text: str, says: str) -> None:
    write({"bad.yaml": text})
    with pytest.raises(DataError) as caught:
        read_description(tmp_path / "bad.yaml")
    assert says in str(caught.value)
    assert "bad.yaml" in str(caught.value)


def test_all_problems_come_at_once(write: Write, tmp_path: Path) -> None:
    write(
        {
            "bad.yaml": "dataset: bad\nsource: a.csv\nrows:\n  - check: a == $b\n  - {check: a == b, mostly: 7}\n"
        }
    )
    with pytest.raises(DataError) as caught:
        read_description(tmp_path / "bad.yaml")
    assert "2 problems" in str(caught.value)
    assert "   4 | " in str(caught.value)
    assert "   5 | " in str(caught.value)


def test_the_documented_description_is_one(write: Write, tmp_path: Path, repository: Path) -> None:
    page = (repository / "docs" / "data-sets.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"^```yaml\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    write({"offerings.yaml": text})
    found = read_description(tmp_path / "offerings.yaml")
    assert found.rows[0].mostly == 0.99
    assert [one.name for one in found.expectations] == ["column_values_to_be_between", "text_to_add_up"]
