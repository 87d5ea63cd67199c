"""A corpus cut into stretches that processes elsewhere read for themselves, each article in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crossfoot.errors import InputError
from crossfoot.scan.corpus import Corpus
from crossfoot.scan.item import Item
from crossfoot.scan.lines import PACKED, is_lines, line_items
from crossfoot.scan.tables import is_table, row_groups, row_items

#: Bytes of plain lines, rows of a table and files of one article in a stretch.
_BYTES = 8 * 1024 * 1024
_ROWS = 2_000
_FILES = 500
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Split:
    """A stretch: files of one article each; or lines from an offset to another, or row groups, of one file.

    ``place`` is that of its first article. ``stop`` None means to the end.
    """

    files: tuple[str, ...]
    start: int = 0
    stop: int | None = None
    groups: tuple[int, ...] | None = None
    place: int = 1

    def items(self, corpus: Corpus) -> Iterator[Item]:
        """The items of the stretch."""
        [name, *others] = self.files
        if is_table(name):
            groups = list(self.groups) if self.groups is not None else None
            yield from row_items(name, corpus.columns, groups, self.place)
        elif is_lines(name):
            longest = corpus.options.limits.file_size
            yield from line_items(name, longest, self.start, self.stop, self.place)
        else:
            for file in (name, *others):
                yield from corpus.items_of(file)


def splits_of(corpus: Corpus) -> Iterator[Split]:
    """All stretches, in the order of the corpus. Files that cannot be read are in one, and fail there."""
    held: list[str] = []
    for name in corpus.walk():
        if is_lines(name) or is_table(name):
            yield from _lines(name) if is_lines(name) else _rows(name)
            continue
        held.append(name)
        if len(held) == _FILES:
            yield Split(tuple(held))
            held = []
    if held:
        yield Split(tuple(held))


def _lines(name: str) -> Iterator[Split]:
    """Plain lines are cut between lines; a packed file cannot be entered but at its beginning."""
    start, first, line, at = 0, 1, 1, 0
    if Path(name).suffix.lower() not in PACKED:
        try:
            with Path(name).open("rb") as file:
                while chunk := file.read(_CHUNK):
                    cut = chunk.find(b"\n") + 1
                    if cut and at + cut - start >= _BYTES:
                        yield Split((name,), start, at + cut, place=first)
                        start, first = at + cut, line + 1
                    line += chunk.count(b"\n")
                    at += len(chunk)
        except OSError:
            yield Split((name,), start, place=first)
            return
    if at > start or at == 0:
        yield Split((name,), start, place=first)


def _rows(name: str) -> Iterator[Split]:
    try:
        sizes = row_groups(name)
    except InputError:
        yield Split((name,))
        return
    groups: list[int] = []
    first = place = 1
    for group, size in enumerate(sizes):
        groups.append(group)
        place += size
        if place - first >= _ROWS:
            yield Split((name,), groups=tuple(groups), place=first)
            groups, first = [], place
    if groups:
        yield Split((name,), groups=tuple(groups), place=first)
