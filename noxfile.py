"""All gates in one command: `nox` runs every default session, locally as in CI.

One gate alone: `nox -s types`; with options for its tool: `nox -s tests-3.11 -- -k formula`. The project is installed
as a user would install it, not editable, so `-R`, which installs nothing, tests what was there before.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.error_on_missing_interpreters = False
nox.options.download_python = "never"
os.environ["UV_PYTHON_DOWNLOADS"] = "never"  # else uv spends ten seconds looking for a Python to download

PROJECT = nox.project.load_toml("pyproject.toml")
# Everything runs once, on the Python that runs nox (CI: 3.11); the core tests on the others that are there.
FULL = f"{sys.version_info.major}.{sys.version_info.minor}"
CORE = [version for version in ("3.11", "3.12", "3.13") if version != FULL]


def group(*names: str) -> list[str]:
    """Return the requirements of the dependency groups named."""
    return list(nox.project.dependency_groups(PROJECT, *names))


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, formatting and the lengths of functions and files."""
    session.install(*group("lint"))
    session.run("ruff", "check", "--output-format=concise")
    session.run("ruff", "format", "--check")
    session.run("python", "scripts/lengths.py")


@nox.session
def types(session: nox.Session) -> None:
    """Type-check the source, and tests/typing as a user would write it."""
    session.install(".[data,spark]", *group("types"))
    session.run("mypy")


@nox.session
def layers(session: nox.Session) -> None:
    """Check that imports point down and that heavy libraries stay in their module."""
    session.install(*group("layers"))
    session.run("lint-imports", "--no-cache", env={"PYTHONPATH": "src"})


@nox.session
def rules(session: nox.Session) -> None:
    """Run the examples that each rule carries, through the installed command."""
    session.install(".")
    session.run("crossfoot", "rules", "check")


@nox.session
def accuracy(session: nox.Session) -> None:
    """Score the labelled passages of claims/benchmark, and hold the totals to the floors recorded there."""
    session.install(".")
    floors = "claims/benchmark/floors.yaml"
    session.run("python", "-m", "scripts.accuracy.benchmark", "--floors", floors, *session.posargs)
    session.run("python", "-m", "scripts.accuracy.wordings")


@nox.session
def fuzz(session: nox.Session) -> None:
    """Fuzz the extraction of figures for a bounded time; options are pytest's."""
    if sys.platform != "linux":
        session.skip("the fuzzer has wheels for Linux only")
    session.install(".", *group("fuzz"))
    session.run("pytest", "tests/fuzz", *session.posargs)


@nox.session(default=False)
def extraction(session: nox.Session) -> None:
    """Measure how well and how fast figures are read, beside other readers; `-- --update` writes the tables."""
    session.install(".", *group("peers"))
    session.run("python", "-m", "scripts.extraction_table", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Run what the documentation shows, and compare the generated pages with the rules."""
    session.install(".[data]", *group("docs"))
    session.run("python", "scripts/readme_output.py")
    session.run("python", "scripts/rule_pages.py")
    session.run("python", "scripts/command_pages.py")
    session.run("python", "scripts/links.py")
    session.run(
        "pytest", "--doctest-modules", "--doctest-glob=*.md", "--pyargs", "crossfoot", "README.md", "docs"
    )


@nox.session
def reports(session: nox.Session) -> None:
    """Make the sample reports of claims/ and compare them with reports/samples; `-- --update` writes them."""
    session.install(".")
    session.run("python", "-m", "scripts.sample_reports", *session.posargs)


@nox.session
def pages(session: nox.Session) -> None:
    """Use the review page in headless Chromium, and let axe-core look for what keeps people out of it."""
    session.install(".", *group("pages"))
    axe = Path(session.cache_dir, "axe").resolve()
    session.run("python", "-m", "scripts.fetch_axe", str(axe))
    session.run("pytest", "tests/pages", *session.posargs, env={"CROSSFOOT_AXE": str(axe / "axe.min.js")})


@nox.session
def build(session: nox.Session) -> None:
    """Build the sdist, and the wheel from it, into dist/."""
    session.install(*group("build"))
    shutil.rmtree("dist", ignore_errors=True)
    session.run("python", "-m", "build", "--outdir", "dist")


@nox.session(python=[FULL, *CORE])
def tests(session: nox.Session) -> None:
    """Run every test on one Python, all but the slow ones on the others."""
    session.install(".", *group("test", "layers"))
    if session.python != FULL:
        session.run("pytest", "-m", "not slow", *session.posargs)
        return
    schemas = Path(session.cache_dir, "schemas").resolve()  # of others, so fetched and not kept here
    session.run("python", "scripts/fetch_schemas.py", str(schemas))
    session.run("pytest", *session.posargs, env={"CROSSFOOT_SCHEMAS": str(schemas)})


@nox.session
def data(session: nox.Session) -> None:
    """Check the data sets of this repository, and run the tests that need pandas and what stands on it."""
    session.install(".[data,spark]", *group("test", "data"))
    session.run("crossfoot", "data", "check")
    folders = (
        "tests/engine/rows",
        "tests/datasets",
        "tests/adapters",
        "tests/scan",
        "tests/formula/test_columns.py",
        "tests/cli/test_scan.py",
    )
    session.run("pytest", *folders, *session.posargs)


@nox.session(default=False)
def coverage(session: nox.Session) -> None:
    """Run the tests with branch coverage and show what no test reaches."""
    session.install(".", *group("test", "layers", "coverage"))
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    session.run("coverage", "report")


@nox.session(default=False)
def peers(session: nox.Session) -> None:
    """Speed, memory and start-up beside other tools; `-- PATH... --update docs/performance.md` writes them down."""
    session.install(".")
    environments = Path(session.cache_dir, "peers").resolve()  # one for each tool, which need not agree
    session.run(
        "python", "-m", "bench.peers", "--environments", str(environments), *(session.posargs or ["claims"])
    )


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure start-up, throughput over the articles given (default: claims/), and the review page of a long one."""
    session.install(".", *group("pages"))
    session.run("python", "bench/startup.py")
    session.run("python", "bench/throughput.py", *(session.posargs or ["claims"]))
    session.run("python", "bench/review_page.py")


@nox.session(default=False)
def realtext(session: nox.Session) -> None:
    """Check real articles from the folder CROSSFOOT_REALTEXT; name a file of it, with --offset, --step, --limit."""
    if not os.environ.get("CROSSFOOT_REALTEXT"):
        session.skip("CROSSFOOT_REALTEXT names no folder of real articles")
    session.install(".")
    for part in ("realtext", "recall", "cost"):
        session.run("python", "-m", f"scripts.accuracy.{part}", *session.posargs)


@nox.session(default=False)
def docs_update(session: nox.Session) -> None:
    """Write the README's output and the rule pages anew."""
    session.install(".")
    session.run("python", "scripts/readme_output.py", "--update")
    session.run("python", "scripts/rule_pages.py", "--update")
    session.run("python", "scripts/command_pages.py", "--update")
