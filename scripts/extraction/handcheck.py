"""A sample of operands of the labelled passages, judged by a person: `python -m scripts.extraction.handcheck`.

The sample is drawn by a seed, so that anybody draws the same one. ``handcheck.csv`` beside this module keeps the
verdicts: the passage, the number of the operand in it, a digest of what was read, and right or wrong. A reading whose
digest has changed since must be judged again; `--list` prints it with its sentence, `--draw` prints the whole sample.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crossfoot.quantities import Figure, extract_figures

ROOT = Path(__file__).resolve().parents[2]
PASSAGES = ROOT / "claims" / "benchmark" / "passages.jsonl"
TABLE = Path(__file__).with_name("handcheck.csv")
SIZE = 200
SEED = 20261122
DRAWN_FROM = "785cc7b2"
_CONTEXT = 90


@dataclass(frozen=True, slots=True)
class Judged:
    """An operand of the sample: its passage and number, the text around it, and what is read of it."""

    passage: str
    operand: int
    around: str
    reading: str

    @property
    def digest(self) -> str:
        """Eight characters that change with the reading."""
        return hashlib.sha256(self.reading.encode()).hexdigest()[:8]


def operands(path: Path) -> Iterator[Judged]:
    """Every operand of a file of passages that a figure overlaps."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, position = record["clean"], 0
        figures = [figure for figure in extract_figures(text).figures if not figure.identifier]
        for number, operand in enumerate(record.get("operands") or ()):
            start = text.find(operand, position)
            start = start if start >= 0 else text.find(operand)
            end = position = start + len(operand)
            near = [figure for figure in figures if figure.start < end and start < figure.end]
            if start >= 0 and near:
                shown = f"{text[max(0, start - _CONTEXT) : start]}[{operand}]{text[end : end + _CONTEXT]}"
                yield Judged(record["id"], number, " ".join(shown.split()), "; ".join(map(reading, near)))


def reading(figure: Figure) -> str:
    """What is read of a figure, in one line.

    >>> reading(extract_figures("about $5 million a year").figures[0])
    'money 5E+6 USD a year approx'
    """
    value = (
        figure.value if figure.value is not None else (figure.low, figure.high) if figure.is_range else None
    )
    if value is None:
        value = figure.parts or figure.date
    shown = " to ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    per = f"a {figure.per}" if figure.per else None
    return " ".join(filter(None, (figure.kind.value, shown, figure.unit, figure.noun, per, figure.hedge)))


def population(path: Path = PASSAGES) -> list[Judged]:
    """All operands, sorted by passage and number: what the sample is drawn from."""
    return sorted(operands(path), key=lambda one: (one.passage, one.operand))


def fingerprint(found: list[Judged]) -> str:
    """Eight characters that change with the passages and their operands; the sample was drawn from ``DRAWN_FROM``."""
    names = "\n".join(f"{one.passage} {one.operand}" for one in found)
    return hashlib.sha256(names.encode()).hexdigest()[:8]


def sample(path: Path = PASSAGES) -> list[Judged]:
    """The operands that are drawn, in the order of the passages."""
    found = population(path)
    drawn = random.Random(SEED).sample(range(len(found)), min(SIZE, len(found)))
    return [found[k] for k in sorted(drawn)]


def verdicts(table: Path = TABLE) -> dict[tuple[str, int], tuple[str, str]]:
    """By passage and operand: the digest of what was judged, and the verdict."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {(row["passage"], int(row["operand"])): (row["digest"], row["verdict"]) for row in rows}


def summary() -> Iterator[str]:
    """How many of the sample are right, and what must be judged again."""
    known = verdicts()
    drawn = [one for one in population() if (one.passage, one.operand) in known]
    current = [one for one in drawn if known[one.passage, one.operand][0] == one.digest]
    right = sum(known[one.passage, one.operand][1] == "right" for one in current)
    again = len(drawn) - len(current)
    yield f"{right} of {len(drawn)} values are right ({right / len(drawn):.1%}); {again} to be judged again."


def main() -> None:
    """Print the figure of the check, and what is left to judge."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--list", action="store_true", help="readings that must be judged again")
    parser.add_argument("--draw", action="store_true", help="the whole sample")
    options = parser.parse_args()
    known = verdicts() if TABLE.exists() else {}
    for one in sample():
        stale = known.get((one.passage, one.operand), ("", ""))[0] != one.digest
        if options.draw or (options.list and stale):
            print(f"{one.passage},{one.operand},{one.digest}\n    {one.around}\n    = {one.reading}")
    if known:
        print(*summary(), sep="\n")


if __name__ == "__main__":
    main()
