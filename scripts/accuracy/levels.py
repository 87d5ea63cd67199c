"""Which level each rule has earned by what people read.

A rule's binding precision is the share of the findings read on real text, consistent or not, in which the text does
relate the figures in that way. `realtext --update` writes the tables of docs/accuracy.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import sqrt
from pathlib import Path

from crossfoot.rulebook import load_rulebook
from scripts.accuracy.readings import CLASSES, STATED, Reading, counts
from scripts.marked import filled

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "accuracy.md"
#: The two-sided 95% quantile of the normal distribution.
_Z = 1.96
#: The lower bound that a level asks for, and the readings without which an error cannot be shown.
ERROR, WARNING, ENOUGH = 0.95, 0.85, 73


def wilson(right: int, count: int) -> float:
    """The lower end of the Wilson 95% interval of a share."""
    if not count:
        return 0.0
    share, spread = right / count, _Z * _Z / count
    return (share + spread / 2 - _Z * sqrt((share * (1 - share) + spread / 4) / count)) / (1 + spread)


def earned(right: int, count: int, made: int, mended: int = 0) -> str:
    """The level that readings show.

    Of a rule that made fewer findings than are needed, all must have been read; where it was mended after that, the
    same text shows nothing any more.
    """
    bound = wilson(right, count)
    if bound >= ERROR and count >= ENOUGH:
        return "error"
    if count < ENOUGH and right == count:
        return "read more" if count < made else "new text wanted" if mended else "error, being rare"
    return "warning" if bound >= WARNING else "note"


def precision(
    readings: Iterable[Reading],
    levels: Mapping[str, str],
    made: Mapping[str, int],
    known: Iterable[Reading] = (),
) -> Iterator[str]:
    """Yield the table of binding precision, most read rules first.

    ``made`` counts what each rule found, ``known`` are all readings ever: wrong ones that are not made any more count
    as mended.
    """
    yield "| Rule | Level | Findings | Read | Stated so | Mended | Lower bound | Earned |"
    yield "|---|---|---:|---:|---:|---:|---:|---|"
    readings = list(readings)
    standing = {reading.key for reading in readings}
    mended = Counter(one.rule for one in known if one.category not in STATED and one.key not in standing)
    rules: dict[str, list[Reading]] = {}
    for reading in readings:
        rules.setdefault(reading.rule, []).append(reading)
    for name in sorted(rules, key=lambda name: (-len(rules[name]), name)):
        count = len(rules[name])
        right = sum(reading.category in STATED for reading in rules[name])
        found = made.get(name, count)
        bound = f"{wilson(right, count):.2f}"
        cells = (name, levels.get(name, "gone"), found, count, right, mended[name], bound)
        yield f"| {' | '.join(map(str, cells))} | {earned(right, count, found, mended[name])} |"


def classes(readings: list[Reading]) -> Iterator[str]:
    """Yield the table of classes by source, the first part of an article's id."""
    sources = sorted({reading.id.partition("/")[0] for reading in readings})
    yield "| What it turned out to be | " + " | ".join(sources) + " | all |"
    yield "|---|" + "---:|" * (len(sources) + 1)
    wrong = [reading for reading in readings if reading.verdict == "discrepancy"]
    columns = [counts(one for one in wrong if one.id.startswith(f"{source}/")) for source in sources]
    for name, text in CLASSES.items():
        if name != "right":
            cells = [column[name] for column in columns]
            yield f"| {name}: {text} | " + " | ".join(map(str, [*cells, sum(cells)])) + " |"


def write(known: list[Reading], current: list[Reading], found: Mapping[str, int]) -> None:
    """Put the tables into the page: classes of all readings, precision of those that a run still made."""
    rules = load_rulebook([ROOT / "rules"])
    levels = {rule.name: rule.level.value for rule in rules}
    made = {
        "classes": "\n".join(classes(known)),
        "precision": "\n".join(precision(current, levels, found, known)),
    }
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), made), encoding="utf-8")
