import contextlib
import pickle
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crossfoot.errors import RuleError
from crossfoot.rulebook import Rule, load_rule
from tests.rulebook.samples import GOOD, VOCABULARY, changed

_PIECES = [
    *GOOD.splitlines(keepends=True),
    "  ", "- ", ": ", "{", "}", "[", "]", "'", '"', "&a ", "*a ", "!!x ", "|\n", ">\n", "\t", "#", "\n", "%", "?",
    "examples:\n", "check: ", "sum(", "{gap=1%}", "{{", "\x00", "\u2028", "é", "same-as ", "---\n", "\r", "\\",
]  # fmt: skip


def write(folder: Path, text: str, name: str = "premium-discount") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def read(path: Path, *, shipped: bool = False, lazy: bool = False) -> Rule:
    return load_rule(path, vocabulary=VOCABULARY, shipped=shipped, lazy=lazy)


def test_name_pack_and_path_come_from_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "prices"
    folder.mkdir()
    rule = read(write(folder, GOOD))
    assert (rule.name, rule.pack, rule.path) == (
        "premium-discount",
        "prices",
        folder / "premium-discount.yaml",
    )
    with pytest.raises(RuleError, match="The file is named 'other', the rule 'premium-discount'"):
        read(write(folder, GOOD, "other"))


def told(text: str, *, lazy: bool) -> None:
    """The rule loads, or it says what is wrong; nothing else."""
    problems: tuple[object, ...] = ("loaded",)
    try:
        _ = load_rule(text, vocabulary=VOCABULARY, lazy=lazy).examples
    except RuleError as error:
        problems = error.problems
    assert problems


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_examples_are_read_late_and_are_the_same(tmp_path: Path, end: str) -> None:
    path = write(tmp_path, GOOD.replace("\n", end))
    late, now = read(path, lazy=True), read(path)
    assert late == now
    assert late.examples == now.examples


def test_keys_behind_the_examples_are_read_too(tmp_path: Path) -> None:
    head, slips, tail = GOOD.partition("slips: [digits-transposed, power-of-ten]\n")
    rule = read(write(tmp_path, head + tail + "# a remark\n" + slips), lazy=True)
    assert rule.slips == ("digits-transposed", "power-of-ten")


def test_problems_of_late_examples_come_when_they_are_asked_for(tmp_path: Path) -> None:
    rule = read(write(tmp_path, changed(("{gap=10%}", "{gab=10%}"))), lazy=True)
    with pytest.raises(RuleError, match="'gab' is not bound") as caught:
        _ = rule.examples
    assert "premium-discount.yaml: rule not loaded, 1 problem" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        changed(("level: error", "levle: error"), ("{gap=10%}", "{gab=10%}")),
        GOOD[: GOOD.index("examples:")],
    ],
)
def test_late_reading_hides_no_problem_of_the_rest(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    messages = []
    for lazy in (True, False):
        with pytest.raises(RuleError) as caught:
            read(path, lazy=lazy)
        messages.append(str(caught.value))
    assert messages[0] == messages[1]


def test_a_rule_is_plain_data_that_travels_between_processes(tmp_path: Path) -> None:
    rule = read(write(tmp_path, GOOD), lazy=True)
    again = pickle.loads(pickle.dumps(rule))
    assert again == rule
    assert again.examples == rule.examples


def test_a_file_that_cannot_be_read_is_a_rule_error(tmp_path: Path) -> None:
    with pytest.raises(
        RuleError, match=r"gone\.yaml: rule not loaded, 1 problem \[rule-invalid\]\n  The file cannot be"
    ):
        read(tmp_path / "gone.yaml")
    with pytest.raises(RuleError, match="The file cannot be read"):
        read(tmp_path)


def test_a_file_that_is_not_utf8_is_told_with_line_and_byte(tmp_path: Path) -> None:
    path = tmp_path / "premium-discount.yaml"
    path.write_bytes(b"rule: x\nwhy: it\x92s\n")
    with pytest.raises(RuleError, match=r"Line 2: byte 0x92 is not valid UTF-8\."):
        read(path)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "premium-discount.yaml"
    path.write_bytes(b"a" * 10_000_000)
    began = time.process_time()
    with pytest.raises(RuleError, match="The file has 10,000,000 bytes; a rule file may have 262,144"):
        read(path)
    assert time.process_time() - began < 0.2


@given(st.text())
@example("\ufeff")
@example("\ud800")
@example("a: [\x85")
@example("examples:")
def test_no_text_does_worse_than_a_rule_error(text: str) -> None:
    for lazy in (True, False):
        with pytest.raises(RuleError):
            load_rule(text, vocabulary=VOCABULARY, lazy=lazy)


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_no_shuffled_rule_does_worse_than_a_rule_error(text: str) -> None:
    told(text, lazy=False)


@given(st.integers(0, len(GOOD)), st.integers(0, 20), st.sampled_from(_PIECES))
def test_no_damaged_rule_does_worse_than_a_rule_error(at: int, cut: int, piece: str) -> None:
    """One edit anywhere in a good rule: it loads, or it says where it is wrong, lazily read or not."""
    text = GOOD[:at] + piece + GOOD[at + cut :]
    told(text, lazy=True)
    told(text, lazy=False)


@given(st.binary(max_size=400))
def test_no_bytes_do_worse_than_a_rule_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("rules") / "a.yaml"
    path.write_bytes(data)
    with pytest.raises(RuleError):
        read(path)


@pytest.mark.parametrize(
    "grown",
    [
        lambda n: GOOD + "  # remark\n" * n,
        lambda n: GOOD.replace("  silent:\n", "  silent:\n" + '    - "Up 5% to $9."\n' * n),
        lambda n: GOOD.replace("A 20%", "{" * n + "A 20%"),
        lambda n: GOOD.replace("A discount", "A " * n),
        lambda n: "x: [" + "a, " * n,
        lambda n: "'" * n,
        lambda n: "".join(f"k{i}: v\n" for i in range(n)),
    ],
)
def test_twice_the_text_takes_about_twice_the_time(grown: object) -> None:
    assert callable(grown)

    def seconds(n: int) -> float:
        text = grown(n)
        best = 9.0
        for _ in range(3):
            began = time.process_time()
            with contextlib.suppress(RuleError):
                load_rule(text, vocabulary=VOCABULARY)
            best = min(best, time.process_time() - began)
        return best

    assert seconds(4_000) < 4 * seconds(2_000) + 0.02
