"""The nodes of a rule file, which know their places, and the text they come from.

Nothing is typed: scalars stay the text that was written, 1.20 is "1.20", ``no`` is "no", 12:30 is "12:30".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossfoot.errors import RuleError
from crossfoot.rulebook.places import LINE_END, positions
from crossfoot.rulebook.problems import Problem, invalid


@dataclass(slots=True)
class Node:
    """A piece of the file: ``start`` and ``end`` index its text, ``line`` and ``column`` count from 0."""

    start: int
    end: int
    line: int
    column: int


@dataclass(slots=True)
class Scalar(Node):
    """Text as written, quotation marks and escapes resolved; ``style`` is None for plain text."""

    value: str
    style: str | None


@dataclass(slots=True)
class Items(Node):
    """A list."""

    items: list[Node]


@dataclass(slots=True)
class Entries(Node):
    """A mapping: keys in the order written, each with its value."""

    keys: dict[str, Scalar]
    values: dict[str, Node]

    def __iter__(self) -> Iterator[tuple[str, Scalar, Node]]:
        for name, key in self.keys.items():
            yield name, key, self.values[name]


class Source:
    """The text of a rule file (or of another thing that is written like one) and the problems found in it so far."""

    __slots__ = ("_lines", "path", "problems", "text", "what")

    def __init__(self, text: str, path: str, what: str = "rule") -> None:
        self.text = text.removeprefix("\ufeff")
        self.path = path
        self.what = what
        self.problems: list[Problem] = []
        self._lines: list[str] | None = None

    def lines(self) -> list[str]:
        """The lines as YAML counts them."""
        if self._lines is None:
            self._lines = LINE_END.split(self.text)
        return self._lines

    def add(self, line: int, column: int, length: int, message: str) -> None:
        """Record a problem at a place that counts from 0."""
        lines = self.lines()
        source = lines[line] if line < len(lines) else ""
        self.problems.append(Problem(line + 1, column + 1, max(length, 1), message, source))

    def at(self, node: Node, message: str) -> None:
        """Record a problem with a node: the whole of it if it stands on one line, else its beginning."""
        length = node.end - node.start
        rest = len(self.lines()[node.line]) - node.column if node.line < len(self.lines()) else 1
        self.add(node.line, node.column, min(length, rest) if isinstance(node, Scalar) else 1, message)

    def inside(self, scalar: Scalar, offset: int, length: int, message: str) -> None:
        """Record a problem with ``scalar.value[offset:offset + length]``, where that stands in the file."""
        places = positions(self.text, scalar.start, scalar.end, scalar.style, scalar.value)
        first = places[min(offset, len(places) - 1)]
        last = places[min(offset + max(length, 1) - 1, len(places) - 1)]
        before = self.text[scalar.start : first]
        ends = list(LINE_END.finditer(before))
        line = scalar.line + len(ends)
        column = len(before) - ends[-1].end() if ends else scalar.column + len(before)
        self.add(line, column, last - first + 1, message)

    def error(self) -> RuleError:
        """All problems so far, as the error to raise."""
        return invalid(self.path, self.problems)
