"""Rules that are ready say what their files say, and stop being used when anything they came from changes."""

import json
import pickle
from pathlib import Path

import pytest

from crossfoot import resources
from crossfoot.resources import data_dir
from crossfoot.rulebook import Rule, Vocabulary, book, load_rulebook, ready
from tests.rulebook.samples import changed

RULES = data_dir("rules")
NAMES = sorted(path.stem for path in RULES.rglob("*.yaml"))


@pytest.fixture(scope="module")
def as_read() -> dict[str, Rule]:
    return load_rulebook([RULES], vocabulary=Vocabulary.standard()).rules


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_survives_as_plain_values(name: str, as_read: dict[str, Rule]) -> None:
    rule = as_read[name]
    row = json.loads(json.dumps(ready.plain(rule)))
    assert rule.path is not None
    again = ready.rule_of(row, rule.path)
    assert again == rule
    assert pickle.loads(pickle.dumps(again)) == rule


def test_its_examples_are_read_from_the_file(as_read: dict[str, Rule]) -> None:
    rule = as_read[NAMES[0]]
    assert rule.path is not None
    assert ready.rule_of(ready.plain(rule), rule.path).examples == rule.examples


def test_formulas_are_parsed_when_asked_for() -> None:
    formulas = ready.Formulas({"any": "a ==", "up": "a == b"})
    assert list(formulas) == ["any", "up"]
    assert formulas["up"].names == {"a", "b"}
    assert formulas.get("down") is None
    with pytest.raises(KeyError):
        formulas["down"]


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that passes for the shipped one, and a place of its own for what is kept."""
    folder = tmp_path / "rules"
    (folder / "own").mkdir(parents=True)
    monkeypatch.setattr(book, "data_dir", lambda name: folder)
    monkeypatch.setattr(resources, "_kept_at", lambda name: tmp_path / "kept" / f"{name}.json")
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return folder


def copied(folder: Path, name: str) -> Path:
    source = next(RULES.rglob(f"{name}.yaml"))
    path = folder / "own" / source.name
    path.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def test_an_edited_file_is_read_again(shipped: Path) -> None:
    path = copied(shipped, "fold-change")
    assert load_rulebook([shipped]).rules["fold-change"].level == "error"
    path.write_text(path.read_text(encoding="utf-8").replace("level: error", "level: note"), encoding="utf-8")
    assert load_rulebook([shipped]).rules["fold-change"].level == "note"


def test_a_file_with_problems_tells_them_every_time_and_stops_no_other(shipped: Path) -> None:
    copied(shipped, "fold-change")
    (shipped / "own" / "bad.yaml").write_text(changed(("level:", "levle:")), encoding="utf-8")
    first, second = load_rulebook([shipped]), load_rulebook([shipped])
    assert list(first.rules) == list(second.rules) == ["fold-change"]
    assert [str(error) for error in first.problems] == [str(error) for error in second.problems]
    assert "levle" in str(first.problems[0])


def test_a_file_that_is_not_text_is_told_as_ever(shipped: Path) -> None:
    copied(shipped, "fold-change")
    (shipped / "own" / "bad.yaml").write_bytes(b"rule: \xff\n")
    found = load_rulebook([shipped])
    assert list(found.rules) == ["fold-change"]
    assert "0xff" in str(found.problems[0])
