"""Decisions written out as findings."""

from __future__ import annotations

from crossfoot.binding.reading import members
from crossfoot.documents import without_markers
from crossfoot.engine.decision import Decision
from crossfoot.engine.diagnosis import Diagnosis, diagnose
from crossfoot.engine.environment import Worlds
from crossfoot.engine.messages import derivation_of, message_of
from crossfoot.engine.operands import interval_of, scale_of
from crossfoot.engine.repairs import repairs_of
from crossfoot.engine.sides import sides_of
from crossfoot.model.finding import Claim, Finding, Level, Tier, Verdict, fingerprint
from crossfoot.quantities import Extraction, Figure
from crossfoot.rulebook import Rule, Slot
from crossfoot.tables import CellFigure

#: Of a paragraph of more characters, a text without breaks, the sentence is taken.
_LONGEST = 50_000


#: Two sides further apart than a factor of about fourteen, measured as a share of the larger.
_APART = 0.93


def finding_of(decision: Decision, extraction: Extraction, worlds: Worlds, level: Level) -> Finding | None:
    """The finding of a decision; None if the rule accuses only known slips and this is none."""
    evaluation, figures = decision.evaluation, extraction.figures
    reading, world = evaluation.reading, worlds[evaluation.environment]
    failed = decision.verdict is Verdict.DISCREPANCY
    diagnosis = diagnose(evaluation, figures, world) if failed else None
    rule = reading.rule
    if failed and (_is_no_slip(rule, diagnosis) or _is_another_thing(decision, diagnosis)):
        return None
    derivation = derivation_of(evaluation, figures, world)
    claims = tuple(
        _claim(name, figures[index], rule.figures[name], rule) for name, index in _filled(decision)
    )
    computed, stated = sides_of(evaluation, figures)
    return Finding(
        rule=rule.name,
        verdict=decision.verdict,
        level=level,
        message=message_of(evaluation, figures, derivation),
        claims=claims,
        derivation=derivation,
        tier=reading.tier,
        rescued=evaluation.rescued,
        diagnosis=diagnosis.text if diagnosis else None,
        repairs=repairs_of(evaluation, figures, world) if failed else (),
        fingerprint=fingerprint(
            rule.name, tuple(claim.text for claim in claims), _paragraph(decision, extraction)
        ),
        chance=round(evaluation.chance, 4),
        computed=computed,
        stated=stated,
    )


def _is_no_slip(rule: Rule, diagnosis: Diagnosis | None) -> bool:
    """Whether a rule that accuses only known slips has none before it."""
    return rule.only_slips and (diagnosis is None or diagnosis.slip not in rule.slips)


def _is_another_thing(decision: Decision, diagnosis: Diagnosis | None) -> bool:
    """Whether figures that were bound from afar are so far apart that they can hardly be the same thing."""
    evaluation = decision.evaluation
    check = evaluation.reading.rule.check_for(evaluation.reading.case)
    if evaluation.reading.tier is Tier.ANCHORED or check is None or "==" not in check.source:
        return False
    scaled = diagnosis is not None and diagnosis.slip in ("power-of-ten", "scale-word")
    return not scaled and evaluation.outcome.relative_gap > _APART


def _filled(decision: Decision) -> list[tuple[str, int]]:
    return [
        (name, index)
        for name, filling in decision.evaluation.reading.figures.items()
        for index in members(filling)
    ]


def _claim(name: str, figure: Figure, slot: Slot, rule: Rule) -> Claim:
    interval = interval_of(figure, slot, rule, lenient=False)
    scale = scale_of(figure)
    low = interval.low / scale if interval.low.is_finite() else None
    high = interval.high / scale if interval.high.is_finite() else None
    row, column = (figure.row, figure.column) if isinstance(figure, CellFigure) else (None, None)
    return Claim(name, figure.text, figure.start, figure.end, low, high, figure.unit, row, column)


def _paragraph(decision: Decision, extraction: Extraction) -> str:
    """The paragraph of the first figure, which a fingerprint is tied to."""
    first = extraction.figures[min(decision.figures)]
    sentences = extraction.sentences
    number = sentences[first.sentence].paragraph
    start = end = first.sentence
    while start > 0 and sentences[start - 1].paragraph == number:
        start -= 1
    while end + 1 < len(sentences) and sentences[end + 1].paragraph == number:
        end += 1
    if sentences[end].end - sentences[start].start > _LONGEST:
        start = end = first.sentence
    return without_markers(extraction.text[sentences[start].start : sentences[end].end])
