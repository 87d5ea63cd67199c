"""Articles out of JSON: headline, standfirst, body and captions as the parts of a document, one or many a file."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from crossfoot.documents.document import PART_BREAK, Document, Part
from crossfoot.documents.html_meta import day
from crossfoot.documents.json_fields import Fields, texts_at, values_at
from crossfoot.documents.json_scan import Bare, Text, Value, scan_json, string_of
from crossfoot.documents.limits import Limits
from crossfoot.documents.location import Location
from crossfoot.documents.mapping import SourceMap
from crossfoot.documents.origin import Indexed
from crossfoot.errors import InputError, NoArticleError

#: What tells HTML from text: a tag of prose, or a character reference.
_MARKED_UP = re.compile(
    r"</?(?:p|br|div|span|h[1-6]|ul|ol|li|table|blockquote|a|em|strong|b|i|figure|section)\b[^<>]{0,500}>"
    r"|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});",
    re.IGNORECASE,
)
_KINDS = {"headline": ("heading", 1), "standfirst": ("heading", 3), "caption": ("note", 0)}


@dataclass(frozen=True, slots=True)
class JsonSource(Indexed):
    """A stretch of a JSON file: its text, and where it begins in the file (offset, line)."""

    base: int = 0
    first_line: int = 1
    returns: tuple[int, ...] = field(default=(), repr=False)

    def original(self, offset: int) -> int:
        """Offset in the decoded file of an offset in the stretch."""
        return self.base + offset + bisect_left(self.returns, self.base + offset)


@dataclass(frozen=True, slots=True)
class JsonString:
    """The origin of a part that is a string of JSON: through the escapes to the characters of the file."""

    file: JsonSource
    map: SourceMap
    record: str | None = None

    def locate(self, path: str | None, name: str | None, start: int, end: int) -> Location:
        """Line, column and offsets in the file; the part's name, behind that of the record if there is one."""
        first, last = self.map.span(start, end)
        line, column = self.file.index.place(first)
        end_line, end_column = self.file.index.place(last)
        above = self.file.first_line - 1
        part = "/".join(filter(None, (self.record, name)))
        places = line + above, column, end_line + above, end_column
        return Location(path, part or None, *places, self.file.original(first), self.file.original(last))

    def line_range(self, line: int) -> tuple[int, int] | None:
        """The range of the string that stands on a line of the file."""
        found = self.file.index.line_range(line - self.file.first_line + 1, len(self.file.source))
        return None if found is None else self.map.text_range(*found)

    @property
    def line_count(self) -> int:
        """Lines of the file, up to the end of the stretch."""
        return self.file.first_line - 1 + len(self.file.index.starts)


def json_articles(
    source: str, returns: tuple[int, ...], path: str | None, fields: Fields, limits: Limits
) -> Iterator[Document | InputError]:
    """The articles of a JSON file: the file itself, the items of its list, or of the list in one of its fields.

    An article that cannot be read comes as its error, between the others.
    """
    name = path or "<bytes>"
    value = scan_json(source, name, limits)
    stretch = JsonSource(source, returns=returns)
    records = _records(value, fields)
    if records is None:
        yield article(value, stretch, path, fields)
        return
    for number, record in enumerate(records, 1):
        yield _tried(record, stretch, path, fields, str(number))


def jsonl_articles(
    source: str, returns: tuple[int, ...], path: str | None, fields: Fields, limits: Limits
) -> Iterator[Document | InputError]:
    """The articles of a file with one JSON value a line; empty lines say nothing."""
    name = path or "<bytes>"
    at = 0
    for number, line in enumerate(source.split("\n"), 1):
        if line.strip():
            try:
                value = scan_json(line, name, limits, number)
            except InputError as error:
                yield error
            else:
                found = _tried(value, JsonSource(line, at, number, returns), path, fields, f"line {number}")
                yield replace(found, format="jsonl") if isinstance(found, Document) else found
        at += len(line) + 1


def _records(value: Value, fields: Fields) -> list[Value] | None:
    """The list of articles that a value is or holds; None if it is an article itself."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not any(True for path in fields.body for _ in values_at(value, path)):
        for path in fields.records:
            for found in values_at(value, path):
                if isinstance(found, list) and any(isinstance(item, dict) for item in found):
                    return found
    return None


def _tried(
    value: Value, stretch: JsonSource, path: str | None, fields: Fields, number: str
) -> Document | InputError:
    try:
        return article(value, stretch, path, fields, number)
    except InputError as error:
        return error


def article(
    value: Value, stretch: JsonSource, path: str | None, fields: Fields, number: str | None = None
) -> Document:
    """The document of one record.

    Args:
        number: what to call it among several where it has no id.

    Raises:
        NoArticleError: none of the fields of an article is there.
    """
    source = stretch.source
    record = (_plain(source, value, fields.id) or number) if number is not None else None
    named = [
        (name, text)
        for name in ("headline", "standfirst", "body")
        for text in texts_at(source, value, getattr(fields, name))
    ]
    if not any(name in ("headline", "body") for name, _ in named):
        raise NoArticleError(_no_article(value, path or "<bytes>", number))
    # Every path of captions counts: a story may have an image and a gallery.
    captions = [text for one in fields.captions for text in texts_at(source, value, (one,))]
    named += [("caption", text) for text in dict.fromkeys(captions)]
    builder = _Builder(stretch, record, fields)
    for name, text in named:
        builder.add(name, text)
    if not builder.parts:
        raise NoArticleError(_no_article(value, path or "<bytes>", number))
    checked = PART_BREAK.join(builder.texts)
    date, title = _date(source, value, fields), builder.title
    return Document(
        checked, tuple(builder.parts), path, "json", date, title, outline=builder.outline, record=record
    )


@dataclass(slots=True)
class _Builder:
    """Puts the parts of a document together."""

    stretch: JsonSource
    record: str | None
    fields: Fields
    parts: list[Part] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    outline: dict[int, tuple[str, int]] = field(default_factory=dict)
    at: int = 0
    title: str | None = None

    def add(self, name: str, text: Text) -> None:
        """Add a string as a part, unless nothing of it is text."""
        said, written = string_of(self.stretch.source, text)
        checked, mapped, outline = _read_as(said, self.fields.body_format if name == "body" else None)
        if not checked.strip():
            return
        kind = _KINDS.get(name)
        if kind is not None:
            self.outline[self.at] = kind
        self.outline |= {self.at + offset: one for offset, one in outline.items()}
        if name == "headline" and self.title is None:
            self.title = " ".join(checked.split())
        origin = JsonString(self.stretch, written, self.record)
        self.parts.append(Part(said, mapped, self.at, self.at + len(checked), name, origin=origin))
        self.texts.append(checked)
        self.at += len(checked) + len(PART_BREAK)


def _read_as(said: str, format: str | None) -> tuple[str, SourceMap, dict[int, tuple[str, int]]]:
    """The checked text of a string, its map, and what its blocks are."""
    if format == "markdown":
        from crossfoot.documents.markdown import markdown_text

        return *markdown_text(said), {}
    if format == "html" or (format is None and _MARKED_UP.search(said)):
        from crossfoot.documents.html import html_page

        page = html_page(said)
        return page.text, page.map, {}
    return said, SourceMap(), {}


def _plain(source: str, value: Value, paths: tuple[str, ...]) -> str | None:
    """The first text or number that a path leads to."""
    for path in paths:
        for found in values_at(value, path):
            if isinstance(found, Text):
                said = string_of(source, found)[0].strip()
                if said:
                    return said
            elif isinstance(found, Bare) and found.text not in ("null", "true", "false"):
                return found.text
    return None


def _date(source: str, value: Value, fields: Fields) -> datetime.date | None:
    """The day that the first good field states, in the form of ISO 8601 or of mail and feeds (RFC 5322)."""
    for path in fields.date:
        stated = _plain(source, value, (path,))
        found = (day(stated) or _mail_day(stated)) if stated else None
        if found is not None:
            return found
    return None


def _mail_day(stated: str) -> datetime.date | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(stated[:60]).date() if stated[:1].isalpha() else None
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _no_article(value: Value, name: str, number: str | None) -> str:
    what = {dict: "an object", list: "a list", Text: "a text"}.get(type(value), "a single value")
    keys = ", ".join(list(value)[:12]) if isinstance(value, dict) else ""
    which = f" (article {number})" if number else ""
    held = f"It has the fields {keys}." if keys else f"It is {what}."
    return (
        f"{name}{which}: article not read [json-without-article]\n"
        f"  No field is known as the headline or the body of an article. {held}\n"
        f"  Name them: --field headline=PATH --field body=PATH, or [fields] in the configuration."
    )
