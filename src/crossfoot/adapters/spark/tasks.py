"""What runs on Spark's workers: articles in, Arrow batches of rows out. Nothing here imports PySpark."""

from __future__ import annotations

import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Protocol

from crossfoot.adapters.arrow import table_of
from crossfoot.adapters.articles import Article, Desk, failed_row, given_up, rows_of
from crossfoot.documents import Document
from crossfoot.engine import Checker
from crossfoot.model.report import Report
from crossfoot.rendering.records import Row

#: Articles whose rows are handed on together.
_TOGETHER = 200


class Recipe(Protocol):
    """How a process makes what checks articles; picklable."""

    def open(self) -> Desk:
        """Make it."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a profile, or those named, without a workspace."""

    names: tuple[str, ...] | None = None
    profile: str | None = None

    @classmethod
    def of(cls, names: Sequence[str] | None, profile: str | None) -> Rules:
        """From what a caller names."""
        return cls(None if names is None else tuple(names), profile)

    def open(self) -> Plain:
        """Load the rules."""
        return Plain(Checker(rules=self.names, profile=self.profile))


@dataclass(frozen=True, slots=True)
class Plain:
    """Checks with one checker, each article as of its own date."""

    checker: Checker

    def report(self, document: Document, path: str) -> Report:
        """The report on a document."""
        return self.checker.check(document, as_of=document.date)

    def as_of_for(self, document: Document) -> date | None:
        """The document's own date."""
        return document.date


@cache
def opened(pickled: bytes) -> Any:
    """What a recipe makes: once in a process, which Spark uses for many tasks."""
    return pickle.loads(pickled).open()


def arrow_rows(
    articles: Iterable[Article],
    desk: Desk,
    seconds: float,
    shape: Callable[[Row, list[Row]], Iterable[Row]],
    schema: Any,
) -> Iterator[Any]:
    """Record batches of the rows that ``shape`` makes of an article's coverage row and those of its findings.

    Args:
        seconds: the most that an article may take.
    """
    held: list[Row] = []
    for count, article in enumerate(articles, 1):
        held += shape(*_within(article, desk, seconds))
        if count % _TOGETHER == 0:
            yield from table_of(held, schema).to_batches()
            held = []
    yield from table_of(held, schema).to_batches()


def nested(row: Row, found: list[Row]) -> Iterable[Row]:
    """One row an article, its findings in it."""
    return ({**row, "findings": found},)


class _TookTooLongError(BaseException):
    """Raised wherever the article is; no handler on the way takes it for its own."""


def _within(article: Article, desk: Desk, seconds: float) -> tuple[Row, list[Row]]:
    try:
        with _alarm(seconds):
            return rows_of(article, desk)
    except _TookTooLongError:
        return failed_row(article, given_up(article.id, seconds)), []


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Interrupt after so many seconds, where the platform can: Spark's workers cannot be ended from outside."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: object) -> None:
        raise _TookTooLongError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
