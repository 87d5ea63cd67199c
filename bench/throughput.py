"""Measure how fast figures are extracted and articles checked: `python bench/throughput.py PATH... [--beside FOLDER]`.

A PATH is a folder of .md and .txt articles, one such file, or a file of JSON lines with one a line (its
"text", "body" or "article"; .gz is unpacked). The rate is that of one process on one core, in processor time, with
everything loaded before the clock starts. FOLDER is another checkout, measured in turn with this one: what else the
machine does then slows both.
"""

import argparse
import gzip
import json
import os
import subprocess
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


def timed(work: Callable[[str], object], texts: list[str]) -> list[float]:
    """Return the seconds of processor time that each text took."""
    times = []
    for text in texts:
        begin = time.process_time()
        work(text)
        times.append(time.process_time() - begin)
    return times


def measure(texts: list[str], repeat: int) -> dict[str, list[float]]:
    """Return [KB/s, milliseconds of the slowest article] of extraction and check, the best of `repeat` passes."""
    checker = crossfoot.Checker()
    size = sum(len(text.encode()) for text in texts) / 1024
    found = {}
    for label, work in (("extract", crossfoot.extract), ("check", checker.check)):
        work(texts[0])
        best = min((timed(work, texts) for _ in range(repeat)), key=sum)
        found[label] = [size / sum(best), 1000 * max(best)]
    return found


def in_turn(checkouts: list[Path], options: argparse.Namespace) -> list[dict[str, list[float]]]:
    """Return what each checkout measures in processes of its own: the best of `repeat` turns."""
    best: list[dict[str, list[float]]] = [{} for _ in checkouts]
    command = [sys.executable, __file__, *map(str, options.paths), "--kilobytes", str(options.kilobytes)]
    for _ in range(options.repeat):
        for place, checkout in enumerate(checkouts):
            environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
            done = subprocess.run(
                [*command, "--repeat", "2", "--json"],  # the first pass compiles what patterns it needs
                env=environment,
                capture_output=True,
                text=True,
                check=True,
            )
            for label, row in json.loads(done.stdout).items():
                best[place][label] = max(row, best[place].get(label, row))
    return best


def show(name: str, found: dict[str, list[float]]) -> None:
    for label, (speed, slowest) in found.items():
        print(f"{label:10} {speed:8.0f} {slowest:13.1f} ms  {name}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--kilobytes", type=int, default=2000, help="stop reading after this much text")
    parser.add_argument("--repeat", type=int, default=3, help="passes, of which the best counts")
    parser.add_argument("--beside", type=Path, metavar="FOLDER", help="another checkout to measure in turn")
    parser.add_argument("--json", action="store_true", help="print the numbers alone")
    options = parser.parse_args()
    texts = articles(options.paths, options.kilobytes * 1024)
    if not texts:
        parser.error("no articles found")
    if options.json:
        print(json.dumps(measure(texts, options.repeat)))
        return 0
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} articles, {size / 1024:.0f} KB; processor time, best of {options.repeat}")
    print(f"{'':10} {'KB/s':>8} {'slowest article':>16}")
    if options.beside is None:
        show("this checkout", measure(texts, options.repeat))
        return 0
    here = Path(__file__).resolve().parents[1]
    for name, found in zip(
        (options.beside.name, "this checkout"), in_turn([options.beside, here], options), strict=True
    ):
        show(name, found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
