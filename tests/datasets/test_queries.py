"""Values that claims name: what is asked, and what a file answers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from crossfoot.datasets.queries import Condition, parse_query, value_of
from crossfoot.errors import DataError

pytest.importorskip("duckdb", reason="the extra [data] is not installed")

REGIONS = """region,people 2023,people 2024,coast,rate
Kent,"1,600,000","1,610,251",yes,6.6%
Surrey,1200000,1214540,no,5.1%
Devon,"820,000",831700,yes,n/a
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "regions.csv").write_text(REGIONS, encoding="utf-8")
    (tmp_path / "data" / "regions.tsv").write_text(REGIONS.replace(",", "\t"), encoding="utf-8")
    return tmp_path


def ask(root: Path, target: str) -> Decimal:
    return value_of(parse_query(target), root)


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("data/regions.csv[Kent, people 2024]", "1610251"),
        ('data/regions.csv["Kent", "people 2023"]', "1600000"),
        ("data/regions.csv[Kent, rate]", "6.6"),
        ("data/regions.csv[Kent, people 2024] * 0.001", "1610.251"),
        ("data/regions.csv: sum(people 2024)", "3656491"),
        ("data/regions.csv: sum(people 2024) where coast = yes", "2441951"),
        ("data/regions.csv: mean(people 2023)", "1206666.666666666"),
        ("data/regions.csv: median(people 2023)", "1200000"),
        ("data/regions.csv: min(people 2023)", "820000"),
        ("data/regions.csv: max(rate)", "6.6"),
        ("data/regions.csv: count()", "3"),
        ("data/regions.csv: count() where people 2024 > 1,000,000 and coast = yes", "1"),
        ("data/regions.csv: count() where coast != yes", "1"),
        ("data/regions.csv: share() where coast = yes", "0.6666666"),
        ("data/regions.csv: share(people 2024) where region = Kent", "0.440381"),
        ("data/regions.csv: change(people 2024, Devon, Surrey)", "0.460310"),
        ("data/regions.csv: rank(people 2024, Surrey)", "2"),
        ("data/regions.csv: rank(people 2024, Devon) where coast = yes", "2"),
        ("data/regions.csv: change(people 2024, Devon, Kent) where coast = yes", "0.936096"),
    ],
)
def test_what_a_file_answers(root: Path, target: str, value: str) -> None:
    assert abs(ask(root, target) - Decimal(value)) < Decimal("0.00001")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("data/regions.csv", "names no value"),
        ("data/regions.csv[Kent]", "names no cell"),
        ("data/regions.csv: total(people 2024)", "There is no 'total'"),
        ("data/regions.csv: sum()", "sum takes 1 names, not 0"),
        ("data/regions.csv: count() where coast", "is no condition"),
        ("data/regions.csv[Kent, people 2025]", "no column 'people 2025'. Did you mean 'people 202"),
        ("data/regions.csv[Essex, people 2024]", "no row with 'Essex' in the column 'region'"),
        ("data/regions.csv[Devon, rate]", "has no figure"),
        ("data/none.csv[Kent, people 2024]", "There is no file data/none.csv"),
        ("../regions.csv[Kent, people 2024]", "outside the workspace"),
        ("/etc/passwd.csv[root, x]", "outside the workspace"),
    ],
)
def test_what_cannot_be_answered_is_told(root: Path, target: str, message: str) -> None:
    with pytest.raises(DataError) as error:
        ask(root, target)
    assert message in str(error.value)


def test_a_row_named_twice_is_no_cell(root: Path) -> None:
    path = root / "data" / "regions.csv"
    path.write_text(REGIONS + "Kent,1,2,no,3\n", encoding="utf-8")
    with pytest.raises(DataError, match="2 rows with 'Kent'"):
        ask(root, "data/regions.csv[Kent, people 2024]")


def test_nothing_of_a_claim_is_run_as_code(root: Path) -> None:
    """Names are quoted and values are parameters."""
    for hostile in ('"); DROP TABLE x; --', "people 2024) FROM read_csv('/etc/passwd'", "' OR '1'='1"):
        with pytest.raises(DataError):
            ask(root, f"data/regions.csv[{hostile.replace(',', '')}, people 2024]")
        with pytest.raises(DataError):
            ask(root, f"data/regions.csv: sum({hostile.replace('(', '').replace(')', '')})")


def test_a_query_keeps_its_parts() -> None:
    query = parse_query("a/b.csv:  share(x)   where y >= 2 and z = 'a b' * 100")
    assert (query.path, query.function, query.arguments) == ("a/b.csv", "share", ("x",))
    assert query.where == (Condition("y", ">=", "2"), Condition("z", "=", "a b"))
    assert query.factor == 100
    assert query.is_fraction


def test_parquet_too(root: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"region": ["Kent"], "people": [1610251]})
    frame.to_parquet(root / "data" / "regions.parquet")
    assert ask(root, "data/regions.parquet[Kent, people]") == 1610251
