"""An article out of a record: a line of JSON, a row of a table."""

from __future__ import annotations

import datetime
import email.utils
import re
from collections.abc import Mapping
from typing import Any

from crossfoot.adapters.articles import Article
from crossfoot.adapters.columns import Columns
from crossfoot.documents import Document
from crossfoot.documents.front_matter import parse_date
from crossfoot.documents.options import ReadOptions
from crossfoot.errors import InputError

_COMPACT = re.compile(r"(?P<year>(?:1[5-9]|20|21)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T\d+Z?)?\Z")


def record_article(
    record: Mapping[str, Any], columns: Columns, options: ReadOptions, file: str, place: int
) -> Article:
    """The article of a record; what is wrong with it comes out when it is loaded."""
    name = f"{file}:{place}"
    given = record.get(columns.id) if columns.id else None
    id = name if given is None or given == "" else str(given)
    source = record.get(columns.source) if columns.source else None
    date, remark = _day(record.get(columns.date) if columns.date else None, id)

    def load() -> Document:
        texts = {column: _text(record, column, name) for column in columns.text}
        # A part without text is none: a headline that is missing must not open the article with a gap.
        kept = {column: text for column, text in texts.items() if text.strip()} or {"text": ""}
        options.limits.check("text_size", sum(map(len, kept.values())), id, "characters of text")
        return document_of(kept, id, date)

    return Article(file, place, id, load, None if source is None else str(source), remark)


def _day(value: object, id: str) -> tuple[datetime.date | None, str | None]:
    try:
        return day_of(value), None
    except ValueError:
        return None, (
            f"{id}: checked without its date [date-unknown]\n"
            f"  '{str(value)[:40]}' is not a date. It should begin YYYY-MM-DD."
        )


def _text(record: Mapping[str, Any], column: str, name: str) -> str:
    if column not in record:
        there = ", ".join(list(record)[:20])
        raise InputError(
            f"{name}: article not read [column-missing]\n  The record has no '{column}'. It has: {there}."
        )
    value = record[column]
    if value is not None and not isinstance(value, str):
        raise InputError(
            f"{name}: article not read [not-text]\n  '{column}' holds {type(value).__name__}, not text."
        )
    return value or ""


def document_of(texts: dict[str, str], path: str, date: datetime.date | None) -> Document:
    """A document of one text, or of several named parts."""
    if len(texts) == 1:
        return Document.from_text(next(iter(texts.values())), path=path, date=date)
    # The names of the two that are no parts.
    parts = {f"{name}_" if name in ("path", "date") else name: text for name, text in texts.items()}
    return Document.from_parts(path=path, date=date, **parts)


def day_of(value: object) -> datetime.date | None:
    """The date in a cell: a date, or text that begins with one (ISO 8601, or as in the head of an e-mail).

    Raises:
        ValueError: it is none.
    """
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    text = str(value).strip()
    found = parse_date(text)
    if found is not None:
        return found
    compact = _COMPACT.match(text)
    if compact:
        return datetime.date(int(compact["year"]), int(compact["month"]), int(compact["day"]))
    try:
        return email.utils.parsedate_to_datetime(text).date()
    except (TypeError, IndexError):
        raise ValueError(text) from None
