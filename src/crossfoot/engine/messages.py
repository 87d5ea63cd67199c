"""The words of a finding: a colleague's query, with the sum in it, never a verdict on who is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crossfoot.binding.reading import Reading
from crossfoot.engine.diagnosis import target_of
from crossfoot.engine.evaluation import Evaluation
from crossfoot.engine.numbers import interval_text, significant, written_like
from crossfoot.engine.operands import operands_of
from crossfoot.formula import FUNCTIONS, Check, EngineFunction
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Figure

#: Calls that come to a factor, which is shown in their place.
_FACTORS = frozenset({"fx", "fx_named", "into", "unit", "degrees", "points"})
#: A conversion between equal units is no part of the sum that is shown.
_TIMES_ONE = re.compile(r" × 1(?![\d.,])")
_FIELD = re.compile(r"\{([a-z0-9_]+)\}")


def message_of(evaluation: Evaluation, figures: list[Figure], derivation: str) -> str:
    """The rule's ``say`` for this wording with its figures put in; an agreement in one short line."""
    reading = evaluation.reading
    if evaluation.holds:
        return f"The figures agree: {derivation}."
    values = {name: _texts(filling, figures) for name, filling in reading.figures.items()}
    values["computed"] = computed_text(evaluation, figures)
    template = reading.rule.say_for(reading.case)
    return _FIELD.sub(lambda match: values.get(match[1], match[0]), template)


def computed_text(evaluation: Evaluation, figures: list[Figure]) -> str:
    """The computed interval in the style of the figure that states the result."""
    computed = evaluation.outcome.computed
    if computed is None:
        return "something else"
    target = target_of(evaluation.reading) or _told_last(evaluation.reading)
    filling = evaluation.reading.figures[target] if target else evaluation.reading.indexes[0]
    return interval_text(figures[filling if isinstance(filling, int) else filling[0]], computed)


def _told_last(reading: Reading) -> str | None:
    """The figure that the rule's words end on, "the article says {converted}": it states what a bound is set on."""
    named = [name for name in _FIELD.findall(reading.rule.say_for(reading.case)) if name in reading.figures]
    return named[-1] if named else None


def derivation_of(evaluation: Evaluation, figures: list[Figure], world: Mapping[str, EngineFunction]) -> str:
    """The formula with the printed figures in it, and the interval that it gives."""
    reading = evaluation.reading
    check = reading.rule.check_for(reading.case)
    if check is None:
        return ""
    texts = {name: _texts(filling, figures) for name, filling in reading.figures.items()}
    texts |= _call_texts(check, evaluation, figures, world)
    written = _TIMES_ONE.sub("", check.render(texts))
    target = target_of(reading)
    filling = reading.figures.get(target) if target else None
    if evaluation.outcome.computed is None or not isinstance(filling, int) or _is_day(figures[filling]):
        return written
    return f"{written}; computed {computed_text(evaluation, figures)}"


def _is_day(figure: Figure) -> bool:
    """Weekdays and dates are no amounts that could be computed in the style of the figure."""
    return figure.kind in (Kind.WEEKDAY, Kind.DATE)


def _call_texts(
    check: Check, evaluation: Evaluation, figures: list[Figure], world: Mapping[str, EngineFunction]
) -> dict[str, str]:
    """What the calls of a formula came to: the ends of a range, a rate of exchange, a factor."""
    shown = [
        call for call in check.settled if not FUNCTIONS[call.function].engine or call.function in _FACTORS
    ]
    if not shown:
        return {}
    settled = check.box(operands_of(evaluation.reading, figures, lenient=False), world).settled
    found = {}
    for call in shown:
        value = settled.get(call.key)
        filling = evaluation.reading.figures.get(call.names[0])
        ends = not FUNCTIONS[call.function].engine
        if isinstance(value, Interval) and value.is_bounded and isinstance(filling, int):
            figure = figures[filling]
            found[call.key] = (
                written_like(figure, value.middle) if ends else significant(value.middle, figure.notation)
            )
    return found


def _texts(filling: int | tuple[int, ...], figures: list[Figure]) -> str:
    if isinstance(filling, int):
        return " ".join(figures[filling].text.split())
    texts = [" ".join(figures[index].text.split()) for index in filling]
    return ", ".join(texts[:-1]) + f" and {texts[-1]}" if len(texts) > 1 else texts[0]
