"""Decisions written out as findings."""

from __future__ import annotations

from crossfoot.binding.reading import members
from crossfoot.binding.skeleton import TEMPORAL
from crossfoot.documents import without_markers
from crossfoot.engine.decision import Decision
from crossfoot.engine.diagnosis import Diagnosis, diagnose
from crossfoot.engine.doubt import is_doubtful
from crossfoot.engine.environment import Worlds
from crossfoot.engine.evaluation import Evaluation, asked_of_world
from crossfoot.engine.messages import derivation_of, message_of
from crossfoot.engine.operands import interval_of, scale_of
from crossfoot.engine.repairs import repairs_of
from crossfoot.engine.sides import sides_of
from crossfoot.model.finding import Claim, Finding, Level, Tier, Verdict, fingerprint
from crossfoot.model.interval import Interval
from crossfoot.model.quantity import Kind
from crossfoot.quantities import Extraction, Figure
from crossfoot.rulebook import Rule, Slot
from crossfoot.tables import CellFigure

#: Of a paragraph of more characters, a text without breaks, the sentence is taken.
_LONGEST = 50_000


#: Two sides further apart than a factor of about fourteen, measured as a share of the larger.
_APART = 0.93
#: The same where no known slip explains the distance: people who slip by more than a factor of three leave a trace.
_UNEXPLAINED = 0.75
#: The same where a mere cue leads to the figures.
_UNEXPLAINED_CUE = 0.4
#: The same for a whole and its parts: those that overlap, or belong to another whole, miss it by more.
_OVERLAPPING = 0.35
#: A figure that is next to nothing among the others is of another thing, unless its scale is the slip.
_SIDES = 2
_SCALED = frozenset({"power-of-ten", "scale-word"})
#: Functions of formulas that convert: however they compare, the two sides are amounts of one thing.
_CONVERTING = frozenset({"fx", "unit"})


def finding_of(decision: Decision, extraction: Extraction, worlds: Worlds, level: Level) -> Finding | None:
    """The finding of a decision; None if it is too doubtful to accuse."""
    evaluation, figures = decision.evaluation, extraction.figures
    reading, world = evaluation.reading, worlds[evaluation.environment]
    failed = decision.verdict is Verdict.DISCREPANCY
    diagnosis = diagnose(evaluation, figures, world) if failed else None
    rule = reading.rule
    if failed and (
        _is_no_slip(rule, diagnosis)
        or _is_another_thing(decision, diagnosis, figures)
        or is_doubtful(evaluation, diagnosis, figures, world)
    ):
        return None
    derivation = derivation_of(evaluation, figures, world)
    based = _takes_base(decision)
    claims = tuple(
        _claim(name, figures[index], rule.figures[name], rule, extraction.text if based else "")
        for name, index in _filled(decision)
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


def _is_another_thing(decision: Decision, diagnosis: Diagnosis | None, figures: list[Figure]) -> bool:
    """Whether two sides are so far apart that they can hardly be the same thing.

    Where a known slip explains the distance, that holds only of figures that were bound from afar.
    """
    evaluation = decision.evaluation
    check = evaluation.reading.rule.check_for(evaluation.reading.case)
    if check is None or ("==" not in check.source and _CONVERTING.isdisjoint(asked_of_world(check))):
        return False
    scaled = diagnosis is not None and diagnosis.slip in _SCALED
    if "sum(" in check.source and not scaled and _vanishes(evaluation, figures):
        return True
    if diagnosis is None and "base(" in check.source and _is_swapped_base(evaluation):
        return False
    if diagnosis is None:
        if "sum(" in check.source and "-" not in check.source and _overlaps(evaluation, figures):
            return True
        if (
            evaluation.reading.tier is not Tier.ANCHORED
            and evaluation.outcome.relative_gap > _UNEXPLAINED_CUE
        ):
            return True
        return _distance(evaluation, check.source, figures) > _UNEXPLAINED
    far = evaluation.reading.tier is not Tier.ANCHORED
    return far and not scaled and evaluation.outcome.relative_gap > _APART


def _is_swapped_base(evaluation: Evaluation) -> bool:
    """ "One teacher for every 81 pupils" for 18: the digits of what a rate is counted on the other way round."""
    sides = evaluation.outcome.computed, evaluation.outcome.stated
    texts = [
        f"{(float(side.low) + float(side.high)) / 2:.0f}"
        for side in sides
        if side is not None and side.is_bounded
    ]
    return len(texts) == _SIDES and texts[0] != texts[1] and sorted(texts[0]) == sorted(texts[1])


def _overlaps(evaluation: Evaluation, figures: list[Figure]) -> bool:
    """Whether parts miss their whole by far, though none of them alone is too much for it."""
    taken = [figures[index] for index in evaluation.reading.indexes]
    sizes = [abs(one.value) * scale_of(one) for one in taken if one.value is not None]
    stated = evaluation.outcome.stated
    within = stated is None or all(size <= stated.high for size in sizes)
    return within and evaluation.outcome.relative_gap > _OVERLAPPING


def _vanishes(evaluation: Evaluation, figures: list[Figure]) -> bool:
    """Whether one of the figures of a sum is less than the rounding of another: a price among totals."""
    taken = [figures[index] for index in evaluation.reading.indexes]
    sizes = [
        (abs(float(one.value)) * _in_hundredths(one), float(one.interval.width) * _in_hundredths(one))
        for one in taken
        if one.kind not in TEMPORAL and one.value is not None
    ]
    return any(0 < size < width for size, _ in sizes for _, width in sizes)


def _in_hundredths(figure: Figure) -> int:
    """What makes a fraction as large as a percentage, so that "two-thirds" is not less than the rounding of 20%."""
    return 100 if figure.kind in (Kind.FRACTION, Kind.RATIO) else 1


def _distance(evaluation: Evaluation, formula: str, figures: list[Figure]) -> float:
    """The gap between the sides over the larger; of a sum or difference, over the largest figure that takes part.

    A small difference of two large figures is far from what it should be as soon as a digit of either is wrong.
    """
    outcome, plain = evaluation.outcome, [figures[index] for index in evaluation.reading.indexes]
    if all(figure.kind in TEMPORAL for figure in plain):
        return 0.0
    if "*" in formula or "/" in formula or outcome.computed is None or outcome.stated is None:
        return outcome.relative_gap
    sides = max(_size(outcome.computed), _size(outcome.stated))
    sizes = [abs(float(one.value * scale_of(one))) for one in plain if one.value and one.kind not in TEMPORAL]
    largest = max([sides, *sizes])
    return outcome.relative_gap * sides / largest if largest else 0.0


def _size(side: Interval) -> float:
    low, high = (abs(float(end)) for end in (side.low, side.high))
    return min(low, high) if low != high else low


def _filled(decision: Decision) -> list[tuple[str, int]]:
    return [
        (name, index)
        for name, filling in decision.evaluation.reading.figures.items()
        for index in members(filling)
    ]


def _takes_base(decision: Decision) -> bool:
    """Whether the formula asks what a rate is counted on: then that number is part of the claim."""
    check = decision.evaluation.reading.rule.check_for(decision.evaluation.reading.case)
    return check is not None and "base(" in check.source


def _claim(name: str, figure: Figure, slot: Slot, rule: Rule, text: str) -> Claim:
    """What a figure says; ``text`` is given where what it is counted on ("for every six") belongs to it."""
    interval = interval_of(figure, slot, rule, lenient=False)
    scale = scale_of(figure)
    low = interval.low / scale if interval.low.is_finite() else None
    high = interval.high / scale if interval.high.is_finite() else None
    row, column = (figure.row, figure.column) if isinstance(figure, CellFigure) else (None, None)
    end = max(figure.end, figure.base_end) if text else figure.end
    words = text[figure.start : end] if text else figure.text
    return Claim(name, words, figure.start, end, low, high, figure.unit, row, column)


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
