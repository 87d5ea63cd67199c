"""Items by the batch, and a batch made into rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from crossfoot.adapters.articles import Article, Desk, failed_row, rows_of
from crossfoot.adapters.columns import Columns
from crossfoot.adapters.records import record_article
from crossfoot.documents import Document
from crossfoot.documents.options import ReadOptions
from crossfoot.errors import InputError
from crossfoot.rendering.records import Row
from crossfoot.scan.item import Item, Story, Unread
from crossfoot.scan.lines import line_article
from crossfoot.scan.stories import story_document

#: Bytes after which a batch is full, however few articles it holds.
FULL = 8 * 1024 * 1024


class Reader(Desk, Protocol):
    """What checks articles, and reads them from files."""

    options: ReadOptions

    def read(self, path: str) -> Document:
        """Read one article."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Items that are checked together; ``done`` is how many bytes of the corpus lie behind the last."""

    number: int
    items: tuple[Item, ...]
    done: int


def batches(items: Iterable[tuple[Item, int]], articles: int) -> Iterator[Batch]:
    """Items by the batch of ``articles``, or of fewer large ones. The same items give the same batches."""
    number = size = done = 0
    held: list[Item] = []
    for item, done in items:
        held.append(item)
        size += item.size
        if len(held) >= articles or size >= FULL:
            yield Batch(number, tuple(held), done)
            number, size, held = number + 1, 0, []
    if held:
        yield Batch(number, tuple(held), done)


def article_of(item: Item, columns: Columns, reader: Reader) -> Article:
    """The article of an item; what is wrong with it comes out when it is loaded."""
    value = item.value
    if isinstance(value, bytes):
        return line_article(item, columns, reader.options)
    if isinstance(value, dict):
        return record_article(value, columns, reader.options, item.file, item.place)
    if isinstance(value, Unread):
        return Article(item.file, item.place, f"{item.file}:{item.place}", _unread(value.message))
    folder, met = PurePath(item.file).parent.as_posix(), not item.named
    if isinstance(value, Story):
        id = f"{item.file}:{value.record}"
        return Article(
            item.file, item.place, id, lambda: story_document(item, reader.options), folder, met=met
        )
    return Article(item.file, item.place, item.file, lambda: reader.read(item.file), folder, met=met)


def _unread(message: str) -> Callable[[], Document]:
    def load() -> Document:
        raise InputError(message)

    return load


def batch_rows(
    batch: Batch,
    columns: Columns,
    reader: Reader,
    given_up: Mapping[int, str],
    at: Callable[[int], None],
) -> tuple[list[Row], list[Row]]:
    """Coverage rows and finding rows of a batch.

    Args:
        given_up: messages of the items (by their place in the batch) that are not tried again; ``{id}`` in them
            stands for the article's.
        at: is told the place of the item that comes next.
    """
    coverage: list[Row] = []
    findings: list[Row] = []
    for place, item in enumerate(batch.items):
        at(place)
        article = article_of(item, columns, reader)
        if place in given_up:
            coverage.append(failed_row(article, given_up[place].replace("{id}", article.id, 1)))
            continue
        row, found = rows_of(article, reader)
        coverage.append(row)
        findings += found
    return coverage, findings
