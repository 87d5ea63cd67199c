"""A formula ready for use: `parse` makes a `Check`, which holds, screens, solves and prints itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from typing import NamedTuple

from crossfoot.formula.evaluate import Box, Undecided, open_box
from crossfoot.formula.functions import FUNCTIONS, Environment, Takes
from crossfoot.formula.monotone import Term
from crossfoot.formula.nodes import (
    Binary,
    Formula,
    ListCall,
    Name,
    Node,
    Number,
    Relation,
    Settled,
    Sides,
    arithmetic_names,
    walk,
)
from crossfoot.formula.operands import Bounds, Operand, Operands, Outcome
from crossfoot.formula.parser import read_formula
from crossfoot.formula.render import render
from crossfoot.formula.screen import Test, compile_test
from crossfoot.formula.solve import narrow, solve
from crossfoot.model.interval import Interval

_NO_ENGINE: Environment = {}
_ZERO = Interval.point(0)

# Whether some value of the left image stands in the relation to some value of the right one.
_POSSIBLE: Mapping[Relation, Callable[[Interval, Interval], bool]] = {
    "==": Interval.intersects,
    "!=": lambda left, right: not (left.is_point and right.is_point and left.low == right.low),
    "<": lambda left, right: left.reaches_below(right),
    "<=": lambda left, right: left.reaches_below(right, or_equal=True),
    ">": lambda left, right: right.reaches_below(left),
    ">=": lambda left, right: right.reaches_below(left, or_equal=True),
}
_OPPOSITE: Mapping[Relation, Relation] = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}


class Comparison(NamedTuple):
    """Two terms and their relation, compiled; `difference` is there when a name stands on both sides."""

    left: Term
    relation: Relation
    right: Term
    difference: Term | None
    test: Test | None
    figures: frozenset[str]

    @classmethod
    def of(cls, left: Node, relation: Relation, right: Node) -> Comparison:
        """Compile a comparison."""
        first, second = set(arithmetic_names(left)), set(arithmetic_names(right))
        difference = Term.of(Binary("-", left, right)) if first & second else None
        test = compile_test(left, relation, right)
        return cls(Term.of(left), relation, Term.of(right), difference, test, frozenset(first | second))

    @property
    def sides(self) -> Sides:
        """The comparison as plain nodes."""
        return self.left.node, self.relation, self.right.node

    def judge(self, box: Box) -> Outcome:
        """Say what comes of the comparison when the names may take the values of the box."""
        try:
            left, right = self.left.over(box), self.right.over(box)
            possible = _POSSIBLE[self.relation]
            holds = possible(left, right)
            if holds and self.difference is not None:
                holds = possible(self.difference.over(box), _ZERO)
        except Undecided as reason:
            return Outcome(holds=False, undecided=str(reason))
        if _is_bare(self.left.node) and not _is_bare(self.right.node):
            left, right = right, left
        return Outcome(holds, None, computed=left, stated=right)

    def is_certain(self, box: Box) -> bool:
        """Say whether every choice inside a box where the terms have values satisfies the comparison."""
        return not _POSSIBLE[_OPPOSITE[self.relation]](self.left.image(box), self.right.image(box))


def _is_bare(node: Node) -> bool:
    return isinstance(node, Name | Number)


@dataclass(frozen=True, slots=True)
class Check:
    """A formula that figures can be checked with. Immutable, safe to share between threads, pickled as its source.

    Attributes:
        source: the formula as it was written.
        names: every name in it, lists included.
        lists: the names that stand for lists (inside `sum`, `mean`, `count`, or alone inside `min`, `max`).

    Example:
        >>> from decimal import Decimal
        >>> check = parse("new / old - 1 == change")
        >>> figures = {"new": Interval.around(125, 1), "old": Interval.point(100)}
        >>> figures["change"] = Interval.point(Decimal("0.25"))
        >>> check.holds({name: Operand(interval) for name, interval in figures.items()}).holds
        True
    """

    source: str
    names: frozenset[str] = field(compare=False)
    lists: frozenset[str] = field(compare=False)
    formula: Formula = field(compare=False, repr=False)
    comparisons: tuple[Comparison, ...] = field(compare=False, repr=False)
    settled: tuple[Settled, ...] = field(compare=False, repr=False)
    tests: tuple[Test, ...] = field(compare=False, repr=False)
    joined: bool = field(compare=False, repr=False)

    def __reduce__(self) -> tuple[Callable[[str], Check], tuple[str]]:
        return parse, (self.source,)

    def holds(self, operands: Operands, env: Environment = _NO_ENGINE) -> Outcome:
        """Check the operands, in Decimal.

        It holds if some choice inside the intervals satisfies every comparison. One comparison that fails
        decides; else one that is undecided.

        Raises:
            OperandError: when the operands do not fit the names.
        """
        box = self.box(operands, env)
        outcomes = [comparison.judge(box) for comparison in self.comparisons]
        for outcome in outcomes:
            if outcome.fails:
                return outcome
        for outcome in outcomes:
            if outcome.undecided:
                return outcome
        if not self.joined:
            return outcomes[0]
        unsure = [comparison for comparison in self.comparisons if not comparison.is_certain(box)]
        return _jointly(unsure, box) or outcomes[0]

    def screen(self, operands: Operands) -> bool:
        """Take a fast look, in floats: False only when `holds` would surely fail."""
        return self.screen_bounds(
            {
                name: operand.bounds if isinstance(operand, Operand) else [item.bounds for item in operand]
                for name, operand in operands.items()
            }
        )

    def screen_bounds(self, bounds: Mapping[str, Bounds | Sequence[Bounds]]) -> bool:
        """Take the same look at bounds kept as floats (see `Interval.as_floats`), a sequence of them for a list."""
        for test in self.tests:  # noqa: SIM110  a generator would double the time of a screen
            if not test(bounds):
                return False
        return True

    def solve(
        self, name: str, operands: Operands, env: Environment = _NO_ENGINE, item: int | None = None
    ) -> Interval | None:
        """Give the values of `name` with which the check would hold, the other operands staying as they are.

        Args:
            name: the figure to solve for; its own operand only says which of two roots is wanted.
            operands: operands for all names.
            env: the engine functions.
            item: which figure of the list to solve for, when `name` is a list.

        Returns:
            The values, or None when there are none or the formula cannot be turned round for that name.
        """
        if name not in operands and name not in self.lists:
            operands = {**operands, name: Operand(Interval.everything())}
        box = self.box(operands, env)
        answer: Interval | None = Interval.everything()
        for comparison in self.comparisons:
            if name in comparison.figures:
                found = solve(comparison.sides, name, box, item)
                answer = found.intersection(answer) if found is not None and answer is not None else None
            elif comparison.judge(box).fails:
                answer = None
        return answer if any(name in comparison.figures for comparison in self.comparisons) else None

    def render(self, texts: Mapping[str, str | Sequence[str]]) -> str:
        """Write the formula with printed figures for the names: "800 million × HK$53.25 = HK$42.6 billion".

        Args:
            texts: what to print for each name (for a list, its figures); a call as it is written, such as
                "fx(price, total)", may have a
                text of its own. A name without a text prints itself.
        """
        return render(self.formula, texts)

    def box(self, operands: Operands, env: Environment = _NO_ENGINE) -> Box:
        """Take the intervals out of the operands and call the engine functions, once each."""
        return open_box(self.settled, self.names - self.lists, self.lists, operands, env)


def parse(source: str, names: Collection[str] | None = None) -> Check:
    """Read a formula.

    Args:
        source: the formula, such as `shares * price == proceeds`.
        names: the names it may use; without them, any name is accepted.

    Raises:
        FormulaError: with every problem of the formula.
    """
    formula = read_formula(source, names)
    nodes = [node for chain in formula.chains for term in chain.terms for node in walk(term)]
    settled = tuple({node.key: node for node in nodes if isinstance(node, Settled)}.values())
    lists, figures = _names_in(nodes)
    comparisons = tuple(
        Comparison.of(left, relation, right)
        for chain in formula.chains
        for (left, right), relation in zip(pairwise(chain.terms), chain.relations, strict=True)
    )
    tests = tuple(comparison.test for comparison in comparisons if comparison.test is not None)
    joined = any(first.figures & second.figures for first, second in combinations(comparisons, 2))
    return Check(source, lists | figures, lists, formula, comparisons, settled, tests, joined)


def _names_in(nodes: Collection[Node]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the names of lists, and those of single figures."""
    lists = {node.name for node in nodes if isinstance(node, ListCall)}
    figures = {node.name for node in nodes if isinstance(node, Name)}
    for node in nodes:
        if isinstance(node, Settled):
            (lists if FUNCTIONS[node.function].takes is Takes.LIST else figures).update(node.names)
    return frozenset(lists), frozenset(figures)


def _jointly(comparisons: Sequence[Comparison], box: Box) -> Outcome | None:
    """Find a comparison that fails once the others have had their say about the figures they share.

    Where `a <= b` and `b <= c` hold each by itself, they may want different values of b: each comparison takes
    out of the figures what it cannot do with, and is judged again on what the others left.
    """
    if len(comparisons) < 2:
        return None
    # Two rounds carry what the last comparison knows back to the first.
    for comparison in (*comparisons, *comparisons):
        outcome = comparison.judge(box)
        if outcome.fails:
            return outcome
        narrowed = narrow(comparison.sides, box)
        if narrowed is None:
            return replace(outcome, holds=False)
        box = narrowed
    return None
