"""Whether every operand of the labelled passages is overlapped by a figure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crossfoot.quantities import extract_figures


@dataclass(frozen=True, slots=True)
class Operand:
    """An operand of a passage, and whether a figure that is no name overlaps it."""

    passage: str
    text: str
    covered: bool


def operands(path: Path) -> Iterator[Operand]:
    """Every operand of the pairs in a file of JSON lines ("clean", "operands"), in their order in the passage."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["clean"]
        spans = [(f.start, f.end) for f in extract_figures(text).figures if not f.identifier]
        position = 0
        for operand in record.get("operands") or ():
            start = text.find(operand, position)
            start = start if start >= 0 else text.find(operand)
            end = start + len(operand)
            position = end if start >= 0 else position
            covered = start >= 0 and any(a < end and start < b for a, b in spans)
            yield Operand(record["id"], operand, covered)
