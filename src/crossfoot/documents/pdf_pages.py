"""The pages of a PDF, read by a process apart (``pdf_child``), and the place of each character on them."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossfoot.documents import pdf_child
from crossfoot.documents.limits import Limits, refusal
from crossfoot.documents.location import Location
from crossfoot.documents.origin import Listed
from crossfoot.errors import InputError, LimitError

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Page:
    """The characters of a page (``number`` from 1): code, box (left, right, bottom, top) and size of each.

    ``is_picture``: it shows pictures and no text.
    """

    number: int
    width: float
    height: float
    codes: Any
    boxes: Any
    sizes: Any
    is_picture: bool = False


def pages_of(data: bytes, name: str, limits: Limits) -> list[Page]:
    """The pages of a PDF.

    Raises:
        InputError: it is damaged or has a password, or the library that reads it is not installed.
        LimitError: it has too many pages or characters, or takes too much time or memory.
    """
    if importlib.util.find_spec("pypdfium2") is None:
        raise InputError(
            f"{name}: article not read [extra-missing]\n"
            "  PDF files are read with pypdfium2. Install it: pip install 'crossfoot[documents]'"
        )
    request = {
        "path": sys.path, "pages": limits.pages, "characters": limits.text_size, "memory": limits.memory,
        "seconds": limits.seconds,
    }  # fmt: skip
    # -I: a folder of the user's with a module of the same name as one of Python's must not get in the way.
    command = [sys.executable, "-I", str(Path(pdf_child.__file__))]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(request).encode() + b"\n" + data,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise LimitError(too_slow(name, limits)) from None
    head, _, rest = done.stdout.partition(b"\n")
    if done.returncode or not head:
        raise InputError(_ended(name, done, limits))
    header = json.loads(head)
    if "error" in header:
        code, detail = header["error"]
        raise _refused(name, code, detail, limits)
    return list(_unpacked(header["pages"], rest))


def _unpacked(counts: list[list[Any]], rest: bytes) -> Iterator[Page]:
    total = sum(row[0] for row in counts)
    codes, boxes, sizes = array("I"), array("f"), array("f")
    codes.frombytes(rest[: 4 * total])
    boxes.frombytes(rest[4 * total : 20 * total])
    sizes.frombytes(rest[20 * total : 24 * total])
    at = 0
    for number, (count, width, height, picture) in enumerate(counts, 1):
        end = at + count
        yield Page(number, width, height, codes[at:end], boxes[4 * at : 4 * end], sizes[at:end], picture)
        at = end


def too_slow(name: str, limits: Limits) -> str:
    """The message for a file that takes too long."""
    return refusal(name, f"Reading it takes more than {limits.seconds} seconds", "seconds", limits.seconds)


def _ended(name: str, done: subprocess.CompletedProcess[bytes], limits: Limits) -> str:
    """Why the process gave no answer."""
    if b"MemoryError" in done.stderr or b"Out of memory" in done.stderr:
        return _out_of_memory(name, limits)
    if done.returncode in (-24, -9):  # SIGXCPU, or killed after it
        return too_slow(name, limits)
    if done.returncode < 0:  # PDFium stops the process where memory is refused, as on files that break it
        return (
            f"{name}: article not read [pdf-damaged]\n"
            "  It broke the library that reads PDF files, "
            f"or took more memory than the limit of {limits.memory:,} bytes."
        )
    said = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    detail = f" ({said[:200]})" if said else ""
    return (
        f"{name}: article not read [pdf-damaged]\n  The library that reads PDF files gave up on it{detail}."
    )


def _out_of_memory(name: str, limits: Limits) -> str:
    found = f"Reading it takes more than {limits.memory:,} bytes of memory"
    return refusal(name, found, "memory", limits.memory)


def _refused(name: str, code: str, detail: object, limits: Limits) -> InputError:
    head = f"{name}: article not read [pdf-{code}]\n"
    if code == "password":
        return InputError(f"{head}  It is protected with a password. Save it without one.")
    if code == "memory":
        return LimitError(_out_of_memory(name, limits))
    if code == "pages":
        return LimitError(refusal(name, f"It has {detail:,} pages", "pages", limits.pages))
    if code == "characters":
        return LimitError(
            refusal(name, f"It has {detail:,} characters or more", "text_size", limits.text_size)
        )
    return InputError(f"{head}  It is no PDF, or a damaged one: {detail}")


@dataclass(frozen=True, slots=True)
class Boxes(Listed):
    """A source that lists the lines of a PDF in reading order, with the page and box of each character.

    ``starts`` holds where each line begins, ``pages`` its page, ``characters`` the number of each of its characters on
    that page, ``boxes`` (left, right, bottom, top) of each. The box of a stretch is that on the page it begins on.
    """

    starts: tuple[int, ...]
    pages: tuple[int, ...]
    characters: tuple[Any, ...]
    boxes: tuple[Any, ...]

    def locate(self, path: str | None, name: str | None, start: int, end: int) -> Location:
        """Line and column in the list; the page, the box, and the characters of the page."""
        first, last = self.index.place(start), self.index.place(end)
        number = max(bisect_right(self.starts, start) - 1, 0)
        page = self.pages[number] if self.pages else 1
        found = list(self._characters(number, start, max(end, start + 1), page))
        edges = [one for _, one in found if one[1] > one[0]] or [one for _, one in found]
        box = _around(edges) if edges else None
        begin = found[0][0] if found else 0
        stop = found[-1][0] + 1 if found and end > start else begin
        return Location(path, f"page {page}", *first, *last, begin, max(stop, begin), page=page, box=box)

    def _characters(self, number: int, start: int, end: int, page: int) -> Iterator[tuple[int, Box]]:
        while number < len(self.starts) and self.starts[number] < end and self.pages[number] == page:
            base, characters, boxes = self.starts[number], self.characters[number], self.boxes[number]
            for at in range(max(start - base, 0), min(end - base, len(characters))):
                left, right, bottom, top = boxes[4 * at : 4 * at + 4]
                yield characters[at], (left, right, bottom, top)
            number += 1


def _around(edges: list[Box]) -> Box:
    """(left, bottom, right, top) around boxes (left, right, bottom, top), to the hundredth of a point."""
    left, right, bottom, top = zip(*edges, strict=True)
    return round(min(left), 2), round(min(bottom), 2), round(max(right), 2), round(max(top), 2)
