"""The rules that the documentation writes step by step work, each being the only file that is added."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "writing-rules.md"
RULES = [
    block
    for block in re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    if block.startswith("rule:")
]


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "crossfoot", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def test_the_page_writes_three_rules() -> None:
    assert len(RULES) == 3


@pytest.mark.parametrize("text", RULES, ids=lambda text: text.split()[1])
def test_a_rule_of_the_page_works_in_a_new_workspace(tmp_path: Path, text: str) -> None:
    run(tmp_path, "init")
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    (tmp_path / "rules" / f"{text.split()[1]}.yaml").write_text(text, encoding="utf-8")
    assert len({path for path in tmp_path.rglob("*") if path.is_file()} - before) == 1
    said = run(tmp_path, "rules", "check", "rules")
    count = len(re.findall(r'^    - "', text, re.M))
    assert said == f"{count} of {count} examples of 1 rules do what they say.\n"
    passage = re.search(r'discrepancy:\n    - "(.*)"', text)
    assert passage is not None
    (tmp_path / "claims" / "a.md").write_text(re.sub(r"\{\w+=([^}]*)\}", r"\1", passage[1]), encoding="utf-8")
    assert f"  {text.split()[1]}  " in run(tmp_path, "check", "claims/a.md")
