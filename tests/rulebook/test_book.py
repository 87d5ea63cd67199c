import pickle
import time
from pathlib import Path

import pytest

from crossfoot.errors import OptionError
from crossfoot.rulebook import Rulebook, book, load_rulebook
from tests.rulebook.samples import GOOD, VOCABULARY, changed


def put(folder: Path, name: str, text: str = GOOD, pack: str = "own", suffix: str = ".yaml") -> Path:
    path = folder / pack / f"{name}{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("rule: premium-discount", f"rule: {name}"), encoding="utf-8")
    return path


def load(*folders: Path, eager: bool = False) -> Rulebook:
    return load_rulebook(folders, vocabulary=VOCABULARY, eager=eager)


def test_rules_are_found_by_scanning_and_sorted_by_name(tmp_path: Path) -> None:
    put(tmp_path, "b-rule", pack="x")
    put(tmp_path, "a-rule", pack="y")
    put(tmp_path, "hidden", pack=".git")
    (tmp_path / "x" / "README.md").write_text("not a rule")
    found = load(tmp_path)
    assert [(rule.name, rule.pack) for rule in found] == [("a-rule", "y"), ("b-rule", "x")]
    assert found.problems == []


def test_one_broken_rule_never_stops_the_others(tmp_path: Path) -> None:
    put(tmp_path, "good")
    put(tmp_path, "bad", changed(("level:", "levle:"), ("[fee]", "[fees]")))
    put(tmp_path, "worse", "{")
    found = load(tmp_path)
    assert list(found.rules) == ["good"]
    assert [str(error).splitlines()[0].rpartition("/")[2] for error in found.problems] == [
        "bad.yaml: rule not loaded, 2 problems [rule-invalid]",
        "worse.yaml: rule not loaded, 1 problem [rule-invalid]",
    ]


def test_a_later_folder_replaces_a_rule_and_says_so(tmp_path: Path) -> None:
    put(tmp_path / "first", "one")
    put(tmp_path / "first", "two")
    mine = put(tmp_path / "second", "one", changed(("level: error", "level: note")), pack="mine")
    found = load(tmp_path / "first", tmp_path / "second")
    assert found.rules["one"].path == mine
    assert found.replaced["one"].path == tmp_path / "first" / "own" / "one.yaml"
    assert list(found.replaced) == ["one"]


def test_a_broken_rule_replaces_nothing(tmp_path: Path) -> None:
    put(tmp_path / "first", "one")
    put(tmp_path / "second", "one", "{")
    found = load(tmp_path / "first", tmp_path / "second")
    assert found.rules["one"].path == tmp_path / "first" / "own" / "one.yaml"
    assert len(found.problems) == 1


def test_the_same_file_reached_twice_loads_once(tmp_path: Path) -> None:
    path = put(tmp_path, "one")
    found = load(tmp_path, tmp_path / "own", path, tmp_path / "own" / ".." / "own")
    assert (len(found), found.replaced, found.problems) == (1, {}, [])


def test_two_rules_of_one_name_in_one_folder_are_a_mistake(tmp_path: Path) -> None:
    put(tmp_path, "one", pack="a")
    put(tmp_path, "one", pack="b")
    found = load(tmp_path)
    assert found.rules["one"].pack == "a"
    assert "Two files of this folder hold the rule 'one'" in str(found.problems[0])


def test_a_file_with_another_suffix_is_not_overlooked(tmp_path: Path) -> None:
    put(tmp_path, "one", suffix=".yml")
    assert "Rule files end in .yaml. Rename it to one.yaml." in str(load(tmp_path).problems[0])


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert "There is no such folder of rules." in str(load(tmp_path / "gone").problems[0])


def test_a_rule_is_found_by_its_present_and_former_names(tmp_path: Path) -> None:
    put(tmp_path, "new-name", changed(("level:", "formerly: old-name\nlevel:")))
    found = load(tmp_path)
    assert found.find("old-name") is found.find("new-name")
    with pytest.raises(OptionError, match=r"There is no rule 'new-nam'\. Did you mean 'new-name'\?"):
        found.find("new-nam")


def test_a_former_name_leads_to_one_rule(tmp_path: Path) -> None:
    put(tmp_path, "one", changed(("level:", "formerly: [old, two]\nlevel:")))
    put(tmp_path, "two", changed(("level:", "formerly: old\nlevel:")))
    messages = [str(error) for error in load(tmp_path).problems]
    assert len(messages) == 2
    assert "The former name 'two' belongs to the rule 'two' too." in messages[0]
    assert "The former name 'old' belongs to the rule 'one' too." in messages[1]


def test_rules_are_selected_by_name(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        put(tmp_path, name)
    assert list(load(tmp_path).select(["two", "one"]).rules) == ["one", "two"]
    with pytest.raises(OptionError):
        load(tmp_path).select(["four"])


def test_shipped_rules_need_three_examples_and_are_asked_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "one")
    monkeypatch.setattr(book, "data_dir", lambda name: tmp_path)
    assert load(tmp_path).rules["one"].shipped
    assert "it needs 3 examples under 'consistent'" in str(load(tmp_path, eager=True).problems[0])


def test_a_rulebook_travels_between_processes(tmp_path: Path) -> None:
    put(tmp_path, "one")
    put(tmp_path, "bad", "{")
    again = pickle.loads(pickle.dumps(load(tmp_path)))
    assert list(again.rules) == ["one"]
    assert str(again.problems[0]) == str(load(tmp_path).problems[0])


def test_forty_rules_load_in_a_blink(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Measured at 13 ms; the bound leaves room for a busy machine."""
    for number in range(40):
        put(
            tmp_path,
            f"rule-{number}",
            GOOD.replace("  silent:\n", "  silent:\n" + '    - "Up 5% to $9."\n' * 20),
        )
    monkeypatch.setattr(book, "data_dir", lambda name: tmp_path)
    best = 9.0
    for _ in range(3):
        began = time.process_time()
        assert len(load(tmp_path)) == 40
        best = min(best, time.process_time() - began)
    assert best < 0.1


def test_a_class_of_words_means_the_same_everywhere(tmp_path: Path) -> None:
    put(tmp_path, "one", changed(("level:", "words: {usual: [usual]}\nlevel:")))
    put(tmp_path, "two", changed(("level:", "words: {usual: [usual, normal]}\nlevel:")))
    put(tmp_path, "three", changed(("level:", "words: {usual: [usual]}\nlevel:")))
    messages = [str(error) for error in load(tmp_path).problems]
    assert len(messages) == 1
    assert "The rule 'one' has other words in a class 'usual' of its own." in messages[0]
