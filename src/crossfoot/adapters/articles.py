"""One article of many: read, checked and made into rows, whatever happens to it."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from crossfoot.documents import Document
from crossfoot.errors import DataSetError, InputError
from crossfoot.model.report import Report
from crossfoot.rendering.records import NO_COUNTS, Row, article_cells, counts_of, finding_rows

_DEBUG = "CROSSFOOT_DEBUG"


class Desk(Protocol):
    """What checks articles."""

    def report(self, document: Document, path: str) -> Report:
        """The report on a document, checked as the article at a path is."""

    def as_of_for(self, document: Document) -> datetime.date | None:
        """The date that a document is read as of."""


@dataclass(slots=True)
class Article:
    """An article of a corpus.

    ``load`` makes the document, or raises InputError; ``remark`` is what was wrong with it that does not keep it from
    being checked, such as a date that is none; ``met`` tells of a file that a walk came upon, which may be no article.
    """

    file: str
    place: int
    id: str
    load: Callable[[], Document]
    source: str | None = None
    remark: str | None = None
    met: bool = False

    @property
    def cells(self) -> Row:
        """Where it stands."""
        return {"file": self.file, "place": self.place}


def rows_of(article: Article, desk: Desk) -> tuple[Row, list[Row]]:
    """The coverage row of an article and the rows of its findings; never raises but for the end of the process."""
    begin = time.process_time()
    try:
        document = article.load()
        day = desk.as_of_for(document)
        about = {**article.cells, **article_cells(article.id, article.source, day)}
        if not document.text.strip():
            row = {**about, "status": "empty", **NO_COUNTS, "error": article.remark}
            return _timed(row, begin), []
        report = desk.report(document, article.file)
        found = finding_rows(document, report, about)
        error = "\n".join([*filter(None, [article.remark]), *report.problems]) or None
        row = {**about, "status": "checked", **counts_of(report), "error": error}
    except DataSetError as error:
        row = failed_row(article, str(error))
        return _timed({**row, "status": "data-set", "error": None} if article.met else row, begin), []
    except InputError as error:
        return _timed(failed_row(article, str(error)), begin), []
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        return _timed(failed_row(article, _crashed(article, error)), begin), []
    return _timed(row, begin), found


def failed_row(article: Article, message: str) -> Row:
    """The coverage row of an article that could not be checked."""
    about = {**article.cells, **article_cells(article.id, article.source, None)}
    return {**about, "status": "failed", **NO_COUNTS, "seconds": 0.0, "error": message}


def given_up(name: str, seconds: float) -> str:
    """The message for an article over the time limit."""
    return f"{name}: given up after {seconds:g} seconds [time-limit]"


def _timed(row: Row, begin: float) -> Row:
    return {**row, "seconds": round(time.process_time() - begin, 6)}


def _crashed(article: Article, error: Exception) -> str:
    return (
        f"{article.id}: could not be checked [internal-error]\n"
        f"  {type(error).__name__}: {error}\n"
        f"  This is a mistake in crossfoot, not in the article. Please report it; {_DEBUG}=1 shows where it happened."
    )
