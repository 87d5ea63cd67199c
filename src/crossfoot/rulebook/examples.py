"""The ``examples:`` block: passages with the figures marked inline, as in ``rose {change=25%} to {new=$1.5bn}``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, get_args

from crossfoot.model.finding import Level
from crossfoot.rulebook import fields
from crossfoot.rulebook.fields import Vocabulary
from crossfoot.rulebook.model import Example, ExampleKind, Examples, Mark, Slot
from crossfoot.rulebook.nodes import Entries, Items, Node, Scalar, Source
from crossfoot.rulebook.problems import quoted, suggestion
from crossfoot.rulebook.slots import unbound

KINDS: tuple[ExampleKind, ...] = get_args(ExampleKind)
KEYS = ("text", "figures", "as_of", "level", "slip", "says", "because")
#: Examples of each kind (consistent, discrepancy, silent) that a rule must carry.
NEEDED_SHIPPED = 3
NEEDED = 1

# Doubled braces stand for themselves; {slot=text} is a mark; any other brace is a mistake.
_MARK = re.compile(r"\{\{|\}\}|\{([^{}=]*)=([^{}]*)\}|[{}]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Frame(NamedTuple):
    """What the examples of a rule may refer to."""

    slots: Mapping[str, Slot]
    slips: tuple[str, ...]
    vocabulary: Vocabulary
    needed: int


def read_examples(source: Source, node: Node | None, frame: Frame, owner: Node) -> Examples:
    """All examples of a rule; ``owner`` is the key that a missing kind is told at."""
    block = fields.entries(
        source, node, "the examples: consistent, discrepancy, silent and todo, each a list"
    )
    if block is None:
        return Examples()
    fields.check_keys(source, block, KINDS, (), block)
    found: dict[str, tuple[Example, ...]] = {}
    for kind in KINDS:
        found[kind] = _read_kind(source, kind, block, frame)
        if kind != "todo" and len(found[kind]) < frame.needed:
            _ask_for_more(source, kind, len(found[kind]), frame.needed, block.keys.get(kind, owner))
    return Examples(**found)


def unmarked(text: str) -> tuple[str, tuple[Mark, ...], tuple[tuple[int, int, str], ...]]:
    """The passage without its marks, the marks, and the mistakes as (offset in ``text``, length, what).

    Offsets of the marks are code points of the passage returned.
    """
    parts: list[str] = []
    marks: list[Mark] = []
    mistakes: list[tuple[int, int, str]] = []
    done = length = 0
    for match in _MARK.finditer(text):
        parts.append(text[done : match.start()])
        length += match.start() - done
        done = match.end()
        printed = match[2]
        if match[0] in ("{{", "}}"):
            printed = match[0][0]
        elif printed is None:
            mistakes.append((match.start(), 1, f"'{match[0]}' stands alone. Mark a figure as {{name=text}}."))
            continue
        elif not printed.strip() or printed != printed.strip():
            mistakes.append(
                (match.start(), len(match[0]), "Mark the figure itself, without blanks: {name=text}.")
            )
        else:
            marks.append((match[1], length, length + len(printed)))
        parts.append(printed)
        length += len(printed)
    return "".join(parts) + text[done:], tuple(marks), tuple(mistakes)


def _ask_for_more(source: Source, kind: str, count: int, needed: int, place: Node) -> None:
    want = "an example" if needed == 1 else f"{needed} examples"
    have = "none" if not count else f"only {count}"
    source.at(place, f"A rule carries its proof: it needs {want} under '{kind}', and has {have}.")


def _read_kind(source: Source, kind: ExampleKind, block: Entries, frame: Frame) -> tuple[Example, ...]:
    node = block.values.get(kind)
    if node is None or (isinstance(node, Scalar) and not node.value):
        return ()
    if not isinstance(node, Items):
        source.at(node, "Expected a list of passages, each on a line that begins with '- '.")
        return ()
    found = (_read_example(source, kind, item, frame) for item in node.items)
    return tuple(example for example in found if example is not None)


def _read_example(source: Source, kind: ExampleKind, node: Node, frame: Frame) -> Example | None:
    if isinstance(node, Scalar):
        return _passage(source, kind, node, None, frame)
    body = fields.entries(source, node, "a passage, as text in quotation marks or {text: ..., says: [...]}")
    if body is None:
        return None
    fields.check_keys(source, body, KEYS, ("text",), body)
    scalar = body.values.get("text")
    if scalar is None:
        return None
    return _passage(source, kind, scalar, body, frame)


def _passage(
    source: Source, kind: ExampleKind, node: Node, body: Entries | None, frame: Frame
) -> Example | None:
    if not fields.text(source, node, "a passage") or not isinstance(node, Scalar):
        return None
    text, marks, mistakes = unmarked(node.value)
    for offset, length, message in mistakes:
        source.inside(node, offset, length, message)
    values: dict[str, Node] = body.values if body else {}
    marks += _named_figures(source, text, values.get("figures"))
    marked = bool(marks or mistakes or "figures" in values)
    _check_marks(source, kind, node, marks, marked, frame)
    return Example(
        kind=kind,
        text=text,
        marks=tuple(sorted(marks, key=lambda mark: mark[1:])),
        as_of=_day(source, values.get("as_of")),
        level=_level(source, values.get("level")),
        slip=_slip(source, kind, values.get("slip"), frame),
        says=tuple(
            item.value for item in fields.scalars(source, values.get("says"), "a piece of the message")
        ),
        because=_because(source, kind, values.get("because"), frame),
        line=node.line + 1,
    )


def _named_figures(source: Source, text: str, node: Node | None) -> tuple[Mark, ...]:
    """``figures: {old: £40m}``: marks for text that cannot be marked inline; each must occur exactly once."""
    block = fields.entries(source, node, "figures, as {name: text}")
    marks: list[Mark] = []
    for name, _, value in block or ():
        for item in fields.scalars(source, value, "the printed text of a figure"):
            start = text.find(item.value)
            if start < 0 or text.find(item.value, start + 1) >= 0:
                often = "does not occur" if start < 0 else "occurs more than once"
                source.at(
                    item, f"{quoted(item.value)} {often} in the passage. Mark it inline, as {{{name}=...}}."
                )
            else:
                marks.append((name, start, start + len(item.value)))
    return tuple(marks)


def _check_marks(
    source: Source, kind: ExampleKind, node: Scalar, marks: tuple[Mark, ...], marked: bool, frame: Frame
) -> None:
    """``marked`` tells whether the writer tried to mark a figure at all."""
    counts: dict[str, int] = {}
    for name, _, _ in marks:
        counts[name] = counts.get(name, 0) + 1
    for name, count in counts.items():
        slot = frame.slots.get(name)
        if slot is None:
            _at_mark(source, node, name, unbound(name, frame.slots))
        elif count > 1 and not slot.many:
            _at_mark(source, node, name, f"{quoted(name)} is marked {count} times, but it is one figure.")
    if kind == "silent" and marks:
        _at_mark(source, node, marks[0][0], "A silent passage binds nothing, so nothing is marked in it.")
    if kind in ("consistent", "discrepancy") and not marked:
        source.at(node, "No figure is marked. Mark those that must be bound, as in {new=$1.5bn}.")


def _at_mark(source: Source, node: Scalar, name: str, message: str) -> None:
    found = node.value.find("{" + name + "=")
    source.inside(node, found + 1 if found >= 0 else 0, len(name), message)


def _day(source: Source, node: Node | None) -> date | None:
    value = fields.text(source, node, "a date such as 2025-03-25")
    if not value or node is None:
        return None
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    source.at(node, f"{quoted(value)} is not a date. Write year-month-day, as in 2025-03-25.")
    return None


def _level(source: Source, node: Node | None) -> Level | None:
    value = fields.choice(source, node, [level.value for level in Level], "level")
    return Level(value) if value else None


def _slip(source: Source, kind: ExampleKind, node: Node | None, frame: Frame) -> str | None:
    value = fields.choice(source, node, frame.vocabulary.slips, "slip")
    if value is None or node is None:
        return None
    if kind in ("consistent", "silent"):
        source.at(node, f"Only a discrepancy has a slip; this passage is listed as {kind}.")
    elif value not in frame.slips:
        source.at(
            node, f"The rule does not try the slip '{value}'. {suggestion(value, frame.slips, 'Its slips')}"
        )
    return value


def _because(source: Source, kind: ExampleKind, node: Node | None, frame: Frame) -> str | None:
    value = fields.choice(source, node, frame.vocabulary.guards, "guard")
    if value is not None and node is not None and kind in ("consistent", "discrepancy"):
        source.at(
            node, f"'because' names the guard that keeps a passage silent; this one is listed as {kind}."
        )
    return value
