import time

import pytest

from crossfoot.rulebook.compose import MAX_BYTES, compose
from crossfoot.rulebook.nodes import Entries, Items, Scalar, Source


def tree(text: str) -> tuple[Entries, Source]:
    source = Source(text, "a.yaml")
    root = compose(source)
    assert isinstance(root, Entries), [problem.message for problem in source.problems]
    return root, source


def refused(text: str) -> str:
    source = Source(text, "a.yaml")
    compose(source)
    assert len(source.problems) == 1
    return source.problems[0].message


@pytest.mark.parametrize(
    "written", ["1.20", "12:30", "017", "no", "2025-03-25", "1_000", "0x1F", "null", "~", ".5", "1e3"]
)
def test_scalars_stay_the_text_that_was_written(written: str) -> None:
    root, _ = tree(f"key: {written}\n")
    value = root.values["key"]
    assert isinstance(value, Scalar)
    assert value.value == written


def test_every_node_knows_its_line_and_column() -> None:
    root, _ = tree("a: x\nb:\n  - one\n  - {c: two}\n")
    assert (root.values["a"].line, root.values["a"].column) == (0, 3)
    items = root.values["b"]
    assert isinstance(items, Items)
    assert [(item.line, item.column) for item in items.items] == [(2, 4), (3, 4)]


def test_a_byte_order_mark_is_not_part_of_the_first_key() -> None:
    root, _ = tree("\ufeffa: x\n")
    assert list(root.keys) == ["a"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_with_any_line_end(end: str) -> None:
    root, source = tree(f"a: x{end}b: y{end}")
    assert root.values["b"].line == 1
    source.at(root.values["b"], "here")
    assert source.problems[0].source == "b: y"


def test_a_doubled_key_is_refused_and_the_first_named() -> None:
    root, source = tree("level: note\nwhy: x\nlevel: error\n")
    assert [problem.message for problem in source.problems] == [
        "Key 'level' is given twice; the first stands on line 1."
    ]
    assert source.problems[0].line == 3
    assert isinstance(root.values["level"], Scalar)


@pytest.mark.parametrize(
    "text", ["a: &x 1\n", "&x a: 1\n", "a: &x [1]\n", "a: &x\n  b: c\n", "a: [&x [*x]]\n"]
)
def test_anchors_are_refused_even_unused(text: str) -> None:
    assert refused(text).startswith("Anchors and aliases")


@pytest.mark.parametrize(
    "text", ["a: !!int 1\n", "a: !x [b]\n", "a: !!python/object/apply:os.system [ls]\n", "! a: b\n"]
)
def test_tags_are_refused(text: str) -> None:
    assert refused(text).startswith("Tags (!)")


def test_quoted_text_may_begin_with_any_character() -> None:
    root, _ = tree("a: '&b'\nb: \"!c\"\nc: '*d'\n")
    assert [value.value for _, _, value in root if isinstance(value, Scalar)] == ["&b", "!c", "*d"]


def test_a_thousand_million_laughs_are_refused_at_once() -> None:
    lines = ["a0: &a0 [lol, lol]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    began = time.process_time()
    source = Source("\n".join(lines), "a.yaml")
    compose(source)
    assert time.process_time() - began < 1
    assert all(problem.message.startswith("Anchors") for problem in source.problems)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_deep_nesting_is_refused_at_once(opening: str) -> None:
    began = time.process_time()
    assert refused(opening * 30_000).startswith("Nested too deep")
    assert time.process_time() - began < 1


def test_a_text_above_the_limit_is_not_parsed() -> None:
    assert "262,145 bytes" in refused("#" * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("text", "says", "place"),
    [
        ("a: b: c\n", "There is one already", (1, 5)),
        ("a: 'b\nc: d\n", "never closed", (3, 1)),
        ("a:\n\tb: c\n", "this line has a tab", (2, 1)),
        ("a: @b\n", "cannot begin with this character", (1, 4)),
        ("a: {b} is c\n", "Put text that begins with {", (1, 8)),
        ("a: [b, c\nd: e\n", "not closed", (2, 2)),
        ("a: *b\n", "begins with *", (1, 4)),
        ("a: b\n---\nc: d\n", "second document", (2, 1)),
        ("a: b\x07c\n", "U+0007", (1, 5)),
        ("a: b\nc: \ud800\n", "U+D800", (2, 4)),
        ("", "The file is empty", (0, 0)),
        ("# nothing\n", "The file is empty", (0, 0)),
        ("[a]: b\n", "A key must be a word", (1, 1)),
    ],
)
def test_what_is_no_yaml_is_told_with_its_place_and_a_remedy(
    text: str, says: str, place: tuple[int, int]
) -> None:
    source = Source(text, "a.yaml")
    compose(source)
    found = source.problems[0]
    assert says.lower() in found.message.lower()
    assert (found.line, found.column) == place
