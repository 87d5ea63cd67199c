"""The expression tree of a formula: frozen values that compare and pickle as plain data.

A formula is a `Formula` of chains joined by `and`; a chain compares terms (`low(band) <= price <= high(band)`
is one chain of three); a term is arithmetic. A call whose value does not come from arithmetic on its
arguments (an exchange rate, the end of a range, the length of a list) is `Settled`: it is worked out once,
before the arithmetic starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Operator = Literal["+", "-", "*", "/"]
Relation = Literal["==", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the formula; it is exact."""

    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A figure, by the name of its slot."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    """Minus a term."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """Two terms joined by one of the four operators."""

    operator: Operator
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Power:
    """A term raised to a whole number."""

    base: Node
    exponent: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function of terms: `abs`, `sqrt`, `floor`, `sign` of one, `min`, `max`, `sum` of several."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ListCall:
    """A function of a list of figures: its sum, mean, smallest or largest."""

    function: str
    name: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A call that is worked out before the arithmetic: by the engine, or from the printed ends of a figure."""

    function: str
    names: tuple[str, ...]

    @property
    def key(self) -> str:
        """The call as it is written: `fx(price, total)`."""
        return f"{self.function}({', '.join(self.names)})"


Node = Number | Name | Negative | Binary | Power | Call | ListCall | Settled


@dataclass(frozen=True, slots=True)
class Chain:
    """Terms compared in a row: `a <= b < c` has three terms and two relations."""

    terms: tuple[Node, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """Chains that must all hold."""

    chains: tuple[Chain, ...]


Sides = tuple[Node, Relation, Node]
"""A single comparison: the left term, the relation, the right term."""


def children(node: Node) -> tuple[Node, ...]:
    """Give the terms that a term is made of."""
    match node:
        case Negative(operand):
            return (operand,)
        case Power(base):
            return (base,)
        case Binary(_, left, right):
            return left, right
        case Call(_, arguments):
            return arguments
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Give a term and all terms inside it, from left to right, each before its parts."""
    pending = [node]
    while pending:
        node = pending.pop()
        yield node
        pending.extend(reversed(children(node)))


def arithmetic_names(node: Node) -> list[str]:
    """Give the names that the arithmetic uses, lists too, as often as they occur; settled calls do not count."""
    return [part.name for part in walk(node) if isinstance(part, Name | ListCall)]
