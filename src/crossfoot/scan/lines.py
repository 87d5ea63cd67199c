"""Files of JSON lines, plain or packed (.gz, .zst): one article a line, read with bounded memory."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from crossfoot.adapters.articles import Article
from crossfoot.adapters.columns import Columns
from crossfoot.adapters.records import record_article
from crossfoot.documents import Document
from crossfoot.documents.encoding import check_encoding
from crossfoot.documents.limits import refusal
from crossfoot.documents.options import ReadOptions
from crossfoot.errors import InputError
from crossfoot.scan.item import Item, Unread

PACKED = {".gz": "gzip", ".zst": "zstd"}
SUFFIXES = (".jsonl", ".ndjson")
#: Lines that are looked at to know the columns.
_HEAD = 100
#: Bytes unpacked at a time; of a packed file that is cut off, so many may be lost before the cut.
_BUFFER = 1 << 16
_MARK = b"\xef\xbb\xbf"


def is_lines(name: str) -> bool:
    """Whether a file's name is that of JSON lines."""
    path = Path(name.lower())
    return (path.with_suffix("") if path.suffix in PACKED else path).suffix in SUFFIXES


class Lines:
    """A file of lines being read: unpacked, bounded, and knowing how far it is in the packed bytes."""

    def __init__(self, name: str, longest: int) -> None:
        self.longest = longest
        self.raw: BinaryIO = Path(name).open("rb")  # noqa: SIM115 - closed by ``close``
        codec = PACKED.get(Path(name).suffix.lower())
        self.file: Any = self.raw
        if codec is not None:
            self.file = io.BufferedReader(
                pa.CompressedInputStream(pa.PythonFile(self.raw, mode="r"), codec), _BUFFER
            )

    def next(self) -> tuple[bytes | None, int]:
        """The next line, None for one that is too long; and its length, 0 at the end."""
        data: bytes = self.file.readline(self.longest + 1)
        if len(data) <= self.longest:
            return data, len(data)
        length = len(data)
        while data and not data.endswith(b"\n"):
            data = self.file.readline(self.longest)
            length += len(data)
        return None, length

    def close(self) -> None:
        """Close the file."""
        self.raw.close()


def line_items(
    name: str, longest: int, start: int = 0, stop: int | None = None, line: int = 1
) -> Iterator[Item]:
    """An item for each line that is not blank; of a plain file, those that begin between two offsets.

    Args:
        longest: bytes of a line; a longer one is passed over without being held.
        line: the number of the first line.
    """
    number, at = line, start
    try:
        lines = Lines(name, longest)
        with closing(lines):
            if start:
                lines.raw.seek(start)
            while stop is None or at < stop:
                data, length = lines.next()
                if not length:
                    return
                at += length
                if data is None:
                    yield Item(
                        name, number, Unread(_too_long(name, number, length, longest)), lines.raw.tell()
                    )
                elif data.strip():
                    yield Item(name, number, data, lines.raw.tell())
                number += 1
    except (OSError, EOFError) as error:
        yield Item(name, number, Unread(_broken(name, number, error)))


def _too_long(name: str, line: int, length: int, longest: int) -> str:
    return refusal(f"{name}:{line}", f"The line has {length:,} bytes", "file_size", longest)


def _broken(name: str, line: int, error: Exception) -> str:
    reason = getattr(error, "strerror", None) or " ".join(str(error).split())
    return f"{name}:{line}: the rest of the file not read [file-broken]\n  {reason}."


def head_columns(name: str, options: ReadOptions) -> list[str]:
    """The keys of the first records, in the order met.

    Raises:
        InputError: there is no record among them.
    """
    names: dict[str, None] = {}
    problem = "It is empty."
    for count, item in enumerate(line_items(name, options.limits.file_size)):
        if count >= _HEAD:
            break
        try:
            names.update(dict.fromkeys(record_of(item, options.encoding)))
        except InputError as error:
            problem = str(error)
    if not names:
        raise InputError(f"{name}: no JSON record in its first lines [no-records]\n  {problem}")
    return list(names)


def record_of(item: Item, encoding: str | None) -> dict[str, Any]:
    """The record of a line.

    Raises:
        InputError: the line holds none.
    """
    if isinstance(item.value, Unread):
        raise InputError(item.value.message)
    name = f"{item.file}:{item.place}"
    chosen = check_encoding(encoding or "utf-8")
    assert isinstance(item.value, bytes)
    try:
        text = item.value.removeprefix(_MARK).decode(chosen)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: article not read [article-unreadable]\n"
            f"  Byte 0x{item.value[error.start]:02x} is not valid {chosen}. Name its encoding with --encoding."
        ) from None
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "too deeply nested" if isinstance(error, RecursionError) else str(error)
        raise InputError(f"{name}: article not read [json-invalid]\n  {reason}.") from None
    if not isinstance(record, dict):
        raise InputError(
            f"{name}: article not read [json-invalid]\n"
            f"  The line holds {type(record).__name__}, not a record with named columns."
        )
    return record


def line_article(item: Item, columns: Columns, options: ReadOptions) -> Article:
    """The article of a line; what is wrong with it comes out when it is loaded."""
    name = f"{item.file}:{item.place}"
    try:
        record = record_of(item, options.encoding)
    except InputError as error:
        return Article(item.file, item.place, name, _raising(error))
    return record_article(record, columns, options, item.file, item.place)


def _raising(error: InputError) -> Any:
    def load() -> Document:
        raise error

    return load
