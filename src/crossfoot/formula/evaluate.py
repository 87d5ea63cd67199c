"""Work out, in Decimal, what a term can be when its figures are intervals.

A term is compiled once to a closure over its parts. The image it gives is exact when each name occurs once;
where a name occurs more than once it encloses the truth, and `monotone.py` makes it tight.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from functools import reduce

from crossfoot.formula.functions import FUNCTIONS, Environment
from crossfoot.formula.nodes import Binary, Call, ListCall, Name, Negative, Node, Number, Power, Settled
from crossfoot.formula.operands import Operand, Operands
from crossfoot.formula.problems import OperandError
from crossfoot.model.directed import UP
from crossfoot.model.interval import Interval


class Undecided(Exception):
    """The value cannot be known: the message says why, for the report."""


@dataclass(frozen=True, slots=True)
class Box:
    """What all names may be: figures, lists of figures, and settled calls by their text (or why they have no value)."""

    figures: Mapping[str, Interval]
    lists: Mapping[str, Sequence[Interval]]
    settled: Mapping[str, Interval | str]


Image = Callable[[Box], Interval]

_ONE = Decimal(1)
_ZERO = Interval.point(0)


def compile_image(node: Node) -> Image:
    """Compile a term to a function that gives its image over a box."""
    match node:
        case Number(value):
            constant = Interval.point(value)
            return lambda box: constant
        case Name(name):
            return lambda box: box.figures[name]
        case Settled():
            key = node.key
            return lambda box: known(box.settled[key])
        case ListCall(function, name):
            fold = LIST_IMAGES[function]
            return lambda box: fold(box.lists[name])
        case Negative(operand):
            inner = compile_image(operand)
            return lambda box: -inner(box)
        case Power(base, exponent):
            inner = compile_image(base)
            return lambda box: power(inner(box), exponent)
        case Binary(operator, left, right):
            return _compile_binary(operator, compile_image(left), compile_image(right))
        case Call(function, arguments):
            images = [compile_image(argument) for argument in arguments]
            apply = CALL_IMAGES[function]
            return lambda box: apply([image(box) for image in images])


def _compile_binary(operator: str, left: Image, right: Image) -> Image:
    match operator:
        case "+":
            return lambda box: left(box) + right(box)
        case "-":
            return lambda box: left(box) - right(box)
        case "*":
            return lambda box: left(box) * right(box)
        case _:
            return lambda box: divide(left(box), right(box))


def known(value: Interval | str) -> Interval:
    """Give the value of a settled call, refusing one that has none."""
    if isinstance(value, str):
        raise Undecided(value)
    return value


def divide(left: Interval, right: Interval) -> Interval:
    """Divide, refusing a divisor that is zero and nothing else."""
    if right.is_point and not right.low:
        raise Undecided("division by zero")
    return left / right


def power(base: Interval, exponent: int) -> Interval:
    """Raise to a power, refusing zero to a negative one."""
    if exponent < 0:
        return divide(Interval.point(1), base**-exponent)
    return base**exponent


def square_root(value: Interval) -> Interval:
    """Give the square roots of what is not negative, refusing an interval that is negative throughout."""
    if value.high < 0 or (not value.high and not value.high_closed):
        raise Undecided("square root of a negative number")
    return value.root(2)


def rounded_down(value: Interval) -> Interval:
    """Give the whole numbers that rounding down can give."""
    low = value.low.to_integral_value(ROUND_FLOOR)
    high = value.high.to_integral_value(ROUND_FLOOR)
    # Rounded down, [4, 5) never reaches 5.
    if high == value.high and not value.high_closed and high.is_finite():
        high = UP.subtract(high, _ONE)
    return Interval(low, high)


def sign(value: Interval) -> Interval:
    """Give -1, 0 and 1 as the values allow them."""
    low = -1 if value.low < 0 else (0 if value.contains(0) else 1)
    high = 1 if value.high > 0 else (0 if value.contains(0) else -1)
    return Interval(Decimal(low), Decimal(high))


def total(values: Sequence[Interval]) -> Interval:
    """Add up; nothing adds up to zero."""
    return reduce(Interval.__add__, values) if values else _ZERO


def mean(values: Sequence[Interval]) -> Interval:
    """Give the average of a list of one or more."""
    return total(_some(values)) / len(values)


def smallest(values: Sequence[Interval]) -> Interval:
    """Give what the smallest can be."""
    return reduce(Interval.minimum, _some(values))


def largest(values: Sequence[Interval]) -> Interval:
    """Give what the largest can be."""
    return reduce(Interval.maximum, _some(values))


def _some(values: Sequence[Interval]) -> Sequence[Interval]:
    if not values:
        raise Undecided("the list is empty")
    return values


LIST_IMAGES: Mapping[str, Callable[[Sequence[Interval]], Interval]] = {
    "sum": total,
    "mean": mean,
    "min": smallest,
    "max": largest,
}
CALL_IMAGES: Mapping[str, Callable[[Sequence[Interval]], Interval]] = {
    "sum": total,
    "min": smallest,
    "max": largest,
    "abs": lambda values: abs(values[0]),
    "sqrt": lambda values: square_root(values[0]),
    "floor": lambda values: rounded_down(values[0]),
    "sign": lambda values: sign(values[0]),
}


def open_box(
    nodes: Sequence[Settled],
    figures: Collection[str],
    lists: Collection[str],
    operands: Operands,
    env: Environment,
) -> Box:
    """Take the intervals out of the operands, and settle the calls that look at the operands themselves.

    Raises:
        OperandError: when an operand is missing, or is a list where a figure is needed, or the other way
        round.
    """
    return Box(
        {name: _figure(operands, name).interval for name in figures},
        {name: tuple(item.interval for item in _list(operands, name)) for name in lists},
        {node.key: _settle(node, operands, env) for node in nodes},
    )


def _figure(operands: Operands, name: str) -> Operand:
    operand = operands.get(name)
    if isinstance(operand, Operand):
        return operand
    raise OperandError(f"'{name}' needs one operand, and is given {'none' if operand is None else 'a list'}.")


def _list(operands: Operands, name: str) -> Sequence[Operand]:
    items = operands.get(name)
    if items is None:
        raise OperandError(f"'{name}' needs a list of operands, and is given none.")
    return (items,) if isinstance(items, Operand) else items


def _settle(node: Settled, operands: Operands, env: Environment) -> Interval | str:
    if node.function == "count":
        return Interval.point(len(_list(operands, node.names[0])))
    figures = [_figure(operands, name) for name in node.names]
    if not FUNCTIONS[node.function].engine:
        return _end(node, figures[0].interval)
    function = env.get(node.function)
    value = function(*figures) if function is not None else None
    return f"no reference data for {node.key}" if value is None else value


def _end(node: Settled, interval: Interval) -> Interval | str:
    ends = {"low": (interval.low,), "high": (interval.high,), "middle": (interval.low, interval.high)}[
        node.function
    ]
    if not all(end.is_finite() for end in ends):
        return f"'{node.names[0]}' has no end for {node.key}"
    return Interval.point(interval.middle if node.function == "middle" else ends[0])
