"""Notations by name."""

from __future__ import annotations

from functools import cache
from typing import Any

from crossfoot.errors import OptionError
from crossfoot.lexicon.load import table
from crossfoot.model.notation import ENGLISH, Notation


def notation_named(
    numbers: str | None = None, scale: str | None = None, base: Notation = ENGLISH
) -> Notation:
    """The notation with these names; None keeps what ``base`` has.

    >>> notation_named("continental").decimal
    ','

    Raises:
        OptionError: there is no such name.
    """
    if numbers is None and scale is None:
        return base
    return _notation(numbers or base.numbers, scale or base.scale)


@cache
def _notation(numbers: str, scale: str) -> Notation:
    marks = _row("numbers", numbers)
    _row("scale", scale)
    return Notation(numbers, scale, marks["decimal"], marks["group"])


def names_of(kind: str) -> list[str]:
    """The names that ``numbers`` or ``scale`` may have, the default first."""
    return list(table("notations")[kind])


def powers_of(notation: Notation) -> dict[str, dict[str, Any]]:
    """The words of scale that are other powers of ten in a notation: ``words``, ``letters``, ``vague``, ``parts``."""
    found: dict[str, dict[str, Any]] = table("notations")["scale"][notation.scale]
    return found


def _row(kind: str, name: str) -> Any:
    rows = table("notations")[kind]
    if name not in rows:
        raise OptionError(f"'{kind}' has no '{name}'. It is one of: {', '.join(rows)}.")
    return rows[name]
