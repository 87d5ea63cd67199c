"""The lines of a rule that are small languages: ``check``, ``say`` and ``phrases``.

Formulas and phrases are parsed by their own layers; what those find wrong is told here at the place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from crossfoot.formula import Check, FormulaError
from crossfoot.formula import parse as parse_formula
from crossfoot.lexicon.patterns import Pattern, PatternError
from crossfoot.lexicon.patterns import parse as parse_phrase
from crossfoot.rulebook import fields
from crossfoot.rulebook.model import ANY, DIRECTIONS, Slot
from crossfoot.rulebook.nodes import Entries, Node, Scalar, Source
from crossfoot.rulebook.problems import quoted, suggestion
from crossfoot.rulebook.slots import unbound

#: The field of a message that shows what the formula gives.
COMPUTED = "computed"

_FIELD = re.compile(r"\{([^{}]*)\}|[{}]")


class _Problem(Protocol):
    @property
    def column(self) -> int: ...
    @property
    def length(self) -> int: ...
    @property
    def message(self) -> str: ...


def read_checks(
    source: Source, node: Node | None, slots: Mapping[str, Slot], cues: Collection[str]
) -> dict[str, Check]:
    """``check:`` one formula, or a mapping from cue classes to formulas."""
    checks: dict[str, Check] = {}
    for cue, scalar in _by_cue(source, node, cues, "a formula"):
        check = _formula(source, scalar)
        if check is not None:
            _check_names(source, scalar, check, slots)
            checks[cue] = check
    return checks


def read_says(
    source: Source, node: Node | None, slots: Mapping[str, Slot], cues: Collection[str]
) -> dict[str, str]:
    """``say:`` one message, or a mapping from cue classes to messages."""
    says: dict[str, str] = {}
    for cue, scalar in _by_cue(source, node, cues, "a message"):
        _check_template(source, scalar, slots)
        says[cue] = " ".join(scalar.value.split())
    return says


def read_phrases(
    source: Source, node: Node | None, slots: Mapping[str, Slot], classes: Collection[str]
) -> tuple[Pattern, ...]:
    """``phrases:`` closed patterns over the rule's figures and the word classes."""
    found: list[Pattern] = []
    for scalar in fields.scalars(source, node, "a phrase"):
        try:
            found.append(parse_phrase(scalar.value, classes, slots))
        except PatternError as error:
            _relay(source, scalar, error.problems, first=0)
        except RecursionError:
            source.at(scalar, "The phrase has too many brackets inside one another.")
    return tuple(found)


def _by_cue(source: Source, node: Node | None, cues: Collection[str], what: str) -> list[tuple[str, Scalar]]:
    """The one text under ``ANY``, or each text under its cue class."""
    if not isinstance(node, Entries):
        given = fields.text(source, node, what)
        return [(ANY, node)] if given and isinstance(node, Scalar) else []
    found: list[tuple[str, Scalar]] = []
    if not node.keys:
        source.at(node, f"Expected {what}, or one for each class of words.")
    for cue, key, value in node:
        if isinstance(value, Scalar) and not value.value and value.start == value.end:
            source.at(node, f"Expected {what}. Put text that begins with {{ in quotation marks.")
            return found
        if cue not in (ANY, *DIRECTIONS) and cue not in cues:
            source.at(
                key,
                f"Unknown class of words {quoted(cue)}. {suggestion(cue, sorted({*cues, ANY, *DIRECTIONS}))}",
            )
        if fields.text(source, value, what) and isinstance(value, Scalar):
            found.append((cue, value))
    return found


def _formula(source: Source, scalar: Scalar) -> Check | None:
    try:
        return parse_formula(scalar.value)
    except FormulaError as error:
        _relay(source, scalar, error.problems, first=1)
    except RecursionError:
        source.at(scalar, "The formula has too many parentheses inside one another.")
    return None


def _relay(source: Source, scalar: Scalar, problems: Iterable[_Problem], first: int) -> None:
    """Tell problems of a small language at their place in the file; ``first`` is what its columns count from."""
    for problem in problems:
        source.inside(scalar, problem.column - first, problem.length, problem.message)


def _check_names(source: Source, scalar: Scalar, check: Check, slots: Mapping[str, Slot]) -> None:
    for name in sorted(check.names | check.lists):
        slot = slots.get(name)
        if slot is None:
            _mark_name(source, scalar, name, unbound(name, slots))
        elif slot.many and name not in check.lists:
            _mark_name(
                source, scalar, name, f"{quoted(name)} is a list: use it inside sum(), mean() or count()."
            )
        elif name in check.lists and not slot.many:
            message = f"{quoted(name)} is one figure. Add 'many: yes' to it, or leave sum() out."
            _mark_name(source, scalar, name, message)


def _mark_name(source: Source, scalar: Scalar, name: str, message: str) -> None:
    # A name before "(" is a function; the figure may have the same name further on.
    found = re.search(rf"(?<![\w.]){re.escape(name)}(?![\w.])(?!\s*\()", scalar.value)
    source.inside(scalar, found.start() if found else 0, len(name), message)


def _check_template(source: Source, scalar: Scalar, slots: Mapping[str, Slot]) -> None:
    known = (*slots, COMPUTED)
    for match in _FIELD.finditer(scalar.value):
        if match[1] is None:
            message = f"'{match[0]}' stands alone. A message shows a figure as {{name}}."
        elif match[1] not in known:
            message = unbound(match[1], known)
        else:
            continue
        source.inside(scalar, match.start(), len(match[0]), message)
