"""The doors: the articles of a DataFrame checked where they lie, a row a finding or a row an article."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from crossfoot.adapters.arrow import schema_of
from crossfoot.adapters.articles import Article
from crossfoot.adapters.columns import Columns
from crossfoot.adapters.records import record_article
from crossfoot.adapters.spark.session import mapped
from crossfoot.adapters.spark.tasks import Rules, arrow_rows, nested, opened
from crossfoot.documents.options import DEFAULT_OPTIONS
from crossfoot.engine.profiles import profile_named
from crossfoot.rendering.records import FRAME_AUDIT, FRAME_FINDINGS, Column, Row

#: What stands for the file in messages.
_FRAME = "<frame>"


def check_frame(
    df: Any,
    text: str | Sequence[str] = "text",
    id: str = "id",
    date: str | None = None,
    source: str | None = None,
    *,
    rules: Sequence[str] | None = None,
    profile: str | None = None,
    seconds: float = 60.0,
) -> Any:
    """A lazy DataFrame of findings, one row each; its columns are ``rendering.records.FRAME_FINDINGS`` (docs/scan.md).

    An article that cannot be checked has no row here; ``audit_frame`` has one for each article and says why.

    Args:
        df: a Spark DataFrame with one article a row.
        text: the column with the text, or several, read one after another.
        id: the column that names the article.
        date: the column with its date (a date, a timestamp, or text that begins with YYYY-MM-DD).
        source: a column to keep beside the findings.
        rules: names of the rules to run; None runs those of the profile.
        profile: "news" unless given.
        seconds: the most that an article may take.

    Raises:
        OptionError: a column that is not there, or an unknown rule or profile.
    """
    columns = _columns(df, text, id, date, source)
    return _mapped(df, columns, Rules.of(rules, profile), seconds, _long, FRAME_FINDINGS)


def audit_frame(
    df: Any,
    text: str | Sequence[str] = "text",
    id: str = "id",
    date: str | None = None,
    source: str | None = None,
    *,
    rules: Sequence[str] | None = None,
    profile: str | None = None,
    seconds: float = 60.0,
) -> Any:
    """A lazy DataFrame of articles, one row each: its counts, why it could not be checked, and its findings in a list.

    The arguments and errors are those of ``check_frame``; the columns are ``rendering.records.FRAME_AUDIT``.
    """
    columns = _columns(df, text, id, date, source)
    return _mapped(df, columns, Rules.of(rules, profile), seconds, nested, FRAME_AUDIT)


def _columns(df: Any, text: str | Sequence[str], id: str, date: str | None, source: str | None) -> Columns:
    named = (text,) if isinstance(text, str) else tuple(text)
    asked = Columns(named, id, date, source)
    found = asked.resolved(list(df.columns), _FRAME)
    # Nothing is guessed here: a date that was not named is not used.
    return Columns(found.text, id, date, source)


def _long(row: Row, found: list[Row]) -> Iterable[Row]:
    return found


def _mapped(
    df: Any,
    columns: Columns,
    rules: Rules,
    seconds: float,
    shape: Callable[[Row, list[Row]], Iterable[Row]],
    declared: tuple[Column, ...],
) -> Any:
    profile_named(rules.profile)  # a wrong name is told here, not by a worker
    if rules.names is not None:
        rules.open()
    schema = schema_of(declared)
    task = partial(_checked, pickle.dumps(rules), columns, seconds, shape, schema)
    return mapped(df.select(*columns.names), task, schema)


def _checked(
    recipe: bytes,
    columns: Columns,
    seconds: float,
    shape: Callable[[Row, list[Row]], Iterable[Row]],
    schema: Any,
    batches: Iterable[Any],
) -> Iterator[Any]:
    return arrow_rows(_articles(batches, columns), opened(recipe), seconds, shape, schema)


def _articles(batches: Iterable[Any], columns: Columns) -> Iterator[Article]:
    place = 0
    for batch in batches:
        for record in batch.to_pylist():
            place += 1
            yield record_article(record, columns, DEFAULT_OPTIONS, _FRAME, place)
