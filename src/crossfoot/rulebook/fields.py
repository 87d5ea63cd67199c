"""Readers of single values: each takes a node, records what is wrong with it, and returns a plain value or None."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from crossfoot.rulebook.nodes import Entries, Items, Node, Scalar, Source
from crossfoot.rulebook.problems import nearest, quoted, suggestion

_KEBAB = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The closed lists that a rule may draw on: names of roles, guards, slips, word classes and detectors."""

    roles: frozenset[str]
    guards: frozenset[str]
    slips: frozenset[str]
    classes: frozenset[str]
    detectors: frozenset[str]

    @classmethod
    def standard(cls) -> Vocabulary:
        """The names in the tables of the lexicon."""
        from crossfoot.lexicon import table

        def names(name: str) -> frozenset[str]:
            found: Any = table(name)
            return frozenset(map(str, found))

        return cls(names("roles"), names("guards"), names("slips"), names("cues"), names("detectors"))


def entries(source: Source, node: Node | None, what: str) -> Entries | None:
    """A mapping."""
    if isinstance(node, Entries):
        return node
    if node is not None:
        source.at(node, f"Expected {what}, written as 'key: value' lines.")
    return None


def check_keys(
    source: Source, mapping: Entries, known: Sequence[str], needed: Iterable[str], owner: Node
) -> None:
    """Refuse keys outside ``known``; name the ``needed`` ones that are missing, at ``owner``.

    A missing key that a misspelt one stands for is told once, at the misspelt one.
    """
    meant: set[str | None] = set()
    for name, key, _ in mapping:
        if name not in known:
            source.at(key, f"Unknown key {quoted(name)}. {suggestion(name, known)}")
            meant.add(nearest(name, known))
    for name in needed:
        if name not in mapping.keys and name not in meant:
            source.at(owner, f"The key '{name}' is missing.")


def text(source: Source, node: Node | None, what: str) -> str:
    """Text that is not empty, blanks at its ends taken off; "" when there is none."""
    if node is None:
        return ""
    if not isinstance(node, Scalar):
        source.at(node, f"Expected {what}. Put text that begins with {{ or [ in quotation marks.")
        return ""
    value = node.value.strip()
    if not value or (node.style is None and value in ("~", "null")):
        source.at(node, f"Expected {what}; nothing is written here.")
        return ""
    return value


def choice(source: Source, node: Node | None, allowed: Collection[str], what: str) -> str | None:
    """One name of a closed list."""
    if node is None:
        return None
    value = text(source, node, f"a {what}")
    if not value:
        return None
    if value in allowed:
        return value
    source.at(node, f"Unknown {what} {quoted(value)}. {suggestion(value, sorted(allowed))}")
    return None


def option(source: Source, node: Node | None, allowed: Sequence[str], default: str) -> str:
    """One of a few words, shown in full when another is given."""
    if node is None:
        return default
    value = text(source, node, f"one of {', '.join(allowed)}")
    if not value:
        return default
    if value in allowed:
        return value
    plain = {"true": "yes", "on": "yes", "false": "no", "off": "no"}.get(value.lower(), value)
    hint = f" Did you mean '{plain}'?" if plain in allowed else ""
    source.at(node, f"{quoted(value)} is not one of {', '.join(allowed)}.{hint}")
    return default


def yes(source: Source, node: Node | None) -> bool:
    """``yes`` or ``no``; no when absent."""
    return option(source, node, ("yes", "no"), "no") == "yes"


def scalars(source: Source, node: Node | None, what: str) -> list[Scalar]:
    """One text or a list of texts, each with its place; empty and doubled ones are problems."""
    if node is None:
        return []
    if isinstance(node, Entries):
        source.at(node, f"Expected {what}, one or a list. Put text that begins with {{ in quotation marks.")
        return []
    found: list[Scalar] = []
    seen: set[str] = set()
    for item in node.items if isinstance(node, Items) else [node]:
        value = text(source, item, what)
        if not value or not isinstance(item, Scalar):
            continue
        if value in seen:
            source.at(item, f"{quoted(value)} is listed twice.")
        else:
            seen.add(value)
            found.append(item)
    if isinstance(node, Items) and not node.items:
        source.at(node, f"The list is empty; expected {what}.")
    return found


def names(source: Source, node: Node | None, allowed: Collection[str], what: str) -> tuple[str, ...]:
    """One or several names of a closed list."""
    if isinstance(node, Scalar) and node.value in allowed:
        return (node.value,)
    found = (choice(source, item, allowed, what) for item in scalars(source, node, f"a {what}"))
    return tuple(name for name in found if name is not None)


def words(source: Source, node: Node | None, what: str) -> tuple[str, ...]:
    """One or several free words or phrases, in lower case."""
    found: list[str] = []
    for item in scalars(source, node, what):
        value = item.value.strip()
        if value != value.lower():
            source.at(item, f"Words are written in lower case: {quoted(value.lower())}.")
        found.append(value)
    return tuple(found)


def kebab(source: Source, node: Node | None, what: str) -> str:
    """A name like ``percent-change``."""
    value = text(source, node, what)
    if value and node is not None and not is_kebab(value):
        better = re.sub(r"[^a-z0-9]+", "-", value[:80].lower()).strip("-")
        hint = f" Did you mean '{better}'?" if is_kebab(better) else ""
        source.at(
            node, f"{quoted(value)} is not lower-case words joined by hyphens, as in 'percent-change'.{hint}"
        )
    return value


def is_kebab(value: str) -> bool:
    """Whether ``value`` is lower-case words joined by hyphens."""
    return len(value) <= 80 and _KEBAB.fullmatch(value) is not None
