"""A scan on Spark gives the rows of a local one."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="pyarrow comes with the extra [scan]")
pytest.importorskip("pandera", reason="pandera comes with the extra [scan]")
pytest.importorskip("pyspark", reason="PySpark comes with the extra [spark]")

import pyarrow as pa
import pyarrow.parquet as pq

from crossfoot.errors import OptionError
from crossfoot.scan import splits
from crossfoot.scan.local import Pace
from crossfoot.scan.parts import COVERAGE, FINDINGS
from crossfoot.workspace.scanning import Plan, scan
from tests.scan.samples import invented, write_lines
from tests.spark import local_session

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    yield from local_session()


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(splits, "_BYTES", 10_000)
    monkeypatch.setattr(splits, "_ROWS", 20)
    folder = tmp_path / "corpus"
    folder.mkdir()
    with write_lines(folder / "a.jsonl", range(120)).open("a") as file:
        file.write(
            '{"id": "cut"\n{"id": "lone", "text": "Sales rose 25% to $5 from $4 \\ud800."}\n{"id": "x", "text": " "}\n'
        )
    (folder / "b.jsonl.gz").write_bytes(gzip.compress((folder / "a.jsonl").read_bytes()))
    pq.write_table(
        pa.Table.from_pylist([invented(number) for number in range(70)]),
        folder / "c.parquet",
        row_group_size=15,
    )
    (folder / "d.md").write_text(f"---\ndate: 2020-02-01\n---\n\n{invented(3)['text']}", encoding="utf-8")
    return folder


def rows(out: Path, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(out / kind).to_pylist()
    for row in found:
        row.pop("seconds", None)
    return sorted(found, key=lambda row: (row["file"], row["place"], row.get("number", 0)))


def test_spark_and_local_give_the_same_rows(spark: Any, corpus: Path, tmp_path: Path) -> None:
    plan = Plan((str(corpus),), tmp_path / "spark", engine="spark", pace=Pace(50, 2))
    ours = scan(Plan((str(corpus),), tmp_path / "local", pace=Pace(50, 2)))
    theirs = scan(plan, session=spark)
    for kind in (FINDINGS, COVERAGE):
        local = rows(tmp_path / "local", kind)
        assert local == rows(tmp_path / "spark", kind)
        assert len(local) > 200
    errors = [(tmp_path / name / "errors.jsonl").read_text().splitlines() for name in ("local", "spark")]
    assert sorted(errors[0]) == sorted(errors[1])
    assert len(errors[0]) == 2
    assert theirs.exit_code == ours.exit_code == 2
    assert theirs.summary.rules == ours.summary.rules
    assert not (tmp_path / "spark" / "spark-stage").exists()
    assert spark.range(3).count() == 3, "a session that was given is not stopped"

    stamps = {path: path.stat().st_mtime_ns for path in (tmp_path / "spark").rglob("*.parquet")}
    scan(plan, session=spark)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "spark").rglob("*.parquet")} == stamps
    with pytest.raises(OptionError, match="engine: spark then, local now"):
        scan(Plan((str(corpus),), tmp_path / "spark", pace=Pace(50, 2)))
