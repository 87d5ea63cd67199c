#!/usr/bin/env python3
"""Audit the articles or run the tests on a machine that has only git and Python.

    python3 bootstrap.py audit [PATH...]       check articles (default: claims/) with crossfoot as it stands
    python3 bootstrap.py test [NOX-OPTION...]  run every gate through nox; `test -s lint` runs one

Each command makes its own environment under .venv/ the first time, and again when what it was made from has
changed. The exit status is that of the command run: for an audit 0, 1 (discrepancies) or 2 (something could
not be checked). Written so that an old Python 3 answers with a sentence and not with a syntax error.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
SOURCES = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "src", "rules", "datasets", "reports")
NOX = "nox[uv]>=2026.1"


class SetupError(Exception):
    """The environment could not be made; the message says how to mend that."""


def suitable_python():
    """Return this interpreter, or a newer one on the PATH when this one is too old."""
    if sys.version_info >= OLDEST:
        return sys.executable
    for minor in range(13, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return found
    raise SetupError(
        f"crossfoot needs Python 3.{OLDEST[1]} or newer. This is {sys.version.split()[0]}, {sys.executable}\n"
        "and none is on the PATH as python3.11, python3.12 or python3.13. Install one, then run this again."
    )


def digest(names):
    """Return a digest of every file under the names given: an environment is stale when it changes."""
    total = hashlib.sha256()
    for top in (ROOT / name for name in names):
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def environment(name, requirement, stamp):
    """Return the bin folder of .venv/<name>, made anew with the requirement unless its stamp is the same."""
    folder = ROOT / ".venv" / name
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    stamp_file = folder / "crossfoot-stamp"
    if stamp_file.exists() and stamp_file.read_text() == stamp:
        return binaries
    python = suitable_python()
    print(f"Making .venv/{name} (once; it takes some seconds) ...", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    if subprocess.call([python, "-m", "venv", str(folder)]) != 0:
        raise SetupError(
            f"Python's venv module could not make {folder}.\n"
            "On Debian or Ubuntu it is a package of its own: apt-get install python3-venv"
        )
    pip = [str(binaries / "python"), "-m", "pip", "-qq", "--disable-pip-version-check"]
    if subprocess.call([*pip, "install", requirement], cwd=str(ROOT)) != 0:
        raise SetupError(
            f"pip could not install {requirement} (its own message is above). Without a network, fill a\n"
            "folder elsewhere with `pip download` and point pip to it: PIP_NO_INDEX=1 PIP_FIND_LINKS=<folder>"
        )
    stamp_file.write_text(stamp)
    return binaries


def audit(arguments):
    """Check articles with an installed crossfoot; an editable one would not show what a wheel lacks."""
    binaries = environment("audit", ".[claims]", sys.version + digest(SOURCES))
    return subprocess.call([str(binaries / "crossfoot"), "check", *(arguments or [str(ROOT / "claims")])])


def test(arguments):
    """Run nox, which makes one environment a session."""
    binaries = environment("nox", NOX, sys.version + NOX)
    return subprocess.call([str(binaries / "nox"), *arguments], cwd=str(ROOT))


def main(arguments):
    """Run the command named; without one, say what there is."""
    commands = {"audit": audit, "test": test}
    if not arguments or arguments[0] not in commands:
        print(__doc__.strip())
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        return commands[arguments[0]](arguments[1:])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
