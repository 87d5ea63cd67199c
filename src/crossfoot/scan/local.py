"""A scan on this machine: a pool of processes, fed batch by batch, resumable after any end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossfoot.scan.batches import Batch, batches
from crossfoot.scan.corpus import Corpus, Size
from crossfoot.scan.parts import done_parts, prepare
from crossfoot.scan.pool import Pool
from crossfoot.scan.worker import Job, Recipe

#: Articles in a batch, and for how many bytes of the corpus one of them stands.
_SMALLEST, _LARGEST, _LARGE = 100, 1000, 400_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a scan is: bytes of the corpus read, of how many, and articles checked in this run."""

    read: int
    size: int
    articles: int
    failed: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How a scan is cut up: articles in a batch (None: as the corpus is large), processes, seconds for an article."""

    batch: int | None = None
    jobs: int = 1
    seconds: float = 60.0


def batch_for(size: int) -> int:
    """Articles in a batch for a corpus of so many bytes: some hundred batches, none of them too small or too large."""
    return max(_SMALLEST, min(_LARGEST, size // _LARGE))


def scan_local(
    corpus: Corpus,
    recipe: Recipe,
    folder: Path,
    pace: Pace,
    size: int,
    look: Callable[[Progress], None] | None = None,
) -> None:
    """Check what is not yet checked.

    Args:
        corpus: with its columns resolved.
        size: bytes of the corpus.
        look: is told how far it is.

    Raises:
        CrossfootError: the output cannot be written, or the processes do not start.
    """
    prepare(folder)
    ready = done_parts(folder)
    behind: dict[int, int] = {}
    read = articles = failed = 0

    def left() -> Iterator[Batch]:
        nonlocal read
        for batch in batches(corpus.items(), pace.batch or batch_for(size)):
            if batch.number in ready:
                read = batch.done
            else:
                behind[batch.number] = batch.done
                yield batch

    pool = Pool(Job(recipe, corpus.columns, folder), pace.jobs, pace.seconds)
    for done in pool.run(left()):
        articles, failed = articles + done.articles, failed + done.failed
        read = max(read, behind.pop(done.number))
        if look is not None:
            look(Progress(read, size, articles, failed))


def settings_of(
    corpus: Corpus, pace: Pace, engine: str, size: Size, more: Mapping[str, Any]
) -> dict[str, Any]:
    """What a scan is begun with, for its manifest."""
    columns = corpus.columns
    return {
        "engine": engine,
        "batch": pace.batch or batch_for(size.bytes),
        "time limit": pace.seconds,
        "text": list(columns.text),
        "id": columns.id,
        "date": columns.date,
        "source": columns.source,
        **more,
        "corpus": size.as_json(),
    }
