"""From readings to verdicts: who may accuse, what silences, and why nothing was said.

Per key figure only the best tier speaks. A reading that holds is reported if its binding was good enough to have
accused. A reading that fails is a discrepancy if it is anchored, or if it is the only cued one and its result is
not explained by an informative relation of another kind. Everything else is silence with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from crossfoot.binding.reading import ALONE, EVIDENCE, Group, Silence
from crossfoot.engine.diagnosis import Diagnosis, target_of
from crossfoot.engine.evaluation import Evaluation
from crossfoot.engine.evidence import Slip
from crossfoot.model.finding import Tier, Verdict

#: An agreement less likely than this is evidence that the binding is right.
INFORMATIVE = 0.05
#: A cued reading whose fit is likelier than this proves nothing and is not reported as consistent.
TOO_COARSE = 0.3
#: The same for a reading that agrees only with a leniency.
RESCUED = 0.15


#: A slip that mends figures which nothing else ties together must be as unlikely as this by chance.
UNLIKELY = 0.08

#: The same for one that holds only because its figures may be loosely rounded.
FAR_FETCHED = 0.03

Slips = Callable[[Evaluation], Slip | None]


def no_slip(_: Evaluation) -> Slip | None:
    """No slip is looked for."""
    return None


#: So many figures in common make two discrepancies one.
_SHARED = 2


@dataclass(frozen=True, slots=True)
class Decision:
    """A reading that is to be reported, and how."""

    evaluation: Evaluation
    verdict: Verdict
    diagnosis: Diagnosis | None = None

    @property
    def figures(self) -> frozenset[int]:
        """The figures that take part."""
        return frozenset(self.evaluation.reading.indexes)

    @property
    def by_evidence(self) -> bool:
        """Whether nothing but the sum ties its figures together."""
        return self.evaluation.reading.window in (EVIDENCE, ALONE)

    @property
    def target(self) -> int:
        """The figure that states the result, or the first one."""
        reading = self.evaluation.reading
        name = target_of(reading)
        filling = reading.figures[name] if name else reading.indexes[0]
        return filling if isinstance(filling, int) else filling[0]


@dataclass(slots=True)
class Bench:
    """All evaluated groups of a text, decided together.

    ``held`` has the figures of relations that were checked and agree, but whose rule reports no agreement.
    """

    decisions: list[Decision] = field(default_factory=list)
    silences: list[Silence] = field(default_factory=list)
    held: list[frozenset[int]] = field(default_factory=list)

    def weigh(self, group: Group, evaluations: list[Evaluation], slips: Slips = no_slip) -> None:
        """Decide one group: readings of one rule from one key figure.

        ``slips`` tells of the slip that would mend a reading, where figures speak for or against its words.
        """
        known = [one for one in evaluations if one.undecided is None]
        if not known:
            self._silent(group, _reason(evaluations[0].undecided or ""))
            return
        holding = [one for one in known if one.holds]
        if known[0].reading.window == EVIDENCE:
            self._weigh_evidence(group, known, bool(holding), slips)
            return
        if holding:
            self._weigh_holding(group, holding, len(known) == 1, group.choices, slips)
        elif len(known) > 1 and not group.choices:
            self._silent(group, "ambiguous")
        elif known[0].reading.blocked:
            self._silent(group, f"guard:{known[0].reading.blocked}")
        else:
            self.decisions.append(Decision(known[0], Verdict.DISCREPANCY))

    def _weigh_evidence(self, group: Group, known: list[Evaluation], holds: bool, slips: Slips) -> None:
        """Figures that nothing but the sum ties together accuse if one of their readings is a slip away."""
        found = [] if holds else [slip for one in known if (slip := slips(one)) is not None]
        slipped = [slip.evaluation for slip in found if slip.odds * len(known) <= UNLIKELY]
        if len(slipped) == 1 and not slipped[0].reading.blocked:
            self.decisions.append(Decision(slipped[0], Verdict.DISCREPANCY))
        else:
            self._silent(group, "weak")

    def _weigh_holding(
        self, group: Group, holding: list[Evaluation], alone: bool, choices: bool, slips: Slips
    ) -> None:
        best = min(holding, key=lambda one: (not one.strict, one.chance, _reach(one)))
        # Agreement that needs a leniency and would be likely anyway says nothing, however well it is bound.
        telling = best.strict or best.chance <= RESCUED or best.reading.rule.printed
        anchored = best.reading.tier is Tier.ANCHORED and telling
        slip = slips(best) if not best.strict and (alone or choices) else None
        if best.reading.blocked:
            self._silent(group, f"guard:{best.reading.blocked}")
        elif slip is not None and slip.odds <= FAR_FETCHED:
            # Loosely rounded it would agree; that a slip makes it agree to the last digit is the better story.
            self.decisions.append(Decision(slip.evaluation, Verdict.DISCREPANCY))
        elif (
            anchored
            or (alone and best.reading.rule.printed)
            or best.chance <= (TOO_COARSE if alone else INFORMATIVE)
        ):
            self._agree(best)
        else:
            self._silent(group, "weak")

    def _agree(self, best: Evaluation) -> None:
        if best.reading.rule.confirms:
            self.decisions.append(Decision(best, Verdict.CONSISTENT))
        else:
            self.held.append(frozenset(best.reading.indexes))

    def _silent(self, group: Group, reason: str) -> None:
        self.silences.append(Silence(group.key, group.rule.name, reason))

    def settle(self) -> list[Decision]:
        """Let relations compete: explained figures are not accused, and nothing is said twice."""
        fitting = [
            decision
            for decision in self.decisions
            if decision.verdict is Verdict.CONSISTENT and decision.evaluation.chance < TOO_COARSE
        ]
        agreed = [decision for decision in fitting if decision.evaluation.chance < INFORMATIVE]
        # Only what gives a value explains it: that two values differ, or stand in order, says little of either.
        explained = {decision.target: decision for decision in agreed if "==" in _formula(decision)}
        worked_out = {key for decision in fitting for key in _operands(decision)}
        known = {one for held in self.held for one in held}
        for decision in self.decisions:
            if decision.verdict is Verdict.CONSISTENT:
                known |= decision.figures
        kept = []
        for decision in self.decisions:
            if decision.by_evidence and decision.verdict is Verdict.DISCREPANCY and decision.target in known:
                continue
            rival = explained.get(decision.target)
            if decision.verdict is Verdict.DISCREPANCY and (
                (rival is not None and _outranks(rival, decision))
                or not worked_out.isdisjoint(_operands(decision))
            ):
                name = decision.evaluation.reading.rule.name
                self.silences.append(Silence(decision.target, name, "ambiguous"))
            else:
                kept.append(decision)
        return list(_without_echoes(kept))


def _reach(evaluation: Evaluation) -> int:
    """How far apart the first and the last figure of a reading are, in figures."""
    indexes = evaluation.reading.indexes
    return max(indexes) - min(indexes)


def _operands(decision: Decision) -> Iterable[tuple[object, ...]]:
    """Rule, the role of one figure, and all other figures by their roles: once for each figure.

    If a relation holds and another of its kind fails with all figures but one the same, that one is of another thing:
    "2.8 doctors for every thousand; nationwide the figure is 4.3".
    """
    reading = decision.evaluation.reading
    for name, filling in reading.figures.items() if len(decision.figures) > _SHARED else ():
        if isinstance(filling, int):
            yield reading.rule.name, name, *(one for one in reading.figures.items() if one[0] != name)


def _outranks(rival: Decision, accused: Decision) -> bool:
    """A relation of another kind that explains the same result at least as firmly bound."""
    mine, other = accused.evaluation.reading, rival.evaluation.reading
    return other.rule is not mine.rule and (mine.tier is not Tier.ANCHORED or other.tier is Tier.ANCHORED)


def _without_echoes(decisions: list[Decision]) -> Iterable[Decision]:
    """Of several relations over the same figures only the best bound is reported."""
    ranked = sorted(decisions, key=_rank)
    # Only decisions that share a figure can echo each other: a long text has thousands.
    taken: dict[int, list[Decision]] = {}
    for decision in ranked:
        near = {id(other): other for index in decision.figures for other in taken.get(index, ())}
        if any(other.verdict is decision.verdict and _echoes(decision, other) for other in near.values()):
            continue
        for index in decision.figures:
            taken.setdefault(index, []).append(decision)
        yield decision


def _echoes(decision: Decision, other: Decision) -> bool:
    """The same figures again, an order of two whose difference was reported, or one half of a twofold relation.

    Two discrepancies that share two figures say one thing: the better bound of them says it.
    """
    if decision.figures == other.figures:
        return True
    if decision.verdict is Verdict.DISCREPANCY and len(decision.figures & other.figures) >= _SHARED:
        return True
    mine, theirs = _formula(decision), _formula(other)
    part = "==" not in mine if mine else False
    accused = decision.verdict is Verdict.DISCREPANCY
    twofold = accused and " and " in theirs and " and " not in mine
    return decision.figures < other.figures and (part or twofold)


def _formula(decision: Decision) -> str:
    reading = decision.evaluation.reading
    check = reading.rule.check_for(reading.case)
    return check.source if check is not None else ""


def _rank(decision: Decision) -> tuple[object, ...]:
    reading = decision.evaluation.reading
    accuses = decision.verdict is Verdict.DISCREPANCY
    size = len(decision.figures)
    return (
        decision.by_evidence,
        reading.tier is not Tier.ANCHORED,
        -reading.rule.level.rank,
        accuses and "==" not in _formula(decision),
        accuses and " and " not in _formula(decision),
        size if accuses else -size,
        reading.rule.name,
    )


def _reason(undecided: str) -> str:
    """The coverage reason for something that could not be computed."""
    if "weekday" in undecided or "date" in undecided or "year" in undecided:
        return "no-date"
    return "no-reference-data"
