"""What a person made of findings on real text: kept as id, span, rule, verdict and class, without the text."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

#: What a finding can turn out to be, in the order in which the counts are shown.
CLASSES = {
    "right": "confirmed, and the text does relate the figures so",
    "real-error": "the copy is wrong",
    "loose-wording": "a truncation or loose wording that a desk would query",
    "wrong-binding": "the figures are not related in that way",
    "wrong-figure": "a figure was read wrongly",
    "missing-guard": "the right figures, but something in the text forbids the comparison",
}
#: The classes in which the text states the relation that was recomputed.
STATED = frozenset({"right", "real-error", "loose-wording"})
FIELDS = ("id", "start", "end", "rule", "verdict", "class")
VERDICTS = ("consistent", "discrepancy")


@dataclass(frozen=True, slots=True)
class Reading:
    """One finding and its class; the span covers all its figures."""

    id: str
    start: int
    end: int
    rule: str
    verdict: str
    category: str

    @property
    def key(self) -> tuple[str, str, int, int, str]:
        """What tells it from others."""
        return self.id, self.rule, self.start, self.end, self.verdict


def load(folder: Path) -> list[Reading]:
    """The readings of all files of a folder.

    Raises:
        ValueError: a file has other columns, or a class or verdict that is not known.
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
    for column, known in (("class", CLASSES), ("verdict", VERDICTS)):
        if row[column] not in known:
            raise ValueError(f"{path}: '{row[column]}' is no {column}: {', '.join(known)}")
    return Reading(row["id"], int(row["start"]), int(row["end"]), row["rule"], row["verdict"], row["class"])


def counts(readings: Iterable[Reading]) -> dict[str, int]:
    """How many of each class."""
    table = dict.fromkeys(CLASSES, 0)
    for reading in readings:
        table[reading.category] += 1
    return table
