"""What comes after the last batch: every part looked at once, the sums, the errors file, the summary."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from crossfoot.errors import CrossfootError
from crossfoot.model.finding import Level
from crossfoot.model.scan import Summary
from crossfoot.rendering.scanned.page import render_summary_page
from crossfoot.rendering.scanned.tree import render_summary_json
from crossfoot.scan.parts import COVERAGE, FINDINGS, part_files

ERRORS, SUMMARY, PAGE = "errors.jsonl", "summary.json", "summary.html"
#: Of a finding, what the sums need.
_SUMMED = ["file", "place", "rule", "verdict", "level"]
#: Rows that are looked at together.
_TOGETHER = 5_000
_TOLD = ["file", "place", "article", "status", "error"]


def warm_up() -> None:
    """Import what ``add_up`` will need, beside the checking: it takes longer than the rest of the sums."""
    threading.Thread(target=import_module, args=("crossfoot.adapters.pandera.scanned",), daemon=True).start()


def add_up(folder: Path, look: Callable[[str, int, int], None] | None = None) -> Summary:
    """Check each part against its schema, and sum up.

    Args:
        look: is told what is being done, how many parts are through and how many there are.

    Raises:
        CrossfootError: a part is not what it should be.
    """
    from crossfoot.adapters.pandera.scanned import check_coverage, check_findings

    summary = Summary()
    articles, findings = part_files(folder, COVERAGE), part_files(folder, FINDINGS)
    through = count()

    def tell() -> None:
        if look is not None:
            look("adding up", next(through), len(articles) + len(findings))

    for table in _sound(articles, check_coverage, tell):
        summary.add_articles(table.to_pylist())
    for table in _sound(findings, check_findings, tell):
        summary.add_findings(table.select(_SUMMED).to_pylist())
    settled = sum(rule.settled + rule.undecided for rule in summary.rules.values())
    total = summary.total
    if settled != total.confirmed + total.discrepancies + total.undecided:
        raise _broken(folder, f"It has {settled} findings, and coverage tells of other numbers")
    return summary


def _sound(paths: list[Path], check: Callable[[Any], str | None], tell: Callable[[], None]) -> Iterator[Any]:
    """The tables of some parts, looked at some thousand rows at a time: a schema takes as long for few as for many.

    Raises:
        CrossfootError: a part is not what it should be.
    """
    held: list[tuple[Path, Any]] = []
    for number, path in enumerate(paths, 1):
        tell()
        held.append((path, _read(path)))
        if number == len(paths) or sum(table.num_rows for _, table in held) >= _TOGETHER:
            if not _all_sound([table for _, table in held], check):
                for one, table in held:
                    problem = check(table)
                    if problem is not None:
                        raise _broken(one, problem)
            yield from (table for _, table in held)
            held = []


def _all_sound(tables: list[Any], check: Callable[[Any], str | None]) -> bool:
    """Whether nothing is wrong with some tables as one; if anything is, each has to be looked at."""
    try:
        return check(pa.concat_tables(tables)) is None
    except pa.ArrowException:  # they have not the same columns
        return False


def write_summary(
    folder: Path, summary: Summary, fail_on: Level, settings: Mapping[str, Any], broken: bool = False
) -> int:
    """Write the errors file, the summary and its page; the exit code of the scan."""
    _write(folder / ERRORS, "".join(_error_lines(folder)))
    code = summary.exit_code(fail_on, broken)
    _write(folder / SUMMARY, render_summary_json(summary, code, dict(settings)))
    _write(folder / PAGE, render_summary_page(summary, settings))
    return code


def _error_lines(folder: Path) -> Any:
    """A line for each article with an error, in the order of the corpus."""
    for path in part_files(folder, COVERAGE):
        table = _read(path, _TOLD)
        for row in table.filter(pa.compute.is_valid(table["error"])).to_pylist():
            yield json.dumps(row, ensure_ascii=False) + "\n"


def _read(path: Path, columns: list[str] | None = None) -> Any:
    try:
        with pq.ParquetFile(path) as file:
            return file.read(columns)
    except (pa.ArrowException, OSError) as error:
        raise _broken(path, " ".join(str(error).split())) from None


def _broken(path: Path, reason: str) -> CrossfootError:
    return CrossfootError(
        f"{path}: not what a scan writes [part-broken]\n  {reason}.\n"
        "  Has it been changed? Remove the file from findings and coverage and resume, or begin again with --restart."
    )


def _write(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
