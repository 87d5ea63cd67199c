"""Planted errors in many wordings: `python -m scripts.accuracy.wordings [--misses]`.

``claims/benchmark/wordings.txt`` has a passage a line: family, text, and a date where one matters, between bars. The
planted slip stands as ``[[right=>wrong]]``; a passage without one only tempts. The floors stand in
``wordings-floors.yaml``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from crossfoot import Checker

FOLDER = Path(__file__).resolve().parents[2] / "claims" / "benchmark"
_SLIP = re.compile(r"\[\[(.*?)=>(.*?)\]\]")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as it should read, and as the slip leaves it; ``wrong`` is the slip's place in that."""

    family: str
    clean: str
    corrupt: str | None
    wrong: tuple[int, int]
    as_of: date | None


def passages(path: Path = FOLDER / "wordings.txt") -> Iterator[Passage]:
    """Read the passages; `` // `` parts paragraphs, `` /n `` lines (a table has them)."""
    for line in path.read_text(encoding="utf-8").splitlines():
        family, _, rest = line.partition(" | ")
        body, bar, last = rest.rpartition("|")
        dated = bool(bar) and _DATE.fullmatch(last.strip()) is not None
        text = (body if dated else rest).strip().replace(" // ", "\n\n").replace(" /n ", "\n")
        as_of = date.fromisoformat(last.strip()) if dated else None
        slip = _SLIP.search(text)
        if slip is None:
            yield Passage(family, text, None, (0, 0), as_of)
            continue
        before, after = text[: slip.start()], text[slip.end() :]
        wrong = (slip.start(), slip.start() + len(slip[2]))
        yield Passage(family, before + slip[1] + after, before + slip[2] + after, wrong, as_of)


@dataclass(slots=True)
class Totals:
    """Planted slips, those found, clean passages, those alarmed."""

    planted: int = 0
    found: int = 0
    clean: int = 0
    alarmed: int = 0


def score(show: bool = False) -> Totals:
    """Check every passage, clean and corrupted."""
    checker, totals = Checker(), Totals()
    for passage in passages():
        totals.clean += 1
        alarms = checker.check(passage.clean, as_of=passage.as_of).discrepancies
        totals.alarmed += bool(alarms)
        if show:
            for alarm in alarms:
                print("ALARM", passage.family, alarm.rule, alarm.message)
        if passage.corrupt is None:
            continue
        totals.planted += 1
        start, end = passage.wrong
        accused = checker.check(passage.corrupt, as_of=passage.as_of).discrepancies
        hit = any(claim.start < end and start < claim.end for one in accused for claim in one.claims)
        totals.found += hit
        if show and not hit:
            print("MISS", passage.family, passage.corrupt)
    return totals


def main() -> int:
    """Print the totals; 1 if a floor is not reached."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--misses", action="store_true", help="list the slips not found and the alarms")
    totals = score(parser.parse_args().misses)
    floors = yaml.safe_load((FOLDER / "wordings-floors.yaml").read_text(encoding="utf-8"))
    found, alarmed = totals.found / totals.planted, totals.alarmed / totals.clean
    print(f"wordings: {totals.found} of {totals.planted} planted slips found ({found:.1%}),", end=" ")
    print(f"{totals.alarmed} of {totals.clean} clean passages alarmed ({alarmed:.1%})")
    return int(found < floors["found"] or alarmed > floors["alarmed"])


if __name__ == "__main__":
    sys.exit(main())
