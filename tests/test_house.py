"""What holds for the house as a whole: a light import, the public names, the layers, the sizes, the pages."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from scripts import changelog, lengths, links, readme_output

HEAVY = {
    "babel", "click", "currency_converter", "great_expectations", "markdown_it", "numpy", "pandas", "pandera",
    "pint", "pyspark", "pytest", "tabulate",
}  # fmt: skip
IMPORT = "import sys, time; t = time.time(); import crossfoot; print(time.time() - t, *sys.modules)"


def fresh(code: str) -> str:
    """Run code in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def docstring(module: Path) -> str | None:
    return ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) if module.exists() else None


def test_import_is_quick_and_loads_no_heavy_library() -> None:
    """The fastest of five fresh processes counts: what slows the others is the machine."""
    runs = [fresh(IMPORT).split() for _ in range(5)]
    assert min(float(seconds) for seconds, *_ in runs) < 0.15
    assert HEAVY & {module.partition(".")[0] for module in runs[0][1:]} == set()


def test_checking_a_text_loads_no_library_for_data_sets_or_units() -> None:
    """The rates may be loaded, by a conversion; the rest never is."""
    loaded = fresh(
        "import crossfoot, sys; crossfoot.check('Sales rose 25% to $5 from $4.'); print(*sys.modules)"
    ).split()
    assert (HEAVY - {"currency_converter"}) & {module.partition(".")[0] for module in loaded} == set()


def test_all_lists_what_a_user_sees() -> None:
    """`__all__` names every public attribute, and every name in it can be had."""
    visible = fresh(
        "import crossfoot; [getattr(crossfoot, name) for name in crossfoot.__all__];"
        "print(*(name for name, value in vars(crossfoot).items() if not name.startswith('_')"
        " and getattr(value, '__module__', '').startswith('crossfoot')))"
    ).split()
    listed = fresh("import crossfoot; print(*crossfoot.__all__)").split()
    assert sorted(listed) == listed, "__all__ is sorted"
    assert set(visible) <= set(listed)


def test_all_offers_the_doors() -> None:
    listed = fresh("import crossfoot; print(*crossfoot.__all__)").split()
    assert {"Checker", "CrossfootError", "Verdict", "check", "extract", "read"} <= set(listed)


def test_every_public_module_has_a_place_in_the_layers(repository: Path) -> None:
    """import-linter says the same in `nox -s layers`; this says it while one works."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    contract = project["tool"]["importlinter"]["contracts"][0]
    places = {name.strip(" ()") for layer in contract["layers"] for name in layer.split("|")}
    source = repository / "src" / "crossfoot"
    found = {path.stem for path in source.iterdir() if path.suffix == ".py" or any(path.glob("**/*.py"))}
    assert found - {"__init__"} <= places


def test_every_package_says_what_lives_there(repository: Path) -> None:
    folders = {path.parent for path in (repository / "src" / "crossfoot").rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not docstring(folder / "__init__.py")] == []


@pytest.mark.slow
def test_imports_point_down(repository: Path) -> None:
    program = Path(sys.executable).with_name("lint-imports")
    if not program.exists():
        pytest.skip("import-linter is not installed")
    done = subprocess.run(
        [program, "--no-cache"],
        cwd=repository, env={"PYTHONPATH": "src", "PATH": ""}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_lengths_are_within_their_limits(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    assert lengths.main() == 0


def test_links_between_the_pages_lead_somewhere() -> None:
    assert [problem for page in links.pages() for problem in links.broken(page)] == []


@pytest.mark.slow
def test_output_shown_is_what_the_command_prints() -> None:
    """Every console block of the pages marked as output is run again."""
    assert "".join(readme_output.stale(update=False)) == ""


def test_the_readme_shows_real_output(repository: Path) -> None:
    assert readme_output.BLOCK.search((repository / "README.md").read_text(encoding="utf-8"))


def test_fragments_have_a_known_kind(repository: Path) -> None:
    assert changelog.fragments(repository / "changelog.d")


def test_ruff_has_one_version(repository: Path) -> None:
    """The commit hooks and the lint session format alike."""
    pins = [
        set(re.findall(r'"(ruff==[^"]+)"', (repository / name).read_text(encoding="utf-8")))
        for name in ("pyproject.toml", ".pre-commit-config.yaml")
    ]
    assert pins[0] == pins[1]
    assert len(pins[0]) == 1


def test_decisions_are_numbered_and_listed(repository: Path) -> None:
    folder = repository / "docs" / "adr"
    files = sorted(path.name for path in folder.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in files] == list(range(1, len(files) + 1))
    listed = re.findall(r"\]\((\d{4}-[^)]+)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert listed == files
    for name in files:
        text = (folder / name).read_text(encoding="utf-8")
        assert re.match(rf"# {int(name[:4])}\. .+\n\nDate: \d{{4}}-\d\d-\d\d\. Status: ", text), name
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], name
