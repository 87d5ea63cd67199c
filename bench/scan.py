"""Measure scans: `python bench/scan.py FILE.jsonl[.gz] [--articles N] [--repeat N] [--memory SMALL LARGE]`.

FILE holds articles as JSON lines (with a "text"); they are repeated under new ids until there are enough. Two
processes are timed against one, for the check alone and for a whole scan (start, reading, checking, writing, summing
up), in turn, so that what else the machine does slows both; the fastest of each counts. With --memory, scans of two
sizes are watched: the peak is that of all processes together.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import crossfoot

_SETTLE = 0.1
_KB = 1024
_BATCH = 20  # articles that a process takes at once


def records(path: Path) -> list[dict[str, Any]]:
    """Return the records of a file of JSON lines."""
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def repeated(sample: list[dict[str, Any]], number: int) -> Iterator[dict[str, Any]]:
    """Yield so many articles, each with an id of its own."""
    for count, record in enumerate(itertools.islice(itertools.cycle(sample), number)):
        yield {**record, "id": f"{count:09d}"}


def write(path: Path, sample: list[dict[str, Any]], number: int) -> int:
    """Write so many articles; returns the bytes of their text."""
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for record in repeated(sample, number):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            size += len(record["text"].encode())
    return size


# ---- the check alone


def _check(texts: list[str], ready: Any, go: Any, taken: Any) -> None:
    checker = crossfoot.Checker()
    checker.check(texts[0])
    ready.release()
    go.wait()
    while (start := _take(taken)) < len(texts):
        for text in texts[start : start + _BATCH]:
            checker.check(text)


def _take(taken: Any) -> int:
    """Where the next batch begins; like the workers of a scan, whoever is free takes it."""
    with taken.get_lock():
        start: int = taken.value
        taken.value += _BATCH
    return start


def check_alone(texts: list[str], jobs: int) -> float:
    """Return the seconds that so many processes take over the texts, once they are ready."""
    context = multiprocessing.get_context("spawn")
    ready, go = context.Semaphore(0), context.Event()
    taken = context.Value("q", 0)
    processes = [context.Process(target=_check, args=(texts, ready, go, taken)) for _ in range(jobs)]
    for process in processes:
        process.start()
    for _ in processes:
        ready.acquire()
    begin = time.perf_counter()
    go.set()
    for process in processes:
        process.join()
    return time.perf_counter() - begin


# ---- whole scans


def scan(lines: Path, jobs: int, watch: Any = None) -> float:
    """Return the seconds that a scan takes, from its start to its end."""
    out = Path(tempfile.mkdtemp(prefix="scan-"))
    command = [sys.executable, "-m", "crossfoot", "scan", str(lines), "--out", str(out), "--jobs", str(jobs)]
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    watcher = threading.Thread(target=watch, args=(process.pid,)) if watch else None
    if watcher is not None:
        watcher.start()
    _, said = process.communicate()
    seconds = time.perf_counter() - begin
    if watcher is not None:
        watcher.join()
    shutil.rmtree(out)
    if process.returncode not in (0, 1):
        raise SystemExit(f"The scan failed ({process.returncode}): {said.decode()}")
    return seconds


class Peak:
    """The largest memory of a process and those it started: what is theirs alone, and their share of what is shared."""

    def __init__(self) -> None:
        self.kilobytes = 0

    def __call__(self, process: int) -> None:
        """Watch until the process ends."""
        while Path(f"/proc/{process}/smaps_rollup").exists():
            sizes = [_share(one) for one in (process, *_children(process))]
            if not sizes[0]:
                return
            self.kilobytes = max(self.kilobytes, sum(sizes))
            time.sleep(_SETTLE)


def _share(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _children(process: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


# ---- report


def show(label: str, seconds: dict[int, float], articles: int, size: int) -> None:
    for jobs, spent in seconds.items():
        times = f"  {seconds[1] / spent:.2f} times one" if jobs > 1 else ""
        rate = f"{articles / spent:8.0f} articles/s  {size / _KB / spent:8.0f} KB/s"
        print(f"{label:14} {jobs} process{'es' if jobs > 1 else '  '}  {spent:8.1f} s  {rate}{times}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=8000, help="articles of a timed scan; 0 times none")
    parser.add_argument("--repeat", type=int, default=3, help="turns, of which the fastest counts")
    parser.add_argument(
        "--memory", type=int, nargs=2, metavar=("SMALL", "LARGE"), help="sizes to watch the memory at"
    )
    options = parser.parse_args()
    sample = records(options.file)
    with tempfile.TemporaryDirectory(prefix="corpus-") as folder:
        lines = Path(folder, "corpus.jsonl")
        if options.articles:
            size = write(lines, sample, options.articles)
            texts = [record["text"] for record in repeated(sample, options.articles)]
            alone: dict[int, float] = {}
            whole: dict[int, float] = {}
            for _ in range(options.repeat):
                for jobs in (1, 2):
                    alone[jobs] = min(check_alone(texts, jobs), alone.get(jobs, float("inf")))
                    whole[jobs] = min(scan(lines, jobs), whole.get(jobs, float("inf")))
            print(f"{options.articles} articles, {size / _KB:.0f} KB of text, {os.cpu_count()} cores, "
                  f"load {os.getloadavg()[0]:.1f}; best of {options.repeat}")  # fmt: skip
            show("check alone", alone, options.articles, size)
            show("whole scan", whole, options.articles, size)
        peaks = []
        for number in options.memory or ():
            write(lines, sample, number)
            peak = Peak()
            seconds = scan(lines, 2, peak)
            peaks.append(peak.kilobytes)
            times = f"  {peaks[-1] / peaks[0]:.2f} times the first" if len(peaks) > 1 else ""
            print(
                f"memory         {number:9} articles  {seconds:8.1f} s  {peak.kilobytes / _KB:8.0f} MB{times}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
