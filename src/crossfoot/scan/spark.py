"""A scan on Spark: each task reads a stretch of the corpus for itself. The rows are those of a local scan.

The files of the corpus and the folder written to must be where the workers see them under the same names: this machine,
or a file system that the cluster shares.
"""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from crossfoot.adapters.arrow import schema_of
from crossfoot.adapters.articles import Article
from crossfoot.adapters.spark.session import mapped, session_of
from crossfoot.adapters.spark.tasks import arrow_rows, nested, opened
from crossfoot.rendering.records import AUDIT, COVERAGE, FINDING, FINDINGS
from crossfoot.scan.batches import Reader, article_of
from crossfoot.scan.corpus import Corpus
from crossfoot.scan.item import Item
from crossfoot.scan.local import Pace
from crossfoot.scan.parts import COVERAGE as COVERAGE_FOLDER
from crossfoot.scan.parts import FINDINGS as FINDINGS_FOLDER
from crossfoot.scan.splits import Split, splits_of
from crossfoot.scan.worker import Recipe

#: Where the rows lie before they are parted into findings and coverage.
_STAGE = "spark-stage"
#: What Spark leaves in a folder that is written whole.
_SUCCESS = "_SUCCESS"


def scan_spark(
    corpus: Corpus,
    recipe: Recipe,
    folder: Path,
    pace: Pace,
    session: Any = None,
    master: str | None = None,
) -> None:
    """Check the whole corpus; what an earlier run finished is left as it is, anything less is done anew.

    Args:
        session: the session to use; else the active one, else a new one, stopped at the end.
        master: the master's URL for a new session.
    """
    if all((folder / kind / _SUCCESS).exists() for kind in (FINDINGS_FOLDER, COVERAGE_FOLDER)):
        return
    new = False
    if session is None:
        session, new = session_of(master, pace.jobs)
    try:
        _run(session, corpus, recipe, folder.resolve(), pace.seconds)
    finally:
        shutil.rmtree(folder / _STAGE, ignore_errors=True)
        if new:
            session.stop()


def _run(session: Any, corpus: Corpus, recipe: Recipe, folder: Path, seconds: float) -> None:
    splits = tuple(splits_of(corpus))
    schema = schema_of(AUDIT)
    # Names are looked up on the workers: what a corpus walks over stays here.
    bare = replace(corpus, walk=_nothing)
    task = partial(_checked, pickle.dumps(recipe), bare, splits, seconds, schema)
    stage = (folder / _STAGE).as_uri()
    rows = mapped(session.range(0, len(splits), 1, max(len(splits), 1)), task, schema)
    rows.write.mode("overwrite").parquet(stage)
    audited = session.read.parquet(stage)
    about = [column.name for column in FINDINGS if column not in FINDING]
    found = audited.selectExpr(*about, "explode(findings) AS finding")
    flat = found.select(*about, *(found["finding"][column.name].alias(column.name) for column in FINDING))
    flat.write.mode("overwrite").parquet((folder / FINDINGS_FOLDER).as_uri())
    audited.select(*(column.name for column in COVERAGE)).write.mode("overwrite").parquet(
        (folder / COVERAGE_FOLDER).as_uri()
    )


def _nothing() -> Iterable[str]:
    return ()


def _checked(
    recipe: bytes,
    corpus: Corpus,
    splits: tuple[Split, ...],
    seconds: float,
    schema: Any,
    batches: Iterable[Any],
) -> Iterator[Any]:
    reader: Reader = opened(recipe)
    return arrow_rows(
        _articles(_items(batches, splits, corpus), corpus, reader), reader, seconds, nested, schema
    )


def _items(batches: Iterable[Any], splits: tuple[Split, ...], corpus: Corpus) -> Iterator[Item]:
    for batch in batches:
        for number in batch.column(0).to_pylist():
            yield from splits[number].items(corpus)


def _articles(items: Iterable[Item], corpus: Corpus, reader: Reader) -> Iterator[Article]:
    return (article_of(item, corpus.columns, reader) for item in items)
