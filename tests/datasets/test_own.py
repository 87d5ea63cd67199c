"""The tables of this repository: sound as they are, and each relation of theirs notices a slip."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("great_expectations", reason="Great Expectations comes with the extra [data]")

from crossfoot.datasets.reading import read_description
from tests.datasets.conftest import Command

NAMES = ("equity-offerings", "reference-rates", "vehicle-deliveries")


def test_every_table_is_described(repository: Path) -> None:
    folder = repository / "datasets"
    assert tuple(sorted(path.stem for path in folder.glob("*.csv"))) == NAMES
    for name in NAMES:
        found = read_description(folder / f"{name}.yaml")
        assert found.origin, "real figures have a source"
        assert found.schema
        assert found.rows
        assert found.expectations


def test_the_tables_are_sound(check: Command, repository: Path) -> None:
    ran = check(str(repository / "datasets"))
    assert ran.code == 0, ran.out
    assert "not checked" not in ran.out


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("equity-offerings", "6.6,42.6", "6.6,46.2"),
        ("equity-offerings", "57.00,6.6", "57.00,16.6"),
        ("vehicle-deliveries", '"484,507"', '"448,507"'),
        ("vehicle-deliveries", ",37.7,", ",73.7,"),
        ("vehicle-deliveries", ",105.3", ",10.5"),
        ("reference-rates", "7.7746", "7.7764"),
        ("reference-rates", "1.2954", "1.9254"),
    ],
)
def test_a_slip_is_noticed(
    check: Command, repository: Path, tmp_path: Path, name: str, right: str, wrong: str
) -> None:
    for path in (repository / "datasets").glob("*.*"):
        shutil.copy(path, tmp_path)
    table = tmp_path / f"{name}.csv"
    text = table.read_text(encoding="utf-8")
    assert text.count(right) == 1
    table.write_text(text.replace(right, wrong), encoding="utf-8")
    assert check(f"{name}.yaml").code == 1
