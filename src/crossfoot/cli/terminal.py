"""The terminal: whether it takes colours, and a line of progress while long work goes on."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from typing import TextIO, TypeVar

_Item = TypeVar("_Item")
#: Seconds before the first line of progress, and between two.
_PATIENCE, _PACE = 0.5, 0.1


def takes_colour(stream: TextIO) -> bool:
    """Whether colours go to a terminal that wants them; NO_COLOR (no-color.org) and TERM=dumb switch them off."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def with_progress(items: Sequence[_Item], noun: str) -> Iterator[_Item]:
    """The items, with ``12 of 400 articles`` on standard error while they take long and someone looks on."""
    if len(items) < 2 or not sys.stderr.isatty():
        yield from items
        return
    shown = 0.0
    start = time.monotonic()
    try:
        for number, item in enumerate(items):
            now = time.monotonic()
            if now - start > _PATIENCE and now - shown > _PACE:
                sys.stderr.write(f"\r{number} of {len(items)} {noun}")
                sys.stderr.flush()
                shown = now
            yield item
    finally:
        if shown:
            sys.stderr.write("\r" + " " * len(f"{len(items)} of {len(items)} {noun}") + "\r")
            sys.stderr.flush()


class Counter:
    """A line like ``offerings: 200,000 rows`` on standard error while work takes long and someone looks on."""

    def __init__(self, noun: str) -> None:
        self.noun = noun
        self.start = self.shown = time.monotonic()
        self.width = 0

    def show(self, name: str, count: int) -> None:
        """Say how far it is."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self.start < _PATIENCE or now - self.shown < _PACE:
            return
        line = f"{name}: {count:,} {self.noun}"
        sys.stderr.write("\r" + line.ljust(self.width))
        sys.stderr.flush()
        self.shown, self.width = now, len(line)

    def clear(self) -> None:
        """Take the line away."""
        if self.width:
            sys.stderr.write("\r" + " " * self.width + "\r")
            sys.stderr.flush()
            self.width = 0


class Meter:
    """A line of progress with rate and time left on standard error, while someone looks on."""

    def __init__(self) -> None:
        self.start = self.shown = time.monotonic()
        self.width = 0
        #: Bytes that were read before this run.
        self.before: int | None = None

    def show(self, read: int, size: int, articles: int, failed: int) -> None:
        """Say how far a scan is: bytes of so many, and articles checked in this run."""
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self.shown < _PACE:
            return
        if self.before is None:
            self.before = read
        spent, run = now - self.start, read - self.before
        left = f", {duration((size - read) * spent / run)} left" if run > 0 else ""
        bad = f", {failed:,} not read" if failed else ""
        self._write(
            f"{100 * read / max(size, 1):5.1f}%  {articles:,} articles, {articles / spent:,.0f} a second{bad}{left}"
        )
        self.shown = now

    def tell(self, what: str, number: int, whole: int) -> None:
        """Say how far something else is."""
        now = time.monotonic()
        if sys.stderr.isatty() and now - self.shown >= _PACE:
            self._write(f"{what}: {number:,} of {whole:,} parts")
            self.shown = now

    def _write(self, line: str) -> None:
        sys.stderr.write("\r" + line.ljust(self.width))
        sys.stderr.flush()
        self.width = max(self.width, len(line))

    def clear(self) -> None:
        """Take the line away."""
        if self.width:
            sys.stderr.write("\r" + " " * self.width + "\r")
            sys.stderr.flush()
            self.width = 0


def duration(seconds: float) -> str:
    """A stretch of time in its two largest units."""
    whole = max(round(seconds), 0)
    for unit, name, below, small in ((86400, "d", 3600, "h"), (3600, "h", 60, "min"), (60, "min", 1, "s")):
        if whole >= unit:
            return f"{whole // unit} {name} {whole % unit // below} {small}"
    return f"{whole} s"
