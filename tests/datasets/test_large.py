"""A file of a gigabyte is streamed by row rules, and refused where it would have to be in memory as a whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="numpy comes with the extra [data]")

pytestmark = pytest.mark.slow
ROWS = 100_000
GIGABYTE = 1024**3
_MEASURE = """\
import resource, sys
from crossfoot.cli import run
code = run(sys.argv[1:])
print(code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.fixture(scope="module")
def gigabyte(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sound rows with a long remark, a slip in the last of them."""
    path = tmp_path_factory.mktemp("large") / "large.csv"
    remark = "x" * 1000
    block = "".join(
        f"{n},{n % 90 + 0.25:.2f},{n * (n % 90 + 0.25):.2f},{remark}\n" for n in range(1, ROWS + 1)
    )
    with path.open("w", encoding="utf-8") as file:
        file.write("shares,price,proceeds,remark\n")
        while file.tell() < GIGABYTE:
            file.write(block)
        file.write("800000000,53.25,46.2 billion,\n")
    return path


def measured(*arguments: str | Path) -> tuple[int, int, str]:
    """Exit code, the most memory taken in MB, and what was said, of a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, "data", "check", *map(str, arguments)],
        capture_output=True, text=True, check=True, timeout=600, env=dict(os.environ),
    )  # fmt: skip
    code, memory = done.stdout.splitlines()[-1].split()
    return int(code), int(memory), done.stdout + done.stderr


def test_row_rules_stream_it(gigabyte: Path) -> None:
    code, memory, said = measured(gigabyte, "--row", "proceeds == shares * price")
    assert code == 1
    assert "two digits swapped" in said
    assert memory < 700


def test_a_schema_refuses_it(gigabyte: Path) -> None:
    description = gigabyte.with_name("whole.yaml")
    description.write_text(
        f"dataset: whole\nsource: {gigabyte.name}\nexpectations: [{{expect: column_to_exist, column: price}}]\n",
        encoding="utf-8",
    )
    code, memory, said = measured(description)
    assert code == 2
    assert "file-too-large" in said
    assert memory < 700
