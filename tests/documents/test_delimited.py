"""CSV and TSV files as tables of an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossfoot import Checker, DataSetError, read


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("a.csv", "Region,Sales\nNorth,10\n", "| Region | Sales |\n|---|---|\n| North | 10 |"),
        ("a.tsv", "Region\tSales\nNorth, far\t10", "| Region | Sales |\n|---|---|\n| North, far | 10 |"),
        ("a.csv", "Region;Sales\nNorth;1,5\n", "| Region | Sales |\n|---|---|\n| North | 1,5 |"),
        ("a.csv", 'a,b\n"1,234","say ""x"""\n', '| a | b |\n|---|---|\n| 1,234 | say "x" |'),
        ("a.csv", 'a,b\n"two\nlines",x|y\n', "| a | b |\n|---|---|\n| two lines | x\\|y |"),
        ("a.csv", "a,b\n\n,\n1,2\n", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("a.csv", 'a,b\n"open,2\n', '| a | b |\n|---|---|\n| "open | 2 |'),
    ],
)
def test_rows_become_lines_with_pipes(tmp_path: Path, name: str, source: str, expected: str) -> None:
    path = tmp_path / name
    path.write_bytes(source.encode())
    assert read(path).text == expected


def test_a_total_that_is_wrong_is_found_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    path.write_text('Region,Sales\nNorth,"1,234"\nSouth,823\nTotal,"2,157"\n', encoding="utf-8")
    document = read(path)
    (finding,) = Checker().check(document).discrepancies
    (total,) = [claim for claim in finding.claims if claim.role == "total"]
    place = document.locate(total.start, total.end)
    assert (place.line, place.column, total.text) == (4, 8, "2,157")


def test_a_long_table_is_a_data_set(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("n\n" + "1\n" * 500, encoding="utf-8")
    with pytest.raises(DataSetError, match="more than 400 rows"):
        read(path)
