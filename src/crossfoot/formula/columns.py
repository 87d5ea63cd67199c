"""Check a formula on every row at once: columns of figures in, one verdict a row out.

The arithmetic is that of `spans.py`, so that each verdict is proven in floats: HOLDS and FAILS are what the
Decimal evaluator would say, and CANNOT_TELL is left to it (`Check.holds` on the operands of that row). Rows land
there that are within a rounding error of the edge, that divide by something near zero, or whose figures are too
large or too small to follow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from crossfoot.formula.check import Check, Comparison
from crossfoot.formula.nodes import (
    Binary,
    Call,
    ListCall,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Relation,
    Settled,
    arithmetic_names,
    walk,
)
from crossfoot.formula.screen import MAX_REACH, reach
from crossfoot.formula.spans import FOLDS, OPERATIONS, UNIT, Array, Span, around, constant, negative, power
from crossfoot.model.directed import FLOAT_REACH

FAILS, CANNOT_TELL, HOLDS = -1, 0, 1
_STEPS = frozenset({"floor", "sign"})
#: Rows worked on at a time: few enough for every intermediate array to stay in the processor's cache.
_BLOCK = 16_384
_LARGEST, _SMALLEST = 10.0**FLOAT_REACH, 10.0**-FLOAT_REACH


@dataclass(frozen=True, slots=True)
class Column:
    """One figure a row: each within `half` of `middle`, both the floats nearest to what is meant.

    Attributes:
        middle: an array of floats; what stands in a row without a figure does not matter.
        half: what rounding allows on either side, one for all rows or one a row; 0.0 for exact values.
    """

    middle: Array
    half: Array = 0.0

    def __len__(self) -> int:
        return len(self.middle)

    def span(self) -> Span:
        """The ends in each row."""
        return around(self.middle, self.half)

    def taken(self, rows: Array) -> Column:
        """Some of the rows."""
        return Column(self.middle[rows], self.half if isinstance(self.half, float) else self.half[rows])


Columns = Mapping[str, Column | Sequence[Column]]
"""A column for each name of a formula; a sequence of them for a list."""

_Box = Mapping[str, Any]
_Image = Callable[[_Box], Span]


class ColumnCheck:
    """A formula compiled for columns.

    Example:
        >>> from crossfoot.formula import parse
        >>> check = ColumnCheck(parse("shares * price == proceeds"))
        >>> shares, price = Column(np.array([8e8, 8e8])), Column(np.array([53.25, 53.25]), 0.005)
        >>> check.verdicts({"shares": shares, "price": price, "proceeds": Column(np.array([4.26e10, 4.62e10]), 5e7)})
        array([ 1, -1], dtype=int8)
    """

    def __init__(self, check: Check) -> None:
        self.check = check
        self._tests = [_test(comparison) for comparison in check.comparisons]

    def verdicts(self, columns: Columns) -> Any:
        """Give HOLDS, FAILS or CANNOT_TELL for each row, as an array of small integers.

        Comparisons of one formula that share a figure may each hold with another value of it; then a row holds
        only if all of them but one hold whatever the values are.
        """
        parts = {name: _as_list(found) for name, found in columns.items()}
        rows = len(next(iter(parts.values()))[0]) if parts else 0
        blocks = [slice(start, start + _BLOCK) for start in range(0, rows, _BLOCK)]
        found = [
            self._block({name: [item.taken(block) for item in items] for name, items in parts.items()})
            for block in blocks
        ]
        return np.concatenate(found) if found else np.zeros(0, np.int8)

    def _block(self, parts: Mapping[str, Sequence[Column]]) -> Any:
        rows = len(next(iter(parts.values()))[0])
        box = {
            name: [item.span() for item in found] if name in self.check.lists else found[0].span()
            for name, found in parts.items()
        }
        with np.errstate(all="ignore"):
            found = [_spread(test(box), rows) if test else np.zeros(rows, np.int8) for test in self._tests]
            # FAILS is the smallest: one comparison that fails decides, else one that cannot be told.
            verdict = np.minimum.reduce(found)
            if self.check.joined:
                verdict = self._jointly(verdict, box, rows)
            verdict = self._retried(verdict, parts)
        for column in (column for found in parts.values() for column in found):
            verdict = _where_followed(column, verdict)
        return verdict

    def _jointly(self, verdict: Any, box: _Box, rows: int) -> Any:
        loose = np.zeros(rows, np.int8)
        for comparison in self.check.comparisons:
            test = _certainty(comparison)
            loose += np.int8(1) if test is None else ~_spread(test(box), rows).astype(bool)
        return np.where((verdict > 0) & (loose > 1), np.int8(CANNOT_TELL), verdict)

    def _retried(self, verdict: Any, parts: Mapping[str, Sequence[Column]]) -> Any:
        """Look again at what a figure that stands in the formula twice leaves open: at single values of it."""
        if self.check.joined or len(self.check.comparisons) != 1:
            return verdict
        comparison = self.check.comparisons[0]
        if not _is_repeated(comparison) or not (open_rows := np.flatnonzero(verdict == CANNOT_TELL)).size:
            return verdict
        bare = _bare_figure(comparison)
        if bare is None or self.check.lists:
            return verdict
        taken = {name: found[0].taken(open_rows) for name, found in parts.items()}
        verdict[open_rows] = np.where(_reached(comparison, bare, taken), np.int8(HOLDS), np.int8(CANNOT_TELL))
        return verdict


def _as_list(found: Column | Sequence[Column]) -> Sequence[Column]:
    return [found] if isinstance(found, Column) else found


def _spread(value: Any, rows: int) -> Any:
    return np.broadcast_to(np.asarray(value), (rows,)).copy()


def _where_followed(column: Column, verdict: Any) -> Any:
    """The verdicts of rows whose figure is near enough to one for products and powers of it to stay floats."""
    size = np.abs(column.middle)
    if size.size == 0 or (size.max() < _LARGEST and size.min() > _SMALLEST):
        return verdict
    return np.where(((size < _LARGEST) & (size > _SMALLEST)) | (size == 0), verdict, np.int8(CANNOT_TELL))


# ---- compiling


def compile_span(node: Node) -> _Image:
    """Compile a term to a function that gives its span over columns."""
    match node:
        case Number(value):
            number = constant(float(value), float(value) == value)
            return lambda box: number
        case Name(name):
            return lambda box: box[name]
        case ListCall(function, name):
            fold = FOLDS[function]
            return lambda box: fold(box[name])
        case Settled("count", names):
            return lambda box: constant(float(len(box[names[0]])), True)
        case Negative(operand):
            inner = compile_span(operand)
            return lambda box: negative(inner(box))
        case Power(base, exponent):
            inner = compile_span(base)
            return lambda box: power(inner(box), exponent)
        case Binary(operator, left, right):
            first, second, apply = compile_span(left), compile_span(right), OPERATIONS[operator]
            return lambda box: apply(first(box), second(box))
        case Call(function, arguments):
            images, fold = [compile_span(argument) for argument in arguments], FOLDS[function]
            return lambda box: fold([image(box) for image in images])
        case _:
            raise _NoColumns(node)


class _NoColumns(Exception):
    """A term that only figures with words around them have a value for."""


def _images(comparison: Comparison) -> tuple[_Image, _Image] | None:
    left, right = comparison.left.node, comparison.right.node
    if max(reach(left), reach(right)) > MAX_REACH:
        return None
    try:
        return compile_span(left), compile_span(right)
    except _NoColumns:
        return None


def _test(comparison: Comparison) -> Callable[[_Box], Any] | None:
    images = _images(comparison)
    if images is None:
        return None
    left, right = images
    judge = _JUDGES[comparison.relation]
    repeated = _is_repeated(comparison)

    def test(box: _Box) -> Any:
        verdict = judge(left(box), right(box))
        # With a figure that stands on both sides, or twice on one, the spans are too wide to prove that it holds.
        return np.minimum(verdict, np.int8(CANNOT_TELL)) if repeated else verdict

    return test


def _is_repeated(comparison: Comparison) -> bool:
    return bool(comparison.left.repeated or comparison.right.repeated or comparison.difference is not None)


# ---- comparing


def _verdict(gap: Array, error: Array, touching: bool) -> Any:
    """From the distance between what must meet (below zero where it overlaps) and how far that may be wrong."""
    fails, holds = (gap > error, gap <= -error) if touching else (gap >= error, gap < -error)
    return np.asarray(holds, np.int8) - np.asarray(fails, np.int8)


def _error(left: Span, right: Span) -> Array:
    if left.whole and right.whole:
        return 0.0
    return left.error + right.error + UNIT * (left.size + right.size)


def _equal(left: Span, right: Span) -> Any:
    gap = np.maximum(left.low - right.high, right.low - left.high)
    return _verdict(gap, _error(left, right), touching=True)


def _below(left: Span, right: Span) -> Any:
    return _verdict(left.low - right.high, _error(left, right), touching=False)


def _at_most(left: Span, right: Span) -> Any:
    return _verdict(left.low - right.high, _error(left, right), touching=True)


def _unequal(left: Span, right: Span) -> Any:
    """Two single values must differ; anything wider can."""
    error = _error(left, right)
    apart = np.maximum(np.abs(left.low - right.low), np.abs(left.high - right.high))
    wide = np.maximum(left.high - left.low, right.high - right.low)
    if isinstance(error, float) and not error:
        return np.where(np.maximum(apart, wide) > 0, np.int8(HOLDS), np.int8(FAILS))
    return np.asarray(np.maximum(apart, wide) > 2 * error, np.int8)


_JUDGES: Mapping[Relation, Callable[[Span, Span], Any]] = {
    "==": _equal,
    "!=": _unequal,
    "<": _below,
    "<=": _at_most,
    ">": lambda left, right: _below(right, left),
    ">=": lambda left, right: _at_most(right, left),
}
_OPPOSITE: Mapping[Relation, Relation] = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def _certainty(comparison: Comparison) -> Callable[[_Box], Any] | None:
    """Whether the comparison surely holds whatever values inside the columns are taken."""
    images = _images(comparison)
    if images is None:
        return None
    left, right = images
    judge = _JUDGES[_OPPOSITE[comparison.relation]]
    return lambda box: judge(left(box), right(box)) == FAILS


# ---- figures that stand in a comparison twice


def _bare_figure(comparison: Comparison) -> str | None:
    """The figure that makes a whole side of an equation and stands nowhere else in it."""
    names = [*arithmetic_names(comparison.left.node), *arithmetic_names(comparison.right.node)]
    for side in (comparison.right.node, comparison.left.node):
        if comparison.relation == "==" and isinstance(side, Name) and names.count(side.name) == 1:
            return side.name
    return None


def _reached(comparison: Comparison, bare: str, columns: Mapping[str, Column]) -> Any:
    """Whether single values of the other figures are found that give what the bare one allows.

    The term is worked out at the middle of every figure and at the two corners where it seems lowest and
    highest. One of those inside the bare figure is proof; so are two on either side of it, if the term moves
    without a jump from one to the other.
    """
    bare_left = isinstance(comparison.left.node, Name) and comparison.left.node.name == bare
    term = comparison.right.node if bare_left else comparison.left.node
    image = compile_span(term)
    others = {name: column for name, column in columns.items() if name in set(arithmetic_names(term))}
    spans = {name: column.span() for name, column in others.items()}
    points = [image(corner) for corner in _corners(image, spans)]
    stated = columns[bare].span()
    lowest = np.minimum.reduce([point.high + point.error for point in points])
    highest = np.maximum.reduce([point.low - point.error for point in points])
    inside = np.logical_or.reduce(
        [
            (point.low - point.error > stated.low + stated.error)
            & (point.high + point.error < stated.high - stated.error)
            for point in points
        ]
    )
    if any(isinstance(node, Call) and node.function in _STEPS for node in walk(term)):
        return inside
    whole = image(spans)
    defined = ~np.isnan(whole.low + whole.high)
    around_it = (lowest < stated.high - stated.error) & (highest > stated.low + stated.error)
    return inside | (defined & around_it)


def _corners(image: _Image, spans: Mapping[str, Span]) -> list[dict[str, Span]]:
    """Single values of each figure: the middles, and the ends where the term seems lowest and highest."""
    low = {name: _point(span, span.low) for name, span in spans.items()}
    high = {name: _point(span, span.high) for name, span in spans.items()}
    middle = {name: _point(span, span.low / 2 + span.high / 2) for name, span in spans.items()}
    lowest, highest = dict(middle), dict(middle)
    for name, span in spans.items():
        rises = image({**middle, name: high[name]}).low >= image({**middle, name: low[name]}).low
        lowest[name] = _point(span, np.where(rises, span.low, span.high))
        highest[name] = _point(span, np.where(rises, span.high, span.low))
    return [middle, lowest, highest]


def _point(span: Span, value: Array) -> Span:
    """A value of the figure, or one as near to it as the ends are known."""
    return Span(value, value, 2 * span.error, positive=span.positive)
