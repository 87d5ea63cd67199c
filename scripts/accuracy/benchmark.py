"""Score the labelled passages: `python -m scripts.accuracy.benchmark [FILE...] [--floors FILE] [--misses] [--alarms]`.

Prints a row for each family and difficulty, and the totals; with --floors it fails when a total is worse than
recorded there.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from crossfoot import Finding
from scripts.accuracy import ready
from scripts.accuracy.passages import load
from scripts.accuracy.scoring import COLUMNS, Score, broken, grouped, score, tally, totals

BENCHMARK = Path(__file__).resolve().parents[2] / "claims" / "benchmark"


def table(rows: dict[str, Counter[str]]) -> Iterator[str]:
    """Yield the lines of a table of tallies."""
    width = max((len(name) for name in rows), default=0)
    yield f"{'':{width}} " + " ".join(f"{column:>9}" for column in COLUMNS)
    for name, counts in rows.items():
        yield f"{name:{width}} " + " ".join(f"{counts[column]:9}" for column in COLUMNS)


def misses(scores: Iterable[Score]) -> Iterator[str]:
    """Yield a paragraph for each planted error that was not found."""
    for one in scores:
        passage = one.passage
        if passage.corrupt is not None and not one.found:
            yield f"missed {passage.id} ({passage.difficulty}): '{passage.before}' became '{passage.after}'"
            yield "    " + " ".join(passage.corrupt.split())


def alarms(scores: Iterable[Score]) -> Iterator[str]:
    """Yield a line for each false alarm and stray."""
    for one in scores:
        for kind, findings in (("alarm", one.alarms), ("stray", one.strays)):
            for finding in findings:
                yield f"{kind} {one.passage.id} {told(finding)}"


def told(finding: Finding) -> str:
    """A finding on one line."""
    return f"{finding.rule}: {finding.message} {[claim.text for claim in finding.claims]}"


def summary(scores: list[Score]) -> Iterator[str]:
    """Yield the totals as lines."""
    counts, shares = tally(scores), totals(scores)
    yield f"planted errors found {counts['found']} of {counts['pairs']} ({shares['found']:.1%})"
    yield f"relations confirmed  {counts['confirmed']} of {counts['pairs']} ({shares['confirmed']:.1%})"
    yield f"false alarms in      {counts['alarmed']} of {counts['clean']} clean passages ({shares['alarmed']:.1%})"
    yield f"stray findings       {counts['strays']} in {counts['pairs']} changed passages ({shares['strays']:.1%})"
    yield f"families at zero     {shares['families-at-zero']:.0f}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="benchmark", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, default=[BENCHMARK / "passages.jsonl"])
    parser.add_argument("--floors", type=Path, help="YAML: at-least and at-most, each name to share")
    parser.add_argument("--misses", action="store_true", help="show the planted errors that were not found")
    parser.add_argument("--alarms", action="store_true", help="show the false alarms and strays")
    parser.add_argument("--totals", action="store_true", help="print the totals alone")
    options = parser.parse_args(arguments)
    begin = time.perf_counter()
    checker = ready.checker()
    scores = [score(passage, checker) for path in options.files for passage in load(path)]
    lines = [] if options.totals else report(scores, options)
    print("\n".join([*lines, *summary(scores), f"{time.perf_counter() - begin:.1f} seconds"]))
    worse = broken(totals(scores), yaml.safe_load(options.floors.read_text())) if options.floors else []
    print("\n".join(worse) or "No total is below its floor." if options.floors else "", file=sys.stderr)
    return int(bool(worse))


def report(scores: list[Score], options: argparse.Namespace) -> list[str]:
    """Return the tables, and the single cases that were asked for."""
    return [
        *table(grouped(scores, lambda passage: passage.family)),
        "",
        *table(grouped(scores, lambda passage: passage.difficulty)),
        "",
        *(misses(scores) if options.misses else ()),
        *(alarms(scores) if options.alarms else ()),
    ]


if __name__ == "__main__":
    sys.exit(main())
