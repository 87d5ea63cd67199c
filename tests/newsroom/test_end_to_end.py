"""A newsroom's repository from an empty folder to a gate that holds: init, pytest, pre-commit and the action's steps.

A wrong article fails in each of them with its line, and passes in each once it is mended, marked with a reason, or
decided.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WRONG = "Sales fell 33% to £30m from £40m."
PLACE = "claims/sales.md:7:12"
ARTICLE = "---\ntitle: Sales\ndate: 2025-03-25\n---\n\nThe year.\n{}\n"

pytestmark = pytest.mark.slow  # processes of their own, each a second or two


def _has_entry_point() -> bool:
    """A checkout that was installed before the plugin was there has none."""
    return any(point.name == "crossfoot" for point in entry_points(group="pytest11"))


@dataclass
class Newsroom:
    """A repository that `crossfoot init` made, and the ways in which its articles are gated."""

    folder: Path

    def run(self, *command: str, **environment: str) -> tuple[int, str]:
        tools = str(Path(sys.executable).parent)
        env = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", **environment}
        done = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def write(self, body: str) -> None:
        (self.folder / "claims" / "sales.md").write_text(ARTICLE.format(body), encoding="utf-8")
        assert self.run("git", "add", "-A")[0] == 0

    def pytest(self) -> tuple[int, str]:
        plugin = () if _has_entry_point() else ("-p", "crossfoot.pytest_plugin")
        return self.run(
            sys.executable, "-m", "pytest", *plugin, "--crossfoot", "-q", "-p", "no:cacheprovider"
        )

    def precommit(self) -> tuple[int, str]:
        pytest.importorskip("pre_commit", reason="pre-commit is not installed")
        return self.run(
            sys.executable, "-m", "pre_commit", "run", "--all-files", PRE_COMMIT_HOME=str(self.folder / ".pc")
        )

    def action(self) -> tuple[int, str]:
        """The checking step of action.yml, run by hand as a runner does it."""
        action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        (step,) = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
        inputs = {name: str(given.get("default", "")) for name, given in action["inputs"].items()}
        given = {
            name: inputs[value.removeprefix("${{ inputs.").removesuffix(" }}")]
            for name, value in step["env"].items()
        }
        output = self.folder.parent / "output"
        return self.run("bash", "-eo", "pipefail", "-c", step["run"], GITHUB_OUTPUT=str(output), **given)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    made = Newsroom(tmp_path / "newsroom")
    made.folder.mkdir()
    assert made.run("git", "init", "-q")[0] == 0
    code, said = made.run(sys.executable, "-m", "crossfoot", "init")
    assert code == 0, said
    return made


GATES: list[Callable[[Newsroom], tuple[int, str]]] = [Newsroom.pytest, Newsroom.precommit, Newsroom.action]


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: str(gate.__name__))
def test_a_gate_fails_with_the_line_and_passes_once_it_is_answered(
    newsroom: Newsroom, gate: Callable[[Newsroom], tuple[int, str]]
) -> None:
    newsroom.write(WRONG)
    code, said = gate(newsroom)
    assert code != 0
    assert PLACE in said or "file=claims/sales.md,line=7,endLine=7" in said, said
    assert "percent-change" in said

    newsroom.write(WRONG.replace("33%", "25%"))
    code, said = gate(newsroom)
    assert code == 0, said

    newsroom.write(WRONG)
    code, said = newsroom.run(
        sys.executable, "-m", "crossfoot", "decide", "claims", "--reason", "before we checked"
    )
    assert code == 0, said
    code, said = gate(newsroom)
    assert code == 0, said
    (newsroom.folder / "crossfoot-decisions.jsonl").unlink()

    newsroom.write(f'{WRONG} <!-- crossfoot: ok percent-change "weekly figures" -->')
    code, said = gate(newsroom)
    assert code == 0, said


def test_the_steps_of_the_action_name_only_inputs_that_there_are() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    used = {piece.split("}}")[0].split()[0] for piece in text.split("${{ inputs.")[1:]}
    assert used <= set(action["inputs"])
    # No expression inside a script: an input could close it and go on as code.
    assert not any("${{" in step["run"] for step in action["runs"]["steps"])


def test_the_hooks_for_others_call_commands_that_there_are() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["crossfoot", "crossfoot-rules", "crossfoot-data"]
    for hook in hooks:
        command = [word for word in hook["entry"].split()[1:] if word not in ("rules/",)]
        done = subprocess.run(
            [sys.executable, "-m", "crossfoot", *command[:2], "--help"], capture_output=True, check=False
        )
        assert done.returncode == 0
