"""What a person made of a discrepancy on real text: kept as id, span, rule and class, without the text."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

#: What a discrepancy can turn out to be, in the order in which the counts are shown.
CLASSES = {
    "real-error": "the copy is wrong",
    "loose-wording": "a truncation or loose wording that a desk would query",
    "wrong-binding": "the figures are not related in that way",
    "wrong-figure": "a figure was read wrongly",
    "missing-guard": "the right figures, but something in the text forbids the comparison",
}
FIELDS = ("id", "start", "end", "rule", "class")


@dataclass(frozen=True, slots=True)
class Reading:
    """One discrepancy and its class; the span covers all its figures."""

    id: str
    start: int
    end: int
    rule: str
    verdict: str

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What tells it from others."""
        return self.id, self.rule, self.start, self.end


def load(folder: Path) -> list[Reading]:
    """The readings of all files of a folder.

    Raises:
        ValueError: a file has other columns, or a class that is not known.
    """
    found = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t")
            if tuple(rows.fieldnames or ()) != FIELDS:
                raise ValueError(f"{path}: the columns must be {', '.join(FIELDS)}")
            found += [reading_of(row, path) for row in rows]
    return found


def reading_of(row: dict[str, str], path: Path) -> Reading:
    """One row."""
    if row["class"] not in CLASSES:
        raise ValueError(f"{path}: '{row['class']}' is no class: {', '.join(CLASSES)}")
    return Reading(row["id"], int(row["start"]), int(row["end"]), row["rule"], row["class"])


def counts(readings: Iterable[Reading]) -> dict[str, int]:
    """How many of each class."""
    table = dict.fromkeys(CLASSES, 0)
    for reading in readings:
        table[reading.verdict] += 1
    return table
