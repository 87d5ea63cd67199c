"""Time whole processes, as a person at a terminal waits for them: `python bench/startup.py [ARTICLE]`.

Medians of n runs, after one that warms the file cache. The limits are what crossfoot promises; with --strict
a miss is an exit status of 1.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLE = """---
date: 2025-03-25
---
Marsh & Daughter sold 800,000 shares at £4.25 each, a 6.6% discount to Monday's closing price of £4.55,
raising £3.4 million. Sales rose 25% to £1.5 million from £1.2 million a year earlier.
"""


def cases(article: Path) -> list[tuple[str, list[str], float | None]]:
    """Return (label, command, limit in seconds) for each process to time."""
    python = [sys.executable]
    program = Path(sys.executable).with_name("crossfoot")
    crossfoot = [str(program)] if program.exists() else [*python, "-m", "crossfoot"]
    return [
        ("python -c pass", [*python, "-c", "pass"], None),
        ("python -c 'import crossfoot'", [*python, "-c", "import crossfoot"], 0.15),
        ("crossfoot --help", [*crossfoot, "--help"], 0.15),
        ("crossfoot rules", [*crossfoot, "rules"], None),
        (f"crossfoot check {article.name}", [*crossfoot, "check", str(article)], 0.4),
        (
            f"crossfoot check {article.name} --format json",
            [*crossfoot, "check", str(article), "--format", "json"],
            0.4,
        ),
    ]


def timed(command: list[str], runs: int) -> list[float]:
    """Return the seconds that each run took; raise RuntimeError if the command itself failed."""
    seconds = []
    # The run that warms the cache must be allowed to leave compiled modules behind, as at a terminal.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(runs + 1):
        begin = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        seconds.append(time.perf_counter() - begin)
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{' '.join(command)} exited {done.returncode}:\n{done.stderr}")
    return seconds[1:]


def measure(article: Path, runs: int) -> bool:
    """Print the table; return whether every limit was kept."""
    kept = True
    print(f"{'whole process, ' + str(runs) + ' runs':44} {'median':>8} {'fastest':>8} {'limit':>8}")
    for label, command, limit in cases(article):
        seconds = timed(command, runs)
        median = statistics.median(seconds)
        over = limit is not None and median > limit
        kept = kept and not over
        shown = f"{limit:.2f} s" if limit else "-"
        print(f"{label:44} {median:6.3f} s {min(seconds):6.3f} s {shown:>8}{'  OVER' if over else ''}")
    return kept


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("article", type=Path, nargs="?", help="an article to check (default: a short one)")
    parser.add_argument("-n", "--runs", type=int, default=11)
    parser.add_argument("--strict", action="store_true", help="exit 1 when a limit is not kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        article = options.article or Path(folder) / "article.md"
        if not options.article:
            article.write_text(ARTICLE, encoding="utf-8")
        kept = measure(article, options.runs)
    return int(options.strict and not kept)


if __name__ == "__main__":
    sys.exit(main())
