"""The closed phrases that rules and roles are written in.

A pattern is a short stretch of a sentence::

    {gap} <discount> to|from|on ... {reference}

``{name}``   a figure (a slot of the rule; ``{}`` is the figure that is being given a role)
``<class>``  a word or phrase of that class of the lexicon (``cues.yaml``) or of the rule's own ``words:``
``word``     that very word, in lower case; "the", "its", "also" and their like are passed over
``a|b``      either of them; ``( ... | ... )`` either of two stretches; ``[ ... ]`` may be left out
``...``      up to three words, none of them a verb, a figure or a mark that ends a clause
``, ; :``    those marks; ``--`` any dash; ``<open>`` and ``<close>`` a parenthesis

There is deliberately no way to write an unbounded gap. Parsing collects every problem of a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from crossfoot.errors import CrossfootError
from crossfoot.lexicon.load import table

#: How many words ``...`` may stand for.
GAP = 3
_MAX_LENGTH = 400
_TOKEN = re.compile(
    r"\s*(?:(<[a-z0-9-]*>)|(\{[a-z0-9-]*\})|(\.\.\.)|([\[\]()|])|(--|[,;:])|([^\s\[\]()|<>{},;:]+)|(\S))"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a pattern: column from 0, length in characters, and what to do about it."""

    column: int
    length: int
    message: str


class PatternError(CrossfootError):
    """A pattern cannot be read; ``problems`` lists everything wrong with it."""

    def __init__(self, source: str, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.source = source
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Word:
    """A very word, lower case."""

    text: str


@dataclass(frozen=True, slots=True)
class Class:
    """Any word of a class."""

    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure; the empty name stands for the figure that is being given a role."""

    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    """At most ``GAP`` words without verb, figure or clause mark."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A comma, semicolon, colon, or (``--``) any dash."""

    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives, of which one must (or, if optional, may) stand here."""

    alternatives: tuple[tuple[Node, ...], ...]
    optional: bool


Node = Word | Class | Slot | Gap | Mark | Group


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern."""

    source: str
    nodes: tuple[Node, ...]

    @property
    def slots(self) -> tuple[str, ...]:
        """Names of the figures in it, in order."""
        return tuple(node.name for node in walk(self.nodes) if isinstance(node, Slot))

    @property
    def words(self) -> frozenset[str]:
        """The very words that it names."""
        return frozenset(node.text for node in walk(self.nodes) if isinstance(node, Word))


def walk(nodes: tuple[Node, ...]) -> list[Node]:
    """All nodes of a pattern, groups opened, in order."""
    found: list[Node] = []
    for node in nodes:
        found.append(node)
        if isinstance(node, Group):
            for alternative in node.alternatives:
                found.extend(walk(alternative))
    return found


def parse(
    source: str, classes: Collection[str] | None = None, slots: Collection[str] | None = None
) -> Pattern:
    """Read a pattern.

    Args:
        source: the pattern as written.
        classes: the class names that exist; None accepts any.
        slots: the slot names that exist; None accepts any.

    Raises:
        PatternError: with every problem found.
    """
    parser = _Parser(source, classes, slots)
    nodes = parser.sequence(until="")
    if not parser.problems and not any(isinstance(node, Slot) for node in walk(nodes)):
        parser.problems.append(
            Problem(0, max(len(source), 1), "A phrase must name at least one figure, like {price}.")
        )
    if parser.problems:
        raise PatternError(source, parser.problems)
    return Pattern(source, nodes)


@cache
def left_out() -> frozenset[str]:
    """Determiners and fillers: they are taken out of a sentence before it is compared, so a phrase may name them."""
    cues = table("cues")
    return frozenset(str(word) for name in ("determiner", "filler") for word in cues[name]["words"])


class _Parser:
    def __init__(self, source: str, classes: Collection[str] | None, slots: Collection[str] | None) -> None:
        self.classes, self.slots = classes, slots
        self.problems: list[Problem] = []
        self.tokens: list[tuple[int, str, str]] = []
        if len(source) > _MAX_LENGTH:
            self.problems.append(
                Problem(0, 1, f"A phrase may have at most {_MAX_LENGTH} characters; this has {len(source)}.")
            )
            source = ""
        kinds = ("class", "slot", "gap", "bracket", "mark", "word", "bad")
        for match in _TOKEN.finditer(source):
            index = match.lastindex or 7
            self.tokens.append((match.start(index), kinds[index - 1], match.group(index)))
        self.position = 0

    def sequence(self, until: str) -> tuple[Node, ...]:
        """sequence := (atom ('|' atom)* | gap | group)*"""
        nodes: list[Node] = []
        while self.position < len(self.tokens):
            column, kind, text = self.tokens[self.position]
            if kind == "bracket" and text in (until, "|") and until:
                break
            self.position += 1
            node = self._node(column, kind, text)
            node = self._joined(node) if kind in ("word", "class", "mark") else node
            if node is not None:
                nodes.append(node)
        return tuple(nodes)

    def _joined(self, node: Node | None) -> Node | None:
        """a|b|c written without spaces: alternatives of one element each; a word left out may be missing."""
        options = [node]
        while self._glued_bar():
            column, kind, text = self.tokens[self.position + 1]
            self.position += 2
            options.append(self._node(column, kind, text))
        there = [option for option in options if option is not None]
        if len(options) == 1 or not there:
            return node
        return Group(tuple((option,) for option in there), optional=len(there) < len(options))

    def _glued_bar(self) -> bool:
        if self.position + 1 >= len(self.tokens):
            return False
        column, _, text = self.tokens[self.position]
        before, _, previous = self.tokens[self.position - 1]
        after, kind, _ = self.tokens[self.position + 1]
        glued = before + len(previous) == column and column + 1 == after
        return text == "|" and glued and kind in ("word", "class", "mark")

    def _node(self, column: int, kind: str, text: str) -> Node | None:
        match kind:
            case "word":
                return self._word(column, text)
            case "class":
                return Class(text[1:-1]) if self._named(column, text, self.classes, "class") else None
            case "slot":
                return Slot(text[1:-1]) if self._named(column, text, self.slots, "figure") else None
            case "gap":
                return Gap()
            case "mark":
                return Mark(text)
            case "bracket" if text in "[(":
                return self._group(column, text)
        self.problems.append(Problem(column, len(text), f"'{text}' has no meaning here."))
        return None

    def _word(self, column: int, text: str) -> Node | None:
        if text != text.lower():
            self.problems.append(
                Problem(column, len(text), f"Words are written in lower case: '{text.lower()}'.")
            )
            return None
        word = text.replace("’", "'")
        return None if word in left_out() else Word(word)

    def _named(self, column: int, text: str, known: Collection[str] | None, what: str) -> bool:
        name = text[1:-1]
        if known is None or name in known:
            return True
        from difflib import get_close_matches  # only paid for by a pattern that is wrong

        near = get_close_matches(name, sorted(known), 1)
        hint = f" Did you mean '{near[0]}'?" if near else f" Known here: {', '.join(sorted(known)[:12])}."
        self.problems.append(Problem(column, len(text), f"Unknown {what} '{name}'.{hint}"))
        return False

    def _group(self, column: int, opening: str) -> Node | None:
        closing = "]" if opening == "[" else ")"
        alternatives = [self.sequence(until=closing)]
        while self.position < len(self.tokens) and self.tokens[self.position][2] == "|":
            self.position += 1
            alternatives.append(self.sequence(until=closing))
        if self.position >= len(self.tokens):
            self.problems.append(Problem(column, 1, f"'{opening}' is not closed; expected '{closing}'."))
            return None
        self.position += 1
        return Group(tuple(alternatives), optional=opening == "[")
