"""The wheel, the wheel made from the sdist and the editable install all work, and find the rulebook."""

import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.packaging.conftest import run

pytestmark = pytest.mark.slow
FORMS = ("wheel", "sdist", "editable")
Install = Callable[[str], Path]

SOUND = "Sales rose 25% to £1.5 million from £1.2 million.\n"
SLIPPED = "Sales rose 52% to £1.5 million from £1.2 million.\n"


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_carries_every_rule_and_word_list(dists: dict[str, Path], repository: Path) -> None:
    rules = {path.relative_to(repository).as_posix() for path in (repository / "rules").rglob("*.yaml")}
    source = repository / "src"
    data = {
        path.relative_to(source).as_posix()
        for path in (source / "crossfoot").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {f"crossfoot/_data/{name}" for name in rules} | data <= names(dists["wheel"])


def test_the_wheel_carries_tables_and_rules_ready_for_use(dists: dict[str, Path], repository: Path) -> None:
    """As JSON, so that an installed crossfoot starts without reading YAML."""
    tables = {path.stem for path in (repository / "src/crossfoot/lexicon").glob("*.yaml")}
    assert {f"crossfoot/_data/lexicon/{name}.json" for name in tables} <= names(dists["wheel"])
    with zipfile.ZipFile(dists["wheel"]) as archive:
        rules = json.loads(archive.read("crossfoot/_data/rules.json"))
    folder = repository / "rules"
    assert set(rules) == {path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")}


def test_the_wheel_carries_the_data_sets_and_what_the_pages_need(
    dists: dict[str, Path], repository: Path
) -> None:
    tables = {path.relative_to(repository).as_posix() for path in (repository / "datasets").glob("*.*")}
    assert {f"crossfoot/_data/{name}" for name in tables} <= names(dists["wheel"])
    assert "crossfoot/adapters/gx/data_docs.css" in names(dists["wheel"])


def test_the_wheel_carries_nothing_else(dists: dict[str, Path]) -> None:
    """No top-level package but crossfoot, no compiled file, no test."""
    found = names(dists["wheel"])
    assert {name.partition("/")[0].partition("-")[0] for name in found} == {"crossfoot"}
    assert not [name for name in found if "__pycache__" in name or "tests" in name.split("/")]


def test_the_sdist_carries_what_a_packager_needs(dists: dict[str, Path]) -> None:
    with tarfile.open(dists["sdist"]) as archive:
        found = {name.partition("/")[2] for name in archive.getnames()}
    assert {"LICENSE", "README.md", "hatch_build.py", "tests/test_house.py", "claims", "rules"} <= found | {
        name.partition("/")[0] for name in found
    }


@pytest.mark.parametrize("form", FORMS)
def test_the_rulebook_is_there(form: str, install: Install, tmp_path: Path, repository: Path) -> None:
    """`crossfoot rules`, run from an empty folder, lists every rule of the checkout."""
    shown = run(install(form) / "crossfoot", "rules", cwd=tmp_path).stdout
    assert [path.stem for path in (repository / "rules").rglob("*.yaml") if path.stem not in shown] == []


@pytest.mark.parametrize("form", FORMS)
def test_the_rules_carry_their_proof(form: str, install: Install, tmp_path: Path, repository: Path) -> None:
    """The examples of every rule are there to be run; whether they come out right is `nox -s rules`."""
    done = run(install(form) / "crossfoot", "rules", "check", cwd=tmp_path, check=False)
    assert f"examples of {len(list((repository / 'rules').rglob('*.yaml')))} rules" in done.stdout, (
        done.stderr
    )


@pytest.mark.parametrize("form", FORMS)
def test_an_article_is_checked(form: str, install: Install, tmp_path: Path) -> None:
    """A sound article exits 0, a slip exits 1 with a finding that names the figure."""
    (tmp_path / "sound.md").write_text(SOUND, encoding="utf-8")
    (tmp_path / "slipped.md").write_text(SLIPPED, encoding="utf-8")
    program = install(form) / "crossfoot"
    run(program, "check", "sound.md", cwd=tmp_path)
    done = run(program, "check", "slipped.md", "--format", "json", cwd=tmp_path, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    (document,) = json.loads(done.stdout)["documents"]
    bound = {
        claim["text"]
        for finding in document["findings"]
        if finding["verdict"] == "discrepancy"
        for claim in finding["claims"]
    }
    assert bound == {"52%", "£1.5 million", "£1.2 million"}


@pytest.mark.parametrize("form", FORMS)
def test_the_folders_come_from_the_right_place(
    form: str, install: Install, tmp_path: Path, repository: Path
) -> None:
    """A wheel reads its own copy; an editable install the checkout that is being edited."""
    code = "from crossfoot.resources import data_dir; print(data_dir('rules'))"
    python = install(form) / "python"
    place = Path(run(python, "-c", code, cwd=tmp_path).stdout.strip())
    assert place.is_dir()
    assert (place == repository / "rules") is (form == "editable")


def test_the_wheel_declares_its_types(dists: dict[str, Path]) -> None:
    assert "crossfoot/py.typed" in names(dists["wheel"])
