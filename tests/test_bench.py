"""The benchmarks run: what they measure is for people to read, so no time is asserted here."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def bench(repository: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=repository, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_startup_prints_a_line_for_each_process(repository: Path) -> None:
    lines = bench(repository, "bench/startup.py", "-n", "1").splitlines()
    assert len(lines) == 7
    assert all(line.count(" s ") >= 2 for line in lines[1:])


def test_throughput_prints_both_rates(repository: Path) -> None:
    table = bench(repository, "bench/throughput.py", "claims", "--kilobytes", "4", "--repeat", "1")
    assert [line.split()[0] for line in table.splitlines()[2:]] == ["extract", "check"]


def test_the_review_page_prints_how_long_it_was_written(repository: Path) -> None:
    lines = bench(repository, "bench/review_page.py", "400", "60").splitlines()
    assert "written in" in lines[0]
