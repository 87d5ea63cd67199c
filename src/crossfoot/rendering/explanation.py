"""The working that ``crossfoot explain`` shows: words, figures, the readings tried and what blocked them."""

from __future__ import annotations

from collections.abc import Iterator

from crossfoot.model.explanation import Explanation
from crossfoot.rendering.figures import shown_interval, shown_value
from crossfoot.rendering.palette import Palette
from crossfoot.rendering.tables import aligned


def render_explanation(explanation: Explanation, place: str, palette: Palette) -> str:
    """The explanation of one line, headed by the sentences that touch it; ends with a line end."""
    seen = explanation.text[explanation.start : explanation.end]
    blocks = [f"{palette.paint(place, 'bold')}\n  {' '.join(seen.split())}"]
    for heading, body in _sections(explanation):
        blocks.append(f"{palette.paint(heading, 'bold')}\n{body}")
    return "\n\n".join(blocks) + "\n"


def _sections(explanation: Explanation) -> Iterator[tuple[str, str]]:
    if explanation.words:
        rows = [[note.text, ", ".join(note.classes)] for note in explanation.words]
        yield "Words that the lexicon knows", aligned(rows, ("words", "classes"), widths=(40, 70))
    yield "Figures", _figures(explanation) if explanation.figures else "None."
    yield "Readings tried", _readings(explanation) if explanation.readings else "None."
    if explanation.skipped:
        yield "Rules not tried", aligned(explanation.skipped, ("rule", "because"), widths=(None, 70))


def _figures(explanation: Explanation) -> str:
    rows = [
        [
            note.figure.text,
            note.figure.kind.value,
            shown_value(note.figure),
            shown_interval(note.figure),
            note.figure.unit or note.figure.noun or "",
            ", ".join(note.roles),
            "" if note.frame is None else note.frame,
            ", ".join(note.attributes),
        ]
        for note in explanation.figures
    ]
    headers = ("figure", "kind", "value", "interval", "unit or noun", "roles", "frame", "attributes")
    return aligned(rows, headers, right=("frame",), widths=(32, None, 28, 36, 20, 28, None, 28))


def _readings(explanation: Explanation) -> str:
    rows = [
        [
            note.rule,
            note.tier,
            "; ".join(f"{role} {text}" for role, text in note.figures),
            {True: "yes", False: "no", None: ""}[note.holds],
            note.computed,
            "" if note.chance is None else f"{note.chance:.0%}",
            note.outcome,
        ]
        for note in explanation.readings
    ]
    headers = ("rule", "tier", "figures", "holds", "computed", "chance", "outcome")
    return aligned(rows, headers, right=("chance",), widths=(None, None, 48, None, 32, None, 40))
