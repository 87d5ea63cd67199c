"""The pool under what articles and machines do to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="pyarrow comes with the extra [scan]")
pytest.importorskip("pandera", reason="pandera comes with the extra [scan]")

import pyarrow.parquet as pq

from crossfoot.adapters.columns import Columns
from crossfoot.errors import CrossfootError
from crossfoot.scan import pool as pool_module
from crossfoot.scan.batches import Batch
from crossfoot.scan.item import Item
from crossfoot.scan.parts import COVERAGE, prepare
from crossfoot.scan.pool import Pool
from crossfoot.scan.worker import Job, Recipe, Task
from tests.scan.samples import Dead, Hostile


def batch_of(number: int, *texts: str) -> Batch:
    items = [Item("f.jsonl", place, {"text": text}) for place, text in enumerate(texts, 1)]
    return Batch(number, tuple(items), 0)


def rows(
    folder: Path, recipe: Recipe, *made: Batch, jobs: int = 1, seconds: float = 60.0
) -> list[dict[str, Any]]:
    prepare(folder)
    pool = Pool(Job(recipe, Columns(("text",)), folder), jobs, seconds)
    done = sorted(one.number for one in pool.run(iter(made)))
    assert done == [batch.number for batch in made]
    found: list[dict[str, Any]] = pq.read_table(folder / COVERAGE).to_pylist()
    return found


def test_an_article_that_ends_its_process_is_given_up_and_no_other(tmp_path: Path) -> None:
    found = rows(
        tmp_path, Hostile(tmp_path), batch_of(0, "one", "KILL", "three", "KILL"), batch_of(1, "five")
    )
    assert [row["status"] for row in found] == ["checked", "failed", "checked", "failed", "checked"]
    assert "f.jsonl:2: ended the process that checked it" in found[1]["error"]
    assert "[worker-ended]" in found[1]["error"]


def test_a_process_that_ends_once_costs_nothing(tmp_path: Path) -> None:
    """It may have been the machine's fault."""
    found = rows(tmp_path, Hostile(tmp_path), batch_of(0, "one", "ONCE", "three"))
    assert [row["status"] for row in found] == ["checked"] * 3


def test_an_article_over_the_time_limit_is_given_up(tmp_path: Path) -> None:
    made = [batch_of(0, "one", "SLEEP", "three"), batch_of(1, "four")]
    found = rows(tmp_path, Hostile(tmp_path), *made, jobs=2, seconds=5.0)
    assert [row["status"] for row in found] == ["checked", "failed", "checked", "checked"]
    assert found[1]["error"] == "f.jsonl:2: given up after 5 seconds [time-limit]"


def test_an_error_inside_is_told_and_stops_nothing(tmp_path: Path) -> None:
    found = rows(tmp_path, Hostile(tmp_path), batch_of(0, "one", "STACK", "three"))
    assert [row["status"] for row in found] == ["checked", "failed", "checked"]
    assert "[internal-error]" in found[1]["error"]


def test_processes_that_do_not_start_end_the_scan(tmp_path: Path) -> None:
    with pytest.raises(CrossfootError, match=r"ended before it could check anything \(exit status 3\)"):
        rows(tmp_path, Dead(), batch_of(0, "one"))


def test_output_that_cannot_be_written_ends_the_scan(tmp_path: Path) -> None:
    prepare(tmp_path)
    (tmp_path / "findings").rmdir()
    pool = Pool(Job(Hostile(tmp_path), Columns(("text",)), tmp_path), 1, 60.0)
    with pytest.raises(CrossfootError, match=r"not written \[output-failed\]"):
        list(pool.run(iter([batch_of(0, "one")])))


def test_all_processes_start_before_one_is_given_a_batch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who gives a batch waits until its process has loaded; the others load meanwhile."""
    told: list[str] = []

    class Told:
        def __init__(self, job: Job) -> None:
            told.append("start")

        def give(self, task: Task) -> None:
            told.append(f"give {task.batch.number}")

    monkeypatch.setattr(pool_module, "Worker", Told)
    pool = Pool(Job(Hostile(tmp_path), Columns(("text",)), tmp_path), 3, 60.0)
    pool._begin(iter([batch_of(0, "one"), batch_of(1, "two")]))
    assert told == ["start", "start", "give 0", "give 1"]


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    """Even where whoever asked for the batches goes away."""
    prepare(tmp_path)
    pool = Pool(Job(Hostile(tmp_path), Columns(("text",)), tmp_path), 2, 60.0)
    stream = pool.run(iter([batch_of(0, "one"), batch_of(1, "SLEEP")]))
    assert next(stream).number == 0
    processes = [worker.process for worker in pool.workers]
    stream.close()
    assert len(processes) == 2
    assert all(process.exitcode is not None for process in processes)
