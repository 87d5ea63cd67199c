"""One rule file to one Rule, or to a RuleError that holds every problem of it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from crossfoot.errors import RuleError
from crossfoot.rulebook.compose import MAX_BYTES, compose, too_big
from crossfoot.rulebook.fields import Vocabulary
from crossfoot.rulebook.model import Examples, Proof, Rule
from crossfoot.rulebook.nodes import Source
from crossfoot.rulebook.problems import Problem, invalid, shown_path
from crossfoot.rulebook.schema import Setting, read_rule

_EXAMPLES = re.compile(r"^examples:", re.MULTILINE)
_NEXT_KEY = re.compile(r"^[^\s#]", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")


def load_rule(
    source: Path | str,
    name: str | None = None,
    *,
    vocabulary: Vocabulary | None = None,
    shipped: bool = False,
    lazy: bool = False,
) -> Rule:
    """Read a rule.

    Args:
        source: the path of a rule file, or its text as a str.
        name: the name that the rule must have; the stem of the path unless given.
        vocabulary: the closed lists; those of the lexicon unless given.
        shipped: whether the rule travels with crossfoot, and so needs three examples of each kind.
        lazy: read the examples when ``Rule.examples`` is first asked for; their problems come up then.

    Raises:
        RuleError: with all problems in source order; its text is the message to show.
    """
    vocabulary = vocabulary or Vocabulary.standard()
    if isinstance(source, str):
        return _parse(source, None, Setting(vocabulary, name, shipped=shipped), lazy)
    setting = Setting(vocabulary, name or source.stem, source.absolute().parent.name, source, shipped)
    return _parse(_text(source), source, setting, lazy)


def _parse(text: str, path: Path | None, setting: Setting, lazy: bool) -> Rule:
    if lazy:
        rule = _parse_head(text, setting)
        if rule is not None:
            return rule
    source = Source(text, shown_path(path, setting.name))
    root = compose(source)
    rule = None if root is None else read_rule(source, root, setting)
    if rule is None or source.problems:
        raise source.error()
    return rule


def _parse_head(text: str, setting: Setting) -> Rule | None:
    """The rule without its examples; None when there is anything wrong, so that the whole file is read again."""
    begin = _EXAMPLES.search(text)
    if begin is None:
        return None
    end = _NEXT_KEY.search(text, begin.end())
    head = text[: begin.start()]
    if end is not None:
        head += _LINE.sub("", text[begin.start() : end.start()]) + text[end.start() :]
    proof = Proof(partial(_late_examples, text, setting))
    source = Source(head, "")
    root = compose(source)
    if root is None or source.problems:
        return None
    lazily = Setting(setting.vocabulary, setting.name, setting.pack, setting.path, setting.shipped, proof)
    return read_rule(source, root, lazily)


def _late_examples(text: str, setting: Setting) -> Examples:
    return _parse(text, setting.path, setting, lazy=False).examples


def _text(path: Path) -> str:
    """The text of a rule file; too large, unreadable or not UTF-8 is a RuleError as well."""
    shown = shown_path(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
            size = len(data) if len(data) <= MAX_BYTES else path.stat().st_size
    except OSError as error:
        raise _unusable(shown, f"The file cannot be read: {error.strerror or error}.") from error
    if size > MAX_BYTES:
        raise _unusable(shown, too_big(size))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"Line {line}: byte 0x{data[error.start]:02x} is not valid UTF-8. Save the file as UTF-8."
        raise _unusable(shown, message) from error


def _unusable(shown: str, message: str) -> RuleError:
    return invalid(shown, [Problem(0, 0, 0, message)])
