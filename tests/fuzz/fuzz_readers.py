"""Fuzz target: files of any bytes. `python -m tests.fuzz.fuzz_readers -max_total_time=60 [CORPUS...]`.

The first byte chooses the format. What must hold: a file is read, or refused with an error of crossfoot's own; every
character of what was read leads back to a place, and places do not run backwards within a part.
"""

from __future__ import annotations

from tests.fuzz.fuzzer import run_on_bytes

FORMATS = ("markdown", "html", "csv", "text", "docx", "json", "jsonl")


def check(data: bytes) -> None:
    """Read bytes as one of the formats and assert what must hold of what was read."""
    from crossfoot.documents import read
    from crossfoot.errors import CrossfootError

    try:
        document = read(data[1:], format=FORMATS[data[0] % len(FORMATS)] if data else "text")
    except CrossfootError:
        return
    step = max(1, len(document.text) // 40)
    for start in range(0, len(document.text), step):
        place = document.locate(start, min(start + step, len(document.text)))
        assert (place.line, place.column) <= (place.end_line, place.end_column)
        assert place.line >= 1
        assert place.column >= 1


if __name__ == "__main__":
    run_on_bytes(
        check, "crossfoot.documents.reading", "crossfoot.documents.markdown", "crossfoot.documents.html"
    )
