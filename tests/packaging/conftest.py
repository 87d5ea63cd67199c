"""Built distributions and fresh environments to install them into."""

import os
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
BIN = "Scripts" if os.name == "nt" else "bin"


def run(*command: object, cwd: Path, check: bool = True) -> "subprocess.CompletedProcess[str]":
    """Run a command without the caller's Python settings, so that only what was installed is found."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd, env={**clean, "PYTHONUTF8": "1"}, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    if check:
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="session")
def dists(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the wheel and the sdist, built from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-d", out, "-t", "wheel", "-t", "sdist", cwd=repository)
    return {"wheel": next(out.glob("*.whl")), "sdist": next(out.glob("*.tar.gz"))}


@pytest.fixture(scope="session")
def install(
    dists: dict[str, Path], repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """Return a function that installs one form into a fresh environment, once, and returns its bin folder."""
    made: dict[str, Path] = {}
    what = {"wheel": [dists["wheel"]], "sdist": [dists["sdist"]], "editable": ["-e", repository]}

    def installed(form: str) -> Path:
        if form not in made:
            folder = tmp_path_factory.mktemp(form)
            venv.create(folder / "venv", with_pip=True)
            made[form] = folder / "venv" / BIN
            pip = [made[form] / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            run(*pip, *what[form], cwd=folder)
        return made[form]

    return installed
