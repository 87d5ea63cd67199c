"""Labelled passages: read them, and place their operands and the figure that was changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Span = tuple[int, int]
NEGATIVE = "negative"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage whose figures agree, and unless it is a negative one, the same with one figure changed.

    ``operands`` are the figures of the relation as printed in ``clean``, in order; ``before`` and ``after`` are the
    changed piece of text in ``clean`` and in ``corrupt``.
    """

    id: str
    family: str
    difficulty: str
    as_of: date | None
    clean: str
    corrupt: str | None = None
    operands: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


def load(path: Path) -> list[Passage]:
    """The passages of a file of JSON lines; its form is told in the README beside it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [passage_of(json.loads(line)) for line in lines if line.strip()]


def passage_of(record: dict[str, Any]) -> Passage:
    """One passage from its record."""
    changed = record.get("changed") or {"from": "", "to": ""}
    return Passage(
        id=record["id"],
        family=record["family"] if "corrupt" in record else NEGATIVE,
        difficulty=record["difficulty"] if "corrupt" in record else NEGATIVE,
        as_of=date.fromisoformat(record["as_of"]) if record.get("as_of") else None,
        clean=record["clean"],
        corrupt=record.get("corrupt"),
        operands=tuple(record.get("operands", ())),
        before=changed["from"],
        after=changed["to"],
    )


def place(text: str, pieces: Iterable[str]) -> list[Span]:
    """Where the pieces stand in the text, each behind the one before it; anywhere if it is not there."""
    spans = []
    position = 0
    for piece in pieces:
        start = text.find(piece, position)
        start = start if start >= 0 else text.find(piece)
        if start >= 0:
            position = start + len(piece)
            spans.append((start, position))
    return spans


def changed_span(passage: Passage) -> Span:
    """Where the changed piece stands in the corrupt text: the characters that differ, widened to the whole piece."""
    clean, corrupt, piece = passage.clean, passage.corrupt or "", passage.after
    head = shared_start(clean, corrupt)
    tail = shared_start(clean[head:][::-1], corrupt[head:][::-1])
    start, end = head, max(len(corrupt) - tail, head + 1)
    for first in range(max(0, start - len(piece)), start + 1):
        if corrupt.startswith(piece, first) and first + len(piece) >= end:
            return first, first + len(piece)
    return start, end


def shared_start(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    differing = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))


def touch(one: Span, other: Span) -> bool:
    """Whether two stretches of a text overlap."""
    return one[0] < other[1] and other[0] < one[1]
