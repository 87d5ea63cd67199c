"""Processes that check batches. What an article does to its process, the others do not feel.

A process that ends, or takes too long over an article, is replaced, and its batch is checked again: an article that
took too long is given up at once, one that ended a process at the second time (the first may have been the machine's
fault).
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import wait
from typing import Any

from crossfoot.adapters.articles import given_up
from crossfoot.errors import CrossfootError
from crossfoot.scan.batches import Batch
from crossfoot.scan.worker import IDLE, Done, Job, Stuck, Task, work

#: Seconds between two looks at the workers.
_LOOK = 0.25
#: Times that a process may end by an article, or without one, before that is given up.
_TRIES = 2


class Worker:
    """One process, and what it has in hand."""

    def __init__(self, job: Job) -> None:
        # Spawned, not forked: no worker inherits another's pipes, and all platforms behave alike.
        context = multiprocessing.get_context("spawn")
        self.board: Any = context.RawArray("q", [IDLE])
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(job, theirs, self.board), daemon=True)
        with _deaf():
            self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.seen: tuple[int, float] = (IDLE, time.monotonic())

    def give(self, task: Task) -> None:
        """Hand over a batch."""
        self.task = task
        self.board[0] = IDLE
        self.seen = (IDLE, time.monotonic())
        with suppress(BrokenPipeError, ConnectionError):  # it has ended, which the next look finds
            self.connection.send(task)

    def slow(self, seconds: float) -> int | None:
        """The place of the article in hand if it has been there for so long; places only go up within a batch."""
        at, now = self.board[0], time.monotonic()
        if at != self.seen[0]:
            self.seen = (at, now)
        return at if at != IDLE and now - self.seen[1] > seconds else None

    def end(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.connection.close()


class Pool:
    """Some workers, fed from a stream of batches.

    Args:
        seconds: the most that an article may take.
    """

    def __init__(self, job: Job, workers: int, seconds: float) -> None:
        self.job, self.size, self.seconds = job, workers, seconds
        self.workers: list[Worker] = []
        self.ended: Counter[tuple[int, int]] = Counter()

    def run(self, batches: Iterator[Batch]) -> Iterator[Done]:
        """Check all batches; yields as they are done, in any order.

        Raises:
            CrossfootError: the output cannot be written, or the workers do not start.
        """
        try:
            self._begin(batches)
            # One batch is read ahead, so that a worker does not wait for the corpus to be read.
            ahead = next(batches, None)
            while ahead is not None or any(worker.task for worker in self.workers):
                while ahead is not None and (free := self._free()) is not None:
                    free.give(Task(ahead, {}))
                    ahead = next(batches, None)
                yield from self._finished()
        finally:
            for worker in self.workers:
                worker.end()
            self.workers.clear()

    def _begin(self, batches: Iterator[Batch]) -> None:
        """Start the workers that have something to do, all before the first gets its batch.

        A batch is more than a pipe holds: who gives one waits until the worker has loaded its rules, and a second
        worker that was started only then would begin that much later.
        """
        first = []
        for batch in islice(batches, self.size):
            self.workers.append(Worker(self.job))
            first.append(batch)
        for worker, batch in zip(self.workers, first, strict=True):
            worker.give(Task(batch, {}))

    def _free(self) -> Worker | None:
        return next((worker for worker in self.workers if worker.task is None), None)

    def _finished(self) -> Iterator[Done]:
        busy = [worker for worker in self.workers if worker.task is not None]
        ready = wait([worker.connection for worker in busy], timeout=_LOOK)
        for worker in busy:
            if worker.connection not in ready:
                continue
            try:
                message = worker.connection.recv()
            except (EOFError, ConnectionError):
                self._replace_ended(worker)
                continue
            if isinstance(message, Stuck):
                raise CrossfootError(message.message)
            worker.task = None
            yield message
        for worker in self.workers:
            place = worker.slow(self.seconds) if worker.task is not None else None
            if place is not None:
                self._replace(worker, place, given_up("{id}", self.seconds))

    def _replace_ended(self, worker: Worker) -> None:
        worker.process.join()
        place, code = worker.board[0], worker.process.exitcode
        assert worker.task is not None
        key = (worker.task.batch.number, place)
        self.ended[key] += 1
        if self.ended[key] < _TRIES:
            self._replace(worker, None, "")
        elif place == IDLE:
            raise CrossfootError(
                f"A process of the scan ended before it could check anything ({_ending(code)}) [worker-ended]\n"
                "  Is there memory enough? Try fewer processes with --jobs."
            )
        else:
            self._replace(
                worker, place, f"{{id}}: ended the process that checked it ({_ending(code)}) [worker-ended]"
            )

    def _replace(self, worker: Worker, place: int | None, message: str) -> None:
        """Another process for the same batch, without the article at ``place``."""
        task = worker.task
        assert task is not None
        worker.end()
        given_up = task.given_up if place is None else {**task.given_up, place: message}
        fresh = Worker(self.job)
        self.workers[self.workers.index(worker)] = fresh
        fresh.give(Task(task.batch, given_up))


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit status {code}"


class _deaf:  # noqa: N801  reads as a statement: with _deaf()
    """Start a process that does not hear Ctrl-C, which is for the one that started it."""

    def __enter__(self) -> None:
        try:
            self.before: Any = signal.signal(signal.SIGINT, signal.SIG_IGN)
        except ValueError:  # not the main thread: nothing to be done
            self.before = None

    def __exit__(self, *error: object) -> None:
        if self.before is not None:
            signal.signal(signal.SIGINT, self.before)
