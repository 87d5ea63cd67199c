"""Known slips: which one, undone in one figure, would make a failed relation hold as printed.

A slip is a diagnosis of a binding that is already clear, never a reason to believe in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from crossfoot.binding.reading import Reading
from crossfoot.binding.skeleton import TEMPORAL
from crossfoot.engine.evaluation import Evaluation
from crossfoot.engine.operands import Operands, Source, interval_of, operands_of, scale_of
from crossfoot.engine.word_slips import teen_values, word_values
from crossfoot.formula import Check, EngineFunction, Operand
from crossfoot.lexicon import table
from crossfoot.model.interval import Interval
from crossfoot.quantities import Figure

_POWERS = (1, -1, 2, -2, 3, -3, 6, -6)
#: The powers of ten between one scale word and another; smaller figures have none.
_SCALES, _THOUSAND = (3, -3, 6, -6), 1000
#: Slips that say more than "a digit is wrong", in the order in which they are believed.
ORDER: tuple[str, ...] = (
    "points-for-percent", "basis-points-for-percent", "base-swapped", "complement", "wrong-sign", "temperature-offset",
    "digits-transposed", "power-of-ten", "scale-word", "digit-added", "digit-dropped",
    "reciprocal", "rate-inverted", "times-more", "teen-for-ty", "word-wrong", "digit-wrong",
)  # fmt: skip


_ORDER_OF_ORDERS = ("ends-swapped", "digit-wrong", "power-of-ten", "scale-word")


class Diagnosis(NamedTuple):
    """A slip by name, and the figure in which undoing it would mend the relation."""

    slip: str
    figure: int

    @property
    def text(self) -> str:
        """What a finding says of it."""
        return str(table("slips")[self.slip]["text"])


def diagnose(
    evaluation: Evaluation, figures: list[Figure], world: Mapping[str, EngineFunction]
) -> Diagnosis | None:
    """The best known explanation of a failure, or None."""
    reading = evaluation.reading
    check = reading.rule.check_for(reading.case)
    if check is None:
        return None
    found = [
        *_formula_slips(reading, figures, evaluation, world),
        *_digit_slips(reading, check, figures, world),
    ]
    order = ORDER
    if "==" not in check.source:
        # Where only an order must hold nearly any slip would mend it: the smallest of those that the rule names.
        order = _ORDER_OF_ORDERS
        found = [one for one in found if one.slip in order and one.slip in reading.rule.slips]
    found.sort(key=lambda diagnosis: order.index(diagnosis.slip))
    return found[0] if found else None


def _formula_slips(
    reading: Reading, figures: list[Figure], evaluation: Evaluation, world: Mapping[str, EngineFunction]
) -> Iterator[Diagnosis]:
    """Slips of reasoning: the percentage was worked out on something else."""
    stated = evaluation.outcome.stated
    target = target_of(reading)
    if stated is None or target is None:
        return
    index = reading.figures[target]
    if not isinstance(index, int):
        return
    values = {name: _interval(reading, name, figures) for name in reading.figures if name != target}
    for slip in reading.rule.slips:
        computed = _as_slipped(slip, values, evaluation)
        if computed is not None and computed.intersects(stated):
            yield Diagnosis(slip, index)


def _interval(reading: Reading, name: str, figures: list[Figure]) -> Interval:
    filling = reading.figures[name]
    index = filling if isinstance(filling, int) else filling[0]
    return interval_of(figures[index], reading.rule.figures[name], reading.rule, lenient=False)


def _as_slipped(slip: str, values: Mapping[str, Interval], evaluation: Evaluation) -> Interval | None:
    """What the stated figure would be if the slip had been made."""
    computed = evaluation.outcome.computed
    new, old = values.get("new"), values.get("old")
    if slip == "base-swapped" and new is not None and old is not None and not new.contains(0):
        return abs(Interval.point(1) - old / new)
    if slip == "points-for-percent" and new is not None and old is not None:
        return abs(new - old)
    if slip == "basis-points-for-percent" and new is not None and old is not None:
        return abs(new - old) * 100
    if computed is None or not computed.is_bounded:
        return None
    if slip == "complement" and not (new is not None and old is not None and new.low > old.high):
        return Interval.point(1) - computed
    if slip == "reciprocal" and not computed.contains(0):
        return Interval.point(1) / computed
    if slip == "times-more":
        return computed - 1
    if slip == "wrong-sign":
        return -computed
    if slip == "temperature-offset":
        return computed + 32
    return None


def target_of(reading: Reading) -> str | None:
    """The slot that stands alone on one side of the formula: the figure that states the result."""
    check = reading.rule.check_for(reading.case)
    left, equals, right = check.source.partition("==") if check else ("", "", "")
    for side in (right.strip(), left.strip()):
        if equals and side in reading.figures:
            return side
    return None


def _digit_slips(
    reading: Reading, check: Check, figures: list[Figure], world: Mapping[str, EngineFunction]
) -> Iterator[Diagnosis]:
    """Slips of the keyboard, tried in every figure."""
    operands = dict(operands_of(reading, figures, lenient=False))
    for name, filling in reading.figures.items():
        if not isinstance(filling, int):
            yield from _scale_slips(check, name, filling, figures, operands, world)
            continue
        figure = figures[filling]
        if figure.value is None or figure.kind in TEMPORAL or name not in check.names:
            continue
        mends = mender(check, name, filling, figures, operands, world)
        if any(map(mends, teen_values(figure))):
            yield Diagnosis("teen-for-ty", filling)
        if any(map(mends, word_values(figure))):
            yield Diagnosis("word-wrong", filling)
        if not any(character.isdigit() for character in figure.text):
            continue  # "a half" has no digits that could slip
        tried: set[str] = set()
        for slip, value in slipped_values(figure):
            if slip not in tried and mends(value):
                tried.add(slip)
                yield Diagnosis(slip, filling)


def _scale_slips(
    check: Check,
    name: str,
    members: tuple[int, ...],
    figures: list[Figure],
    operands: Operands,
    world: Mapping[str, EngineFunction],
) -> Iterator[Diagnosis]:
    """A million for a billion in one member of a list: "$85bn, made up of $60bn in loans and $25m in shares"."""
    own = operands.get(name)
    if not isinstance(own, Sequence) or name not in check.names:
        return
    for place, index in enumerate(members):
        value = figures[index].value
        if value is None or abs(value) < _THOUSAND or figures[index].kind in TEMPORAL:
            continue
        for power in _SCALES:
            moved = Operand(_moved(figures[index], value.scaleb(power)), Source(figures[index], index))
            row = (*own[:place], moved, *own[place + 1 :])
            if check.holds({**operands, name: row}, world).holds:
                yield Diagnosis("scale-word", index)


def mender(
    check: Check,
    name: str,
    index: int,
    figures: list[Figure],
    operands: Operands,
    world: Mapping[str, EngineFunction],
) -> Callable[[Decimal], bool]:
    """Tells of a value whether a formula would hold if one of its figures had it, printed as finely."""
    figure = figures[index]
    allowed = solved(check, name, operands, world)

    def mends(value: Decimal) -> bool:
        interval = _moved(figure, value)
        if allowed is not None:
            return allowed.intersects(interval)
        return check.holds({**operands, name: Operand(interval, Source(figure, index))}, world).holds

    return mends


def solved(
    check: Check, name: str, operands: Mapping[str, object], world: Mapping[str, EngineFunction]
) -> Interval | None:
    """The values of one name that would fit, or None where the formula cannot be turned round."""
    return check.solve(name, operands, world)  # type: ignore[arg-type]


def _moved(figure: Figure, value: Decimal) -> Interval:
    """The figure's interval at another value, as wide as its digits make it."""
    scale = scale_of(figure)
    own = figure.value or Decimal(1)
    ratio = abs(value / own) if own else Decimal(1)
    half = figure.interval.width / 2
    if half.is_finite() and (ratio >= 10 or ratio <= Decimal("0.1")):  # a bound has no width to scale
        half *= ratio
    return Interval.around(value * scale, abs(half) * scale)


def slipped_values(figure: Figure) -> Iterator[tuple[str, Decimal]]:
    """Every value that one slip of the keyboard would have turned into the printed one, best known slips first."""
    value = figure.value
    if value is None:
        return
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return
    significant = _significant(digits)
    if ":" in figure.text:
        yield from _swapped_times(figure.text, value)
    for at in range(significant - 1):
        if digits[at] != digits[at + 1]:
            swapped = (*digits[:at], digits[at + 1], digits[at], *digits[at + 2 :])
            yield "digits-transposed", Decimal((sign, swapped, exponent))
    for power in _POWERS:
        name = "scale-word" if figure.scaled and abs(power) in (3, 6) else "power-of-ten"
        yield name, value.scaleb(power)
    for at in range(significant):
        if significant > 1:
            yield "digit-added", Decimal((sign, (*digits[:at], *digits[at + 1 :]), exponent))
    yield from _one_digit(sign, digits, exponent, significant)


def _swapped_times(text: str, value: Decimal) -> Iterator[tuple[str, Decimal]]:
    """The times of which two neighbouring digits change places: "2:09:41" for "2:09:14"."""
    printed = [mark for mark in text if mark.isdigit() or mark in ":."]
    for at, mark in enumerate(printed[:-1]):
        if mark.isdigit() and printed[at + 1].isdigit() and mark != printed[at + 1]:
            yield (
                "digits-transposed",
                value
                + _seconds([*printed[:at], printed[at + 1], mark, *printed[at + 2 :]])
                - _seconds(printed),
            )


def _seconds(printed: Sequence[str]) -> Decimal:
    total = Decimal(0)
    for part in "".join(printed).strip(":.").split(":"):
        total = total * 60 + (Decimal(part) if part.count(".") < 2 and part.strip(".") else 0)
    return total


def _one_digit(
    sign: int, digits: tuple[int, ...], exponent: int, significant: int
) -> Iterator[tuple[str, Decimal]]:
    for at in range(significant):
        for digit in range(10):
            if digit != digits[at] and (digit or at):
                yield "digit-wrong", Decimal((sign, (*digits[:at], digit, *digits[at + 1 :]), exponent))
    for at in range(significant + 1):
        for digit in range(10):
            yield "digit-dropped", Decimal((sign, (*digits[:at], digit, *digits[at:]), exponent))


def _significant(digits: tuple[int, ...]) -> int:
    count = len(digits)
    while count > 1 and digits[count - 1] == 0:
        count -= 1
    return count
