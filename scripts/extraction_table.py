"""Measure how well and how fast figures are read: `python -m scripts.extraction_table [--update] [PATH...]`.

Prints the tables of docs/extraction.md; --update writes them there. What is measured depends on what is there:

    CROSSFOOT_RECOGNIZERS   a folder with the English specifications of Recognizers-Text (NumberModel.json ...)
    CROSSFOOT_REALTEXT      a folder of real articles, of which sentences were labelled
    PATH                    articles to time on (as in bench/throughput.py); without one, those of claims/
    quantulum3, ms-recognizers-text-suite      timed on the same articles where they are installed
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import json
import os
import platform
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from scripts.accuracy.collection import VARIABLE
from scripts.extraction import handcheck, operands, recognizers, sentences, speed

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "extraction.md"
PASSAGES = ROOT / "claims" / "benchmark" / "passages.jsonl"
#: The kinds of cases that are read otherwise because they should be; the others are gaps.
PURPOSE = frozenset(row["kind_of_case"] for row in recognizers.DIFFERENCES if not row.get("gap"))
#: So many bytes of articles are timed: the slowest of the others reads some 10 KB a second.
SAMPLE = 60_000


def specifications(folder: Path) -> Iterator[str]:
    """Yield the table of the specifications, then the kinds of cases that are read otherwise on purpose."""
    yield "| Model | Entities | No number | Right | On purpose | Gaps | Right of all | With a number | Purpose apart |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    kinds: Counter[str] = Counter()
    total = [0] * 5
    for model in recognizers.MODELS:
        scores = [recognizers.score(one) for one in recognizers.read(folder, model)]
        wrong = [recognizers.difference(one) for one in scores if not (one.value and one.span)]
        kinds.update(kind for kind in wrong if kind is not None)
        kinds["anything else"] += wrong.count(None)
        empty = [one.value for one in scores if recognizers.no_number(one.expected)]
        meant = sum(kind in PURPOSE for kind in wrong)
        row = [len(scores), len(empty), sum(empty), len(scores) - len(wrong), meant]
        total = [a + b for a, b in zip(total, row, strict=True)]
        yield _row(model, *row)
    yield _row("All", *total)
    yield ""
    yield "| Kind of case | Entities | On purpose | Why |"
    yield "|---|---:|---|---|"
    rest = {"kind_of_case": "anything else", "gap": True, "why": "a fault"}
    for case in (*recognizers.DIFFERENCES, rest):
        kind = case["kind_of_case"]
        if kinds[kind]:
            purpose = "no" if case.get("gap") else "yes"
            yield f"| {_escape(kind)} | {kinds[kind]} | {purpose} | {_escape(case['why'])} |"


def _row(name: str, entities: int, empty: int, left: int, right: int, meant: int) -> str:
    """One model: its entities, those without a number, those of them that are left alone, what is right, meant so."""
    gaps = entities - right - meant
    told = (right, entities), (right - left, entities - empty), (right, entities - meant)
    shares = " | ".join(_share(*pair) for pair in told)
    return f"| {name} | {entities} | {empty} | {right} | {meant} | {gaps} | {shares} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole if whole else 1.0:.1%}"


def _escape(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def coverage(path: Path) -> Iterator[str]:
    """Yield how many operands of the labelled passages a figure overlaps, and the rest by name."""
    found = list(operands.operands(path))
    missed = [one for one in found if not one.covered]
    yield f"{len(found) - len(missed)} of {len(found)} operands are overlapped by a figure."
    for one in missed:
        yield f"- {one.passage}: {one.text!r}"


def checked() -> Iterator[str]:
    """Yield the figure of the check by hand."""
    yield "Of a sample of operands that a person judged, drawn by a seed:"
    yield from handcheck.summary()


def speeds(texts: list[str]) -> Iterator[str]:
    """Yield the table of speeds over the articles."""
    yield "| Reader | Version | KB a second | crossfoot is faster by |"
    yield "|---|---|---:|---:|"
    ours = 0.0
    for name in ("crossfoot", "quantulum3", "ms-recognizers-text-suite"):
        found = speed.measure(name, texts)
        if found is None:
            yield f"| {name} | not installed | | |"
            continue
        ours = ours or found.rate
        factor = "" if name == "crossfoot" else f"{ours / found.rate:,.0f} times"
        yield f"| {name} | {found.version} | {found.rate / 1000:,.1f} | {factor} |"


def strains(texts: list[str]) -> Iterator[str]:
    """Yield the table of hostile inputs."""
    news = speed.ordinary(texts)
    yield "| Input of 1 MB | Seconds | Twice the text | Figures | Microseconds a figure | as news | a KB | as news |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    yield f"| news (of any length) | | | | {news.per_figure:.0f} | 1 | {news.per_kilobyte:.0f} | 1 |"
    for name, piece in speed.HOSTILE.items():
        one = speed.strain(name, piece)
        many = one.figures > 1
        figure = f"{one.per_figure:.0f} | {one.per_figure / news.per_figure:.1f}" if many else " | "
        kilobyte = f"{one.per_kilobyte:.0f} | {one.per_kilobyte / news.per_kilobyte:.1f}"
        yield f"| {name} | {one.seconds:.2f} | {one.doubling:.1f} times | {one.figures:,} | {figure} | {kilobyte} |"


def articles(paths: list[Path]) -> list[str]:
    """The articles of the paths, as many as fill the sample."""
    found: list[str] = []
    size = 0
    for text in (text for path in paths for text in _texts(path)):
        if size >= SAMPLE:
            break
        found.append(text)
        size += len(text.encode())
    return found


def _texts(path: Path) -> Iterator[str]:
    if path.is_dir():
        for file in sorted([*path.rglob("*.md"), *path.rglob("*.txt")]):
            yield file.read_text(encoding="utf-8")
    elif path.suffix in (".gz", ".jsonl"):
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
    else:
        yield path.read_text(encoding="utf-8")


def sections(paths: list[Path]) -> dict[str, list[str]]:
    """The measured parts of the page, by the name of their marks."""
    found = {"operands": list(coverage(PASSAGES)), "handcheck": list(checked())}
    if os.environ.get(VARIABLE):
        found["sentences"] = list(sentences.table())
    folder = os.environ.get("CROSSFOOT_RECOGNIZERS")
    if folder:
        found["specifications"] = list(specifications(Path(folder)))
    # Last: one of the other readers lowers the precision of Decimal for the whole process.
    found["hostile"] = list(strains(articles(paths)))
    found["speed"] = list(speeds(articles(paths)))
    measured = (
        f"Measured on {datetime.date.today()} with Python {platform.python_version()} ({platform.machine()})."
    )
    found["measured"] = [measured]
    return found


def update(page: str, parts: dict[str, list[str]]) -> str:
    """The page with each part between its marks replaced."""
    for name, lines in parts.items():
        body = "\n".join(lines)
        marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        page = marks.sub(lambda match, body=body: f"{match[1]}{body}\n{match[2]}", page)  # type: ignore[misc]
    return page


def main() -> None:
    """Print the tables, or write them into the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    parts = sections(options.paths or [ROOT / "claims"])
    for name, lines in parts.items():
        print(f"## {name}", *lines, "", sep="\n")
    if options.update:
        PAGE.write_text(update(PAGE.read_text(encoding="utf-8"), parts), encoding="utf-8")


if __name__ == "__main__":
    main()
