"""What comes after the last batch: every part looked at once, the sums, the errors file, the summary."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Mapping
from importlib import import_module
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
    parts = [*((path, True) for path in part_files(folder, COVERAGE))]
    parts += [(path, False) for path in part_files(folder, FINDINGS)]
    for number, (path, articles) in enumerate(parts):
        if look is not None:
            look("adding up", number, len(parts))
        table = _read(path)
        problem = check_coverage(table) if articles else check_findings(table)
        if problem is not None:
            raise _broken(path, problem)
        if articles:
            summary.add_articles(table.to_pylist())
        else:
            summary.add_findings(table.select(_SUMMED).to_pylist())
    settled = sum(count.settled + count.undecided for count in summary.rules.values())
    total = summary.total
    if settled != total.confirmed + total.discrepancies + total.undecided:
        raise _broken(folder, f"It has {settled} findings, and coverage tells of other numbers")
    return summary


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
