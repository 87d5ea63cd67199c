"""What a page states about itself: its title and the day it was published."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from html import unescape

from crossfoot.documents.html_scan import Tag, attributes

#: Where pages state the day, the most explicit first (schema.org, Open Graph, Dublin Core, and what papers use).
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
    "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.issued",
    "dcterms.created", "citation_publication_date", "article.published",
)  # fmt: skip
_DAY = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)")
_TITLES = ("og:title", "twitter:title")
#: Larger blocks of linked data are catalogues, not statements about the page.
_MOST = 500_000
_DEEPEST = 8


class Head:
    """Collects what the tags of a page state about it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.stated: dict[str, str] = {}
        self.linked: list[str] = []
        self.times: list[str] = []
        self.title_tag: str | None = None

    def take(self, tag: Tag) -> None:
        """Look at an opening tag."""
        if tag.name == "meta":
            found = attributes(self.source, tag)
            name = (found.get("property") or found.get("name") or found.get("itemprop") or "").lower()
            self.stated.setdefault(name, found.get("content", ""))
        elif tag.name == "time":
            found = attributes(self.source, tag)
            stated = found.get("datetime", "")
            published = found.get("itemprop", "").lower() == "datepublished" or "pubdate" in found
            self.times.insert(0 if published else len(self.times), stated)
        elif tag.name == "title" and tag.raw and self.title_tag is None:
            self.title_tag = " ".join(unescape(self.source[slice(*tag.raw)]).split())
        elif tag.name == "script" and tag.raw and tag.raw[1] - tag.raw[0] <= _MOST:
            kind = tag.attribute(self.source, "type")
            if kind is not None and kind.lower() == "application/ld+json":
                self.linked.append(self.source[slice(*tag.raw)])

    @property
    def title(self) -> str | None:
        """The title stated for sharing, else that of the window."""
        return next((self.stated[name] for name in _TITLES if self.stated.get(name)), self.title_tag or None)

    @property
    def date(self) -> datetime.date | None:
        """The day of publication: meta elements first, then linked data, then the first time element."""
        stated = [self.stated[name] for name in _DATES if self.stated.get(name)]
        for text in (*stated, *self._linked_dates(), *self.times):
            found = day(text)
            if found is not None:
                return found
        return None

    def _linked_dates(self) -> Iterator[str]:
        for text in self.linked:
            try:
                yield from _published(json.loads(text), 0)
            except (ValueError, RecursionError):
                continue


def _published(node: object, depth: int) -> Iterator[str]:
    """Every datePublished of a tree of linked data."""
    if depth > _DEEPEST:
        return
    if isinstance(node, dict):
        stated = node.get("datePublished")
        if isinstance(stated, str):
            yield stated
    inner = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for item in inner:
        if isinstance(item, dict | list):
            yield from _published(item, depth + 1)


def day(text: str) -> datetime.date | None:
    """The day that a text in the form of ISO 8601 begins with; None if it states none.

    >>> day("2025-03-25T06:00:00+08:00")
    datetime.date(2025, 3, 25)
    """
    match = _DAY.match(text.strip())
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
