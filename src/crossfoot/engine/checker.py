"""The main job: read the figures of a text, bind them, recompute, report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossfoot.binding.join import Binding, Joiner, make_binding
from crossfoot.binding.page import Page, Reader, make_reader
from crossfoot.binding.reading import Group, Silence
from crossfoot.detectors import Detection, that_may_find, triggers_of
from crossfoot.documents import Document, Markers, read
from crossfoot.documents.notation import notation_of
from crossfoot.engine.coverage import coverage_of
from crossfoot.engine.decision import Bench, Decision
from crossfoot.engine.environment import Worlds
from crossfoot.engine.evaluation import Evaluation, evaluate
from crossfoot.engine.evidence import slip_of
from crossfoot.engine.findings import finding_of
from crossfoot.engine.profiles import Profile, profile_named
from crossfoot.engine.suppression import find_markers, known, outside, sort_out
from crossfoot.engine.times import Times, day_of
from crossfoot.errors import OptionError
from crossfoot.lexicon.notations import notation_named
from crossfoot.model.decimals import in_own_arithmetic
from crossfoot.model.finding import Finding, Level, Verdict
from crossfoot.model.notation import Notation
from crossfoot.model.quantity import Quantity
from crossfoot.model.report import Coverage, Report
from crossfoot.quantities import Extraction, extract_figures
from crossfoot.reference.rates import Rates
from crossfoot.rulebook import Rulebook, load_with_shipped
from crossfoot.tables import read_tables

if TYPE_CHECKING:
    from crossfoot.model.explanation import Explanation

Checkable = str | Document | Path


class Checker:
    """Rules made ready to check any number of texts.

    Immutable once made, safe to share between threads, and picklable as the plain data it was made from.

    Args:
        rules: names of the rules to run; None runs every rule of the profile.
        profile: "news" unless given; see ``crossfoot.engine.profiles``.
        config: settings of a workspace: ``ignore`` (rule names), ``levels`` (level by rule name), ``rules``
            (further rule folders, whose rules replace shipped ones of the same name), ``numbers`` and ``scale``.
        rulebook: rules already loaded; the shipped ones (and those of ``config``) unless given.
        numbers: how numbers are printed, "english" or "continental" (decimal comma), unless the document says.
        scale: "short" or "long" (a billion is a million millions), unless the document says.

    Raises:
        OptionError: an unknown name of a rule, a profile, a notation of numbers or a scale.
    """

    def __init__(
        self,
        rules: Iterable[str] | None = None,
        profile: str | None = None,
        config: Mapping[str, Any] | None = None,
        rulebook: Rulebook | None = None,
        numbers: str | None = None,
        scale: str | None = None,
    ) -> None:
        settings = dict(config or {})
        chosen = tuple(rules) if rules is not None else None
        self._made_from = (chosen, profile, settings, rulebook, numbers, scale)
        self.notation = notation_named(numbers or settings.get("numbers"), scale or settings.get("scale"))
        self.rulebook = rulebook if rulebook is not None else _rulebook(settings)
        self.profile: Profile = profile_named(profile)
        self.levels = self._levels(rules, settings)
        running = [rule for rule in self.rulebook if rule.name in self.levels]
        triggers = (trigger for rule in running for trigger in triggers_of(rule))
        self.reader: Reader = make_reader(running, triggers)
        self.bindings: tuple[Binding, ...] = tuple(
            make_binding(rule, self.reader.book) for rule in running if rule.detector is None
        )
        self.detections = tuple(
            Detection.of(rule, self.reader.book) for rule in running if rule.detector is not None
        )
        self.rates = Rates()

    def __reduce__(self) -> tuple[object, ...]:
        return (Checker, self._made_from)

    def _levels(self, rules: Iterable[str] | None, settings: Mapping[str, Any]) -> dict[str, Level]:
        """The rules that run and the level at which each reports."""
        chosen = None if rules is None else {self.rulebook.find(name).name for name in rules}
        ignored = {self.rulebook.find(name).name for name in settings.get("ignore") or ()}
        own = {
            self.rulebook.find(name).name: Level(level)
            for name, level in (settings.get("levels") or {}).items()
        }
        levels: dict[str, Level] = {}
        for rule in self.rulebook:
            level = own.get(rule.name) or self.profile.level(rule)
            if chosen is not None:
                level = rule.level if level is Level.OFF and rule.level is not Level.OFF else level
                level = Level.NOTE if level is Level.OFF else level
            if (
                rule.name not in ignored
                and level is not Level.OFF
                and (chosen is None or rule.name in chosen)
            ):
                levels[rule.name] = level
        return levels

    @in_own_arithmetic
    def check(self, source: Checkable, as_of: date | None = None) -> Report:
        """Check one text.

        Args:
            source: the text itself, a Document, or a path to read.
            as_of: the date of the text; wins over the date that the document states.

        Raises:
            OptionError: ``as_of`` is no date.
        """
        document = read(source) if isinstance(source, Path) else source
        text = document if isinstance(document, str) else document.text
        own_date = None if isinstance(document, str) else document.date
        notation = self.notation if isinstance(document, str) else notation_of(document, self.notation)
        day = day_of(as_of) or own_date
        run = Run(self, text, day, find_markers(document), notation)
        return run.report(None if isinstance(document, str) else document.path)

    @in_own_arithmetic
    def explain(self, source: Document | str, line: int, as_of: date | None = None) -> Explanation:
        """Why the figures of a line (from 1, of the original file) were read and bound as they were."""
        from crossfoot.engine.explaining import explain_line

        return explain_line(self, source, line, as_of)


class Run:
    """One text on its way through a checker; keeps what ``explain`` shows."""

    def __init__(
        self,
        checker: Checker,
        text: str,
        as_of: date | None,
        markers: Markers | None = None,
        notation: Notation | None = None,
    ) -> None:
        self.checker = checker
        self.markers = markers or Markers()
        self.extraction, tables = read_tables(_extract(text, self.markers, notation or checker.notation))
        self.page: Page = checker.reader.page(self.extraction, tables)
        self.joiner = Joiner(self.page, checker.reader.book)
        self.worlds = Worlds(Times.of(self.extraction.figures, as_of), checker.rates)
        self.bench = Bench()
        self.tried: list[tuple[Group, list[Evaluation]]] = []
        self._bind()
        self.decisions: list[Decision] = self.bench.settle()

    def _bind(self) -> None:
        """All groups of all rules, evaluated and weighed."""
        for binding in self.checker.bindings:
            for group in self.joiner.groups(binding):
                self._weigh(group)
        page, book = self.page, self.checker.reader.book
        for detection in that_may_find(self.checker.detections, page.mask):
            for group in detection.read(page, book):
                self._weigh(group)

    def _weigh(self, group: Group) -> None:
        figures = self.extraction.figures
        evaluations = [evaluate(reading, figures, self.worlds) for reading in group.readings]
        self.tried.append((group, evaluations))
        self.bench.weigh(group, evaluations, partial(slip_of, figures=figures, worlds=self.worlds))

    def report(self, path: object = None) -> Report:
        """Findings sorted by place, and coverage."""
        pairs = [(decision, self.finding(decision)) for decision in self.decisions]
        findings = [finding for _, finding in pairs if finding is not None]
        findings.sort(key=lambda finding: (finding.start, finding.rule, finding.end))
        name = str(path) if path is not None else None
        markers, problems = known(self.markers, self.checker.rulebook, name)
        sorted_out = sort_out(findings, markers)
        suppressed = {id(item.finding) for item in sorted_out.suppressed}
        return Report.later(
            partial(self._rest, pairs, suppressed),
            text=self.extraction.text,
            findings=sorted_out.kept,
            path=name,
            suppressed=sorted_out.suppressed,
            unused=sorted_out.unused,
            problems=problems,
        )

    @in_own_arithmetic
    def _rest(
        self, pairs: list[tuple[Decision, Finding | None]], suppressed: set[int]
    ) -> tuple[Coverage, tuple[Quantity, ...]]:
        """Coverage and all figures; what only a suppressed finding checked is not checked."""
        silences = [*self.joiner.silences, *self.bench.silences]
        checked = {index for held in self.bench.held for index in held}
        for decision, finding in pairs:
            if finding is not None and id(finding) in suppressed:
                silences += [Silence(index, finding.rule, "suppressed") for index in decision.figures]
            elif finding is not None:
                checked.update(decision.figures)
            else:
                silences.append(Silence(decision.target, decision.evaluation.reading.rule.name, "weak"))
        self.extraction.surround()
        figures = self.extraction.figures
        coverage = coverage_of(figures, checked, silences, self.page.truncated)
        return coverage, tuple(figure.quantity() for figure in figures)

    def finding(self, decision: Decision) -> Finding | None:
        """The finding of a decision, None if it is too doubtful to accuse."""
        level = self.checker.levels[decision.evaluation.reading.rule.name]
        return finding_of(decision, self.extraction, self.worlds, level)


def _extract(text: str, markers: Markers, notation: Notation) -> Extraction:
    """The figures of a text, those in its markers left out."""
    extraction = extract_figures(text, notation)
    spans = [span for span in markers.spans if span[0] < span[1]]
    return replace(extraction, figures=outside(extraction.figures, spans)) if spans else extraction


def _rulebook(settings: Mapping[str, Any]) -> Rulebook:
    return load_with_shipped(Path(folder) for folder in settings.get("rules") or ())


def check(
    source: Checkable,
    as_of: date | None = None,
    rules: Iterable[str] | None = None,
    profile: str | None = None,
    numbers: str | None = None,
    scale: str | None = None,
) -> Report:
    """Check one text with the shipped rules; the arguments are those of ``Checker`` and its ``check``.

    >>> import crossfoot
    >>> report = crossfoot.check("Sales fell 33% to £30m from £40m.")
    >>> [finding.rule for finding in report.discrepancies]
    ['percent-change']
    """
    return _shared(tuple(rules) if rules is not None else None, profile, numbers, scale).check(source, as_of)


_CHECKERS: dict[tuple[object, ...], Checker] = {}


def _shared(
    rules: tuple[str, ...] | None, profile: str | None, numbers: str | None, scale: str | None
) -> Checker:
    """One checker for each choice of rules and notation, made at the first call."""
    key = (rules, profile, numbers, scale)
    if key not in _CHECKERS:
        _CHECKERS[key] = Checker(rules=rules, profile=profile, numbers=numbers, scale=scale)
    return _CHECKERS[key]


__all__ = ["Checker", "OptionError", "Run", "Verdict", "check"]
