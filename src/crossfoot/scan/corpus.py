"""What a corpus is made of: an item for each article, in an order that is the same every time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from crossfoot.adapters.columns import Columns
from crossfoot.documents.options import DEFAULT_OPTIONS, ReadOptions
from crossfoot.errors import InputError
from crossfoot.scan.item import Item
from crossfoot.scan.lines import head_columns, is_lines, line_items
from crossfoot.scan.stories import is_story, story_items
from crossfoot.scan.tables import is_table, row_items, table_columns

#: Bytes of the beginning and of the end of a large file that go into its fingerprint.
_SAMPLE = 1 << 16


def holds_many(name: str) -> bool:
    """Whether a file holds many articles, by its name."""
    return is_lines(name) or is_table(name)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a corpus is, and the fingerprint by which it is known again."""

    files: int
    bytes: int
    digest: str

    def as_json(self) -> dict[str, Any]:
        """As a manifest has it."""
        return {"files": self.files, "bytes": self.bytes, "digest": self.digest}


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files of articles.

    Args:
        walk: yields the names of the files; called as often as they are needed, so that no list of them is held.
        columns: those asked for, resolved by ``resolve``.
        named: the files that were named themselves.
        options: how files are read: the encoding of lines, and the size of the longest.
    """

    walk: Callable[[], Iterable[str]]
    columns: Columns
    options: ReadOptions = DEFAULT_OPTIONS
    named: frozenset[str] = frozenset()

    def resolve(self) -> Corpus:
        """The corpus with the columns that its first file of many articles has.

        Raises:
            InputError: that file cannot be read, or holds no such columns; there are no files at all.
        """
        none = True
        for name in self.walk():
            none = False
            if holds_many(name):
                there = table_columns(name) if is_table(name) else head_columns(name, self.options)
                return replace(self, columns=self.columns.resolved(there, name))
        if none:
            raise InputError("The corpus holds no articles [corpus-empty]")
        return self

    def size(self) -> Size:
        """Look at every file once; large ones at their beginning and end only."""
        digest = hashlib.sha256()
        files = total = 0
        for name in self.walk():
            try:
                state = Path(name).stat()
                seen = _ends(name, state.st_size) if holds_many(name) else str(state.st_mtime_ns).encode()
                length = state.st_size
            except OSError:
                length, seen = 0, b"unreadable"
            digest.update(b"\0".join((name.encode("utf-8", "surrogateescape"), str(length).encode(), seen)))
            files, total = files + 1, total + length
        return Size(files, total, digest.hexdigest()[:32])

    def items(self) -> Iterator[tuple[Item, int]]:
        """Every item, each with the bytes of the corpus that lie behind it."""
        behind = 0
        for name in self.walk():
            for item in self.items_of(name):
                yield item, behind + item.done
            try:
                behind += Path(name).stat().st_size
            except OSError:
                continue

    def items_of(self, name: str) -> Iterator[Item]:
        """The items of one file."""
        if is_table(name):
            yield from row_items(name, self.columns)
        elif is_lines(name):
            yield from line_items(name, self.options.limits.file_size)
        elif is_story(name):
            yield from story_items(name, self.options, name in self.named)
        else:
            yield Item(name, 1, None, named=name in self.named)


def _ends(name: str, size: int) -> bytes:
    with Path(name).open("rb") as file:
        data = file.read(_SAMPLE)
        if size > _SAMPLE:
            file.seek(max(_SAMPLE, size - _SAMPLE))
            data += file.read(_SAMPLE)
    return hashlib.sha256(data).digest()
