"""Measure how fast figures are extracted and articles checked: `python bench/throughput.py PATH...`.

A PATH is a folder of .md and .txt articles, one such file, or a file of JSON lines with one a line (its
"text", "body" or "article"; .gz is unpacked). The rate is that of one process on one core, with everything
loaded before the clock starts.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import crossfoot

TEXT_KEYS = ("text", "body", "article", "clean")


def lines_of(path: Path) -> Iterator[str]:
    """Yield the article of each JSON line."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            text = (
                record if isinstance(record, str) else next((record[k] for k in TEXT_KEYS if k in record), "")
            )
            if text:
                yield text


def articles(paths: list[Path], limit: int) -> list[str]:
    """Return the articles of the paths, at most `limit` bytes of them."""
    found: list[str] = []
    size = 0
    for path in paths:
        files = sorted([*path.rglob("*.md"), *path.rglob("*.txt")]) if path.is_dir() else [path]
        for file in files:
            json_lines = ".jsonl" in file.suffixes
            for text in lines_of(file) if json_lines else [file.read_text(encoding="utf-8")]:
                if size >= limit:
                    return found
                found.append(text)
                size += len(text.encode())
    return found


def rate(work: Callable[[str], object], texts: list[str], repeat: int) -> tuple[float, float]:
    """Return the best KB/s of `repeat` passes, and the slowest article's milliseconds in that pass."""
    best, slowest = 0.0, 0.0
    size = sum(len(text.encode()) for text in texts) / 1024
    work(texts[0])
    for _ in range(repeat):
        times = []
        for text in texts:
            begin = time.perf_counter()
            work(text)
            times.append(time.perf_counter() - begin)
        if size / sum(times) > best:
            best, slowest = size / sum(times), 1000 * max(times)
    return best, slowest


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--kilobytes", type=int, default=2000, help="stop reading after this much text")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    texts = articles(options.paths, options.kilobytes * 1024)
    if not texts:
        parser.error("no articles found")
    checker = crossfoot.Checker()
    figures = sum(len(crossfoot.extract(text)) for text in texts)
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} articles, {size / 1024:.0f} KB, {figures} figures; best of {options.repeat}")
    print(f"{'':10} {'KB/s':>8} {'slowest article':>16}")
    for label, work in (("extract", crossfoot.extract), ("check", checker.check)):
        speed, slowest = rate(work, texts, options.repeat)
        print(f"{label:10} {speed:8.0f} {slowest:13.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
