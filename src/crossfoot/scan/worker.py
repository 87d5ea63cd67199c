"""The process that checks batches: it takes one, writes its parts, says so, and takes the next."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Protocol

from crossfoot.adapters.columns import Columns
from crossfoot.scan.batches import Batch, Reader, batch_rows
from crossfoot.scan.parts import write_part

#: What the board shows where no article is being checked.
IDLE = -1


class Recipe(Protocol):
    """How a process of its own makes what checks articles; picklable."""

    def open(self) -> Reader:
        """Make it."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker of a scan needs to know."""

    recipe: Recipe
    columns: Columns
    folder: Path


@dataclass(frozen=True, slots=True)
class Task:
    """A batch, and messages of those of its items that are given up."""

    batch: Batch
    given_up: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Done:
    """A batch that is written."""

    number: int
    articles: int
    failed: int


@dataclass(frozen=True, slots=True)
class Stuck:
    """The worker cannot go on, and why."""

    message: str


def work(job: Job, connection: Connection, board: Any) -> None:
    """Check batches until there are no more. ``board[0]`` is the place of the article in hand."""
    # The parent may be killed at any moment; a worker that went on would write into a scan that is not its own.
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    try:
        reader = job.recipe.open()
        gc.freeze()
        gc.set_threshold(20_000)
        while (task := connection.recv()) is not None:
            connection.send(_checked(job, task, reader, board))
    except (EOFError, BrokenPipeError):
        return
    except Exception as error:
        board[0] = IDLE
        connection.send(Stuck(_told(error)))


def _checked(job: Job, task: Task, reader: Reader, board: Any) -> Done:
    def at(place: int) -> None:
        board[0] = place

    coverage, findings = batch_rows(task.batch, job.columns, reader, task.given_up, at)
    board[0] = IDLE
    write_part(job.folder, task.batch.number, coverage, findings)
    failed = sum(row["status"] == "failed" for row in coverage)
    return Done(task.batch.number, len(coverage), failed)


def _told(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename or 'the output'}: not written [output-failed]\n  {error.strerror or error}."
    return f"{type(error).__name__}: {error}"


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
