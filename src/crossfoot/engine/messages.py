"""The words of a finding: a colleague's query, with the sum in it, never a verdict on who is wrong."""

from __future__ import annotations

import re

from crossfoot.engine.diagnosis import target_of
from crossfoot.engine.evaluation import Evaluation
from crossfoot.engine.numbers import interval_text
from crossfoot.quantities import Figure

_FIELD = re.compile(r"\{([a-z0-9_]+)\}")


def message_of(evaluation: Evaluation, figures: list[Figure]) -> str:
    """The rule's ``say`` for this wording with its figures put in; an agreement in one short line."""
    reading = evaluation.reading
    if evaluation.holds:
        return f"The figures agree: {derivation_of(evaluation, figures)}."
    values = {name: _texts(filling, figures) for name, filling in reading.figures.items()}
    values["computed"] = computed_text(evaluation, figures)
    template = reading.rule.say_for(reading.case)
    return _FIELD.sub(lambda match: values.get(match[1], match[0]), template)


def computed_text(evaluation: Evaluation, figures: list[Figure]) -> str:
    """The computed interval in the style of the figure that states the result."""
    computed = evaluation.outcome.computed
    target = target_of(evaluation.reading)
    if computed is None:
        return "something else"
    filling = evaluation.reading.figures[target] if target else evaluation.reading.indexes[0]
    return interval_text(figures[filling if isinstance(filling, int) else filling[0]], computed)


def derivation_of(evaluation: Evaluation, figures: list[Figure]) -> str:
    """The formula with the printed figures in it, and the interval that it gives."""
    reading = evaluation.reading
    check = reading.rule.check_for(reading.case)
    if check is None:
        return ""
    texts = {name: _texts(filling, figures) for name, filling in reading.figures.items()}
    written = check.render(texts)
    if evaluation.outcome.computed is None or target_of(reading) is None:
        return written
    return f"{written}; computed {computed_text(evaluation, figures)}"


def _texts(filling: int | tuple[int, ...], figures: list[Figure]) -> str:
    if isinstance(filling, int):
        return " ".join(figures[filling].text.split())
    texts = [" ".join(figures[index].text.split()) for index in filling]
    return ", ".join(texts[:-1]) + f" and {texts[-1]}" if len(texts) > 1 else texts[0]
