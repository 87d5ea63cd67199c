"""The files of a scan: ``findings/part-0000012.parquet`` and ``coverage/part-0000012.parquet`` for each batch.

A part is written under another name first. The coverage of a batch is put in its place last: where it is, the batch is
done, and where it is not, the batch is checked again and whatever is there of it is replaced.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from crossfoot.adapters.arrow import COVERAGE_SCHEMA, FINDINGS_SCHEMA, table_of
from crossfoot.rendering.records import Row

FINDINGS, COVERAGE = "findings", "coverage"
_NAME = re.compile(r"part-(\d{7,})\.parquet\Z")


def name_of(number: int) -> str:
    """The file name of a part."""
    return f"part-{number:07d}.parquet"


def prepare(folder: Path) -> None:
    """Make the folders, and remove what a run that was killed left half written."""
    for kind in (FINDINGS, COVERAGE):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        for draft in (folder / kind).glob(".part-*"):
            draft.unlink(missing_ok=True)


def write_part(folder: Path, number: int, coverage: list[Row], findings: list[Row]) -> None:
    """Write the two files of a batch; it is done when this returns, and not before."""
    _write(folder / FINDINGS, number, table_of(findings, FINDINGS_SCHEMA))
    _write(folder / COVERAGE, number, table_of(coverage, COVERAGE_SCHEMA))


def _write(folder: Path, number: int, table: Any) -> None:
    # Hidden names are passed over by Spark, Arrow and DuckDB when they read the folder.
    draft = folder / f".part-{number:07d}.{os.getpid()}"
    with draft.open("wb") as file:
        pq.write_table(table, file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / name_of(number))


def done_parts(folder: Path) -> set[int]:
    """The numbers of the batches that are done."""
    there = [
        {int(match[1]) for path in (folder / kind).iterdir() if (match := _NAME.match(path.name))}
        for kind in (COVERAGE, FINDINGS)
    ]
    return there[0] & there[1]


def part_files(folder: Path, kind: str) -> list[Path]:
    """The files of one kind in order, whichever engine wrote them."""
    return sorted(path for path in (folder / kind).glob("*.parquet") if path.name[0] not in "._")


def remove_parts(folder: Path) -> None:
    """Remove all parts, and nothing else."""
    for kind in (COVERAGE, FINDINGS):
        if (folder / kind).is_dir():
            for pattern in ("*.parquet", ".part-*", "_SUCCESS", ".*.crc"):
                for path in (folder / kind).glob(pattern):
                    path.unlink(missing_ok=True)
