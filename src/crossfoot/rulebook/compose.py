"""YAML text to nodes, through libyaml's composer: fast, and its nodes keep their places.

Whatever a rule file must not hold is refused here: anchors and aliases, tags, doubled keys, deep nesting, large
files. What libyaml says about text that is no YAML is told again with its remedy.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs forget libyaml's own parser

from crossfoot.rulebook.nodes import Entries, Items, Node, Scalar, Source
from crossfoot.rulebook.places import LINE_END
from crossfoot.rulebook.problems import Problem, quoted

#: Largest rule file that is read, in bytes; the largest shipped one has under a tenth of it.
MAX_BYTES = 256 * 1024
#: Mappings and lists inside one another; a rule needs five.
MAX_DEPTH = 12

# A string, because compiling this class takes 3 ms and only a broken file needs it.
_NOT_YAML = "[^\t\n\r\x85\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_REFUSED = {"&": "Anchors and aliases (& and *)", "*": "Anchors and aliases (& and *)", "!": "Tags (!)"}


class _Composer(CParser):
    """libyaml's composer without tag resolution, which costs half its time, and with a limit on depth.

    The limit must hold while composing: the composer recurses in C and would end the process.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.depth = 0

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return ""

    def descend_resolver(self, parent: Any, index: Any) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _TooDeep(parent)

    def ascend_resolver(self) -> None:
        self.depth -= 1


class _TooDeep(Exception):
    def __init__(self, parent: Any) -> None:
        self.mark = parent.start_mark


def compose(source: Source) -> Node | None:
    """The node tree of a file, or None when its text is no YAML or holds nothing; problems go into ``source``."""
    if len(source.text) > MAX_BYTES:
        source.problems.append(Problem(0, 0, 0, too_big(len(source.text), source.what)))
        return None
    try:
        root = _Composer(source.text).get_single_node()
    except _TooDeep as deep:
        message = f"Nested too deep: more than {MAX_DEPTH} lists and mappings inside one another."
        source.add(deep.mark.line, deep.mark.column, 1, message)
    except yaml.MarkedYAMLError as error:
        _syntax(source, error)
    except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
        _character(source, error.position if isinstance(error, yaml.reader.ReaderError) else error.start)
    else:
        if root is not None:
            return _converted(root, source)
        source.problems.append(
            Problem(
                0, 0, 0, f"The file is empty. It begins with '{source.what.partition(' ')[0]}: its-name'."
            )
        )
    return None


def too_big(size: int, what: str = "rule") -> str:
    """The message for a file above the limit."""
    return (
        f"The file has {size:,} bytes; a {what} file may have {MAX_BYTES:,}. Split it: one {what}, one file."
    )


def _converted(node: Any, source: Source) -> Node | None:
    start, end = node.start_mark, node.end_mark
    at = start.index
    refused = _REFUSED.get(source.text[at : at + 1])
    value = node.value
    if isinstance(node, yaml.ScalarNode):
        if refused and not node.style:
            _refuse(source, start, refused)
            return None
        return Scalar(at, end.index, start.line, start.column, value, node.style or None)
    if refused:
        _refuse(source, start, refused)
        return None
    if isinstance(node, yaml.SequenceNode):
        items = [item for item in (_converted(child, source) for child in value) if item is not None]
        return Items(at, end.index, start.line, start.column, items)
    entries = Entries(at, end.index, start.line, start.column, {}, {})
    for key, child in value:
        _enter(entries, _converted(key, source), _converted(child, source), source)
    return entries


def _enter(entries: Entries, key: Node | None, value: Node | None, source: Source) -> None:
    if key is None or value is None:
        return
    if not isinstance(key, Scalar):
        source.at(key, "A key must be a word. Put text that begins with { or [ in quotation marks.")
    elif key.value in entries.keys:
        first = entries.keys[key.value].line + 1
        source.at(key, f"Key {quoted(key.value)} is given twice; the first stands on line {first}.")
    else:
        entries.keys[key.value] = key
        entries.values[key.value] = value


def _refuse(source: Source, mark: Any, what: str) -> None:
    token = re.match(r"\S+", source.text[mark.index : mark.index + 60])
    remedy = "Write the value out, or put the text in quotation marks."
    message = f"{what} are not allowed in a {source.what} file. {remedy}"
    source.add(mark.line, mark.column, len(token.group()) if token else 1, message)


#: What libyaml says, and what the writer of a rule should do about it.
_MEANINGS = {
    "mapping values are not allowed": "': ' starts a value, and there is one already. Put the text in quotation marks.",
    "cannot start any token": "Text cannot begin with this character here. Put it in quotation marks.",
    "unexpected end of stream": "Something opened with a quotation mark or bracket is never closed.",
    "could not find expected ':'": "Expected 'key: value' here, or an indented continuation.",
    "did not find expected key": "Expected a key here. Check the indentation, and put text that begins with { or a "
    "quotation mark in quotation marks as a whole.",
    "did not find expected '-' indicator": "Expected another list item ('- ...') here. Check the indentation.",
    "did not find expected ',' or": "A list in brackets or mapping in braces is not closed, or lacks a comma. Put text "
    "with commas, colons or braces in quotation marks.",
    "block sequence entries are not allowed": "A list ('- ...') cannot begin here; it goes on the next line, indented.",
    "undefined alias": "Text that begins with * must stand in quotation marks; aliases are not allowed.",
    "another document": "One file holds one rule: a second document ('---') begins here.",
}


def _syntax(source: Source, error: yaml.MarkedYAMLError) -> None:
    said = f"{error.context or ''} {error.problem or 'not YAML'}".strip()
    mark = error.problem_mark or error.context_mark
    line, column, index = (mark.line, mark.column, mark.index) if mark else (0, 0, 0)
    if (
        source.text[index : index + 1] == "\t"
        or "\t" in source.lines()[min(line, len(source.lines()) - 1)][:column]
    ):
        meaning = "YAML is indented with spaces; this line has a tab."
    else:
        meaning = next((text for part, text in _MEANINGS.items() if part in said), "This is not YAML.")
    source.add(line, column, 1, f"{meaning} ({said})")


def _character(source: Source, index: int) -> None:
    """``index`` is where the reader stopped, in characters."""
    bad = re.search(_NOT_YAML, source.text)
    place = bad.start() if bad else min(index, len(source.text))
    before = LINE_END.split(source.text[:place])
    code = f"U+{ord(source.text[place]):04X}" if place < len(source.text) else "the end"
    source.add(
        len(before) - 1,
        len(before[-1]),
        1,
        f"Character {code} is not allowed in a {source.what} file. Delete it.",
    )
