"""Measure crossfoot beside tools that read or check figures: `python -m bench.peers PATH... [--update PAGE]`.

Each tool has an environment of its own (made below --environments and kept there), reads the same articles in a
process of its own, in turn with the others, and is timed by its processor time: the best of `--turns` turns. A PATH is
what `bench/throughput.py` takes. Start-up is the processor time from the start of a process to its first short text
read; memory is the highest that the process held.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tabulate import tabulate

from bench.throughput import articles
from scripts.marked import filled

HERE = Path(__file__).resolve().parent
WORKER = HERE / "peer_worker.py"


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool, what pip installs for it, and what its two kinds of work answer."""

    name: str
    requirement: str
    lists: str
    checks: str | None = None


TOOLS = (
    Tool(
        "crossfoot",
        str(HERE.parent),
        "figures with value, unit, precision, place",
        "whether the figures agree with each other, given how they were rounded",
    ),
    Tool("quantulum3", "quantulum3==0.10.0", "quantities with unit and uncertainty"),
    Tool(
        "ms-recognizers-text-suite",
        "ms-recognizers-text-suite==1.0.1",
        "numbers, percentages, currencies, dimensions, ages, temperatures",
    ),
    Tool(
        "onus",
        "onus==0.1.0",
        "numbers, dates and counts",
        "whether each is in the evidence, or a change or ratio of two in one sentence of it",
    ),
    Tool("numaudit", "numaudit==0.1.0", "numbers in digits", "whether each is in the data"),
    Tool(
        "rag-quantguard",
        "rag-quantguard==0.2.4",
        "claims with figures",
        "whether a source states each, or a sum or share of what it states",
    ),
)


def environment(tool: Tool, root: Path) -> Path:
    """The Python of an environment in which the tool is installed, made if it is not there yet."""
    folder = root / tool.name
    python = folder / "bin" / "python"
    installed = folder / "installed"
    if tool.name == "crossfoot" or not installed.exists() or installed.read_text() != tool.requirement:
        print(f"installing {tool.name}", file=sys.stderr)
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", tool.requirement], check=True)
        installed.write_text(tool.requirement)
    return python


def version(python: Path, tool: Tool) -> str:
    code = f"import importlib.metadata as m; print(m.version({tool.name!r}))"
    return subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def run(python: Path, tool: Tool, work: str, texts: Path, seconds: float) -> dict[str, float]:
    """What one process of a tool measured; PYTHONPATH is taken away, since it would lend our checkout to all."""
    shell = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
    }
    command = [str(python), "-W", "ignore", str(WORKER), tool.name, work, str(texts), str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=shell)
    if done.returncode:
        raise RuntimeError(f"{tool.name} {work}:\n{done.stderr[-2000:]}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def in_turn(options: argparse.Namespace, texts: Path) -> dict[tuple[str, str], dict[str, float]]:
    """The best turn of every work of every tool, the tools one after the other in each turn."""
    pythons = {tool.name: environment(tool, options.environments) for tool in TOOLS}
    works = [(tool, work) for tool in TOOLS for work in ("list", "check") if work == "list" or tool.checks]
    best: dict[tuple[str, str], dict[str, float]] = {}
    for turn in range(options.turns):
        for tool, work in works:
            print(f"turn {turn + 1} of {options.turns}: {tool.name} {work}", file=sys.stderr)
            found = run(pythons[tool.name], tool, work, texts, options.seconds)
            known = best.setdefault((tool.name, work), found)
            known["rate"] = max(known["rate"], found["rate"])
            known["peak"] = max(known["peak"], found["peak"])
            known["started"] = min(known["started"], found["started"])
    for tool in TOOLS:
        best[tool.name, "list"]["version"] = version(pythons[tool.name], tool)  # type: ignore[assignment]
    return best


def table(best: dict[tuple[str, str], dict[str, float]]) -> str:
    """The results as a Markdown table, the works that only list figures apart from those that judge them."""
    rows = []
    for work, title in (("list", "lists"), ("check", "checks")):
        for tool in TOOLS:
            found = best.get((tool.name, work))
            if found is None:
                continue
            told = tool.lists if work == "list" else tool.checks
            failed = f"{found['failed']:.0f} of {found['articles']:.0f}" if found["failed"] else "none"
            rows.append(
                [
                    title,
                    f"{tool.name} {best[tool.name, 'list']['version']}",
                    f"{found['rate']:,.0f}",
                    f"{found['peak']:.0f}",
                    f"{found['started']:.2f}",
                    failed,
                    told,
                ]
            )
    heads = ["", "tool", "KB/s", "memory, MB", "start-up, s", "articles that failed", "what it answers"]
    columns = ("left", "left", "right", "right", "right", "left", "left")
    return tabulate(rows, heads, tablefmt="pipe", colalign=columns, disable_numparse=True)


def report(
    best: dict[tuple[str, str], dict[str, float]], texts: list[str], options: argparse.Namespace
) -> str:
    size = sum(len(text.encode()) for text in texts) / 1024
    told = (
        f"{len(texts)} articles of {size / len(texts):.1f} KB on average, {date.today():%-d %B %Y}, Python "
        f"{platform.python_version()}, {os.cpu_count()} cores, best of {options.turns} turns of {options.seconds:g} s:"
    )
    return f"{told}\n\n{table(best)}\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--kilobytes", type=int, default=500, help="stop reading after this much text")
    parser.add_argument("--seconds", type=float, default=8.0, help="of work in each turn")
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument(
        "--environments", type=Path, default=Path(".nox/peers-environments"), metavar="FOLDER"
    )
    parser.add_argument("--update", type=Path, metavar="PAGE", help="write the table into this page")
    options = parser.parse_args()
    texts = articles(options.paths, options.kilobytes * 1024)
    if not texts:
        parser.error("no articles found")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "articles.json")
        file.write_text(json.dumps(texts), encoding="utf-8")
        text = report(in_turn(options, file), texts, options)
    print(text)
    if options.update:
        page = filled(options.update.read_text(encoding="utf-8"), {"peers": text.rstrip()})
        options.update.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
