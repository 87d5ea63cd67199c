"""Fuzz target: files of any bytes. `python -m tests.fuzz.fuzz_readers -max_total_time=60 [CORPUS...]`.

The first byte chooses the format. What must hold: a file is read, or refused with an error of crossfoot's own; every
character of what was read leads back to a place, and places do not run backwards within a part.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tests.fuzz.fuzzer import run_on_bytes

if TYPE_CHECKING:
    from crossfoot.documents import Document

FORMATS = ("markdown", "html", "csv", "text", "json", "jsonl", "docx", "word")


def check(data: bytes) -> None:
    """Read bytes as one of the formats and assert what must hold of what was read."""
    format = FORMATS[data[0] % len(FORMATS)] if data else "text"
    if format == "word":  # the text of a DOCX file, which chance would not find inside an archive
        check_as(packed(data[1:]), "docx")
    else:
        check_as(data[1:], format)


def packed(part: bytes) -> bytes:
    """A DOCX file with this as its text."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", part)
    return stream.getvalue()


def check_as(data: bytes, format: str) -> None:
    """Read bytes in a format and assert what must hold of every article in them."""
    from crossfoot.documents import Document, ReadOptions, read_each
    from crossfoot.errors import CrossfootError

    try:
        found = list(read_each(ReadOptions(format), data))
    except CrossfootError:
        return
    for one in found:
        if isinstance(one, Document):
            check_places(one)


def check_places(document: Document) -> None:
    """Assert that places can be had of every stretch, and do not run backwards."""
    step = max(1, len(document.text) // 40)
    for start in range(0, len(document.text), step):
        place = document.locate(start, min(start + step, len(document.text)))
        assert (place.line, place.column) <= (place.end_line, place.end_column)
        assert place.line >= 1
        assert place.column >= 1


if __name__ == "__main__":
    run_on_bytes(
        check,
        "crossfoot.documents.reading",
        "crossfoot.documents.markdown",
        "crossfoot.documents.html",
        "crossfoot.documents.docx",
        "crossfoot.documents.json_articles",
    )
